"""Two numbers of one report are two quantities, two days two meetings, though a third report is near both.

Claims are joined to a leader one by one, so two of one report may come to stand under one of another. The number nearer
to what the entry tells stays, the others are entries of their own; of meetings each day is an entry, with the claims of
that day. Takes the claims of an entry, gives parts.
"""

from collections.abc import Callable, Iterable
from typing import Any

from communique.model.content import Event, Figure
from communique.model.period import Period
from communique.model.testimony import SAMPLE, Testimony
from communique.resolve.figures import are_two
from communique.resolve.merge import in_order
from communique.resolve.merge_figures import figure
from communique.resolve.rulings import Rulings
from communique.resolve.values import distance

Told = tuple[Testimony[Any], ...]


def parted(claims: Iterable[Testimony[Any]], rulings: Rulings) -> tuple[Told, ...]:
    """The claims under one leader as the entries that they are: as people decided, and no two numbers of one report.

    What people decided to be one stays one; of very many claims only some are here, and these stay together.
    """
    found: list[Told] = []
    for part in rulings.parted(tuple(claims)):
        told = in_order(part)
        whole = len(told) == 2 * SAMPLE or rulings.joins(one.id for one in told)
        by_kind = PARTS.get(told[0].kind)
        found += [told] if whole or by_kind is None else by_kind(told)
    return tuple(found)


def _parts(told: Told) -> list[Told]:
    found: list[Told] = []
    while told:
        stay = _one_of_each(told)
        found.append(stay)
        kept = {one.id for one in stay}
        told = tuple(one for one in told if one.id not in kept)
    return found


def _one_of_each(told: Told) -> Told:
    """The claims without those of which the same report tells a number that is nearer to the entry's."""
    if len({one.report.id for one in told}) == len(told):
        return told
    chosen = figure(told)[0].quantity
    nearest: dict[str, Testimony[Any]] = {}
    for one in sorted(told, key=lambda one: (distance(one.content.quantity, chosen), one.id)):
        nearest.setdefault(one.report.id, one)
    return tuple(one for one in told if not are_two(nearest[one.report.id].content, one.content))


def _meetings(told: Told) -> list[Told]:
    """The claims by the days that one report tells apart; one without such a day goes with those of its status."""
    days = _days_apart(told)
    if not days:
        return [told]
    parts: dict[Period, list[Testimony[Any]]] = {day: [] for day in days}
    rest: list[Testimony[Any]] = []
    for one in told:
        day = next((day for day in days if one.content.period == day), None)
        (parts[day] if day else rest).append(one)
    for one in rest:
        alike = [day for day in days if any(o.content.status == one.content.status for o in parts[day])]
        parts[(alike or days)[0]].append(one)
    return [in_order(part) for part in parts.values() if part]


def _days_apart(told: Told) -> list[Period]:
    """The different days, earliest first, that the claims of one report are of."""
    by_report: dict[str, set[Period]] = {}
    for one in told:
        period = one.content.period
        if period is not None and period.first and period.first == period.last:
            by_report.setdefault(one.report.id, set()).add(period)
    return sorted({day for days in by_report.values() if len(days) > 1 for day in days}, key=str)


PARTS: dict[str, Callable[[Told], list[Told]]] = {Figure.kind: _parts, Event.kind: _meetings}
