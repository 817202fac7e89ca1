"""What was not understood: in all reports by reason and country, and in one."""

from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.model.answer import Missed
from communique.report.sources import source_line
from communique.report.subject import area_code
from communique.report.words import Words
from communique.web.asked import Desk, Speech
from communique.web.pages.articles import first_line, passages
from communique.web.render import page

router = APIRouter()
KINDS = ("number", "date", "quotation", "claim")
SHOWN = 60
REASONS = 40


@router.get("/leftovers")
def leftovers_page(
    request: Request,
    desk: Desk,
    words: Speech,
    reason: str = "",
    kind: str = "",
    country: str = "",
    after: str = "",
) -> HTMLResponse:
    """All that was not understood, of the newest reports first; reasons and kinds are links."""
    code = area_code(country) or country
    chosen = kind if kind in KINDS else ""
    found = desk.leftovers(reason=reason, kind=chosen, country=code, limit=SHOWN, cursor=after)
    counted = desk.reasons()
    return page(
        request,
        "leftovers.html.j2",
        words,
        section="articles",
        title=words("left_page.title"),
        articles=_by_article(found.entries, words),
        kinds=[(one, words.name("leftover", one), one == chosen) for one in KINDS],
        reasons=[(one, words.name("left", one), n, one == reason) for one, n in list(counted.items())[:REASONS]],
        total=sum(counted.values()),
        country=country,
        chosen={"reason": reason, "kind": chosen},
        next=found.cursor,
    )


def _by_article(entries: tuple[Missed, ...], words: Words) -> list[tuple[Any, ...]]:
    return [
        (
            document,
            document.title or first_line(document),
            source_line(document, words, "short"),
            passages(held, words),
        )
        for document, held in groupby(entries, key=lambda one: one.document)
    ]


@router.get("/articles/{document_id}/left")
def left_page(request: Request, document_id: str, desk: Desk, words: Speech) -> HTMLResponse:
    """What was not understood in one report."""
    document = desk.document(document_id)
    held = desk.leftovers_in(document_id)
    entries = passages(held, words)
    title = document.title or first_line(document)
    return page(
        request,
        "left.html.j2",
        words,
        section="articles",
        title=title,
        document=document,
        entries=entries,
        number=len(held),
    )
