"""What relative times are counted from: the day of publication, else a year that the text itself gives."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

from communique.model import Period

Tense = Literal["past", "ahead", ""]


@dataclass(frozen=True, slots=True)
class Anchor:
    """The place of one mention: what is known of now, what was said before, and whether it lies ahead.

    `years` are the years named in figures before this place, latest last; `later` those after it.
    """

    published: date | None
    last: Period | None
    years: Sequence[int]
    later: Sequence[int]
    tense: Tense

    @property
    def now(self) -> int | None:
        """This year: of publication, else the latest that the text has named, else the first it will name."""
        if self.published:
            return self.published.year
        if self.years:
            return max(self.years)
        return self.later[0] if self.later else None

    def year_of(self, month: int, day: int = 0) -> int | None:
        """The year of a month (and day) named without one: the nearest that fits the tense."""
        if not self.published:
            return self._told_year()
        here = self.published
        near = {year: _distance(here, year, month, day) for year in (here.year - 1, here.year, here.year + 1)}
        if self.tense == "ahead":
            near = {year: days for year, days in near.items() if days >= (0 if day else -31)}
        elif self.tense == "past":
            near = {year: days for year, days in near.items() if days <= (1 if day else 0)}
        return min(near, key=lambda year: (abs(near[year]), year)) if near else None

    def _told_year(self) -> int | None:
        if self.last and self.last.first and self.last.precision != "year":
            return self.last.first.year
        return self.years[-1] if self.years else self.later[0] if self.later else None

    def monday(self) -> date | None:
        """The first day of the week of publication."""
        return self.published - timedelta(days=self.published.weekday()) if self.published else None


def _distance(here: date, year: int, month: int, day: int) -> int:
    """Days from `here` to the day; of a month without a day, to its first."""
    try:
        return (date(year, month, day or 1) - here).days
    except ValueError:
        return 10_000
