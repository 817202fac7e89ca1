"""Names of China, Korea and Japan as Cyrillic writes them, in the Latin letters that their own states use.

«Си Цзиньпин» is "Xi Jinping" by the table of Palladius; Kontsevich wrote such a table for Korean, Polivanov for
Japanese. A name is read by a table only where the table spells all of its words, so «Лавров» is read by none.
"""

from collections.abc import Mapping
from functools import cache, lru_cache
from itertools import product

from communique.lang.pack import world_rows

LONGEST = 8
# A word of more letters is no name of this sort.
LONG = 24
Spelled = tuple[str, ...]


@cache
def _tables() -> Mapping[str, Mapping[str, str]]:
    plain = {name: {row["written"]: row["sounded"] for row in world_rows(name)} for name in ("palladius", "polivanov")}
    return {**plain, "kontsevich": _korean()}


def _korean() -> Mapping[str, str]:
    """Syllables of a table that gives their parts: a consonant or none, a vowel, a consonant or none; some whole."""
    parts: dict[str, list[tuple[str, str]]] = {"initial": [("", "")], "vowel": [], "final": [("", "")], "whole": []}
    for row in world_rows("kontsevich"):
        parts[row["part"]].append((row["written"], row["sounded"]))
    every = product(parts["initial"], parts["vowel"], parts["final"])
    return {"".join(part[0] for part in one): "".join(part[1] for part in one) for one in every} | dict(parts["whole"])


@lru_cache(maxsize=50_000)
def romanized(name: str) -> tuple[tuple[str, Spelled], ...]:
    """The words of a name by each table that spells all of them; none for a name in Latin letters or of one word."""
    words = "".join(letter if letter.isalnum() else " " for letter in name.lower()).split()
    if len(words) < 2 or any(word.isascii() or len(word) > LONG for word in words):
        return ()
    found = ((system, tuple(_spelled(word, table) for word in words)) for system, table in _tables().items())
    return tuple((system, spelled) for system, spelled in found if all(spelled))


def _spelled(word: str, table: Mapping[str, str]) -> str:
    """One word by syllables, the longest first; empty where the table does not spell it."""
    begun: dict[int, str] = {len(word): ""}
    for start in range(len(word) - 1, -1, -1):
        for end in range(min(len(word), start + LONGEST), start, -1):
            if end in begun and word[start:end] in table:
                begun[start] = table[word[start:end]] + begun[end]
                break
    return begun.get(0, "")
