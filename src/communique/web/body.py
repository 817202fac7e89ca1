"""The text of an article as markup: all marks in it, not a character changed.

Each run of words says at which character of the text it begins, so that words selected in a browser have their place.
"""

from collections.abc import Iterable, Sequence
from itertools import groupby
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
UNNUMBERED = ("left", "missed")


def marked(document: Document, claims: Sequence[Claim[Any]], others: Iterable[tuple[str, Span]] = ()) -> Markup:
    """The text as paragraphs. `others` are places that are no claims: `left` and `missed`."""
    marks = [mark for mark in claim_marks(claims) if not mark.field]
    marks += [Mark(span=span, number=0, kind=kind) for kind, span in others]
    parts, at = [], 0
    for piece in pieces(document.text, marks):
        parts.append(_piece(piece, at))
        at += len(piece.text)
    return Markup("<p>") + Markup("").join(parts) + Markup("</p>")


def _piece(piece: Piece, at: int) -> Markup:
    """A run of text in the class of its innermost mark, split at blank lines; ends of marks carry their number."""
    opens = Markup("").join(Markup('<i class="at" id="s{}"></i>').format(m.span.start) for m in _starts(piece))
    inner = min(piece.marks, key=lambda m: m.span.end - m.span.start, default=None)
    parts = []
    for blank, lines in groupby(piece.text.splitlines(keepends=True), key=lambda one: not one.strip()):
        text = "".join(lines)
        parts.append(Markup("</p><p>") if blank else _run(text, at, inner))
        at += len(text)
    return opens + Markup("").join(parts) + Markup("").join(_number(m) for m in piece.closes)


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
