"""The command that shows a newcomer the register at work: the built-in reports, read on the spot."""

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.keeping import follow, show_summary
from communique.cli.options import Jobs, Language, vocabulary
from communique.cli.terminal import bar, complain, emit

if TYPE_CHECKING:
    from communique.api import Register
    from communique.report.words import Words

Folder = Annotated[Path, typer.Option("--folder", metavar="DIR", help="Where the register of the demo is made.")]
FOLDER = Path("demo")


def demo(folder: Folder = FOLDER, jobs: Jobs = 0, lang: Language = "") -> None:
    """Read the built-in sample reports into a register and show what is in it."""
    from communique.api import open_register
    from communique.ingest import expected
    from communique.samples import folder as samples

    words = vocabulary(lang)
    folder.mkdir(parents=True, exist_ok=True)
    register = folder / "communique.db"
    with open_register(str(register)) as desk:
        with bar(words("read.progress")) as shown:
            follows = follow(shown, expected(samples()))
            done = desk.add(_near(samples()), jobs=jobs or os.cpu_count() or 1, progress=follows)
        emit(words("demo.read", words.count("articles", done.added + done.unchanged), register))
        emit("")
        show_summary(desk, words)
        _target(desk, words)
        _disagreement(desk, words)
    emit(words("demo.next"))
    for line in words("demo.commands").splitlines():
        emit("  " + line.format(register))
    for address, reason in done.failed:
        complain(f"{address}: {reason}")
    if done.failed:
        raise typer.Exit(1)


def _near(folder: Path) -> str:
    """A folder as a person would type it here; references name the reports by it."""
    here = Path.cwd()
    return str(folder.relative_to(here) if folder.is_relative_to(here) else folder)


def _target(desk: "Register", words: "Words") -> None:
    """The target that most results tell about."""
    from communique.report.rows import target_lines

    found = sorted(desk.targets(), key=lambda t: (t.pace is not None, len(t.results), t.id), reverse=True)
    if found:
        emit(f"\n{words('demo.target')}")
        for line in target_lines(found[0], desk, words):
            emit(f"  {line}".rstrip())


def _disagreement(desk: "Register", words: "Words") -> None:
    """A figure that sources give differently, with who says what."""
    from communique.report.disagreement import clashes
    from communique.report.notes import Notes

    found = clashes(desk.figures(disputed=True), Notes(desk, words)) or clashes(
        desk.events(disputed=True), Notes(desk, words)
    )
    if not found:
        return
    clash = found[0]
    emit(words("demo.disagreement"))
    emit(f"  {clash.title}: {clash.field}")
    for value, notes in clash.sides:
        told = "; ".join(note.source for note in notes)
        emit(f"  {value}" + (f" — {told}" if told else ""))
    emit(f"  {words('dossier.likely')} {clash.reason}\n")
