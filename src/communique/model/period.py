"""A stretch of days with the precision it was named with."""

from calendar import monthrange
from dataclasses import dataclass
from datetime import date, timedelta
from typing import Literal

Precision = Literal["day", "month", "quarter", "year"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Period:
    """A closed interval of days. An open side is None. `precision` is the unit it was named in.

    `str(period)` is an EDTF date (2025-05-30, 2025-05, 2025, 2025-01/2025-08), except that a single quarter
    is written as SDMX has it (2025-Q1), for people read that at once.
    """

    first: date | None
    last: date | None
    precision: Precision

    def __post_init__(self) -> None:
        """The first day is not after the last; one of them is known."""
        if self.first is None and self.last is None:
            raise ValueError("a period has at least one end")
        if self.first and self.last and self.first > self.last:
            raise ValueError(f"period ends before it starts: {self.first}–{self.last}")

    def __str__(self) -> str:
        """EDTF, quarters as SDMX."""
        if self.first and self.last and _unit(self.first, self.precision) == (self.first, self.last):
            return _name(self.first, self.precision)
        precision = "month" if self.precision == "quarter" else self.precision
        first = _name(self.first, precision) if self.first else ".."
        last = _name(self.last, precision) if self.last else ".."
        return first if first == last else f"{first}/{last}"

    @classmethod
    def day(cls, day: date) -> "Period":
        """One day."""
        return cls(first=day, last=day, precision="day")

    @classmethod
    def days(cls, first: date, last: date) -> "Period":
        """From one day to another, both included."""
        return cls(first=first, last=last, precision="day")

    @classmethod
    def month(cls, year: int, month: int) -> "Period":
        """One calendar month."""
        return cls.unit(date(year, month, 1), "month")

    @classmethod
    def months(cls, first: date, last: date) -> "Period":
        """From the month of `first` to the month of `last`."""
        return cls(first=first.replace(day=1), last=_unit(last, "month")[1], precision="month")

    @classmethod
    def quarter(cls, year: int, quarter: int) -> "Period":
        """Quarter 1 to 4 of a year."""
        return cls.unit(date(year, 3 * quarter - 2, 1), "quarter")

    @classmethod
    def year(cls, year: int) -> "Period":
        """One calendar year."""
        return cls.unit(date(year, 1, 1), "year")

    @classmethod
    def years(cls, first: int, last: int) -> "Period":
        """From one year to another, both included."""
        return cls(first=date(first, 1, 1), last=date(last, 12, 31), precision="year")

    @classmethod
    def unit(cls, day: date, precision: Precision) -> "Period":
        """The day, month, quarter or year that holds `day`."""
        first, last = _unit(day, precision)
        return cls(first=first, last=last, precision=precision)

    def a_year_before(self) -> "Period":
        """The same stretch one year earlier; whole months stay whole."""
        first = _year_before(self.first) if self.first else None
        if self.last and self.precision != "day":
            return Period(first=first, last=_unit(_year_before(self.last), "month")[1], precision=self.precision)
        return Period(first=first, last=_year_before(self.last) if self.last else None, precision=self.precision)

    @classmethod
    def parse(cls, text: str) -> "Period":
        """Read what `str` writes; raises ValueError on anything else."""
        head, slash, tail = text.partition("/")
        if not slash:
            return _parse_one(head)
        first = None if head == ".." else _parse_one(head)
        last = None if tail == ".." else _parse_one(tail)
        known = [p for p in (first, last) if p]
        if not known:
            raise ValueError(f"no period: {text!r}")
        low, high = first.first if first else None, last.last if last else None
        return cls(first=low, last=high, precision=known[-1].precision)

    def meets(self, other: "Period") -> bool:
        """Whether the two share a day."""
        low, high = date.min, date.max
        return (self.first or low) <= (other.last or high) and (other.first or low) <= (self.last or high)

    def within(self, other: "Period") -> bool:
        """Whether this period lies inside the other."""
        low, high = date.min, date.max
        return (other.first or low) <= (self.first or low) and (self.last or high) <= (other.last or high)


def _unit(day: date, precision: Precision) -> tuple[date, date]:
    if precision == "day":
        return day, day
    if precision == "month":
        return day.replace(day=1), day.replace(day=monthrange(day.year, day.month)[1])
    if precision == "quarter":
        start = day.replace(month=3 * ((day.month - 1) // 3) + 1, day=1)
        return start, _unit(start + timedelta(days=70), "month")[1]
    return date(day.year, 1, 1), date(day.year, 12, 31)


def _name(day: date, precision: str) -> str:
    if precision == "day":
        return day.isoformat()
    if precision == "month":
        return f"{day.year:04d}-{day.month:02d}"
    if precision == "quarter":
        return f"{day.year:04d}-Q{(day.month + 2) // 3}"
    return f"{day.year:04d}"


def _parse_one(text: str) -> Period:
    year, _, rest = text.partition("-")
    if len(year) != 4:
        raise ValueError(f"no period: {text!r}")
    if not rest:
        return Period.year(int(year))
    if rest.startswith("Q"):
        return Period.quarter(int(year), int(rest[1:]))
    if "-" in rest:
        return Period.day(date.fromisoformat(text))
    return Period.month(int(year), int(rest))


def _year_before(day: date) -> date:
    """The same day of an earlier year, the last of February where that year has no 29th."""
    leap = (day.month, day.day) == (2, 29)
    return day.replace(year=day.year - 1, day=28 if leap else day.day)
