"""What an official wants the evening before a visit: everything the register holds on one subject, with references."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.model import Document, Event, Fact, Figure
from communique.report.charts import LEADING, Chart, charts, place
from communique.report.desk import Desk
from communique.report.disagreement import Clash, clashes
from communique.report.lines import Line, areas_of, lines
from communique.report.notes import Note, Notes
from communique.report.subject import Subject
from communique.report.targets import Card, card
from communique.report.timeline import Timeline, timeline
from communique.report.words import Words

VALUED = ("trade_turnover", "exports", "imports", "investment", "loans")  # in money or tonnes, never in pieces
READ = 20  # reports, the latest, that statements and offices are taken from
# How many of each kind a dossier holds as a file, and how many of those that grow a page shows, with a link to all;
# of how many reports the words of each fact are written out: a page opens the rest beside it.
MOST = {
    "events": 60,
    "figures": 60,
    "statements": 12,
    "offices": 20,
    "topics": 24,
    "initiatives": 20,
    "formats": 12,
    "agreements": 40,
    "targets": 40,
    "notes": 5,
}
FIRST = {**MOST, "events": 25, "figures": 25, "initiatives": 10, "agreements": 12, "targets": 6, "notes": 2}


@dataclass(frozen=True, slots=True, kw_only=True)
class Dossier:
    """All sections as lines ready to print."""

    subject: Subject
    day: date
    latest: date | None
    articles: int
    heroes: tuple[Line, ...]
    charts: tuple[Chart, ...]
    targets: tuple[Card, ...]
    figures: tuple[Line, ...]
    rankings: tuple[Line, ...]
    timeline: Timeline | None
    coming: tuple[Line, ...]
    past: tuple[Line, ...]
    offices: tuple[Line, ...]
    topics: tuple[Line, ...]
    statements: tuple[Line, ...]
    initiatives: tuple[Line, ...]
    agreements: tuple[Line, ...]
    formats: tuple[Line, ...]
    clashes: tuple[Clash, ...]
    notes: tuple[Note, ...]
    more: frozenset[str]
    least: frozenset[str]
    counts: tuple[tuple[str, int], ...]

    @property
    def lines(self) -> tuple[Line, ...]:
        """Each fact that the dossier prints, once."""
        parts = (
            self.heroes + self.figures + self.rankings + self.coming + self.past + self.offices + self.topics
            + self.statements + self.initiatives + self.agreements + self.formats
            + tuple(one for c in self.targets for one in (c.line, *c.results))
        )  # fmt: skip
        return tuple({part.id: part for part in parts}.values())


def dossier(
    desk: Desk, subject: Subject, words: Words, today: date, *, most: Mapping[str, int] = MOST, **filters: Any
) -> Dossier:
    """The dossier of a subject on a day; `filters` narrow further (period, as_of), `most` is how many of a kind."""
    notes = Notes(desk, words, subject.codes, today, most["notes"])
    asked = {**subject.filters, **filters}
    events = events_of(desk, subject, asked, most["events"])
    figures = desk.facts("figures", **asked, limit=most["figures"]) if subject.kind != "format" else ()
    numbers = tuple(sorted(lines(figures, notes), key=_figure_order))
    rankings = _lines(desk, "rankings", asked, notes)
    aims = desk.targets(**asked, limit=most["targets"]) if subject.kind != "format" else ()
    cards = tuple(card(target, notes) for target in aims)
    coming, past = split(events, today, notes)
    rest = {kind: _lines(desk, kind, {**asked, "limit": most[kind]}, notes) for kind in ("agreements", "topics")}
    documents, articles = _reports(desk, asked)
    rest |= _said(desk, subject, asked, documents, notes)
    facts = (*figures, *events, *(one.fact for kind in rest.values() for one in kind), *(r.fact for r in rankings))
    shown = (("events", events), ("figures", figures), ("targets", cards), ("agreements", rest["agreements"]))
    exactly = _exactly(desk, subject, asked)
    counts = _counts(facts, exactly)
    return Dossier(
        subject=subject,
        day=today,
        latest=max((d.published for d in documents if d.published), default=None),
        articles=articles,
        heroes=heroes(numbers, rankings, subject.codes),
        charts=charts(numbers, words),
        targets=cards,
        figures=numbers,
        rankings=rankings,
        timeline=timeline(past[::-1] + coming, words),
        coming=coming,
        past=past,
        clashes=clashes(facts, notes),
        notes=tuple(notes.notes),
        more=frozenset(kind for kind, told in shown if len(told) >= most[kind]),
        counts=counts,
        least=frozenset(kind for kind, told in shown if len(told) >= most[kind] and kind not in exactly),
        **rest,
    )


def _reports(desk: Desk, asked: dict[str, Any]) -> tuple[tuple[Document, ...], int]:
    """The latest reports, and how many there are in all."""
    number = desk.number("documents", **asked)
    documents = desk.documents(**asked) if number is None else desk.documents(**asked, limit=READ)
    return documents, len(documents) if number is None else number


def _exactly(desk: Desk, subject: Subject, asked: dict[str, Any]) -> dict[str, int]:
    """How many facts of a kind there are, where the register knows; a pair's meetings inside blocs are left out."""
    if subject.kind not in ("country", "pair"):
        return {}
    kinds = ("figures", "agreements") if subject.kind == "pair" else ("events", "figures", "agreements", "initiatives")
    found = {kind: desk.number(kind, **asked) for kind in kinds}
    return {kind: number for kind, number in found.items() if number is not None}


def _said(
    desk: Desk, subject: Subject, asked: dict[str, Any], documents: tuple[Document, ...], notes: Notes
) -> dict[str, tuple[Line, ...]]:
    """Statements, offices, initiatives, formats: from the reports that name the areas, for few of them have two."""
    if subject.kind in ("person", "format"):
        return {kind: _lines(desk, kind, asked, notes) for kind in ("statements", "offices", "initiatives", "formats")}
    told = _told(desk, documents[:READ], subject)
    statements = [fact for fact in told if fact.kind == "statements"]
    offices = [fact for fact in told if fact.kind == "offices" and fact.content.area in subject.codes]
    offices.sort(key=lambda fact: (subject.codes.index(fact.content.area), -fact.reports))
    found = {
        "statements": _once(statements, MOST["statements"], notes),
        "offices": _once(offices, MOST["offices"], notes),
        "initiatives": _once((fact for fact in told if fact.kind == "initiatives"), MOST["initiatives"], notes),
        "formats": _once((fact for fact in told if fact.kind == "formats"), MOST["formats"], notes),
    }
    if subject.kind == "country":
        found |= {kind: _lines(desk, kind, asked, notes) for kind in ("initiatives", "formats")}
    return found


def _told(desk: Desk, documents: Iterable[Document], subject: Subject) -> list[Fact[Any]]:
    """The facts of the reports that name all of the areas themselves, not only blocs that they are in."""
    found: list[Fact[Any]] = []
    for facts in desk.facts_of([document.id for document in documents]):
        named = {code for fact in facts for code in areas_of(fact.content)}
        found += facts if named >= set(subject.codes) else ()
    return found


def _once(facts: Iterable[Fact[Any]], most: int, notes: Notes) -> tuple[Line, ...]:
    kept = {fact.id: fact for fact in facts}
    return lines(list(kept.values())[:most], notes)


def _lines(desk: Desk, kind: str, asked: dict[str, Any], notes: Notes) -> tuple[Line, ...]:
    return lines(desk.facts(kind, **{"limit": MOST.get(kind, 40), **asked}), notes)


def events_of(
    desk: Desk, subject: Subject, asked: dict[str, Any], most: int = MOST["events"]
) -> tuple[Fact[Event], ...]:
    """The latest events about a subject."""
    if subject.kind == "format":
        return desk.editions(subject.format)
    found: tuple[Fact[Event], ...] = desk.facts("events", **asked, limit=most)
    return tuple(fact for fact in found if _about(fact.content, subject))


def _about(event: Event, subject: Subject) -> bool:
    """Whether an event names one of the two itself: a bloc that both are in meets others without being about them."""
    return len(subject.codes) < 2 or any(code in event.countries for code in subject.codes)


def split(events: Iterable[Fact[Event]], today: date, notes: Notes) -> tuple[tuple[Line, ...], tuple[Line, ...]]:
    """Events to come, the nearest first, and events past, the latest first."""
    told = lines(events, notes)
    coming = [one for one in told if _is_coming(one.fact.content, today)]
    past = [one for one in told if one not in coming]
    coming.sort(key=lambda one: _day(one) or date.max)
    past.sort(key=lambda one: _day(one) or date.min, reverse=True)
    return tuple(coming), tuple(past)


def _is_coming(event: Event, today: date) -> bool:
    if event.status not in ("planned", "postponed"):
        return False
    return event.period is None or event.period.last is None or event.period.last >= today


def _day(one: Line) -> date | None:
    when = one.fact.content.period
    return (when.last or when.first) if when else one.when.by


def heroes(figures: tuple[Line, ...], rankings: tuple[Line, ...], codes: tuple[str, ...]) -> tuple[Line, ...]:
    """The three numbers on top: the latest result of each leading indicator, then a place in an order.

    Figures about exactly these areas go before those about others with them, whole years before parts.
    """
    results = [one for one in figures if _leading(one.fact.content)]
    results.sort(
        key=lambda one: (
            place(one.fact.content.indicator),
            set(one.fact.content.areas) != set(codes),
            not _whole_year(one),
            -_ordinal(one),
        )
    )
    first: dict[str, Line] = {}
    for one in results:
        first.setdefault(one.fact.content.indicator, one)
    return (*first.values(), *rankings)[:3]


def _leading(figure: Figure) -> bool:
    wanted = figure.indicator in LEADING and figure.status in ("actual", "provisional")
    counted = figure.quantity.unit == "count" and figure.indicator in VALUED
    return wanted and not figure.change and figure.quantity.unit != "percent" and not counted


def _figure_order(one: Line) -> tuple[bool, int, str, tuple[str, ...], bool, int]:
    """By indicator and areas, amounts before growth and shares, the latest period first."""
    figure: Figure = one.fact.content
    relative = figure.change or figure.quantity.unit == "percent"
    return (relative, place(figure.indicator), figure.indicator, figure.areas, figure.period is None, -_ordinal(one))


def _whole_year(one: Line) -> bool:
    when = one.fact.content.period
    return bool(when and when.precision == "year")


def _ordinal(one: Line) -> int:
    when = one.fact.content.period
    last = (when.last or when.first) if when else None
    return last.toordinal() if last else 0


def _counts(facts: Iterable[Fact[Any]], exactly: Mapping[str, int]) -> tuple[tuple[str, int], ...]:
    """How many facts of each kind: as the register knows, else those that the dossier has, each once."""
    once = {fact.id: fact.kind for fact in facts}
    order = ("events", "figures", "rankings", "initiatives", "agreements", "formats", "statements", "offices")
    return tuple((kind, n) for kind in order if (n := exactly.get(kind) or sum(1 for k in once.values() if k == kind)))
