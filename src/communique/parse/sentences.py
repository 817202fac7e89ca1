"""Sentences of each line."""

import re
from collections.abc import Iterator, Sequence

from razdel import sentenize

from communique.lang import Pack
from communique.parse.structure import Line

# A line this long is junk or a minified page: it is cut at white space so that no later room meets it whole.
LONGEST = 20_000
SPACE = re.compile(r"\s")


def sentences_of(text: str, lines: Sequence[Line], pack: Pack) -> list[tuple[int, int, int]]:
    """Start, end and line of each sentence, in order; clutter lines have sentences too."""
    del pack
    found: list[tuple[int, int, int]] = []
    for line in lines:
        for start, end in _pieces(text, line.start, line.end):
            for piece in sentenize(text[start:end]):
                if piece.text.strip():
                    found.append((start + piece.start, start + piece.stop, line.index))
    return found


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = SPACE.search(text, start + LONGEST, min(end, start + 2 * LONGEST))
        cut = space.start() if space else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
