"""The text of an article as markup: all marks in it, not a character changed.

Each run of words says at which character of the text it begins, so that words selected in a browser have their place.
"""

import re
from bisect import bisect_left
from collections.abc import Iterable, Iterator, Sequence
from typing import Any

from markupsafe import Markup

from communique.model import Claim, Document, Span
from communique.report.marked import Mark, Piece, claim_marks, pieces

CLASSES = {
    "events": "event",
    "formats": "event",
    "figures": "figure",
    "rankings": "figure",
    "offices": "office",
    "statements": "say",
    "initiatives": "plan",
    "agreements": "pact",
    "left": "left",
    "missed": "point",
}
# Blank lines part paragraphs.
GAP = re.compile(r"(?<=\n)\s*\n")
# Marks that have no number in the margin; a place is not drawn, it is only led to.
UNNUMBERED = ("left", "missed", "place")


def marked(document: Document, claims: Sequence[Claim[Any]], others: Iterable[tuple[str, Span]] = ()) -> Markup:
    """The text as paragraphs. `others` are places that are no claims: `missed`, and `left` where no claim is."""
    marks = [mark for mark in claim_marks(claims) if not mark.field]
    said = _joined(mark.span for mark in marks)
    for kind, span in others:
        at = bisect_left(said, (span.end, 0)) - 1
        inside = kind == "left" and at >= 0 and said[at][1] > span.start
        marks.append(Mark(span=span, number=0, kind="place" if inside else kind))
    gaps = [match.span() for match in GAP.finditer(document.text)]
    parts, at = [], 0
    for piece in pieces(document.text, marks):
        parts.append(_piece(piece, at, gaps))
        at += len(piece.text)
    return Markup("<p>") + Markup("").join(parts) + Markup("</p>")


def _joined(spans: Iterable[Span]) -> list[tuple[int, int]]:
    """The places that some span covers, in order, none meeting another."""
    found: list[tuple[int, int]] = []
    for span in sorted(spans, key=lambda one: one.start):
        if found and span.start <= found[-1][1]:
            found[-1] = (found[-1][0], max(found[-1][1], span.end))
        else:
            found.append((span.start, span.end))
    return found


def _piece(piece: Piece, at: int, gaps: list[tuple[int, int]]) -> Markup:
    """A run of text in the class of its innermost mark, split at blank lines; ends of marks carry their number."""
    opens = Markup("").join(Markup('<i class="at" id="s{}"></i>').format(m.span.start) for m in _starts(piece))
    drawn = [mark for mark in piece.marks if mark.kind != "place"]
    inner = min(drawn, key=lambda mark: mark.span.end - mark.span.start, default=None)
    return (
        opens
        + Markup("").join(_paragraphs(piece.text, at, gaps, inner))
        + Markup("").join(_number(m) for m in piece.closes)
    )


def _paragraphs(text: str, at: int, gaps: list[tuple[int, int]], mark: Mark | None) -> Iterator[Markup]:
    """The text between blank lines of the article; a gap that began in the piece before is only passed over."""
    end = at + len(text)
    begun = at
    for first, last in gaps[max(bisect_left(gaps, (at, 0)) - 1, 0) :]:
        if first >= end:
            break
        if last <= begun:
            continue
        if first > begun:
            yield _run(text[begun - at : first - at], begun, mark)
        if first >= at:
            yield Markup("</p><p>")
        begun = min(last, end)
    if begun < end:
        yield _run(text[begun - at :], begun, mark)


def _starts(piece: Piece) -> list[Mark]:
    """One anchor a place."""
    return list({mark.span.start: mark for mark in piece.opens}.values())


def _run(text: str, at: int, mark: Mark | None) -> Markup:
    if mark is None:
        return Markup('<span data-at="{}">{}</span>').format(at, text)
    return Markup('<span class="k k--{}" data-at="{}">{}</span>').format(CLASSES[mark.kind], at, text)


def _number(mark: Mark) -> Markup:
    if mark.kind in UNNUMBERED:
        return Markup("")
    return Markup('<a class="k k--{0}" href="#m{1}"><sup>{1}</sup></a>').format(CLASSES[mark.kind], mark.number)
