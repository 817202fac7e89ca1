"""One meeting of all its tellings: date narrowed, participants and place united, the latest word on its status."""

from datetime import date

from communique.model.content import Event, EventStatus
from communique.model.fact import Dissent
from communique.model.period import Period
from communique.model.testimony import Testimony
from communique.resolve.areas import blocs, is_country
from communique.resolve.events import SMALL_CIRCLE
from communique.resolve.times import days, overlap
from communique.resolve.vote import people, vote

Tellings = tuple[Testimony[Event], ...]


def event(told: Tellings) -> tuple[Event, tuple[Dissent, ...]]:
    """The event, and the fields on which its tellings disagree. `told` is in the order of publication."""
    period = narrowed(told)
    merged = Event(
        type=told[0].content.type,
        status=status(told),
        countries=countries(told),
        people=people(name for one in told for name in one.content.people),
        period=period,
        place=place(told),
        name=vote(told, lambda one: one.content.name) or "",
        level=vote(told, lambda one: one.content.level) or "",
        occasion=vote(told, lambda one: one.content.occasion) or "",
    )
    return merged, tuple(found for found in (_dates(told, period), _places(told), _levels(told)) if found)


def status(told: Tellings) -> EventStatus | None:
    """Held once a report says so; else what the latest reports say."""
    said = [one.content.status for one in told if one.content.status]
    if not said:
        return None
    if "held" in said:
        later = said[len(said) - said[::-1].index("held") :]
        return "cancelled" if "cancelled" in later and said.count("held") < said.count("cancelled") else "held"
    return said[-1]


def narrowed(told: Tellings) -> Period | None:
    """The shortest date; the day that most reports name where several are as short; the latest word on a plan."""
    held = [one for one in told if one.content.period and one.content.status == "held"]
    others = [one for one in told if one.content.period and one not in held]
    # A day named beforehand narrows the month named afterwards: «30 мая» and «в мае».
    dated = [*held, *(one for one in others if any(_inside(one, later) for later in held))] if held else others
    if not dated:
        return None
    shortest = min(days(_period(one)) for one in dated)
    precise = tuple(one for one in dated if days(_period(one)) <= max(shortest, 2))
    if held:
        return vote(precise, lambda one: one.content.period)
    return _period(precise[-1])


def _inside(one: Testimony[Event], other: Testimony[Event]) -> bool:
    return _period(one).within(_period(other))


def countries(told: Tellings) -> tuple[str, ...]:
    """Participants of all tellings; a bloc is left out where its members are told one by one, else they are."""
    stray = _stray_blocs(told)
    named = {area for one in told for area in one.content.countries} - stray
    kept = {area for area in named if not _told_one_by_one(blocs().get(area, frozenset()), named)}
    return tuple(sorted(kept - {member for area in kept for member in blocs().get(area, frozenset())}))


def _stray_blocs(told: Tellings) -> frozenset[str]:
    """Blocs of a meeting of few where another telling has two parties and no bloc: it was held beside their summit."""
    named = [frozenset(one.content.countries) for one in told if one.content.type in SMALL_CIRCLE]
    without = any(len(areas) > 1 and not areas & blocs().keys() for areas in named)
    return frozenset().union(*named) & blocs().keys() if without else frozenset()


def _told_one_by_one(members: frozenset[str], named: set[str]) -> bool:
    """Whether all members are named: a host left out of the list stays in its bloc."""
    return bool(members) and members <= named


def place(told: Tellings) -> str:
    """The city that most reports name, else the country."""
    cities = tuple(one for one in told if one.content.place and not is_country(one.content.place))
    return vote(cities or told, lambda one: one.content.place) or ""


def _period(one: Testimony[Event]) -> Period:
    period = one.content.period
    if period is None:
        raise ValueError("a telling without date was asked for its date")
    return period


def _dates(told: Tellings, chosen: Period | None) -> Dissent | None:
    if chosen is None:
        return None
    low, high = chosen.first or date.min, chosen.last or date.max
    others = [
        one
        for one in told
        if one.content.period
        and not overlap((low, high), (one.content.period.first or date.min, one.content.period.last or date.max))
    ]
    if not others:
        return None
    moved = all(one.content.status in ("planned", "postponed") for one in others)
    values = (str(chosen), *sorted({str(one.content.period) for one in others}))
    return Dissent(
        field="date", values=values, claims=tuple(one.id for one in others), reason="later" if moved else "unexplained"
    )


def _places(told: Tellings) -> Dissent | None:
    return _plain(told, "place", {one.id: one.content.place for one in told if not is_country(one.content.place)})


def _levels(told: Tellings) -> Dissent | None:
    return _plain(told, "level", {one.id: one.content.level for one in told})


def _plain(told: Tellings, field: str, said: dict[str, str]) -> Dissent | None:
    values = tuple(sorted({value for value in said.values() if value}))
    if len(values) < 2:
        return None
    return Dissent(field=field, values=values, claims=tuple(one.id for one in told if said.get(one.id)))
