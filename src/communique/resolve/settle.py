"""Which claims are of one fact: each follows the best leader before it, or leads.

Only the claims that a new one can touch are asked again.
"""

import heapq
from collections import defaultdict
from collections.abc import Iterable, Iterator
from typing import Any, Protocol

from communique.model.testimony import Testimony
from communique.resolve.identity import SAME, Identity, Rank, place_in_order

Told = Testimony[Any]


class Shelf(Protocol):
    """Where the claims of one kind stand: filed under keys, each with its leader. Kept in memory or in a register."""

    def leaders(self, keys: frozenset[str]) -> Iterable[Told]:
        """Claims that lead and are filed under one of the keys."""
        ...

    def filed(self, keys: frozenset[str]) -> Iterable[Told]:
        """All claims that are filed under one of the keys."""
        ...

    def leader(self, claim: str) -> str:
        """The leader of a claim; empty where it has none yet."""
        ...

    def follow(self, told: Told, keys: frozenset[str], leader: str) -> None:
        """File the claim, or move it, under this leader (itself, where it leads)."""
        ...

    def drop(self, told: Told, keys: frozenset[str]) -> None:
        """Take a claim away."""
        ...


class Settling:
    """One round of finding leaders; `touched` holds the leaders whose followers changed."""

    def __init__(self, identity: Identity, shelf: Shelf, apart: frozenset[frozenset[str]] = frozenset()) -> None:
        """`apart` are pairs of claims that people decided to keep apart."""
        self.identity = identity
        self.shelf = shelf
        self.apart = apart
        self.touched: set[str] = set()
        self._waiting: list[tuple[Rank, str]] = []
        self._claims: dict[str, Told] = {}

    def add(self, told: Iterable[Told]) -> None:
        """New claims; give those of one round together."""
        for one in told:
            self._ask(one)
        self._run()

    def remove(self, told: Iterable[Told]) -> None:
        """Claims that no longer count."""
        gone = tuple(told)
        led = [one for one in gone if self.shelf.leader(one.id) == one.id]
        for one in gone:
            self.touched.add(self.shelf.leader(one.id))
            self.shelf.drop(one, self.identity.filed(one))
        for one in led:
            self._ask_after(one)
        self._run()

    def again(self, told: Iterable[Told]) -> None:
        """Claims that a decision is about: ask them anew, and all after them that hesitate between them."""
        for one in told:
            self._ask(one)
            self._ask_after(one)
        self._run()

    def _ask(self, told: Told) -> None:
        if told.id not in self._claims:
            self._claims[told.id] = told
            heapq.heappush(self._waiting, (place_in_order(self.identity, told), told.id))

    def _ask_after(self, told: Told) -> None:
        here = place_in_order(self.identity, told)
        for other in self.shelf.filed(self.identity.probed(told)):
            if place_in_order(self.identity, other) > here:
                self._ask(other)

    def _run(self) -> None:
        while self._waiting:
            here, claim = heapq.heappop(self._waiting)
            told = self._claims.pop(claim)
            before = self.shelf.leader(claim)
            now = self._choose(told, here)
            if now == before:
                self.touched.add(now)
                continue
            self.touched |= {now, before} - {""}
            self.shelf.follow(told, self.identity.filed(told), now)
            if claim in (before, now):
                self._ask_after(told)

    def _choose(self, told: Told, here: Rank) -> str:
        likely = []
        for leader in self.shelf.leaders(self.identity.probed(told)):
            if leader.id != told.id and place_in_order(self.identity, leader) < here:
                like = self._like(leader, told)
                if like >= SAME:
                    likely.append((like, leader.id))
        if not likely:
            return told.id
        score, best = max(likely)
        # Two leaders that only a person's decision keeps apart leave no doubt about the rest.
        others = [like for like, leader in likely if leader != best and frozenset((leader, best)) not in self.apart]
        return told.id if others and score - max(others) < self.identity.margin else best

    def _like(self, leader: Told, told: Told) -> float:
        if self.apart and frozenset((leader.id, told.id)) in self.apart:
            return 0.0
        return self.identity.likeness(leader, told)


class MemoryShelf:
    """A shelf for one computation, kept in memory."""

    def __init__(self) -> None:
        """Empty."""
        self.claims: dict[str, Told] = {}
        self.leads: dict[str, str] = {}
        self._all: dict[str, dict[str, None]] = defaultdict(dict)
        self._leading: dict[str, dict[str, None]] = defaultdict(dict)

    def leaders(self, keys: frozenset[str]) -> Iterator[Told]:
        """Claims that lead and are filed under one of the keys."""
        return self._under(self._leading, keys)

    def filed(self, keys: frozenset[str]) -> Iterator[Told]:
        """All claims that are filed under one of the keys."""
        return self._under(self._all, keys)

    def _under(self, files: dict[str, dict[str, None]], keys: frozenset[str]) -> Iterator[Told]:
        found = {claim: None for key in keys for claim in files.get(key, ())}
        return iter([self.claims[claim] for claim in found])

    def leader(self, claim: str) -> str:
        """The leader of a claim; empty where it has none yet."""
        return self.leads.get(claim, "")

    def follow(self, told: Told, keys: frozenset[str], leader: str) -> None:
        """File the claim, or move it, under this leader."""
        self.claims[told.id] = told
        self.leads[told.id] = leader
        for key in keys:
            self._all[key][told.id] = None
            if leader == told.id:
                self._leading[key][told.id] = None
            else:
                self._leading[key].pop(told.id, None)

    def drop(self, told: Told, keys: frozenset[str]) -> None:
        """Take a claim away."""
        del self.claims[told.id], self.leads[told.id]
        for key in keys:
            self._all[key].pop(told.id, None)
            self._leading[key].pop(told.id, None)

    def groups(self) -> dict[str, list[Told]]:
        """All claims by leader."""
        found: dict[str, list[Told]] = defaultdict(list)
        for claim, leader in self.leads.items():
            found[leader].append(self.claims[claim])
        return found
