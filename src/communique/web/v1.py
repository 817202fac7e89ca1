"""The HTTP API: the same questions as typed JSON."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Annotated, Any, Literal

from fastapi import APIRouter, HTTPException, Query, Request, Response
from fastapi.responses import JSONResponse
from pydantic import BaseModel

from communique.errors import QueryError
from communique.report.dossier import dossier
from communique.report.export.records import dossier_record, person_record, record, target_record
from communique.report.export.word import word
from communique.report.render import dossier_html, dossier_markdown
from communique.web.asked import AsOf, Desk, Speech, known, today
from communique.web.drawn import subject_of
from communique.web.pages.lists import asked
from communique.web.pages.subjects import ALONE, WORD

router = APIRouter(tags=["register"])
KINDS = ("figures", "events", "offices", "statements", "agreements", "initiatives", "formats", "rankings", "topics")
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
After = Annotated[str, Query(description="The id of the last entry of the page before.")]
Areas = Annotated[str, Query(description="KZ, or a pair KZ-IT.")]
Text = Annotated[str, Query(max_length=200)]
Form = Literal["md", "html", "docx", "json"]
FOUND = 500


class Page(BaseModel):
    """A page of entries; `next` is the cursor of the next page, empty at the end."""

    items: list[dict[str, Any]]
    next: str = ""


class Counts(BaseModel):
    """What the register holds."""

    documents: int
    claims: int
    disagreements: int
    facts: dict[str, int]


@router.get("/summary")
def summary(desk: Desk) -> Counts:
    """How much the register holds."""
    held = desk.summary()
    return Counts(
        documents=held.documents, claims=held.claims, disagreements=held.disagreements, facts=dict(held.facts)
    )


@router.get("/facts/{fact_id}")
def fact(fact_id: str, desk: Desk, as_of: AsOf) -> dict[str, Any]:
    """One fact with all its evidence."""
    found = desk.fact(fact_id, **known(as_of))
    return record(found, desk.cite(found))


@router.get("/people")
def people(desk: Desk, as_of: AsOf, person: Text = "", areas: Areas = "", limit: Limit = 50, after: After = "") -> Page:
    """People with their offices."""
    found = desk.people(**asked({"person": person, "areas": areas, "as_of": as_of}), limit=None)
    return _page(found, limit, after, person_record)


@router.get("/targets")
def targets(
    desk: Desk, as_of: AsOf, areas: Areas = "", indicator: Text = "", limit: Limit = 50, after: After = ""
) -> Page:
    """Targets with results, share reached, growth needed; the extrapolation is named so."""
    filters = asked({"areas": areas, "indicator": indicator, "as_of": as_of}) | ({"after": after} if after else {})
    found = desk.targets(**filters, limit=limit + 1)
    shown = found[:limit]
    return Page(items=[target_record(one) for one in shown], next=shown[-1].id if len(found) > limit else "")


@router.get("/search")
def search(
    desk: Desk,
    q: Annotated[str, Query(min_length=1, max_length=200)],
    limit: Annotated[int, Query(ge=1, le=100)] = 20,
    after: After = "",
) -> Page:
    """Facts by any form of the words: the best five hundred, page by page."""
    found = desk.search(q, limit=FOUND if after else limit + 1).facts
    return _page(found, limit, after, lambda one: record(one, desk.cite(one)))


def _page(found: Sequence[Any], limit: int, after: str, told: Callable[[Any], dict[str, Any]]) -> Page:
    """The entries after the cursor; from the beginning where it is empty. Raises QueryError for an unknown cursor."""
    ids = [one.id for one in found]
    if after and after not in ids:
        raise QueryError(f"nothing in this answer has the id {after[:40]!r} to go on after")
    start = ids.index(after) + 1 if after else 0
    shown = found[start : start + limit]
    more = start + limit < len(found)
    return Page(items=[told(one) for one in shown], next=shown[-1].id if more else "")


@router.get("/changes")
def changes(desk: Desk, since: date, limit: Limit = 50) -> Page:
    """What entered, was confirmed, disputed, corrected or withdrawn since a day; the latest first."""
    found = desk.changes(since, latest=limit)[::-1][:limit]
    items = [
        {"at": one.at.isoformat(), "what": one.what, "detail": one.detail, "fact": record(one.fact)} for one in found
    ]
    return Page(items=items)


@router.get("/dossier")
def dossier_of(
    desk: Desk, words: Speech, as_of: AsOf, areas: Areas = "", person: Text = "", form: Form = "md"
) -> Response:
    """All on a country, pair or person as a file: Markdown, HTML, Word, JSON."""
    day = date.fromisoformat(as_of) if as_of else today()
    made = dossier(desk, subject_of(words, areas, person), words, day, **known(as_of))
    if form == "json":
        return JSONResponse(dossier_record(made))
    if form == "docx":
        return Response(word(made, words), media_type=WORD)
    if form == "html":
        return Response(dossier_html(made, words), media_type="text/html", headers=ALONE)
    return Response(dossier_markdown(made, words), media_type="text/markdown")


@router.get("/documents/{document_id}")
def document(document_id: str, desk: Desk) -> dict[str, Any]:
    """One report with its text and the facts it supports."""
    found = desk.document(document_id)
    return {
        "id": found.id,
        "file": found.url,
        "publisher": found.publisher or None,
        "published": found.published.isoformat() if found.published else None,
        "cites": list(found.cites),
        "language": found.language,
        "sha256": found.sha256,
        "text": found.text,
        "facts": [
            {"fact": one.id, "kind": one.kind, "start": claim.evidence.span.start, "end": claim.evidence.span.end}
            for one, claim in desk.facts_in(document_id)
        ],
        "missed": [
            {
                "id": one.id,
                "kind": place.kind,
                "start": place.start,
                "end": place.end,
                "words": found.text[place.start : place.end],
                "by": one.by,
                "at": one.at.isoformat(),
                "reason": one.reason,
            }
            for one in desk.missed_in(document_id)
            for place in one.anchors
        ],
    }


@router.get("/{kind}")
def facts(
    request: Request,
    kind: str,
    desk: Desk,
    areas: Areas = "",  # noqa: ARG001 - these stand in the published schema and are read from the address
    indicator: Text = "",  # noqa: ARG001
    status: Text = "",  # noqa: ARG001
    type: Text = "",  # noqa: A002, ARG001
    person: Text = "",  # noqa: ARG001
    period: Text = "",  # noqa: ARG001
    text: Text = "",  # noqa: ARG001
    as_of: Text = "",  # noqa: ARG001
    limit: Limit = 50,
    after: After = "",
) -> Page:
    """Facts of one kind, newest first."""
    if kind not in KINDS:
        raise HTTPException(404, f"no kind of fact {kind!r}; there are: {', '.join(KINDS)}")
    filters = asked(request.query_params) | ({"after": after} if after else {})
    found = desk.facts(kind, **filters, limit=limit + 1)
    shown = found[:limit]
    cited = desk.cite_all(shown)
    return Page(items=[record(one, cited[one.id]) for one in shown], next=shown[-1].id if len(found) > limit else "")
