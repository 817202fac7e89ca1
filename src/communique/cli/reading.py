"""Commands that read: `add` into a register, `read` and `explain` without one."""

from collections.abc import Iterable, Iterator
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.keeping import follow
from communique.cli.options import REGISTER, Address, Jobs, Json, Language, Paths, Strictness, vocabulary
from communique.cli.terminal import bar, complain, console, emit, emit_json

if TYPE_CHECKING:
    from communique.model import Document, Reading
    from communique.model.answer import AddReport
    from communique.report.words import Words


def add(
    paths: Paths,
    register: Address = REGISTER,
    jobs: Jobs = 0,
    strictness: Strictness = 0.5,
    lang: Language = "",
) -> None:
    """Read reports into a register.

    The same text again changes nothing; a changed text of the same address is a new version.
    """
    import os

    from communique.api import open_register
    from communique.ingest import expected

    words = vocabulary(lang)
    with open_register(register) as desk, bar(words("read.progress")) as shown:
        follows = follow(shown, sum(map(expected, paths)) if shown else 0)
        done = desk.add(paths, jobs=jobs or os.cpu_count() or 1, strictness=strictness, progress=follows)
    _report(done, register, words)
    if done.failed:
        raise typer.Exit(1)


def _report(done: "AddReport", register: str, words: "Words") -> None:
    emit(words("add.done", added=done.added, unchanged=done.unchanged, versions=done.versions, failed=len(done.failed)))
    emit(words("add.register", register))
    if done.failed:
        complain(words("add.failed"))
        for address, reason in done.failed:
            complain(f"  {address}: {reason}")


def read(
    paths: Paths,
    as_json: Json = False,
    strictness: Strictness = 0.5,
    lang: Language = "",
) -> None:
    """Print what reports say, without a register.

    The evidence is marked in the text; with --json one object an article, in the shape of the guide.
    """
    words = vocabulary(lang)
    failed = 0
    for document in _documents(paths):
        if document is None:
            failed += 1
            continue
        reading = _read(document, strictness)
        if as_json:
            from communique.report.guide import guide

            emit_json(guide(reading))
        else:
            _render(reading, words)
    if failed:
        raise typer.Exit(1)


def explain(
    path: Annotated[str, typer.Argument(metavar="FILE", help="A report; - is standard input.")],
    strictness: Strictness = 0.5,
    lang: Language = "",
) -> None:
    """Why each claim was made; what was not understood.

    Shows the rule behind each claim, each field with its words, and the ledger of numbers, dates and quotations.
    """
    from communique.report.marked import numbered
    from communique.report.reading import claim_lines, ledger_lines

    words = vocabulary(lang)
    failed = 0
    for document in _documents([path]):
        if document is None:
            failed += 1
            continue
        reading = _read(document, strictness)
        _head(reading, words)
        for number, claim in numbered(reading.claims):
            _block(claim_lines(claim, words, number))
        for claim in reading.claims:
            if claim.kind == "topics":
                _block(claim_lines(claim, words))
        _block(ledger_lines(reading, words))
    if failed:
        raise typer.Exit(1)


def _documents(paths: Iterable[str]) -> "Iterator[Document | None]":
    """The documents of the paths; None for each that could not be read, after a complaint."""
    from communique.errors import SourceError
    from communique.ingest import documents

    for path in paths:
        for found in documents(path):
            if isinstance(found, SourceError):
                complain(str(found))
                yield None
            else:
                yield found


def _read(document: "Document", strictness: float) -> "Reading":
    from communique.pipeline import read as read_document

    return read_document(document, strictness)


def _render(reading: "Reading", words: "Words") -> None:
    from communique.cli.terminal import marked
    from communique.report.marked import claim_marks
    from communique.report.reading import fact_lines

    shown = console()
    _head(reading, words)
    marks = claim_marks(reading.claims)
    shown.print(marked(reading.document.text, marks, colour=shown.is_terminal))
    shown.print()
    _block(fact_lines(reading, words))
    if reading.leftovers:
        shown.print(words("read.left", len(reading.leftovers), reading.document.url or "-"), style=_dim(shown))
    shown.print()


def _head(reading: "Reading", words: "Words") -> None:
    from communique.report.sources import source_line

    shown, document = console(), reading.document
    shown.print(document.url or "-", style="bold" if shown.is_terminal else "")
    shown.print(source_line(document, words), style=_dim(shown))
    shown.print()


def _block(lines: Iterable[tuple[str, str]]) -> None:
    """Lines with the kind whose colour they have."""
    from communique.cli.terminal import STYLES

    shown = console()
    for kind, line in lines:
        shown.print(line, style=STYLES.get(kind, "") if shown.is_terminal else "")


def _dim(shown: Any) -> str:
    return "dim" if shown.is_terminal else ""
