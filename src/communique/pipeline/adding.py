"""A document into a register: keep it, keep its claims, bring the entries that it touches up to date."""

from collections.abc import Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from typing import Any, Literal

from communique.errors import SourceError
from communique.model import Claim, Document, Judgement
from communique.model.testimony import Testimony
from communique.pipeline.build import computer, reader
from communique.pipeline.study import Study
from communique.pipeline.workers import STRICTNESS, Work, studied
from communique.register.books import Books
from communique.register.builds import stamp
from communique.register.decisions import all_judgements, count_judgements, current
from communique.register.queries import Library, current_documents
from communique.register.shelf import Memory
from communique.register.store import Store
from communique.resolve.rulings import Rulings, rulings
from communique.resolve.tags import left_tags, report_tags
from communique.resolve.update import decided, replaced, update

Result = Literal["added", "unchanged", "version", "failed"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Outcome:
    """What became of one source."""

    address: str
    result: Result
    claims: int = 0
    reason: str = ""


class Keeper:
    """Adds to one register; remembers what it read lately, so that much adding asks the disk little."""

    def __init__(self, store: Store, strictness: float = STRICTNESS) -> None:
        """Nothing is remembered yet. `strictness` is that of the readings it will keep."""
        self.store = store
        self.strictness = strictness
        self.memory = Memory()
        self._judged: tuple[int, bool, Rulings] | None = None

    @contextmanager
    def _books(self) -> Iterator[Books]:
        """The register for writing, in one transaction; what is given up is not remembered."""
        kept = False
        try:
            with self.store.writing() as connection:
                yield Books(connection, self.memory)
            kept = True
        finally:
            if not kept:
                self.memory.forget()

    def has(self, document: Document) -> bool:
        """Whether this text is the current one of its address already."""
        with self.store.reading() as connection:
            known = Books(connection, self.memory).known(document)
        return known is not None and known[1]

    def enter(self, found: Study, at: datetime | None = None) -> Outcome:
        """Keep one document that was read, in one transaction."""
        document, at = found.document, at or datetime.now(UTC)
        address = document.url or document.id
        with self._books() as books:
            known = books.known(document)
            if known is not None:
                return self._seen_again(books, document, known, at)
            before = books.current(address)
            num = books.keep(document, found.sketch, at)
            if num == 1:
                stamp(books.connection, {**read_by(self.strictness), "computer": computer()})
            self._keep_claims(books, num, found)
            if books.current(address) == num:
                self._exchange(books, before, num)
        result: Result = "added" if before is None else "version"
        return Outcome(address=address, result=result, claims=len(found.reading.claims))

    def _seen_again(self, books: Books, document: Document, known: tuple[int, bool], at: datetime) -> Outcome:
        """A text that the register has: nothing to do, unless an older text of the address came back."""
        num, is_current = known
        address = document.url or document.id
        before = books.current(address)
        if not is_current:
            books.sight(document, num, at)
        if is_current or books.current(address) != num:
            return Outcome(address=address, result="unchanged")
        self._exchange(books, before, num)
        return Outcome(address=address, result="version")

    def _keep_claims(self, books: Books, num: int, found: Study) -> None:
        claims, left = found.reading.claims, found.reading.leftovers
        books.claim(claims, num, found.document.published)
        books.leave(num, left)
        books.index(num, found.lemmas)
        books.tag(num, _keys(claims, (one.reason for one in left)), found.document.published)

    def _exchange(self, books: Books, before: int | None, now: int) -> None:
        """The claims of one document stop counting, those of another begin."""
        gone = books.counted(books.told(before)) if before is not None else ()
        books.count_left(books.left(now), books.left(before))
        update(books, books.told(now), gone, self.rulings(books))

    def read_again(self, found: Study) -> bool:
        """Replace a document's claims by those of a new reading; False where it is not a current document."""
        with self._books() as books:
            known = books.known(found.document)
            if known is None:
                return False
            num, is_current = known
            before, left = books.told(num), books.left(num)
            partners = self._partners(books, before)
            reading = books.read_again(num)
            books.claim(found.reading.claims, num, found.document.published, reading)
            books.leave(num, found.reading.leftovers)
            self._find_again(books, num, found, _keys(before, left))
            if is_current:
                books.count_left(books.left(num), left)
            self._replace(books, books.counted(before), books.told(num) if is_current else (), partners)
        return True

    def _partners(self, books: Books, told: tuple[Testimony[Any], ...]) -> set[str]:
        """The leaders whose claims decisions join to these."""
        leaders = {books.leader(one.id) for one in told} - {""}
        return self.rulings(books, fresh=True).reached({one.id for one in told}, leaders, books.leader)

    def _find_again(self, books: Books, num: int, found: Study, before: frozenset[str]) -> None:
        """By the words and under the keys of its new reading."""
        books.index(num, found.lemmas)
        day = found.document.published
        now = _keys(found.reading.claims, (one.reason for one in found.reading.leftovers))
        # An earlier build may have filed it under some of the new ones.
        books.untag(num, before | now, day)
        books.tag(num, now, day)

    def _replace(
        self,
        books: Books,
        before: tuple[Testimony[Any], ...],
        now: tuple[Testimony[Any], ...],
        partners: set[str],
    ) -> None:
        kept = {one.id for one in now}
        gone = [one for one in before if one.id not in kept]
        replaced(books, now, gone, self.rulings(books, fresh=True), partners)

    def decide(self, judgements: Iterable[Judgement]) -> int:
        """Keep judgements and bring the entries they are about up to date; gives how many were new."""
        with self._books() as books:
            old = self.rulings(books, fresh=True)
            new = [one for one in judgements if books.judge(one)]
            if not new:
                return 0
            now = self.rulings(books, fresh=True)
            # What counts now, and what counts again; a claim found wrong for the second time does neither.
            back = old.wrong - now.wrong
            counted = [one for one in self._subjects(books, new) if books.leader(one.id) or one.id in back]
            decided(books, counted, now)
        return len(new)

    def _subjects(self, books: Books, judgements: list[Judgement]) -> list[Testimony[Any]]:
        """Claims that judgements are about, directly or by taking another back."""
        every = {one.id: one for one in all_judgements(books.connection)}
        pending, seen = [one.id for one in judgements], set()
        found: set[str] = set()
        while pending:
            here = pending.pop()
            if here in every and here not in seen:
                seen.add(here)
                found |= set(current(books.connection, every[here]))
                pending += [every[here].undoes] if every[here].undoes else []
        nums = [num for num in (books.reader.num(claim) for claim in sorted(found)) if num is not None]
        return [one for one in books.reader.told(nums) if books.is_current(one.id)]

    def rulings(self, books: Books, *, fresh: bool = False) -> Rulings:
        """The judgements in effect; looked up anew while some are about claims that are not here yet."""
        count = count_judgements(books.connection)
        if count == 0:
            return Rulings()
        if fresh or self._judged is None or self._judged[0] != count or self._judged[1]:
            known = all_judgements(books.connection)
            subjects = {one.id: current(books.connection, one) for one in known}
            open_ones = any(len(subjects[one.id]) < len(one.subjects) for one in known)
            self._judged = (count, open_ones, rulings(known, lambda one: subjects[one.id]))
        return self._judged[2]


def _keys(claims: Iterable[Claim[Any] | Testimony[Any]], reasons: Iterable[str]) -> frozenset[str]:
    """All keys under which a report is found."""
    return report_tags(claim.content for claim in claims) | left_tags(reasons)


def add(store: Store, sources: Iterable[Document | SourceError], work: Work) -> Iterator[Outcome]:
    """Add each source in its order of coming; what cannot be read is told and the rest goes on."""
    keeper = Keeper(store, work.strictness)

    def wanted() -> Iterator[Document | SourceError | Outcome]:
        for source in sources:
            if isinstance(source, Document) and keeper.has(source):
                yield Outcome(address=source.url or source.id, result="unchanged")
            else:
                yield source

    for found in studied(wanted(), work):
        yield _taken(keeper, found)


def reread(store: Store, work: Work) -> Iterator[str]:
    """Read each current text again; gives the addresses as they are done."""
    keeper = Keeper(store, work.strictness)
    with store.reading() as connection:
        nums = current_documents(connection)
    for found in studied(_texts(store, nums), work):
        if isinstance(found, SourceError):
            raise found
        if isinstance(found, Study):
            keeper.read_again(found)
            yield found.document.url or found.document.id
    with store.writing() as connection:
        stamp(connection, read_by(work.strictness))


def read_by(strictness: float) -> dict[str, str]:
    """What a register notes of the build that read its texts."""
    return {"reader": reader(), "strictness": str(strictness)}


def _texts(store: Store, nums: list[int]) -> Iterator[Document]:
    for num in nums:
        with store.reading() as connection:
            found = Library(connection).documents([num])
        yield found[num]


def _taken(keeper: Keeper, found: Study | SourceError | Outcome) -> Outcome:
    if isinstance(found, SourceError):
        return Outcome(address=found.address, result="failed", reason=found.reason)
    return keeper.enter(found) if isinstance(found, Study) else found
