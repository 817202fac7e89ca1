"""What questions to a register give, beside facts: people, targets, citations, changes, reports of work done."""

from dataclasses import dataclass, field
from datetime import date, datetime
from decimal import Decimal
from typing import Any, Literal

from communique.model.claim import Claim
from communique.model.content import Event, Figure, Occupancy
from communique.model.document import Document
from communique.model.fact import Fact
from communique.model.period import Period
from communique.model.quantity import Quantity
from communique.model.reading import Leftover
from communique.model.span import Span

TargetState = Literal["reached", "on_track", "behind", "overdue", "no_data"]
EventState = Literal["announced", "postponed", "cancelled", "held", "unconfirmed"]
ChangeKind = Literal["entered", "confirmed", "disputed", "corrected", "withdrawn"]


@dataclass(frozen=True, slots=True, kw_only=True)
class AddReport:
    """What `add` did: new documents, texts the register had, new versions of known addresses, and failures.

    `failed` holds (address, reason) of each source that could not be read; the rest was added.
    """

    added: int = 0
    unchanged: int = 0
    versions: int = 0
    claims: int = 0
    failed: tuple[tuple[str, str], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Progress:
    """Where long work stands: `done` of `total` (0 where the total is not known yet), the address just finished."""

    done: int
    total: int = 0
    address: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Citation:
    """A claim with the document it stands in and the sentence around its words."""

    claim: Claim[Any]
    document: Document
    sentence: Span

    @property
    def words(self) -> str:
        """The exact words of the claim."""
        return self.claim.evidence.span.text


@dataclass(frozen=True, slots=True, kw_only=True)
class Tenure:
    """One person in one office, with the first and last day on which a report shows the person there.

    `rivals` are ids of facts that put another person into the same office on the same days: worth a look.
    """

    fact: Fact[Occupancy]
    person: str
    office: str
    area: str
    first: date | None = None
    last: date | None = None
    rivals: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """One person across texts and alphabets. `name` is the fullest and commonest, `names` all spellings seen.

    `facts` counts facts that name the person.
    """

    id: str
    name: str
    names: tuple[str, ...] = ()
    areas: tuple[str, ...] = ()
    offices: tuple[Tenure, ...] = ()
    first: date | None = None
    last: date | None = None
    facts: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class Step:
    """One step of an event's life: on `day` (of publication) reports said that it is `status`, for `period`."""

    day: date | None
    status: EventState
    period: Period | None
    claims: tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Life:
    """The life line of an event: announced, postponed, held; `unconfirmed` when its date passed and no report came."""

    event: Fact[Event]
    state: EventState
    steps: tuple[Step, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Pace:
    """What the latest period alone would mean for a year. An extrapolation, never a fact.

    `method` is `times` (the part of the year, times how often it goes into a year) or `season` (scaled as the same
    part of an earlier year was to that year, `basis` names it).
    """

    period: Period
    value: Quantity
    yearly: Decimal
    method: Literal["times", "season"]
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Restatement:
    """One time that a target was named: on `day` (of publication), in `claim` of the fact `fact`."""

    day: date | None
    value: Quantity
    deadline: Period | None
    fact: str
    claim: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Target:
    """A wish and what came of it. `id` is the fact's id.

    `base` is the latest result before or at the time the target was named, `results` all results of the same
    quantity in order of time, `latest` the last whole-year one. `share` is latest / value, `growth_needed` the yearly
    growth in percent from the latest year's result to the deadline. `restatements` are all times that a target was
    named for the same quantity, in order of being named, this one included: moved goalposts show there.
    """

    id: str
    fact: Fact[Figure]
    value: Quantity
    deadline: Period | None
    state: TargetState
    base: Fact[Figure] | None = None
    latest: Fact[Figure] | None = None
    results: tuple[Fact[Figure], ...] = ()
    share: Decimal | None = None
    growth_needed: Decimal | None = None
    pace: Pace | None = None
    restatements: tuple[Restatement, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Change:
    """Something that changed in what the register knows: at `at` (UTC), for the fact as it is now.

    `detail` says in a few words which field or decision it was; `claims` are those that brought the change.
    """

    at: datetime
    what: ChangeKind
    fact: Fact[Any]
    detail: str = ""
    claims: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Found:
    """What a search gave: documents with the place of the first word found, and facts whose words hold the words."""

    documents: tuple[Document, ...] = ()
    facts: tuple[Fact[Any], ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Missed:
    """A number, date, quotation or weak candidate that is in no claim, with its report and the sentence around it."""

    left: Leftover
    document: Document
    sentence: Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Ledger:
    """Some of what was not understood, those of the newest reports first; `cursor` goes on, empty at the end."""

    entries: tuple[Missed, ...] = ()
    cursor: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Outdated:
    """What of a register earlier rules made: the claims (`reading`), the facts computed of them, or nothing (false).

    `documents` would be read again, as strictly as they were (`strictness`).
    """

    reading: bool = False
    facts: bool = False
    documents: int = 0
    strictness: float = 0.5

    def __bool__(self) -> bool:
        """Whether anything is to be done."""
        return self.reading or self.facts


@dataclass(frozen=True, slots=True, kw_only=True)
class Verification:
    """What `verify` checked, and each fault it found in words; `faults` is empty for a sound register."""

    documents: int
    claims: int
    facts: int
    faults: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Summary:
    """Counts of a register: documents, sources, claims, facts by kind."""

    documents: int
    claims: int
    facts: dict[str, int] = field(default_factory=dict)
    disagreements: int = 0
