"""Search over people, countries, facts and articles; how to read the marks; what one may set."""

from functools import partial

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.report.lines import lines
from communique.report.notes import Notes
from communique.report.rows import tenure
from communique.report.sources import source_line
from communique.report.subject import areas_named
from communique.web.asked import Desk, Speech, today
from communique.web.render import page

router = APIRouter()
MOST_LETTERS = 200


@router.get("/search")
def search_page(request: Request, desk: Desk, words: Speech, q: str = "") -> HTMLResponse:
    """People, countries, facts and articles by any form of the words."""
    asked = q.strip()[:MOST_LETTERS]
    notes = Notes(desk, words, today=today())
    found = desk.search(asked, limit=25) if asked else None
    documents = [(one, source_line(one, words, "short")) for one in found.documents] if found else []
    return page(
        request,
        "search.html.j2",
        words,
        title=words("page.search"),
        asked=asked,
        places=areas_named(asked) if asked else (),
        tenure=partial(tenure, words=words),
        people=desk.people(person=asked, limit=5) if asked else (),
        facts=lines(found.facts, notes) if found else (),
        documents=documents,
    )


@router.get("/help")
def help_page(request: Request, words: Speech) -> HTMLResponse:
    """How to read the marks."""
    return page(request, "help.html.j2", words, title=words("page.help"))


@router.get("/settings")
def settings_page(request: Request, words: Speech) -> HTMLResponse:
    """Language, theme, keys; all kept in the browser."""
    return page(request, "settings.html.j2", words, title=words("settings.title"))
