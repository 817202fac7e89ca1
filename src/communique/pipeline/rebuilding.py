"""All facts of a register anew from documents, claims and judgements; and as they were on an earlier day."""

from collections.abc import Callable, Iterator
from concurrent.futures import ProcessPoolExecutor
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.model.answer import Outdated, Progress
from communique.model.testimony import Entry, Testimony
from communique.pipeline.build import computer, reader
from communique.pipeline.workers import STRICTNESS
from communique.register import ledger, whole
from communique.register.builds import stamp, stamps
from communique.register.decisions import all_judgements, current
from communique.register.entries import fresh
from communique.register.queries import current_documents
from communique.register.store import Store
from communique.resolve.anew import entries, settled
from communique.resolve.identities import IDENTITIES
from communique.resolve.rulings import Rulings, rulings
from communique.resolve.tags import left_tags, report_tags

Told = Testimony[Any]
Listener = Callable[[Progress], None] | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Computed:
    """All of one kind: claims with their leaders and keys by number, entries with their leaders and claims."""

    follow: tuple[tuple[int, int], ...]
    filed: tuple[tuple[int, bool, frozenset[str]], ...]
    entries: tuple[tuple[list[int], Entry[Any], list[int] | None], ...]


def rebuild(store: Store, jobs: int = 1, progress: Listener = None) -> str:
    """Compute all facts anew, in one transaction; gives the digest."""
    with store.writing() as connection:
        decided = rulings(all_judgements(connection), lambda one: current(connection, one))
        whole.clear(connection)
        for done, computed in enumerate(_computed(store, connection, decided, jobs), 1):
            whole.follow(connection, computed.follow)
            whole.file(connection, computed.filed)
            fresh(connection, [(entry, leaders, held) for leaders, entry, held in computed.entries])
            if progress:
                progress(Progress(done=done, total=len(IDENTITIES)))
        _file_documents(connection)
        stamp(connection, {"computer": computer()})
        return whole.digest(connection)


def outdated(connection: Any) -> Outdated:
    """What of a register another build made."""
    noted, documents = stamps(connection), whole.last_document(connection)
    return Outdated(
        reading=bool(documents) and noted.get("reader") != reader(),
        facts=bool(documents) and noted.get("computer") != computer(),
        documents=documents,
        strictness=float(noted.get("strictness", STRICTNESS)),
    )


def _file_documents(connection: Any) -> None:
    """The keys under which reports are found, and the counts of what was not understood in them."""
    whole.clear_documents(connection)
    for part in whole.documents_in_parts(connection):
        contents, reasons = whole.contents_in(connection, part), ledger.reasons_of(connection, part)
        keys = {num: report_tags(contents.get(num, ())) | left_tags(reasons.get(num, ())) for num in part}
        whole.tag(connection, keys)
    ledger.recount(connection, current_documents(connection))


def _computed(store: Store, connection: Any, decided: Rulings, jobs: int) -> Iterator[Computed]:
    if jobs <= 1:
        for kind in IDENTITIES:
            yield compute(connection, kind, decided)
        return
    with ProcessPoolExecutor(min(jobs, len(IDENTITIES))) as pool:
        yield from pool.map(_compute_there, [(store.name, kind, decided) for kind in IDENTITIES])


def _compute_there(task: tuple[str, str, Rulings]) -> Computed:
    """In a process of its own; the transaction that clears the facts is not seen here, documents and claims are."""
    address, kind, decided = task
    store = Store(address, create=False)
    try:
        with store.reading() as connection:
            return compute(connection, kind, decided)
    finally:
        store.close()


def compute(connection: Any, kind: str, decided: Rulings) -> Computed:
    """All of one kind from the tables."""
    nums: dict[str, int] = {}
    told: list[Told] = []
    for num, one in whole.every_told(connection, kind):
        nums[one.id] = num
        told.append(one)
    shelf = settled(kind, told, decided)
    identity = IDENTITIES[kind]
    found = [
        ([nums[leader] for leader in sorted(leaders)], entry, None if all_of_them else [nums[c] for c in entry.claims])
        for leaders, entry, all_of_them in entries(shelf, decided)
    ]
    return Computed(
        follow=tuple((nums[claim], nums[leader]) for claim, leader in shelf.leads.items()),
        filed=tuple(
            (nums[claim], claim == leader, identity.filed(shelf.claims[claim])) for claim, leader in shelf.leads.items()
        ),
        entries=tuple(found),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Then:
    """An earlier state: as it was at a time (`until`, UTC), or as reports of up to a day tell (`told_by`).

    `areas` narrow to reports about the first of them where a register is large.
    """

    until: str | None = None
    told_by: date | None = None
    areas: tuple[str, ...] = ()


def entries_then(connection: Any, kind: str, then: Then) -> tuple[Entry[Any], ...]:
    """The entries of one kind in an earlier state."""
    until, told_by = then.until, then.told_by
    key = f"documents|{then.areas[0]}" if then.areas and whole.is_large(connection) else ""
    known = all_judgements(connection)
    in_time = [one for one in known if until is None or one.at.isoformat() <= until]
    decided = rulings(in_time, lambda one: current(connection, one))
    told = [one for _, one in whole.every_told(connection, kind, until, key)]
    if told_by is not None:
        told = [one for one in told if one.published and one.published <= told_by]
    return tuple(entry for _, entry, _ in entries(settled(kind, told, decided), decided))


def wrong_entries(connection: Any) -> Iterator[str]:
    """Ids of facts whose stored content is not what their claims give."""
    decided = rulings(all_judgements(connection), lambda one: current(connection, one))
    stored = whole.stored(connection)
    for kind in IDENTITIES:
        for _, entry, _ in compute(connection, kind, decided).entries:
            if stored.pop(entry.id, None) != whole.row_of(entry):
                yield entry.id
    yield from stored
