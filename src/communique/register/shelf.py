"""The claims of a register as `resolve` asks for them: filed under keys, each with its leader.

What is asked is fetched for a whole report at once, what changes is written at once: a report costs a few statements.
"""

from collections import OrderedDict, defaultdict
from collections.abc import Iterable, Iterator, Mapping
from typing import Any

import sqlalchemy as sa

from communique.model.testimony import Report, Testimony
from communique.register.rows import REPORTS, TOLD, report_of, testimony_of
from communique.register.tables import claims, documents, files, hashed

Told = Testimony[Any]
ROOM = 30_000
BATCH = 500
KEYS: sa.BindParameter[int] = sa.bindparam("keys", expanding=True)
NUMS: sa.BindParameter[int] = sa.bindparam("nums", expanding=True)
LEADING = sa.select(files.c.key, files.c.claim).where(files.c.key.in_(KEYS), files.c.lead)
FILED = sa.select(files.c.claim).where(files.c.key.in_(KEYS)).distinct()
TOLD_BY_NUM = TOLD.where(claims.c.num.in_(NUMS))
REPORTS_BY_NUM = REPORTS.where(documents.c.num.in_(NUMS))
LEADERS = sa.select(claims.c.num, claims.c.leader).where(claims.c.num.in_(NUMS))
NUMBER = sa.select(claims.c.num).where(claims.c.id == sa.bindparam("claim"))
FOLLOW = sa.update(claims).where(claims.c.num == sa.bindparam("this")).values(leader=sa.bindparam("its_leader"))
UNFILE = sa.delete(files).where(
    files.c.key.in_(KEYS), files.c.lead.in_((True, False)), files.c.claim == sa.bindparam("n")
)


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
        rows = self.connection.execute(TOLD_BY_NUM, {"nums": nums}).all()
        reports = self.reports({row.document for row in rows})
        found = {}
        for row in rows:
            told = testimony_of(row, reports[row.document])
            self.memory.keep(row.num, told)
            found[row.num] = told
        return found

    def reports(self, nums: set[int]) -> dict[int, Report]:
        """The reports of these numbers."""
        here = {num: self.memory.reports[num] for num in nums if num in self.memory.reports}
        missing = sorted(nums - here.keys())
        for start in range(0, len(missing), BATCH):
            for row in self.connection.execute(REPORTS_BY_NUM, {"nums": missing[start : start + BATCH]}):
                here[row.num] = report_of(row)
                self.memory.keep_report(row.num, here[row.num])
        return here

    def num(self, claim: str) -> int | None:
        """The number of a claim."""
        known = self.memory.nums.get(claim)
        return known if known is not None else self.connection.execute(NUMBER, {"claim": claim}).scalar()


class SqlShelf:
    """A shelf over the tables, for one transaction. `moved` holds claims and their new leaders, by number."""

    def __init__(self, reader: Reader) -> None:
        """All kinds stand on one shelf: their keys differ."""
        self.reader = reader
        self.connection = reader.connection
        self.moved: dict[int, int] = {}
        self.dropped: set[int] = set()
        self._leads: dict[int, int | None] = {}
        self._leading: dict[int, set[int]] = {}
        self._new: dict[int, set[int]] = defaultdict(set)

    # Before

    def expect(self, told: Mapping[int, Told], *, new: bool) -> None:
        """These claims will be asked about; `new` ones have no leader yet."""
        if new:
            self._leads |= dict.fromkeys(told)
        else:
            self._know(told)

    def fetch(self, keys: frozenset[str]) -> None:
        """Fetch who leads under these keys, with one question."""
        missing = {hashed(key) for key in keys} - self._leading.keys()
        if not missing:
            return
        self._leading |= {key: set() for key in missing}
        ordered = sorted(missing)
        for start in range(0, len(ordered), BATCH):
            for key, claim in self.connection.execute(LEADING, {"keys": ordered[start : start + BATCH]}):
                self._leading[key].add(claim)
        for key in missing:
            self._leading[key] |= {num for num in self._new.get(key, ()) if self._leads.get(num) == num}
        self.reader.told(sorted(set().union(*(self._leading[key] for key in missing))))

    def _know(self, nums: Iterable[int]) -> None:
        missing = sorted(set(nums) - self._leads.keys())
        for start in range(0, len(missing), BATCH):
            rows = self.connection.execute(LEADERS, {"nums": missing[start : start + BATCH]})
            self._leads |= {row.num: row.leader for row in rows}

    # What `resolve` asks for

    def leaders(self, keys: frozenset[str]) -> Iterator[Told]:
        """Claims that lead and are filed under one of the keys."""
        self.fetch(keys)
        nums = set().union(*(self._leading[hashed(key)] for key in keys)) if keys else set()
        return iter(self.reader.told(sorted(nums)))

    def filed(self, keys: frozenset[str]) -> Iterator[Told]:
        """All claims that are filed under one of the keys."""
        wanted = sorted({hashed(key) for key in keys})
        nums = set().union(*(self._new[key] for key in wanted if key in self._new)) if wanted else set()
        if wanted:
            nums |= set(self.connection.execute(FILED, {"keys": wanted}).scalars())
        return iter(self.reader.told(sorted(nums)))

    def leader(self, claim: str) -> str:
        """The leader of a claim; empty where it has none yet."""
        num = self.reader.num(claim)
        if num is None:
            return ""
        self._know([num])
        leader = self._leads.get(num)
        return self.reader.told([leader])[0].id if leader is not None else ""

    def follow(self, told: Told, keys: frozenset[str], leader: str) -> None:
        """File the claim, or move it, under this leader."""
        num, lead = self._num(told.id), self._num(leader)
        self._know([num])
        before = self._leads[num]
        if before is not None and (before == num) != (lead == num):
            self._unfile(num, keys)
        self._leads[num] = lead
        self.moved[num] = lead
        if before is None or (before == num) != (lead == num):
            self._file(num, keys)

    def drop(self, told: Told, keys: frozenset[str]) -> None:
        """Take a claim away; it stays in the table of claims."""
        num = self._num(told.id)
        self._unfile(num, keys)
        self._leads[num] = None
        self.moved.pop(num, None)
        self.dropped.add(num)

    def _num(self, claim: str) -> int:
        num = self.reader.num(claim)
        if num is None:
            raise KeyError(claim)
        return num

    def _file(self, num: int, keys: frozenset[str]) -> None:
        leads = self._leads[num] == num
        for key in {hashed(name) for name in keys}:
            self._new[key].add(num)
            if leads and key in self._leading:
                self._leading[key].add(num)

    def _unfile(self, num: int, keys: frozenset[str]) -> None:
        numbers = sorted({hashed(name) for name in keys})
        for key in numbers:
            self._leading.get(key, set()).discard(num)
            self._new.get(key, set()).discard(num)
        if numbers:
            self.connection.execute(UNFILE, {"keys": numbers, "n": num})

    # After

    def flush(self) -> None:
        """Write what was filed and who follows whom."""
        rows = [
            {"key": key, "lead": self._leads[num] == num, "claim": num}
            for key, nums in self._new.items()
            for num in sorted(nums)
        ]
        if rows:
            self.connection.execute(sa.insert(files), rows)
        if self.moved:
            moves = [{"this": num, "its_leader": leader} for num, leader in self.moved.items()]
            self.connection.execute(FOLLOW, moves)
        if self.dropped:
            self.connection.execute(FOLLOW, [{"this": num, "its_leader": None} for num in sorted(self.dropped)])
        self._new.clear()
