"""Whether a text can be about relations between states at all: a glance at its words, before anything is parsed."""

import re
from collections.abc import Iterable, Iterator, Mapping
from functools import cache

from communique.lang import Pack
from communique.parse.morphology import Morphology, morphology_of
from communique.recognize.gazetteer import Entry, gazetteer, plain

WORD = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*")
SHORT = 400  # characters; so short a text is read whole at no great cost
ENOUGH = 2  # different words of the field, where one state is named
BEGINNING = 4  # letters that a word and its dictionary form share, but for the last of a short one


class _Field:
    """The words of a pack that tell of relations: names of areas, and offices, meetings, documents, flows."""

    def __init__(self, pack: Pack) -> None:
        places = gazetteer(pack)
        self._morphology: Morphology = morphology_of(pack)
        self._names = places.names
        self._nominals = places.nominals
        self._single: Mapping[str, tuple[str, ...]] = {
            **places.adjectives,
            **places.demonyms,
            **{word: (code,) for word, code in places.halves.items()},
        }
        self._words = frozenset(_telling(pack))
        lemmas = (*self._names, *self._nominals, *self._single, *self._words)
        self._beginnings = frozenset(plain(lemma)[: _shared(lemma)] for lemma in lemmas)
        self._cut = tuple(sorted({len(beginning) for beginning in self._beginnings}))

    def may_know(self, word: str) -> bool:
        """Whether a folded word begins as one of them does."""
        return any(word[:cut] in self._beginnings for cut in self._cut)

    def look(self, words: list[str], at: int) -> tuple[tuple[str, ...], str]:
        """The areas that a word names, and the word of the field that it is a form of."""
        keys = self._keys(words[at])
        areas = next((self._single[key] for key in keys if key in self._single), ())
        if not areas:
            areas = next(self._named(words, at, keys), ())
        return areas, next((key for key in keys if key in self._words), "")

    def _keys(self, word: str) -> list[str]:
        norm = plain(word)
        return sorted({norm, word, *(form.lemma for form in self._morphology.forms(norm))})

    def _named(self, words: list[str], at: int, keys: list[str]) -> Iterator[tuple[str, ...]]:
        for table in (self._names, self._nominals):
            for key in keys:
                for entry in table.get(key, ()):
                    if entry.sense.areas and self._fits(words, at, entry):
                        yield entry.sense.areas

    def _fits(self, words: list[str], at: int, entry: Entry) -> bool:
        if entry.title and not words[at][:1].isupper():
            return False
        if at + len(entry.words) > len(words):
            return False
        pairs = zip(words[at + 1 : at + len(entry.words)], entry.words[1:], strict=True)
        return all(not known.isdisjoint(self._keys(word)) for word, known in pairs)


def _shared(lemma: str) -> int:
    return max(1, min(BEGINNING, len(lemma) - 1))


def _telling(pack: Pack) -> Iterator[str]:
    """Offices, words for meetings, and what is counted between states, in dictionary form; single words only."""
    offices, events, figures = pack.table("offices"), pack.table("events"), pack.table("figures")
    tables: list[Iterable[str]] = [words for name in ("bare", "relational") for words in offices.get(name, {}).values()]
    tables += [cue["words"] for cue in events.get("cue", ())]
    tables += list(figures.get("indicator", {}).values())
    yield from (word for words in tables for word in words if " " not in word)


@cache
def _field(pack: Pack) -> _Field:
    return _Field(pack)


def about_relations(text: str, pack: Pack) -> bool:
    """Whether to read a text: false only where it is long and names no state, or one and hardly a word of the field."""
    if len(text) <= SHORT:
        return True
    field = _field(pack)
    words = WORD.findall(text)
    states: set[str] = set()
    told: set[str] = set()
    for at, word in enumerate(words):
        if not field.may_know(plain(word)):
            continue
        areas, telling = field.look(words, at)
        states.update(areas)
        told |= {telling} - {""}
        if len(states) > 1 or (states and len(told) >= ENOUGH):
            return True
    return False
