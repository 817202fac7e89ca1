"""How far an organisation's name reaches, and how it reads in the nominative."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.model.mention import AreaMention
from communique.parse import Parse, Token

LONGEST, QUOTED, LONGEST_COUNTRY = 10, 8, 4
OPENING = {"«": "»", "“": "”", "„": "“", '"': '"'}
NAMES = ("given", "surname", "patronymic")
Areas = Mapping[int, AreaMention]


@dataclass(frozen=True, slots=True)
class Reach:
    """Words that continue a name: conjunctions, small adjectives, prepositions with the case they take, lists.

    `owned` are the prepositions and `marks` the apostrophes that say whose a body is where nouns have no cases.
    `head_last` says that what a body is stands behind its name: «Сауда министрлігі».
    """

    joints: frozenset[str]
    qualifiers: frozenset[str]
    prepositions: dict[str, str]
    lists: dict[str, frozenset[str]]
    owned: frozenset[str] = frozenset()
    marks: frozenset[str] = frozenset()
    head_last: bool = False

    def narrows(self, token: Token) -> bool:
        """Whether a word may stand before the head of a name without being an adjective: "state customs committee"."""
        return not self.qualifiers.union(self.lists["themes"]).isdisjoint({token.norm, *token.lemmas})


@dataclass(frozen=True, slots=True)
class Head:
    """The word that names or heads it, the first token that is free, the end of the sentence, the listed name."""

    at: int
    free: int
    end: int
    written: str


@dataclass(frozen=True, slots=True)
class Extent:
    """Tokens `first` to `last` (exclusive); `proper` is true where something makes it a name of its own."""

    first: int
    last: int
    name: str
    area: str
    proper: bool


def extent_of(parsed: Parse, head: Head, areas: Areas, reach: Reach) -> Extent:
    """The name around a head."""
    first = _to_capital(parsed, head, areas, reach) if reach.head_last else _before(parsed, head, areas, reach)
    last = head.at + 1 if reach.head_last else _after(parsed, head, areas, reach)
    inside = [areas[i] for i in range(first, last) if i in areas and areas[i].areas]
    own = next((a for a in inside if a.kind in ("country", "adjective", "bloc") and len(a.areas) == 1), None)
    area = own or next((a for a in inside if len(a.areas) == 1), None) or _owner(parsed, (first, last), areas, reach)
    others = [token for token in parsed.tokens[first:last] if token.index != head.at]
    proper = bool(inside) or any(_is_sign(token, reach) for token in others)
    several = any(_several(token, reach) for token in parsed.tokens[first : head.at])
    name = _nominative(parsed, first, head, last)
    named = (proper or bool(head.written)) and not several
    return Extent(first, last, name, area.areas[0] if area else "", named)


def _several(token: Token, reach: Reach) -> bool:
    """Whether a word before a head says that it speaks of several; a theme is no such word: "the customs service"."""
    if reach.owned and reach.narrows(token):
        return False
    return all(form.number == "Plur" for form in token.forms)


def _owner(parsed: Parse, extent: tuple[int, int], areas: Areas, reach: Reach) -> AreaMention | None:
    """Whose a body is by what stands beside its name: "Chile's Customs Service", "the Agency under X of Chile"."""
    if not reach.owned:
        return None
    first, last = extent
    before = next((a for a in _ending(areas, _before_mark(parsed, first, reach))), None)
    return before or _behind(parsed, last, areas, reach)


def _before_mark(parsed: Parse, at: int, reach: Reach) -> int:
    """The place behind a possessor's name, where the words before `at` are its mark."""
    here = at
    if here and parsed.tokens[here - 1].norm == "s":
        here -= 1
    return here - 1 if here and parsed.tokens[here - 1].text in reach.marks else at


def _ending(areas: Areas, at: int) -> Iterator[AreaMention]:
    """The country that ends at a place, be it of one word or of several."""
    for back in range(1, LONGEST_COUNTRY + 1):
        area = areas.get(at - back)
        if area and area.last == at and len(area.areas) == 1 and area.kind in ("country", "adjective", "capital"):
            yield area


def _behind(parsed: Parse, at: int, areas: Areas, reach: Reach) -> AreaMention | None:
    """The country behind "of", at once or behind an office that the body is under."""
    tokens = parsed.tokens
    for i in (at, at + 2, at + 3):
        if at >= len(tokens) or tokens[at].norm not in reach.owned or i + 1 >= len(tokens):
            return None
        begin = i + 2 if tokens[i + 1].pos == "DET" else i + 1
        area = areas.get(begin) if tokens[i].norm in reach.owned else None
        if area and len(area.areas) == 1 and area.sentence == tokens[at - 1].sentence:
            return area
    return None


def _is_sign(token: Token, reach: Reach) -> bool:
    """Whether a word makes the name a proper one: a capital, a quotation mark, a word that narrows it."""
    if token.is_title or token.text in OPENING:
        return True
    return any(word in reach.qualifiers or word in reach.prepositions for word in (token.norm, *token.lemmas))


def _before(parsed: Parse, head: Head, areas: Areas, reach: Reach) -> int:
    """Adjectives that agree with the head: those of areas, those in capitals, those usual in names."""
    cases = {form.case for form in parsed.tokens[head.at].forms if form.case}
    first = head.at
    while first > head.free and head.at - first < 3:
        token = parsed.tokens[first - 1]
        agree = any(f.pos == "ADJ" and (f.case in cases or not cases) for f in token.forms)
        agree = agree or (not cases and reach.narrows(token))
        named = first - 1 in areas or token.is_title or bool(token.lemmas & reach.qualifiers)
        strange = token.form.verb or token.lemmas & reach.lists["not_names"] or _is_person(token)
        if not agree or not named or strange or (head.written and first - 1 not in areas):
            break
        first -= 1
    return first


def _to_capital(parsed: Parse, head: Head, areas: Areas, reach: Reach) -> int:
    """Back over small words to the capital that a name begins with, and to whose it is: «АҚШ Сауда министрлігі»."""
    if head.written or not _is_owned(parsed, head.at):
        return head.at
    first = head.at
    while first > max(head.free, head.at - LONGEST):
        token = parsed.tokens[first - 1]
        strange = _is_person(token) or token.norm in reach.lists["not_names"]
        if strange or not (_names_body(token) or token.norm in reach.joints):
            return head.at
        first -= 1
        if token.is_title and not (first > head.free and _goes_back(token, parsed.tokens[first - 1], reach)):
            break
    own = next((a for a in _ending(areas, first) if a.first >= head.free and a.case in ("Nom", "Gen", "")), None)
    first = own.first if own and own.kind in ("country", "adjective") else first
    return first if parsed.tokens[first].is_title else head.at


def _goes_back(token: Token, before: Token, reach: Reach) -> bool:
    """Whether a name begins before a capital: «Білім және Ғылым министрлігі», «DP World компаниясы»."""
    foreign = token.text.isascii() and before.text.isascii() and before.is_title
    return foreign or before.norm in reach.joints


def _is_owned(parsed: Parse, at: int) -> bool:
    """Whether a noun has the ending of what belongs to somebody: «министрлігі», not «министрлік»."""
    return parsed.tokens[at].lemma not in ("", _base(parsed, parsed.tokens[at]).lower())


def _names_body(token: Token) -> bool:
    """Whether a word can be part of a name that ends with what the body is: no verb, no case but the genitive."""
    nominal = token.form.pos == "ADJ" or (token.form.pos == "NOUN" and token.form.case in ("Nom", "Gen"))
    return token.is_word and nominal and not token.form.verb


def _after(parsed: Parse, head: Head, areas: Areas, reach: Reach) -> int:
    last = head.at + 1
    while last < head.end and last - head.at < LONGEST:
        step = _step(parsed, last, head, areas, reach)
        if not step:
            break
        last += step
    return last


def _step(parsed: Parse, at: int, head: Head, areas: Areas, reach: Reach) -> int:
    """How many tokens at a place still belong to the name; 0 where it ends."""
    token = parsed.tokens[at]
    if at in areas:
        area = areas[at]
        fits = area.case in ("Gen", "") and (area.kind != "adjective" or _genitive(token))
        return area.last - at if fits else 0
    if token.text in OPENING:
        return _quoted(parsed, at, head.end)
    return 0 if head.written else _word(parsed, at, head, areas, reach)


def _word(parsed: Parse, at: int, head: Head, areas: Areas, reach: Reach) -> int:
    token = parsed.tokens[at]
    if token.norm in reach.prepositions:
        return _complement(parsed, at, head, areas, reach)
    if _genitive(token):
        named = any(i in areas for i in range(head.at + 1, at))
        return 0 if token.is_title and (named or not token.form.known) else 1
    if _is_person(token):
        near = all(_is_person(t) for t in parsed.tokens[head.at + 1 : at])
        return int(near and bool(parsed.tokens[head.at].lemmas & reach.lists["personal"]))
    joint = token.norm in reach.joints or token.text == ","
    return 2 if joint and at + 1 < head.end and _listed(parsed, at, head.end, reach) else 0


def _complement(parsed: Parse, at: int, head: Head, areas: Areas, reach: Reach) -> int:
    """«По статистике», «при президенте», «в Душанбе»: adjectives and a noun in the preposition's case."""
    own = parsed.tokens[head.at].lemmas
    wanted = reach.prepositions[parsed.tokens[at].norm]
    if any(token.lemmas & reach.lists["abroad"] for token in parsed.tokens[head.at : at]):
        area = areas.get(at + 1)
        return area.last - at if area and area.kind in ("country", "capital", "city") else 0
    if not own & reach.lists["fields"] or at + 1 in areas:
        return 0
    for i in range(at + 1, min(at + 5, head.end)):
        token = parsed.tokens[i]
        if token.lemmas & reach.lists["occasions"]:
            return 0
        if any(f.case == wanted and f.pos == "NOUN" for f in token.forms):
            more = parsed.tokens[i + 1] if reach.owned and i + 1 < head.end else None
            return i + 1 - at + bool(more and more.is_title and reach.narrows(more))
        if not any(f.case == wanted and f.pos == "ADJ" for f in token.forms):
            return 0
    return 0


def _quoted(parsed: Parse, at: int, end: int) -> int:
    opening = parsed.tokens[at]
    before, after = parsed.text[opening.start - 1 : opening.start], parsed.text[opening.end : opening.end + 1]
    if not (before.isspace() and after.isalnum()):
        return 0
    for i in range(at + 1, min(at + 1 + QUOTED, end)):
        if parsed.tokens[i].text == OPENING[opening.text]:
            return i + 1 - at
    return 0


def _is_person(token: Token) -> bool:
    return token.is_title and any(form.name in NAMES for form in token.forms[:2])


def _genitive(token: Token) -> bool:
    """Whether a word can be a genitive that hangs on the name; names of people and verbs are none."""
    if not token.is_word or _is_person(token):
        return False
    forms = token.forms[:3]
    return token.form.case == "Gen" or (token.form.pos in ("NOUN", "ADJ") and any(f.case == "Gen" for f in forms))


def _listed(parsed: Parse, at: int, end: int, reach: Reach) -> bool:
    """«… промышленности и торговли», «… инвестиций, промышленности и торговли»: small genitives on both sides."""
    before, after = parsed.tokens[at - 1], parsed.tokens[at + 1]
    if before.lemmas & reach.lists["themes"] and after.lemmas & reach.lists["themes"]:
        return True
    for token in (before, after):
        if token.is_title or token.form.pos != "NOUN" or not _genitive(token):
            return False
    if parsed.tokens[at].text != ",":
        return True
    return any(t.norm in reach.joints for t in parsed.tokens[at + 2 : min(at + 5, end)])


def _nominative(parsed: Parse, first: int, head: Head, last: int) -> str:
    """The name with its head and the adjectives before it in the nominative, the rest as it stands."""
    tokens = parsed.tokens
    form = next((f for f in tokens[head.at].forms if f.pos == "NOUN" and f.number != "Plur"), tokens[head.at].form)
    words = [_agreeing(parsed, token, form.gender) for token in tokens[first : head.at]]
    words.append(head.written or _base(parsed, tokens[head.at]))
    return " ".join(words) + parsed.text[tokens[head.at].end : tokens[last - 1].end]


def _agreeing(parsed: Parse, token: Token, gender: str) -> str:
    if not any(form.case for form in token.forms):
        return token.text
    found = parsed.morphology.inflect(token.text, case="Nom", number="Sing" if gender else "", gender=gender)
    # The dictionary takes «высшего» for a superlative of another word: what changes the stem is not believed.
    return found if found[: len(token.text) - 3] == token.text[: len(token.text) - 3] else token.text


def _base(parsed: Parse, token: Token) -> str:
    if token.text.isupper() or (token.form.case == "Nom" and token.form.number == "Sing"):
        return token.text
    return parsed.morphology.inflect(token.text, case="Nom", number="Sing")
