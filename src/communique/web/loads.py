"""The HTTP API of adding: a text, or addresses; how far a load is."""

from datetime import date
from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel, Field

from communique.errors import QueryError
from communique.ingest import is_address, prepare
from communique.model import Document
from communique.web.asked import Desk
from communique.web.board import Load
from communique.web.intake import Intake, Source

router = APIRouter(tags=["adding"])
LONGEST = 2_000_000
Address = Annotated[str, Field(max_length=2000)]


class Text(BaseModel):
    """A report as text. `published` is its day, from which relative dates are told."""

    text: str = Field(min_length=1, max_length=LONGEST)
    url: str = Field(default="", max_length=2000)
    published: date | None = None
    language: str = Field(default="", max_length=10)
    title: str = Field(default="", max_length=500)


class Adding(BaseModel):
    """What is to be read: reports as text, addresses of pages, or both."""

    texts: list[Text] = Field(default=[], max_length=200)
    addresses: list[Address] = Field(default=[], max_length=20)


class Loaded(BaseModel):
    """How far a load is. When `finished`, the counts and failures are those of the whole."""

    id: str
    finished: bool
    done: int
    total: int
    added: int = 0
    unchanged: int = 0
    versions: int = 0
    claims: int = 0
    failed: list[dict[str, str]] = []
    failure: str = ""


class Documents(BaseModel):
    """Reports, newest first; `next` is the cursor of the next page."""

    items: list[dict[str, Any]]
    next: str = ""


@router.post("/documents", status_code=202)
def add(request: Request, given: Adding) -> Loaded:
    """Read reports into the register. Small loads are finished in the answer; ask for the rest by their id."""
    odd = [one for one in given.addresses if not is_address(one)]
    if odd:
        raise QueryError(f"{odd[0][:80]!r} is no address; addresses begin with http:// or https://")
    sources: list[Source] = [*given.addresses, *(_prepared(one) for one in given.texts)]
    if not sources:
        raise QueryError("nothing to read: give texts or addresses")
    return _loaded(_intake(request).take(sources))


def _prepared(one: Text) -> Document:
    return prepare(one.text, url=one.url, published=one.published, language=one.language, title=one.title)


@router.get("/loads/{load_id}")
def load(request: Request, load_id: str) -> Loaded:
    """How far a load is."""
    found = _intake(request).find(load_id)
    if found is None:
        raise HTTPException(404, "no load of this id; it was read long ago, or the server was started anew")
    return _loaded(found)


@router.get("/documents")
def documents(
    desk: Desk,
    areas: Annotated[str, Query(max_length=60)] = "",
    text: Annotated[str, Query(max_length=200)] = "",
    limit: Annotated[int, Query(ge=1, le=500)] = 50,
    after: Annotated[str, Query(max_length=80)] = "",
) -> Documents:
    """Reports without their texts."""
    asked: dict[str, Any] = {"areas": tuple(areas.replace("-", ",").split(",")) if areas else (), "text": text}
    found = desk.documents(**asked, limit=limit + 1, after=after)
    shown = found[:limit]
    items = [
        {
            "id": one.id,
            "file": one.url,
            "title": one.title,
            "publisher": one.publisher or None,
            "published": one.published.isoformat() if one.published else None,
            "language": one.language,
        }
        for one in shown
    ]
    return Documents(items=items, next=shown[-1].id if len(found) > limit else "")


def _intake(request: Request) -> Intake:
    intake: Intake = request.app.state.intake
    return intake


def _loaded(one: Load) -> Loaded:
    report = one.report
    return Loaded(
        id=one.id,
        finished=one.finished,
        done=one.done,
        total=one.total,
        added=report.added if report else 0,
        unchanged=report.unchanged if report else 0,
        versions=report.versions if report else 0,
        claims=report.claims if report else 0,
        failed=[{"address": address, "reason": reason} for address, reason in report.failed] if report else [],
        failure=one.failure,
    )
