"""Facts that stand apart and may yet be one: pairs worth a person's look, those that settle most first.

What is merged is sure; what is here was not sure enough. Takes facts, gives pairs; decides nothing.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from itertools import combinations
from typing import Any

from communique.model import Agreement, Event, Fact, Format, Period
from communique.model.fact import in_effect
from communique.resolve.names import same_name, tokens

NEAR = timedelta(days=3)
LIKELY = 0.5
MOST_IN_BUCKET = 40  # facts about the same two states that are compared with each other


@dataclass(frozen=True, slots=True, kw_only=True)
class Doubt:
    """Two facts that may be one; `likeness` from 0 to 1, `weight` orders by what a decision would settle."""

    one: Fact[Any]
    other: Fact[Any]
    likeness: float

    @property
    def weight(self) -> float:
        """How much a decision settles: how open the question is, times the reports that hang on it."""
        return self.likeness * (self.one.reports + self.other.reports)


def doubts(facts: Iterable[Fact[Any]]) -> tuple[Doubt, ...]:
    """Pairs of facts of one kind that may be one and that nobody has judged, the weightiest first."""
    buckets: dict[tuple[Any, ...], list[Fact[Any]]] = {}
    for fact in facts:
        for key in _keys(fact.content):
            buckets.setdefault(key, []).append(fact)
    found: dict[tuple[str, str], Doubt] = {}
    for held in buckets.values():
        for one, other in combinations(held[:MOST_IN_BUCKET], 2):
            first, second = sorted((one, other), key=lambda fact: fact.id)
            alike = LIKENESS[one.kind](first.content, second.content)
            if alike >= LIKELY and first.id != second.id and not _judged(first, second):
                found[first.id, second.id] = Doubt(one=first, other=second, likeness=alike)
    return tuple(sorted(found.values(), key=lambda doubt: (-doubt.weight, doubt.one.id, doubt.other.id)))


def _judged(one: Fact[Any], other: Fact[Any]) -> bool:
    """Whether somebody has said of these two that they are different, or that it can't be known."""
    ours, theirs = ({claim.id for claim in fact.claims} for fact in (one, other))
    valid = in_effect(one.judgements)
    return any(set(judgement.subjects) & ours and set(judgement.subjects) & theirs for judgement in valid)


def _keys(content: Any) -> list[tuple[Any, ...]]:
    """Under which a fact is compared with others: events by type and pairs of states, the rest by their partners."""
    if isinstance(content, Event):
        return [("events", content.type, *pair) for pair in combinations(sorted(content.countries), 2)]
    if isinstance(content, Agreement):
        return [("agreements", *content.areas)] if content.areas else []
    return [("formats", content.partner)] if isinstance(content, Format) else []


def _events(one: Event, other: Event) -> float:
    """Same type and two states in common (the bucket says so): people, place, day and name tell the rest."""
    days = _days(one.period, other.period)
    if days < 0 or _contradict(one.place, other.place) or _contradict(one.level, other.level):
        return 0.0
    people = _people(one.people, other.people)
    if people < 0:
        return 0.0
    name = _title(one.name, other.name) if one.name and other.name else 0.0
    return min(0.95, 0.3 + 0.3 * days + 0.3 * people + 0.2 * bool(one.place and one.place == other.place) + 0.2 * name)


def _days(one: Period | None, other: Period | None) -> float:
    """1 for the same days, less where one is not known, negative where they are too far apart."""
    if one is None or other is None:
        return 0.0
    if one.meets(other):
        return 1.0 if one == other else 0.7
    gap = max(_first(one), _first(other)) - min(_last(one), _last(other))
    return 0.4 if gap <= NEAR else -1.0


def _first(when: Period) -> date:
    return when.first or when.last or date.min


def _last(when: Period) -> date:
    return when.last or when.first or date.max


def _contradict(one: str, other: str) -> bool:
    return bool(one and other and one != other)


def _people(one: tuple[str, ...], other: tuple[str, ...]) -> float:
    """The share of the fewer people that are also among the more; negative where none is."""
    few, many = sorted((one, other), key=len)
    if not few:
        return 0.0
    shared = sum(any(same_name(name, known) for known in many) for name in few)
    return shared / len(few) if shared else -1.0


def _title(one: str, other: str) -> float:
    """How many of the words of the shorter title the longer has."""
    few, many = sorted((set(tokens(one)), set(tokens(other))), key=len)
    return len(few & many) / len(few) if few else 0.0


def _agreements(one: Agreement, other: Agreement) -> float:
    return 0.9 * _title(one.title, other.title)


def _formats(one: Format, other: Format) -> float:
    members = set(one.members) & set(other.members)
    return min(0.95, 0.8 * _title(one.name, other.name) + 0.2 * bool(members))


LIKENESS: dict[str, Callable[[Any, Any], float]] = {
    "events": _events,
    "agreements": _agreements,
    "formats": _formats,
}
