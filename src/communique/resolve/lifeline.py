"""The life of an event: announced, postponed, held, or its date passed and no report was seen."""

from datetime import date

from communique.model.answer import EventState, Life, Step
from communique.model.content import Event
from communique.model.fact import Fact

SAID: dict[str, EventState] = {
    "planned": "announced",
    "postponed": "postponed",
    "cancelled": "cancelled",
    "held": "held",
}


def life(event: Fact[Event], days: dict[str, date | None], today: date) -> Life:
    """The steps of an event in the order in which reports told them. `days` are those of publication, by claim."""
    told = sorted(event.claims, key=lambda claim: (days.get(claim.id) or date.max, claim.id))
    steps: list[Step] = []
    for claim in told:
        if claim.content.status is None:
            continue
        status, period = SAID[claim.content.status], claim.content.period
        last = steps[-1] if steps else None
        if last and last.status == "announced" == status and period and last.period and not period.meets(last.period):
            status = "postponed"
        if last and last.status == status and (period is None or last.period is None or period.meets(last.period)):
            steps[-1] = _again(last, claim.id, period)
        else:
            steps.append(Step(day=days.get(claim.id), status=status, period=period, claims=(claim.id,)))
    return Life(event=event, state=_state(event.content, steps, today), steps=tuple(steps))


def _again(step: Step, claim: str, period: object) -> Step:
    return Step(day=step.day, status=step.status, period=step.period or period, claims=(*step.claims, claim))  # type: ignore[arg-type]


def _state(event: Event, steps: list[Step], today: date) -> EventState:
    state = SAID[event.status] if event.status else (steps[-1].status if steps else "announced")
    if state == "announced" and any(step.status == "postponed" for step in steps):
        state = "postponed"
    passed = event.period and event.period.last and event.period.last < today
    return "unconfirmed" if passed and state in ("announced", "postponed") else state
