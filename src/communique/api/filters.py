"""The filters of a question, as they are given and as they are understood."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, time
from typing import Any, TypedDict, cast, get_args

from communique.errors import QueryError
from communique.model import Period
from communique.model.content import EventStatus, EventType, FigureStatus
from communique.resolve.question import Question

Day = date | datetime | str
# So many answers are given where a question does not say how many.
ENOUGH = 1000


class Filters(TypedDict, total=False):
    """What every question takes; each filter narrows. What can't be understood raises QueryError that says what can.

    `areas`: one code (all facts about it) or several (facts that hold all of them: a pair); blocs by their code.
    `indicator`, `status`, `type`, `unit`, `place`, `topic`: ids as in the guide. `person`, `office`, `text`: words,
    any spelling or alphabet of a name, any form of a word. `period`: facts whose time meets it ("2025", "2025-Q1",
    "2025-05/2025-09", "2025-05-30" or a Period). `disputed`: only facts on which sources disagree.
    `as_of`: what the register knew at the end of that day (UTC; or at that moment): reports added and judgements made
    by then. `told_by`: only what reports published by that day say.
    Newest first; `limit` entries (a thousand where it is not given, None: all), after the fact with the id `after`.
    """

    areas: str | Sequence[str]
    indicator: str
    status: str
    type: str
    unit: str
    place: str
    topic: str
    person: str
    office: str
    text: str
    period: str | Period
    disputed: bool
    as_of: Day
    told_by: Day
    limit: int | None
    after: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Asked:
    """A question understood, and how much of the answer is wanted. `until` is a UTC time in ISO notation."""

    question: Question
    text: str = ""
    until: str | None = None
    told_by: date | None = None
    limit: int | None = ENOUGH
    after: str = ""

    @property
    def is_past(self) -> bool:
        """Whether it asks for an earlier state."""
        return self.until is not None or self.told_by is not None


KNOWN = {
    "events": {"type": get_args(EventType), "status": get_args(EventStatus)},
    "figures": {"status": get_args(FigureStatus)},
}
PLAIN = ("indicator", "status", "type", "unit", "place", "topic", "person", "office")


def asked(kind: str, filters: Filters) -> Asked:
    """The filters of a question about one kind, understood."""
    given = cast("dict[str, Any]", filters)
    unknown = sorted(set(given) - Filters.__optional_keys__)
    if unknown:
        raise QueryError(f"no filter {', '.join(unknown)}; there are: {', '.join(sorted(Filters.__optional_keys__))}")
    for name, values in KNOWN.get(kind, {}).items():
        if given.get(name) and given[name] not in values:
            raise QueryError(f"{name} of {kind} is one of {', '.join(values)}, not {given[name]!r}")
    plain = {name: str(given[name]) for name in PLAIN if given.get(name)}
    question = Question(
        kind=kind,
        areas=_areas(given.get("areas") or ()),
        period=_period(given.get("period") or None),
        disputed=bool(given.get("disputed")),
        **plain,
    )
    return Asked(
        question=question,
        text=str(given.get("text") or ""),
        until=moment(given["as_of"]) if given.get("as_of") else None,
        told_by=day(given["told_by"]) if given.get("told_by") else None,
        limit=_limit(given.get("limit", ENOUGH)),
        after=str(given.get("after") or ""),
    )


def _areas(given: str | Sequence[str]) -> tuple[str, ...]:
    codes = given.replace(",", " ").split() if isinstance(given, str) else given
    return tuple(sorted({code.upper() for code in codes}))


def _period(given: str | Period | None) -> Period | None:
    if given is None or isinstance(given, Period):
        return given
    try:
        return Period.parse(given)
    except ValueError as error:
        shapes = "2025, 2025-Q1, 2025-05, 2025-05-30 or 2025-05/2025-09"
        raise QueryError(f"{given!r} is no period; write {shapes}") from error


def _limit(given: int | None) -> int | None:
    if given is not None and given < 0:
        raise QueryError(f"limit is a number of entries from 0 on, not {given}")
    return given


def day(given: Day) -> date:
    """A day of a filter."""
    if isinstance(given, datetime):
        return given.date()
    if isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given[:10])
    except ValueError as error:
        raise QueryError(f"{given!r} is no day; write 2025-05-30") from error


def moment(given: Day) -> str:
    """The end of a day, or a moment, in UTC as the register writes times."""
    if isinstance(given, str) and len(given) > 10:
        try:
            given = datetime.fromisoformat(given)
        except ValueError as error:
            raise QueryError(f"{given!r} is no time; write 2025-05-30 or 2025-05-30T14:00") from error
    if not isinstance(given, datetime):
        given = datetime.combine(day(given), time.max)
    if given.tzinfo is None:
        given = given.replace(tzinfo=UTC)
    return given.astimezone(UTC).isoformat(timespec="microseconds")


def beginning(given: Day) -> str:
    """The beginning of a day, or a moment, in UTC as the register writes times."""
    if isinstance(given, datetime) or (isinstance(given, str) and len(given) > 10):
        return moment(given)
    return moment(datetime.combine(day(given), time.min))
