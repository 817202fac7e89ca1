"""iCalendar (RFC 5545): events with a day of their own; those known by month or year only are left out."""

from collections.abc import Iterable, Iterator
from datetime import UTC, datetime, timedelta

from communique.model import Event, Fact
from communique.model.answer import Citation
from communique.report.desk import Desk
from communique.report.phrases import place
from communique.report.sources import source_line
from communique.report.titles import event_title
from communique.report.words import Words

STATUS = {"held": "CONFIRMED", "planned": "TENTATIVE", "postponed": "TENTATIVE", "cancelled": "CANCELLED"}
WIDTH = 73  # octets of a line before it must be folded, one less for the space that begins the next


def calendar(events: Iterable[Fact[Event]], desk: Desk, words: Words, made: datetime) -> str:
    """A calendar with the exact words in each entry's description. `made` is its stamp."""
    lines = ["BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//Communique//Register//EN", "CALSCALE:GREGORIAN"]
    for event in events:
        if dated(event.content):
            lines += _entry(event, desk.cite(event), words, made)
    lines.append("END:VCALENDAR")
    return "".join(f"{part}\r\n" for line in lines for part in folded(line))


def dated(event: Event) -> bool:
    """Whether the event has days of its own, at most a month of them."""
    when = event.period
    return bool(when and when.precision == "day" and when.first and when.last and (when.last - when.first).days < 31)


def _entry(event: Fact[Event], citations: tuple[Citation, ...], words: Words, made: datetime) -> Iterator[str]:
    content = event.content
    when = content.period
    if when is None or when.first is None or when.last is None:
        return
    said = "\n\n".join(f"{one.words}\n{source_line(one.document, words)}" for one in citations[:5])
    yield "BEGIN:VEVENT"
    yield f"UID:{event.id}@communique"
    yield f"DTSTAMP:{made.astimezone(UTC):%Y%m%dT%H%M%SZ}"
    yield f"DTSTART;VALUE=DATE:{when.first:%Y%m%d}"
    yield f"DTEND;VALUE=DATE:{when.last + timedelta(days=1):%Y%m%d}"
    yield f"SUMMARY:{escaped(event_title(content, words))}"
    yield f"STATUS:{STATUS.get(content.status or '', 'TENTATIVE')}"
    if content.place:
        yield f"LOCATION:{escaped(place(content.place, words))}"
    if said:
        yield f"DESCRIPTION:{escaped(said)}"
    yield "END:VEVENT"


def escaped(text: str) -> str:
    """Text as a value: RFC 5545, 3.3.11."""
    for plain, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\r", ""), ("\n", "\\n")):
        text = text.replace(plain, written)
    return text


def folded(line: str) -> Iterator[str]:
    """A line in pieces of at most 75 octets, never cut inside a letter."""
    piece, size = "", 0
    for letter in line:
        octets = len(letter.encode())
        if size + octets > WIDTH:
            yield piece
            piece, size = " ", 1
        piece, size = piece + letter, size + octets
    yield piece
