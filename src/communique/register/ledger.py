"""What was not understood: kept by document, counted by reason. Computed by reading; a new reading replaces it."""

import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence

import sqlalchemy as sa

from communique.model import Document, Leftover
from communique.model.codec import dumps
from communique.register.tables import leftovers, reasons

KINDS = ("number", "date", "quotation", "claim")
NUMBERS = 3
PART = 500
KEPT = sa.select(leftovers.c.body).where(leftovers.c.document == sa.bindparam("num"))
FORGET = sa.delete(leftovers).where(leftovers.c.document == sa.bindparam("num"))
ADD = (
    sa.update(reasons)
    .where(reasons.c.reason == sa.bindparam("which"))
    .values(number=reasons.c.number + sa.bindparam("more"))
)


def packed(found: Iterable[Leftover]) -> str:
    """Leftovers as they are kept: for each reason a row of numbers, three to each: kind, start, length."""
    body: dict[str, list[int]] = {}
    for left in found:
        place = [KINDS.index(left.kind), left.span.start, left.span.end - left.span.start]
        body.setdefault(left.reason, []).extend(place)
    return dumps(body)


def unpacked(body: str, document: Document) -> tuple[Leftover, ...]:
    """What `packed` wrote, in the order of the text."""
    found = []
    for reason, numbers in json.loads(body).items():
        for at in range(0, len(numbers), NUMBERS):
            kind, start, length = numbers[at : at + NUMBERS]
            found.append(Leftover(kind=KINDS[kind], span=document.span(start, start + length), reason=reason))
    return tuple(sorted(found, key=lambda left: (left.span, left.kind, left.reason)))


def keep(connection: sa.Connection, document: int, found: Sequence[Leftover]) -> None:
    """Keep the leftovers of a document, instead of those of an earlier reading."""
    connection.execute(FORGET, {"num": document})
    if found:
        connection.execute(sa.insert(leftovers), {"document": document, "body": packed(found)})


def counted(connection: sa.Connection, document: int) -> Counter[str]:
    """How many leftovers of a document have each reason."""
    body = connection.execute(KEPT, {"num": document}).scalar()
    return _counts(body) if body else Counter()


def _counts(body: str) -> Counter[str]:
    return Counter({reason: len(numbers) // NUMBERS for reason, numbers in json.loads(body).items()})


def count(connection: sa.Connection, more: Mapping[str, int]) -> None:
    """Count so many more of each reason, or fewer."""
    changed = {reason: number for reason, number in more.items() if number}
    if not changed:
        return
    known = set(connection.execute(sa.select(reasons.c.reason).where(reasons.c.reason.in_(changed))).scalars())
    new = [{"reason": reason, "number": number} for reason, number in changed.items() if reason not in known]
    if new:
        connection.execute(sa.insert(reasons), new)
    old = [{"which": reason, "more": number} for reason, number in changed.items() if reason in known]
    if old:
        connection.execute(ADD, old)


def counts(connection: sa.Connection) -> dict[str, int]:
    """How many leftovers of current texts have each reason, the commonest first."""
    query = sa.select(reasons).where(reasons.c.number > 0).order_by(reasons.c.number.desc(), reasons.c.reason)
    return {row.reason: row.number for row in connection.execute(query)}


def recount(connection: sa.Connection, current: Sequence[int]) -> None:
    """Count all leftovers anew, those of these documents."""
    total: Counter[str] = Counter()
    for start in range(0, len(current), PART):
        query = sa.select(leftovers.c.body).where(leftovers.c.document.in_(current[start : start + PART]))
        for body in connection.execute(query).scalars():
            total += _counts(body)
    connection.execute(sa.delete(reasons))
    count(connection, total)


def left_in(connection: sa.Connection, documents: Mapping[int, Document]) -> dict[int, tuple[Leftover, ...]]:
    """The leftovers of these documents, by number."""
    query = sa.select(leftovers).where(leftovers.c.document.in_(list(documents)))
    return {row.document: unpacked(row.body, documents[row.document]) for row in connection.execute(query)}


def reasons_of(connection: sa.Connection, documents: Sequence[int]) -> dict[int, tuple[str, ...]]:
    """The reasons of the leftovers of these documents, by number."""
    query = sa.select(leftovers).where(leftovers.c.document.in_(documents))
    return {row.document: tuple(json.loads(row.body)) for row in connection.execute(query)}
