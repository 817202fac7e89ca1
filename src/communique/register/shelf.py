"""The claims of one kind as `resolve` asks for them: filed under keys, each with its leader."""

from collections import OrderedDict
from collections.abc import Iterable, Iterator
from typing import Any

import sqlalchemy as sa

from communique.model.testimony import Report, Testimony
from communique.register.rows import REPORTS, TOLD, report_of, testimony_of
from communique.register.tables import claims, documents, files, hashed

Told = Testimony[Any]
ROOM = 30_000
BATCH = 500


class Memory:
    """Claims and reports read lately; both never change. Claims are known by number and by id."""

    def __init__(self) -> None:
        """Empty."""
        self.reports: OrderedDict[int, Report] = OrderedDict()
        self.told: OrderedDict[int, Told] = OrderedDict()
        self.nums: dict[str, int] = {}

    def keep(self, num: int, told: Told) -> None:
        """Remember a claim; the oldest are forgotten."""
        self.told[num] = told
        self.nums[told.id] = num
        if len(self.told) > ROOM:
            _, old = self.told.popitem(last=False)
            self.nums.pop(old.id, None)

    def keep_report(self, num: int, report: Report) -> None:
        """Remember a report; the oldest are forgotten."""
        self.reports[num] = report
        if len(self.reports) > ROOM:
            self.reports.popitem(last=False)

    def forget(self) -> None:
        """Forget all, after a transaction that was given up."""
        self.reports.clear()
        self.told.clear()
        self.nums.clear()


class Reader:
    """Claims as testimonies, by number."""

    def __init__(self, connection: sa.Connection, memory: Memory) -> None:
        """Reads through one connection."""
        self.connection = connection
        self.memory = memory

    def told(self, nums: Iterable[int]) -> list[Told]:
        """The claims of these numbers."""
        wanted = list(nums)
        here = {num: self.memory.told[num] for num in wanted if num in self.memory.told}
        missing = [num for num in wanted if num not in here]
        for start in range(0, len(missing), BATCH):
            here |= self._read(missing[start : start + BATCH])
        return [here[num] for num in wanted if num in here]

    def _read(self, nums: list[int]) -> dict[int, Told]:
        rows = self.connection.execute(TOLD.where(claims.c.num.in_(nums))).all()
        reports = self._reports({row.document for row in rows})
        found = {}
        for row in rows:
            told = testimony_of(row, reports[row.document])
            self.memory.keep(row.num, told)
            found[row.num] = told
        return found

    def _reports(self, nums: set[int]) -> dict[int, Report]:
        here = {num: self.memory.reports[num] for num in nums if num in self.memory.reports}
        missing = nums - here.keys()
        if missing:
            for row in self.connection.execute(REPORTS.where(documents.c.num.in_(missing))):
                here[row.num] = report_of(row)
                self.memory.keep_report(row.num, here[row.num])
        return here

    def num(self, claim: str) -> int | None:
        """The number of a claim."""
        if claim not in self.memory.nums:
            found = self.connection.execute(sa.select(claims.c.num).where(claims.c.id == claim)).scalar()
            if found is None:
                return None
            self.told([found])
            return int(found)
        return self.memory.nums[claim]


class SqlShelf:
    """A shelf over the tables. Moves are recorded in `moved`, for the entries to be written."""

    def __init__(self, reader: Reader) -> None:
        """All kinds stand on one shelf: their keys differ."""
        self.reader = reader
        self.connection = reader.connection
        self.moved: set[int] = set()
        self.left: set[int] = set()

    def leaders(self, keys: frozenset[str]) -> Iterator[Told]:
        """Claims that lead and are filed under one of the keys."""
        query = sa.select(files.c.claim).where(files.c.key.in_(_hashes(keys)), files.c.lead)
        return self._all(query)

    def filed(self, keys: frozenset[str]) -> Iterator[Told]:
        """All claims that are filed under one of the keys."""
        return self._all(sa.select(files.c.claim).where(files.c.key.in_(_hashes(keys))))

    def _all(self, query: sa.Select[Any]) -> Iterator[Told]:
        nums = set(self.connection.execute(query).scalars())
        return iter(self.reader.told(sorted(nums)))

    def leader(self, claim: str) -> str:
        """The leader of a claim; empty where it has none yet."""
        num = self.reader.num(claim)
        if num is None:
            return ""
        leader = self.connection.execute(sa.select(claims.c.leader).where(claims.c.num == num)).scalar()
        return self.reader.told([leader])[0].id if leader is not None else ""

    def follow(self, told: Told, keys: frozenset[str], leader: str) -> None:
        """File the claim, or move it, under this leader."""
        num, lead = self._num(told.id), self._num(leader)
        before = self.connection.execute(sa.select(claims.c.leader).where(claims.c.num == num)).scalar()
        if before is not None and (before == num) != (lead == num):
            self._unfile(num, keys)
        if before is None or (before == num) != (lead == num):
            self._file(num, keys, lead=lead == num)
        self.connection.execute(sa.update(claims).where(claims.c.num == num).values(leader=lead))
        self.moved.add(num)

    def drop(self, told: Told, keys: frozenset[str]) -> None:
        """Take a claim away; it stays in the table of claims."""
        num = self._num(told.id)
        self._unfile(num, keys)
        fact = self.connection.execute(sa.select(claims.c.fact).where(claims.c.num == num)).scalar()
        self.left |= {fact} if fact is not None else set()
        self.connection.execute(sa.update(claims).where(claims.c.num == num).values(leader=None, fact=None))

    def _num(self, claim: str) -> int:
        num = self.reader.num(claim)
        if num is None:
            raise KeyError(claim)
        return num

    def _file(self, num: int, keys: frozenset[str], *, lead: bool) -> None:
        rows = [{"key": key, "lead": lead, "claim": num} for key in sorted(_hashes(keys))]
        if rows:
            self.connection.execute(sa.insert(files), rows)

    def _unfile(self, num: int, keys: frozenset[str]) -> None:
        if keys:
            here = (files.c.key.in_(_hashes(keys)), files.c.lead.in_((True, False)), files.c.claim == num)
            self.connection.execute(sa.delete(files).where(*here))


def _hashes(keys: frozenset[str]) -> set[int]:
    return {hashed(key) for key in keys}


def facts_of(connection: sa.Connection, leaders: Iterable[int]) -> set[int]:
    """Entries that hold claims under these leaders."""
    query = sa.select(claims.c.fact).distinct().where(claims.c.leader.in_(list(leaders)), claims.c.fact.is_not(None))
    return set(connection.execute(query).scalars())
