"""From the values of a form to a stretch of days of the calendar: one small function for each form of a pack."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from communique.model import Period
from communique.recognize.periods.anchor import Anchor
from communique.recognize.periods.grammar import Match


@dataclass(frozen=True, slots=True)
class Time:
    """A period, where it can be known; what kind the form itself makes it; whether a part was inferred."""

    period: Period | None = None
    kind: str = ""
    inferred: bool = False


Maker = Callable[[Match, Anchor], Time]


def year_of(match: Match, anchor: Anchor) -> tuple[int | None, bool]:
    """The year that a form itself gives, in figures or by a word («прошлого года»), and whether it was inferred."""
    named = match.values.get("Y") or match.values.get("Yo")
    if named:
        return named[-1], False
    if "that" in match.values and "year" in match.values:
        return (anchor.last.first.year if anchor.last and anchor.last.first else None), True
    if "rel" in match.values and anchor.now is not None:
        return anchor.now + match.one("rel"), True
    return None, True


def _day(match: Match, anchor: Anchor) -> Time:
    day, month = match.values.get("D", match.values.get("ordinal", [0]))[-1], match.one("months")
    day += sum(match.values.get("tens", []))  # «двадцать четвёртого»
    date(2024, month, day)
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.year_of(month, day)
    return Time(Period.day(date(year, month, day)), "", inferred) if year else Time(inferred=True)


def asks_year(match: Match) -> bool:
    """Whether the form has words for a year that could not be resolved."""
    return "rel" in match.values or ("that" in match.values and "year" in match.values)


def _bare_day(match: Match, anchor: Anchor) -> Time:
    """«15-го»: the month that was spoken of, else that of publication."""
    base = anchor.last.last if anchor.last and anchor.last.precision in ("day", "month") else anchor.published
    return Time(Period.day(base.replace(day=match.one("Do") or match.one("D"))) if base else None, "", True)


def _date(match: Match, _: Anchor) -> Time:
    return Time(Period.day(_written(match.one("date"))))


def _dates(match: Match, _: Anchor) -> Time:
    first, last = match.values["date"]
    return Time(Period.days(_written(first), _written(last)))


def _written(value: int) -> date:
    return date(value // 10000, value // 100 % 100, value % 100)


def _days(match: Match, anchor: Anchor) -> Time:
    first, last = match.values["D"][0], match.values["D"][-1]
    months = match.values["months"]
    if len(months) == 1 and (first >= last or ("and" in match.values and last - first >= len(match.values["D"]))):
        raise ValueError("no days in a row")
    date(2024, months[0], first), date(2024, months[-1], last)
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        # A stretch is told of by where it ends: "from Jan. 1 to July 28" at the end of a year is of that year.
        year = anchor.year_of(months[-1], last if len(months) > 1 else first)
        year = year and year - (months[0] > months[-1])
    if year is None:
        return Time(kind="span", inferred=True)
    start = (
        match.values["Y"][0]
        if len(match.values.get("Y", ())) == 2
        else year - (months[0] > months[-1] and not inferred)
    )
    end = start + (months[0] > months[-1]) if start != year or inferred else year
    return Time(Period.days(date(start, months[0], first), date(end, months[-1], last)), "span", inferred)


def _first_days(match: Match, anchor: Anchor) -> Time:
    """The first days of a month: "the first 20 days of June"."""
    month, count = match.one("months"), match.one("count")
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.over(month) if anchor.published else anchor.year_of(month)
    if year is None:
        return Time(kind="span", inferred=True)
    return Time(Period.days(date(year, month, 1), date(year, month, count)), "span", inferred)


def _month(match: Match, anchor: Anchor) -> Time:
    month = match.one("months")
    year, inferred = year_of(match, anchor)
    if "rel" in match.values and "year" not in match.values:
        year = anchor.told_by(match.one("rel"), month)
    elif year is None and not asks_year(match):
        year = anchor.year_of(month)
    return Time(Period.month(year, month), "", inferred) if year else Time(inferred=True)


def _months(match: Match, anchor: Anchor) -> Time:
    first, last = match.values["months"]
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.year_of(last)
    if year is None:
        return Time(kind="span", inferred=True)
    years = match.values.get("Y", [])
    start = years[0] if len(years) == 2 else year - (first > last)
    return Time(whole_months(date(start, first, 1), date(year, last, 1)), "span", inferred)


def whole_months(first: date, last: date) -> Period:
    """A span of months; exactly a quarter is named as one, exactly a year too."""
    if first.year == last.year and last.month - first.month == 2 and first.month % 3 == 1:
        return Period.quarter(first.year, (first.month + 2) // 3)
    if first.year == last.year and (first.month, last.month) == (1, 12):
        return Period.year(first.year)
    return Period.months(first, last)


def _first_months(match: Match, anchor: Anchor) -> Time:
    """«За восемь месяцев 2025 года», «за первые три месяца»: from January."""
    count = match.one("count") if "count" in match.values else match.one("ordinal")
    if not 1 <= count <= 12:
        return Time(kind="duration")
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.over(count) if anchor.published else anchor.now
    if year is None:
        return Time(kind="span", inferred=True)
    return Time(whole_months(date(year, 1, 1), date(year, count, 1)), "span", inferred)


def _some_months(match: Match, anchor: Anchor) -> Time:
    """«За семь месяцев»: from January where these months are just over, a mere duration otherwise."""
    count = 6 if "u.term" in match.values else match.one("count")
    if not 2 <= count <= 12:
        return Time(kind="duration")
    if anchor.last and _months_in(anchor.last) == count:
        return Time(anchor.last, "same", True)
    if anchor.published is None:
        year = anchor.now
        fits = year is not None and count in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
    else:
        behind = (anchor.published.month - 1 - count) % 12
        year, fits = anchor.year_of(count), behind <= 2
    if year is None or not fits:
        return Time(kind="duration")
    return Time(whole_months(date(year, 1, 1), date(year, count, 1)), "span", True)


def _months_in(period: Period) -> int:
    """How many whole months a span has; 0 for days, years and quarters, which have other names."""
    first, last = period.first, period.last
    if not first or not last or period.precision != "month":
        return 0
    return (last.year - first.year) * 12 + last.month - first.month + 1


def _these_months(_: Match, anchor: Anchor) -> Time:
    return Time(anchor.last, "same", True)


def _quarter(match: Match, anchor: Anchor) -> Time:
    number = match.one("ordinal", match.one("count"))
    if not 1 <= number <= 4:
        raise ValueError("no such quarter")
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        # Quarters are told of when they are over, unless the words look ahead.
        year = anchor.over(3 * number) if anchor.published else anchor.now
    return Time(Period.quarter(year, number), "", inferred) if year else Time(inferred=True)


def _quarters(match: Match, anchor: Anchor) -> Time:
    numbers = match.values.get("ordinal", [])
    first, last = (numbers[0], numbers[-1]) if len(numbers) > 1 else (1, match.one("count"))
    if not 1 <= first < last <= 4:
        raise ValueError("no such quarters")
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.year_of(3 * last) if anchor.published else anchor.now
    if year is None:
        return Time(kind="span", inferred=True)
    return Time(whole_months(date(year, 3 * first - 2, 1), date(year, 3 * last, 1)), "span", inferred)


def _this_quarter(match: Match, anchor: Anchor) -> Time:
    return shifted_months(anchor, 3, match.one("rel"))


def _this_half(match: Match, anchor: Anchor) -> Time:
    return shifted_months(anchor, 6, match.one("rel"))


def _this_month(match: Match, anchor: Anchor) -> Time:
    return shifted_months(anchor, 1, match.one("rel"))


def shifted_months(anchor: Anchor, size: int, offset: int) -> Time:
    """The stretch of `size` months that holds the day of publication, moved by whole stretches."""
    if not anchor.published:
        return Time(inferred=True)
    index = (anchor.published.year * 12 + anchor.published.month - 1) // size * size + offset * size
    first, last = at(index), at(index + size - 1)
    return Time(Period.month(first.year, first.month) if size == 1 else whole_months(first, last), "", True)


def at(index: int) -> date:
    """The first day of a month, counted from the year 0."""
    return date(index // 12, index % 12 + 1, 1)


def _half(match: Match, anchor: Anchor) -> Time:
    number = match.one("ordinal", match.one("count"))
    if number not in (1, 2):
        raise ValueError("no such half")
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.now
    return (
        Time(Period.months(date(year, 6 * number - 5, 1), date(year, 6 * number, 1)), "span", inferred)
        if year
        else Time(inferred=True)
    )


def _one_year(match: Match, anchor: Anchor) -> Time:
    year, inferred = year_of(match, anchor)
    return Time(Period.year(year), "", inferred) if year else Time(inferred=True)


def _part_year(match: Match, anchor: Anchor) -> Time:
    year, inferred = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.now
    return Time(Period.year(year), "", inferred) if year else Time(inferred=True)


def _since_start(match: Match, anchor: Anchor) -> Time:
    """«С начала года»: January to the month of publication, or to the month named."""
    year, _ = year_of(match, anchor)
    if year is None and not asks_year(match):
        year = anchor.now
    if year is None:
        return Time(kind="since", inferred=True)
    if "months" in match.values:
        return Time(Period.months(date(year, 1, 1), date(year, match.one("months"), 1)), "span", True)
    if not anchor.published or anchor.published.year != year:
        return Time(Period.year(year), "since", True)
    return Time(whole_months(date(year, 1, 1), anchor.published), "since", True)


def _years(match: Match, anchor: Anchor) -> Time:
    named = match.values.get("Y", [])
    first = named[0]
    last = named[-1] if len(named) > 1 else (anchor.now or 0) + match.one("rel")
    if not 1800 <= first < last <= 2150:
        raise ValueError("years of a range do not rise")
    return Time(Period.years(first, last), "span", len(named) < 2)


def _study_year(match: Match, _: Anchor) -> Time:
    return Time(Period.year(match.values["Y"][0]))


def _fiscal_year(match: Match, _: Anchor) -> Time:
    """A year of accounts that begins in one year and ends in the next: FY 2022-23."""
    year = match.values["Y"][0]
    second = match.one("N2", match.values["Y"][-1] % 100 if len(match.values["Y"]) > 1 else (year + 1) % 100)
    if second != (year + 1) % 100:
        raise ValueError("the second year does not follow the first")
    return Time(Period.years(year, year + 1), "span")


def _fiscal_part(_: Match, __: Anchor) -> Time:
    """A part of a year of accounts: when that begins is told nowhere."""
    return Time(kind="span", inferred=True)


def _fiscal_months(match: Match, _: Anchor) -> Time:
    """Months of a year of accounts: "July-April 2020-21" goes over the turn of the year."""
    year = match.values["Y"][0]
    if match.one("N2", (year + 1) % 100) != (year + 1) % 100:
        raise ValueError("the second year does not follow the first")
    first, last = match.values["months"]
    return Time(whole_months(date(year, first, 1), date(year + (first > last), last, 1)), "span")


def _short_year(match: Match, _: Anchor) -> Time:
    """A year of accounts named by its last two figures: FY24."""
    return Time(Period.year(2000 + match.one("N2")))


def _crop_year(match: Match, _: Anchor) -> Time:
    year = match.values["Y"][0]
    return Time(Period.months(date(year, 7, 1), date(year + 1, 6, 1)), "span")


def _part_month(match: Match, anchor: Anchor) -> Time:
    return _month(match, anchor)


ABSOLUTE: dict[str, Maker] = {
    "day": _day,
    "date": _date,
    "dates": _dates,
    "days": _days,
    "bare_day": _bare_day,
    "first_days": _first_days,
    "month": _month,
    "months": _months,
    "first_months": _first_months,
    "some_months": _some_months,
    "these_months": _these_months,
    "part_month": _part_month,
    "this_month": _this_month,
    "quarter": _quarter,
    "quarters": _quarters,
    "this_quarter": _this_quarter,
    "half": _half,
    "this_half": _this_half,
    "year": _one_year,
    "table_year": _one_year,
    "part_year": _part_year,
    "since_start": _since_start,
    "years": _years,
    "study_year": _study_year,
    "crop_year": _crop_year,
    "fiscal_year": _fiscal_year,
    "short_year": _short_year,
    "fiscal_part": _fiscal_part,
    "fiscal_months": _fiscal_months,
}
