"""Articles: the whole text with all claims marked by kind; from a mark to its fact and back."""

from collections import Counter
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse
from markupsafe import Markup, escape

from communique.model import Claim, Document, Leftover
from communique.report.marked import Mark, Piece, claim_marks, context, pieces
from communique.report.reading import because, one_line
from communique.report.sources import source_line
from communique.report.words import Words
from communique.web.asked import Desk, Speech
from communique.web.render import page

router = APIRouter()
SHOWN = 50
LATEST = 1000  # reports whose publishers are counted
CLASSES = {
    "events": "event",
    "formats": "event",
    "figures": "figure",
    "rankings": "figure",
    "offices": "office",
    "statements": "say",
    "initiatives": "plan",
    "agreements": "pact",
}
LETTERS = {"event": "e", "figure": "f", "office": "o", "say": "s", "plan": "p", "pact": "a"}
NAMES = {"event": "events", "figure": "figures", "office": "offices", "say": "statements", "plan": "initiatives"}


@router.get("/articles")
def articles_page(request: Request, desk: Desk, words: Speech, after: str = "") -> HTMLResponse:
    """All reports, the newest first."""
    found = desk.documents(limit=SHOWN + 1, after=after) if after else desk.documents(limit=SHOWN + 1)
    rows = [(document, source_line(document, words, "short")) for document in found[:SHOWN]]
    more = f"/articles?after={rows[-1][0].id}" if len(found) > SHOWN else ""
    title = words("nav.articles")
    return page(request, "articles.html.j2", words, section="articles", title=title, documents=rows, next=more)


@router.get("/sources")
def sources_page(request: Request, desk: Desk, words: Speech) -> HTMLResponse:
    """Who the latest reports are from: how many, the last day, what they cite."""
    rows: dict[str, list[Document]] = {}
    for document in desk.documents(limit=LATEST):
        rows.setdefault(document.publisher, []).append(document)
    told = [
        (name, len(held), max((one.published for one in held if one.published), default=None), _cited(held))
        for name, held in sorted(rows.items(), key=lambda row: -len(row[1]))
    ]
    title = words("today.sources")
    return page(request, "sources.html.j2", words, section="articles", title=title, sources=told, latest=LATEST)


def _cited(held: list[Document]) -> list[str]:
    """The agencies and offices that a publisher cites most."""
    return [name for name, _ in Counter(name for one in held for name in one.cites).most_common(3)]


@router.get("/articles/{document_id}")
def article_page(request: Request, document_id: str, desk: Desk, words: Speech) -> HTMLResponse:
    """One report with its marks."""
    document = desk.document(document_id)
    told = [(fact, claim) for fact, claim in desk.facts_in(document_id) if claim.kind != "topics"]
    claims = [claim for _, claim in told]
    margin = [
        (number, LETTERS[CLASSES[claim.kind]], fact.id, one_line(claim.content, words))
        for number, (fact, claim) in enumerate(told, 1)
    ]
    return page(
        request,
        "article.html.j2",
        words,
        section="articles",
        title=document.title or _first_line(document),
        document=document,
        source=source_line(document, words),
        body=marked(document, claims),
        kinds=_kinds(claims, words),
        margin=margin,
    )


@router.get("/articles/{document_id}/left")
def left_page(request: Request, document_id: str, desk: Desk, words: Speech) -> HTMLResponse:
    """What in a report was not understood: read anew, for the register keeps what was."""
    document = desk.document(document_id)
    entries = [(left, because(left, words), context(document.text, left.span, 60)) for left in _ledger(document)]
    title = document.title or _first_line(document)
    return page(request, "left.html.j2", words, section="articles", title=title, document=document, entries=entries)


def _ledger(document: Document) -> tuple[Leftover, ...]:
    from communique.pipeline import read

    return read(document).leftovers


def _first_line(document: Document) -> str:
    return next((line.strip() for line in document.text.splitlines() if line.strip()), document.id)


def _kinds(claims: list[Claim[Any]], words: Words) -> list[tuple[str, str, int]]:
    counts = Counter(CLASSES[claim.kind] for claim in claims)
    found = [(key, words(f"kind.{kind}").lower(), counts[key]) for key, kind in NAMES.items()]
    return [*found, ("pact", words("kind.agreements").lower(), counts["pact"])]


def marked(document: Document, claims: list[Claim[Any]]) -> Markup:
    """The text as paragraphs with its marks; not a character is changed."""
    marks = [mark for mark in claim_marks(claims) if not mark.field]
    cut = pieces(document.text, marks)
    return Markup("<p>") + Markup("").join(_piece(piece) for piece in cut) + Markup("</p>")


def _piece(piece: Piece) -> Markup:
    """A run of text in the class of its innermost mark, split at blank lines; ends of marks carry their number."""
    opens = Markup("").join(Markup('<i class="at" id="s{}"></i>').format(m.span.start) for m in _starts(piece))
    inner = min(piece.marks, key=lambda m: m.span.end - m.span.start, default=None)
    parts = []
    for blank, lines in groupby(piece.text.splitlines(keepends=True), key=lambda one: not one.strip()):
        text = "".join(lines)
        parts.append(Markup("</p><p>") if blank else _run(text, inner))
    return opens + Markup("").join(parts) + Markup("").join(_number(m) for m in piece.closes)


def _starts(piece: Piece) -> list[Mark]:
    """One anchor a place."""
    return list({mark.span.start: mark for mark in piece.opens}.values())


def _run(text: str, mark: Mark | None) -> Markup:
    if mark is None:
        return escape(text)
    return Markup('<span class="k k--{}">{}</span>').format(CLASSES[mark.kind], text)


def _number(mark: Mark) -> Markup:
    return Markup('<a class="k k--{0}" href="#m{1}"><sup>{1}</sup></a>').format(CLASSES[mark.kind], mark.number)
