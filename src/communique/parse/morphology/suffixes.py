"""Agglutinative languages by a table of suffixes with vowel harmony, as the pack's `suffixes.toml` gives it.

A word is a stem and a chain of suffixes, each slot of the chain at most once. Suffixes are taken off from the right;
each surface form of a suffix says which stems it can follow: by the harmony of the stem's last vowel and by the class
of its last letter. All chains that fit are readings; stems that the pack's own words have come first.
"""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import Any

from communique.lang import Pack
from communique.parse.structure import Form

LONGEST_CHAIN = 6
MOST_READINGS = 12
DOUBT = 0.5


@dataclass(frozen=True, slots=True, kw_only=True)
class Surface:
    """One surface form of a suffix: `after` are the classes of letters it follows, empty for any."""

    text: str
    after: frozenset[str]
    harmony: str
    features: tuple[tuple[str, str], ...]
    slot: int
    kind: str
    lemma: str = ""


class Suffixes:
    """The analyser of one pack."""

    elided: frozenset[str] = frozenset()

    def __init__(self, pack: Pack) -> None:
        """Read letters, classes and suffixes of `suffixes.toml`, and the stems that the pack's tables name."""
        table = pack.table("suffixes")
        self._classes: dict[str, set[str]] = {}
        for name, letters in table["letters"].items():
            for letter in letters if name != "dropped" else "":
                self._classes.setdefault(letter, set()).add(name)
        self._back = frozenset(table["harmony"]["back"])
        self._front = frozenset(table["harmony"]["front"])
        self._either = frozenset(table["harmony"].get("both", ()))
        self._hardens: Mapping[str, str] = table.get("hardens", {})
        self._surfaces: dict[str, list[Surface]] = {}
        for surface in _surfaces(table):
            self._surfaces.setdefault(surface.text, []).append(surface)
        self._longest = max(map(len, self._surfaces))
        self._parts = {str(w): str(pos) for pos, words in table.get("parts", {}).items() for w in words}
        self._parts |= dict.fromkeys(_adjectives(pack), "ADJ")
        self._alike = str.maketrans(table.get("alike", {}))
        self._undivided = frozenset(table.get("whole", {}).get("words", ()))
        self._dropped = str(table["letters"].get("dropped", ""))
        self._joins: Mapping[str, str] = table.get("joins", {})
        self._likely: Mapping[str, float] = table.get("likely", {})
        self._stems = frozenset(_words(pack, table))
        given = pack.table("names").get("given", {})
        self._given = frozenset(str(given.get("words", "")).split())

    def forms(self, word: str) -> tuple[Form, ...]:
        """All readings of a folded word, known stems first."""
        return _forms(self, word.translate(self._alike) if not word.isascii() else word)

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of all readings."""
        return frozenset(form.lemma for form in self.forms(word))

    def inflect(self, word: str, *, case: str = "", number: str = "", gender: str = "", name: str = "") -> str:
        """A word without the ending of its case where the nominative is asked for, the word itself otherwise.

        Whose it is stays, and so does the plural unless the singular is asked for.
        """
        del gender, name
        if case != "Nom":
            return word
        low = word.lower()
        lemma = self.forms(low)[0].lemma
        for size in range(len(low), len(lemma), -1):
            form = self.forms(low[:size])[0]
            several = form.number == "Plur"
            if form.lemma == lemma and form.known and form.case == "Nom" and not (several and number == "Sing"):
                return word[:size]
        return word[: len(lemma)] if low.startswith(lemma) else lemma

    def read(self, word: str) -> tuple[Form, ...]:
        """The readings, computed."""
        if not any(c.isalpha() for c in word):
            return (Form(lemma=word, pos="NUM" if word[:1].isdigit() else "PUNCT"),)
        pos = self._parts.get(word, "NOUN")
        whole = Form(lemma=word, pos=pos, case="Nom" if pos == "NOUN" else "", known=word in self._stems, score=1.0)
        if word in self._given:
            whole = replace(whole, known=True, name="given")
        if word in self._undivided:
            return (replace(whole, known=True),)
        found = [whole, *self._strip(word, whole, LONGEST_CHAIN + 1, "", 0), *self._hyphened(word, whole)]
        found = _nouns_first(found)
        # A stem that the pack knows beats one that it does not; then fewer letters taken off by guesswork.
        found.sort(key=lambda form: (not form.known, -form.score))
        unique = {(f.lemma, f.pos, f.case, f.verb, f.tense): f for f in reversed(found)}
        return tuple(sorted(unique.values(), key=lambda f: (not f.known, -f.score)))[:MOST_READINGS]

    def _hyphened(self, word: str, whole: Form) -> Iterator[Form]:
        """Endings after a hyphen, of abbreviations and figures: АҚШ-тың, 200-ден."""
        head, _, tail = word.rpartition("-")
        for cut in range(len(tail)) if head else ():
            inner, outer = tail[:cut], tail[cut:]
            if inner and not any(s.kind == "noun" for s in self._surfaces.get(inner, ())):
                continue
            for surface in self._surfaces.get(outer, ()):
                if surface.kind == "noun":
                    features: dict[str, Any] = dict(surface.features)
                    pos = "NUM" if head[-1:].isdigit() else str(features.get("pos", "NOUN"))
                    score = 0.9 if inner else 1.1
                    yield replace(whole, **{**features, "pos": pos}, lemma=head, known=True, score=score)

    def _strip(self, word: str, form: Form, below: int, kind: str, depth: int) -> Iterator[Form]:
        if depth >= LONGEST_CHAIN:
            return
        for size in range(1, min(self._longest, len(word) - 2) + 1):
            for surface in self._surfaces.get(word[-size:], ()):
                stem = word[:-size]
                if surface.slot < below and kind in ("", surface.kind) and self._fits(stem, surface):
                    yield from self._readings(stem, surface, form, depth)

    def _readings(self, stem: str, surface: Surface, form: Form, depth: int) -> Iterator[Form]:
        features: dict[str, Any] = {k: v for k, v in surface.features if not (depth and k in ("case", "verb", "tense"))}
        for base in (stem, *self._alternants(stem, surface)):
            lemma = self._joined(base, surface.lemma) if surface.lemma else base
            known = lemma in self._stems
            score = form.score * self._likely.get(surface.text, 0.9 if len(surface.text) > 2 else 0.7)
            if self._parts.get(lemma) == "NUM":
                features["pos"] = "NUM"
            found = replace(form, **features, lemma=lemma, known=known, score=score)
            yield found
            yield from self._strip(base, found, surface.slot, surface.kind, depth + 1)

    def _joined(self, base: str, ending: str) -> str:
        """Stem and ending of the dictionary form, as they are written together: көбей-у is көбею."""
        short = self._joins.get(base[-1] + ending)
        return base[:-1] + short if short is not None else base + ending

    def _alternants(self, stem: str, surface: Surface) -> tuple[str, ...]:
        """Stems whose last letter was softened before a vowel, and known ones that lost their last: кәсіпорны."""
        if "vowel" not in self._classes.get(surface.text[0], ()):
            return ()
        softened = self._hardens.get(stem[-1])
        whole = (f"{stem[:-1]}{vowel}{stem[-1]}" for vowel in self._dropped)
        known = tuple(one for one in whole if one in self._stems)
        return (stem[:-1] + softened, *known) if softened else known

    def _fits(self, stem: str, surface: Surface) -> bool:
        vowels = [c for c in stem if c in self._back or c in self._front]
        if not vowels or len(stem) < 2:
            return False
        both = vowels[-1] in self._back and vowels[-1] in self._front
        side = "back" if vowels[-1] in self._back else "front"
        # «Нью-Йоркте»: the ear goes by the first part; «банкі»: by another language.
        foreign = ("-" in stem and stem in self._stems) or stem in self._either
        if surface.harmony and not (both or foreign) and surface.harmony != side:
            return False
        return not surface.after or not surface.after.isdisjoint(self._classes.get(stem[-1], ()))


def _nouns_first(found: list[Form]) -> list[Form]:
    """Unknown verbs are doubted where the word can be a noun in the plural: қылмыскерлерді is of қылмыскер."""
    if not any(form.number == "Plur" and form.case not in ("", "Nom") and len(form.lemma) > 2 for form in found):
        return found
    return [f if f.known or f.pos != "VERB" else replace(f, score=f.score * DOUBT) for f in found]


@lru_cache(maxsize=200_000)
def _forms(suffixes: Suffixes, word: str) -> tuple[Form, ...]:
    return suffixes.read(word)


def _surfaces(table: Mapping[str, Any]) -> Iterator[Surface]:
    for entry in table["suffix"]:
        features = tuple((k, v) for k, v in entry.items() if k in ("pos", "case", "number", "tense", "verb", "person"))
        for group in entry["surfaces"]:
            for harmony in ("back", "front", "any"):
                for text in group.get(harmony, ()):
                    yield Surface(
                        text=text, after=frozenset(group.get("after", ())),
                        harmony="" if harmony == "any" else harmony, features=features, slot=int(entry["slot"]),
                        kind=str(entry["kind"]), lemma=str(group.get("lemma", entry.get("lemma", ""))),
                    )  # fmt: skip


def _adjectives(pack: Pack) -> Iterator[str]:
    """The adjectives of areas that are no names of areas."""
    rows = pack.rows("areas")
    names = {name.lower() for row in rows for name in row["names"].split("|")}
    for row in rows:
        yield from (word for word in row["adjectives"].lower().split("|") if word and word not in names)


def _words(pack: Pack, table: Mapping[str, Any]) -> Iterator[str]:
    """Words of one piece that stand in the pack: its own list of stems and every table's strings."""
    yield from table.get("stems", ())
    for path in sorted(pack.folder.glob("*.toml")):
        # Parts of names are no words, and words of posts stand as titles have them, endings and all.
        if path.stem not in ("suffixes", "names", "posts"):
            yield from _strings(pack.table(path.stem))
    for path in sorted(pack.folder.glob("*.csv")):
        for row in pack.rows(path.stem):
            yield from (word for value in row.values() if value for word in value.lower().replace("|", " ").split())


def _strings(value: Any) -> Iterator[str]:
    if isinstance(value, str):
        yield from value.lower().split()
    elif isinstance(value, Mapping):
        for key, part in value.items():
            yield from key.lower().split()
            yield from _strings(part)
    elif isinstance(value, list):
        for part in value:
            yield from _strings(part)
