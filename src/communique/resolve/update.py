"""What new, vanished and judged claims do to the entries of a register: only what they touch is computed."""

from collections.abc import Iterable
from datetime import date
from typing import Any, Protocol

from communique.model.testimony import SAMPLE, Entry, Testimony
from communique.resolve.apart import parted
from communique.resolve.identities import IDENTITIES
from communique.resolve.merge import entry
from communique.resolve.rulings import Rulings
from communique.resolve.settle import Settling, Shelf

Told = Testimony[Any]


class Books(Protocol):
    """Where claims and entries are kept; in memory, or in a register."""

    def fetch(self, keys: frozenset[str]) -> None:
        """These keys will be asked about: a chance to fetch them at once."""
        ...

    def open(self, leaders: Iterable[str]) -> None:
        """The claims under these leaders will be asked for: a chance to fetch them at once."""
        ...

    def shelf(self, kind: str) -> Shelf:
        """The claims of one kind."""
        ...

    def followers(self, leaders: frozenset[str]) -> Iterable[Told]:
        """The claims under these leaders; of very many the first and the last in order of publication."""
        ...

    def leader(self, claim: str) -> str:
        """The leader of a claim; empty where it does not count."""
        ...

    def replace(self, leaders: frozenset[str], entries: tuple[Entry[Any], ...]) -> None:
        """These entries now hold the claims under these leaders."""
        ...

    def tidy(self) -> None:
        """Drop entries that no claim supports any more."""
        ...


def update(books: Books, added: Iterable[Told], removed: Iterable[Told], rulings: Rulings) -> None:
    """Take claims in and away, and write the entries that this changes."""
    _settle(books, (tuple(added), tuple(removed), ()), rulings)


def replaced(books: Books, now: Iterable[Told], gone: Iterable[Told], rulings: Rulings, partners: set[str]) -> None:
    """Take another reading of a report: a decision may have passed from a claim that is gone to one that stays.

    `partners` are the leaders whose claims decisions joined to those of the reading before.
    """
    again = tuple(now) if rulings.apart else ()
    _settle(books, (() if again else tuple(now), tuple(gone), again), rulings, partners)


def decided(books: Books, subjects: Iterable[Told], rulings: Rulings) -> None:
    """Bring the entries up to date of claims that a decision is about: they come, go, or are asked anew."""
    about = tuple(subjects)
    _settle(books, ((), tuple(one for one in about if one.id in rulings.wrong), about), rulings)


def _settle(books: Books, claims: tuple[tuple[Told, ...], ...], rulings: Rulings, partners: Iterable[str] = ()) -> None:
    """Take in claims that are new, take away those that no longer count, ask anew those that decisions are about."""
    touched = set(partners)
    added, removed, again = claims
    counting = [one for one in (*added, *again) if one.kind in IDENTITIES and one.id not in rulings.wrong]
    books.fetch(frozenset(key for one in counting for key in IDENTITIES[one.kind].probed(one)))
    new, gone = _by_kind(counting), _by_kind(removed)
    anew = {one.id for one in again}
    for kind, identity in IDENTITIES.items():
        if kind not in new and kind not in gone:
            continue
        settling = Settling(identity, books.shelf(kind), rulings.apart)
        settling.remove(gone.get(kind, ()))
        settling.add(one for one in new.get(kind, ()) if one.id not in anew)
        settling.again(one for one in new.get(kind, ()) if one.id in anew)
        touched |= settling.touched
    changed = {one.id for part in claims for one in part}
    write(books, touched | rulings.reached(changed, touched, books.leader), rulings)


def write(books: Books, touched: Iterable[str], rulings: Rulings) -> None:
    """Compute the entries of all claims under these leaders, and of those that decisions of people join to them."""
    left = set(touched) - {""}
    books.open(sorted(left))
    while left:
        leaders = rulings.joined(left.pop(), books.leader)
        left -= leaders
        claims = tuple(books.followers(leaders))
        entries = tuple(rulings.corrected(entry(part)) for part in parted(claims, rulings)) if claims else ()
        books.replace(leaders, entries)
    books.tidy()


def sample(claims: Iterable[Told]) -> tuple[Told, ...]:
    """All claims of a fact, or the first and the last of very many, in order of publication."""
    told = sorted(claims, key=lambda one: (one.published or date.max, one.id))
    return tuple(told if len(told) <= 2 * SAMPLE else told[:SAMPLE] + told[-SAMPLE:])


def _by_kind(claims: Iterable[Told]) -> dict[str, list[Told]]:
    found: dict[str, list[Told]] = {}
    for one in claims:
        found.setdefault(one.kind, []).append(one)
    return found
