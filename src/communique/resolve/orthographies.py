"""Names of Latin alphabets as Cyrillic writes them by the customs of practical transcription.

«Сийярто» is "Szijjártó" because Hungarian writes sz and jj for what it speaks. A table gives the letters of a language
that are spoken otherwise than they look; those that are telling of it («sz», «ğ», «ř») say that a name may be of it.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache, lru_cache
from unicodedata import name as called
from unicodedata import normalize

from communique.lang.pack import world_rows

LONGEST = 6
# A word of more letters is no name.
LONG = 40
FIRST, LAST = "^", "$"


@dataclass(frozen=True, slots=True)
class Table:
    """Letters of one language with the Cyrillic ones; `^` and `$` mark the begin and the end of a word."""

    letters: Mapping[str, str]
    telling: frozenset[str]


@cache
def _tables() -> tuple[Table, ...]:
    rows: dict[str, list[dict[str, str]]] = {}
    for row in world_rows("orthographies"):
        rows.setdefault(row["system"], []).append(row)
    return tuple(
        Table(
            letters={row["written"]: row["sounded"] for row in found},
            telling=frozenset(row["written"] for row in found if row["telling"]),
        )
        for found in rows.values()
    )


@lru_cache(maxsize=50_000)
def transcribed(name: str) -> tuple[str, ...]:
    """A name in Latin letters as each language transcribes it of whose letters it has telling ones."""
    if is_cyrillic(name):
        return ()
    words = "".join(letter if letter.isalnum() else " " for letter in normalize("NFC", name.lower())).split()
    if any(len(word) > LONG for word in words):
        return ()
    return tuple(dict.fromkeys(filter(None, (_by_table(words, table) for table in _tables()))))


def _by_table(words: list[str], table: Table) -> str:
    """The words by one table; empty where they have none of its telling letters."""
    found = [_transcribed(word, table) for word in words]
    return " ".join(word for word, _ in found) if any(telling for _, telling in found) else ""


def _transcribed(word: str, table: Table) -> tuple[str, bool]:
    """One word, the longest letters first, and whether some of them were telling."""
    spelled, at, telling = "", 0, False
    while at < len(word):
        for end in range(min(len(word), at + LONGEST), at, -1):
            known = next((one for one in _places(word, at, end) if one in table.letters), None)
            if known is not None:
                spelled, at, telling = spelled + table.letters[known], end, telling or known in table.telling
                break
        else:
            spelled, at = spelled + word[at], at + 1
    return spelled, telling


def _places(word: str, start: int, end: int) -> tuple[str, ...]:
    """Some letters of a word as a table may have them: as its begin, as its end, or anywhere."""
    letters = word[start:end]
    begun = (FIRST + letters,) if start == 0 else ()
    ended = (letters + LAST,) if end == len(word) else ()
    return (*begun, *ended, letters)


def is_cyrillic(name: str) -> bool:
    """Whether a name is written in Cyrillic letters."""
    return any(not letter.isascii() and called(letter, "").startswith("CYRILLIC") for letter in name)
