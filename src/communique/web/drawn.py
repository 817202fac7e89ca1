"""What the charts of a page are drawn from: the same facts, placed on axes."""

from dataclasses import asdict
from datetime import date
from typing import Annotated, Any
from urllib.parse import quote

from fastapi import APIRouter, Query
from pydantic import BaseModel

from communique.errors import QueryError
from communique.report.contacts import Contacts, Of, contacts
from communique.report.dossier import events_of
from communique.report.lines import lines
from communique.report.notes import Notes
from communique.report.phrases import areas as names_of
from communique.report.phrases import day
from communique.report.series import series
from communique.report.subject import Subject, area_code, area_like
from communique.report.timeline import spread
from communique.report.where import Where, where
from communique.report.words import Words
from communique.web.asked import Desk, Speech

router = APIRouter(tags=["drawn"])
MOST = 200
Areas = Annotated[str, Query(max_length=60, description="KZ, or a pair KZ-IT.")]
Text = Annotated[str, Query(max_length=200)]


class Drawn(BaseModel):
    """A chart's data in the words of the reader's language."""


class SeriesDrawn(Drawn):
    """Figures of one indicator, a series for each unit and set of areas."""

    series: list[dict[str, Any]]


class TimelineDrawn(Drawn):
    """Events on lanes."""

    lanes: list[str]
    items: list[dict[str, Any]]


class ContactsDrawn(Drawn):
    """Who meets whom."""

    nodes: list[dict[str, Any]]
    ties: list[dict[str, Any]]


class HostsDrawn(Drawn):
    """Where events were held, by country."""

    hosts: list[dict[str, Any]]
    unnamed: int


def subject_of(words: Words, areas: str = "", person: str = "") -> Subject:
    """Whom a question is about. Raises QueryError where that is nobody."""
    if person:
        return Subject(kind="person", title=person, person=person)
    whole = area_code(areas)
    parts = [areas] if whole else [part for part in areas.replace(",", "-").replace("\u2013", "-").split("-") if part]
    codes = tuple(code for part in parts if (code := area_like(part.strip())))
    if not codes or len(codes) != len(parts) or len(codes) > 2:
        raise QueryError(f"{areas!r} is no country and no pair of countries; codes are expected: KZ or KZ-IT")
    return Subject(kind="pair" if len(codes) == 2 else "country", title=names_of(codes, words), codes=codes)


@router.get("/series")
def series_of(desk: Desk, words: Speech, indicator: Text, areas: Areas) -> SeriesDrawn:
    """Figures of an indicator with targets: value, bound, period of each."""
    about = subject_of(words, areas)
    notes = Notes(desk, words, about.codes)
    found = desk.figures(areas=about.codes, indicator=indicator, limit=MOST)
    return SeriesDrawn(series=[asdict(one) for one in series(lines(found, notes), words)])


@router.get("/timeline")
def timeline_of(desk: Desk, words: Speech, areas: Areas = "", person: Text = "") -> TimelineDrawn:
    """The latest events with a time, on the lanes of their kinds."""
    about = subject_of(words, areas, person)
    notes = Notes(desk, words, about.codes)
    made = spread(lines(events_of(desk, about, about.filters), notes), words)
    return TimelineDrawn(lanes=list(made.lanes), items=[asdict(one) for one in made.items])


@router.get("/contacts")
def contacts_of(desk: Desk, words: Speech, of: Of = "countries", areas: Areas = "", person: Text = "") -> ContactsDrawn:
    """Whom a country or person met, and how often."""
    about = subject_of(words, areas, person)
    centre = about.codes if of == "countries" else tuple(filter(None, (about.person,)))
    found = contacts(events_of(desk, about, about.filters), of, centre, words)
    return ContactsDrawn(nodes=_nodes(found, words), ties=_ties(found, words))


def _nodes(found: Contacts, words: Words) -> list[dict[str, Any]]:
    page = "/countries/{}" if found.of == "countries" else "/search?q={}"
    return [
        {**asdict(one), "told": met(one.events, one.latest, words), "href": page.format(quote(one.id))}
        for one in found.nodes
    ]


def _ties(found: Contacts, words: Words) -> list[dict[str, Any]]:
    return [{**asdict(one), "told": met(one.events, one.latest, words)} for one in found.ties]


def met(events: int, latest: date | None, words: Words) -> str:
    """«3 события, последнее 12.03.2025»."""
    count = words.count("events", events)
    return words("drawn.latest", events=count, day=day(latest, words, "short")) if latest else count


@router.get("/hosts")
def hosts_of(desk: Desk, words: Speech, areas: Areas = "", person: Text = "") -> HostsDrawn:
    """In which countries events about a subject were held."""
    about = subject_of(words, areas, person)
    found = where(events_of(desk, about, about.filters)) or Where(hosts=(), view="", unnamed=0)
    return HostsDrawn(hosts=[asdict(one) for one in found.hosts], unnamed=found.unnamed)
