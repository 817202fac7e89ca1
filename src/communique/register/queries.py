"""Reading: facts with their claims, documents, citations. Which contents answer a question is told by the caller."""

import json
from collections.abc import Callable, Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any, TypeVar

import sqlalchemy as sa

from communique.errors import QueryError
from communique.model import Claim, Dissent, Document, Fact, Judgement
from communique.model.codec import decode
from communique.model.content import Content
from communique.model.testimony import Report
from communique.register.decisions import all_judgements
from communique.register.known import Known
from communique.register.replaced import documents_under, facts_under
from communique.register.rows import KINDS, NO_DAY, REPORTS, claim_of, document_of, listed, report_of, said
from communique.register.tables import claims, document_tags, documents, fact_tags, facts, hashed, sightings

PAGE = 200
FIRST = 60  # rows that are looked at first: most questions want no more
# A fact in a list brings no more claims than this; asked for alone, it brings all.
SHOWN = 5
Accepts = Callable[[Content], bool]
Id = str
N = TypeVar("N", int, str)


@dataclass(frozen=True, slots=True, kw_only=True)
class Place:
    """Where in a list to look: after a row of facts, and between two days."""

    after: Any = None
    first: date | None = None
    last: date | None = None


class Library:
    """One reading of a register: documents are fetched once."""

    def __init__(self, connection: sa.Connection) -> None:
        """Reads through one connection."""
        self.connection = connection
        self._documents: dict[int, Document] = {}
        self._known: Known = connection.get_execution_options().get("known") or Known()
        self._judged: dict[str, list[Judgement]] | None = None

    # Documents

    def documents(self, nums: Iterable[int]) -> dict[int, Document]:
        """The documents of these numbers."""
        wanted = set(nums)
        new = wanted - self._documents.keys()
        self._documents |= {num: held for num in new if (held := self._known.documents.get(num))}
        missing = sorted(new - self._documents.keys())
        for start in range(0, len(missing), PAGE):
            part = missing[start : start + PAGE]
            for row in self.connection.execute(sa.select(documents).where(documents.c.num.in_(part))):
                self._documents[row.num] = self._known.documents.put(row.num, document_of(row))
                self._known.nums.put(row.id, row.num)
        return {num: self._documents[num] for num in wanted if num in self._documents}

    def document(self, document_id: Id) -> tuple[int, Document]:
        """The document with this id, and its number. Raises QueryError where there is none."""
        row = self.connection.execute(sa.select(documents).where(documents.c.id == document_id)).first()
        if row is None:
            raise QueryError(f"no document {document_id!r} in this register")
        return row.num, document_of(row)

    def documents_by_id(self, ids: set[Id]) -> tuple[Document, ...]:
        """Documents by id, in the order of their ids."""
        here = {one: num for one in ids if (num := self._known.nums.get(one))}
        wanted, found = sorted(ids - here.keys()), list(here.values())
        for start in range(0, len(wanted), PAGE):
            query = sa.select(documents.c.num).where(documents.c.id.in_(wanted[start : start + PAGE]))
            found += self.connection.execute(query).scalars()
        return tuple(sorted(self.documents(found).values(), key=lambda document: document.id))

    def versions(self, url: str) -> tuple[Document, ...]:
        """All texts of one address, oldest first."""
        query = sa.select(documents).where(documents.c.url == url).order_by(documents.c.num)
        return tuple(document_of(row) for row in self.connection.execute(query))

    def reports(
        self, keys: Sequence[str], only: Sequence[int] | None = None, after: Id = "", until: str | None = None
    ) -> Iterator[tuple[int, Document]]:
        """Current documents under all of these keys, newest first; those that were current at a time, where given."""
        last = self._report_place(after) if after else None
        size = FIRST
        while True:
            rows = self.connection.execute(_report_page(keys, only, last, until).limit(size)).all()
            held = self.documents(row.num for row in rows if row.is_current)
            for row in rows:
                if row.is_current:
                    yield row.num, held[row.num]
            if len(rows) < size:
                return
            last, size = (rows[-1].day, rows[-1].num), PAGE

    def _report_place(self, document_id: Id) -> tuple[int, int]:
        num, document = self.document(document_id)
        return listed(document.published), num

    # Facts

    def find(self, kind: str, keys: Sequence[str], accepts: Accepts, place: Place) -> Iterator[Any]:
        """Rows of facts of one kind under all of these keys whose content answers, newest first."""
        for row in self._candidates(kind, keys, place):
            if accepts(self._known.content(row)):
                yield row

    def _candidates(self, kind: str, keys: Sequence[str], place: Place) -> Iterator[Any]:
        query = sa.select(facts).where(facts.c.kind == KINDS.index(kind))
        order, number = facts.c.day, facts.c.num
        for n, key in enumerate(keys):
            tag = fact_tags.alias()
            query = query.join(tag, sa.and_(tag.c.num == facts.c.num, tag.c.tag == hashed(key)))
            # In the order of the index, so that a page is read and not the whole list.
            order, number = (tag.c.day, tag.c.num) if n == 0 else (order, number)
        if place.first is not None:
            query = query.where(sa.or_(order >= listed(place.first), order == listed(None)))
        if place.last is not None:
            query = query.where(order <= listed(place.last))
        last: tuple[int, int] | None = (place.after.day, place.after.num) if place.after is not None else None
        size = FIRST
        while True:
            page = query
            if last is not None:
                page = page.where(sa.or_(order < last[0], sa.and_(order == last[0], number < last[1])))
            rows = self.connection.execute(page.order_by(order.desc(), number.desc()).limit(size)).all()
            yield from rows
            if len(rows) < size:
                return
            last, size = (rows[-1].day, rows[-1].num), PAGE

    def bare(self, rows: Iterable[Any]) -> tuple[Fact[Any], ...]:
        """Facts of rows without their claims: enough for what only counts or compares."""
        return tuple(
            Fact(id=row.id, content=self._known.content(row), claims=(), reports=row.reports, sources=row.sources)
            for row in rows
        )

    def number(self, key: str) -> int:
        """How many facts, or current documents, are under a key."""
        if key.startswith("documents|"):
            return documents_under(self.connection, key, self._known.replaced.nums(self.connection))
        return facts_under(self.connection, key)

    def facts(self, rows: Sequence[Any], *, whole: bool = False) -> tuple[Fact[Any], ...]:
        """Facts of rows, with their judgements and claims: all, or the first few and those that disagree."""
        held = self._few_claims([row.num for row in rows if whole or row.reports <= SHOWN])
        large = [row for row in rows if row.num not in held or (not whole and len(held[row.num]) > 2 * SHOWN)]
        held |= self._first_claims(large)
        self.documents({claim.document for found in held.values() for claim in found})
        return tuple(self._fact(row, held[row.num]) for row in rows)

    def _few_claims(self, nums: list[int]) -> dict[int, list[Any]]:
        """All claims of these facts, by fact."""
        held: dict[int, list[Any]] = {num: [] for num in nums}
        for part in _parts(iter(nums)):
            query = sa.select(claims).where(claims.c.fact.in_(part)).order_by(claims.c.fact, claims.c.day, claims.c.id)
            for row in self.connection.execute(query).all():
                held[row.fact].append(row)
        return held

    def _first_claims(self, rows: Sequence[Any]) -> dict[int, list[Any]]:
        """The first claims of each of these facts, and those that disagree, without looking at the others."""
        held: dict[int, list[Any]] = {row.num: [] for row in rows}
        split = [row for row in rows if row.dissent != "[]"]
        opposed = [claim for row in split for one in json.loads(row.dissent) for claim in one["claims"][:SHOWN]]
        for part in _parts(iter(held)):
            # Numbers of our own, so nothing is quoted; one statement for many facts.
            each = (
                f"SELECT num FROM (SELECT num FROM claims WHERE fact = {fact:d} ORDER BY day, id LIMIT {SHOWN}) AS f{n}"  # noqa: S608 - numbers only
                for n, fact in enumerate(part)
            )
            nums = self.connection.execute(sa.text(" UNION ALL ".join(each))).scalars().all()
            self._hold(held, sa.select(claims).where(claims.c.num.in_(nums)))
        for start in range(0, len(opposed), PAGE):
            self._hold(held, sa.select(claims).where(claims.c.id.in_(opposed[start : start + PAGE])))
        unique = {fact: {claim.num: claim for claim in found}.values() for fact, found in held.items()}
        return {fact: sorted(found, key=lambda claim: (claim.day, claim.id)) for fact, found in unique.items()}

    def _hold(self, held: dict[int, list[Any]], query: sa.Select[Any]) -> None:
        for row in self.connection.execute(query).all():
            if row.fact in held:
                held[row.fact].append(row)

    def _fact(self, row: Any, held: list[Any]) -> Fact[Any]:
        found = tuple(self._known.claim(claim, self._documents[claim.document]) for claim in held)
        opposed = json.loads(row.dissent) if row.dissent != "[]" else ()
        return Fact(
            id=row.id,
            content=self._known.content(row),
            claims=found,
            dissent=tuple(decode(Dissent, one) for one in opposed),
            judgements=self.judgements_on(found),
            reports=row.reports,
            sources=row.sources,
        )

    def every_judgement(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first."""
        return all_judgements(self.connection)

    def reports_of(self, fact: int) -> Iterator[Report]:
        """The reports that state a fact."""
        stating = sa.select(claims.c.document).where(claims.c.fact == fact)
        return (report_of(row) for row in self.connection.execute(REPORTS.where(documents.c.num.in_(stating))))

    def judgements_on(self, found: Iterable[Claim[Any]]) -> tuple[Judgement, ...]:
        """Decisions about these claims, those taken back included, oldest first."""
        if self._judged is None:
            self._judged = {}
            for judgement in all_judgements(self.connection):
                for subject in judgement.subjects:
                    self._judged.setdefault(subject, []).append(judgement)
        if not self._judged:
            return ()
        about = {one.id: one for claim in found for one in self._judged.get(claim.id, ())}
        return tuple(sorted(about.values(), key=lambda one: (one.at, one.id)))

    def fact_row(self, fact_id: Id) -> Any:
        """The row of a fact by its id, the beginning of it, or an older id. Raises QueryError where there is none."""
        row = self.connection.execute(sa.select(facts).where(facts.c.id == fact_id)).first()
        if row is not None:
            return row
        held = sa.select(claims.c.fact).where(claims.c.id == "c" + fact_id[1:])
        row = self.connection.execute(sa.select(facts).where(facts.c.num == held.scalar_subquery())).first()
        if row is not None:
            return row
        begun = sa.select(facts).where(facts.c.id.startswith(fact_id, autoescape=True)).limit(2)
        alike = self.connection.execute(begun).all()
        if len(alike) == 1 and len(fact_id) > 1:
            return alike[0]
        several = "several facts begin so; give more of the id" if alike else "look ids up with a question, as `events`"
        raise QueryError(f"no fact {fact_id!r} in this register: {several}")

    def rows_of(self, ids: Sequence[Id]) -> list[Any]:
        """Rows of facts by their ids."""
        found: list[Any] = []
        for part in _parts(iter(ids)):
            found += self.connection.execute(sa.select(facts).where(facts.c.id.in_(part))).all()
        return found

    def days_told(self, rows: Sequence[Any]) -> dict[Id, list[int]]:
        """The days on which reports tell of each of these facts, oldest first, as ordinal numbers."""
        ids = {row.num: row.id for row in rows}
        found: dict[Id, list[int]] = {one: [] for one in ids.values()}
        for part in _parts(iter(ids)):
            told = sa.select(claims.c.fact, claims.c.day).where(claims.c.fact.in_(part), claims.c.day < NO_DAY)
            for row in self.connection.execute(told.distinct().order_by(claims.c.fact, claims.c.day)):
                found[ids[row.fact]].append(row.day)
        return found

    def facts_said(self, nums: Sequence[int], kind: str, says: Callable[[str], bool]) -> list[int]:
        """Numbers of the facts of one kind (of any, where it is empty) that these documents support in such words.

        `says` is asked about the content and the words of a claim. Most claims of a text say something else: their rows
        tell it, so only what may do is decoded.
        """
        held = self.documents(nums)
        query = sa.select(claims).where(claims.c.document.in_(nums), claims.c.fact.is_not(None))
        query = query.where(claims.c.kind == KINDS.index(kind)) if kind else query
        found = set()
        for row in self.connection.execute(query).all():
            document = held[row.document]
            if says(f"{row.body} {document.text[row.first : row.last]}") and says(
                said(self._known.claim(row, document))
            ):
                found.add(row.fact)
        return sorted(found)

    def claims_of(self, nums: Sequence[int], kind: str) -> list[Claim[Any]]:
        """The claims of one kind of these documents' last readings, in the order of the documents."""
        held, place = self.documents(nums), {num: n for n, num in enumerate(nums)}
        found: list[Any] = []
        for part in _parts(iter(nums)):
            query = (
                sa.select(claims)
                .join(documents, documents.c.num == claims.c.document)
                .where(claims.c.document.in_(part), claims.c.reading == documents.c.reading)
            )
            found += self.connection.execute(query.where(claims.c.kind == KINDS.index(kind))).all()
        found.sort(key=lambda row: (place[row.document], row.first, row.id))
        return [self._known.claim(row, held[row.document]) for row in found]

    def rows(self, nums: Iterable[int]) -> list[Any]:
        """Rows of facts by number."""
        found: list[Any] = []
        for part in _parts(iter(nums)):
            found += self.connection.execute(sa.select(facts).where(facts.c.num.in_(part))).all()
        return sorted(found, key=lambda row: (-row.day, row.id))

    # Claims

    def claims(self, ids: Sequence[Id]) -> tuple[Claim[Any], ...]:
        """The claims of these ids, in this order."""
        rows: dict[str, Any] = {}
        for start in range(0, len(ids), PAGE):
            part = ids[start : start + PAGE]
            rows |= {row.id: row for row in self.connection.execute(sa.select(claims).where(claims.c.id.in_(part)))}
        held = self.documents(row.document for row in rows.values())
        return tuple(self._known.claim(rows[one], held[rows[one].document]) for one in ids if one in rows)

    def published(self, ids: set[Id]) -> dict[Id, date | None]:
        """The day of publication of documents."""
        wanted, found = sorted(ids), {}
        for start in range(0, len(wanted), PAGE):
            part = wanted[start : start + PAGE]
            query = sa.select(documents.c.id, documents.c.published).where(documents.c.id.in_(part))
            for row in self.connection.execute(query):
                found[row.id] = date.fromisoformat(row.published) if row.published else None
        return found

    def claims_in(self, ids: Sequence[Id]) -> list[list[tuple[Any, Claim[Any]]]]:
        """Rows and claims of the last reading of each document, in the order of its text. Raises QueryError."""
        query = sa.select(documents.c.id, documents.c.num).where(documents.c.id.in_(ids))
        nums = {row.id: row.num for row in self.connection.execute(query)}
        if missing := [one for one in ids if one not in nums]:
            raise QueryError(f"no document {missing[0]!r} in this register")
        held = self.documents(nums.values())
        found: dict[int, list[tuple[Any, Claim[Any]]]] = {num: [] for num in nums.values()}
        read = (
            sa.select(claims)
            .join(documents, documents.c.num == claims.c.document)
            .where(claims.c.document.in_(found), claims.c.reading == documents.c.reading)
            .order_by(claims.c.first, claims.c.last, claims.c.id)
        )
        for row in self.connection.execute(read).all():
            found[row.document].append((row, self._known.claim(row, held[row.document])))
        return [found[nums[one]] for one in ids]

    def every_claim(self) -> Iterator[tuple[Id, Claim[Any], Document]]:
        """Each claim that counts, with its fact's id and its document, by address and place."""
        query = sa.select(documents.c.num).order_by(documents.c.url, documents.c.num)
        for part in _parts(self.connection.execute(query).scalars()):
            held = self.documents(part)
            rows = self.connection.execute(
                sa.select(claims, facts.c.id.label("fact_id"))
                .join(facts, facts.c.num == claims.c.fact)
                .where(claims.c.document.in_(part))
                .order_by(claims.c.document, claims.c.first, claims.c.id)
            ).all()
            by_document: dict[int, list[Any]] = {}
            for row in rows:
                by_document.setdefault(row.document, []).append(row)
            for num in part:
                for row in by_document.get(num, ()):
                    yield row.fact_id, claim_of(row, held[num]), held[num]
            self._documents.clear()


def _report_page(
    keys: Sequence[str], only: Sequence[int] | None, last: tuple[int, int] | None, until: str | None
) -> sa.Select[Any]:
    """The next documents under all keys, in the order of the index of tags."""
    first = document_tags.alias()
    query = (
        sa.select(documents.c.num, first.c.day, is_current(until).label("is_current"))
        .join(first, first.c.num == documents.c.num)
        .where(first.c.tag == hashed(keys[0]))
    )
    for key in keys[1:]:
        tag = document_tags.alias()
        query = query.join(
            tag, sa.and_(tag.c.num == documents.c.num, tag.c.tag == hashed(key), tag.c.day == first.c.day)
        )
    if only is not None:
        query = query.where(documents.c.num.in_(only))
    if last is not None:
        query = query.where(sa.or_(first.c.day < last[0], sa.and_(first.c.day == last[0], first.c.num < last[1])))
    return query.order_by(first.c.day.desc(), first.c.num.desc())


def current_documents(connection: sa.Connection) -> list[int]:
    """Numbers of the documents that are the current text of their address."""
    return list(connection.execute(sa.select(documents.c.num).where(is_current()).order_by(documents.c.num)).scalars())


def is_current(until: str | None = None) -> Any:
    """The document is the last one sighted at its address, until a time."""
    last = sa.select(sightings.c.document).where(sightings.c.url == documents.c.url)
    if until is not None:
        last = last.where(sightings.c.at <= until)
    newest = last.order_by(sightings.c.seen.desc(), sightings.c.num.desc()).limit(1)
    return documents.c.num == newest.correlate(documents).scalar_subquery()


def _parts(nums: Iterator[N]) -> Iterator[list[N]]:
    part: list[N] = []
    for num in nums:
        part.append(num)
        if len(part) == PAGE:
            yield part
            part = []
    if part:
        yield part
