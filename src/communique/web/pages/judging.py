"""Decisions: the queue of doubtful entries, a case side by side, the log with undo."""

from dataclasses import dataclass
from typing import Annotated, Any
from urllib.parse import quote, unquote

from fastapi import APIRouter, Depends, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.api import Register
from communique.errors import QueryError
from communique.model import Fact, Judgement
from communique.model.fact import REASONS, in_effect
from communique.report.corrections import boxes, correction
from communique.report.disagreement import clashes
from communique.report.likeness import traits
from communique.report.lines import areas_of, line, lines
from communique.report.notes import Notes
from communique.report.words import Words
from communique.web.asked import Desk, Filled, Speech
from communique.web.render import page

router = APIRouter()
WAITING = 20
DISPUTED = 12  # of a kind, the latest, that nobody may have decided yet
NEAR = 6
LOGGED = 50
LONGEST = 500
UNDONE = "undone"  # what the address says after a decision was taken back


@dataclass(frozen=True, slots=True)
class Case:
    """A question for a person: is `fact` the same as `other`; where there is no other, who of its sources is right."""

    fact: Fact[Any]
    other: Fact[Any] | None
    weight: float

    @property
    def address(self) -> str:
        """Where it is decided."""
        return f"/judge?fact={self.fact.id}" + (f"&other={self.other.id}" if self.other else "")


def queue(desk: Register, limit: int = WAITING) -> list[Case]:
    """Doubtful pairs, and facts on which sources disagree and nobody has decided; the weightiest first."""
    kinds = ("figures", "events", "offices")
    disputed = [fact for kind in kinds for fact in desk.facts(kind, disputed=True, limit=DISPUTED)]
    found = [Case(one.one, one.other, one.weight) for one in desk.doubts(limit=limit)]
    found += [Case(fact, None, 0.6 * fact.reports) for fact in disputed if not in_effect(fact.judgements)]
    return sorted(found, key=lambda case: (-case.weight, case.fact.id))[:limit]


@router.get("/judge")
def judge_page(
    request: Request, desk: Desk, words: Speech, fact: str = "", other: str = "", done: str = ""
) -> HTMLResponse:
    """The queue, and one case."""
    waiting = queue(desk)
    first = waiting[0] if waiting else None
    chosen = desk.fact(fact) if fact else (first.fact if first else None)
    beside = desk.fact(other) if other else (first.other if first and not fact else None)
    return _case(request, desk, words, (waiting, chosen, beside), done=done)


def _case(
    request: Request,
    desk: Register,
    words: Words,
    case: tuple[list[Case], Fact[Any] | None, Fact[Any] | None],
    done: str = "",
    failure: str = "",
) -> HTMLResponse:
    waiting, chosen, beside = case
    notes = Notes(desk, words)
    log = desk.judgements()[::-1][:LOGGED]
    return page(
        request,
        "judge.html.j2",
        words,
        422 if failure else 200,
        section="judge",
        title=words("judge_page.title"),
        queue=list(zip(waiting, lines((one.fact for one in waiting), notes), strict=True)),
        fact=line(chosen, notes) if chosen else None,
        other=line(beside, notes) if beside else None,
        traits=traits(chosen, beside, words) if chosen and beside else (),
        near=lines(_near(desk, chosen), notes) if chosen and not beside else (),
        clashes=clashes((chosen,), notes) if chosen and not beside else (),
        reasons=REASONS,
        boxes=boxes(chosen.content, words) if chosen else (),
        by=decider(request),
        message=words("judge_page.undone" if done == UNDONE else "judge_page.done") if done else "",
        failure=failure,
        done=done if any(one.id == done for one in log) else "",
        log=log,
        undone={one.undoes for one in log},
    )


def decider(request: Request) -> str:
    """Who decides: the account, else the name that was given last."""
    account = getattr(request.state, "account", None)
    return account.name if account else unquote(request.cookies.get("by", ""))[:80]


def named(request: Request, by: str) -> str:
    """Who decides by a form: the account, else the name written there."""
    return decider(request) if getattr(request.state, "account", None) else by.strip()


def _near(desk: Register, fact: Fact[Any]) -> list[Fact[Any]]:
    """Other facts of the same kind about the same areas: what this one may be the same as."""
    codes = areas_of(fact.content)
    if not codes:
        return []
    found = desk.bare(fact.kind, areas=tuple(codes), limit=NEAR * 4)
    alike = [one for one in found if one.id != fact.id and _alike(one.content, fact.content)]
    return alike[:NEAR]


def _alike(one: Any, other: Any) -> bool:
    return all(getattr(one, field, "") == getattr(other, field, "") for field in ("type", "indicator"))


@dataclass(frozen=True, slots=True)
class Answer:
    """A decision as the form gives it."""

    fact: Annotated[str, Form(max_length=80)]
    verdict: Annotated[str, Form(max_length=20)] = ""
    agreed: Annotated[str, Form(max_length=80)] = ""  # why the sources disagree on a field: `value=mirror`
    by: Annotated[str, Form(max_length=80)] = ""
    other: Annotated[str, Form(max_length=80)] = ""
    reason: Annotated[str, Form(max_length=LONGEST)] = ""


@router.post("/judge")
def decide(
    request: Request, desk: Desk, words: Speech, given: Filled, answer: Annotated[Answer, Depends(Answer)]
) -> Response:
    """Record a decision; go on to the next case. What will not do is said above the same case."""
    if not (answer.verdict or answer.agreed):
        raise HTTPException(422, "a decision is a verdict or a reason")
    chosen = desk.fact(answer.fact)
    beside = desk.fact(answer.other) if answer.other else None
    who = named(request, answer.by)
    fault = "" if who else words("judge_page.nobody")
    try:
        made = None if fault else _decided(desk, answer, who, _boxes(given), chosen)
        fault = fault or ("" if made else words("judge_page.unchanged"))
    except QueryError as error:
        made, fault = None, str(error)
    if made is None:
        return _case(request, desk, words, (queue(desk), chosen, beside), failure=fault)
    onward = RedirectResponse(f"/judge?done={made.id}", status_code=303)
    onward.set_cookie("by", quote(who), max_age=365 * 86400, samesite="lax", httponly=True)
    return onward


def _decided(desk: Register, answer: Answer, who: str, given: dict[str, str], chosen: Fact[Any]) -> Judgement | None:
    """The judgement that was recorded; None where a correction changes nothing. Raises QueryError."""
    if answer.agreed:
        return desk.judge("agreed", [answer.fact], by=who, reason=answer.reason.strip(), correction=answer.agreed)
    changed = correction(chosen.content, given) if answer.verdict == "corrected" else ""
    if answer.verdict == "corrected" and not changed:
        return None
    both = answer.other and answer.verdict not in ("wrong", "corrected")
    subjects = [answer.fact, answer.other] if both else [answer.fact]
    decided: Any = answer.verdict
    return desk.judge(decided, subjects, by=who, reason=answer.reason.strip(), correction=changed)


def _boxes(given: dict[str, str]) -> dict[str, str]:
    """The fields of the form of corrections: each begins with `f.`."""
    return {name[2:]: value for name, value in given.items() if name.startswith("f.")}


@router.post("/judge/undo")
def undo(
    request: Request,
    desk: Desk,
    judgement: Annotated[str, Form(max_length=80)],
    by: Annotated[str, Form(max_length=80)] = "",
) -> RedirectResponse:
    """Take a decision back."""
    desk.undo(judgement, by=decider(request) or by.strip() or "?")
    return RedirectResponse(f"/judge?done={UNDONE}", status_code=303)
