"""Facts as rows of a table in a terminal: short, one a line, the id first so that it can be shown."""

from collections.abc import Iterable, Iterator
from typing import Any

from communique.model import Fact
from communique.model.answer import Person, Target, Tenure
from communique.report.desk import Desk
from communique.report.lines import Line, line
from communique.report.notes import Notes
from communique.report.phrases import area, areas, day, place
from communique.report.sources import is_sampled
from communique.report.targets import card
from communique.report.words import Words

HEADS = {
    "figures": ("id", "value", "indicator", "period", "status", "reports"),
    "events": ("id", "date", "event", "countries", "place", "status", "reports"),
    "offices": ("id", "person", "office", "area", "seen", "reports"),
    "statements": ("id", "speaker", "manner", "words", "reports"),
    "agreements": ("id", "title", "areas", "status", "reports"),
    "initiatives": ("id", "what", "by", "status", "reports"),
    "formats": ("id", "name", "members", "purpose", "reports"),
    "rankings": ("id", "what", "rank", "reports"),
    "topics": ("id", "topic", "reports"),
    "people": ("id", "person", "office", "seen", "facts"),
}
RIGHT = ("value", "reports", "facts")
LONG = 100


def rows(kind: str, found: Iterable[Any], desk: Desk, words: Words) -> Iterator[tuple[str, ...]]:
    """The rows of facts of one kind, under `HEADS`."""
    notes = Notes(desk, words)
    for one in found:
        yield _person(one, words) if kind == "people" else _row(one, notes)


def _row(fact: Fact[Any], notes: Notes) -> tuple[str, ...]:  # noqa: PLR0911 - one row a kind
    row, content, words = line(fact, notes), fact.content, notes.words
    told = f"{fact.reports} / {'≥ ' if is_sampled(fact) else ''}{fact.sources}"
    match fact.kind:
        case "figures":
            return (fact.id, str(row.value), row.title, row.when.text, row.status, told)
        case "events":
            there = place(content.place, words) if content.place else ""
            return (fact.id, row.when.text, row.title, areas(content.countries, words), there, row.status, told)
        case "offices":
            named = area(content.area, words) if content.area else ""
            return (fact.id, content.person, content.office, named, row.seen, told)
        case "statements":
            return (fact.id, content.speaker, words.name("manner", content.manner), cut(content.words), told)
        case "formats":
            return (fact.id, content.name, areas(content.members, words), cut(content.purpose), told)
        case "rankings":
            return (fact.id, row.title, str(row.value), told)
        case "topics":
            return (fact.id, row.title, told)
    return (fact.id, cut(row.title), row.detail, row.status, told)


def _person(person: Person, words: Words) -> tuple[str, ...]:
    offices = "; ".join(tenure(one, words) for one in person.offices)
    return (person.id, person.name, offices, seen(person.first, person.last, words), str(person.facts))


def tenure(one: Tenure, words: Words) -> str:
    """«президент, Казахстан»."""
    return ", ".join(part for part in (one.office, area(one.area, words) if one.area else "") if part)


def seen(first: Any, last: Any, words: Words) -> str:
    """The days between which reports show somebody."""
    if not first or not last:
        return ""
    low, high = day(first, words, "short"), day(last, words, "short")
    return low if low == high else f"{low} – {high}"


def target_lines(target: Target, desk: Desk, words: Words) -> Iterator[str]:
    """A target as a paragraph: what is wanted, what came, what is needed, our arithmetic by its name."""
    shown = card(target, Notes(desk, words))
    yield f"{shown.title}: {words.name('status.figures', 'target')} {shown.wanted}"
    yield f"  {target.id} · {shown.state} · {shown.deadline or words('dossier.no_deadline')}"
    for result in shown.results:
        yield f"  {result.when.text}: {result.value}{_share(result, shown.latest, shown.share, words)}"
    for text in (shown.needed if shown.deadline else "", shown.pace):
        if text:
            yield f"  {text}"
    for text in shown.restated:
        yield f"  {words('dossier.restated', text)}"
    yield ""


def _share(result: Line, latest: Line | None, share: str, words: Words) -> str:
    return f" — {words('dossier.share_of', share)}" if latest and result.id == latest.id and share else ""


def cut(text: str, length: int = LONG) -> str:
    """A text on one line, cut at a word."""
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: max(flat.rfind(" ", 0, length), length // 2)] + " […]"
