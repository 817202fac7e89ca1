"""Writing: documents, claims and judgements go in, entries are kept in step. One instance lives in one transaction."""

from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from communique.model import Claim, Document, Judgement
from communique.model.codec import dumps, encode, encode_content
from communique.model.testimony import SAMPLE, Entry, Testimony
from communique.register.rows import KINDS, claim_row, dissent_text, document_row, ordinal
from communique.register.shelf import Memory, Reader, SqlShelf, facts_of
from communique.register.tables import claims, document_tags, documents, fact_tags, facts, hashed, judgements, sightings

Told = Testimony[Any]

class Books:
    """The tables as `resolve` and the pipeline write them."""

    def __init__(self, connection: sa.Connection, memory: Memory) -> None:
        """Writes through one connection, in the transaction it is in."""
        self.connection = connection
        self.reader = Reader(connection, memory)
        self._shelf = SqlShelf(self.reader)
        self._old: set[int] = set()

    # Documents and claims

    def known(self, document: Document) -> tuple[int, bool] | None:
        """The number of a document and whether it is the current text of its address; None where it is new."""
        num = self.connection.execute(sa.select(documents.c.num).where(documents.c.id == document.id)).scalar()
        if num is None:
            return None
        return int(num), self.current(document.url or document.id) == num

    def current(self, url: str) -> int | None:
        """The number of the current text of an address."""
        query = sa.select(sightings.c.document).where(sightings.c.url == url).order_by(sightings.c.num.desc()).limit(1)
        return self.connection.execute(query).scalar()

    def sight(self, url: str, document: int, at: datetime) -> None:
        """This text is the current one of its address from now on."""
        row = {"url": url, "document": document, "at": at.isoformat(timespec="microseconds")}
        self.connection.execute(sa.insert(sightings), row)

    def keep(self, document: Document, sketch: tuple[int, ...], at: datetime) -> int:
        """Keep a new document; gives its number."""
        row = document_row(document, sketch, at)
        key = self.connection.execute(sa.insert(documents), row).inserted_primary_key
        num = int(key[0]) if key else 0
        self.sight(row["url"], num, at)
        return num

    def index(self, document: int, lemmas: str, keys: Iterable[str], day: date | None) -> None:
        """Make a document findable by words and by tags."""
        if self.connection.dialect.name == "sqlite":
            statement = "INSERT INTO words (rowid, lemmas) VALUES (:num, :lemmas)"
        else:
            lexemes = "array_to_tsvector(string_to_array(:lemmas, ' '))"
            statement = "INSERT INTO words (document, lemmas) VALUES (:num, " + lexemes + ")"
        self.connection.execute(sa.text(statement), {"num": document, "lemmas": lemmas})
        self._tag(document_tags, document, keys, ordinal(day))

    def claim(self, found: Sequence[Claim[Any]], document: int, day: date | None, reading: int = 0) -> None:
        """Keep claims; one that is known from an earlier reading belongs to this reading, too."""
        rows = {claim.id: claim_row(claim, document, day) | {"reading": reading} for claim in found}
        if reading and rows:
            known = set(self.connection.execute(sa.select(claims.c.id).where(claims.c.id.in_(list(rows)))).scalars())
            self.connection.execute(sa.update(claims).where(claims.c.id.in_(list(known))).values(reading=reading))
            rows = {claim: row for claim, row in rows.items() if claim not in known}
        if rows:
            self.connection.execute(sa.insert(claims), list(rows.values()))

    def told(self, document: int) -> tuple[Told, ...]:
        """The claims of the last reading of a document."""
        query = (
            sa.select(claims.c.num)
            .join(documents, documents.c.num == claims.c.document)
            .where(claims.c.document == document, claims.c.reading == documents.c.reading)
        )
        return tuple(self.reader.told(self.connection.execute(query).scalars()))

    def counted(self, told: Iterable[Told]) -> tuple[Told, ...]:
        """Those of the claims that count now."""
        return tuple(one for one in told if self._shelf.leader(one.id))

    def is_current(self, claim: str) -> bool:
        """Whether a claim is of the last reading of the current text of its address."""
        query = (
            sa.select(documents.c.num, documents.c.url)
            .join(claims, documents.c.num == claims.c.document)
            .where(claims.c.id == claim, claims.c.reading == documents.c.reading)
        )
        row = self.connection.execute(query).first()
        return row is not None and self.current(row.url) == row.num

    def read_again(self, document: int) -> int:
        """Begin another reading of a document; gives its number."""
        query = sa.update(documents).where(documents.c.num == document).values(reading=documents.c.reading + 1)
        self.connection.execute(query)
        number = sa.select(documents.c.reading).where(documents.c.num == document)
        return int(self.connection.execute(number).scalar_one())

    def judge(self, judgement: Judgement) -> bool:
        """Keep a judgement; False where it is known."""
        known = self.connection.execute(sa.select(judgements.c.num).where(judgements.c.id == judgement.id)).scalar()
        if known is None:
            row = {"id": judgement.id, "at": judgement.at.isoformat(), "body": dumps(encode(judgement))}
            self.connection.execute(sa.insert(judgements), row)
        return known is None

    # What `resolve` asks for

    def shelf(self, _kind: str) -> SqlShelf:
        """The claims of one kind."""
        return self._shelf

    def leader(self, claim: str) -> str:
        """The leader of a claim; empty where it does not count."""
        return self._shelf.leader(claim)

    def followers(self, leaders: frozenset[str]) -> list[Told]:
        """The claims under these leaders; of very many the first and the last in order of publication."""
        nums = self._nums(leaders)
        query = sa.select(claims.c.num).where(claims.c.leader.in_(nums))
        first = query.order_by(claims.c.day, claims.c.id).limit(2 * SAMPLE + 1)
        found = list(self.connection.execute(first).scalars())
        if len(found) > 2 * SAMPLE:
            last = query.order_by(claims.c.day.desc(), claims.c.id.desc()).limit(SAMPLE)
            found = found[:SAMPLE] + list(self.connection.execute(last).scalars())
        return self.reader.told(dict.fromkeys(found))

    def replace(self, leaders: frozenset[str], entries: tuple[Entry[Any], ...]) -> None:
        """These entries now hold the claims under these leaders."""
        nums = self._nums(leaders)
        if len(nums) == 1 and len(entries) == 1:
            self._write_one(nums[0], entries[0])
            return
        self._old |= facts_of(self.connection, nums)
        for entry in entries:
            fact = self._insert(entry, None)
            held = claims.c.id.in_(entry.claims) if len(entries) > 1 else claims.c.leader.in_(nums)
            self.connection.execute(sa.update(claims).where(held).values(fact=fact))

    def tidy(self) -> None:
        """Drop entries that no claim supports any more."""
        for fact in sorted(self._old | self._shelf.left):
            if self.connection.execute(sa.select(claims.c.num).where(claims.c.fact == fact).limit(1)).scalar() is None:
                self._erase(fact)
        self._old.clear()
        self._shelf.left.clear()
        self._shelf.moved.clear()

    # Entries

    def _write_one(self, leader: int, entry: Entry[Any]) -> None:
        query = sa.select(facts.c.num, facts.c.reports).where(facts.c.leader == leader)
        row = self.connection.execute(query).first()
        moved = [num for num in self._shelf.moved if self._leads(leader, num)]
        if row is None:
            self._old |= facts_of(self.connection, [leader])
            values = self._values(entry, leader, None, moved)
            fact = self._insert(entry, leader, values)
            self.connection.execute(sa.update(claims).where(claims.c.leader == leader).values(fact=fact))
            return
        self._note_old(moved, row.num)
        self._update(row.num, self._values(entry, leader, row.reports, moved), entry)
        if moved:
            self.connection.execute(sa.update(claims).where(claims.c.num.in_(moved)).values(fact=row.num))

    def _leads(self, leader: int, num: int) -> bool:
        return self.connection.execute(sa.select(claims.c.leader).where(claims.c.num == num)).scalar() == leader

    def _note_old(self, moved: list[int], fact: int) -> None:
        query = sa.select(claims.c.fact).distinct().where(claims.c.num.in_(moved), claims.c.fact.is_not(None))
        self._old |= set(self.connection.execute(query).scalars()) - {fact}

    def _values(self, entry: Entry[Any], leader: int, before: int | None, moved: list[int]) -> dict[str, Any]:
        """An entry as its row. `before` is the number of reports it had, `moved` are claims that came or went since."""
        reports = entry.reports
        if len(entry.claims) >= 2 * SAMPLE:
            reports = self._count(leader, before, moved)
        return entry_row(entry) | {"leader": leader, "reports": reports}

    def _count(self, leader: int, before: int | None, moved: list[int]) -> int:
        """Reports of a large entry: counted anew only where that can't be told from what came."""
        came = sa.select(claims.c.document, claims.c.fact).where(claims.c.num.in_(moved))
        new = self.connection.execute(came).all()
        if before is None or self._shelf.left or any(row.fact is not None for row in new):
            every = sa.select(sa.func.count(claims.c.document.distinct())).where(claims.c.leader == leader)
            return int(self.connection.execute(every).scalar_one())
        others = sa.select(claims.c.document).where(
            claims.c.document.in_([row.document for row in new]), claims.c.leader == leader, claims.c.num.not_in(moved)
        )
        here = set(self.connection.execute(others).scalars())
        return before + len({row.document for row in new} - here)

    def fresh(self, entry: Entry[Any], leaders: list[int], held: Sequence[int] | None) -> None:
        """Write an entry of a register that is computed anew; `held` are its claims where not all of its leaders'."""
        fact = self._insert(entry, leaders[0] if len(leaders) == 1 and held is None else None)
        where = claims.c.leader.in_(leaders) if held is None else claims.c.num.in_(held)
        self.connection.execute(sa.update(claims).where(where).values(fact=fact))

    def _insert(self, entry: Entry[Any], leader: int | None, values: dict[str, Any] | None = None) -> int:
        row = values or entry_row(entry) | {"leader": leader}
        key = self.connection.execute(sa.insert(facts), row).inserted_primary_key
        num = int(key[0]) if key else 0
        self._tag(fact_tags, num, entry.tags, ordinal(entry.day))
        return num

    def _update(self, num: int, values: dict[str, Any], entry: Entry[Any]) -> None:
        before = self.connection.execute(sa.select(facts.c.tags, facts.c.day).where(facts.c.num == num)).one()
        if (before.tags, before.day) != (values["tags"], values["day"]):
            self._untag(num, before)
            self._tag(fact_tags, num, entry.tags, values["day"])
        self.connection.execute(sa.update(facts).where(facts.c.num == num).values(**values))

    def _erase(self, fact: int) -> None:
        row = self.connection.execute(sa.select(facts.c.tags, facts.c.day).where(facts.c.num == fact)).first()
        if row is not None:
            self._untag(fact, row)
            self.connection.execute(sa.delete(facts).where(facts.c.num == fact))

    def _tag(self, table: sa.Table, num: int, keys: Iterable[str], day: int) -> None:
        rows = [{"tag": tag, "day": day, "num": num} for tag in sorted({hashed(key) for key in keys})]
        if rows:
            self.connection.execute(sa.insert(table), rows)

    def _untag(self, num: int, row: Any) -> None:
        known = [hashed(key) for key in row.tags.split("\n") if key]
        if known:
            here = (fact_tags.c.tag.in_(known), fact_tags.c.day == row.day, fact_tags.c.num == num)
            self.connection.execute(sa.delete(fact_tags).where(*here))

    def _nums(self, found: Iterable[str]) -> list[int]:
        return [num for num in (self.reader.num(claim) for claim in sorted(found)) if num is not None]


def entry_row(entry: Entry[Any]) -> dict[str, Any]:
    """An entry as its row."""
    content = encode_content(entry.content)
    del content["kind"]
    return {
        "id": entry.id,
        "kind": KINDS.index(entry.kind),
        "leader": None,
        "day": ordinal(entry.day),
        "content": dumps(content),
        "dissent": dissent_text(entry.dissent),
        "reports": entry.reports,
        "sources": entry.sources,
        "tags": "\n".join(sorted(entry.tags)),
    }
