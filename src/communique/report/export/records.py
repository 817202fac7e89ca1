"""A fact as one flat record, the same for JSON, CSV and the API: the guide's keys, who says it, in which words."""

from typing import Any

from communique.model import Fact, Statement, Topic
from communique.model.answer import Citation, Person, Target
from communique.report.dossier import Dossier
from communique.report.guide import shape
from communique.report.sources import is_sampled

SECTIONS = (
    "figures", "rankings", "coming", "past", "offices", "topics", "statements", "initiatives", "agreements", "formats",
)  # fmt: skip


def record(fact: Fact[Any], citations: tuple[Citation, ...] = ()) -> dict[str, Any]:
    """One fact: id, kind, fields, numbers of reports and sources, disagreements, and its evidence where given."""
    found: dict[str, Any] = {"id": fact.id, "kind": fact.kind, **fields(fact.content)}
    found |= {"reports": fact.reports, "sources": fact.sources}
    found |= {"sources_at_least": True} if is_sampled(fact) else {}
    if fact.dissent:
        found["dissent"] = [
            {"field": one.field, "values": list(one.values), "reason": one.reason, **_agreed(fact, one.field)}
            for one in fact.dissent
        ]
    if citations:
        found["evidence"] = [evidence(citation) for citation in citations]
    return found


def _agreed(fact: Fact[Any], field: str) -> dict[str, str]:
    """The reason on which a person decided, where one did."""
    decided = fact.agreed(field)
    return {"agreed": decided.correction.partition("=")[2], "by": decided.by} if decided else {}


def fields(content: Any) -> dict[str, Any]:
    """The fields of a content under the keys of the guide."""
    if isinstance(content, Topic):
        return {"topic": content.topic}
    if isinstance(content, Statement):
        return {"speaker": content.speaker, "manner": content.manner, "words": content.words}
    found = shape(content)
    if "status" in found:  # the guide knows fewer
        found["status"] = content.status or None
    return found


def evidence(citation: Citation) -> dict[str, Any]:
    """The exact words of a claim and where they stand."""
    claim, document = citation.claim, citation.document
    return {
        "claim": claim.id,
        "words": citation.words,
        "start": claim.evidence.span.start,
        "end": claim.evidence.span.end,
        "document": document.id,
        "file": document.url,
        "publisher": document.publisher or None,
        "published": document.published.isoformat() if document.published else None,
        "cites": list(document.cites),
        "rule": claim.origin,
        "confidence": round(claim.confidence, 3),
    }


def person_record(person: Person) -> dict[str, Any]:
    """One person with the offices held, as far as reports show them."""
    return {
        "id": person.id,
        "name": person.name,
        "names": list(person.names),
        "areas": list(person.areas),
        "offices": [
            {"office": t.office, "area": t.area or None, "first": _iso(t.first), "last": _iso(t.last)}
            for t in person.offices
        ],
        "first": _iso(person.first),
        "last": _iso(person.last),
        "facts": person.facts,
    }


def target_record(target: Target) -> dict[str, Any]:
    """One target with its results and our arithmetic; `extrapolation` is named so, for it is not a fact."""
    found = record(target.fact)
    found |= {
        "deadline": str(target.deadline) if target.deadline else None,
        "state": target.state,
        "results": [record(result) for result in target.results],
        "latest": target.latest.id if target.latest else None,
        "share": float(target.share) if target.share is not None else None,
        "growth_needed": float(target.growth_needed) if target.growth_needed is not None else None,
        "restatements": [
            {"day": _iso(one.day), "value": float(one.value.value), "deadline": str(one.deadline or "") or None}
            for one in target.restatements
        ],
    }
    if target.pace:
        found["extrapolation"] = {
            "from": str(target.pace.period),
            "yearly": float(target.pace.yearly),
            "method": target.pace.method,
        }
    return found


def dossier_record(found: Dossier) -> dict[str, Any]:
    """A dossier by its sections; each fact with the numbers of its notes, and the notes with their words."""
    told = {
        section: [
            record(line.fact) | {"notes": [note.number for note in line.notes]} for line in getattr(found, section)
        ]
        for section in SECTIONS
    }
    notes = [
        {"number": note.number, "words": note.words, "source": note.source, "document": note.document,
         "start": note.start, "end": note.end}
        for note in found.notes
    ]  # fmt: skip
    about = {"subject": found.subject.title, "areas": list(found.subject.codes), "day": found.day.isoformat()}
    return about | told | {"targets": [target_record(card.target) for card in found.targets], "notes": notes}


def _iso(day: Any) -> str | None:
    return day.isoformat() if day else None
