"""From the values of a form to a stretch of days: one small function for each form that the packs may use."""

from calendar import monthrange
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

from communique.model import Period
from communique.recognize.periods.anchor import Anchor
from communique.recognize.periods.grammar import Match


@dataclass(frozen=True, slots=True)
class Time:
    """A period, where it can be known; what kind the form itself makes it; whether a part was inferred."""

    period: Period | None = None
    kind: str = ""
    inferred: bool = False


def time_of(match: Match, anchor: Anchor) -> Time | None:
    """What a match says. None where the calendar has no such day: then the words are no time."""
    try:
        return MAKERS[match.make](match, anchor)
    except ValueError:
        return None


def _year(match: Match, anchor: Anchor) -> tuple[int | None, bool]:
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
    date(2024, month, day)
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.year_of(month, day)
    return Time(Period.day(date(year, month, day)), "", inferred) if year else Time(inferred=True)


def _asks_year(match: Match) -> bool:
    """Whether the form has words for a year that could not be resolved."""
    return "rel" in match.values or ("that" in match.values and "year" in match.values)


def _bare_day(match: Match, anchor: Anchor) -> Time:
    """«15-го»: the month that was spoken of, else that of publication."""
    base = anchor.last.last if anchor.last and anchor.last.precision in ("day", "month") else anchor.published
    return Time(Period.day(base.replace(day=match.one("Do"))) if base else None, "", True)


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
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.year_of(months[0], first)
    if year is None:
        return Time(kind="span", inferred=True)
    start = match.values["Y"][0] if len(match.values.get("Y", ())) == 2 else year - (months[0] > months[-1] and not inferred)
    end = start + (months[0] > months[-1]) if start != year or inferred else year
    return Time(Period.days(date(start, months[0], first), date(end, months[-1], last)), "span", inferred)


def _month(match: Match, anchor: Anchor) -> Time:
    month = match.one("months")
    year, inferred = _year(match, anchor)
    if "rel" in match.values and "year" not in match.values:
        year = anchor.year_of(month)
    elif year is None and not _asks_year(match):
        year = anchor.year_of(month)
    return Time(Period.month(year, month), "", inferred) if year else Time(inferred=True)


def _months(match: Match, anchor: Anchor) -> Time:
    first, last = match.values["months"]
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.year_of(last)
    if year is None:
        return Time(kind="span", inferred=True)
    years = match.values.get("Y", [])
    start = years[0] if len(years) == 2 else year - (first > last)
    return Time(_whole_months(date(start, first, 1), date(year, last, 1)), "span", inferred)


def _whole_months(first: date, last: date) -> Period:
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
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.year_of(count) if anchor.published else anchor.now
    if year is None:
        return Time(kind="span", inferred=True)
    return Time(_whole_months(date(year, 1, 1), date(year, count, 1)), "span", inferred)


def _some_months(match: Match, anchor: Anchor) -> Time:
    """«За семь месяцев»: from January where these months are just over, a mere duration otherwise."""
    count = 6 if "u.term" in match.values else match.one("count")
    if not 2 <= count <= 12:
        return Time(kind="duration")
    if anchor.published is None:
        year = anchor.now
        fits = year is not None and count in (2, 3, 4, 5, 6, 7, 8, 9, 10, 11)
    else:
        behind = (anchor.published.month - 1 - count) % 12
        year, fits = anchor.year_of(count), behind <= 2
    if year is None or not fits:
        return Time(kind="duration")
    return Time(_whole_months(date(year, 1, 1), date(year, count, 1)), "span", True)


def _these_months(_: Match, anchor: Anchor) -> Time:
    return Time(anchor.last, "same", True)


def _quarter(match: Match, anchor: Anchor) -> Time:
    number = match.one("ordinal")
    if not 1 <= number <= 4:
        raise ValueError("no such quarter")
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.year_of(3 * number) if anchor.published else anchor.now
    return Time(Period.quarter(year, number), "", inferred) if year else Time(inferred=True)


def _quarters(match: Match, anchor: Anchor) -> Time:
    numbers = match.values.get("ordinal", [])
    first, last = (numbers[0], numbers[-1]) if len(numbers) > 1 else (1, match.one("count"))
    if not 1 <= first < last <= 4:
        raise ValueError("no such quarters")
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.year_of(3 * last) if anchor.published else anchor.now
    if year is None:
        return Time(kind="span", inferred=True)
    return Time(_whole_months(date(year, 3 * first - 2, 1), date(year, 3 * last, 1)), "span", inferred)


def _this_quarter(match: Match, anchor: Anchor) -> Time:
    return _shifted_months(anchor, 3, match.one("rel"))


def _this_half(match: Match, anchor: Anchor) -> Time:
    return _shifted_months(anchor, 6, match.one("rel"))


def _this_month(match: Match, anchor: Anchor) -> Time:
    return _shifted_months(anchor, 1, match.one("rel"))


def _shifted_months(anchor: Anchor, size: int, offset: int) -> Time:
    """The stretch of `size` months that holds the day of publication, moved by whole stretches."""
    if not anchor.published:
        return Time(inferred=True)
    index = (anchor.published.year * 12 + anchor.published.month - 1) // size * size + offset * size
    first, last = _at(index), _at(index + size - 1)
    return Time(Period.month(first.year, first.month) if size == 1 else _whole_months(first, last), "", True)


def _at(index: int) -> date:
    return date(index // 12, index % 12 + 1, 1)


def _half(match: Match, anchor: Anchor) -> Time:
    number = match.one("ordinal")
    if number not in (1, 2):
        raise ValueError("no such half")
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.now
    return Time(Period.months(date(year, 6 * number - 5, 1), date(year, 6 * number, 1)), "span", inferred) if year else Time(inferred=True)  # fmt: skip


def _one_year(match: Match, anchor: Anchor) -> Time:
    year, inferred = _year(match, anchor)
    return Time(Period.year(year), "", inferred) if year else Time(inferred=True)


def _part_year(match: Match, anchor: Anchor) -> Time:
    year, inferred = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.now
    return Time(Period.year(year), "", inferred) if year else Time(inferred=True)


def _since_start(match: Match, anchor: Anchor) -> Time:
    """«С начала года»: January to the month of publication."""
    year, _ = _year(match, anchor)
    if year is None and not _asks_year(match):
        year = anchor.now
    if year is None:
        return Time(kind="since", inferred=True)
    if not anchor.published or anchor.published.year != year:
        return Time(Period.year(year), "since", True)
    return Time(_whole_months(date(year, 1, 1), anchor.published), "since", True)


def _years(match: Match, anchor: Anchor) -> Time:
    named = match.values.get("Y", [])
    first = named[0]
    last = named[-1] if len(named) > 1 else (anchor.now or 0) + match.one("rel")
    if not 1800 <= first < last <= 2150:
        raise ValueError("years of a range do not rise")
    return Time(Period.years(first, last), "span", len(named) < 2)


def _study_year(match: Match, _: Anchor) -> Time:
    return Time(Period.year(match.values["Y"][0]))


def _crop_year(match: Match, _: Anchor) -> Time:
    year = match.values["Y"][0]
    return Time(Period.months(date(year, 7, 1), date(year + 1, 6, 1)), "span")


def _year_adjective(match: Match, anchor: Anchor) -> Time:
    year = anchor.now
    return Time(Period.year(year + match.one("yearly")) if year else None, "comparison", True)


def _recent_years(match: Match, anchor: Anchor) -> Time:
    count = max(match.values.get("count", [1]))
    count *= 10 if "u.decade" in match.values else 1
    now = anchor.now
    if now and anchor.published and anchor.published.month == 1:
        now -= 1  # in January the last years are those that are over
    return Time(Period.years(now - count, now) if now and count < 500 else None, "span", True)


def _recent_months(match: Match, anchor: Anchor) -> Time:
    count = match.one("count") or 6
    if not anchor.published or count > 60:
        return Time(kind="span", inferred=True)
    index = anchor.published.year * 12 + anchor.published.month - 1
    return Time(Period.months(_at(index - count), _at(index)), "span", True)


def _coming_years(match: Match, anchor: Anchor) -> Time:
    count = max(match.values.get("count", [10]))
    now = anchor.now
    return Time(Period.years(now, now + count) if now and count < 500 else None, "span", True)


def _coming_months(match: Match, anchor: Anchor) -> Time:
    count = max(match.values["count"])
    if not anchor.published or count > 60:
        return Time(kind="span", inferred=True)
    index = anchor.published.year * 12 + anchor.published.month - 1
    return Time(Period.months(_at(index), _at(index + count)), "span", True)


def _vague(_: Match, __: Anchor) -> Time:
    return Time(kind="vague")


def _decade(match: Match, anchor: Anchor) -> Time:
    value = match.one("Yd") if "Yd" in match.values else match.one("decade")
    if value < 100:
        value += 1900 if value >= 30 else 2000
    del anchor
    return Time(Period.years(value, value + 9), "span")


def _century(match: Match, _: Anchor) -> Time:
    numbers = match.values["ordinal"]
    if max(numbers) > 21:
        raise ValueError("no such century")
    return Time(Period.years(numbers[0] * 100 - 99, numbers[-1] * 100), "span")


def _years_ago(match: Match, anchor: Anchor) -> Time:
    counts = match.values.get("count") or [10 if "u.decade" in match.values else 1]
    now = anchor.now
    if not now or max(counts) > 500:
        return Time(inferred=True)
    first, last = now - max(counts), now - min(counts)
    return Time(Period.years(first, last) if first < last else Period.year(first), "", True)


def _months_ago(match: Match, anchor: Anchor) -> Time:
    if not anchor.published or match.one("count", 1) > 60:
        return Time(inferred=True)
    found = _at(anchor.published.year * 12 + anchor.published.month - 1 - match.one("count", 1))
    return Time(Period.month(found.year, found.month), "", True)


def _days_ago(match: Match, anchor: Anchor) -> Time:
    return Time(Period.day(anchor.published - timedelta(days=match.one("count"))) if anchor.published else None, "", True)


def _years_after(match: Match, anchor: Anchor) -> Time:
    now = anchor.now if anchor.published else None
    return Time(Period.year(now + match.one("count", 1)) if now and anchor.tense == "ahead" else None, "", True)


def _year_before(match: Match, anchor: Anchor) -> Time:
    """«Годом ранее»: the time that was spoken of, a year back."""
    count = match.one("count", 1)
    return Time(back(anchor.last, count) if anchor.last and count < 100 else None, "comparison", True)


def back(period: Period, years: int) -> Period:
    """The same days some years earlier (29 February becomes the 28th)."""
    return Period(first=_back(period.first, years), last=_back(period.last, years), precision=period.precision)


def _back(day: date | None, years: int) -> date | None:
    if day is None:
        return None
    year = day.year - years
    return day.replace(year=year, day=min(day.day, monthrange(year, day.month)[1]))


def _month_before(match: Match, anchor: Anchor) -> Time:
    if not anchor.last or not anchor.last.first or anchor.last.precision != "month":
        return Time(kind="comparison", inferred=True)
    first = anchor.last.first
    found = _at(first.year * 12 + first.month - 1 - match.one("count", 1))
    return Time(Period.month(found.year, found.month), "comparison", True)


def _day_before(match: Match, anchor: Anchor) -> Time:
    if not anchor.last or not anchor.last.first or anchor.last.precision != "day":
        return Time(inferred=True)
    return Time(Period.day(anchor.last.first - timedelta(days=match.one("count", 1))), "", True)


def _this_week(match: Match, anchor: Anchor) -> Time:
    monday = anchor.monday()
    if not monday:
        return Time(inferred=True)
    first = monday + timedelta(weeks=match.one("rel"))
    start = 5 if "weekend" in match.values else 0
    return Time(Period.days(first + timedelta(days=start), first + timedelta(days=6)), "", True)


def _weekday(match: Match, anchor: Anchor) -> Time:
    """The nearest such day: behind, unless the sentence speaks of what lies ahead."""
    if not anchor.published:
        return Time(inferred=True)
    behind = (anchor.published.isoweekday() - match.one("weekday")) % 7
    offset = match.one("rel")
    if offset < 0:
        behind = behind or 7
    elif offset > 0 or (anchor.tense == "ahead" and behind):
        behind -= 7
    return Time(Period.day(anchor.published - timedelta(days=behind)), "", True)


def _today(match: Match, anchor: Anchor) -> Time:
    offset = match.one("today") + match.one("daily")
    return Time(Period.day(anchor.published + timedelta(days=offset)) if anchor.published else None, "", True)


def _same_day(_: Match, anchor: Anchor) -> Time:
    last = anchor.last
    return Time(last if last and last.precision == "day" else None, "same", True)


def _next_day(match: Match, anchor: Anchor) -> Time:
    last = anchor.last
    if match.one("rel") <= 0:
        raise ValueError("no day after")
    if not last or not last.last or last.precision != "day":
        return Time(kind="same", inferred=True)
    return Time(Period.day(last.last + timedelta(days=match.one("rel"))), "", True)


def _same_year(_: Match, anchor: Anchor) -> Time:
    last = anchor.last
    return Time(Period.year(last.first.year) if last and last.first else None, "same", True)


def _same_month(_: Match, anchor: Anchor) -> Time:
    last = anchor.last
    if not last or not last.first or last.precision not in ("day", "month"):
        return Time(kind="same", inferred=True)
    return Time(Period.unit(last.first, "month"), "same", True)


def _same_span(_: Match, anchor: Anchor) -> Time:
    return Time(anchor.last, "same", True)


def _same_span_year(match: Match, anchor: Anchor) -> Time:
    """«За тот же период прошлого года»: the days spoken of, in another year."""
    last = anchor.last
    if not last or not last.first:
        return Time(kind="comparison", inferred=True)
    year, _ = _year(match, anchor)
    if "previous" in match.values or "earlier" in match.values or year is None or year >= last.first.year:
        year = last.first.year - 1
    return Time(back(last, last.first.year - year), "comparison", True)


def _previous_year(_: Match, anchor: Anchor) -> Time:
    return Time(back(anchor.last, 1) if anchor.last else None, "comparison", True)


def _season(match: Match, anchor: Anchor) -> Time:
    month = match.one("season") if "season" in match.values else match.one("season_adverb")
    year, inferred = _year(match, anchor)
    if year is None or ("rel" in match.values and "year" not in match.values):
        year = anchor.year_of(month)
    if year is None:
        return Time(inferred=True)
    index = year * 12 + month - 1
    return Time(Period.months(_at(index), _at(index + 2)), "", inferred)


def _part_month(match: Match, anchor: Anchor) -> Time:
    return _month(match, anchor)


def _kind(kind: str) -> Callable[[Match, Anchor], Time]:
    return lambda _, __: Time(kind=kind)


MAKERS: dict[str, Callable[[Match, Anchor], Time]] = {
    "day": _day, "date": _date, "dates": _dates, "days": _days, "bare_day": _bare_day, "open_days": _vague,
    "month": _month, "months": _months, "first_months": _first_months, "some_months": _some_months,
    "these_months": _these_months, "part_month": _part_month, "this_month": _this_month,
    "quarter": _quarter, "quarters": _quarters, "this_quarter": _this_quarter, "half": _half, "this_half": _this_half,
    "year": _one_year, "table_year": _one_year, "part_year": _part_year, "since_start": _since_start, "years": _years, "study_year": _study_year,
    "crop_year": _crop_year, "year_adjective": _year_adjective, "previous_year": _previous_year,
    "recent_years": _recent_years, "recent_months": _recent_months, "vague": _vague, "coming_years": _coming_years,
    "coming_months": _coming_months, "decade": _decade, "century": _century, "years_ago": _years_ago,
    "months_ago": _months_ago, "days_ago": _days_ago, "vague_ago": _vague, "years_after": _years_after,
    "year_before": _year_before, "month_before": _month_before, "day_before": _day_before, "this_week": _this_week,
    "weekday": _weekday, "today": _today, "daily": _today, "same_day": _same_day, "next_day": _next_day,
    "same_year": _same_year, "same_month": _same_month, "same_span": _same_span, "same_span_year": _same_span_year,
    "season": _season, "anniversary": _kind("anniversary"), "age": _kind("age"), "duration": _kind("duration"),
    "now": _kind("now"), "clock": _kind("time"),
}  # fmt: skip
