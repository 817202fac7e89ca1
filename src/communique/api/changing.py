"""What changed in a register since a time: told from when documents and judgements came, so nothing else is kept."""

from collections.abc import Iterable
from datetime import datetime
from typing import Any

from communique.api.then import fact_of
from communique.model import Fact, Judgement
from communique.model.answer import Change, ChangeKind
from communique.register import history
from communique.register.queries import Library
from communique.resolve.merge import entry

DECIDED: dict[str, ChangeKind] = {"corrected": "corrected", "wrong": "withdrawn"}


def changes(library: Library, since: str, latest: int | None = None) -> tuple[Change, ...]:
    """Changes by reports that came, or by the latest so many of them, and by decisions that were made, oldest first."""
    found = [
        *_by_reports(library, since, latest),
        *_by_decisions(library, since),
        *_by_versions(library, since, latest),
    ]
    return tuple(sorted(found, key=lambda change: (change.at, change.fact.kind, change.fact.id)))


def _by_reports(library: Library, since: str, latest: int | None) -> Iterable[Change]:
    came = history.added_since(library.connection, since, latest)
    brought = history.brought(library.connection, list(came))
    known = history.known_before(library.connection, brought)
    rows = library.rows(brought)
    for row, fact in zip(rows, library.facts(rows), strict=True):
        new = brought[row.num]
        at = datetime.fromisoformat(min(came[document] for _, document in new))
        what = _what(fact, is_new=row.num not in known)
        yield Change(at=at, what=what, fact=fact, detail=_detail(fact), claims=tuple(claim for claim, _ in new))


def _what(fact: Fact[Any], *, is_new: bool) -> ChangeKind:
    if fact.dissent:
        return "disputed"
    return "entered" if is_new else "confirmed"


def _detail(fact: Fact[Any]) -> str:
    return "; ".join(f"{one.field}: {' / '.join(one.values)} ({one.reason})" for one in fact.dissent)


def _by_decisions(library: Library, since: str) -> Iterable[Change]:
    for judgement in library.every_judgement():
        if judgement.at.isoformat() < since or judgement.verdict in ("unsure", "missed", "agreed"):
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


def _by_versions(library: Library, since: str, latest: int | None) -> Iterable[Change]:
    """Facts that only an older text of an address stated."""
    found = [(at, entry(told)) for at, told in history.replaced_since(library.connection, since, latest) if told]
    held = {claim.id: claim for claim in library.claims([one for _, made in found for one in made.claims])}
    for at, made in found:
        fact = fact_of(library, made, held=held)
        yield Change(
            at=datetime.fromisoformat(at),
            what="withdrawn",
            fact=fact,
            detail="the text of the address was changed",
            claims=_ids(fact.claims),
        )


def _ids(claims: Iterable[Any]) -> tuple[str, ...]:
    return tuple(claim.id for claim in claims)
