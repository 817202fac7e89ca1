"""Writing: documents, claims and judgements go in, entries are kept in step. One instance lives in one transaction."""

from collections import Counter
from collections.abc import Iterable, Sequence
from datetime import date, datetime
from typing import Any

import sqlalchemy as sa

from communique.model import Claim, Document, Judgement, Leftover
from communique.model.codec import dumps, encode
from communique.model.testimony import Entry, Report, Testimony
from communique.register import ledger
from communique.register.entries import Entries
from communique.register.rows import claim_row, document_row, listed, moment
from communique.register.shelf import Memory, Reader, SqlShelf
from communique.register.tables import claims, document_tags, documents, hashed, judgements, sightings

Told = Testimony[Any]
KNOWN = sa.select(documents.c.num).where(documents.c.id == sa.bindparam("document"))
CURRENT = (
    sa.select(sightings.c.document)
    .where(sightings.c.url == sa.bindparam("address"))
    .order_by(sightings.c.seen.desc(), sightings.c.num.desc())
    .limit(1)
)
LAST_DOCUMENT = sa.select(sa.func.coalesce(sa.func.max(documents.c.num), 0))
LAST_SIGHTING = sa.select(sa.func.coalesce(sa.func.max(sightings.c.num), 0))
LAST_CLAIM = sa.select(sa.func.coalesce(sa.func.max(claims.c.num), 0))
# Of a text that was read again SQLite finds the words of both readings: an index without the texts forgets none.
WORDS = {
    "sqlite": "INSERT INTO words (rowid, lemmas) VALUES (:num, :lemmas)",
    "postgresql": (
        "INSERT INTO words (document, lemmas) VALUES (:num, array_to_tsvector(string_to_array(:lemmas, ' ')))"
        " ON CONFLICT (document) DO UPDATE SET lemmas = EXCLUDED.lemmas"
    ),
}
UNTAG = sa.delete(document_tags).where(
    document_tags.c.tag == sa.bindparam("old_tag"),
    document_tags.c.day == sa.bindparam("old_day"),
    document_tags.c.num == sa.bindparam("old_num"),
)
TOLD_IN = (
    sa.select(claims.c.num)
    .join(documents, documents.c.num == claims.c.document)
    .where(claims.c.document == sa.bindparam("num"), claims.c.reading == documents.c.reading)
)


class Books:
    """The tables as `resolve` and the pipeline write them."""

    def __init__(self, connection: sa.Connection, memory: Memory) -> None:
        """Writes through one connection, in the transaction it is in."""
        self.connection = connection
        self.reader = Reader(connection, memory)
        self._shelf = SqlShelf(self.reader)
        self._entries = Entries(self._shelf)

    # Documents and claims

    def known(self, document: Document) -> tuple[int, bool] | None:
        """The number of a document and whether it is the current text of its address; None where it is new."""
        num = self.connection.execute(KNOWN, {"document": document.id}).scalar()
        return None if num is None else (int(num), self.current(document.url or document.id) == num)

    def current(self, url: str) -> int | None:
        """The number of the current text of an address."""
        return self.connection.execute(CURRENT, {"address": url}).scalar()

    def sight(self, found: Document, document: int, at: datetime) -> None:
        """This text was seen at its address: when it was retrieved, or now; the last one seen is the current one."""
        url, seen = found.url or found.id, moment(found.retrieved or at)
        num = self.connection.execute(LAST_SIGHTING).scalar_one() + 1
        row = {"num": num, "url": url, "document": document, "seen": seen, "at": moment(at)}
        self.connection.execute(sa.insert(sightings), row)

    def keep(self, document: Document, sketch: tuple[int, ...], at: datetime) -> int:
        """Keep a new document; gives its number."""
        num = int(self.connection.execute(LAST_DOCUMENT).scalar_one()) + 1
        row = document_row(document, sketch, at)
        self.connection.execute(sa.insert(documents), row | {"num": num})
        self.sight(document, num, at)
        report = Report(
            id=document.id,
            published=document.published,
            publisher=document.publisher,
            cites=document.cites,
            language=document.language,
            sketch=sketch,
        )
        self.reader.memory.keep_report(num, report)
        return num

    def index(self, document: int, lemmas: str) -> None:
        """Make a document findable by words."""
        statement = WORDS[self.connection.dialect.name]
        self.connection.execute(sa.text(statement), {"num": document, "lemmas": lemmas})

    def tag(self, document: int, keys: Iterable[str], day: date | None) -> None:
        """Make a document findable under keys that it is not under yet."""
        rows = [{"tag": tag, "day": listed(day), "num": document} for tag in sorted({hashed(key) for key in keys})]
        if rows:
            self.connection.execute(sa.insert(document_tags), rows)

    def untag(self, document: int, keys: Iterable[str], day: date | None) -> None:
        """Make a document not findable under these keys any more."""
        rows = [{"old_tag": tag, "old_day": listed(day), "old_num": document} for tag in {hashed(key) for key in keys}]
        if rows:
            self.connection.execute(UNTAG, rows)

    def leave(self, document: int, found: Sequence[Leftover]) -> None:
        """Keep what was not understood in a document."""
        ledger.keep(self.connection, document, found)

    def left(self, document: int | None) -> Counter[str]:
        """How much was not understood in a document, by reason."""
        return Counter() if document is None else ledger.counted(self.connection, document)

    def count_left(self, now: Counter[str], before: Counter[str]) -> None:
        """What was not understood in one text counts, instead of that in another."""
        ledger.count(self.connection, {reason: now[reason] - before[reason] for reason in sorted(now | before)})

    def claim(self, found: Sequence[Claim[Any]], document: int, day: date | None, reading: int = 0) -> None:
        """Keep claims; one that is known from an earlier reading belongs to this reading, too."""
        new = {claim.id: claim for claim in found}
        if reading and new:
            query = sa.select(claims.c.id).where(claims.c.id.in_(list(new)))
            known = set(self.connection.execute(query).scalars())
            self.connection.execute(sa.update(claims).where(claims.c.id.in_(known)).values(reading=reading))
            new = {claim: one for claim, one in new.items() if claim not in known}
        if not new:
            return
        first = int(self.connection.execute(LAST_CLAIM).scalar_one()) + 1
        rows = [
            claim_row(claim, document, day) | {"reading": reading, "num": num}
            for num, claim in enumerate(new.values(), first)
        ]
        self.connection.execute(sa.insert(claims), rows)
        report = self.reader.reports({document})[document]
        told = {num: _told(claim, report) for num, claim in enumerate(new.values(), first)}
        for num, one in told.items():
            self.reader.memory.keep(num, one)
        self._shelf.expect(told, new=True)

    def told(self, document: int) -> tuple[Told, ...]:
        """The claims of the last reading of a document."""
        nums = list(self.connection.execute(TOLD_IN, {"num": document}).scalars())
        found = self.reader.told(nums)
        self._shelf.expect(dict(zip(nums, found, strict=True)), new=False)
        return tuple(found)

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

    def fetch(self, keys: frozenset[str]) -> None:
        """These keys will be asked about."""
        self._shelf.fetch(keys)

    def leader(self, claim: str) -> str:
        """The leader of a claim; empty where it does not count."""
        return self._shelf.leader(claim)

    def open(self, leaders: Iterable[str]) -> None:
        """The claims under these leaders will be asked for, and entries written."""
        self._shelf.flush()
        self._entries.open(self._nums(leaders))

    def followers(self, leaders: frozenset[str]) -> list[Told]:
        """The claims under these leaders; of very many the first and the last in order of publication."""
        return self._entries.followers(self._nums(leaders))

    def replace(self, leaders: frozenset[str], entries: tuple[Entry[Any], ...]) -> None:
        """These entries now hold the claims under these leaders."""
        self._entries.replace(self._nums(leaders), entries)

    def tidy(self) -> None:
        """Write all entries; drop those that no claim supports any more."""
        self._entries.flush()

    def _nums(self, found: Iterable[str]) -> list[int]:
        return [num for num in (self.reader.num(claim) for claim in sorted(found)) if num is not None]


def _told(claim: Claim[Any], report: Report) -> Told:
    return Testimony(
        id=claim.id,
        content=claim.content,
        report=report,
        start=claim.evidence.span.start,
        confidence=round(claim.confidence, 4),
        guessed=claim.evidence.guessed,
    )
