"""When documents came, and what stopped counting: the tables as a log."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import sqlalchemy as sa

from communique.model.testimony import SAMPLE, Testimony
from communique.register.rows import KINDS
from communique.register.shelf import Memory, Reader
from communique.register.tables import claims, documents, files, hashed, sightings

Told = Testimony[Any]
Brought = tuple[str, int]
PART = 500
TEXTS = 100  # replaced texts that are looked at together
GLANCED = 5  # replaced texts, the latest, that are looked at where a glance is wanted


def added_since(connection: sa.Connection, since: str, latest: int | None = None) -> dict[int, str]:
    """Numbers of the documents added since a time (of all, or of the latest so many), and when each was added."""
    query = sa.select(documents.c.num, documents.c.added).where(documents.c.added >= since)
    rows = connection.execute(query.order_by(documents.c.num.desc()).limit(latest)).all()
    return {row.num: row.added for row in reversed(rows)}


def brought(connection: sa.Connection, nums: Sequence[int]) -> dict[int, list[Brought]]:
    """The claims of these documents that count, by fact."""
    found: dict[int, list[Brought]] = {}
    for start in range(0, len(nums), PART):
        query = sa.select(claims.c.fact, claims.c.id, claims.c.document).where(
            claims.c.document.in_(nums[start : start + PART]), claims.c.fact.is_not(None)
        )
        for row in connection.execute(query.order_by(claims.c.day, claims.c.id)):
            found.setdefault(row.fact, []).append((row.id, row.document))
    return found


def known_before(connection: sa.Connection, brought: Mapping[int, Sequence[Brought]]) -> set[int]:
    """Those of these facts that hold more claims than these; no more are counted than it takes to know."""
    known: set[int] = set()
    numbered = list(brought.items())
    for start in range(0, len(numbered), PART):
        # Numbers of our own, so nothing is quoted; one statement for many facts.
        each = (
            f"SELECT fact FROM (SELECT fact FROM claims WHERE fact = {fact:d} LIMIT 1 OFFSET {len(new):d}) AS f{n}"  # noqa: S608 - numbers only
            for n, (fact, new) in enumerate(numbered[start : start + PART])
        )
        known.update(connection.execute(sa.text(" UNION ALL ".join(each))).scalars())
    return known


def facts_of_claims(connection: sa.Connection, ids: Iterable[str]) -> list[int]:
    """Numbers of the facts that hold these claims."""
    query = sa.select(claims.c.fact).distinct().where(claims.c.id.in_(sorted(ids)), claims.c.fact.is_not(None))
    return list(connection.execute(query).scalars())


def told(connection: sa.Connection, ids: Iterable[str]) -> tuple[Told, ...]:
    """Claims as testimonies, by id."""
    nums = connection.execute(sa.select(claims.c.num).where(claims.c.id.in_(sorted(ids)))).scalars()
    return tuple(Reader(connection, Memory()).told(nums))


def replaced_since(
    connection: sa.Connection, since: str, latest: int | None = None
) -> Iterator[tuple[str, tuple[Told, ...]]]:
    """For texts that others took the place of since a time: when, and each claim that nothing states any more.

    With `latest` only of the latest so many sightings, and of the last few among them.
    """
    other = sightings.alias()
    again = sa.exists().where(other.c.url == sightings.c.url, other.c.num < sightings.c.num)
    query = sa.select(sightings).where(sightings.c.at >= since, again).order_by(sightings.c.num.desc())
    if latest is not None:
        newest = sa.select(sa.func.max(sightings.c.num)).scalar_subquery()
        query = query.where(sightings.c.num > newest - latest).limit(GLANCED)
    rows = connection.execute(query).all()[::-1]
    for start in range(0, len(rows), TEXTS):
        yield from _replaced(connection, rows[start : start + TEXTS])


def _replaced(connection: sa.Connection, rows: Sequence[Any]) -> Iterator[tuple[str, tuple[Told, ...]]]:
    """The claims that went with the texts before these sightings, with a few questions for all of them."""
    before = _before(connection, rows)
    held = _claims_in(connection, {*before.values(), *(row.document for row in rows)})
    gone = {document: [one.num for one in part if _is_gone(one)] for document, part in held.items()}
    now = {row.document: [one.num for one in held.get(row.document, ())] for row in rows}
    nums = sorted({num for found in (gone, now) for part in found.values() for num in part})
    told = dict(zip(nums, Reader(connection, Memory()).told(nums), strict=True))
    for row in rows:
        still = [told[num].content for num in now[row.document]]
        for num in gone.get(before.get(row.num, 0), ()):
            if told[num].content not in still:
                yield row.at, (told[num],)


def _is_gone(claim: Any) -> bool:
    return claim.fact is None and KINDS[claim.kind] != "topics"


def _before(connection: sa.Connection, rows: Sequence[Any]) -> dict[int, int]:
    """For each sighting the document that was seen at its address last before it."""
    columns = (sightings.c.url, sightings.c.document, sightings.c.seen)
    held = connection.execute(sa.select(*columns).where(sightings.c.url.in_({row.url for row in rows}))).all()
    found = {}
    for row in rows:
        earlier = [one for one in held if one.url == row.url and one.seen < row.seen]
        if earlier:
            found[row.num] = max(earlier, key=lambda one: one.seen).document
    return found


def _claims_in(connection: sa.Connection, documents: set[int]) -> dict[int, list[Any]]:
    """The claims of these documents, by document: their numbers, facts and kinds."""
    columns = (claims.c.document, claims.c.num, claims.c.fact, claims.c.kind)
    query = sa.select(*columns).where(claims.c.document.in_(sorted(documents))).order_by(claims.c.num)
    found: dict[int, list[Any]] = {}
    for row in connection.execute(query):
        found.setdefault(row.document, []).append(row)
    return found


@dataclass(frozen=True, slots=True)
class Had:
    """What of a fact's claims had come by a time: all of them or not, and by how many reports."""

    is_all: bool = False
    reports: int = 0


def reports(connection: sa.Connection) -> int:
    """How many reports there are, older texts included."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(documents.c.num), 0))).scalar_one())


def had(connection: sa.Connection, facts: Sequence[int], until: str) -> dict[int, Had]:
    """What these facts had at a time."""
    found = dict.fromkeys(facts, Had())
    came = sa.case((documents.c.added <= until, claims.c.document))
    columns = (claims.c.fact, sa.func.count(came).label("came"), sa.func.count().label("all"))
    query = sa.select(*columns, sa.func.count(came.distinct()).label("reports")).join(documents)
    for start in range(0, len(facts), PART):
        part = query.where(claims.c.fact.in_(facts[start : start + PART])).group_by(claims.c.fact)
        for row in connection.execute(part):
            found[row.fact] = Had(is_all=row.came == row.all, reports=row.reports)
    return found


def told_then(connection: sa.Connection, fact: int, until: str) -> tuple[Told, ...]:
    """The first claims of a fact that had come by a time."""
    query = sa.select(claims.c.num).join(documents).where(claims.c.fact == fact, documents.c.added <= until)
    return tuple(Reader(connection, Memory()).told(connection.execute(_first(query)).scalars().all()))


def _first(query: sa.Select[Any]) -> sa.Select[Any]:
    return query.order_by(claims.c.day, claims.c.id).limit(2 * SAMPLE)


def uncounted(connection: sa.Connection, ids: Sequence[str], until: str) -> list[str]:
    """Those of these claims that are in no fact now, and had come by a time."""
    query = sa.select(claims.c.id).join(documents).where(claims.c.fact.is_(None), documents.c.added <= until)
    found: list[str] = []
    for start in range(0, len(ids), PART):
        found += connection.execute(query.where(claims.c.id.in_(ids[start : start + PART]))).scalars()
    return found


def facts_under(connection: sa.Connection, keys: Iterable[str]) -> frozenset[int]:
    """Numbers of the facts that have claims under these keys of `resolve`."""
    query = sa.select(claims.c.fact).distinct().join(files, files.c.claim == claims.c.num)
    query = query.where(claims.c.fact.is_not(None))
    ordered, found = sorted(hashed(key) for key in keys), set[int]()
    for start in range(0, len(ordered), PART):
        found.update(connection.execute(query.where(files.c.key.in_(ordered[start : start + PART]))).scalars())
    return frozenset(found)


def ids_of(connection: sa.Connection, fact: int) -> set[str]:
    """The claims of a fact."""
    return set(connection.execute(sa.select(claims.c.id).where(claims.c.fact == fact)).scalars())
