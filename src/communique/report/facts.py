"""One fact as lines of text: what it says, how it stands, who says it, where they disagree, what people decided."""

from collections.abc import Iterator
from typing import Any

from communique.model import Dissent, Event, Fact
from communique.model.answer import Citation
from communique.report.desk import Desk
from communique.report.disagreement import said
from communique.report.export.records import fields
from communique.report.phrases import area, day, period, place
from communique.report.reading import one_line
from communique.report.sources import source_line, told_by
from communique.report.titles import measure
from communique.report.words import Words


def fact_lines(fact: Fact[Any], desk: Desk, words: Words) -> Iterator[str]:
    """The fact's head, its fields, its life, disagreements and decisions."""
    yield one_line(fact.content, words)
    yield f"{fact.id} · {words(f'one.{fact.kind}')} · {told_by(fact, words)}"
    for name, shown in shown_fields(fact.content, words):
        yield f"  {name}: {shown}"
    if isinstance(fact.content, Event):
        yield from _life(fact, desk, words)
    for dissent in fact.dissent:
        yield from _dissent(fact, dissent, words)
    for judgement in fact.judgements:
        decided = words.name("verdict", judgement.verdict)
        yield f"  {decided}: {judgement.by}, {judgement.at:%Y-%m-%d}. {judgement.reason}"


def shown_fields(content: Any, words: Words) -> list[tuple[str, str]]:
    """The fields of a content that are said, with their names, in words."""
    return [
        (words.name("field", name), _shown(name, found, content, words))
        for name, found in fields(content).items()
        if found not in (None, [], "") and name not in ("words", "unit", "bound")
    ]


def _shown(name: str, found: Any, content: Any, words: Words) -> str:
    if name in ("areas", "countries", "members", "area", "of"):
        return ", ".join(area(code, words) for code in ([found] if isinstance(found, str) else found))
    if name in GROUPS:
        group = "ranked" if content.kind == "rankings" else GROUPS[name].format(kind=content.kind)
        return words.name(group, found.replace(" ", "_"))
    if name in ("date", "period"):
        return period(content.period, words)
    if name == "value":
        return measure(content, words)
    if name == "place":
        return place(found, words)
    return ", ".join(map(str, found)) if isinstance(found, list) else str(found)


# Fields whose values are ids with names in the catalogue.
GROUPS = {
    "status": "status.{kind}",
    "type": "event",
    "indicator": "indicator",
    "level": "level",
    "manner": "manner",
    "topic": "topic",
}


def _life(fact: Fact[Any], desk: Desk, words: Words) -> Iterator[str]:
    life = desk.life(fact)
    if len(life.steps) < 2 and life.state != "unconfirmed":
        return
    yield f"  {words('ask.life')}: {words.name('life', life.state)}"
    for step in life.steps:
        when = day(step.day, words, "short") if step.day else words("source.no_date")
        about = f", {period(step.period, words)}" if step.period else ""
        yield f"    {when}: {words.name('life', step.status)}{about}"


def _dissent(fact: Fact[Any], dissent: Dissent, words: Words) -> Iterator[str]:
    values = " / ".join(said(fact.content, dissent.field, one, words) for one in dissent.values)
    decided = fact.agreed(dissent.field)
    reason = words.name("reason", decided.correction.partition("=")[2] if decided else dissent.reason)
    head = words("dossier.because" if decided else "dossier.likely")
    yield f"  {words('ask.dissent')}: {words.name('field', dissent.field)} {values}. {head} {reason}"


def citation_lines(citation: Citation, words: Words) -> Iterator[str]:
    """Who said it and when; where the words stand; the rule that read them."""
    span, document = citation.claim.evidence.span, citation.document
    yield source_line(document, words)
    where = words("source.chars", start=span.start, end=span.end)
    rule = words("read.rule", origin=citation.claim.origin, confidence=f"{citation.claim.confidence:.2f}")
    yield ", ".join(part for part in (document.url, where, rule) if part)
