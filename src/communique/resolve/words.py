"""Titles and descriptions in any language: compared by the beginnings of their words in plain Latin letters."""

from functools import lru_cache

from communique.resolve.names import tokens

STEM = 5
ROMAN = {"i": 1, "v": 5, "x": 10, "l": 50}


@lru_cache(maxsize=50_000)
def stems(text: str) -> frozenset[str]:
    """Beginnings of the longer words of a text; endings change with case, so they are cut."""
    return frozenset(word[:STEM] for word in tokens(text) if len(word) > 2 or word.isdigit())


def overlap(one: str, other: str) -> float:
    """Shared stems in parts of the smaller set, 0…1."""
    some, others = stems(one), stems(other)
    if not some or not others:
        return 0.0
    return len(some & others) / min(len(some), len(others))


def jaccard(one: str, other: str) -> float:
    """Shared stems in parts of all, 0…1."""
    some, others = stems(one), stems(other)
    return len(some & others) / len(some | others) if some and others else 0.0


def rare(text: str, count: int = 3) -> tuple[str, ...]:
    """The stems of the longest words: near copies of a text share most of them."""
    longest = sorted({word for word in tokens(text) if len(word) > 3}, key=lambda word: (-len(word), word))
    return tuple(sorted({word[:STEM] for word in longest[:count]}))


@lru_cache(maxsize=20_000)
def numbers(text: str) -> frozenset[int]:
    """Numbers in a name, Arabic or Roman: editions of a series («XXI форум», "12th summit")."""
    found = set()
    for word in tokens(text):
        digits = "".join(c for c in word if c.isdigit())
        if digits and word[0].isdigit() and len(digits) < 5:
            found.add(int(digits))
        elif len(word) > 1 and set(word) <= set(ROMAN):
            found.add(_roman(word))
    return frozenset(found)


def _roman(word: str) -> int:
    values = [ROMAN[letter] for letter in word]
    return sum(-v if v < after else v for v, after in zip(values, [*values[1:], 0], strict=True))
