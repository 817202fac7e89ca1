"""The words of a pack that tell whether a text is of the field: areas, offices, meetings, documents, flows, sport."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache

from communique.lang import Pack
from communique.parse.morphology import Morphology, morphology_of
from communique.recognize.gazetteer import Entry, gazetteer, plain

BEGINNING = 4  # letters that a word and its dictionary form share, but for the last of a short one;
OF_AREAS = 3  # fewer where it names an area: «немец», «немцев»
FEW = 5  # letters of a word that is looked up whatever it begins with: there are not many, and they are irregular
KEPT = 100_000  # words whose meaning is kept from one text to the next
# Parts of speech of words that say nothing by themselves.
LITTLE = frozenset({"ADP", "ADV", "CCONJ", "DET", "PART", "PRON", "SCONJ"})
# What cues of events tell of, by their ids.
CUES = {
    "visit_noun": "visit", "arrive": "go", "leave": "go", "stay": "go", "meet_noun": "meet", "meet": "meet",
    "talk_noun": "talk", "talk": "talk", "discuss": "talk", "receive": "talk", "call_noun": "call", "call": "call",
    "summit": "summit", "session": "session", "forum": "session", "sign_noun": "sign", "sign": "sign",
    "conclude": "sign",
}  # fmt: skip
GROUPS = ("sport", "domestic", "court", "history", "bilateral", "delegation", "official", "business", "ministers",
          "leaders")  # fmt: skip
FLOWS = {"trade_turnover": "trade", "exports": "trade", "imports": "trade"}  # others by their own ids
HEADS = {"head_of_state": "head", "head_of_government": "head", "minister": "head", "envoy": "envoy"}


@dataclass(frozen=True, slots=True)
class Known:
    """What a form of a word can stand for: areas by itself, names that it begins, classes of words it is in."""

    areas: tuple[str, ...] = ()
    entries: tuple[Entry, ...] = ()
    classes: tuple[str, ...] = ()
    telling: str = ""  # the offices, meetings, flows that it is a word of, in dictionary form


class Field:
    """The words of one pack."""

    def __init__(self, pack: Pack) -> None:
        """Compile the tables of a pack."""
        places = gazetteer(pack)
        self._morphology: Morphology = morphology_of(pack)
        self._tables = (places.names, places.nominals)
        self._single: Mapping[str, tuple[str, ...]] = {
            **places.adjectives,
            **places.demonyms,
            **{word: (code,) for word, code in places.halves.items()},
        }
        self._telling = frozenset(_telling(pack))
        self._classes: dict[str, set[str]] = {}
        for name, words in _classes(pack):
            for word in words:
                if " " not in word:
                    self._classes.setdefault(word, set()).add(name)
        titles = [word for table in self._tables for word, some in table.items() if all(e.title for e in some)]
        small = [word for table in self._tables for word, some in table.items() if not all(e.title for e in some)]
        said = _Beginnings(BEGINNING, (*self._telling, *self._classes))
        self._small = (said, _Beginnings(OF_AREAS, (*self._single, *small)))
        self._titles = (*self._small, _Beginnings(OF_AREAS, titles))
        self._known: dict[str, Known | None] = {}
        self._mute: set[str] = set()

    def known(self, word: str) -> Known | None:
        """What a word tells; None where it tells nothing."""
        try:
            return self._known[word]
        except KeyError:
            if len(self._known) >= KEPT:
                self._known.clear()
            found = self._known[word] = self._read(word)
            return found

    def names(self, words: list[str], at: int) -> bool:
        """Whether a word names areas where it stands; one that does not begin like it is not looked up for that."""
        word = words[at]
        if word in self._mute:
            return False
        if word not in self._known and not self._may_name(word):
            if len(self._mute) >= KEPT:
                self._mute.clear()
            self._mute.add(word)
            return False
        known = self.known(word)
        return known is not None and bool(self.areas(words, at, known))

    def _may_name(self, word: str) -> bool:
        norm = plain(word)
        return len(norm) <= FEW or any(
            norm in some for some in (self._titles if word[:1].isupper() else self._small)[1:]
        )

    def areas(self, words: list[str], at: int, known: Known) -> tuple[str, ...]:
        """The areas that a known word names where it stands."""
        if known.areas:
            return known.areas
        return next((entry.sense.areas for entry in known.entries if self._fits(words, at, entry)), ())

    def _read(self, word: str) -> Known | None:
        norm = plain(word)
        if len(norm) > FEW and not any(norm in some for some in (self._titles if word[:1].isupper() else self._small)):
            return None
        keys = sorted({norm, word, *self._morphology.lemmas(norm)})
        areas = next((self._single[key] for key in keys if key in self._single), ())
        entries = tuple(
            entry
            for table in self._tables
            for key in keys
            for entry in table.get(key, ())
            if entry.sense.areas and (word[:1].isupper() or not entry.title)
        )
        said = [key for key in keys if key in self._classes or key in self._telling]
        if said and self._morphology.forms(norm)[0].pos in LITTLE:  # «после» is no «посол»
            said = []
        classes = tuple(sorted({name for key in said for name in self._classes.get(key, ())}))
        telling = next((key for key in said if key in self._telling), "")
        if not (areas or entries or classes or telling):
            return None
        return Known(areas, entries, classes, telling)

    def _keys(self, word: str) -> list[str]:
        norm = plain(word)
        return sorted({norm, word, *self._morphology.lemmas(norm)})

    def _fits(self, words: list[str], at: int, entry: Entry) -> bool:
        if at + len(entry.words) > len(words):
            return False
        pairs = zip(words[at + 1 : at + len(entry.words)], entry.words[1:], strict=True)
        return all(not known.isdisjoint(self._keys(word)) for word, known in pairs)


class _Beginnings:
    """How the forms of some words begin: to look whether a word does is cheaper than to look it up."""

    def __init__(self, letters: int, lemmas: Iterable[str]) -> None:
        words = {plain(lemma) for lemma in lemmas}
        self._some = frozenset(word[: min(letters, max(2, len(word) - 1))] for word in words if len(word) > 1)
        self._cut = tuple(sorted({len(beginning) for beginning in self._some}))

    def __contains__(self, word: str) -> bool:
        return any(word[:cut] in self._some for cut in self._cut)


def _telling(pack: Pack) -> Iterator[str]:
    """Offices, words for meetings, and what is counted between states, in dictionary form; single words only."""
    offices, events, figures = pack.table("offices"), pack.table("events"), pack.table("figures")
    tables: list[Iterable[str]] = [words for name in ("bare", "relational") for words in offices.get(name, {}).values()]
    tables += [cue["words"] for cue in events.get("cue", ())]
    tables += list(figures.get("indicator", {}).values())
    yield from (word for words in tables for word in words if " " not in word)


def _classes(pack: Pack) -> Iterator[tuple[str, Iterable[str]]]:
    """Names of classes of words with the words, in dictionary form."""
    events, offices, saying = pack.table("events"), pack.table("offices"), pack.table("saying")
    yield from ((CUES[cue["id"]], cue["words"]) for cue in events.get("cue", ()) if cue["id"] in CUES)
    yield from ((group, events.get("group", {}).get(group, ())) for group in GROUPS)
    for indicator, words in pack.table("figures").get("indicator", {}).items():
        yield FLOWS.get(indicator, indicator), words
    for kind, words in offices.get("bare", {}).items():
        yield HEADS.get(kind, "office"), words
    yield "office", offices.get("relational", {}).get("other", ())
    yield "document", str(pack.table("agreements").get("strong", "")).split()
    for kind, listed in (("say", "say"), ("say", "think"), ("hearer", "hearers"), ("speaker", "speakers")):
        yield kind, str(saying.get(listed, "")).split()
    yield "money", pack.table("numbers").get("currencies", {})
    yield "million", pack.table("numbers").get("multipliers", {})
    for kind, words in pack.table("organizations").get("abbreviations", {}).items():
        yield "ministry" if kind == "ministry" else "organization", [plain(word) for word in words]


@cache
def field_of(pack: Pack) -> Field:
    """The words of a pack, compiled once."""
    return Field(pack)
