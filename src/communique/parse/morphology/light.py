"""Languages that simplemma knows, lightly: its dictionary's lemmas, and the pack's closed classes and endings.

`grammar.toml` of the pack says the rest: words of closed classes, dictionary forms that the dictionary gets wrong,
endings of verbs and of adjectives, how the adjectives of states are inflected, and words that lose their last vowel
before another word («dell'Italia»).
"""

from collections.abc import Iterator, Mapping, Sequence
from functools import lru_cache
from typing import Any

from communique.lang import Pack
from communique.parse.morphology.dictionary import is_known, lemma_of
from communique.parse.structure import Form

APOSTROPHES = "'’ʼ`"
# Tables whose words stand in dictionary form, whatever else they can be («dato»: a datum, not only "given").
TABLES = (
    "figures",
    "events",
    "saying",
    "offices",
    "agreements",
    "organizations",
    "dates",
    "citations",
    "initiatives",
    "topics",
)
CHAIN = 3  # «firmati» → «firmato» → «firmare»: an inflected participle reaches its verb in two steps


class Light:
    """Several readings for each word: the extractors ask for any of them."""

    def __init__(self, pack: Pack) -> None:
        """Take closed classes and endings from the pack's `grammar.toml`, adjectives of states from `areas.csv`."""
        grammar = pack.table("grammar")
        self._code = pack.code
        self._closed: dict[str, list[Form]] = {}
        for entry in grammar.get("closed", ()):
            for word in entry["words"]:
                self._closed.setdefault(str(word), []).append(_closed(str(word), entry))
        self._irregular: Mapping[str, str] = grammar.get("irregular", {})
        self._infinitives = tuple(grammar.get("infinitives", ()))
        self._verbs = _endings(grammar.get("verb", ()))
        self._others = _endings(grammar.get("ending", ()))
        self._own = frozenset(word for name in TABLES for word in _words(pack.table(name)))
        self._states = dict(_inflected(pack.rows("areas"), grammar.get("adjective", ())))
        self._given: dict[str, str] = {
            str(name): gender for gender, names in pack.table("names").get("given", {}).items() for name in names
        }
        self.elided = frozenset(map(str, grammar.get("elided", ())))

    def forms(self, word: str) -> tuple[Form, ...]:
        """All readings of a folded word; a word without its last vowel is looked up by what is left of it."""
        return _forms(self, word)

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of all readings."""
        return frozenset(form.lemma for form in self.forms(word))

    def inflect(self, word: str, *, case: str = "", number: str = "", gender: str = "", name: str = "") -> str:
        """The word as it is, for nouns have no cases; a plural loses its ending where the singular is asked for."""
        del case, gender, name
        if number != "Sing":
            return word
        form = self.forms(word.lower())[0]
        lemma = form.lemma if form.pos == "NOUN" else word.lower()
        return lemma.capitalize() if word[:1].isupper() else lemma

    def read(self, word: str) -> tuple[Form, ...]:
        """The readings, computed."""
        base = word.rstrip(APOSTROPHES) or word
        if base in self._closed:
            return tuple(self._closed[base])
        if not any(c.isalpha() for c in base):
            return (Form(lemma=base, pos="NUM" if base[:1].isdigit() else "PUNCT"),)
        found = [reading for lemma in self._lemmas(base) for reading in self._readings(base, lemma)]
        if base in self._given:
            gender = self._given[base]
            found.insert(0, Form(lemma=base, pos="NOUN", number="Sing", gender=gender, name="given"))
        last = base.rpartition("-")[2]
        state = self._states.get(last)
        if state:
            found.insert(0, Form(lemma=base.removesuffix(last) + state, pos="ADJ"))
        return tuple(found)

    def _lemmas(self, word: str) -> Iterator[str]:
        """Dictionary forms, those of the pack's own words first, a participle's before its verb's."""
        seen: set[str] = set()
        if word in self._own and word not in self._irregular:
            seen.add(word)
            yield word
        for _ in range(CHAIN):
            known = self._irregular.get(word)
            word = known or lemma_of(word, self._code).lower()
            if word not in seen:
                seen.add(word)
                yield word

    def _readings(self, word: str, lemma: str) -> Iterator[Form]:
        if lemma == word and not is_known(word, self._code):
            yield Form(lemma=word, pos="NOUN", known=False)
        elif lemma.endswith(self._infinitives) and (lemma != word or word not in self._irregular.values()):
            features = _first(self._verbs, word) or {"verb": "Fin", "tense": "Pres"}
            if features.get("verb") == "Part":
                yield Form(lemma=lemma, pos="VERB", verb="Fin", tense="Past")
                yield Form(lemma=lemma, pos="VERB", verb="Part", tense="Past", voice="Pass")
            else:
                yield Form(lemma=lemma, pos="VERB", verb=features["verb"], tense=features.get("tense", ""))
                if "word" in features:  # what other languages say with a word of its own ("will")
                    yield Form(lemma=features["word"], pos="AUX", verb=features["verb"], tense=features["tense"])
        else:
            pos = (_first(self._others, lemma) or {}).get("pos", "NOUN")
            number = "Sing" if word == lemma else "Plur"
            yield Form(lemma=lemma, pos=pos, number=number if pos == "NOUN" else "")


@lru_cache(maxsize=100_000)
def _forms(light: Light, word: str) -> tuple[Form, ...]:
    return light.read(word)


def _closed(word: str, entry: Mapping[str, str]) -> Form:
    return Form(lemma=entry.get("lemma", word), pos=entry["pos"], verb=entry.get("verb", ""),
                tense=entry.get("tense", ""), number=entry.get("number", ""), gender=entry.get("gender", ""),
                person=entry.get("person", ""))  # fmt: skip


def _words(found: Any) -> Iterator[str]:
    """All single words of a table."""
    if isinstance(found, str):
        yield from found.split()
    elif isinstance(found, Mapping):
        for value in found.values():
            yield from _words(value)
    elif isinstance(found, list):
        for value in found:
            yield from _words(value)


def _endings(entries: Sequence[Mapping[str, Any]]) -> tuple[tuple[str, Mapping[str, str]], ...]:
    return tuple((str(ending), entry) for entry in entries for ending in entry["ends"])


def _first(endings: tuple[tuple[str, Mapping[str, str]], ...], word: str) -> Mapping[str, str] | None:
    return next((entry for ending, entry in endings if word.endswith(ending) and len(word) > len(ending) + 1), None)


def _inflected(rows: Sequence[Mapping[str, str]], endings: Sequence[Mapping[str, Any]]) -> Iterator[tuple[str, str]]:
    """Each form of each adjective of a state, with the form that `areas.csv` has."""
    for row in rows:
        for adjective in (row["adjectives"] or "").lower().split("|"):
            if not adjective:
                continue
            yield adjective, adjective
            for entry in endings:
                if adjective.endswith(entry["ending"]):
                    yield from ((adjective.removesuffix(entry["ending"]) + end, adjective) for end in entry["forms"])
                    break
