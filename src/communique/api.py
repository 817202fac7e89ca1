"""The desk: open a register, add reports, ask, judge, check. What the command line and the page are built on."""

from collections.abc import Callable, Iterable, Iterator, Sequence
from datetime import date, datetime
from pathlib import Path
from types import TracebackType
from typing import Any, Self, TypedDict, Unpack

from communique.errors import SourceError
from communique.model import (
    Agreement,
    Claim,
    Document,
    Event,
    Fact,
    Figure,
    Format,
    Initiative,
    Judgement,
    Occupancy,
    Period,
    Ranking,
    Statement,
    Topic,
)
from communique.model.answer import (
    AddReport,
    Change,
    Citation,
    Found,
    Life,
    Person,
    Progress,
    Summary,
    Target,
    Verification,
)
from communique.model.fact import Verdict

Source = str | Path | Document | SourceError
Day = date | datetime | str


class Filters(TypedDict, total=False):
    """What every question takes; each filter narrows. Unknown values raise QueryError that says what is accepted.

    `areas`: one code (all facts about it) or several (facts that hold all of them: a pair); blocs by their code.
    `indicator`, `status`, `type`, `unit`, `place`, `topic`: exact ids as in the guide. `person`, `office`, `text`:
    words, any spelling or alphabet of a name, any form of a word. `period`: facts whose time meets it ("2025",
    "2025-Q1", "2025-05/2025-09", "2025-05-30" or a Period). `as_of`: what the register knew at the end of that day
    (or at that moment): reports added and judgements made by then. `told_by`: only what reports published by the end of that day say.
    Newest first; `limit` entries (None: all), after the fact with the id `after`.
    """

    areas: str | Sequence[str]
    indicator: str
    status: str
    type: str
    unit: str
    place: str
    topic: str
    person: str
    office: str
    text: str
    period: str | Period
    disputed: bool
    as_of: Day
    told_by: Day
    limit: int | None
    after: str


class Register:
    """One register, open. Use it in a `with`, or call `close`."""

    def __init__(self, address: str | Path, *, create: bool = True) -> None:
        """Open the file or database URL. Raises RegisterError with what to do where that can't be."""
        raise NotImplementedError

    def __enter__(self) -> Self:
        """The register itself."""
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        """Close it."""
        self.close()

    def close(self) -> None:
        """Give the file back."""
        raise NotImplementedError

    # Adding

    def add(
        self,
        sources: Source | Iterable[Source],
        *,
        jobs: int = 1,
        strictness: float = 0.5,
        progress: Callable[[Progress], None] | None = None,
    ) -> AddReport:
        """Read reports into the register: paths (file, folder, glob, `-`), documents, or what ingest gives.

        The same text again changes nothing; another text of the same address is a new version. What cannot be read
        is in the report and the rest goes on. Safe to interrupt at any moment; add again completes it.
        """
        raise NotImplementedError

    # Questions: tuples of facts, newest first

    def figures(self, **filters: Unpack[Filters]) -> tuple[Fact[Figure], ...]:
        """Figures: results, targets, forecasts."""
        raise NotImplementedError

    def events(self, **filters: Unpack[Filters]) -> tuple[Fact[Event], ...]:
        """Visits, talks, summits, calls, forums, signings."""
        raise NotImplementedError

    def offices(self, **filters: Unpack[Filters]) -> tuple[Fact[Occupancy], ...]:
        """Who holds which office."""
        raise NotImplementedError

    def statements(self, **filters: Unpack[Filters]) -> tuple[Fact[Statement], ...]:
        """What people and organisations said."""
        raise NotImplementedError

    def agreements(self, **filters: Unpack[Filters]) -> tuple[Fact[Agreement], ...]:
        """Named documents between states."""
        raise NotImplementedError

    def initiatives(self, **filters: Unpack[Filters]) -> tuple[Fact[Initiative], ...]:
        """Decisions and undertakings."""
        raise NotImplementedError

    def formats(self, **filters: Unpack[Filters]) -> tuple[Fact[Format], ...]:
        """Series of meetings."""
        raise NotImplementedError

    def editions(self, format_id: str, **filters: Unpack[Filters]) -> tuple[Fact[Event], ...]:
        """The meetings of one format in order of time: the first is edition 1 as far as the register knows."""
        raise NotImplementedError

    def rankings(self, **filters: Unpack[Filters]) -> tuple[Fact[Ranking], ...]:
        """Places in an order."""
        raise NotImplementedError

    def topics(self, **filters: Unpack[Filters]) -> tuple[Fact[Topic], ...]:
        """Areas of cooperation that reports are about; `areas` narrows to reports about these areas."""
        raise NotImplementedError

    def facts(self, kind: str, **filters: Unpack[Filters]) -> tuple[Fact[Any], ...]:
        """Facts of one kind by its name: figures events offices statements agreements initiatives formats rankings topics."""
        raise NotImplementedError

    def people(self, **filters: Unpack[Filters]) -> tuple[Person, ...]:
        """People with all spellings of their names and their offices over time (`person`, `areas`, `office`)."""
        raise NotImplementedError

    def targets(self, **filters: Unpack[Filters]) -> tuple[Target, ...]:
        """Targets with base, results, share reached, growth still needed, pace (an extrapolation), state, restatements."""
        raise NotImplementedError

    def documents(self, **filters: Unpack[Filters]) -> tuple[Document, ...]:
        """Reports, newest first: `text`, `areas`, `period` (of publication), `person`; `after` is a document id."""
        raise NotImplementedError

    def search(self, words: str, *, limit: int = 20) -> Found:
        """Articles and facts by any form of the words."""
        raise NotImplementedError

    # One thing

    def fact(self, fact_id: str, *, as_of: Day | None = None) -> Fact[Any]:
        """The fact with this id (or a beginning of it that only it has). Raises QueryError where there is none."""
        raise NotImplementedError

    def life(self, event: Fact[Event], *, today: date | None = None) -> Life:
        """The life line of an event as of `today` (the clock's day where not given)."""
        raise NotImplementedError

    def cite(self, fact: Fact[Any]) -> tuple[Citation, ...]:
        """All evidence of a fact, oldest report first: claim, document, sentence."""
        raise NotImplementedError

    def document(self, document_id: str) -> Document:
        """The document with this id. Raises QueryError where there is none."""
        raise NotImplementedError

    def versions(self, url: str) -> tuple[Document, ...]:
        """All texts the register has of one address, oldest first."""
        raise NotImplementedError

    def facts_in(self, document_id: str) -> tuple[tuple[Fact[Any], Claim[Any]], ...]:
        """What one document claims, in the order of its text: each claim with the fact it supports."""
        raise NotImplementedError

    # Decisions of people

    def judge(
        self, verdict: Verdict, subjects: Sequence[str], *, by: str, reason: str = "", correction: str = ""
    ) -> Judgement:
        """Decide: `same` or `different` (two or more facts or claims), `wrong` or `corrected` (one).

        `subjects` are ids of facts or claims. `correction` is `field=value` pairs, as cases write them
        ("value=30e9 period=2030"). Raises QueryError where a subject or field is unknown.
        """
        raise NotImplementedError

    def undo(self, judgement_id: str, *, by: str, reason: str = "") -> Judgement:
        """Take a judgement back, by another one."""
        raise NotImplementedError

    def judgements(self) -> tuple[Judgement, ...]:
        """All judgements, oldest first, those taken back included."""
        raise NotImplementedError

    def export_judgements(self) -> str:
        """All judgements as JSON Lines in a stable order, to be kept in git."""
        raise NotImplementedError

    def import_judgements(self, lines: str) -> int:
        """Take judgements from `export_judgements`; gives how many were new."""
        raise NotImplementedError

    # Time, checking, whole

    def changes(self, since: Day) -> tuple[Change, ...]:
        """What entered, was confirmed, disputed, corrected or withdrawn since then, oldest first."""
        raise NotImplementedError

    def claims(self) -> Iterator[dict[str, Any]]:
        """Every current claim: `file`, `kind`, `fact`, `start`, `end` and the fields of the guide."""
        raise NotImplementedError

    def verify(self) -> Verification:
        """Check each citation against the stored texts, each text against its hash, each fact against its claims."""
        raise NotImplementedError

    def rebuild(self, *, jobs: int = 1, progress: Callable[[Progress], None] | None = None) -> str:
        """Compute all facts anew from documents, claims and judgements; gives the digest, which is the same as before."""
        raise NotImplementedError

    def digest(self) -> str:
        """A hash of everything the register says; equal for the same documents and judgements, in any order of adding."""
        raise NotImplementedError

    def summary(self) -> Summary:
        """Counts."""
        raise NotImplementedError


def open_register(address: str | Path = "communique.db", *, create: bool = True) -> Register:
    """Open a register: a file (made where there is none, unless `create` is false) or a `postgresql://` URL."""
    return Register(address, create=create)
