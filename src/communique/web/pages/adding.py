"""Adding reports: files, an address, or a pasted text; how far a load is; what could not be read."""

import re
import shutil
import tempfile
from collections import Counter
from datetime import date
from pathlib import Path
from typing import Annotated, Any

from fastapi import APIRouter, Form, Request, UploadFile
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.api import Register
from communique.errors import QueryError
from communique.ingest import is_address, prepare
from communique.model import Document, Fact
from communique.model.answer import AddReport
from communique.report.faults import fault
from communique.report.words import Words
from communique.web.asked import Desk, Speech
from communique.web.board import Load
from communique.web.guard import MOST_BYTES
from communique.web.intake import Intake, Source
from communique.web.render import page

router = APIRouter()
MOST_FILES = 200
MOST_ADDRESSES = 20


@router.get("/add")
def add_page(request: Request, words: Speech) -> HTMLResponse:
    """The form."""
    return _form(request, words)


def _form(request: Request, words: Words, code: int = 200, **values: Any) -> HTMLResponse:
    """The page with its fields filled as given."""
    empty = {"load": None, "added": (), "fault": "", "pages": "", "text": "", "address": "", "published": ""}
    shown: dict[str, Any] = {**empty, **values, "title": words("add_page.title"), "most": MOST_BYTES}
    return page(request, "add.html.j2", words, code, section="add", **shown)


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
    given = any(file.filename for file in files or ())
    if odd or not (addresses or text.strip() or given):
        fault = words("add_page.odd", odd[0][:80]) if odd else words("add_page.nothing")
        return _form(request, words, 422, fault=fault, pages=pages, text=text, address=address, published=published)
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
    added = [document for one in load.read if (document := _known(desk, one))] if done else []
    told = zip(added, desk.facts_of([one.id for one in added]), strict=True) if added else ()
    return _form(
        request,
        words,
        load=load,
        counts=_counts(done, words) if done else "",
        failed=[(where, fault(reason, words)) for where, reason in done.failed] if done else [],
        added=[(one, _found(facts, words)) for one, facts in told],
    )


def _known(desk: Register, document_id: str) -> Document | None:
    """A report that was taken; None for one that could not be read."""
    try:
        return desk.document(document_id)
    except QueryError:
        return None


def _counts(done: AddReport, words: Words) -> str:
    """«Прочитано: 3, уже были: 1»: what is none is left out."""
    parts = (("unchanged", done.unchanged), ("versions", done.versions), ("not_read", len(done.failed)))
    told = [
        words("add_page.added", done.added),
        *(words(f"add_page.{name}", number) for name, number in parts if number),
    ]
    return ", ".join(told)


def _found(facts: tuple[Fact[Any], ...], words: Words) -> str:
    """What was found in an article: «Записано: 1 событие, 2 числа»."""
    counts = Counter(fact.kind for fact in facts if fact.kind != "topics")
    told = ", ".join(words.count(kind, number) for kind, number in counts.items())
    return words("add_page.found", told) if told else words("add_page.found_none")


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
