"""A text cut at the borders of its marks, for whoever draws them: a terminal, a page."""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import pairwise
from typing import Any

from communique.model import Claim, Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Mark:
    """A span to be shown: its number in the list beside the text, its kind, and whether it is one field's words."""

    span: Span
    number: int
    kind: str
    field: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Piece:
    """A run of text with the same marks over it. `opens` and `closes` are the marks that begin and end here."""

    text: str
    marks: tuple[Mark, ...] = ()
    opens: tuple[Mark, ...] = ()
    closes: tuple[Mark, ...] = ()


def numbered(claims: Iterable[Claim[Any]]) -> tuple[tuple[int, Claim[Any]], ...]:
    """Claims with their numbers, from one in the order given. Topics are of the whole text and have none."""
    return tuple(enumerate((claim for claim in claims if claim.kind != "topics"), 1))


def claim_marks(claims: Iterable[Claim[Any]]) -> tuple[Mark, ...]:
    """A mark for each numbered claim, and one for the words of each of its fields."""
    marks = []
    for number, claim in numbered(claims):
        marks.append(Mark(span=claim.evidence.span, number=number, kind=claim.kind))
        marks += [
            Mark(span=role.span, number=number, kind=claim.kind, field=role.field)
            for role in claim.evidence.roles
            if role.span
        ]
    return tuple(marks)


def pieces(text: str, marks: Iterable[Mark], window: Span | None = None) -> Iterator[Piece]:
    """The text, or the part of it in `window`, cut where marks begin and end. Linear in text and sorted marks."""
    low, high = (window.start, window.end) if window else (0, len(text))
    inside = sorted(
        (m for m in marks if m.span.start < high and m.span.end > low),
        key=lambda m: (m.span.start, -m.span.end, m.number),
    )
    cuts = sorted({low, high, *(max(low, m.span.start) for m in inside), *(min(high, m.span.end) for m in inside)})
    waiting, current = iter(inside), list[Mark]()
    upcoming = next(waiting, None)
    for start, end in pairwise(cuts):
        opens = []
        while upcoming and upcoming.span.start <= start:
            opens.append(upcoming)
            upcoming = next(waiting, None)
        current = [m for m in current if m.span.end > start] + opens
        closes = tuple(m for m in reversed(current) if m.span.end == end)
        yield Piece(text=text[start:end], marks=tuple(current), opens=tuple(opens), closes=closes)


def context(text: str, span: Span, width: int = 90) -> Span:
    """The span with words around it on its own line, cut at spaces, about `width` code points on each side."""
    low = max(text.rfind("\n", 0, span.start) + 1, span.start - width)
    end_of_line = text.find("\n", span.end)
    high = min(end_of_line if end_of_line >= 0 else len(text), span.end + width)
    if low and text[low - 1] not in " \n":
        low = next((i + 1 for i in range(low, span.start) if text[i] == " "), span.start)
    if high < len(text) and text[high] not in " \n":
        high = next((i for i in range(high, span.end, -1) if text[i - 1] == " "), span.end)
    return Span(start=low, end=high, text=text[low:high])
