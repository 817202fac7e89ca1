"""Which state a person of the article is of, where no title says so: evidence in points, the surest first.

A guess for the reader's own use, never claimed as an office: without it «Путин и Макрон встретились» has no sides.
"""

from bisect import bisect_left
from collections import Counter
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from math import exp

from communique.extract.events.lexicon import lexicon_of
from communique.extract.offices.areas import homes, origins
from communique.extract.scene import Scene
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, Person, PersonMention
from communique.parse import Token
from communique.parse.tokens import APOSTROPHES
from communique.recognize.people.words import words_of

# Points of the logistic scale, rounded from a fit over the people whose office or side the articles tell.
POINTS: Mapping[str, float] = {
    "only_fit": 2.5, "fit": 0.7, "first_fit": 0.3, "no_fit": -2.3, "no_fit_at_all": 2.2, "home": 0.7, "no_home": -0.9,
    "share": 1.0, "same": 0.4, "before": 1.0, "late": -0.7, "rival": -0.5, "open": 0.9, "other_open": -0.9,
    "called": 1.5, "called_else": -1.0, "wanted": 0.5, "bias": -1.8,
}  # fmt: skip
LEAST = 0.45
CALLED = 3  # words between a state and a name
FARTHEST = 7  # tokens, where the word for a colleague and courtesies are among them
MOST_PEOPLE, MOST_CODES, MOST_MENTIONS = 40, 8, 12
UNRANKED = frozenset(("official", "other", "private"))


@dataclass(slots=True)
class _Guesses:
    """What is looked at, laid out once; `found` grows by one person at a time."""

    scene: Scene
    areas: tuple[AreaMention, ...]
    codes: tuple[str, ...]
    counts: Counter[str]
    by_sentence: dict[int, set[str]]
    mentions: dict[int, list[PersonMention]]
    called: dict[int, frozenset[str]]
    wanted: frozenset[str]
    points: Mapping[str, float]
    found: dict[int, str] = field(default_factory=dict)


def homes_of(scene: Scene) -> Mapping[int, str]:
    """For people of the table without an area the code of the likeliest state, where one is likely."""
    table = scene.mentions
    open_people = [p for p in table.persons if p.name and not p.area][:MOST_PEOPLE]
    if not open_people:
        return {}
    guesses = _laid(scene)
    while open_people:
        best = max((option for p in open_people for option in _options(guesses, p)), default=(0.0, "", 0))
        if best[0] < LEAST:
            break
        guesses.found[best[2]] = best[1]
        open_people = [p for p in open_people if p.id != best[2]]
    return _by_title(guesses, open_people) | guesses.found


def _by_title(guesses: _Guesses, people: Sequence[Person]) -> dict[int, str]:
    """The state of a title that one state alone has in this language: «Мемлекет басшысы» in a Kazakh report.

    Nobody gets it of whom another has the rank there.
    """
    placed = _placed(guesses)
    ranks = {(area, o.rank) for p, area in placed.items() for o in guesses.scene.mentions.person(p).offices}
    found: dict[int, str] = {}
    for person in people:
        codes = {c for office in person.offices for c in homes(guesses.scene.pack, office.title)}
        held = {(code, office.rank) for code in codes for office in person.offices}
        if len(codes) == 1 and not held & ranks and any(o.rank not in UNRANKED for o in person.offices):
            found[person.id] = next(iter(codes))
    return found


def _laid(scene: Scene) -> _Guesses:
    areas = tuple(m for m in scene.mentions.areas if not m.part)
    by_sentence: dict[int, set[str]] = {}
    for area in areas:
        by_sentence.setdefault(area.sentence, set()).update(area.areas)
    mentions: dict[int, list[PersonMention]] = {}
    for mention in scene.mentions.people:
        mentions.setdefault(mention.person, []).append(mention)
    counts = Counter(code for area in areas for code in area.areas)
    states = tuple(code for code in scene.mentions.hub if counts[code] and not is_bloc(code))
    called = {p: _called(scene, areas, mine) for p, mine in mentions.items()}
    points = {**POINTS, **scene.pack.table("events").get("homes", {})}
    return _Guesses(scene, areas, states, counts, by_sentence, mentions, called, _wanted(scene), points)


def _called(scene: Scene, areas: Sequence[AreaMention], mine: Sequence[PersonMention]) -> frozenset[str]:
    """The states whose adjective or name stands right before a name: «бразильский коллега X», «коллега из X»."""
    found: set[str] = set()
    for mention in mine[:MOST_MENTIONS]:
        at = bisect_left(areas, mention.first, key=lambda m: m.first) - 1
        if mention.form == "name" and at >= 0 and _right_before(scene, areas[at], mention):
            found.update(areas[at].areas)
        if mention.form == "name" and at + 1 < len(areas) and _right_behind(scene, areas[at + 1], mention):
            found.update(areas[at + 1].areas)
    return frozenset(found)


def _right_behind(scene: Scene, area: AreaMention, name: PersonMention) -> bool:
    """Whether a state stands behind a name that it owns, in a language without cases: "X of Latvia"."""
    lexicon, tokens = lexicon_of(scene.pack), scene.parsed.tokens
    beside = area.sentence == name.sentence and area.first == name.last + 1
    return lexicon.caseless and area.kind == "country" and beside and tokens[name.last].norm in lexicon.of_words


def _right_before(scene: Scene, area: AreaMention, name: PersonMention) -> bool:
    """Whether only nouns and adjectives stand between, and no «в» before the state."""
    if area.sentence != name.sentence or name.first - area.last > FARTHEST or area.kind not in ("adjective", "country"):
        return False
    tokens = scene.parsed.tokens
    between = tokens[area.last : name.first]
    if between and all(t.text in APOSTROPHES or t.norm == "s" for t in between) and lexicon_of(scene.pack).caseless:
        return True  # "Samoa's X Y"
    if _of_colleague(scene, between):
        return True
    if len(between) > CALLED:
        return False
    before = tokens[area.first - 1] if area.first else None
    if any(t.pos not in ("NOUN", "ADJ") for t in between):
        return False
    return bool(between) or (
        area.kind == "country" and before is not None and before.norm in lexicon_of(scene.pack).of_words
    )


def _of_colleague(scene: Scene, between: Sequence[Token]) -> bool:
    """Whether only a word for a colleague stands between, and courtesies: "his Guinean counterpart, Prof. X"."""
    words = words_of(scene.pack)
    peer = bool(between) and not words.colleague.isdisjoint(between[0].lemmas)
    return peer and all(t.text == "," or words.courtesy(t) for t in between[1:])


def _place(guesses: _Guesses, mention: PersonMention, code: str) -> dict[str, float]:
    """Where a state stands in the sentence that first names somebody: before, behind, as a place to go to."""
    lexicon, tokens = lexicon_of(guesses.scene.pack), guesses.scene.parsed.tokens
    here = [a for a in guesses.areas if a.sentence == mention.sentence and code in a.areas] if lexicon.caseless else []
    behind = [a for a in here if a.first >= mention.last]
    there = [a for a in behind if tokens[a.first - 1].norm in lexicon.in_words]
    return {"gone_to": float(bool(there)), "behind": float(bool(behind)), "ahead": float(len(here) > len(behind))}


def _wanted(scene: Scene) -> frozenset[str]:
    """The states with a title that nobody named in the article is said to hold: «турецкий президент»."""
    return frozenset(m.office.area for m in scene.mentions.offices if m.office.area and not m.holders and not m.plural)


def _options(guesses: _Guesses, person: Person) -> list[tuple[float, str, int]]:
    """Each state that the person may be of, with its probability."""
    mine = guesses.mentions.get(person.id, [])[:MOST_MENTIONS]
    beside = {code for m in mine for code in guesses.by_sentence.get(m.sentence, ()) if not is_bloc(code)}
    codes = [c for k, c in enumerate(guesses.codes) if k < MOST_CODES or c in beside]
    return [(_chance(guesses, person, code, codes), code, person.id) for code in codes]


def _chance(guesses: _Guesses, person: Person, code: str, codes: Sequence[str]) -> float:
    said = _by_name(guesses.scene, person, code, codes) | _by_place(guesses, person, code, codes)
    points = guesses.points
    return 1 / (1 + exp(-points["bias"] - sum(points.get(name, 0.0) * value for name, value in said.items())))


def _by_name(scene: Scene, person: Person, code: str, codes: Sequence[str]) -> dict[str, float]:
    """Where such names and such titles are at home."""
    fits, patterns = origins(scene.pack, person.name)
    fitting = [c for c in codes if c in fits]
    at_home = {c for office in person.offices for c in homes(scene.pack, office.title)}
    return {
        "only_fit": float(fitting == [code]),
        "fit": float(code in fits),
        "first_fit": float(fitting[:1] == [code]),
        "no_fit": float(patterns > 0 and code not in fits),
        "no_fit_at_all": float(patterns > 0 and not fitting),
        "home": float(code in at_home),
        "no_home": float(bool(at_home) and code not in at_home),
    }


def _by_place(guesses: _Guesses, person: Person, code: str, codes: Sequence[str]) -> dict[str, float]:
    """Where the state stands in the text, and who else is of it."""
    mine = guesses.mentions.get(person.id, [])[:MOST_MENTIONS]
    placed = _placed(guesses)
    first = bisect_left(guesses.areas, mine[0].first, key=lambda m: m.first) if mine else 0
    ranks = {o.rank for o in person.offices} - UNRANKED
    same = [p for p, area in placed.items() if area == code and p != person.id]
    table = guesses.scene.mentions
    fits = origins(guesses.scene.pack, person.name)[0]
    opens = [c for c in codes[:2] if c not in placed.values()]
    where = _place(guesses, mine[0], code) if mine else {}
    return where | {
        "called": float(code in guesses.called.get(person.id, ())),
        "called_else": float(bool(guesses.called.get(person.id, frozenset()) - {code})),
        "wanted": float(code in guesses.wanted and code in fits),
        "share": guesses.counts[code] / max(1, len(guesses.areas)),
        "same": float(any(code in guesses.by_sentence.get(m.sentence, ()) for m in mine)),
        "before": float(first > 0 and code in guesses.areas[first - 1].areas),
        "late": float(code not in codes[:3]),
        "rival": float(any(o.rank in ranks for p in same for o in table.person(p).offices)),
        "open": float(code in opens),
        "other_open": float(code not in opens and any(c != code for c in opens)),
    }


def _placed(guesses: _Guesses) -> dict[int, str]:
    """The named people whose state is known or was guessed before."""
    known = {p.id: p.area for p in guesses.scene.mentions.persons if p.area and p.name}
    return known | guesses.found
