"""The HTTP API: the same questions as typed JSON."""

from typing import Annotated, Any

from fastapi import APIRouter, HTTPException, Query, Request
from pydantic import BaseModel

from communique.report.export.records import person_record, record, target_record
from communique.web.asked import Desk
from communique.web.pages.lists import asked

router = APIRouter(tags=["register"])
KINDS = ("figures", "events", "offices", "statements", "agreements", "initiatives", "formats", "rankings", "topics")
Limit = Annotated[int, Query(ge=1, le=500, description="How many at most.")]
After = Annotated[str, Query(description="The id of the last entry of the page before.")]
Areas = Annotated[str, Query(description="KZ, or a pair KZ-IT.")]
Text = Annotated[str, Query(max_length=200)]


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
def fact(fact_id: str, desk: Desk) -> dict[str, Any]:
    """One fact with all its evidence."""
    found = desk.fact(fact_id)
    return record(found, desk.cite(found))


@router.get("/people")
def people(desk: Desk, person: Text = "", areas: Areas = "", limit: Limit = 50) -> Page:
    """People with their offices."""
    filters = asked({"person": person, "areas": areas})
    return Page(items=[person_record(one) for one in desk.people(**filters, limit=limit)])


@router.get("/targets")
def targets(desk: Desk, areas: Areas = "", indicator: Text = "", limit: Limit = 50) -> Page:
    """Targets with results, share reached, growth needed; the extrapolation is named so."""
    filters = asked({"areas": areas, "indicator": indicator})
    return Page(items=[target_record(one) for one in desk.targets(**filters, limit=limit)])


@router.get("/search")
def search(desk: Desk, q: Annotated[str, Query(min_length=1, max_length=200)], limit: Limit = 20) -> Page:
    """Facts by any form of the words."""
    return Page(items=[record(one, desk.cite(one)) for one in desk.search(q, limit=limit).facts])


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
    return Page(items=[record(one, desk.cite(one)) for one in shown], next=shown[-1].id if len(found) > limit else "")
