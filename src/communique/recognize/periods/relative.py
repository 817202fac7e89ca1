"""Times counted from now or from what was said before: «годом ранее», «за последние пять лет», «в среду»."""

from calendar import monthrange
from dataclasses import replace
from datetime import date, timedelta

from communique.model import Period
from communique.recognize.periods.anchor import Anchor
from communique.recognize.periods.calendar import Maker, Time, at, year_of
from communique.recognize.periods.grammar import Match

SEASON = 3  # months
WEEKEND = 5  # days of a week before it


def _year_adjective(match: Match, anchor: Anchor) -> Time:
    year = anchor.now
    return Time(Period.year(year + match.one("yearly")) if year else None, "comparison", True)


def _year_adverb(match: Match, anchor: Anchor) -> Time:
    """A year in one word that is no comparison: «былтыр»."""
    return replace(_year_adjective(match, anchor), kind="")


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
    return Time(Period.months(at(index - count), at(index)), "span", True)


def _coming_years(match: Match, anchor: Anchor) -> Time:
    count = max(match.values.get("count", [10]))
    now = anchor.now
    return Time(Period.years(now, now + count) if now and count < 500 else None, "span", True)


def _coming_months(match: Match, anchor: Anchor) -> Time:
    count = max(match.values["count"])
    if not anchor.published or count > 60:
        return Time(kind="span", inferred=True)
    index = anchor.published.year * 12 + anchor.published.month - 1
    return Time(Period.months(at(index), at(index + count)), "span", True)


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
    found = at(anchor.published.year * 12 + anchor.published.month - 1 - match.one("count", 1))
    return Time(Period.month(found.year, found.month), "", True)


def _days_ago(match: Match, anchor: Anchor) -> Time:
    return Time(
        Period.day(anchor.published - timedelta(days=match.one("count"))) if anchor.published else None, "", True
    )


def _years_after(match: Match, anchor: Anchor) -> Time:
    now = anchor.now if anchor.published else None
    return Time(Period.year(now + match.one("count", 1)) if now and anchor.tense == "ahead" else None, "", True)


def _year_before(match: Match, anchor: Anchor) -> Time:
    """«Годом ранее»: the time that was spoken of, a year back."""
    count = match.one("count", 1)
    return Time(back(anchor.last, count) if anchor.last and count < 100 else None, "comparison", True)


def _year_after(match: Match, anchor: Anchor) -> Time:
    """The year behind the one that was spoken of, never one to come: "the following year", "a year later"."""
    last, now = anchor.last, anchor.published
    told = last.first.year + match.one("count", 1) if last and last.first else 0
    known = told and match.one("count", 1) < 100 and (now is None or told <= now.year)
    return Time(Period.year(told) if known else None, "", True)


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
    found = at(first.year * 12 + first.month - 1 - match.one("count", 1))
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
    start = WEEKEND if "weekend" in match.values else 0
    if start and "rel" not in match.values and anchor.tense == "past" and anchor.weekday() < WEEKEND:
        first -= timedelta(weeks=1)  # "over the weekend they met", said on a Monday
    return Time(Period.days(first + timedelta(days=start), first + timedelta(days=6)), "", True)


def _weekday(match: Match, anchor: Anchor) -> Time:
    """The nearest such day: behind, unless the sentence speaks of what lies ahead."""
    if not anchor.published:
        return Time(inferred=True)
    behind = (anchor.published.isoweekday() - match.one("weekday")) % 7
    offset = match.one("rel")
    if offset < 0:
        behind = behind or 7
    elif not offset and "rel" in match.values and match.one("weekday") > anchor.published.isoweekday():
        behind -= 7  # "this Tuesday", said on a Monday
    elif offset > 0 or (anchor.tense == "ahead" and behind):
        behind -= 7
    return Time(Period.day(anchor.published - timedelta(days=behind)), "", True)


def _weekdays(match: Match, anchor: Anchor) -> Time:
    """Days on end: "from Thursday to Saturday", "on Tuesday and Wednesday"; two with others between are no stretch."""
    first, last = match.values["weekday"]
    begin = _weekday(match, anchor).period
    days = (last - first) % 7
    if begin is None or begin.first is None or not days or ("and" in match.values and days > 1):
        return Time(inferred=True)
    return Time(Period.days(begin.first, begin.first + timedelta(days=days)), "span", True)


def _day_of_week(match: Match, anchor: Anchor) -> Time:
    """A day of a week that is named behind it: "on Wednesday of last week"."""
    monday = anchor.monday()
    if not monday:
        return Time(inferred=True)
    offset = timedelta(weeks=match.one("rel"), days=match.one("weekday") - 1)
    return Time(Period.day(monday + offset), "", True)


def _beyond(match: Match, anchor: Anchor) -> Time:
    """Two days from now: "the day after tomorrow", "the day before yesterday"."""
    near = match.one("today")
    far = near + (near > 0) - (near < 0)
    if near == far or ("later" in match.values) != (near > 0):
        raise ValueError("no such day")
    return Time(Period.day(anchor.published + timedelta(days=far)) if anchor.published else None, "", True)


def _today(match: Match, anchor: Anchor) -> Time:
    offset = match.one("today") + match.one("daily")
    return Time(Period.day(anchor.published + timedelta(days=offset)) if anchor.published else None, "", True)


def _same_day(_: Match, anchor: Anchor) -> Time:
    last = anchor.last
    return Time(last if last and last.precision == "day" else None, "same", True)


def _next_day(match: Match, anchor: Anchor) -> Time:
    last = anchor.last
    after = match.one("rel") or match.one("onward")
    if after <= 0:
        raise ValueError("no day after")
    if not last or not last.last or last.precision != "day":
        return Time(kind="same", inferred=True)
    return Time(Period.day(last.last + timedelta(days=after)), "", True)


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
    year, inferred = year_of(match, anchor)
    if year == last.first.year and not inferred and last.precision == "year":
        return Time(kind="comparison", inferred=True)  # some stretch of that year, which was not told of
    before = inferred and year is not None and year >= last.first.year
    if "previous" in match.values or "earlier" in match.values or year is None or before:
        year = last.first.year - 1
    return Time(back(last, last.first.year - year), "comparison", True)


def _previous_year(_: Match, anchor: Anchor) -> Time:
    return Time(back(anchor.last, 1) if anchor.last else None, "comparison", True)


def _season(match: Match, anchor: Anchor) -> Time:
    month = match.one("season") if "season" in match.values else match.one("season_adverb")
    year, inferred = year_of(match, anchor)
    if "rel" in match.values and "year" not in match.values:
        year = anchor.told_by(match.one("rel"), month, SEASON)
    elif year is None:
        year = anchor.year_of(month)
    if year is None:
        return Time(inferred=True)
    index = year * 12 + month - 1
    return Time(Period.months(at(index), at(index + 2)), "", inferred)


def _kind(kind: str) -> Maker:
    return lambda _, __: Time(kind=kind)


RELATIVE: dict[str, Maker] = {
    "open_days": _vague,
    "year_adjective": _year_adjective,
    "year_adverb": _year_adverb,
    "previous_year": _previous_year,
    "recent_years": _recent_years,
    "recent_months": _recent_months,
    "vague": _vague,
    "coming_years": _coming_years,
    "coming_months": _coming_months,
    "decade": _decade,
    "century": _century,
    "years_ago": _years_ago,
    "months_ago": _months_ago,
    "days_ago": _days_ago,
    "vague_ago": _vague,
    "years_after": _years_after,
    "year_before": _year_before,
    "year_after": _year_after,
    "month_before": _month_before,
    "day_before": _day_before,
    "this_week": _this_week,
    "weekday": _weekday,
    "weekdays": _weekdays,
    "day_of_week": _day_of_week,
    "beyond": _beyond,
    "today": _today,
    "daily": _today,
    "same_day": _same_day,
    "next_day": _next_day,
    "same_year": _same_year,
    "same_month": _same_month,
    "same_span": _same_span,
    "same_span_year": _same_span_year,
    "season": _season,
    "anniversary": _kind("anniversary"),
    "age": _kind("age"),
    "duration": _kind("duration"),
    "now": _kind("now"),
    "clock": _kind("time"),
}
