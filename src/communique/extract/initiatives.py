"""Decisions and undertakings: a street named, a centre opened, a platform created, a visa-free regime."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.extract.scene import Scene
from communique.lang import Pack
from communique.model import Claim, Initiative, Leftover, Role, Span
from communique.model.mention import AreaMention
from communique.parse import Sentence, Token
from communique.parse.tokens import fold
from communique.recognize.mentions import within

PAGE = ("clutter", "share", "caption")
REACH, LONGEST, GOVERNOR = 9, 28, 10
QUOTES = "«“„'\""
STOPS = frozenset(".;:!?…()«»'\"")
DASHES = frozenset("–—")
STATUSES = ("proposed", "decided", "under_way", "done")
Phrases = frozenset[tuple[str, ...]]


@dataclass(frozen=True, slots=True)
class Class:
    """One class of undertakings: verbs and nouns of doing, objects, and words that must stand beside."""

    name: str
    verbs: frozenset[str]
    nouns: frozenset[str]
    objects: Phrases
    beside: frozenset[str]
    named_is_done: bool


@dataclass(frozen=True, slots=True)
class Words:
    """A pack's words."""

    classes: tuple[Class, ...]
    triggers: frozenset[str]
    status: Mapping[str, str]
    lists: Mapping[str, frozenset[str]]


@dataclass(frozen=True, slots=True)
class Doing:
    """A word of doing at `trigger`, its object's tokens, and the clause around (`first` to `last`, exclusive)."""

    kind: Class
    trigger: int
    target: tuple[int, int]
    first: int
    last: int
    noun: bool


def initiatives(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind; what names no second state, or has no status, goes to the ledger."""
    words = _words(scene.pack)
    claims: dict[tuple[str, frozenset[str]], Claim[Any]] = {}
    left: list[Leftover] = []
    foreign = len({code for area in scene.mentions.areas if not area.part for code in area.areas}) > 1
    for sentence in scene.parsed.sentences if foreign else ():
        if scene.parsed.line_of(sentence).kind in PAGE:
            continue
        for doing in _doings(scene, sentence, words):
            status = _status(scene, doing, words)
            span = _span(scene, doing.trigger, doing.trigger + 1)
            if not status:
                left.append(Leftover(kind="claim", span=span, reason="initiative_without_status"))
            elif not _between_states(scene, sentence, doing):
                left.append(Leftover(kind="claim", span=span, reason="initiative_of_one_state"))
            else:
                claim = _claim(scene, doing, status)
                key = _key(scene, doing, claim)
                if not any(key[0] == old[0] and (key[1] <= old[1] or old[1] <= key[1]) for old in claims):
                    claims[key] = claim
    return tuple(claims.values()), tuple(left)


def _key(scene: Scene, doing: Doing, claim: Claim[Any]) -> tuple[str, frozenset[str]]:
    """The same thing done is one claim: its class and object, and the words in capitals of what is done."""
    tokens = scene.parsed.tokens
    role = claim.evidence.role("what")
    span = role.span if role and role.span else claim.evidence.span
    said = tokens[scene.parsed.token_at(span.start) : scene.parsed.token_at(span.end - 1) + 1]
    named = frozenset(t.lemma for t in said if t.is_title and t.is_word)
    return f"{doing.kind.name} {tokens[doing.target[1] - 1].lemma}", named


def _doings(scene: Scene, sentence: Sentence, words: Words) -> Iterator[Doing]:
    tokens = scene.parsed.tokens
    for i in range(sentence.first, sentence.last):
        denied = i > sentence.first and tokens[i - 1].norm in words.lists["negation"]
        if denied or not tokens[i].lemmas & words.triggers:
            continue
        for kind in words.classes:
            noun = bool(tokens[i].lemmas & kind.nouns) and tokens[i].pos == "NOUN"
            if not noun and not (tokens[i].lemmas & kind.verbs and tokens[i].form.verb):
                continue
            first, last = _clause(scene, i, sentence, words)
            target = _target(tokens, i, (first if not noun else i, last), kind)
            beside = not kind.beside or any(t.lemmas & kind.beside for t in tokens[first:last])
            if target and beside and not any(t.norm in words.lists["conditional"] for t in tokens[first:last]):
                yield Doing(kind, i, target, first, last, noun)
                break


def _clause(scene: Scene, at: int, sentence: Sentence, words: Words) -> tuple[int, int]:
    """From the last mark before to the next: quotation marks inside do not end it, a relative clause does."""
    tokens = scene.parsed.tokens
    starts = {area.first for area in within(scene.mentions.areas, sentence.start, sentence.end)}
    first = at
    while first > sentence.first and tokens[first - 1].text not in STOPS and tokens[first - 1].text not in DASHES:
        first -= 1
    last, quoted = at + 1, False
    while last < sentence.last and last - at < LONGEST:
        text = tokens[last].text
        quoted = text in "«“„" or (quoted and text not in "»”")
        route = last + 1 in starts  # «дороги Узбекистан – Кыргызстан – Китай»
        ends = text in ".;:!?…" or (text in DASHES and not quoted and not route)
        comma = text == "," and not quoted and _breaks(tokens, last + 1, sentence.last, words)
        if ends or comma:
            break
        last += 1
    return first, last


def _breaks(tokens: tuple[Token, ...], at: int, end: int, words: Words) -> bool:
    """Whether a comma before this token ends the clause: a joint, a relative word or a verb follows soon."""
    ahead = tokens[at : min(at + 4, end)]
    if not ahead or ahead[0].norm in words.lists["joins"]:
        return True
    return any(t.lemmas & words.lists["relative"] or t.form.verb in ("Fin", "Part", "Conv") for t in ahead)


def _target(tokens: tuple[Token, ...], at: int, clause: tuple[int, int], kind: Class) -> tuple[int, int] | None:
    """What it is done to, inside the clause: behind the word of doing, else before it."""
    order = list(range(at + 1, min(at + REACH, clause[1])))
    order += list(reversed(range(max(at - REACH, clause[0]), at)))
    for i in order:
        for length in (3, 2, 1):
            key = tuple(token.lemma for token in tokens[i : i + length])
            if key in kind.objects and i + length <= clause[1]:
                return i, i + length
    return None


def _status(scene: Scene, doing: Doing, words: Words) -> str:
    """Proposed, decided, under way or done: by what governs the doing, then by its own form."""
    tokens = scene.parsed.tokens
    form = tokens[doing.trigger].form
    before = tokens[max(doing.first, doing.trigger - GOVERNOR) : doing.trigger]
    cue = _cue(before, words)
    if doing.noun or form.verb == "Inf":
        named = any(t.text in QUOTES for t in tokens[doing.target[1] : doing.target[1] + 2])
        return cue or ("done" if doing.noun and named and doing.kind.named_is_done else "")
    if form.verb == "Part":  # only a short one, which has no case, says that something is done
        return "" if form.case else "decided" if any(t.form.tense == "Fut" for t in before) else "done"
    return {"Past": "done", "Pres": "under_way", "Fut": "decided"}.get(form.tense, "")


def _cue(before: tuple[Token, ...], words: Words) -> str:
    """The most cautious of the words that govern: what is proposed is not decided, what will start is not begun."""
    found = {words.status[lemma]: t for t in before for lemma in t.lemmas if lemma in words.status}
    name = next((status for status in STATUSES if status in found), "")
    return "decided" if name == "under_way" and found[name].form.tense == "Fut" else name


def _between_states(scene: Scene, sentence: Sentence, doing: Doing) -> bool:
    """Whether the sentence names areas of two states, or a group of states."""
    areas = [a for a in within(scene.mentions.areas, sentence.start, sentence.end) if not a.part]
    codes = {code for area in areas for code in area.areas}
    return len(codes) > 1 or any(area.kind == "bloc" for area in areas) or doing.kind.name == "name"


def _claim(scene: Scene, doing: Doing, status: str) -> Claim[Any]:
    tokens = scene.parsed.tokens
    inside = within(scene.mentions.areas, tokens[doing.first].start, tokens[doing.last - 1].end)
    bare = doing.noun or tokens[doing.trigger].form.verb == "Inf"
    start = doing.first if doing.target[0] < doing.trigger else doing.trigger if bare else doing.trigger + 1
    end = doing.last
    if bare:
        end = next((i for i in range(doing.target[1], doing.last) if tokens[i].form.verb == "Fin"), doing.last)
    what = _trimmed(scene, start, end)
    by = _by(scene, doing)
    place = next(
        (a for a in inside if doing.target[1] <= a.first < doing.last and a.place and a.kind in ("capital", "city")),
        None,
    )
    roles = [Role(field="what", span=what), Role(field="status", span=_span(scene, doing.trigger, doing.trigger + 1))]
    if by:
        roles.append(by[1])
    if place:
        roles.append(Role(field="place", span=place.span))
    content = Initiative(
        what=_what(scene, what, start, doing), by=by[0] if by else (), status=status, place=place.place if place else ""
    )
    first = doing.first if not by or by[1].span is None else min(doing.first, scene.parsed.token_at(by[1].span.start))
    return scene.claim(content, _trimmed(scene, first, doing.last), tuple(roles), f"initiatives.{doing.kind.name}", 0.7)


def _what(scene: Scene, what: Span, start: int, doing: Doing) -> str:
    """The words themselves; a noun of doing in the nominative."""
    token = scene.parsed.tokens[start]
    if not doing.noun or token.form.case == "Nom":
        return what.text
    return scene.parsed.morphology.inflect(token.text, case="Nom") + what.text[token.end - token.start :]


def _by(scene: Scene, doing: Doing) -> tuple[tuple[str, ...], Role] | None:
    """Who does it: a group in the object's name, the subject in the nominative, the country of the place."""
    parsed = scene.parsed
    tokens = parsed.tokens
    inside = within(scene.mentions.areas, tokens[doing.first].start, tokens[doing.last - 1].end)
    areas = [area for area in inside if not area.part]
    group = next((a for a in areas if a.first >= doing.target[1] and a.kind == "bloc" and doing.noun), None)
    if group:
        return group.areas, Role(field="by", span=group.span)
    subject = next((a for a in areas if a.first < doing.trigger and a.case == "Nom" and a.kind in SUBJECTS), None)
    if subject and not doing.noun:
        return subject.areas, Role(field="by", span=subject.span)
    town: AreaMention | None = next(
        (a for a in areas if a.first > doing.trigger and a.kind in ("capital", "city")), None
    )
    if town and doing.kind.name == "name":
        span = parsed.span(town.span.start, town.span.end)
        return town.areas, Role(field="by", span=span, inferred=True, confidence=0.8, why="country of the place")
    return None


SUBJECTS = ("country", "capital", "seat", "bloc")


def _trimmed(scene: Scene, first: int, last: int) -> Span:
    """The words without a conjunction or mark at either end."""
    tokens = scene.parsed.tokens
    while first < last - 1 and not (tokens[first].is_word or tokens[first].is_number or tokens[first].text in "«“„"):
        first += 1
    while last - 1 > first and tokens[last - 1].text in ",-–—":
        last -= 1
    return _span(scene, first, last)


def _span(scene: Scene, first: int, last: int) -> Span:
    return scene.parsed.span(scene.parsed.tokens[first].start, scene.parsed.tokens[last - 1].end)


@cache
def _words(pack: Pack) -> Words:
    table = pack.table("initiatives")
    classes = tuple(
        Class(
            name=name,
            verbs=_folded(given.get("verbs", ())),
            nouns=_folded(given.get("nouns", ())),
            objects=frozenset(tuple(fold(phrase).split()) for phrase in given.get("objects", ())),
            beside=_folded(given.get("with", ())),
            named_is_done=bool(given.get("named_is_done")),
        )
        for name, given in table.get("class", {}).items()
    )
    status = {fold(word): name for name in STATUSES for word in table.get("status", {}).get(name, ())}
    lists = {
        name: _folded(table.get("words", {}).get(name, ())) for name in ("negation", "relative", "conditional", "joins")
    }
    triggers = frozenset(word for kind in classes for word in kind.verbs | kind.nouns)
    return Words(classes, triggers, status, lists)


def _folded(words: Any) -> frozenset[str]:
    return frozenset(fold(word) for word in words)
