"""Reports for tests of the register: contents stated by hand, each on a line of its own; nothing has to be read."""

from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from typing import Any

from communique.api import Register
from communique.model import (
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Leftover,
    Occupancy,
    Period,
    Quantity,
    Reading,
    Role,
    Statement,
)
from communique.model.content import Content
from communique.model.testimony import Report, Testimony
from communique.pipeline.adding import Keeper, Outcome
from communique.pipeline.study import Study
from communique.resolve.sources import sketch


def report(url: str, published: str | None, *contents: Content, **fields: Any) -> Study:
    """A report that states these contents; `left` are reasons for which a word of it was not understood."""
    filling, left = fields.pop("filling", url), fields.pop("left", ())
    lines = [f"Report {url}."]
    lines += [one.words if isinstance(one, Statement) else f"{one!r}"[:160] for one in contents]
    text = "\n".join((*lines, filling))
    day = date.fromisoformat(published) if published else None
    document = Document(text=text, url=url, published=day, language="ru", **fields)
    claims = tuple(_claim(document, content, lines, at) for at, content in enumerate(contents, 1))
    words = "".join(letter if letter.isalnum() else " " for letter in text.lower()).split()
    leftovers = tuple(
        Leftover(kind="number", span=document.span(at, at + 2), reason=one) for at, one in enumerate(left)
    )
    reading = Reading(document=document, claims=claims, leftovers=leftovers)
    return Study(reading=reading, lemmas=" ".join(sorted(set(words))), sketch=sketch(words))


def _claim(document: Document, content: Content, lines: Sequence[str], at: int) -> Claim[Any]:
    start = sum(len(line) + 1 for line in lines[:at])
    span = document.span(start, start + len(lines[at]))
    roles = (Role(field="value", span=document.span(start, start + 3)), Role(field="period", inferred=True, why="test"))
    return Claim(
        content=content,
        evidence=Evidence(document=document.id, span=span, roles=roles),
        origin="tests",
        confidence=0.9,
    )


def enter(register: Register, *studies: Study) -> list[Outcome]:
    """Put reports into a register as if they had been read."""
    keeper = Keeper(register._store)
    return [keeper.enter(study) for study in studies]


def testimonies(study: Study) -> list[Testimony[Any]]:
    """The claims of a report as `resolve` sees them."""
    document = study.document
    source = Report(
        id=document.id,
        published=document.published,
        publisher=document.publisher,
        cites=document.cites,
        sketch=study.sketch,
    )
    return [
        Testimony(id=claim.id, content=claim.content, report=source, start=claim.evidence.span.start)
        for claim in study.reading.claims
    ]


def figure(value: str, period: str | None = "2024", **fields: Any) -> Figure:
    """A turnover of Kazakhstan and Italy, unless told otherwise."""
    quantity = Quantity(value=Decimal(value), unit=fields.pop("unit", "USD"), bound=fields.pop("bound", "exact"))
    given = {"indicator": "trade_turnover", "areas": ("IT", "KZ"), "status": "actual"} | fields
    return Figure(quantity=quantity, period=Period.parse(period) if period else None, **given)


def event(kind: Any, when: str | None, **fields: Any) -> Event:
    """A meeting of Kazakhstan and Italy that was held, unless told otherwise."""
    given = {"status": "held", "countries": ("IT", "KZ")} | fields
    return Event(type=kind, period=Period.parse(when) if when else None, **given)


def office(person: str, title: str = "president", area: str = "KZ") -> Occupancy:
    """A person in an office."""
    return Occupancy(person=person, office=title, area=area)


def said(speaker: str, words: str) -> Statement:
    """A direct quotation."""
    return Statement(speaker=speaker, manner="direct", words=words)
