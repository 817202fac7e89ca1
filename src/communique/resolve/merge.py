"""Claims of one fact → its entry in the register. A function of their set: order and repetition do not matter."""

from collections.abc import Iterable, Mapping
from datetime import date
from typing import Any

from communique.model.content import (
    Agreement,
    Content,
    Event,
    Figure,
    Format,
    Initiative,
    Occupancy,
    Ranking,
    Statement,
)
from communique.model.fact import Dissent
from communique.model.period import Period
from communique.model.testimony import Entry, Testimony
from communique.resolve.merge_events import event
from communique.resolve.merge_figures import figure
from communique.resolve.sources import independent
from communique.resolve.tags import disputed, tags
from communique.resolve.vote import best_name, union, vote

Told = Testimony[Any]
Merged = tuple[Content, tuple[Dissent, ...]]
ORDER = ("", "proposed", "planned", "decided", "signed", "under_way", "ratified", "in_force", "done")


def entry(claims: Iterable[Told]) -> Entry[Any]:
    """The entry that these claims make together."""
    told = in_order(claims)
    content, dissent = MERGERS[told[0].kind](told)
    reports = {one.report.id: one.report for one in told}
    return Entry(
        id=entry_id(told[0].id),
        content=content,
        claims=tuple(one.id for one in told),
        dissent=dissent,
        reports=len(reports),
        sources=independent(reports.values()),
        day=day(content, told),
        tags=tags(content, told) | ({disputed(content.kind)} if dissent else set()),
    )


def in_order(claims: Iterable[Told]) -> tuple[Told, ...]:
    """Each claim once, in the order of publication; reports without a day come last."""
    unique = {one.id: one for one in claims}
    return tuple(sorted(unique.values(), key=lambda one: (one.published or date.max, one.report.id, one.start, one.id)))


def entry_id(first_claim: str) -> str:
    """The id of a fact is that of its first claim, so any old id can be followed."""
    return "f" + first_claim[1:]


def day(content: Content, told: tuple[Told, ...]) -> date | None:
    """The day by which an entry is sorted: an event's own, else that of the latest report."""
    if isinstance(content, Event) and content.period:
        return content.period.first or content.period.last
    return max((one.published for one in told if one.published), default=None)


def _office(told: tuple[Told, ...]) -> Merged:
    names = [one.content.person for one in told]
    days = sorted(one.published for one in told if one.published)
    seen = Period.days(days[0], days[-1]) if days else None
    title = vote(told, lambda one: one.content.office) or ""
    return Occupancy(person=best_name(names), office=title, area=told[0].content.area, period=seen), ()


def _statement(told: tuple[Told, ...]) -> Merged:
    fullest = max(told, key=lambda one: (one.content.manner == "direct", len(one.content.words), one.id))
    said: Statement = fullest.content
    return Statement(
        speaker=best_name([one.content.speaker for one in told]),
        manner=said.manner,
        words=said.words,
        addressee=vote(told, lambda one: one.content.addressee) or "",
        topics=union(told, lambda one: one.content.topics),
    ), ()


def _agreement(told: tuple[Told, ...]) -> Merged:
    return Agreement(
        title=vote(told, lambda one: one.content.title) or "",
        areas=union(told, lambda one: one.content.areas),
        status=_furthest(told),
        occasion=vote(told, lambda one: one.content.occasion) or "",
    ), ()


def _initiative(told: tuple[Told, ...]) -> Merged:
    return Initiative(
        what=vote(told, lambda one: one.content.what) or "",
        by=union(told, lambda one: one.content.by),
        status=_furthest(told),
        place=vote(told, lambda one: one.content.place) or "",
        period=vote(told, lambda one: one.content.period),
    ), ()


def _format(told: tuple[Told, ...]) -> Merged:
    return Format(
        name=vote(told, lambda one: one.content.name) or "",
        members=vote(told, lambda one: one.content.members) or (),
        partner=vote(told, lambda one: one.content.partner) or "",
        purpose=vote(told, lambda one: one.content.purpose) or "",
    ), ()


def _ranking(told: tuple[Told, ...]) -> Merged:
    best: Ranking = told[-1].content
    return Ranking(
        area=best.area, of=best.of, indicator=best.indicator, rank=best.rank,
        at_most=all(one.content.at_most for one in told), period=vote(told, lambda one: one.content.period),
    ), ()  # fmt: skip


def _furthest(told: tuple[Told, ...]) -> str:
    """The furthest step that a report tells: signed after planned."""
    said: set[str] = {one.content.status for one in told}
    return max(said, key=lambda status: (ORDER.index(status) if status in ORDER else -1, status))


MERGERS: Mapping[str, Any] = {
    Figure.kind: figure,
    Event.kind: event,
    Occupancy.kind: _office,
    Statement.kind: _statement,
    Agreement.kind: _agreement,
    Initiative.kind: _initiative,
    Format.kind: _format,
    Ranking.kind: _ranking,
}
