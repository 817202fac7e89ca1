"""Names to the nominative: every reading that the pack's patterns of declension allow, weighed together."""

import re
from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache, lru_cache
from typing import Any

from anyascii import anyascii

from communique.lang import Pack
from communique.parse.morphology import Morphology, morphology_of
from communique.parse.tokens import fold

CASES = ("Nom", "Gen", "Dat", "Acc", "Ins", "Loc")
GENDERS = ("Masc", "Fem")
MARKED = re.compile("[a-z]*[ß-ɏḀ-ỿ][a-zß-ɏḀ-ỿ'’-]*")  # Latin, one letter at least with a mark
# How often names stand in each case in news; a title or a preposition beside the name overrides it.
PRIOR: Mapping[str, float] = {"Nom": 0.0, "Gen": -0.7, "Ins": -0.8, "Dat": -1.4, "Acc": -1.5, "Loc": -2.2}
# In news of states men are named more often; any given name in the dictionary outweighs this.
GENDER_PRIOR: Mapping[str, float] = {"Masc": 0.0, "Fem": -0.7}
GIVEN_IN_DICTIONARY = 0.8
SURNAME_IN_DICTIONARY = 0.4
# A first part that is short or a family name stays unchanged quite often («Си Цзиньпином», «Касым-Жомартом»).
STIFF = -0.4
# Given names are declined more often than surnames of the same ending.
GIVEN_STAYS = 0.5
LAST, EARLIER = "last", "earlier"  # where a word stands in its name
NEVER = -50.0


@dataclass(frozen=True, slots=True)
class Part:
    """One word of a name as written; `fixed` for initials and particles, `stiff` where it may stay undeclined."""

    text: str
    fixed: bool = False
    stiff: bool = False
    last: bool = True  # the last of its name that is neither initial nor particle
    joint: str = " "  # what stands between it and the next part


@dataclass(frozen=True, slots=True)
class Sighting:
    """A name at one place of the text: its parts, and for each case how well it suits that place."""

    parts: tuple[Part, ...]
    cases: tuple[tuple[str, float], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Pattern:
    """A pattern of declension in one case: its ending, the nominative's, and what stems it takes."""

    ending: str
    nominative: str
    after: str
    stem: tuple[str, ...]
    unless: tuple[str, ...]
    weight: float

    @classmethod
    def of(cls, row: Mapping[str, Any], case: str) -> "Pattern":
        """A row of the pack's table."""
        return cls(
            ending=row["endings"][case],
            nominative=row["endings"]["Nom"],
            after=row.get("after", ""),
            stem=tuple(row.get("stem", ("",))),
            unless=tuple(row.get("unless", ())),
            weight=float(row.get("weight", 0.0)),
        )

    def apply(self, word: str, found: dict[str, float]) -> None:
        """Add the nominative of a word with this ending, where its stem is one that the pattern takes."""
        stem = word[: len(word) - len(self.ending)]
        if len(stem) < 2 or (self.after and stem[-1] not in self.after):
            return
        if stem.endswith(self.stem) and not stem.endswith(self.unless):
            _keep(found, stem + self.nominative, self.weight)


class Declension:
    """A pack's patterns of declension, ready to be asked."""

    def __init__(self, pack: Pack) -> None:
        """Compile the tables `declension` and `unchanged` of the pack's `names`."""
        table = pack.table("names")
        self._rows: tuple[Mapping[str, Any], ...] = tuple(table.get("declension", ()))
        self._patterns: dict[tuple[str, str, str], tuple[Pattern, ...]] = {}
        unchanged: dict[str, list[tuple[str, float]]] = {}
        for row in table.get("unchanged", ()):
            for end in row["ends"]:
                unchanged.setdefault(end, []).append((str(row.get("gender", "")), float(row["weight"])))
        self._unchanged = unchanged
        self._lengths = sorted({len(end) for end in unchanged}, reverse=True)
        self._oblique = tuple(table.get("oblique", ()))
        self._unlikely = float(table.get("oblique_weight", 1.0))  # how much such an ending speaks against a nominative
        self._only_last = bool(table.get("only_last", False))  # earlier words of a name stand as they are
        self._morphology: Morphology = morphology_of(pack)
        self._known: dict[tuple[str, str, str, str], dict[str, float]] = {}

    def nominatives(self, word: str, case: str, gender: str, place: str = LAST) -> dict[str, float]:
        """Nominatives of a word in lower case that stands in this case, with weights; `place` in the name."""
        if self._only_last and place == EARLIER:
            return {word: 0.0}
        key = (word, case, gender, place)
        if key not in self._known:
            if len(self._known) > 100_000:
                self._known.clear()
            self._known[key] = self._read(*key)
        return self._known[key]

    def _read(self, word: str, case: str, gender: str, place: str) -> dict[str, float]:
        found: dict[str, float] = {}
        for pattern in self._for(case, gender, place):
            if word.endswith(pattern.ending):
                pattern.apply(word, found)
        stays = self._stays(word, gender) if self._rows else 0.0
        stays -= GIVEN_STAYS if place == EARLIER and case != "Nom" else 0.0
        # Where every case has an ending of its own, a word that stays as it is has none.
        doubt = self._unlikely if self._only_last else 1.0
        _keep(found, word, stays - (doubt if case != "Nom" and word.endswith(self._oblique) else 0.0))
        for form in self._morphology.forms(fold(word)):
            if not form.known or form.number == "Plur" or form.gender not in ("", gender) or form.case != case:
                continue
            if case == "Nom" and form.lemma != fold(word) and form.name == "given":
                continue  # a form of address, not a nominative
            if form.name in ("given", "surname"):
                if form.name == "given":
                    _keep(found, _with_accents(form.lemma, word, found), GIVEN_IN_DICTIONARY)
                elif form.gender == "Masc":
                    _keep(found, _with_accents(form.lemma, word, found), SURNAME_IN_DICTIONARY)
        if case == "Nom" and word.endswith(self._oblique):
            found = {
                name: weight - self._unlikely if name == word and weight <= 0.5 else weight
                for name, weight in found.items()
            }
        return found

    def _for(self, case: str, gender: str, place: str) -> tuple[Pattern, ...]:
        """The patterns of a case, a gender and a place in the name, in the pack's order."""
        key = (case, gender, place)
        if key not in self._patterns:
            rows = (r for r in self._rows if r["gender"] in ("", gender) and (place == LAST or not r.get("surname")))
            self._patterns[key] = tuple(Pattern.of(row, case) for row in rows)
        return self._patterns[key]

    def _stays(self, word: str, gender: str) -> float:
        for length in self._lengths:
            for only, weight in self._unchanged.get(word[-length:] if length else "", ()):
                if only in ("", gender):
                    return weight
        return -3.0


@cache
def declension_of(pack: Pack) -> Declension:
    """The pack's patterns, compiled once."""
    return Declension(pack)


def stems(part: Part, patterns: Declension) -> frozenset[str]:
    """All nominatives that a word can have in any case, folded; of a Latin word without the marks of its letters too.

    "Çavuşoğlu" is "Cavusoglu" to many editors.
    """
    return _stems(part.text.lower(), patterns)


@lru_cache(maxsize=50_000)
def _stems(text: str, patterns: Declension) -> frozenset[str]:
    found: set[str] = set()
    for gender in GENDERS:
        for case in CASES:
            options = patterns.nominatives(text, case, gender)
            found |= {fold(word) for word, weight in options.items() if weight > -2.5}
    return frozenset(found | {anyascii(word).lower() for word in found if MARKED.fullmatch(word)})


def solve(sightings: Sequence[Sighting], gender: str, patterns: Declension) -> tuple[str, str, float]:
    """The nominative of the first sighting's name, the gender, and how clear it is, with all sightings as witnesses.

    The first should be the fullest. `gender` is what is known of it, or empty.
    """
    head, others = sightings[0], sightings[1:]
    scored: list[tuple[float, str, str]] = []
    for sex in (gender,) if gender else GENDERS:
        for total, name in _readings(head, sex, patterns):
            agreed = sum(_agreement(name, other, sex, patterns) for other in others)
            scored.append((total + agreed + GENDER_PRIOR[sex], _spell(name, head.parts), sex))
    scored.sort(key=lambda row: (-row[0], row[2] != "Masc", row[1]))
    best = scored[0]
    rival = next((row for row in scored if row[1] != best[1]), None)
    return best[1], best[2], best[0] - rival[0] if rival else 9.0


def _readings(sighting: Sighting, gender: str, patterns: Declension) -> list[tuple[float, tuple[str, ...]]]:
    """The likeliest tuples of nominatives of a sighting, at most twelve."""
    best: dict[tuple[str, ...], float] = {}
    for case, weight in sighting.cases:
        beam: list[tuple[float, tuple[str, ...]]] = [(weight, ())]
        for part in sighting.parts:
            options = _options(part, case, gender, patterns)
            beam = [(score + gain, (*name, word)) for score, name in beam for word, gain in options.items()]
            beam = sorted(beam, key=lambda row: -row[0])[:6]
        for score, name in beam:
            best[name] = max(score, best.get(name, NEVER))
    return sorted(((score, name) for name, score in best.items()), key=lambda row: -row[0])[:12]


def _options(part: Part, case: str, gender: str, patterns: Declension) -> dict[str, float]:
    word = part.text.lower()
    if part.fixed:
        return {word: 0.0}
    found = dict(patterns.nominatives(word, case, gender, LAST if part.last else EARLIER))
    if part.stiff:
        _keep(found, word, STIFF)
    return found


def _agreement(name: tuple[str, ...], sighting: Sighting, gender: str, patterns: Declension) -> float:
    """How well a nominative explains another sighting of the same person; parts are paired from the end."""
    best = NEVER
    for case, weight in sighting.cases:
        total = weight
        for word, part in zip(reversed(name), reversed(sighting.parts), strict=False):
            options = {fold(key): value for key, value in _options(part, case, gender, patterns).items()}
            total += options.get(fold(word), -4.0) if not part.fixed else 0.0
        best = max(best, total)
    return best


def _spell(name: tuple[str, ...], parts: tuple[Part, ...]) -> str:
    words = []
    for word, part in zip(name, parts, strict=True):
        words.append((part.text if part.fixed else _capitals(word, part.text)) + part.joint)
    return "".join(words).strip()


def _capitals(word: str, written: str) -> str:
    """A word with the capitals that it is written with, within it too: "McClay"."""
    shared = 0 if written.isupper() else _alike(word, written.lower())
    return written[:shared] + word[shared:] if shared or written.islower() else word[:1].upper() + word[1:]


def _alike(one: str, other: str) -> int:
    """How many letters two words begin with alike."""
    return next((i for i, (a, b) in enumerate(zip(one, other, strict=False)) if a != b), min(len(one), len(other)))


def _keep(found: dict[str, float], word: str, weight: float) -> None:
    found[word] = max(weight, found.get(word, NEVER))


def _with_accents(lemma: str, word: str, found: Mapping[str, float]) -> str:
    """A dictionary form spelled as a reading of the written word that differs in folded letters only."""
    return next((known for known in (*found, word) if fold(known) == lemma), lemma)
