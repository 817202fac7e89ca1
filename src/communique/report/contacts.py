"""Who meets whom, counted from events: countries of a country, people of a person or of a pair."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import combinations
from typing import Literal

from communique.model import Event, Fact
from communique.report.phrases import area
from communique.report.words import Words

MOST = 22  # names that can be read around a middle
Of = Literal["countries", "people"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Node:
    """A country or person with the number of events; `centre` are those asked about."""

    id: str
    name: str
    events: int
    centre: bool
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Tie:
    """Two that met, and how often."""

    one: str
    other: str
    events: int
    latest: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Contacts:
    """Nodes by number of events, and what ties them."""

    of: Of
    nodes: tuple[Node, ...]
    ties: tuple[Tie, ...]


def contacts(events: Iterable[Fact[Event]], of: Of, centre: tuple[str, ...], words: Words) -> Contacts:
    """The contacts in events that were held: those asked about, and whom they met most."""
    days: dict[str, list[date | None]] = {}
    met: dict[tuple[str, str], list[date | None]] = {}
    for fact in events:
        if fact.content.status not in ("held", None):
            continue
        there = sorted({*(fact.content.countries if of == "countries" else fact.content.people)})
        if centre and not set(centre) & set(there):
            continue  # a meeting of a bloc that they are in, without themselves
        for one in there:
            days.setdefault(one, []).append(_day(fact.content))
        for pair in combinations(there, 2):
            met.setdefault(pair, []).append(_day(fact.content))
    ranked = sorted(days, key=lambda one: (one not in centre, -len(days[one]), one))[: MOST + len(centre)]
    shown = set(ranked)
    name = (lambda one: area(one, words)) if of == "countries" else str
    nodes = (
        Node(id=one, name=name(one), events=len(days[one]), centre=one in centre, latest=_latest(days[one]))
        for one in ranked
    )
    ties = (
        Tie(one=one, other=other, events=len(when), latest=_latest(when))
        for (one, other), when in sorted(met.items(), key=lambda tie: (-len(tie[1]), tie[0]))
        if one in shown and other in shown
    )
    return Contacts(of=of, nodes=tuple(nodes), ties=tuple(ties))


def _day(event: Event) -> date | None:
    return (event.period.last or event.period.first) if event.period else None


def _latest(days: list[date | None]) -> date | None:
    return max((day for day in days if day), default=None)
