"""A register as a whole: its digest, its checks, and the parts of computing it anew that touch tables."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from hashlib import sha256
from typing import Any

import sqlalchemy as sa

from communique.model.content import Content
from communique.model.fact import in_effect
from communique.model.testimony import Entry, Testimony
from communique.register.decisions import all_judgements
from communique.register.entries import entry_row
from communique.register.queries import is_current
from communique.register.rows import (
    KINDS,
    REPORTS,
    TOLD,
    claim_of,
    content_of,
    document_of,
    listed,
    report_of,
    testimony_of,
)
from communique.register.tables import claims, document_tags, documents, fact_tags, facts, files, hashed, judgements

Told = Testimony[Any]
PAGE = 1000
LARGE = 20_000
ENDS = (documents.c.num, claims.c.num, facts.c.num, judgements.c.num, documents.c.added)
STREAMED = {"yield_per": PAGE}


def digest(connection: sa.Connection) -> str:
    """A hash of all that a register says: current texts, facts, claims with their facts, judgements in force; no times.

    A judgement that was taken back leaves no trace in it.
    """
    found = sha256(digest_of_facts(connection).encode())
    current = sa.select(documents.c.id).where(is_current()).order_by(documents.c.id)
    for document in connection.execute(current).scalars():
        found.update(f"{document}\n".encode())
    for judgement in sorted(one.id for one in in_effect(all_judgements(connection))):
        found.update(f"{judgement}\n".encode())
    return found.hexdigest()


def digest_of_facts(connection: sa.Connection) -> str:
    """A hash of the facts and of the claims that each holds, decisions of people aside."""
    found = sha256()
    columns = (facts.c.kind, facts.c.day, facts.c.content, facts.c.dissent, facts.c.reports, facts.c.sources)
    for row in connection.execute(sa.select(facts.c.id, *columns).order_by(facts.c.id)):
        found.update("\t".join(map(str, row)).encode() + b"\n")
    pairs = sa.select(claims.c.id, facts.c.id).join(facts, facts.c.num == claims.c.fact).order_by(claims.c.id)
    for claim, fact in connection.execute(pairs):
        found.update(f"{claim} {fact}\n".encode())
    return found.hexdigest()


def state(connection: sa.Connection) -> str:
    """The ends of all tables that are added to: they move with each report, reading and judgement."""
    ends = [connection.execute(sa.select(sa.func.max(column))).scalar() for column in ENDS]
    return " ".join(map(str, ends))


def counts(connection: sa.Connection, disputed: Iterable[str] = ()) -> tuple[int, int, dict[str, int], int]:
    """Documents, claims, facts by kind, and facts under the keys of disagreement."""
    by_kind = connection.execute(sa.select(facts.c.kind, sa.func.count()).group_by(facts.c.kind)).all()
    keys = [hashed(key) for key in disputed]
    opposed = sa.select(sa.func.count()).select_from(fact_tags).where(fact_tags.c.tag.in_(keys))
    return (
        _last(connection, documents),
        _last(connection, claims),
        {KINDS[kind]: number for kind, number in sorted(map(tuple, by_kind))},
        int(connection.execute(opposed).scalar_one()),
    )


def size(connection: sa.Connection) -> int:
    """How many texts there are."""
    return _last(connection, documents)


def _last(connection: sa.Connection, table: sa.Table) -> int:
    """How many rows there are of what is only added: they are numbered from one."""
    return int(connection.execute(sa.select(sa.func.coalesce(sa.func.max(table.c.num), 0))).scalar_one())


def faults(connection: sa.Connection) -> Iterator[str]:
    """What is wrong with the stored texts, claims and their places; each fault in words."""
    if connection.dialect.name == "sqlite":
        for said in connection.exec_driver_sql("PRAGMA quick_check(20)").scalars():
            if said != "ok":
                yield f"the file is damaged: {said}"
    for row in connection.execute(sa.select(documents), execution_options=STREAMED):
        yield from _document_faults(connection, row)
    yield from _loose_ends(connection)


def _document_faults(connection: sa.Connection, row: Any) -> Iterator[str]:
    try:
        document = document_of(row)
    except ValueError as fault:
        yield f"document {row.id}: the text was changed ({fault})"
        return
    if document.id != row.id:
        yield f"document {row.id}: its id does not belong to its address and text"
    for claim in connection.execute(sa.select(claims).where(claims.c.document == row.num)):
        try:
            found = claim_of(claim, document)
        except (ValueError, KeyError, TypeError, IndexError) as fault:
            yield f"claim {claim.id} of {row.url}: it cites what is not in the text ({fault})"
            continue
        if found.id != claim.id:
            yield f"claim {claim.id} of {row.url}: its content or place was changed"


def _loose_ends(connection: sa.Connection) -> Iterator[str]:
    lost = sa.select(claims.c.id).outerjoin(facts, facts.c.num == claims.c.fact)
    for claim in connection.execute(lost.where(claims.c.fact.is_not(None), facts.c.num.is_(None))).scalars():
        yield f"claim {claim}: its fact is missing; rebuild the register"
    bare = sa.select(facts.c.id).outerjoin(claims, facts.c.num == claims.c.fact).where(claims.c.num.is_(None))
    for fact in connection.execute(bare).scalars():
        yield f"fact {fact}: no claim supports it; rebuild the register"


def every_told(
    connection: sa.Connection, kind: str, until: str | None = None, key: str = ""
) -> Iterator[tuple[int, Told]]:
    """All claims of one kind that may count: of the last reading of current texts.

    `until`: as they were at a time; `key`: of reports that are found under it only.
    """
    reports_query = REPORTS.where(is_current(until))
    query = TOLD.where(claims.c.kind == KINDS.index(kind), claims.c.reading == documents.c.reading)
    if key:
        under = sa.select(document_tags.c.num).where(document_tags.c.tag == hashed(key))
        reports_query = reports_query.where(documents.c.num.in_(under))
        query = query.where(claims.c.document.in_(under))
    reports = {row.num: report_of(row) for row in connection.execute(reports_query)}
    for row in connection.execute(query, execution_options=STREAMED):
        if row.document in reports:
            yield row.num, testimony_of(row, reports[row.document])


def is_large(connection: sa.Connection) -> bool:
    """Whether looking at all reports takes long."""
    return last_document(connection) > LARGE


def last_document(connection: sa.Connection) -> int:
    """The number of the last document: how many there are, earlier texts included."""
    return _last(connection, documents)


def clear(connection: sa.Connection) -> None:
    """Forget all that is computed about facts."""
    for table in (files, facts, fact_tags):
        connection.execute(sa.delete(table))
    connection.execute(sa.update(claims).values(leader=None, fact=None))


def clear_documents(connection: sa.Connection) -> None:
    """Forget under which keys documents are found."""
    connection.execute(sa.delete(document_tags))


def documents_in_parts(connection: sa.Connection) -> Iterator[list[int]]:
    """Numbers of all documents, some at a time."""
    every = list(connection.execute(sa.select(documents.c.num).order_by(documents.c.num)).scalars())
    return (every[start : start + PAGE] for start in range(0, len(every), PAGE))


def contents_in(connection: sa.Connection, nums: Sequence[int]) -> dict[int, list[Content]]:
    """What the last readings of these documents claim, by document."""
    found: dict[int, list[Content]] = {}
    query = TOLD.where(claims.c.document.in_(nums), claims.c.reading == documents.c.reading)
    for row in connection.execute(query):
        found.setdefault(row.document, []).append(content_of(row))
    return found


def tag(connection: sa.Connection, keys: Mapping[int, frozenset[str]]) -> None:
    """Make documents findable under keys, by number."""
    query = sa.select(documents.c.num, documents.c.published).where(documents.c.num.in_(list(keys)))
    days = {num: listed(date.fromisoformat(day) if day else None) for num, day in map(tuple, connection.execute(query))}
    hashes = ((num, tag) for num, names in keys.items() for tag in {hashed(key) for key in names})
    rows = [{"tag": tag, "day": days[num], "num": num} for num, tag in hashes]
    for start in range(0, len(rows), PAGE):
        connection.execute(sa.insert(document_tags), rows[start : start + PAGE])


def file(connection: sa.Connection, keys: Iterable[tuple[int, bool, frozenset[str]]]) -> None:
    """File claims: number, whether it leads, its keys."""
    rows = [{"key": key, "lead": lead, "claim": num} for num, lead, names in keys for key in {hashed(n) for n in names}]
    for start in range(0, len(rows), PAGE):
        connection.execute(sa.insert(files), rows[start : start + PAGE])


def follow(connection: sa.Connection, pairs: Iterable[tuple[int, int]]) -> None:
    """Set the leaders of claims."""
    rows = [{"claim_num": num, "claim_leader": leader} for num, leader in pairs]
    query = (
        sa.update(claims).where(claims.c.num == sa.bindparam("claim_num")).values(leader=sa.bindparam("claim_leader"))
    )
    for start in range(0, len(rows), PAGE):
        connection.execute(query, rows[start : start + PAGE])


Row = tuple[Any, ...]


def stored(connection: sa.Connection) -> dict[str, Row]:
    """What the register says of each fact, by id."""
    columns = (facts.c.kind, facts.c.day, facts.c.content, facts.c.dissent, facts.c.reports, facts.c.sources)
    rows = connection.execute(sa.select(facts.c.id, *columns))
    return {row[0]: tuple(row[1:]) for row in rows}


def row_of(entry: Entry[Any]) -> Row:
    """What the register must say of a fact."""
    row = entry_row(entry)
    return tuple(row[name] for name in ("kind", "day", "content", "dissent", "reports", "sources"))
