"""When documents came, and what stopped counting: the tables as a log."""

from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from communique.model.testimony import Testimony
from communique.register.rows import KINDS
from communique.register.shelf import Memory, Reader
from communique.register.tables import claims, documents, sightings

Told = Testimony[Any]


def added_since(connection: sa.Connection, since: str) -> dict[int, str]:
    """Numbers and ids of documents added since a time."""
    query = sa.select(documents.c.num, documents.c.id).where(documents.c.added >= since).order_by(documents.c.num)
    return {row.num: row.id for row in connection.execute(query)}


def added(connection: sa.Connection, ids: Iterable[str]) -> dict[str, str]:
    """When documents were added."""
    query = sa.select(documents.c.id, documents.c.added).where(documents.c.id.in_(sorted(ids)))
    return {row.id: row.added for row in connection.execute(query)}


def facts_of_claims(connection: sa.Connection, ids: Iterable[str]) -> list[int]:
    """Numbers of the facts that hold these claims."""
    query = sa.select(claims.c.fact).distinct().where(claims.c.id.in_(sorted(ids)), claims.c.fact.is_not(None))
    return list(connection.execute(query).scalars())


def told(connection: sa.Connection, ids: Iterable[str]) -> tuple[Told, ...]:
    """Claims as testimonies, by id."""
    nums = connection.execute(sa.select(claims.c.num).where(claims.c.id.in_(sorted(ids)))).scalars()
    return tuple(Reader(connection, Memory()).told(nums))


def replaced_since(connection: sa.Connection, since: str) -> Iterator[tuple[str, tuple[Told, ...]]]:
    """For texts that others took the place of since a time: when, and each claim that nothing states any more."""
    other = sightings.alias()
    again = sa.exists().where(other.c.url == sightings.c.url, other.c.num < sightings.c.num)
    query = sa.select(sightings).where(sightings.c.at >= since, again).order_by(sightings.c.num)
    for row in connection.execute(query).all():
        earlier = sa.select(sightings.c.document).where(sightings.c.url == row.url, sightings.c.seen < row.seen)
        before = connection.execute(earlier.order_by(sightings.c.seen.desc()).limit(1)).scalar()
        if before is None:
            continue
        gone = sa.select(claims.c.num).where(
            claims.c.document == before, claims.c.fact.is_(None), claims.c.kind != KINDS.index("topics")
        )
        for one in Reader(connection, Memory()).told(connection.execute(gone).scalars()):
            if not _said_again(connection, one, row.document):
                yield row.at, (one,)


def _said_again(connection: sa.Connection, one: Told, document: int) -> bool:
    """Whether the new text claims the same content."""
    now = connection.execute(sa.select(claims.c.num).where(claims.c.document == document)).scalars()
    return any(other.content == one.content for other in Reader(connection, Memory()).told(now))
