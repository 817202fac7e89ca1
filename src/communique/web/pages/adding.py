"""Adding reports: files, an address, or a pasted text; how far a load is; what could not be read."""

import re
import shutil
import tempfile
from datetime import date
from pathlib import Path
from typing import Annotated

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.errors import QueryError
from communique.ingest import is_address, prepare
from communique.web.asked import Desk, Speech
from communique.web.guard import MOST_BYTES
from communique.web.intake import Intake, Load, Source
from communique.web.render import page

router = APIRouter()
MOST_FILES = 200
MOST_ADDRESSES = 20
LISTED = 50


@router.get("/add")
def add_page(request: Request, words: Speech) -> HTMLResponse:
    """The form."""
    title = words("add_page.title")
    return page(request, "add.html.j2", words, section="add", title=title, load=None, added=(), most=MOST_BYTES)


@router.post("/add")
def add(
    request: Request,
    desk: Desk,
    words: Speech,
    files: list[UploadFile] | None = None,
    text: Annotated[str, Form()] = "",
    published: Annotated[str, Form(max_length=10)] = "",
    address: Annotated[str, Form(max_length=2000)] = "",
    pages: Annotated[str, Form(max_length=40_000)] = "",
) -> Response:
    """Read what was sent into the register; what takes longer is followed on a page of its own."""
    addresses = [line.strip() for line in pages.splitlines() if line.strip()][:MOST_ADDRESSES]
    odd = [one for one in addresses if not is_address(one)]
    if odd:
        raise QueryError(f"{odd[0][:80]!r} is no address; addresses begin with http:// or https://")
    sources: list[Source] = [*addresses]
    if text.strip():
        sources.append(prepare(text, url=address.strip(), published=day_of(published)))
    folder = Path(tempfile.mkdtemp(prefix="communique-"))
    sources += _kept(files or [], folder)
    load = _intake(request).take(sources, folder)
    return _shown(request, desk, words, load) if load.finished else RedirectResponse(f"/add/{load.id}", 303)


def _kept(files: list[UploadFile], folder: Path) -> list[Path]:
    """Files under names that cannot mean a path."""
    kept = []
    for number, file in enumerate(file for file in files[:MOST_FILES] if file.filename):
        kept.append(folder / f"{number:03d}-{_name(file.filename or '')}")
        with kept[-1].open("wb") as copy:
            shutil.copyfileobj(file.file, copy, MOST_BYTES)
    return kept


def _name(given: str) -> str:
    """The last part of a name, without anything a path could mean."""
    return re.sub(r"[^\w.\- ]", "_", Path(given.replace("\\", "/")).name)[-120:] or "file"


@router.get("/add/{load_id}")
def load_page(request: Request, load_id: str, desk: Desk, words: Speech) -> Response:
    """How far a load is, or what came of it."""
    load = _intake(request).find(load_id)
    if load is None:
        raise QueryError("no load of this name; it was read long ago, or the page was started anew")
    return _shown(request, desk, words, load)


def _shown(request: Request, desk: Desk, words: Speech, load: Load) -> HTMLResponse:
    done = load.report
    new = min(done.added + done.versions, LISTED) if done else 0
    added = desk.documents(limit=new) if new else ()
    title = words("add_page.title")
    return page(request, "add.html.j2", words, section="add", title=title, load=load, added=added, most=MOST_BYTES)


def _intake(request: Request) -> Intake:
    intake: Intake = request.app.state.intake
    return intake


def day_of(text: str) -> date | None:
    """A day of a form; None where it is empty."""
    if not text:
        return None
    try:
        return date.fromisoformat(text)
    except ValueError as error:
        raise QueryError(f"{text!r} is no day; expected: 2025-05-30") from error
