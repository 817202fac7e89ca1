"""The stories of `tests/stories`: reports, and what in them is of one event or one quantity."""

import shlex
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache
from pathlib import Path
from typing import Any

from communique.model import Document, Event, Figure, Period, Quantity
from communique.model import testimony as noun
from communique.model.testimony import Report

FOLDER = Path(__file__).parent / "stories"
KINDS = {"event": "events", "figure": "figures"}


@dataclass(frozen=True)
class Mark:
    """One event or figure of a report: the name of the real thing, its kind, what is said of it, where."""

    name: str
    kind: str
    content: Any
    start: int
    end: int


@dataclass(frozen=True)
class Telling:
    """One report with its marks."""

    document: Document
    marks: tuple[Mark, ...]

    def testimonies(self) -> list[tuple[str, noun.Testimony[Any]]]:
        """Each mark as a perfect reader would claim it, with the name of the real thing."""
        report = Report(id=self.document.id, published=self.document.published)
        return [
            (mark.name, noun.Testimony(id=f"c{self.document.id}{n}", content=mark.content, report=report))
            for n, mark in enumerate(self.marks)
        ]


def real(story: str, name: str) -> str:
    """The real thing that a mark names: one of its story, or (with a star) one that several stories tell of."""
    return name if name.startswith("*") else f"{story}/{name}"


@cache
def stories(folder: str = "*") -> dict[str, tuple[Telling, ...]]:
    """All stories of a folder by name: of one language, or of those that each report names (`mixed`)."""
    paths = sorted(FOLDER.glob(f"{folder}/*.txt"))
    return {f"{path.parent.name}/{path.stem}": tuple(_tellings(path, path.parent.name)) for path in paths}


def _tellings(path: Path, language: str) -> list[Telling]:
    found = []
    for part in path.read_text(encoding="utf-8").split("=== ")[1:]:
        head, _, rest = part.partition("\n")
        url, day, *own = head.split(" | ")
        lines = rest.rstrip("\n").split("\n")
        text = "\n".join(line for line in lines if not line.startswith("@ ")).rstrip("\n") + "\n"
        document = Document(
            text=text, url=f"{path.stem}/{url}", published=date.fromisoformat(day), language=(own or [language])[0]
        )
        found.append(Telling(document, tuple(_mark(line, text) for line in lines if line.startswith("@ "))))
    return found


def _mark(line: str, text: str) -> Mark:
    kind, name, *pairs = shlex.split(line[2:])
    said = dict(pair.split("=", 1) for pair in pairs)
    start = text.index(said["words"])
    content = _event(said) if kind == "event" else _figure(said)
    return Mark(name, KINDS[kind], content, start, start + len(said["words"]))


def _event(said: dict[str, str]) -> Event:
    return Event(
        type=said["type"],  # type: ignore[arg-type]
        status=said["status"],  # type: ignore[arg-type]
        countries=tuple(said["countries"].split(",")),
        people=tuple(filter(None, said.get("people", "").split(";"))),
        period=Period.parse(said["date"]) if "date" in said else None,
        place=said.get("place", ""),
        name=said.get("name", ""),
        level=said.get("level", ""),
    )


def _figure(said: dict[str, str]) -> Figure:
    return Figure(
        indicator=said["indicator"],
        quantity=Quantity(value=Decimal(said["value"]), unit=said["unit"], bound=said.get("bound", "exact")),  # type: ignore[arg-type]
        areas=tuple(said["areas"].split(",")),
        status=said["status"],  # type: ignore[arg-type]
        period=Period.parse(said["period"]) if "period" in said else None,
    )
