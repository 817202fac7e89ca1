"""Compare what a case expects with what was read."""

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from communique.ingest import prepare
from communique.lang import load
from communique.model import Reading, Topic
from communique.parse import Parse, parse
from communique.pipeline import read
from communique.recognize import Mentions, recognize
from communique.report.guide import fields
from tests.casefile import Case, Expected

PEOPLE = ("people", "persons", "holders")
CLAIMS = ("figures", "events", "offices", "statements", "agreements", "initiatives", "formats", "rankings", "topics")
Values = dict[str, tuple[Any, ...]]


@dataclass(frozen=True)
class Found:
    """One thing that was read: for each key the values that count as right (a guide's value, the model's own)."""

    kind: str
    values: Values
    roles: frozenset[tuple[str, int, int]]
    shown: str
    asked_only: bool = False  # it is compared only where the case speaks of such a thing


def found_in(case: Case) -> tuple[Found, ...]:
    """Everything of the kinds that a case speaks of."""
    kinds = {case.kind} | {e.kind for e in case.expected}
    document = prepare(case.text, published=case.published, language=case.language)
    found: list[Found] = []
    if kinds & {*CLAIMS, "leftovers", "citations"}:
        found += _claims(read(document, case.strictness))
    if kinds - {*CLAIMS, "leftovers", "citations", "nothing"}:
        parsed = parse(document, load(case.language))
        found += _lines(parsed)
        if kinds - {"layout"}:
            found += _mentions(recognize(parsed, load(case.language)))
    return tuple(f for f in found if f.kind in kinds)


def faults(case: Case, found: Sequence[Found], with_gaps: bool = True) -> list[str]:
    """What is missing, what came that should not have, which marks no claim has; empty where all is well."""
    wanted = [e for e in case.expected if e.kind != "nothing" and (with_gaps or not e.gap)]
    held = _pair(wanted, found)
    said = [f"missing:  {e.line}" for i, e in enumerate(wanted) if i not in held]
    if with_gaps:
        spare = [f for j, f in enumerate(found) if j not in held.values() and f.kind == case.kind and not f.asked_only]
        said += [f"too much: {f.shown}" for f in spare]
        said += [
            f"unmarked: no claim has [{m.field}: {case.text[m.start : m.end]}]"
            for m in case.marks
            if not any((m.field, m.start, m.end) in f.roles for f in found)
        ]
    return said


def explain(case: Case, said: Sequence[str], found: Sequence[Found]) -> str:
    """The text, what is wrong, and all that was found, for the message of a failure."""
    shown = [f"found:    {f.shown}" for f in found] or ["found:    nothing"]
    head = f"{case.path.parent.name}/{case.path.name}:{case.number} {case.note}"
    return "\n".join([head, "", case.text, "", *said, "", *shown])


def _pair(wanted: Sequence[Expected], found: Sequence[Found]) -> dict[int, int]:
    """As many expectations as possible, each with a find of its own."""
    options = [[j for j, f in enumerate(found) if matches(e, f)] for e in wanted]
    taken: dict[int, int] = {}

    def place(i: int, seen: set[int]) -> bool:
        for j in options[i]:
            if j not in seen:
                seen.add(j)
                if j not in taken or place(taken[j], seen):
                    taken[j] = i
                    return True
        return False

    for i in range(len(wanted)):
        place(i, set())
    return {i: j for j, i in taken.items()}


def matches(expected: Expected, found: Found) -> bool:
    """Whether a find has every value that is expected."""
    if expected.kind != found.kind:
        return False
    for key, _ in expected.fields:
        if key not in found.values:
            raise KeyError(f"{key!r} is no field of {found.kind}; it has {', '.join(sorted(found.values))}")
    return all(any(_same(key, value, v) for v in found.values[key]) for key, value in expected.fields)


def _same(key: str, text: str, value: Any) -> bool:
    if text == "null":
        return value in (None, "", [], ())
    if isinstance(value, bool):
        return text == str(value).lower()
    if isinstance(value, list | tuple):
        parts = text.split(";") if key in PEOPLE or ";" in text else text.split(",")
        return sorted(p.strip() for p in parts) == sorted(map(str, value))
    if isinstance(value, int | float | Decimal):
        try:
            return Decimal(text) == Decimal(str(value))
        except InvalidOperation:
            return False
    return value is not None and text == str(value)


def _claims(reading: Reading) -> list[Found]:
    found = []
    for claim in reading.claims:
        content, span = claim.content, claim.evidence.span
        values: Values = {name: (getattr(content, name),) for name in content.__slots__ if name != "words"}
        for name, value in {} if isinstance(content, Topic) else fields(claim).items():
            values[name] = (value, *values.get(name, ()))
        values |= {"words": (span.text,), "origin": (claim.origin,)}
        roles = frozenset((r.field, r.span.start, r.span.end) for r in claim.evidence.roles if r.span)
        inferred = ",".join(r.field for r in claim.evidence.roles if r.span is None)
        values["inferred"] = (inferred.split(",") if inferred else [],)
        found.append(Found(claim.kind, values, roles, f"{content!r} «{span.text}» by {claim.origin}"))
    publisher, cites = reading.document.publisher, reading.document.cites
    if publisher or cites:
        cited: Values = {"publisher": (publisher,), "cites": (cites,)}
        found.append(Found("citations", cited, frozenset(), f"published by {publisher!r}, cites {cites!r}"))
    for left in reading.leftovers:
        left_values: Values = {"kind": (left.kind,), "reason": (left.reason,), "words": (left.span.text,)}
        found.append(Found("leftovers", left_values, frozenset(), repr(left)))
    return found


def _lines(parsed: Parse) -> list[Found]:
    """The lines of a text; a case speaks only of those it is about."""
    return [
        Found(
            "layout",
            {"kind": (line.kind,), "marker": (line.marker,), "words": (parsed.text[line.start : line.end],)},
            frozenset(),
            repr(line),
            asked_only=True,
        )
        for line in parsed.lines
    ]


def _mentions(mentions: Mentions) -> list[Found]:
    found: list[Found] = []
    for kind, (things, values_of) in _tables(mentions).items():
        for thing in things:
            values = values_of(thing)
            if span := getattr(thing, "span", None):
                values["words"] = (span.text,)
            asked_only = bool(getattr(thing, "part", False)) or (kind == "people" and not thing.name)
            found.append(Found(kind, values, frozenset(), repr(thing), asked_only))
    return found


def _tables(mentions: Mentions) -> dict[str, tuple[Sequence[Any], Callable[[Any], Values]]]:
    names = {person.id: person.name for person in mentions.persons}
    return {
        "periods": (
            mentions.periods,
            lambda m: {"value": (_text(m.period),), "kind": (m.kind,), "inferred": (m.inferred,)},
        ),
        "quantities": (mentions.quantities, _quantity),
        "areas": (
            mentions.areas,
            lambda m: {
                "codes": (m.areas,),
                "kind": (m.kind,),
                "place": (m.place,),
                "case": (m.case,),
                "part": (m.part,),
            },
        ),
        "people": (
            mentions.persons,
            lambda p: {
                "name": (p.name,),
                "gender": (p.gender,),
                "area": (p.area,),
                "offices": (tuple(o.title for o in p.offices),),
            },
        ),
        "titles": (
            mentions.offices,
            lambda m: {
                "title": (m.office.title,),
                "area": (m.office.area,),
                "rank": (m.office.rank,),
                "holders": (tuple(names[h] for h in m.holders),),
                "former": (m.former,),
                "plural": (m.plural,),
            },
        ),
        "organizations": (
            mentions.organizations,
            lambda m: {"name": (m.name,), "kind": (m.kind,), "area": (m.area,)},
        ),
        "quotations": (mentions.quotations, lambda m: {"kind": (m.kind,), "name": (m.name,)}),
        "groups": (
            mentions.groups,
            lambda m: {
                "kind": (m.kind,),
                "areas": (m.areas,),
                "count": (m.count,),
                "persons": (tuple(names[p] for p in m.persons),),
            },
        ),
    }


def _quantity(m: Any) -> Values:
    upper = m.upper.value if m.upper else None
    q = m.quantity
    return {
        "value": (q.value,),
        "unit": (q.unit,),
        "bound": (q.bound,),
        "upper": (upper,),
        "noun": (m.noun,),
        "role": (m.role,),
    }


def _text(value: Any) -> str | None:
    return None if value is None else str(value)
