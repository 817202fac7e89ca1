"""What stands before the words of a line: a stamp of time, a dateline, the mark of a list's item."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any

from communique.parse.tokens import fold

LEAST = 12  # characters of text that must follow a dateline; fewer make the whole line one
DAY = r"\d{1,2}[./]\d{1,2}[./](?:\d{4}|\d{2})"
ISO = r"\d{4}-\d{1,2}-\d{1,2}(?:T[\d:+.Z-]{4,20})?"
CLOCK = r"\d{1,2}:\d{2}(?::\d{2})?"
WORDED = r"\d{1,2}[ \u00a0](?P<month>[^\W\d_]{3,9})\.?"
WORDED += r"(?:,?[ \u00a0]\d{4}(?:[ \u00a0](?P<tail>[^\W\d_]{1,5})\.?(?![^\W\d_]))?)?"
# A head's own date, or days and times in figures, with the marks between them.
STAMP = re.compile(rf"(?:date[ \t]+{ISO}|(?:{DAY}|{ISO}|{CLOCK})(?:[ \u00a0,|/·]{{1,4}}(?:{DAY}|{ISO}|{CLOCK}))*)")
SPACED = re.compile(rf"(?:(?:{CLOCK})[ ,|]{{1,3}})?" + WORDED + rf"(?:[ ,|·]{{1,3}}(?:[^\W\d_][ ])?{CLOCK})?")
# «БИШКЕК, 02.02.22.», «АСТАНА, 30 мая», «Москва, 29 мая», «9 марта»: a place and a day, or one of them.
PLACE = re.compile(
    r"[^\W\d_][^\W\d_’'-]{1,20}(?:[ \u00a0-][^\W\d_][^\W\d_’'-]{1,15}){0,2}(?:[ \u00a0]/[^/\n]{2,30}/(?=,))?"
)
FIRST = r"(?P<first>[^\W\d_]{3,9})\.?[ \u00a0]\d{1,2}(?:st|nd|rd|th)?\b(?:,?[ \u00a0]\d{4})?"
GIVEN = re.compile(rf"(?:{DAY}|{WORDED}|{FIRST})\.?")
# «/ТАСС/.», «(Reuters) -», «– РИА Новости.», «— Sputnik.», «Позірк.».
AGENCY = re.compile(
    r"[ \u00a0.,]*(?:/[^/\n]{2,40}/|\([^()\n]{2,60}\))[ \u00a0]*[.–—-]*"
    r"|[ \u00a0]*[–—-][ \u00a0](?=[^\W\d_])(?P<name>[^–—:;,«»\"\n.]{2,32})\."
    r"|[ \u00a0.,]*(?P<plain>[^\W\d_][^–—:;,«»\"\n]{1,24}?)(?:\.(?=[ \u00a0][^\W\d_])|[ \u00a0][–—-](?=[ \u00a0]))"
)
# «NAIROBI, Kenya, May 6 (Xinhua) -- », «Luanda – »: a place with all it may have behind it, and a dash between spaces.
SPOT = r"[^\W\d_][^\W\d_.’'-]{1,20}(?:[ \u00a0-][^\W\d_][^\W\d_.’'-]{1,15}){0,2}"
MONTH_FIRST = r"(?P<month>[^\W\d_]{3,9})\.?[ \u00a0]\d{1,2}(?:st|nd|rd|th)?(?:,?[ \u00a0]\d{4})?"
DASHED = re.compile(
    rf"(?P<place>{SPOT})(?:, ?{SPOT})?(?:, ?{MONTH_FIRST})?,?"
    rf"(?P<agency>[ \u00a0]\([^()\n]{{2,60}}\)|[.,][ \u00a0][^\W\d_]{{2,20}})?[ \u00a0](?:--?|–|—)[ \u00a0]"
)
# «ISTANBUL: », where the place is a city that the pack knows; in small letters only before a long line.
COLON = re.compile(rf"(?P<place>{SPOT}):[ \u00a0]+(?=[^\W_])")
ALONE = 2  # an agency of one word and a dash behind a place in capitals and a full stop: «АСТАНА. КазАқпарат – »
LONG = 60  # a place alone before a dash is a dateline only with so many characters behind it
LED = re.compile(r"\([^()\n]{2,60}\)[ \u00a0]+(?=[^\W\d_])")  # who passes a report on: «(Agency) BAKU, June 30. …»
REST = re.compile(r"[ \u00a0.,:|/–—-]*")
BULLETS = "•·●▪■◦‣►▶✓✔🔸🔹*"
NUMBERED = re.compile(r"(?:\d{1,2}|[^\W\d_])[.)](?=[ \u00a0]*[^\W\d_])")


@dataclass(frozen=True, slots=True)
class Prefixes:
    """The parts of a dateline in one language: how its months begin and what follows a year."""

    months: tuple[str, ...]
    year: frozenset[str]
    cities: frozenset[str] = frozenset()  # after these a colon closes a dateline
    dashed: bool = False  # a dash between spaces closes a dateline, as it joins no subject to its noun

    def stamp(self, text: str, start: int, end: int) -> int:
        """Where the words begin after days and times; `end` where there is nothing else, `start` where none stand."""
        found = STAMP.match(text, start, end)
        if not found:
            return end if self._is_day(text, start, end) else start
        rest = REST.match(text, found.end(), end)
        after = rest.end() if rest else found.end()
        return end if end - after < 3 or self._is_day(text, after, end) else after

    def _is_day(self, text: str, start: int, end: int) -> bool:
        """Whether a day and perhaps a counter is all there is."""
        found = SPACED.match(text, start, end)
        if not found or not self._is_month(found["month"]):
            return False
        rest = text[found.end() : end]
        return len(rest) <= 7 or (len(rest) < 25 and rest.lstrip().startswith("|"))

    def dateline(self, text: str, start: int, end: int) -> int:
        """Where the words begin after a place with a day or an agency; `start` where no dateline stands."""
        led = LED.match(text, start, end)
        if led and (at := self.dateline(text, led.end(), end)) > led.end():
            return at
        if self.dashed and (at := max(self._dashed(text, start, end), self._city(text, start, end))) > start:
            return at
        at = self._place(text, start, end)
        day = self._day(text, at, end)
        if start < at == day:
            # A place and its country: "BAKU, Azerbaijan, June 30."
            country = self._place(text, _without_blanks(text, at, end), end)
            later = self._day(text, country, end)
            at, day = (country, later) if later > country else (at, day)
        if at == start and day == at:
            return start
        agency = self._agency(text, day, end)
        shouted = self._shouts(text[start:at]) and len(text[at:agency].split()) == ALONE
        if day == at and (agency == day or not (shouted or _in_slashes(text, day, agency))):
            return start  # a place alone, or with a name that may be the subject
        if at == start and agency == day:
            return start  # a day alone begins a sentence
        rest = REST.match(text, agency, end)
        after = rest.end() if rest else agency
        separated = any(c in ".:–—-/)|" for c in text[at:after])
        return after if separated and end - after >= LEAST else start

    def _shouts(self, place: str) -> bool:
        """Whether a city stands in capitals before a full stop."""
        return place.isupper() and place.endswith(".") and fold(place[:-1]) in self.cities

    def _dashed(self, text: str, start: int, end: int) -> int:
        found = DASHED.match(text, start, end)
        if not found or (found["month"] and not self._is_month(found["month"])):
            return start
        words = found["place"].replace("-", " ").split()
        first = text[found.end() : found.end() + 1]
        plain = not (found["month"] or found["agency"] or found["place"].isupper())
        if not all(word[0].isupper() for word in words) or first.islower() or end - found.end() < LEAST:
            return start
        return start if plain and end - found.end() < LONG else found.end()

    def _city(self, text: str, start: int, end: int) -> int:
        """Where the words begin after a city and a colon; `start` where none stands."""
        found = COLON.match(text, start, min(end, start + LONG))
        if not found or fold(found["place"]) not in self.cities:
            return start
        least = LONG if found["place"].isupper() else 2 * LONG
        return found.end() if end - found.end() >= least else start

    def _place(self, text: str, start: int, end: int) -> int:
        found = PLACE.match(text, start, end)
        if not found or not text[start].isupper():
            return start
        mark = text[found.end() : found.end() + 1]
        if mark in (",", "."):
            return found.end() + 1
        slash = text[found.end() : found.end() + 2]
        return found.end() if slash in (" /", " (") and found[0].isupper() else start

    def _day(self, text: str, at: int, end: int) -> int:
        begin = _without_blanks(text, at, end)
        found = GIVEN.match(text, begin, end)
        month = (found["month"] or found["first"]) if found else ""
        if not found or (month and not self._is_month(month)):
            return at
        if found["tail"] and fold(found["tail"]) not in self.year:
            return found.start("tail") - 1
        return found.end()

    def _agency(self, text: str, at: int, end: int) -> int:
        found = AGENCY.match(text, at, end)
        if not found:
            return at
        name = found["name"] or found["plain"]
        if name:
            words = name.split()
            if len(words) > 3 or not all(word[0].isupper() or not word[0].isalpha() for word in words):
                return at
            if found["plain"] and text[at - 1 : at] != "." and text[at : at + 1] != "," and not name.isupper():
                return at
        return found.end()

    def _is_month(self, word: str) -> bool:
        return fold(word).startswith(self.months)


def prefixes_of(table: Mapping[str, Any], cities: Iterable[str] = ()) -> Prefixes:
    """What a pack's table of layout says of datelines; `cities` are the names it knows."""
    return Prefixes(
        tuple(fold(month) for month in table.get("months", ())) or ("\0",),
        frozenset(table.get("year", ())),
        cities=frozenset(map(fold, cities)),
        dashed=bool(table.get("dashed", False)),
    )


def list_marker(text: str, start: int, end: int) -> str:
    """The bullet or number of an item; empty where the line has none. Dashes are weighed with their neighbours."""
    if text[start] in BULLETS and end - start > 2:
        return text[start]
    found = NUMBERED.match(text, start, min(end, start + 6))
    return found[0] if found and end - found.end() > 3 and (found[0][-1] == ")" or found[0][0].isdigit()) else ""


def _without_blanks(text: str, at: int, end: int) -> int:
    while at < end and text[at] in " \u00a0":
        at += 1
    return at


def _in_slashes(text: str, start: int, end: int) -> bool:
    return any(mark in text[start:end] for mark in "/(")
