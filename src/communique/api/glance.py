"""What is told of a register at a glance: counts, contents without their words, pairs that may be one."""

from typing import Any, Unpack

from communique.api import asking, deciding
from communique.api.filters import Day, Filters, asked, beginning
from communique.model import Fact
from communique.model.answer import Summary
from communique.register import history, whole
from communique.register.queries import Library
from communique.register.store import Store
from communique.resolve.doubts import LIKENESS, Doubt, doubts
from communique.resolve.tags import disputed

DOUBTED = 120  # facts of a kind, the latest, that are compared with each other
SPARE = 20  # pairs looked at beyond those asked for: some were judged already


class Glance:
    """The questions that need no words of articles, over an open store."""

    def __init__(self, store: Store) -> None:
        """Asks this store."""
        self._store = store

    def bare(self, kind: str, **filters: Unpack[Filters]) -> tuple[Fact[Any], ...]:
        """As `facts`, without claims, judgements and disagreements: a tenth of the price, for what counts or compares.

        Only of today: filters by words and by earlier days are not taken.
        """
        deciding.check_kind(kind)
        with self._store.reading() as connection:
            return asking.bare(Library(connection), asked(kind, filters))

    def bare_fact(self, fact_id: str) -> Fact[Any]:
        """As `fact`, without its claims."""
        with self._store.reading() as connection:
            library = Library(connection)
            return library.bare([library.fact_row(fact_id)])[0]

    def number(self, kind: str, **filters: Unpack[Filters]) -> int | None:
        """How many facts of a kind, or `documents`, there are about one area or two; None for other questions."""
        with self._store.reading() as connection:
            return asking.number(Library(connection), asked(kind, filters))

    def doubts(self, *, limit: int = 20) -> tuple[Doubt, ...]:
        """Pairs of facts that stand apart and may be one, those whose decision settles most first."""
        latest = [fact for kind in LIKENESS for fact in self.bare(kind, limit=DOUBTED)]
        likely = doubts(latest)[: limit + SPARE]
        with self._store.reading() as connection:
            library = Library(connection)
            rows = library.rows_of(sorted({one.id for doubt in likely for one in (doubt.one, doubt.other)}))
            return doubts(library.facts(rows))[:limit]

    def size(self) -> int:
        """How many reports there are."""
        with self._store.reading() as connection:
            return whole.size(connection)

    def added(self, since: Day, most: int) -> int:
        """How many reports were added since a day, counted up to so many."""
        with self._store.reading() as connection:
            return len(history.added_since(connection, beginning(since), most))

    def summary(self) -> Summary:
        """Counts."""
        with self._store.reading() as connection:
            keys = [disputed(kind) for kind in deciding.KINDS_KEPT]
            documents, claims, facts, opposed = whole.counts(connection, keys)
        return Summary(documents=documents, claims=claims, facts=facts, disagreements=opposed)
