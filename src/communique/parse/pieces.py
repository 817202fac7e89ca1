"""razdel's tokens, kept by the stretch of text between spaces: most words of an article were met in those before it."""

import re
from collections.abc import Iterator
from functools import lru_cache

from razdel import tokenize
from razdel.segmenters.punct import DASHES

BETWEEN_SPACES = re.compile(r"\S+")
# Marks by which razdel joins what stands on both their sides, be there a space or not.
JOINING = frozenset("_.,/\\" + DASHES)
LONG_DASHES = "–—"
KEPT = 40  # characters of a stretch whose tokens are kept: words and numbers, no addresses


def pieces(text: str) -> Iterator[tuple[int, str]]:
    """Where each token starts, and its text, as razdel has them but for a dash that sticks to the word before it."""
    for start, stretch in _stretches(text):
        for at, piece in _pieces(stretch) if len(stretch) <= KEPT else _cut(stretch):
            yield start + at, piece


def _stretches(text: str) -> Iterator[tuple[int, str]]:
    """The text between spaces, with what is behind a space where a mark at its edge may join the two («10, 5»)."""
    start = end = -1
    for match in BETWEEN_SPACES.finditer(text):
        here, chunk = match.start(), match[0]
        if start >= 0 and not (_is_open(text, end) or (chunk[0] in JOINING and len(chunk) > 1)):
            yield start, text[start:end]
            start = here
        start = here if start < 0 else start
        end = match.end()
    if start >= 0:
        yield start, text[start:end]


def _is_open(text: str, end: int) -> bool:
    """Whether a mark ends here that may belong to a number or word behind the space."""
    mark = text[end - 1]
    return mark in JOINING and not (mark in ".," and end > 1 and text[end - 2].isalpha())


@lru_cache(maxsize=60_000)
def _pieces(stretch: str) -> tuple[tuple[int, str], ...]:
    return tuple(_cut(stretch))


def _cut(text: str) -> Iterator[tuple[int, str]]:
    for piece in tokenize(text):
        last = len(piece.text) - 1
        if last > 0 and piece.text[last] in LONG_DASHES and piece.text[last - 1].isalnum():
            yield piece.start, piece.text[:last]  # «210 млн– это» is written for «210 млн – это»
            yield piece.start + last, piece.text[last]
        else:
            yield piece.start, piece.text
