"""A question to the register: which contents answer it, and under which keys they are found."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.model.content import Agreement, Content, Event, Figure, Initiative, Occupancy, Statement
from communique.model.period import Period
from communique.resolve.areas import country
from communique.resolve.names import name_keys, same_name
from communique.resolve.posts import answers
from communique.resolve.tags import AHEAD, EVERY_REPORT, disputed, people_of, reach

# Events are listed by their first day. One that lasts longer than so many days is found by its beginning only.
LONGEST = 400


@dataclass(frozen=True, slots=True, kw_only=True)
class Question:
    """Filters of one question, parsed; empty ones ask nothing. `areas` must all be there."""

    kind: str
    areas: tuple[str, ...] = ()
    indicator: str = ""
    status: str = ""
    type: str = ""
    unit: str = ""
    place: str = ""
    topic: str = ""
    person: str = ""
    office: str = ""
    period: Period | None = None
    disputed: bool = False

    def keys(self) -> tuple[str, ...]:
        """Keys that every answer has, the most telling first."""
        found = []
        areas = sorted(self.areas)
        if self.person:
            found += [f"{self.kind}|@{key}" for key in name_keys(self.person)[:1]]
        if self.indicator and len(areas) == 1 and self.kind == "figures":
            found.append(f"figures|{self.indicator}|{areas[0]}")
        if len(areas) > 2:
            found += [f"{self.kind}|{area}" for area in areas]
        elif areas:
            found.append(f"{self.kind}|{'+'.join(areas)}")
        if self.indicator and not areas and self.kind == "figures":
            found.append(f"figures|{self.indicator}")
        if self.topic and self.kind in ("statements", "documents"):
            found.append(f"{self.kind}|{self.topic}")
        found += self._state()
        if not found and self.kind == "documents":
            found.append(EVERY_REPORT)
        return tuple(found)

    def _state(self) -> list[str]:
        """Keys of what only a few entries are."""
        found = [disputed(self.kind)] if self.disputed else []
        few = (self.kind == "figures" and self.status == "target") or (self.kind == "events" and self.status in AHEAD)
        return [f"{self.kind}|status:{self.status}", *found] if few else found

    def days(self) -> tuple[date | None, date | None]:
        """The first and the last day by which an answer can be listed."""
        if self.period is None or self.kind != "events":
            return None, None
        first = self.period.first
        return first and date.fromordinal(max(first.toordinal() - LONGEST, 1)), self.period.last

    def accepts(self, content: Content) -> bool:
        """Whether a content answers."""
        return all(test(self, content) for test in TESTS)


def _areas(asked: Question, content: Content) -> bool:
    return set(asked.areas) <= reach(content) if asked.areas else True


def _field(name: str) -> Callable[[Question, Content], bool]:
    def test(asked: Question, content: Content) -> bool:
        wanted = getattr(asked, name)
        return not wanted or getattr(content, name, None) == wanted

    return test


def _status(asked: Question, content: Content) -> bool:
    if not asked.status:
        return True
    said = getattr(content, "status", None)
    return said == asked.status or (asked.status == "actual" and said == "provisional")


def _unit(asked: Question, content: Content) -> bool:
    return not asked.unit or (isinstance(content, Figure) and content.quantity.unit == asked.unit)


def _place(asked: Question, content: Content) -> bool:
    if not asked.place:
        return True
    said = content.place if isinstance(content, Event | Initiative) else ""
    return said == asked.place or (bool(said) and asked.place == country(said))


def _topic(asked: Question, content: Content) -> bool:
    return not asked.topic or not isinstance(content, Statement) or asked.topic in content.topics


def _person(asked: Question, content: Content) -> bool:
    return not asked.person or any(same_name(asked.person, name) for name in people_of(content))


def _office(asked: Question, content: Content) -> bool:
    return not asked.office or (isinstance(content, Occupancy) and answers(content.office, asked.office))


def _period(asked: Question, content: Content) -> bool:
    if asked.period is None or isinstance(content, Agreement | Statement):
        return True
    said: Any = getattr(content, "period", None)
    return said is not None and asked.period.meets(said)


TESTS = (
    _areas,
    _field("indicator"),
    _field("type"),
    _status,
    _unit,
    _place,
    _topic,
    _person,
    _office,
    _period,
)
