"""What relative times are counted from: the day of publication, else a year that the text itself gives."""

from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from communique.model import Period
from communique.recognize.periods.undated import UNKNOWN

Tense = Literal["past", "ahead", ""]
AGAINST_TENSE = 200  # days: the nearest verb is not always the one that governs the date


@dataclass(frozen=True, slots=True)
class Years:
    """Years named in figures: the latest and the last one before a place; the first and the latest past one after it.

    0 where there is none.
    """

    latest: int = 0
    last: int = 0
    next: int = 0
    to_come: int = 0


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of one mention: what is known of now, what was said before, and whether it lies ahead.

    `told` is this year where the text gives it away («в прошлом, 2021 году»), UNKNOWN where it contradicts itself.
    """

    published: date | None
    last: Period | None
    years: Years
    tense: Tense
    told: int = 0

    @property
    def now(self) -> int | None:
        """This year: of publication, else the latest that the text has named, else the first it will name."""
        if self.published:
            return self.published.year
        return None if self.told == UNKNOWN else self.told or self.years.latest or self.years.next or None

    def year_of(self, month: int, day: int = 0) -> int | None:
        """The year of a month (and day) named without one: the nearest that fits the tense."""
        if not self.published:
            return self._told_year(day)
        here = self.published
        years = (here.year - 1, here.year, here.year + 1)
        return min(years, key=lambda year: (self._strain(_distance(here, year, month, day), day), year))

    def told_by(self, rel: int, month: int, size: int = 1) -> int | None:
        """The year of "last May" and "next spring", stretches of `size` months: never the one that is under way."""
        if not self.published or not rel:
            return self.year_of(month)
        here = self.published.year * 12 + self.published.month
        years = range(self.published.year - 2, self.published.year + 2)
        behind = [year for year in years if year * 12 + month + size - 1 < here]
        ahead = [year for year in years if year * 12 + month > here]
        return behind[-1] if rel < 0 else ahead[0]

    def over(self, month: int) -> int | None:
        """The year of a stretch from January that ends with a month: the latest that is over, unless it lies ahead."""
        if not self.published or self.tense == "ahead":
            return self.year_of(month)
        return self.published.year - (month > self.published.month + 1)

    def _strain(self, days: int, day: int) -> int:
        """How far from now, and how much against the tense."""
        slack = 3 if day else 31
        against = (
            days < -slack if self.tense == "ahead" else days > (3 if day else 0) if self.tense == "past" else False
        )
        return abs(days) + (AGAINST_TENSE if against else 0)

    def _told_year(self, day: int = 0) -> int | None:
        if self.last and self.last.first and self.last.precision != "year":
            return self.last.first.year
        if day:
            return self.told if self.told > 0 else None  # a year of trade is not that of a meeting told behind it
        return self.years.last or self.years.to_come or None

    def weekday(self) -> int:
        """Which day of its week the day of publication is, Monday 0."""
        return self.published.weekday() if self.published else 0

    def monday(self) -> date | None:
        """The first day of the week of publication."""
        return self.published - timedelta(days=self.published.weekday()) if self.published else None


def _distance(here: date, year: int, month: int, day: int) -> int:
    """Days from `here` to the day; of a month without a day, to its first."""
    try:
        return (date(year, month, day or 1) - here).days
    except ValueError:
        return 10_000
