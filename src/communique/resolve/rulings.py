"""Decisions of people in effect: which claims are of one fact, which are not, which are wrong or to be corrected."""

import shlex
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field, fields, replace
from decimal import Decimal, InvalidOperation
from itertools import combinations
from typing import Any

from communique.model.codec import KINDS
from communique.model.content import Content, Figure
from communique.model.fact import Judgement, in_effect
from communique.model.period import Period
from communique.model.quantity import BOUNDS
from communique.model.testimony import Entry, Testimony
from communique.resolve.identities import IDENTITIES
from communique.resolve.identity import place_in_order
from communique.resolve.tags import tags

Told = Testimony[Any]
PERIODS = {"period", "date"}
QUANTITY = ("value", "unit", "bound")


@dataclass(frozen=True, slots=True, kw_only=True)
class Rulings:
    """Judgements that were not taken back, by what they do. `fixes` are corrections by the claim they are about."""

    unions: tuple[frozenset[str], ...] = ()
    apart: frozenset[frozenset[str]] = frozenset()
    wrong: frozenset[str] = frozenset()
    fixes: Mapping[str, tuple[str, ...]] = field(default_factory=dict)

    def joined(self, leader: str, leader_of: Callable[[str], str]) -> frozenset[str]:
        """The leaders whose claims are of one fact with this leader's."""
        found, grown = {leader}, bool(self.unions)
        unions = [{leader_of(claim) for claim in union} - {""} for union in self.unions]
        while grown:
            more = set().union(*(union for union in unions if union & found)) - found
            found, grown = found | more, bool(more)
        return frozenset(found)

    def reached(self, changed: set[str], touched: set[str], leader_of: Callable[[str], str]) -> set[str]:
        """Leaders that decisions join to changed claims or touched leaders."""
        found: set[str] = set()
        for union in self.unions:
            leaders = {leader_of(claim) for claim in union} - {""}
            if union & changed or leaders & touched:
                found |= leaders
        return found

    def joins(self, claims: Iterable[str]) -> bool:
        """Whether a decision says of some of these claims that they are one with others."""
        here = frozenset(claims)
        return any(union & here for union in self.unions)

    def parted(self, claims: tuple[Told, ...]) -> tuple[tuple[Told, ...], ...]:
        """The claims in parts that no decision forbids: those judged apart each with the claims most like them."""
        here = {one.id: one for one in claims}
        pairs = [pair for pair in self.apart if pair <= here.keys()]
        if not pairs:
            return (claims,)
        identity = IDENTITIES[claims[0].kind]
        involved = sorted((here[claim] for claim in set().union(*pairs)), key=lambda one: place_in_order(identity, one))
        parts: dict[str, list[Told]] = {}
        for one in involved:
            home = next((seed for seed in parts if not self._keeps_apart(one, parts[seed])), one.id)
            parts.setdefault(home, []).append(one)
        seeds = {seed: here[seed] for seed in parts}
        for one in claims:
            if not any(one in part for part in parts.values()):
                nearest = max(seeds, key=lambda seed: (identity.likeness(seeds[seed], one), seed))
                parts[nearest].append(one)
        return tuple(tuple(part) for part in parts.values())

    def _keeps_apart(self, one: Told, others: list[Told]) -> bool:
        return any(frozenset((one.id, other.id)) in self.apart for other in others)

    def corrected(self, found: Entry[Any]) -> Entry[Any]:
        """The entry with the corrections of its claims, the latest word last."""
        for claim in found.claims:
            for correction in self.fixes.get(claim, ()):
                content = corrected(found.content, correction)
                found = replace(found, content=content, tags=found.tags | tags(content, ()))
        return found


def rulings(judgements: Iterable[Judgement], current: Callable[[Judgement], tuple[str, ...]]) -> Rulings:
    """What judgements do. `current` gives the ids under which a judgement's claims are known now."""
    ordered = sorted(judgements, key=lambda one: (one.at, one.id))
    valid = in_effect(ordered)
    unions, apart, wrong = [], set(), set()
    fixes: dict[str, tuple[str, ...]] = {}
    for one in valid:
        subjects = current(one)
        if one.verdict == "same":
            unions.append(frozenset(subjects))
        elif one.verdict == "different":
            apart |= {frozenset(pair) for pair in combinations(sorted(set(subjects)), 2)}
        elif one.verdict == "wrong":
            wrong |= set(subjects)
        elif one.verdict == "corrected":
            for subject in subjects[:1]:
                fixes[subject] = (*fixes.get(subject, ()), one.correction)
    kept = tuple(sorted(unions, key=sorted))
    return Rulings(unions=kept, apart=frozenset(apart), wrong=frozenset(wrong), fixes=fixes)


def corrected(content: Content, correction: str) -> Content:
    """A content with some fields set anew. Raises ValueError that says which fields there are."""
    for pair in shlex.split(correction):
        name, equals, value = pair.partition("=")
        if not equals:
            raise ValueError(f"a correction is field=value, not {pair!r}")
        content = _set(content, "period" if name == "date" else name, value)
    return content


def _set(content: Content, name: str, value: str) -> Content:
    if isinstance(content, Figure) and name in QUANTITY:
        return replace(content, quantity=_quantity(content, name, value))
    known = {one.name: one for one in fields(KINDS[content.kind])}
    if name not in known or name == "quantity":
        offered = sorted({*known, *(QUANTITY if isinstance(content, Figure) else ())} - {"quantity"})
        raise ValueError(f"{content.kind} have no field {name!r}; they have: {', '.join(offered)}")
    return replace(content, **{name: _value(getattr(content, name), name, value)})


def _quantity(content: Figure, name: str, value: str) -> Any:
    if name == "value":
        try:
            return replace(content.quantity, value=Decimal(value))
        except InvalidOperation as error:
            raise ValueError(f"not a number: {value!r}") from error
    if name == "unit":
        return replace(content.quantity, unit=value)
    if value not in BOUNDS:
        raise ValueError(f"a bound is one of {', '.join(BOUNDS)}")
    return replace(content.quantity, bound=value)


def _value(before: Any, name: str, value: str) -> Any:
    if name in PERIODS:
        return Period.parse(value) if value not in ("", "null") else None
    if isinstance(before, tuple):
        separator = ";" if name == "people" else ","
        return tuple(sorted(part.strip() for part in value.split(separator) if part.strip()))
    if isinstance(before, bool):
        return value == "true"
    return int(value) if isinstance(before, int) else value
