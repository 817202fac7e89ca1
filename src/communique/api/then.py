"""Facts as they were at a time, in a register too large to compute all of them anew: from the entries of today.

An entry whose reports had all come by then is as it was; of another the claims that had come are merged anew, and so is
what later decisions or new texts of addresses concern. Only what a later report joined (two entries that it made one)
may be told as one already.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from heapq import merge
from itertools import islice
from operator import itemgetter
from typing import Any

from communique.api.filters import Asked
from communique.model import Claim, Fact
from communique.model.testimony import Entry, Testimony
from communique.register import history
from communique.register.decisions import all_judgements, current
from communique.register.queries import Library, Place
from communique.register.rows import KINDS, listed
from communique.resolve.anew import entries, settled
from communique.resolve.identities import IDENTITIES
from communique.resolve.question import Question
from communique.resolve.rulings import Rulings, rulings

Told = Testimony[Any]
Dated = tuple[int, Fact[Any]]  # a fact with its day, the latest smallest
FEW = 300  # reports that are computed anew while one waits
AT_ONCE = 100
LOOKED_AT = 4000  # entries of today, the latest, among which those of then are looked for
REPLACED = 2000  # texts that took the place of others, the latest


def fact_of(
    library: Library, entry: Entry[Any], until: str | None = None, held: Mapping[str, Claim[Any]] | None = None
) -> Fact[Any]:
    """An entry with the claims that it names; `held` are those that were fetched before."""
    claims = library.claims(entry.claims) if held is None else tuple(held[one] for one in entry.claims)
    decided = tuple(one for one in library.judgements_on(claims) if until is None or one.at.isoformat() <= until)
    return Fact(
        id=entry.id,
        content=entry.content,
        claims=claims,
        dissent=entry.dissent,
        judgements=decided,
        reports=entry.reports,
        sources=entry.sources,
    )


@dataclass(frozen=True, slots=True)
class Past:
    """Facts of one kind at a time. `decided` is what people had decided by then, `later` the claims of decisions since.

    What the entries of today tell of then is told apart from what is computed anew: `anew` are the numbers of entries
    that later decisions or what was withdrawn since concern.
    """

    library: Library
    kind: str
    until: str
    decided: Rulings
    withdrawn: tuple[Told, ...]
    anew: frozenset[int]

    def changed(self) -> Iterator[Dated]:
        """What later decisions and new texts of addresses concern, computed anew from the claims of then."""
        told = [one for num in sorted(self.anew) for one in self._told(num)]
        return self._entries([*self.withdrawn, *told], {})

    def facts(self, rows: list[Any]) -> Iterator[Dated]:
        """Entries of today as they were; those that did not exist, and those that are told anew, are left out."""
        wanted = [row for row in rows if row.num not in self.anew]
        had = history.had(self.library.connection, [row.num for row in wanted], self.until)
        same = [row for row in wanted if had[row.num].is_all]
        facts = dict(zip((row.num for row in same), self.library.facts(same), strict=True))
        for row in wanted:
            if row.num in facts:
                fact = facts[row.num]
                decided = tuple(one for one in fact.judgements if one.at.isoformat() <= self.until)
                yield -row.day, replace(fact, judgements=decided)
            elif had[row.num].reports:
                yield from self._entries(self._told(row.num), {row.num: had[row.num].reports})

    def _told(self, num: int) -> tuple[Told, ...]:
        found = history.told_then(self.library.connection, num, self.until)
        return tuple(one for one in found if one.kind == self.kind)

    def _entries(self, told: Iterable[Told], reports: dict[int, int]) -> Iterator[Dated]:
        """The entries that these claims make together; `reports` is how many there were, where that is known."""
        found = [one for _, one, _ in entries(settled(self.kind, told, self.decided), self.decided)]
        least = max(reports.values(), default=0) if len(found) == 1 else 0
        for one in sorted(found, key=lambda one: (-listed(one.day), one.id)):
            whole = replace(one, reports=max(one.reports, least))
            yield -listed(one.day), fact_of(self.library, whole, self.until)


def past(library: Library, kind: str, until: str) -> Past:
    """The facts of a kind at a time."""
    connection = library.connection
    known = all_judgements(connection)
    in_time = [one for one in known if one.at.isoformat() <= until]
    later = sorted({subject for one in known if one.at.isoformat() > until for subject in one.subjects})
    replaced = {told.id for _, one in history.replaced_since(connection, until, REPLACED) for told in one}
    gone = history.told(connection, history.uncounted(connection, sorted({*later, *replaced}), until))
    withdrawn = tuple(one for one in gone if one.kind == kind)
    near = history.facts_under(connection, {key for one in withdrawn for key in IDENTITIES[kind].filed(one)})
    return Past(
        library=library,
        kind=kind,
        until=until,
        decided=rulings(in_time, lambda one: current(connection, one)),
        withdrawn=withdrawn,
        anew=frozenset(history.facts_of_claims(connection, later)) | near,
    )


def facts_then(library: Library, asked: Asked, until: str) -> tuple[Fact[Any], ...]:
    """Facts that answered at a time, newest first."""
    question = asked.question
    then = past(library, question.kind, until)
    after = library.fact_row(asked.after) if asked.after else None
    # What an entry is today (held, undisputed) it need not have been.
    wide = replace(question, status="" if question.kind == "events" else question.status, disputed=False)
    rows = library.find(question.kind, wide.keys(), lambda _: True, Place(after=after))
    told = merge(then.changed(), _in_parts(then, islice(rows, LOOKED_AT)), key=itemgetter(0))
    later = (fact for day, fact in told if after is None or day > -after.day or fact.id != after.id)
    return tuple(islice((fact for fact in later if _answers(question, fact)), asked.limit))


def fact_then(library: Library, row: Any, until: str) -> Fact[Any] | None:
    """The fact of a row as it was at a time; None where the register did not know it."""
    kind = KINDS[row.kind]
    then = past(library, kind, until)
    if row.num not in then.anew:
        return next((fact for _, fact in then.facts([row])), None)
    ids = history.ids_of(library.connection, row.num)
    shared = [(len(ids & {claim.id for claim in fact.claims}), fact.id, fact) for _, fact in then.changed()]
    return max((one for one in shared if one[0]), default=(0, "", None))[2]


def _in_parts(then: Past, rows: Iterator[Any]) -> Iterator[Dated]:
    while part := list(islice(rows, AT_ONCE)):
        yield from then.facts(part)


def _answers(question: Question, fact: Fact[Any]) -> bool:
    return question.accepts(fact.content) and (not question.disputed or bool(fact.dissent))


def is_long(library: Library) -> bool:
    """Whether computing all facts anew would keep somebody waiting."""
    return history.reports(library.connection) > FEW
