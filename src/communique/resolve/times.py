"""When something was, as far as a claim and its report tell."""

from datetime import date, timedelta

from communique.model.content import Event
from communique.model.period import Period
from communique.model.testimony import Testimony

BEFORE = timedelta(days=14)
AHEAD = timedelta(days=60)
DAY = timedelta(days=1)
Window = tuple[date, date]
FAR = (date.min, date.max)


def window(told: Testimony[Event]) -> Window | None:
    """The days the event can have been on: its own date, else about the day of publication."""
    event, day = told.content, told.published
    if event.period:
        return event.period.first or FAR[0], event.period.last or FAR[1]
    if day is None:
        return None
    return (day, day + AHEAD) if event.status == "planned" else (day - BEFORE, day)


def days(period: Period) -> int:
    """Length of a period; an open one is endless."""
    if not period.first or not period.last:
        return 10_000
    return (period.last - period.first).days + 1


def overlap(one: Window, other: Window) -> bool:
    """Whether two windows share a day."""
    return one[0] <= other[1] and other[0] <= one[1]


def apart(one: Window, other: Window) -> int:
    """Days between two windows; 0 where they meet."""
    if overlap(one, other):
        return 0
    return (max(one[0], other[0]) - min(one[1], other[1])).days


def widened(span: Window) -> Window:
    """A window with a day before and after it."""
    first, last = span
    return first - (DAY if first > date.min else timedelta()), last + (DAY if last < date.max else timedelta())


def back(day: date, count: int) -> date:
    """So many days before a day."""
    return date.fromordinal(max(day.toordinal() - count, 1))


def months(span: Window) -> tuple[str, ...]:
    """The calendar months that a window touches."""
    first, last = (day.year * 12 + day.month - 1 for day in span)
    return tuple(f"{month // 12}-{month % 12 + 1}" for month in range(first, last + 1))


def years(span: Window) -> tuple[str, ...]:
    """The years that a window touches."""
    return tuple(str(year) for year in range(span[0].year, span[1].year + 1))


def days_of(span: Window) -> int:
    """Length of a window."""
    return (span[1] - span[0]).days + 1
