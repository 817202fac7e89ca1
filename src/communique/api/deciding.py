"""Decisions of people: made, taken back, written to a file and read from it."""

import json
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from typing import Any

from communique.api import then
from communique.api.filters import Day, moment
from communique.errors import QueryError
from communique.model import Anchor, Fact, Judgement
from communique.model.codec import KINDS, decode, dumps, encode
from communique.model.fact import REASONS, Verdict, in_effect
from communique.pipeline.rebuilding import Then, entries_then
from communique.register.decisions import anchor
from communique.register.queries import Library
from communique.resolve.rulings import corrected
from communique.resolve.tags import areas_of

VERDICTS = ("same", "different", "unsure", "wrong", "corrected", "agreed")
TOLD = {"corrected": "what is right, as field=value", "agreed": "the field and the reason, as value=mirror"}
LONGEST = 3000
KINDS_KEPT = tuple(kind for kind in KINDS if kind != "topics")


def check_kind(kind: str) -> None:
    """Raise QueryError where there is no such kind of fact."""
    if kind not in KINDS:
        raise QueryError(f"no kind of fact {kind!r}; there are: {', '.join(KINDS)}")


@dataclass(frozen=True, slots=True, kw_only=True)
class Said:
    """A decision as a person says it."""

    verdict: Verdict
    by: str
    reason: str = ""
    correction: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Words of a document that state a fact of a kind."""

    start: int
    end: int
    kind: str


def judgement(library: Library, subjects: Sequence[str], said: Said, at: datetime) -> Judgement:
    """The judgement of a decision: facts become the claims that stand for them, claims get their places."""
    _check(said, subjects)
    claims = [claim for subject in subjects for claim in _claims(library, subject, said)]
    kinds = {kind for _, kind in claims}
    if len(kinds) > 1:
        raise QueryError(f"these are of different kinds ({', '.join(sorted(kinds))}); judge facts of one kind")
    if said.verdict == "corrected":
        _try(library, subjects[0], said.correction)
    if said.verdict == "agreed":
        _agree(library, subjects[0], said.correction)
    ids = tuple(dict.fromkeys(claim for claim, _ in claims))
    anchors = tuple(place for place in (anchor(library.connection, claim) for claim in ids) if place)
    return Judgement(
        verdict=said.verdict,
        subjects=ids,
        by=said.by,
        at=at,
        reason=said.reason,
        correction=said.correction,
        anchors=anchors,
    )


def pointed(library: Library, document_id: str, place: Place, said: Said) -> Judgement:
    """The judgement that words of a document state a fact that was not read. Raises QueryError where none can be."""
    check_kind(place.kind)
    if not said.by.strip():
        raise QueryError("a judgement needs the name of who decides (by)")
    _, document = library.document(document_id)
    words = document.text[max(place.start, 0) : place.end]
    if not words.strip() or place.start < 0 or place.end > len(document.text):
        raise QueryError(f"{document_id} has no words from {place.start} to {place.end}")
    if len(words) > LONGEST:
        raise QueryError(f"the words of a fact are at most {LONGEST} characters")
    here = Anchor(claim="", document=document_id, kind=place.kind, start=place.start, end=place.end)
    return Judgement(
        verdict="missed", subjects=(), by=said.by, at=datetime.now(UTC), reason=said.reason, anchors=(here,)
    )


def missed_in(known: Iterable[Judgement], document_id: str) -> tuple[Judgement, ...]:
    """What people pointed out in a document and nobody took back, in the order of its text."""
    found = [
        one
        for one in in_effect(known)
        if one.verdict == "missed" and any(place.document == document_id for place in one.anchors)
    ]
    return tuple(sorted(found, key=lambda one: (one.anchors[0].start, one.at)))


def _check(said: Said, subjects: Sequence[str]) -> None:
    if said.verdict not in VERDICTS:
        raise QueryError(f"a verdict is one of {', '.join(VERDICTS)}, not {said.verdict!r}")
    if not said.by.strip():
        raise QueryError("a judgement needs the name of who decides (by)")
    if said.verdict in ("same", "different") and len(set(subjects)) < 2:
        raise QueryError(f"{said.verdict!r} needs two facts or claims, or more")
    if said.verdict in ("wrong", "corrected", "agreed") and len(subjects) != 1:
        raise QueryError(f"{said.verdict!r} is about one fact or claim")
    if bool(said.correction) != (said.verdict in TOLD):
        raise QueryError(
            " and ".join(f"{verdict!r} comes with {what}" for verdict, what in TOLD.items()) + "; only they"
        )


def _claims(library: Library, subject: str, said: Said) -> list[tuple[str, str]]:
    """Ids and kinds of the claims that a subject stands for: all of a wrong fact, the first of others."""
    if subject.startswith("c"):
        found = library.claims([subject])
        if not found:
            raise QueryError(f"no claim {subject!r} in this register")
        return [(subject, found[0].kind)]
    fact = library.facts([library.fact_row(subject)], whole=True)[0]
    held = fact.claims if said.verdict == "wrong" else fact.claims[:1]
    return [(claim.id, claim.kind) for claim in held]


def _try(library: Library, subject: str, correction: str) -> None:
    content = library.claims([subject])[0].content if subject.startswith("c") else None
    try:
        corrected(content or library.facts([library.fact_row(subject)])[0].content, correction)
    except ValueError as error:
        raise QueryError(str(error)) from error


def _agree(library: Library, subject: str, told: str) -> None:
    """Check that the fact's sources disagree on the field, and that the reason is one."""
    field, _, reason = told.partition("=")
    if subject.startswith("c"):
        raise QueryError("'agreed' is about a fact, not about one claim")
    disputed = [one.field for one in library.facts([library.fact_row(subject)])[0].dissent]
    if field not in disputed:
        raise QueryError(f"the sources do not disagree on {field!r}; they do on: {', '.join(disputed) or 'nothing'}")
    if reason not in REASONS:
        raise QueryError(f"a reason is one of {', '.join(REASONS)}, not {reason!r}")


def undoing(known: Iterable[Judgement], judgement_id: str, by: str, reason: str) -> Judgement:
    """The judgement that takes another back."""
    undone = [one for one in known if one.id.startswith(judgement_id)]
    if len(undone) != 1:
        many = "several judgements begin so; give more of the id" if undone else "look ids up with the judgements"
        raise QueryError(f"no judgement {judgement_id!r}: {many}")
    # Judgements are replayed by their time: one that takes another back comes after it, whatever the clock says.
    at = max(datetime.now(UTC), undone[0].at + timedelta(microseconds=1))
    return Judgement(verdict="undone", subjects=undone[0].subjects, by=by, at=at, reason=reason, undoes=undone[0].id)


def exported(judgements: Iterable[Judgement]) -> str:
    """One line each, oldest first."""
    return "".join(dumps(encode(one)) + "\n" for one in judgements)


def imported(lines: str) -> list[Judgement]:
    """What `exported` wrote. Raises QueryError that names the line."""
    found = []
    for number, line in enumerate(lines.splitlines(), 1):
        if line.strip():
            try:
                found.append(decode(Judgement, json.loads(line)))
            except (ValueError, KeyError, TypeError) as error:
                raise QueryError(f"line {number} is no judgement: {error}") from error
    return found


def fact_then(library: Library, now: Fact[Any], as_of: Day) -> Fact[Any]:
    """A fact as it was: the entry that then held most of its claims; of a topic, as it is."""
    if now.kind == "topics":
        return now
    until = moment(as_of)
    if then.is_long(library):
        found = then.fact_then(library, library.fact_row(now.id), until)
        if found is None:
            raise QueryError(f"the register did not know {now.id!r} on {as_of}")
        return found
    claims = {claim.id for claim in now.claims}
    entries = entries_then(library.connection, now.kind, Then(until=until, areas=areas_of(now.content)))
    shared = [(len(claims & set(entry.claims)), entry.id, entry) for entry in entries]
    best = max((one for one in shared if one[0]), default=None)
    if best is None:
        raise QueryError(f"the register did not know {now.id!r} on {as_of}")
    return then.fact_of(library, best[2], until)
