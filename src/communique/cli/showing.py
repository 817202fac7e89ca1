"""Commands about one thing: `show`, `search`, `dossier`, and what changed."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli import filters as f
from communique.cli.options import REGISTER, Address, Json, Language, opened, vocabulary
from communique.cli.terminal import complain, console, emit, emit_json, marked, table

if TYPE_CHECKING:
    from communique.api import Register
    from communique.model import Fact
    from communique.model.answer import Change, Citation, Found
    from communique.report.words import Words

Ident = Annotated[str, typer.Argument(metavar="ID", help="The id of a fact, or a beginning of it.")]


def show(
    ident: Ident, as_json: Json = False, as_of: f.AsOf = "", register: Address = REGISTER, lang: Language = ""
) -> None:
    """One fact with all its evidence in its sentences."""
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        fact = desk.fact(ident, as_of=as_of or None)
        citations = desk.cite(fact)
        if as_json:
            from communique.report.export.records import record

            emit_json(record(fact, citations))
            return
        _fact(fact, desk, words)
        emit(words("ask.evidence"))
        for number, citation in enumerate(citations, 1):
            _citation(number, citation, words)


def _fact(fact: "Fact[Any]", desk: "Register", words: "Words") -> None:
    from communique.report.facts import fact_lines

    shown = console()
    for place, line in enumerate(fact_lines(fact, desk, words)):
        shown.print(line, style="bold" if place == 0 and shown.is_terminal else "")
    shown.print()


def _citation(number: int, citation: "Citation", words: "Words") -> None:
    from communique.report.facts import citation_lines
    from communique.report.marked import Mark, context

    shown, claim = console(), citation.claim
    mark = Mark(span=claim.evidence.span, number=number, kind=claim.kind)
    window = citation.sentence if citation.sentence.covers(mark.span) else context(citation.document.text, mark.span)
    text = marked(citation.document.text, [mark], window=window, colour=shown.is_terminal)
    shown.print(text)
    for line in citation_lines(citation, words):
        shown.print(f"    {line}", style="dim" if shown.is_terminal else "")
    shown.print()


def search(
    words_: Annotated[list[str], typer.Argument(metavar="WORDS…", help="Words, in any form.")],
    limit: f.Limit = 20,
    as_json: Json = False,
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """Find articles and facts by any form of the words."""
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        found = desk.search(" ".join(words_), limit=limit or 1000)
        if as_json:
            _found_json(found, desk)
        elif not found.documents and not found.facts:
            complain(words("ask.nothing"))
        else:
            _found(found, words)


def _found(found: "Found", words: "Words") -> None:
    from communique.report.reading import one_line
    from communique.report.rows import cut
    from communique.report.sources import source_line

    if found.documents:
        emit(words("ask.articles"))
        rows = [(d.id, source_line(d, words, "short"), cut(d.title, 60), d.url) for d in found.documents]
        table([words.name("field", head) for head in ("id", "source", "article", "file")], rows)
        emit("")
    if found.facts:
        emit(words("ask.facts"))
        facts = [(fact.id, words(f"one.{fact.kind}"), one_line(fact.content, words)) for fact in found.facts]
        table([words.name("field", head) for head in ("id", "kind", "what")], facts)


def _found_json(found: "Found", desk: "Register") -> None:
    from communique.report.export.records import record

    for document in found.documents:
        day = document.published.isoformat() if document.published else None
        emit_json({"id": document.id, "kind": "documents", "file": document.url, "title": document.title,
                   "publisher": document.publisher or None, "published": day})  # fmt: skip
    for fact in found.facts:
        emit_json(record(fact, desk.cite(fact)))


def dossier(
    subject: Annotated[list[str], typer.Argument(metavar="SUBJECT…", help="KZ IT, KZ, a person, or a format.")],
    html: Annotated[
        Path | None, typer.Option("--html", metavar="FILE", help="Write one HTML file, ready to print.")
    ] = None,
    docx: Annotated[Path | None, typer.Option("--docx", metavar="FILE", help="Write a Word document.")] = None,
    md: Annotated[bool, typer.Option("--md", help="Print Markdown (this is the default).")] = False,
    period: f.Period = "",
    as_of: f.AsOf = "",
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """All on a country, pair, person or format.

    What an official wants the evening before a visit, with a numbered reference for every line.
    """
    from datetime import date

    from communique.report.dossier import dossier as make
    from communique.report.render import dossier_html, dossier_markdown
    from communique.report.subject import subject as understood

    words = vocabulary(lang)
    today = date.fromisoformat(as_of[:10]) if as_of else date.today()  # noqa: DTZ011 - the reader's own calendar day
    with opened(register, lang) as desk:
        asked = f.filters(None, period=period, as_of=as_of)
        made = make(desk, understood(subject, desk, words), words, today, **asked)
        if html:
            html.write_text(dossier_html(made, words), encoding="utf-8")
            emit(str(html))
        if docx:
            from communique.report.export.word import word

            docx.write_bytes(word(made, words))
            emit(str(docx))
        if md or not (html or docx):
            emit(dossier_markdown(made, words).rstrip("\n"))


def changes(
    since: Annotated[str, typer.Option("--since", metavar="DAY", help="2025-09-29, or a moment in ISO 8601.")],
    as_json: Json = False,
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """What changed in the register since a day."""
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        found = desk.changes(since)
        if as_json:
            for change in found:
                emit_json(_change_json(change))
        elif found:
            heads = ["", *(words.name("field", head) for head in ("change", "id", "what"))]
            table(heads, [_change(change, words) for change in found])
        else:
            complain(words("ask.changes_none"))


def _change(change: "Change", words: "Words") -> tuple[str, str, str, str]:
    from communique.report.reading import one_line

    said = " · ".join(part for part in (words.name("changes", change.what), change.detail) if part)
    return f"{change.at:%Y-%m-%d %H:%M}", said, change.fact.id, one_line(change.fact.content, words)


def _change_json(change: "Change") -> dict[str, Any]:
    from communique.report.export.records import record

    return {"at": change.at.isoformat(), "what": change.what, "detail": change.detail, "fact": record(change.fact)}
