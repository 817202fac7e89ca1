"""Commands that keep a register: check it, compute it anew, give all its claims."""

import os
from typing import TYPE_CHECKING

import typer

from communique.cli.options import REGISTER, Address, Jobs, Json, Language, desk_at, opened, vocabulary
from communique.cli.terminal import bar, complain, emit, emit_json, table

if TYPE_CHECKING:
    from collections.abc import Callable

    from rich.progress import Progress as Bar

    from communique.api import Register
    from communique.model.answer import Progress
    from communique.report.words import Words


def verify(register: Address = REGISTER, as_json: Json = False, lang: Language = "") -> None:
    """Check every citation against the stored texts."""
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        found = desk.verify()
    if as_json:
        emit_json(
            {"documents": found.documents, "claims": found.claims, "facts": found.facts, "faults": list(found.faults)}
        )
    elif found.faults:
        for fault in found.faults:
            complain(words("verify.bad", fault))
    else:
        articles, claims = words.count("articles", found.documents), words.count("claims", found.claims)
        emit(words("verify.good", articles=articles, claims=claims))
    if found.faults:
        raise typer.Exit(1)


def rebuild(register: Address = REGISTER, jobs: Jobs = 0, lang: Language = "") -> None:
    """Compute all facts anew.

    Where earlier rules read the texts, they are read again first; decisions of people stay in force.
    """
    words, jobs = vocabulary(lang), jobs or os.cpu_count() or 1
    with desk_at(register) as desk:
        old = desk.outdated()
        if old.reading:
            with bar(words("read.progress")) as shown:
                done = desk.reread(jobs=jobs, progress=follow(shown, old.documents))
            emit(words("rebuild.read", words.count("articles", done)))
        with bar(words("rebuild.progress")) as shown:
            digest = desk.rebuild(jobs=jobs, progress=follow(shown))
    emit(words("rebuild.done", digest))


def summary(register: Address = REGISTER, as_json: Json = False, lang: Language = "") -> None:
    """How much the register holds, by kind of fact."""
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        if not as_json:
            show_summary(desk, words)
            return
        held = desk.summary()
    counts = {"documents": held.documents, "claims": held.claims, "facts": dict(held.facts)}
    emit_json(counts | {"disagreements": held.disagreements})


def show_summary(desk: "Register", words: "Words") -> None:
    """A table of how much a register holds."""
    held = desk.summary()
    rows = [(words("ask.articles"), str(held.documents))]
    rows += [(words.name("kind", kind), str(number)) for kind, number in held.facts.items()]
    rows.append((words("ask.dissent"), str(held.disagreements)))
    table(["", words("summary.count")], rows, right=[1])


def claims(register: Address = REGISTER, as_json: Json = False) -> None:  # noqa: ARG001 - JSON is the only form
    """Every current claim as JSON Lines.

    Keys: file, kind, fact, start, end and the fields of the guide.
    """
    with opened(register) as desk:
        for claim in desk.claims():
            emit_json(claim)


def follow(shown: "Bar | None", total: int = 0) -> "Callable[[Progress], None]":
    """What moves a bar of progress, up to a total that is known before; nothing where there is no bar."""

    def progress(now: "Progress") -> None:
        if shown:
            shown.update(shown.task_ids[0], completed=now.done, total=max(now.total or total, now.done) or None)

    return progress
