"""Entries as rows: what changes is gathered and written at once."""

from collections.abc import Iterable, Sequence
from typing import Any

import sqlalchemy as sa

from communique.model.codec import dumps, encode_content
from communique.model.testimony import SAMPLE, Entry, Testimony
from communique.register.rows import KINDS, dissent_text, listed
from communique.register.shelf import SqlShelf
from communique.register.tables import claims, fact_tags, facts, hashed

Told = Testimony[Any]
Row = dict[str, Any]
NUMS: sa.BindParameter[int] = sa.bindparam("nums", expanding=True)
FACTS = sa.select(facts).where(facts.c.leader.in_(NUMS))
LAST = sa.select(sa.func.coalesce(sa.func.max(facts.c.num), 0))
UNDER = sa.select(claims.c.num, claims.c.leader, claims.c.fact).where(claims.c.leader.in_(NUMS))
HELD = sa.select(claims.c.fact).distinct().where(claims.c.num.in_(NUMS), claims.c.fact.is_not(None))
HOLD = sa.update(claims).where(claims.c.num == sa.bindparam("this")).values(fact=sa.bindparam("its_fact"))
UNDER_NUM = sa.select(claims.c.num).where(claims.c.leader.in_(NUMS))
FIRST = UNDER_NUM.order_by(claims.c.day, claims.c.id).limit(2 * SAMPLE + 1)
FINAL = UNDER_NUM.order_by(claims.c.day.desc(), claims.c.id.desc()).limit(SAMPLE)
CAME = sa.select(claims.c.document, claims.c.fact).where(claims.c.num.in_(NUMS))
COUNTED = sa.select(sa.func.count(claims.c.document.distinct())).where(claims.c.leader == sa.bindparam("its_leader"))
TOLD_BEFORE = sa.select(claims.c.document).where(
    claims.c.document.in_(sa.bindparam("docs", expanding=True)),
    claims.c.leader == sa.bindparam("its_leader"),
    claims.c.num.not_in(NUMS),
)
BARE = (
    sa.select(facts.c.num, facts.c.tags, facts.c.day)
    .where(facts.c.num.in_(NUMS))
    .where(~sa.exists().where(claims.c.fact == facts.c.num))
)
COMPUTED = ("id", "day", "content", "dissent", "reports", "sources", "tags")
UPDATE = (
    sa.update(facts)
    .where(facts.c.num == sa.bindparam("this"))
    .values({name: sa.bindparam(f"new_{name}") for name in COMPUTED})
)
UNTAG = sa.delete(fact_tags).where(
    fact_tags.c.tag == sa.bindparam("old_tag"),
    fact_tags.c.day == sa.bindparam("old_day"),
    fact_tags.c.num == sa.bindparam("old_num"),
)
BATCH = 500
# So many parts of one statement: a database takes some hundreds.
TOGETHER = 100


class Entries:
    """The entries that one transaction touches."""

    def __init__(self, shelf: SqlShelf) -> None:
        """Nothing is touched yet."""
        self.shelf = shelf
        self.connection = shelf.connection
        self._facts: dict[int, Any] = {}
        self._under: dict[int, list[Any]] = {}
        self._ends: dict[int, list[int]] = {}
        self._next = 0
        self._inserts: list[Row] = []
        self._updates: list[Row] = []
        self._holds: dict[int, int | None] = {}
        self._tags: list[Row] = []
        self._untags: list[Row] = []
        self._noted: set[int] = set()

    def open(self, leaders: list[int]) -> None:
        """Fetch the entries of these leaders, and the claims of all that are not very large."""
        for part in _parts(leaders):
            for row in self.connection.execute(FACTS, {"nums": part}):
                self._facts[row.leader] = row
        small = [num for num in leaders if self._is_small(num)]
        self._under |= {num: [] for num in small}
        for part in _parts(small):
            for row in self.connection.execute(UNDER, {"nums": part}):
                self._under[row.leader].append(row)
        self._next = max(self._next, int(self.connection.execute(LAST).scalar_one()))
        if self.shelf.dropped:
            self._note(self.shelf.dropped)
            self._holds |= dict.fromkeys(self.shelf.dropped)
        self._ends = self._fetch_ends([num for num in leaders if num not in self._under])
        held = [row.num for rows in self._under.values() if len(rows) <= 2 * SAMPLE for row in rows]
        self.shelf.reader.told(dict.fromkeys([*held, *(num for nums in self._ends.values() for num in nums)]))

    def _fetch_ends(self, leaders: list[int]) -> dict[int, list[int]]:
        """The first and the last claims under each of these leaders, with one question for a few of them."""
        found: dict[int, list[int]] = {leader: [] for leader in leaders}
        last: dict[int, list[int]] = {leader: [] for leader in leaders}
        for start in range(0, len(leaders), TOGETHER):
            part = leaders[start : start + TOGETHER]
            for held, order, most in ((found, "day, id", 2 * SAMPLE + 1), (last, "day DESC, id DESC", SAMPLE)):
                # Numbers of our own, so nothing is quoted.
                each = (
                    f"SELECT * FROM (SELECT leader, num FROM claims WHERE leader = {leader:d} "  # noqa: S608
                    f"ORDER BY {order} LIMIT {most}) AS l{n}"
                    for n, leader in enumerate(part)
                )
                for row in self.connection.execute(sa.text(" UNION ALL ".join(each))):
                    held[row.leader].append(row.num)
        many = {leader for leader, nums in found.items() if len(nums) > 2 * SAMPLE}
        return {leader: nums[:SAMPLE] + last[leader] if leader in many else nums for leader, nums in found.items()}

    def _is_small(self, leader: int) -> bool:
        return leader not in self._facts or self._facts[leader].reports <= SAMPLE

    def _note(self, nums: Iterable[int]) -> None:
        """Remember these claims: some of the entries that held them may be empty afterwards."""
        self._noted |= set(nums)

    def followers(self, leaders: list[int]) -> list[Told]:
        """The claims under these leaders; of very many the first and the last in order of publication."""
        leader = leaders[0] if len(leaders) == 1 else None
        if leader in self._under and len(self._under[leader]) <= 2 * SAMPLE:
            return self.shelf.reader.told(row.num for row in self._under[leader])
        if leader in self._ends:
            return self.shelf.reader.told(self._ends[leader])
        return self.shelf.reader.told(self._first_and_last(leaders))

    def _first_and_last(self, leaders: list[int]) -> list[int]:
        found = list(self.connection.execute(FIRST, {"nums": leaders}).scalars())
        if len(found) > 2 * SAMPLE:
            found = found[:SAMPLE] + list(self.connection.execute(FINAL, {"nums": leaders}).scalars())
        return list(dict.fromkeys(found))

    def replace(self, leaders: list[int], entries: tuple[Entry[Any], ...]) -> None:
        """These entries now hold the claims under these leaders."""
        if len(leaders) == 1 and len(entries) == 1:
            self._write_one(leaders[0], entries[0])
            return
        held = self.connection.execute(sa.select(claims.c.num, claims.c.id).where(claims.c.leader.in_(leaders))).all()
        self._note(row.num for row in held)
        nums = {row.id: row.num for row in held}
        for entry in entries:
            fact = self._insert(entry, None, entry.reports)
            mine = nums.values() if len(entries) == 1 else [nums[claim] for claim in entry.claims]
            self._holds |= dict.fromkeys(mine, fact)

    def _write_one(self, leader: int, entry: Entry[Any]) -> None:
        row = self._facts.get(leader)
        moved = [num for num, lead in self.shelf.moved.items() if lead == leader]
        if row is None:
            held = [one.num for one in self._under.get(leader, ())] or self._all_under(leader)
            self._note(held)
            fact = self._insert(entry, leader, self._reports(entry, leader, moved, None))
            self._holds |= dict.fromkeys(held, fact)
            return
        self._note(moved)
        self._update(row, entry, self._reports(entry, leader, moved, row.reports))
        self._holds |= dict.fromkeys(moved, row.num)

    def _all_under(self, leader: int) -> list[int]:
        return list(self.connection.execute(sa.select(claims.c.num).where(claims.c.leader == leader)).scalars())

    def _reports(self, entry: Entry[Any], leader: int, moved: list[int], before: int | None) -> int:
        """Reports of an entry; of a large one counted anew only where that can't be told from what came."""
        if len(entry.claims) < 2 * SAMPLE:
            return entry.reports
        if before is not None and not moved and not self.shelf.dropped:
            return before
        new = self.connection.execute(CAME, {"nums": moved}).all()
        if before is None or self.shelf.dropped or any(row.fact is not None for row in new):
            return int(self.connection.execute(COUNTED, {"its_leader": leader}).scalar_one())
        came = {row.document for row in new}
        told = self.connection.execute(TOLD_BEFORE, {"docs": sorted(came), "its_leader": leader, "nums": moved})
        return before + len(came - set(told.scalars()))

    def _insert(self, entry: Entry[Any], leader: int | None, reports: int) -> int:
        self._next += 1
        self._inserts.append(entry_row(entry) | {"num": self._next, "leader": leader, "reports": reports})
        self._tags += _tag_rows(self._next, entry.tags, listed(entry.day))
        return self._next

    def _update(self, row: Any, entry: Entry[Any], reports: int) -> None:
        new = entry_row(entry) | {"reports": reports}
        del new["leader"], new["kind"]
        if all(getattr(row, name) == value for name, value in new.items()):
            return
        if (row.tags, row.day) != (new["tags"], new["day"]):
            before = set(row.tags.split("\n")) - {""}
            kept = before & entry.tags if row.day == new["day"] else set()
            self._untag(row.num, before - kept, row.day)
            self._tags += _tag_rows(row.num, entry.tags - kept, new["day"])
        self._updates.append({"this": row.num} | {f"new_{name}": value for name, value in new.items()})

    def _untag(self, num: int, keys: set[str], day: int) -> None:
        self._untags += [{"old_tag": hashed(key), "old_day": day, "old_num": num} for key in keys]

    def flush(self) -> None:
        """Write all, and drop the entries that no claim supports any more."""
        old: set[int] = set()
        for part in _parts(sorted(self._noted)):
            old |= set(self.connection.execute(HELD, {"nums": part}).scalars())
        if self._inserts:
            self.connection.execute(sa.insert(facts), self._inserts)
        if self._updates:
            self.connection.execute(UPDATE, self._updates)
        if self._holds:
            holds = [{"this": num, "its_fact": fact} for num, fact in sorted(self._holds.items())]
            self.connection.execute(HOLD, holds)
        self._drop_bare(old)
        if self._untags:
            self.connection.execute(UNTAG, self._untags)
        if self._tags:
            self.connection.execute(sa.insert(fact_tags), self._tags)
        self.__init__(self.shelf)  # type: ignore[misc]
        self.shelf.moved.clear()
        self.shelf.dropped.clear()

    def _drop_bare(self, old: set[int]) -> None:
        for part in _parts(sorted(old)):
            for row in self.connection.execute(BARE, {"nums": part}).all():
                self._untag(row.num, set(row.tags.split("\n")) - {""}, row.day)
                self.connection.execute(sa.delete(facts).where(facts.c.num == row.num))


def entry_row(entry: Entry[Any]) -> Row:
    """An entry as its row."""
    content = encode_content(entry.content)
    del content["kind"]
    return {
        "id": entry.id,
        "kind": KINDS.index(entry.kind),
        "leader": None,
        "day": listed(entry.day),
        "content": dumps(content),
        "dissent": dissent_text(entry.dissent),
        "reports": entry.reports,
        "sources": entry.sources,
        "tags": "\n".join(sorted(entry.tags)),
    }


def fresh(connection: sa.Connection, rows: Sequence[tuple[Entry[Any], list[int], list[int] | None]]) -> None:
    """Write the entries of one kind of a register that is computed anew.

    With each come its leaders, and the numbers of its claims where these are not all of the leaders'.
    """
    num = int(connection.execute(LAST).scalar_one())
    inserts, tags, by_leader, by_claim = [], [], [], []
    for fact, (entry, leaders, held) in enumerate(rows, num + 1):
        leader = leaders[0] if len(leaders) == 1 and held is None else None
        inserts.append(entry_row(entry) | {"num": fact, "leader": leader})
        tags += _tag_rows(fact, entry.tags, listed(entry.day))
        if held is None:
            by_leader += [{"this": one, "its_fact": fact} for one in leaders]
        else:
            by_claim += [{"this": one, "its_fact": fact} for one in held]
    under = sa.update(claims).where(claims.c.leader == sa.bindparam("this")).values(fact=sa.bindparam("its_fact"))
    work = ((sa.insert(facts), inserts), (sa.insert(fact_tags), tags), (under, by_leader), (HOLD, by_claim))
    for query, found in work:
        for start in range(0, len(found), BATCH):
            connection.execute(query, found[start : start + BATCH])


def _tag_rows(num: int, keys: Iterable[str], day: int) -> list[Row]:
    return [{"tag": tag, "day": day, "num": num} for tag in sorted({hashed(key) for key in keys})]


def _parts(nums: list[int]) -> Iterable[list[int]]:
    return (nums[start : start + BATCH] for start in range(0, len(nums), BATCH))
