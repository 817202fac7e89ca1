"""A reading as lines of text: the facts of one article, why each was claimed, what was not understood."""

from collections.abc import Iterator
from itertools import groupby
from typing import Any

from communique.model import Claim, Document, Event, Leftover, Reading, Role, Statement
from communique.report.guide import fields
from communique.report.inference import inferred_because
from communique.report.marked import context, numbered
from communique.report.phrases import period, place
from communique.report.titles import measure, status, title
from communique.report.words import Words

ORDER = ("events", "figures", "rankings", "offices", "statements", "agreements", "initiatives", "formats")
Line = tuple[str, str]


def fact_lines(reading: Reading, words: Words) -> Iterator[Line]:
    """The facts of an article by kind, each with the number of its mark. A line is its kind and its words."""
    told = sorted(numbered(reading.claims), key=lambda pair: (ORDER.index(pair[1].kind), pair[0]))
    topics = [title(claim.content, words) for claim in reading.claims if claim.kind == "topics"]
    if not told and not topics:
        yield "", words("read.nothing")
    for kind, claims in groupby(told, key=lambda pair: pair[1].kind):
        yield kind, words(f"kind.{kind}")
        for number, claim in claims:
            yield "", f"  [{number}] {one_line(claim.content, words)}"
        yield "", ""
    if topics:
        yield "topics", words("kind.topics")
        yield "", f"  {words('list.and').join(topics)}"
        yield "", ""


def one_line(content: Any, words: Words) -> str:
    """A fact with its value, date and status on one line."""
    if isinstance(content, Statement):
        manner = words.name("manner", content.manner)
        who = f"{content.speaker} ({manner})" if content.speaker else manner[:1].upper() + manner[1:]
        return f"{who}: {_cut(content.words)}"
    when = getattr(content, "period", None)
    parts = [
        measure(content, words),
        title(content, words),
        period(when, words) if when else "",
        status(content, words),
    ]
    if isinstance(content, Event) and content.place:
        parts.insert(2, place(content.place, words))
    return " · ".join(part for part in parts if part)


def claim_lines(claim: Claim[Any], words: Words, number: int = 0) -> Iterator[Line]:
    """One claim with its rule, and each field with the words or the inference that filled it."""
    head = f"[{number}]" if number else words(f"one.{claim.kind}") + ":"
    yield claim.kind, f"{head} {one_line(claim.content, words)}"
    yield "", f"    «{_cut(claim.evidence.span.text, 300)}»"
    rule = words("read.rule", origin=claim.origin, confidence=f"{claim.confidence:.2f}")
    span = claim.evidence.span
    yield "left", f"    {rule}, {words('source.chars', start=span.start, end=span.end)}"
    values = fields(claim) if claim.kind != "topics" else {"topic": claim.content.topic}
    for role in claim.evidence.roles:
        yield "", f"    {_field(role, values, words)}"
    yield "", ""


def _field(role: Role, values: dict[str, Any], words: Words) -> str:
    found = values.get(role.field)
    shown = ", ".join(map(str, found)) if isinstance(found, list) else str(found) if found is not None else ""
    source = f"«{_cut(role.span.text)}»" if role.span else words("source.inferred")
    why = f" ({inferred_because(role.why, words)})" if role.why else ""
    sure = f" {role.confidence:.2f}" if role.confidence < 1 else ""
    name = words.name("field", role.field)
    return f"{name}: {shown} ← {source}{why}{sure}" if shown else f"{name}: {source}{why}{sure}"


def ledger_lines(reading: Reading, words: Words) -> Iterator[Line]:
    """What was not understood: each entry with its words in their place, and the reason."""
    if not reading.leftovers:
        yield "left", words("read.ledger_empty")
        return
    yield "left", f"{words('read.ledger')}: {len(reading.leftovers)}"
    for left in reading.leftovers:
        yield "", f"  {words.name('leftover', left.kind)}: {around(left, reading.document)}"
        yield "left", f"    {because(left, words)}, {words('source.chars', start=left.span.start, end=left.span.end)}"


def because(left: Leftover, words: Words) -> str:
    """Why it was left, in words where the catalogue has them."""
    return words.get(f"left.{left.reason}") or left.reason


def around(left: Leftover, document: Document) -> str:
    """What was left in its place: «за ‹три месяца› рост»; of long words the beginning."""
    if len(left.span.text) > 60:
        return f"«{_cut(left.span.text)}»"
    near = context(document.text, left.span, 40)
    low, high = left.span.start - near.start, left.span.end - near.start
    return f"{near.text[:low]}‹{left.span.text}›{near.text[high:]}".strip()


def _cut(text: str, length: int = 160) -> str:
    flat = " ".join(text.split())
    return flat if len(flat) <= length else flat[: flat.rfind(" ", 0, length)] + " […]"
