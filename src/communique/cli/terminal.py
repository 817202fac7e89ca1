"""What a person reads in a terminal: tables, texts with marks, progress. Colours only where there is a terminal."""

import json
import sys
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any, Literal

from communique.report.marked import Mark, pieces

if TYPE_CHECKING:
    from rich.console import Console
    from rich.progress import Progress as Bar
    from rich.text import Text

    from communique.model import Span

SHORT = 10  # letters of an id that tell it from all others
STYLES = {
    "events": "blue",
    "figures": "green",
    "rankings": "green",
    "offices": "magenta",
    "statements": "yellow",
    "initiatives": "red",
    "agreements": "cyan",
    "formats": "blue",
    "topics": "white",
    "left": "dim",
}


def console() -> "Console":
    """Standard output; in a pipe nothing is coloured, wrapped or cut."""
    from rich.console import Console

    piped = not sys.stdout.isatty()
    return Console(highlight=False, markup=False, emoji=False, soft_wrap=piped, width=10_000 if piped else None)


def marked(text: str, marks: Iterable[Mark], *, window: "Span | None" = None, colour: bool) -> "Text":
    """A text with its evidence: coloured, each mark's number after it; without colour between ‹1 … 1›."""
    from rich.text import Text

    drawn = Text()
    for piece in pieces(text, marks, window):
        if not colour:
            drawn.append("".join(f"‹{m.number} " for m in piece.opens if not m.field))
        drawn.append(piece.text, style=_style(piece.marks) if colour else "")
        for mark in piece.closes:
            if not mark.field:
                drawn.append(f"[{mark.number}]" if colour else f" {mark.number}›", style=_ink(mark, colour))
    return drawn


def _style(marks: Sequence[Mark]) -> str:
    if not marks:
        return ""
    inner = min(marks, key=lambda m: m.span.end - m.span.start)
    colour = STYLES.get(inner.kind, "white")
    return f"bold {colour}" if any(m.field for m in marks) else colour


def _ink(mark: Mark, colour: bool) -> str:
    return f"bold {STYLES.get(mark.kind, 'white')}" if colour else ""


def table(heads: Sequence[str], rows: Iterable[Sequence[str]], right: Sequence[int] = ()) -> None:
    """A table; in a pipe its cells are parted by tabs, a line a row.

    A terminal shows the beginning of a fact's id only: `show` takes it.
    """
    if not sys.stdout.isatty():
        emit("\t".join(heads))
        for row in rows:
            emit("\t".join(cell.replace("\t", " ").replace("\n", " ") for cell in row))
        return
    from rich import box
    from rich.table import Table

    drawn = Table(box=box.SIMPLE_HEAD, pad_edge=False, show_edge=False, header_style="dim")
    for place, head in enumerate(heads):
        justify: Literal["left", "right"] = "right" if place in right else "left"
        drawn.add_column(head, justify=justify, overflow="fold", no_wrap=place == 0)
    for row in rows:
        drawn.add_row(_brief(row[0]), *row[1:])
    console().print(drawn)


def _brief(cell: str) -> str:
    """The beginning of an id of a fact; any other cell whole."""
    is_id = len(cell) == len("f0123456789abcde") and cell[0] == "f" and set(cell[1:]) <= set("0123456789abcdef")
    return cell[:SHORT] if is_id else cell


def emit(text: str) -> None:
    """One line to standard output."""
    sys.stdout.write(text + "\n")


def emit_json(entry: Any) -> None:
    """One JSON object as a line; what is not of this alphabet stays as it is."""
    emit(json.dumps(entry, ensure_ascii=False, default=str))


def complain(text: str) -> None:
    """One line to standard error."""
    sys.stderr.write(text + "\n")


@contextmanager
def bar(title: str) -> "Iterator[Bar | None]":
    """A bar of progress on standard error where a person looks at it; None in a pipe."""
    if not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeRemainingColumn

    columns = (TextColumn("{task.description}"), BarColumn(), MofNCompleteColumn(), TimeRemainingColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as shown:
        shown.add_task(title, total=None)
        yield shown
