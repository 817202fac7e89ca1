"""Judgements as they are kept, and the claims that they are about now."""

import json

import sqlalchemy as sa

from communique.model import Anchor, Judgement
from communique.model.codec import decode
from communique.register.rows import KINDS
from communique.register.tables import claims, documents, judgements


def all_judgements(connection: sa.Connection) -> tuple[Judgement, ...]:
    """All judgements, oldest first."""
    rows = connection.execute(sa.select(judgements.c.body).order_by(judgements.c.at, judgements.c.id)).scalars()
    return tuple(decode(Judgement, json.loads(body)) for body in rows)


def count_judgements(connection: sa.Connection) -> int:
    """How many judgements there are."""
    return int(connection.execute(sa.select(sa.func.count()).select_from(judgements)).scalar_one())


def current(connection: sa.Connection, judgement: Judgement) -> tuple[str, ...]:
    """The ids of the claims that a judgement is about, as they are known after any re-reading."""
    anchors = {anchor.claim: anchor for anchor in judgement.anchors}
    found = []
    for subject in judgement.subjects:
        if _counts(connection, subject):
            found.append(subject)
        elif subject in anchors:
            again = _same_place(connection, anchors[subject])
            found += [again] if again else []
    return tuple(found)


def anchor(connection: sa.Connection, claim: str) -> Anchor | None:
    """Where a claim stands; None where it is not known."""
    query = (
        sa.select(documents.c.id, claims.c.kind, claims.c.first, claims.c.last)
        .join(documents, documents.c.num == claims.c.document)
        .where(claims.c.id == claim)
    )
    row = connection.execute(query).first()
    if row is None:
        return None
    return Anchor(claim=claim, document=row.id, kind=KINDS[row.kind], start=row.first, end=row.last)


def _counts(connection: sa.Connection, claim: str) -> bool:
    """Whether a claim is of the last reading of its document."""
    query = (
        sa.select(claims.c.num)
        .join(documents, documents.c.num == claims.c.document)
        .where(claims.c.id == claim, claims.c.reading == documents.c.reading)
    )
    return connection.execute(query).scalar() is not None


def _same_place(connection: sa.Connection, place: Anchor) -> str | None:
    """The claim of the last reading that stands where the judged one stood, by the largest shared part."""
    query = (
        sa.select(claims.c.id, claims.c.first, claims.c.last)
        .join(documents, documents.c.num == claims.c.document)
        .where(
            documents.c.id == place.document,
            claims.c.reading == documents.c.reading,
            claims.c.kind == KINDS.index(place.kind),
            claims.c.first < place.end,
            claims.c.last > place.start,
        )
    )
    rows = connection.execute(query).all()
    if not rows:
        return None
    best = max(rows, key=lambda row: (_shared(row.first, row.last, place), -abs(row.first - place.start), row.id))
    return str(best.id)


def _shared(first: int, last: int, place: Anchor) -> float:
    shared = min(last, place.end) - max(first, place.start)
    return shared / (max(last, place.end) - min(first, place.start))
