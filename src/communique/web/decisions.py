"""The HTTP API of decisions: what waits, what was decided, deciding and taking back."""

from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query, Request
from pydantic import BaseModel, Field

from communique.model import Judgement
from communique.report.export.records import record
from communique.web.asked import Desk
from communique.web.pages.judging import decider, queue

router = APIRouter(tags=["decisions"])
Id = Annotated[str, Field(min_length=2, max_length=80)]
ANONYMOUS = "?"


class Question(BaseModel):
    """A case for a person: the same or not, where `other` is given; else whose value is right."""

    fact: dict[str, Any]
    other: dict[str, Any] | None
    weight: float


class Questions(BaseModel):
    """What waits for a decision, the weightiest first."""

    items: list[Question]


class Decision(BaseModel):
    """A decision that was made."""

    id: str
    verdict: str
    subjects: list[str]
    by: str
    at: str
    reason: str = ""
    correction: str = ""
    undoes: str = ""


class Decisions(BaseModel):
    """Decisions, the latest first; `next` is the cursor of the next page."""

    items: list[Decision]
    next: str = ""


class Deciding(BaseModel):
    """What is decided on which facts or claims.

    `correction` is `field=value` pairs for `corrected`, the field and the reason (`value=mirror`) for `agreed`, which
    says why the sources of a fact disagree; for others it is empty.
    """

    verdict: Literal["same", "different", "unsure", "wrong", "corrected", "agreed"]
    subjects: list[Id] = Field(min_length=1, max_length=20)
    by: str = Field(default="", max_length=80, description="Who decides; a team's server takes the account's name.")
    reason: str = Field(default="", max_length=500)
    correction: str = Field(default="", max_length=2000)


class Missed(BaseModel):
    """Words of a report, from one character to another, that state a fact of a kind which was not read."""

    start: int = Field(ge=0, le=50_000_000)
    end: int = Field(ge=0, le=50_000_000)
    kind: str = Field(max_length=40)
    by: str = Field(default="", max_length=80, description="Who says so; a team's server takes the account's name.")
    reason: str = Field(default="", max_length=500)


class Undoing(BaseModel):
    """Who takes a decision back, and why."""

    by: str = Field(default="", max_length=80)
    reason: str = Field(default="", max_length=500)


@router.get("/queue")
def waiting(desk: Desk, limit: Annotated[int, Query(ge=1, le=100)] = 20) -> Questions:
    """Doubtful pairs and disagreements."""
    found = queue(desk, limit)
    return Questions(
        items=[
            Question(fact=record(one.fact), other=record(one.other) if one.other else None, weight=one.weight)
            for one in found
        ]
    )


@router.get("/judgements")
def judgements(desk: Desk, limit: Annotated[int, Query(ge=1, le=500)] = 50, after: str = "") -> Decisions:
    """Who decided what."""
    log = desk.judgements()[::-1]
    ids = [one.id for one in log]
    start = ids.index(after) + 1 if after in ids else 0
    shown = log[start : start + limit]
    more = start + limit < len(log)
    return Decisions(items=[_decision(one) for one in shown], next=shown[-1].id if more and shown else "")


@router.post("/judgements", status_code=201)
def judge(request: Request, given: Deciding, desk: Desk) -> Decision:
    """Decide."""
    who = decider(request) or given.by.strip() or ANONYMOUS
    made = desk.judge(given.verdict, given.subjects, by=who, reason=given.reason, correction=given.correction)
    return _decision(made)


@router.post("/judgements/{judgement_id}/undo", status_code=201)
def undo(request: Request, judgement_id: str, given: Undoing, desk: Desk) -> Decision:
    """Take a decision back, by another one."""
    who = decider(request) or given.by.strip() or ANONYMOUS
    return _decision(desk.undo(judgement_id, by=who, reason=given.reason))


@router.post("/documents/{document_id}/missed", status_code=201)
def missed(request: Request, document_id: str, given: Missed, desk: Desk) -> Decision:
    """Point out that a fact of a report was missed; it changes no fact."""
    who = decider(request) or given.by.strip() or ANONYMOUS
    return _decision(desk.point(document_id, (given.start, given.end), given.kind, by=who, reason=given.reason))


def _decision(one: Judgement) -> Decision:
    return Decision(
        id=one.id,
        verdict=one.verdict,
        subjects=list(one.subjects),
        by=one.by,
        at=one.at.isoformat(),
        reason=one.reason,
        correction=one.correction,
        undoes=one.undoes,
    )
