"""The day a report bears: in its head, its dateline, its address. The day of an event is never taken for it."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from functools import cache

from communique.lang import available

HEAD = 2_500  # characters that are looked at from the beginning,
TAIL = 300  # and from the end where the beginning bears no day
YEAR = r"(?:19|20)\d\d"
# A time may be glued before a day and after a year: "17:1505.08.2021", "13.01.202514:05".
START = r"(?:(?<!\d)(?<![\d.]\.)|(?<=\d\d:\d\d))"
END = r"(?=\d\d:\d\d|\D|$)"
ISO = re.compile(START + rf"(?P<y>{YEAR})(?P<s>[-/.])(?P<m>\d\d?)(?P=s)(?P<d>\d\d?)(?!\d)")
NUMERIC = re.compile(START + rf"(?P<d>\d\d?)(?P<s>[./-])(?P<m>\d\d?)(?P=s)(?P<y>{YEAR}|\d\d)" + END)
WORD = r"(?P<month>[^\W\d_]{3,12})"
ORDINAL = r"(?:[^\W\d_]{2})?"  # "3rd April 2024"
WORDS = (
    re.compile(START + rf"(?P<d>\d\d?){ORDINAL}[ \u00a0-]{{1,2}}{WORD}[.,]{{0,2}}[ \u00a0]{{1,2}}(?P<y>{YEAR})" + END),
    re.compile(rf"(?<!\w){WORD}\.?[ \u00a0](?P<d>\d\d?){ORDINAL},?[ \u00a0](?P<y>{YEAR})" + END),
    re.compile(START + rf"(?P<y>{YEAR})[ \u00a0](?:[^\W\d_]{{1,6}}\.?[ \u00a0])?(?P<d>\d\d?)[ \u00a0]{WORD}(?!\w)"),
)
YEARS = re.compile(YEAR)
MARKED = re.compile(r"\d[./-]\d")
REACH = 45  # characters from there that a day and what must stand beside it are within
IN_ADDRESS = re.compile(rf"/(?P<y>{YEAR})[-/]?(?P<m>\d\d)[-/]?(?P<d>\d\d)(?!\d)")
LETTERS = re.compile(r"[^\W\d_]")
ALONE = 30  # letters that may stand beside a day on its line: a label, a weekday, a city
TOGETHER = 60  # characters between the days of publication and of correction
BODY = re.compile(r"(?m)^.{200,}$")
# «ТАШКЕНТ, 21 мая 2019 — Sputnik», «ДУШАНБЕ, 25.01.2022 /Ховар/», «АСТАНА, 12 қараша 2025 жыл – Kazinform»
AGENCY = re.compile(r"\)?(?:[ \u00a0]\w{1,4}\.?)?[ .\u00a0]*[/(\u2013\u2014-]")
# «9 декабря 2023 года, Позірк. О том…»
BYLINE = re.compile(r"[ \u00a0]*(?:[|/\u2013\u2014]|-[ \u00a0]|\w{0,5}\.?,[^.,]{2,20}\.\s)")
CITY = re.compile(r"[^\W\d_][^\d.,]{2,25}[.,] ")  # «ПЕКИН. 13 января 2023. …»
STOP = re.compile(r"[ \u00a0]?\w{0,4}[.:]\s")
TITLED = re.compile(r"[-\u2013\u2014] [^\d\n]{2,30}[^\W\d_], $")  # «Заголовок - РИА Новости, 01.12.2025»
RUBRIC = re.compile(r"\s*[^\W\d_]+(?:[ \u00a0][^\W\d_]+)?[ \u00a0]")  # «Узбекистан 16/10/2021 Делегации …»
CLOCK = re.compile(r"^[\s,./|()\u2013\u2014-]*(?:\w{1,3}\s)?\d\d?:\d\d")

EARLIEST, LATEST = date(1900, 1, 2), date(2099, 12, 31)
EPOCH = date(1970, 1, 1)  # day 0 of Unix; day 0 of others is the first of year 1 or of 1900


@dataclass(frozen=True, slots=True)
class Found:
    """A whole day in a text: where it stands, and whether it is written in figures only."""

    start: int
    end: int
    day: date
    figures: bool


def published_in(text: str, url: str, language: str) -> date | None:
    """The day of publication as the text's head or its address states it; None where neither does."""
    for part in (text[:HEAD], text[max(HEAD, len(text) - TAIL) :]):
        stamps = [found for found in _days(part, language) if _is_stamp(part, found)]
        if stamps:
            return _choose(part, stamps).day
    head = text[:HEAD]
    return day_in_address(url) or day_in_address(head[:300] if "://" in head[:300] else "")


def first_day(text: str, language: str = "") -> date | None:
    """The first whole day written in a few words."""
    return next((found.day for found in _days(text[:300], language)), None)


def without_stamp(line: str, language: str) -> str:
    """A line without the day that it starts with; empty where it is a stamp and nothing else."""
    for found in _days(line[:300], language):
        rest = line[found.end :].strip(" \u00a0.,|/")
        if not any(map(str.isupper, line[: found.start])) and _is_stamp(line, found):
            return rest if _letters(rest) > 12 else ""
        if _letters(line[: found.start]) + _letters(rest) <= 20:
            return ""
    return line


def day_of(text: str) -> date | None:
    """The day that a date and time in ISO 8601 starts with; None where it is no day of publication."""
    try:
        return believed(date.fromisoformat(text.strip()[:10]))
    except ValueError:
        return None


def believed(day: date | None) -> date | None:
    """A day on which a report can have been published; None for what programs write where they know of none."""
    return day if day and EARLIEST <= day <= LATEST and day != EPOCH else None


def day_in_address(url: str) -> date | None:
    """The day that an address bears, as in …/2026/01/22/… and …/20260122/… ."""
    found = IN_ADDRESS.search(url)
    return _day(found["y"], found["m"], found["d"]) if found else None


def _days(text: str, language: str) -> list[Found]:
    found = [*_numeric(text), *_worded(text, language)]
    return sorted(found, key=lambda f: (f.start, -f.end))


def _numeric(text: str) -> Iterator[Found]:
    parts = list(_around_all(MARKED, text))
    for pattern in (ISO, NUMERIC):
        for match in _found_in(pattern, text, parts):
            year = match["y"] if len(match["y"]) == 4 else "20" + match["y"]
            # Two figures of a year are believed only between dots: 02.02.22, but not 12/24.
            day = _day(year, match["m"], match["d"])
            if day and (len(match["y"]) == 4 or (match["s"] == "." and len(match[0]) == 8)):
                yield Found(match.start(), match.end(), day, figures=True)


def _worded(text: str, language: str) -> Iterator[Found]:
    parts = list(_around_all(YEARS, text))
    for pattern in WORDS:
        for match in _found_in(pattern, text, parts):
            month = _month(match["month"].lower(), language)
            day = _day(match["y"], str(month), match["d"]) if month else None
            if day:
                yield Found(match.start(), match.end(), day, figures=False)


def _around_all(mark: re.Pattern[str], text: str) -> Iterator[tuple[int, int]]:
    """The parts of a text within reach of what each day has in it; to look there only is several times faster."""
    start = end = 0
    for match in mark.finditer(text):
        if match.start() - REACH > end:
            if end:
                yield start, end
            start = match.start() - REACH
        end = match.end() + REACH
    if end:
        yield max(0, start), end


def _found_in(pattern: re.Pattern[str], text: str, parts: list[tuple[int, int]]) -> Iterator[re.Match[str]]:
    for start, end in parts:
        yield from pattern.finditer(text, start, end)


def _day(year: str, month: str, day: str) -> date | None:
    try:
        return date(int(year), int(month), int(day))
    except ValueError:
        return None


def _month(word: str, language: str) -> int:
    """The month that a word names in the text's language or in another that is read: sites have heads of their own.

    0 if it names none.
    """
    for known in dict.fromkeys((language, "en", *available())):
        for name, number in _months(known):
            if name.startswith(word):
                return number
    return 0


@cache
def _months(language: str) -> tuple[tuple[str, int], ...]:
    from babel import UnknownLocaleError
    from babel.dates import get_month_names

    try:
        tables = [get_month_names("wide", form, language) for form in ("format", "stand-alone")] if language else []
    except (UnknownLocaleError, ValueError):
        return ()
    return tuple((name.lower(), number) for table in tables for number, name in table.items())


def _is_stamp(text: str, found: Found) -> bool:
    """Whether a day stands apart from the sentences, as the day of the report itself does."""
    before, after = _around(text, found)
    ahead, behind = _letters(before), _letters(after)
    if ahead + behind <= ALONE or (behind <= 15 and TITLED.search(before)):
        return True
    if CITY.fullmatch(before) and STOP.match(after):
        return True
    if ahead <= 4:
        return found.figures or bool(CLOCK.match(after) or BYLINE.match(after))
    if ahead > ALONE or not before[:1].isupper():
        return False
    rubric = found.figures and RUBRIC.fullmatch(before) and after[:1] in " \u00a0" and after[1:2].isupper()
    return bool(rubric or AGENCY.match(after))


def _around(text: str, found: Found) -> tuple[str, str]:
    """What stands before and after a day on its line; two strokes part as a line break does."""
    strokes = text.rfind("//", 0, found.start)
    first = max(text.rfind("\n", 0, found.start) + 1, strokes + 2 if strokes >= 0 else 0)
    last = text.find("\n", found.end)
    return text[first : found.start], text[found.end : last if last >= 0 else len(text)]


def _letters(text: str) -> int:
    return len(LETTERS.findall(text))


def _choose(text: str, stamps: list[Found]) -> Found:
    """Among several days the one nearest above the text itself: what stands higher is the site's own clock.

    Of two that stand together the first: the second is the day of a correction.
    """
    titled = next((s for s in stamps if TITLED.search(_around(text, s)[0])), None)
    if titled:
        return titled
    body = next((m.start() for m in BODY.finditer(text)), len(text))
    above = [s for s in stamps if s.start <= body + ALONE] or stamps[:1]
    chosen = above[-1]
    for stamp in reversed(above[:-1]):
        if chosen.start - stamp.end <= TOGETHER and stamp.day <= chosen.day:
            chosen = stamp
    return chosen
