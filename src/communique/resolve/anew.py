"""All entries of one kind from all its claims at once: what adding them one by one gives, in any order."""

from collections.abc import Iterable, Iterator
from dataclasses import replace
from typing import Any

from communique.model.testimony import Entry, Testimony
from communique.resolve.apart import parted
from communique.resolve.identities import IDENTITIES
from communique.resolve.merge import entry
from communique.resolve.rulings import Rulings
from communique.resolve.settle import MemoryShelf, Settling
from communique.resolve.update import sample

Told = Testimony[Any]
Leaders = frozenset[str]


def settled(kind: str, claims: Iterable[Told], rulings: Rulings) -> MemoryShelf:
    """The claims of one kind with their leaders."""
    shelf = MemoryShelf()
    counted = [one for one in claims if one.id not in rulings.wrong]
    Settling(IDENTITIES[kind], shelf, rulings.apart).add(counted)
    return shelf


def entries(shelf: MemoryShelf, rulings: Rulings) -> Iterator[tuple[Leaders, Entry[Any], bool]]:
    """Each entry with the leaders it comes from, and whether it holds all of their claims."""
    groups = shelf.groups()
    left = set(groups)
    while left:
        leaders = rulings.joined(left.pop(), shelf.leader)
        left -= leaders
        every = [one for leader in leaders for one in groups.get(leader, ())]
        parts = parted(sample(every), rulings)
        for part in parts:
            found = rulings.corrected(entry(part))
            if len(parts) == 1 and len(every) > len(part):
                found = replace(found, reports=len({one.report.id for one in every}))
            yield leaders, found, len(parts) == 1
