"""Places in an order: «один из трёх крупнейших торговых партнёров», «второе место по объёму инвестиций»."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.extract.scene import Scene
from communique.lang import Pack
from communique.model import Claim, Leftover, Ranking, Role
from communique.model.mention import AreaMention
from communique.parse import Sentence, Token
from communique.parse.tokens import fold
from communique.recognize.mentions import within

PAGE = ("clutter", "share", "caption")
BEFORE, AFTER, BEHIND = 7, 4, 9
LONGEST = 2  # digits of a place
OWN = 0.6  # the strictness above which an order of «the republic» is left unsaid
SUBJECTS = ("country", "capital", "bloc", "seat")
DESCRIBED = (*SUBJECTS, "adjective")


@dataclass(frozen=True, slots=True)
class Words:
    """A pack's words: roles and measures by phrase, numbers by word, lists by name."""

    roles: dict[tuple[str, ...], str]
    measures: dict[tuple[str, ...], str]
    groups: Mapping[str, int]
    numbers: Mapping[str, int]
    ordinals: Mapping[str, int]
    top: tuple[str, ...]
    first: tuple[str, ...]
    lists: dict[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Order:
    """A rank that words give at tokens `first` to `last` (exclusive); `at_most` is true of «one of three»."""

    first: int
    last: int
    indicator: str
    rank: int
    at_most: bool


def rankings(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind; an order without two areas goes to the ledger."""
    words = _words(scene.pack)
    claims: dict[Ranking, Claim[Any]] = {}
    left: list[Leftover] = []
    for sentence in scene.parsed.sentences:
        if scene.parsed.line_of(sentence).kind in PAGE:
            continue
        before: tuple[int, AreaMention] | None = None
        for order in _orders(scene, sentence, words):
            areas = _areas(scene, sentence)
            of = _of(scene, areas, order)
            shared = before[1] if before and _joined(scene, before[0], order, words) else None
            subject = shared or _subject(scene, areas, of, order)
            claim = _claim(scene, order, of, subject, words) if subject else None
            if subject and claim:
                before = (max(order.last, of.last if of else 0), subject)
                claims.setdefault(claim.content, claim)
            else:
                span = _span(scene, order.first, order.last)
                left.append(Leftover(kind="claim", span=span, reason="ranking_of_whom"))
    return tuple(claims.values()), tuple(left)


def _orders(scene: Scene, sentence: Sentence, words: Words) -> Iterator[Order]:
    tokens = scene.parsed.words(sentence)
    said = {lemma for token in tokens for lemma in (token.lemma, token.norm)}
    if said & (words.lists["not_now"] | words.lists["negation"]):
        return
    for i, token in enumerate(tokens):
        role = _phrase(tokens, i, words.roles)
        if role:
            yield from _by_role(tokens, i, role, words)
        elif token.lemma in words.lists["place"] and i:
            yield from _by_place(tokens, i, words)


def _by_role(tokens: tuple[Token, ...], i: int, role: tuple[str, int], words: Words) -> Iterator[Order]:
    """«Один из трёх крупнейших партнёров», «в тройке …», «второй по величине партнёр», «крупнейший инвестор»."""
    indicator, length = role
    begin = max(0, i - BEFORE)
    before = tokens[begin:i]
    lemmas = [token.lemma for token in before]
    end = tokens[i].index + length
    top = next((j for j in reversed(range(len(before))) if before[j].norm.startswith(words.top)), None)
    for j in reversed(range(len(before))):
        number = _number(before[j], words)
        if lemmas[j] in words.groups and top is not None and j < top:
            yield Order(before[j].index, end, indicator, words.groups[lemmas[j]], True)
            return
        if number and top is not None and j < top and set(lemmas[:j]) & words.lists["one"]:
            yield Order(before[j].index, end, indicator, number, True)
            return
        rank = _ordinal(before, j, words)
        if rank > 1 and before[j].form.number != "Plur" and len(before) - j <= 4:
            yield Order(before[j].index, end, indicator, rank, False)
            return
    single = tokens[i + length - 1].form.number == "Sing"
    if top is not None and single and before[top].norm.startswith(words.first) and len(before) - top <= 2:
        yield Order(before[top].index, end, indicator, 1, False)


def _by_place(tokens: tuple[Token, ...], i: int, words: Words) -> Iterator[Order]:
    """«Второе место среди торговых партнёров», «третье место по объёму инвестиций»."""
    rank = _ordinal(tokens, i - 1, words)
    if not rank or i + 1 >= len(tokens) or tokens[i + 1].norm not in words.lists["among"]:
        return
    for j in range(i + 2, min(i + 8, len(tokens))):
        found = _phrase(tokens, j, words.roles) or _phrase(tokens, j, words.measures)
        if found:
            yield Order(tokens[i - 1].index, tokens[j].index + found[1], found[0], rank, False)
            return


def _ordinal(tokens: Sequence[Token], i: int, words: Words) -> int:
    """The place that a word or figures with an ending name: "eighth", "8th"; 0 where they name none."""
    token = tokens[i]
    digits = token.text[:1] + "".join(c for c in token.text[1:LONGEST] if c.isdecimal())
    if digits.isdecimal():
        behind = tokens[i + 1] if i + 1 < len(tokens) else None
        glued = behind is not None and token.text == digits and behind.start == token.end
        ending = behind.norm if behind is not None and glued else token.norm[len(digits) :]
        return int(digits) if ending in words.lists["ordinal_endings"] else 0
    return next((words.ordinals[form.lemma] for form in token.forms if form.lemma in words.ordinals), 0)


def _number(token: Token, words: Words) -> int:
    if token.is_number and token.text.isdigit() and len(token.text) < 3:
        return int(token.text)
    return words.numbers.get(token.lemma, 0)


def _phrase(tokens: tuple[Token, ...], i: int, phrases: Mapping[tuple[str, ...], str]) -> tuple[str, int] | None:
    """The indicator of the longest phrase that begins at a token, and its length."""
    for length in (2, 1):
        if i + length > len(tokens):
            continue
        found = phrases.get(tuple(token.lemma for token in tokens[i : i + length]))
        # «торговый партнёр» is found at its adjective, never again at its noun
        if found and (length == 2 or not i or (tokens[i - 1].lemma, tokens[i].lemma) not in phrases):
            return found, length
    return None


def _areas(scene: Scene, sentence: Sentence) -> list[AreaMention]:
    return [
        a for a in within(scene.mentions.areas, sentence.start, sentence.end)
        if not a.part and len(a.areas) == 1 and a.kind in DESCRIBED
    ]  # fmt: skip


def _joined(scene: Scene, last: int, order: Order, words: Words) -> bool:
    """Whether another place of the same state follows: "the 8th largest buyer of Peru and the largest of Chile"."""
    between = scene.parsed.tokens[last : order.first]
    joint = bool(between) and bool(between[0].lemmas & words.lists["and"])
    return joint and all(token.pos == "DET" for token in between[1:])


def _claim(scene: Scene, order: Order, of: AreaMention | None, subject: AreaMention, words: Words) -> Claim[Any] | None:
    code, own = (of.areas[0], Role(field="of", span=of.span)) if of else _own(scene, order, subject, words)
    if own is None or code == subject.areas[0]:
        return None
    content = Ranking(area=subject.areas[0], of=code, indicator=order.indicator, rank=order.rank, at_most=order.at_most)
    ends = [order.last, subject.last, of.last if of else order.last + 1]
    said = _span(scene, order.first, order.last)
    roles = (
        Role(field="area", span=subject.span), own, Role(field="rank", span=said), Role(field="indicator", span=said)
    )  # fmt: skip
    span = _span(scene, min(subject.first, order.first, of.first if of else order.first), max(ends))
    return scene.claim(content, span, roles, "rankings.toml", 0.85 if of else 0.65)


def _of(scene: Scene, areas: list[AreaMention], order: Order) -> AreaMention | None:
    """Whose order: the area behind the words, in the genitive or after a preposition."""
    tokens = scene.parsed.tokens
    for area in areas:
        gap = tokens[order.last : area.first]
        if 0 <= area.first - order.last <= AFTER and area.case != "Nom" and not any(t.text in ",;:–—" for t in gap):
            return area if area.kind != "adjective" else None
    return None


def _own(scene: Scene, order: Order, subject: AreaMention, words: Words) -> tuple[str, Role | None]:
    """«Партнёров республики»: the country that the report is about most, if it is not the holder's own."""
    tokens = scene.parsed.tokens
    if order.last < len(tokens) and tokens[order.last].lemmas & words.lists["own"]:
        main = next((code for code in scene.mentions.hub if code not in subject.areas), "")
        if main and scene.strictness <= OWN:
            return main, Role(field="of", inferred=True, confidence=0.7, why="main country of the report")
    return "", None


def _subject(scene: Scene, areas: list[AreaMention], of: AreaMention | None, order: Order) -> AreaMention | None:
    """Who holds the place: the one area in the nominative near the words; none where several could be."""
    held = [a for a in areas if a is not of and a.kind in SUBJECTS and not (of and a.areas == of.areas)]
    near = [a for a in held if a.case in ("Nom", "") and order.first - BEHIND <= a.first <= order.last + BEHIND]
    named = [a for a in near if a.case == "Nom"] or [a for a in near if not _led(scene, a)]
    return named[0] if len({a.areas for a in named}) == 1 else None


def _led(scene: Scene, area: AreaMention) -> bool:
    """Whether a preposition stands before an area: "a buyer of Pakistan"."""
    before = scene.parsed.tokens[max(0, area.first - 2) : area.first]
    words = [token.pos for token in before if token.pos != "DET"]
    return bool(words) and words[-1] == "ADP"


def _span(scene: Scene, first: int, last: int) -> Any:
    return scene.parsed.span(scene.parsed.tokens[first].start, scene.parsed.tokens[last - 1].end)


@cache
def _words(pack: Pack) -> Words:
    table = pack.table("rankings")

    def phrases(name: str) -> dict[tuple[str, ...], str]:
        return {tuple(fold(p).split()): key for key, some in table.get(name, {}).items() for p in some}

    def stems(name: str) -> tuple[str, ...]:
        # Superlatives have the plain adjective as their dictionary form, so their own stem is compared.
        return tuple(fold(word)[:-2] for word in table.get("words", {}).get(name, ()))

    lists = ("one", "place", "among", "negation", "not_now", "own", "and", "ordinal_endings")
    return Words(
        roles=phrases("roles"),
        measures=phrases("measures"),
        groups=table.get("groups", {}),
        numbers=table.get("numbers", {}),
        ordinals=table.get("ordinals", {}),
        top=stems("top") or ("\0",),
        first=stems("first") or ("\0",),
        lists={name: frozenset(fold(w) for w in table.get("words", {}).get(name, ())) for name in lists},
    )
