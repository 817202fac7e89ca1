"""Search, and adding reports: files or a pasted text. Addresses are not fetched from here."""

import re
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse

from communique.errors import QueryError
from communique.ingest import prepare
from communique.model import Document
from communique.report.lines import line
from communique.report.notes import Notes
from communique.report.sources import source_line
from communique.report.subject import area_code
from communique.web.asked import Desk, Speech
from communique.web.guard import MOST_BYTES
from communique.web.render import page

router = APIRouter()
MOST_FILES = 200
MOST_LETTERS = 200


@router.get("/search")
def search_page(request: Request, desk: Desk, words: Speech, q: str = "") -> HTMLResponse:
    """People, countries, facts and articles by any form of the words."""
    asked = q.strip()[:MOST_LETTERS]
    notes = Notes(desk, words)
    found = desk.search(asked, limit=25) if asked else None
    code = area_code(asked) if asked else None
    documents = [(one, source_line(one, words, "short")) for one in found.documents] if found else []
    return page(
        request,
        "search.html.j2",
        words,
        title=words("page.search"),
        asked=asked,
        places=[code] if code else [],
        people=desk.people(person=asked, limit=5) if asked else (),
        facts=[line(fact, notes) for fact in found.facts] if found else [],
        documents=documents,
    )


@router.get("/help")
def help_page(request: Request, words: Speech) -> HTMLResponse:
    """How to read the marks."""
    return page(request, "help.html.j2", words, title=words("page.help"))


@router.get("/add")
def add_page(request: Request, words: Speech) -> HTMLResponse:
    """The form."""
    return page(request, "add.html.j2", words, section="add", title=words("add_page.title"), done=None, added=())


@router.post("/add")
async def add(
    request: Request,
    desk: Desk,
    words: Speech,
    files: list[UploadFile] | None = None,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form()] = "",
    address: Annotated[str, Form()] = "",
) -> HTMLResponse:
    """Read what was sent into the register."""
    sources: list[Path | Document] = []
    with tempfile.TemporaryDirectory() as folder:
        for number, file in enumerate((files or [])[:MOST_FILES]):
            if file.filename:
                kept = Path(folder) / f"{number:03d}-{_name(file.filename)}"
                kept.write_bytes(await file.read(MOST_BYTES))
                sources.append(kept)
        if text.strip():
            sources.append(prepare(text, url=address.strip()[:2000], published=_day(published)))
        done = desk.add(sources)
    added = desk.documents(limit=done.added + done.versions) if done.added + done.versions else ()
    title = words("add_page.title")
    return page(request, "add.html.j2", words, section="add", title=title, done=done, added=added)


def _name(given: str) -> str:
    """The last part of a name, without anything a path could mean."""
    return re.sub(r"[^\w.\- ]", "_", Path(given.replace("\\", "/")).name)[-120:] or "file"


def _day(text: str) -> date | None:
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no day; expected: 2025-05-30") from error
