"""The words for places of one language, compiled once: which words begin a name, and what the name means."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from functools import cache

from communique.lang import Pack
from communique.lang.pack import world_rows
from communique.parse.morphology import Morphology, morphology_of
from communique.parse.tokens import fold, pieces_of

STEM = 0.6  # so large a part of a name's word remains in its dictionary form
DASHES = str.maketrans("–—−‑’ʼ`", "----'''")


@dataclass(frozen=True, slots=True)
class Sense:
    """What words stand for. `weak` names hold only where the area is also named otherwise (КР, РТ).

    `others` are further senses of the same abbreviation.
    """

    areas: tuple[str, ...]
    kind: str
    place: str = ""
    weak: bool = False
    others: tuple["Sense", ...] = ()


@dataclass(frozen=True, slots=True)
class Entry:
    """A name: for each of its words the dictionary forms or, for an abbreviation, the exact letters."""

    words: tuple[frozenset[str], ...]
    exact: tuple[bool, ...]
    title: bool
    sense: Sense


@dataclass(frozen=True, slots=True)
class Gazetteer:
    """`names` by the first word, longest first; `adjectives`, `demonyms` and `halves` by their only word.

    `small` are the first words of names that begin with a small letter.
    """

    names: dict[str, tuple[Entry, ...]]
    small: frozenset[str]
    adjectives: dict[str, tuple[str, ...]]
    demonyms: dict[str, tuple[str, ...]]
    halves: dict[str, str]
    nominals: dict[str, tuple[Entry, ...]]
    nominal_codes: frozenset[str]
    words: dict[str, frozenset[str]]
    prepositions: dict[str, frozenset[str]]
    places: dict[str, str]
    capitals: bool  # adjectives of states begin with a capital letter ("Polish", never "polish")


def plain(word: str) -> str:
    """A word as names are compared: folded, with one kind of dash and apostrophe."""
    return fold(word).translate(DASHES)


@cache
def gazetteer(pack: Pack) -> Gazetteer:
    """The lexicon of a pack."""
    morphology = morphology_of(pack)
    entries = _joined([*_areas(pack, morphology), *_cities(pack, morphology)])
    table = pack.table("places")
    nominals = [
        _entry(words, Sense((code,), "bloc"), morphology)
        for code, phrases in table.get("nominals", {}).items()
        for words in phrases
    ]
    lists = ("heads", "heads_before", "attributes", "currencies", "owners", "cultural", "bodies", "compass")
    return Gazetteer(
        names=_by_first(entries),
        small=frozenset(word for entry in entries if not entry.title for word in entry.words[0]),
        adjectives=_single(pack, "adjectives"),
        demonyms=_single(pack, "demonyms"),
        halves=_halves(pack),
        nominals=_by_first(nominals),
        nominal_codes=frozenset(table.get("nominals", {})),
        words={name: frozenset(fold(word) for word in table.get(name, ())) for name in lists},
        prepositions={word: frozenset(cases) for word, cases in table.get("prepositions", {}).items()},
        places={row["code"]: row["name"] for row in world_rows("areas") if row["kind"] == "country"},
        capitals=bool(table.get("capitals", False)),
    )


def _areas(pack: Pack, morphology: Morphology) -> Iterable[Entry]:
    kinds = _kinds()
    names = {row["code"]: row["name"] for row in world_rows("areas")}
    strong = frozenset(pack.table("places").get("strong", ()))
    for row in pack.rows("areas"):
        code = row["code"]
        kind = kinds.get(code, "region")
        for name in _split(row["names"]):
            weak = _is_abbreviation(name) and len(name) == 2 and name not in strong
            place = names[code] if kind == "country" else ""
            yield _entry(name, Sense((code,) if code else (), kind, place, weak), morphology)
        for adjective in _split(row["adjectives"] or ""):
            if code and " " in adjective:  # "South Korean" is one word for one state
                yield _entry(adjective, Sense((code,), "adjective"), morphology)


def _cities(pack: Pack, morphology: Morphology) -> Iterable[Entry]:
    for row in pack.rows("cities"):
        for name in _split(row["words"]):
            weak = _is_abbreviation(name) and len(name) == 2
            yield _entry(name, Sense((row["area"],), row["kind"], row["place"], weak), morphology)


def _joined(entries: Iterable[Entry]) -> list[Entry]:
    """One entry for an abbreviation that several areas share; it is weak."""
    found: list[Entry] = []
    shared: dict[frozenset[str], int] = {}
    for entry in entries:
        where = shared.get(entry.words[0]) if len(entry.words) == 1 and entry.exact[0] else None
        if where is None:
            if len(entry.words) == 1 and entry.exact[0]:
                shared[entry.words[0]] = len(found)
            found.append(entry)
        else:
            sense = found[where].sense
            both = replace(sense, weak=True, others=(*sense.others, entry.sense))
            found[where] = replace(found[where], sense=both)
    return found


def _entry(name: str, sense: Sense, morphology: Morphology) -> Entry:
    pieces = [piece for _, piece in pieces_of(name.strip("«»"), morphology) if piece not in "«»"]
    exact = tuple(_is_abbreviation(piece) for piece in pieces)
    words = tuple(
        frozenset((piece,)) if literal else _lemmas(piece, morphology)
        for piece, literal in zip(pieces, exact, strict=True)
    )
    return Entry(words, exact, pieces[0][:1].isupper(), sense)


def _lemmas(word: str, morphology: Morphology) -> frozenset[str]:
    """Dictionary forms of a word of a name: those it has as a nominative, or all where it has none.

    A stem from which most of the word is gone is another word: no «әмір» is the «Әмірліктер». Nor is what the
    dictionary has as a whole a form of a shorter one: no «Чан» is «Чанша».
    """
    forms = morphology.forms(plain(word))
    if forms and forms[0].known and forms[0].lemma == plain(word) and forms[0].case == "Nom":
        return frozenset((plain(word),))
    named = {form.lemma for form in forms if form.case == "Nom"} or {form.lemma for form in forms}
    return frozenset({lemma for lemma in named if len(lemma) >= STEM * len(word)} | {plain(word)})


def _by_first(entries: Iterable[Entry]) -> dict[str, tuple[Entry, ...]]:
    found: dict[str, list[Entry]] = {}
    for entry in entries:
        for word in entry.words[0]:
            found.setdefault(word, []).append(entry)
    return {word: tuple(sorted(some, key=lambda e: -len(e.words))) for word, some in found.items()}


def _single(pack: Pack, column: str) -> dict[str, tuple[str, ...]]:
    return {
        plain(word): (row["code"],) for row in pack.rows("areas") if row["code"] for word in _split(row[column] or "")
    }


def _halves(pack: Pack) -> dict[str, str]:
    half = pack.table("places").get("half", {})
    ending, becomes = half.get("ending"), half.get("becomes", "")
    found: dict[str, str] = {}
    for row in pack.rows("areas"):
        if not row["code"]:
            continue
        for word in _split(row["halves"] or ""):
            found[plain(word)] = row["code"]
        for word in _split(row["adjectives"] or ""):
            if ending is not None and word.endswith(ending):
                found.setdefault(plain(word.removesuffix(ending) + becomes), row["code"])
    return found


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split("|") if part.strip()]


def _is_abbreviation(name: str) -> bool:
    letters = [c for c in name if c.isalpha()]
    return 1 < len(name) <= 6 and " " not in name and sum(c.isupper() for c in letters) > 1


@cache
def _kinds() -> dict[str, str]:
    return {row["code"]: row["kind"] for row in world_rows("areas")}
