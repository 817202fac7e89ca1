"""What changed in a register since a time: told from when documents and judgements came, so nothing else is kept."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from communique.api.asking import fact_of
from communique.model import Fact, Judgement
from communique.model.answer import Change, ChangeKind
from communique.register import history
from communique.register.queries import Library
from communique.resolve.merge import entry

DECIDED: dict[str, ChangeKind] = {"corrected": "corrected", "wrong": "withdrawn"}


def changes(library: Library, since: str, latest: int | None = None) -> tuple[Change, ...]:
    """Changes by reports that came, or by the latest so many of them, and by decisions that were made, oldest first."""
    found = [*_by_reports(library, since, latest), *_by_decisions(library, since), *_by_versions(library, since)]
    return tuple(sorted(found, key=lambda change: (change.at, change.fact.kind, change.fact.id)))


def _by_reports(library: Library, since: str, latest: int | None) -> Iterable[Change]:
    came = history.added_since(library.connection, since)
    came = dict(list(came.items())[-latest:]) if latest else came
    rows = library.rows(library.facts_with(came))
    for fact in library.facts(rows, whole=True):
        new = tuple(claim for claim in fact.claims if claim.evidence.document in came.values())
        if not new:
            continue
        times = history.added(library.connection, {claim.evidence.document for claim in fact.claims})
        at = datetime.fromisoformat(min(times[claim.evidence.document] for claim in new))
        yield Change(at=at, what=_what(fact, len(new)), fact=fact, detail=_detail(fact), claims=_ids(new))


def _what(fact: Fact[Any], new: int) -> ChangeKind:
    if new == len(fact.claims):
        return "disputed" if fact.dissent else "entered"
    return "disputed" if fact.dissent else "confirmed"


def _detail(fact: Fact[Any]) -> str:
    return "; ".join(f"{one.field}: {' / '.join(one.values)} ({one.reason})" for one in fact.dissent)


def _by_decisions(library: Library, since: str) -> Iterable[Change]:
    for judgement in library.every_judgement():
        if judgement.at.isoformat() < since or judgement.verdict == "unsure":
            continue
        for fact in _about(library, judgement):
            what: ChangeKind = DECIDED.get(judgement.verdict, "corrected")
            said = f"{judgement.verdict} ({judgement.by}): {judgement.reason}".rstrip(": ")
            yield Change(at=judgement.at, what=what, fact=fact, detail=said, claims=judgement.subjects)


def _about(library: Library, judgement: Judgement) -> tuple[Fact[Any], ...]:
    """Facts that hold the judged claims now, or what the claims said where they count no longer."""
    rows = library.rows(history.facts_of_claims(library.connection, judgement.subjects))
    if rows:
        return library.facts(rows)
    told = history.told(library.connection, judgement.subjects)
    return (fact_of(library, entry(told)),) if told else ()


def _by_versions(library: Library, since: str) -> Iterable[Change]:
    """Facts that only an older text of an address stated."""
    for at, told in history.replaced_since(library.connection, since):
        if told:
            fact = fact_of(library, entry(told))
            yield Change(
                at=datetime.fromisoformat(at),
                what="withdrawn",
                fact=fact,
                detail="the text of the address was changed",
                claims=_ids(fact.claims),
            )


def _ids(claims: Iterable[Any]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
