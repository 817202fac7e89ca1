"""What is announced, and announced days that passed without a report."""

from datetime import date, timedelta

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.api import Register
from communique.model import Event, Fact, Period
from communique.report.lines import lines
from communique.report.notes import Notes
from communique.web.asked import Desk, Speech, Today
from communique.web.render import page

router = APIRouter()
SHOWN = 100


@router.get("/calendar")
def calendar_page(request: Request, desk: Desk, words: Speech, today: Today) -> HTMLResponse:
    """Announced, the nearest first; then those whose day is past."""
    notes = Notes(desk, words, today=today)
    planned = desk.events(status="planned", limit=SHOWN)
    return page(
        request,
        "calendar.html.j2",
        words,
        section="calendar",
        title=words("nav.calendar"),
        coming=lines(coming(desk, today, SHOWN), notes),
        undated=lines((fact for fact in planned if fact.content.period is None), notes),
        silent=lines(silent(desk, today, SHOWN), notes),
        held=desk.size(),
    )


def coming(desk: Register, today: date, most: int, days: int = 0) -> tuple[Fact[Event], ...]:
    """Events announced for today or later, within so many days where they are given; the nearest first."""
    last = today + timedelta(days=days) if days else None
    found = desk.events(status="planned", period=Period(first=today, last=last, precision="day"))
    return found[::-1][:most]


def silent(desk: Register, today: date, most: int) -> list[Fact[Event]]:
    """Announced, the day is past, and no report came; the latest first."""
    past = Period(first=None, last=today - timedelta(days=1), precision="day")
    found = desk.events(status="planned", period=past, limit=most * 4)
    return [fact for fact in found if desk.life(fact, today=today).state == "unconfirmed"][:most]
