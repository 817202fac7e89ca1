"""One fact: its page, its words for the drawer, its record."""

from datetime import UTC, date, datetime
from typing import Any

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from communique.api import Register
from communique.model import Claim, Event, Fact, Figure
from communique.model.codec import dumps
from communique.report.charts import charts
from communique.report.disagreement import clashes
from communique.report.export.calendar import calendar, dated
from communique.report.export.records import record
from communique.report.facts import shown_fields
from communique.report.lines import areas_of, line
from communique.report.notes import Notes
from communique.report.phrases import day, period
from communique.report.targets import Card, card
from communique.report.titles import title
from communique.report.words import Words
from communique.web.asked import AsOf, Desk, Speech, known, today
from communique.web.render import page

router = APIRouter()
COMPARED = 3  # reports set side by side


@router.get("/facts/{fact_id}/words")
def words_of(request: Request, fact_id: str, desk: Desk, words: Speech, as_of: AsOf) -> HTMLResponse:
    """The exact words of a fact, for the drawer."""
    fact = desk.fact(fact_id, **known(as_of))
    return page(request, "words.html.j2", words, line=line(fact, Notes(desk, words, today=today())), as_of=as_of)


@router.get("/facts/{name}")
@router.get("/events/{name}")
@router.get("/targets/{name}")
def fact_page(request: Request, name: str, desk: Desk, words: Speech, as_of: AsOf) -> Response:
    """A fact with all its evidence; `.json` and `.ics` give it as a file."""
    stem, _, form = name.partition(".")
    fact = desk.fact(stem, **known(as_of))
    if form == "json":
        return PlainTextResponse(dumps(record(fact, desk.cite(fact))), media_type="application/json")
    if form == "ics":
        made = calendar((fact,), desk, words, datetime.now(UTC)) if fact.kind == "events" else ""
        return PlainTextResponse(made, media_type="text/calendar")
    now = date.fromisoformat(as_of) if as_of else today()
    notes = Notes(desk, words, today=now)
    steps = _steps(fact, desk, words, now) if isinstance(fact.content, Event) else []
    target = _target(fact, notes, as_of)
    return page(
        request,
        "fact.html.j2",
        words,
        section="targets" if target else fact.kind,
        title=title(fact.content, words),
        as_of=as_of,
        line=line(fact, notes),
        card=target,
        charts=charts([target.line, *target.results], words) if target else (),
        collation=_collation(fact, desk, words),
        clashes=clashes((fact,), notes),
        fields=shown_fields(fact.content, words),
        codes=areas_of(fact.content),
        steps=steps,
        judgements=fact.judgements,
        ics=isinstance(fact.content, Event) and dated(fact.content),
    )


def _target(fact: Fact[Any], notes: Notes, as_of: str) -> Card | None:
    if not isinstance(fact.content, Figure) or fact.content.status != "target":
        return None
    desk: Any = notes.desk
    wanted = {"areas": fact.content.areas, "indicator": fact.content.indicator, **known(as_of)}
    found = next((one for one in desk.targets(**wanted) if one.id == fact.id), None)
    return card(found, notes) if found else None


def _collation(fact: Fact[Any], desk: Register, words: Words) -> list[tuple[str, list[str | None]]]:
    """For each field the words of each report: None where a report has none, empty where it was inferred."""
    claims = [citation.claim for citation in desk.cite(fact)[:COMPARED]]
    if len(claims) < 2:
        return []
    names = dict.fromkeys(role.field for claim in claims for role in claim.evidence.roles)
    return [(words.name("field", name), [_words(claim, name) for claim in claims]) for name in names]


def _words(claim: Claim[Any], field: str) -> str | None:
    role = claim.evidence.role(field)
    return None if role is None else role.span.text if role.span else ""


def _steps(fact: Fact[Event], desk: Register, words: Words, today: Any) -> list[tuple[str, str, str, str]]:
    """When it was said, for when, and how it then stood."""
    found = []
    for step in desk.life(fact, today=today).steps:
        said = words("event_page.said", day(step.day, words, "short")) if step.day else words("source.no_date")
        about = period(step.period, words) if step.period else ""
        found.append((said, about, MARKS[step.status], words.name("life", step.status)))
    return found


MARKS = {"announced": "said", "held": "held", "postponed": "moved", "cancelled": "off", "unconfirmed": "silent"}
