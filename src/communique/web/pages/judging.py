"""Decisions: the queue of doubtful entries, a case side by side, the log with undo."""

from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse

from communique.api import Register
from communique.errors import QueryError
from communique.model import Fact
from communique.report.disagreement import clashes
from communique.report.lines import line
from communique.report.notes import Notes
from communique.web.asked import Desk, Speech
from communique.web.render import page

router = APIRouter()
WAITING = 20
NEAR = 6
VERDICTS = ("same", "different", "wrong")


@router.get("/judge")
def judge_page(
    request: Request, desk: Desk, words: Speech, fact: str = "", other: str = "", done: str = ""
) -> HTMLResponse:
    """The queue, and one case."""
    notes = Notes(desk, words)
    queue = _queue(desk)
    chosen = desk.fact(fact) if fact else (queue[0] if queue else None)
    beside = desk.fact(other) if other else None
    log = desk.judgements()[::-1][:50]
    return page(
        request,
        "judge.html.j2",
        words,
        section="judge",
        title=words("judge_page.title"),
        queue=[line(one, notes) for one in queue],
        fact=line(chosen, notes) if chosen else None,
        other=line(beside, notes) if beside else None,
        near=[line(one, notes) for one in _near(desk, chosen)] if chosen and not beside else [],
        clashes=clashes((chosen,), notes) if chosen else (),
        by=unquote(request.cookies.get("by", "")),
        message=words("judge_page.done") if done else "",
        log=log,
        undone={one.undoes for one in log},
    )


def _queue(desk: Register) -> list[Fact[Any]]:
    """Facts on which sources disagree and nobody has decided."""
    found = [
        fact for kind in ("figures", "events", "offices") for fact in desk.facts(kind, disputed=True, limit=WAITING)
    ]
    return [fact for fact in found if not fact.judgements][:WAITING]


def _near(desk: Register, fact: Fact[Any]) -> list[Fact[Any]]:
    """Other facts of the same kind about the same areas: what this one may be the same as."""
    codes = getattr(fact.content, "countries", ()) or getattr(fact.content, "areas", ())
    if not codes:
        return []
    found = desk.facts(fact.kind, areas=tuple(codes), limit=NEAR * 4)
    alike = [one for one in found if one.id != fact.id and _alike(one.content, fact.content)]
    return alike[:NEAR]


def _alike(one: Any, other: Any) -> bool:
    return all(getattr(one, field, "") == getattr(other, field, "") for field in ("type", "indicator"))


@router.post("/judge")
def decide(
    desk: Desk,
    verdict: Annotated[str, Form()],
    fact: Annotated[str, Form()],
    by: Annotated[str, Form()],
    other: Annotated[str, Form()] = "",
    reason: Annotated[str, Form()] = "",
) -> RedirectResponse:
    """Record a decision."""
    if verdict not in VERDICTS or not by.strip():
        raise QueryError("a decision is one of: " + ", ".join(VERDICTS) + "; and somebody decides")
    subjects = [fact, other] if other and verdict != "wrong" else [fact]
    decided: Any = verdict
    desk.judge(decided, subjects, by=by.strip()[:80], reason=reason.strip()[:500])
    answer = RedirectResponse("/judge?done=1", status_code=303)
    answer.set_cookie("by", quote(by.strip()[:80]), max_age=365 * 86400, samesite="lax", httponly=True)
    return answer


@router.post("/judge/undo")
def undo(desk: Desk, judgement: Annotated[str, Form()], by: Annotated[str, Form()]) -> RedirectResponse:
    """Take a decision back."""
    desk.undo(judgement, by=by.strip()[:80] or "?")
    return RedirectResponse("/judge?done=1", status_code=303)
