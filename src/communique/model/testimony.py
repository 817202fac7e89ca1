"""What is compared when facts are computed: claims without their words, and the reports they stand in."""

from dataclasses import dataclass, field
from datetime import date
from typing import Generic, TypeVar

from communique.model.content import Content
from communique.model.fact import Dissent

C_co = TypeVar("C_co", bound=Content, covariant=True)

# An entry of more claims than twice this is computed from its first and last ones, so that it costs no more to keep.
SAMPLE = 32


@dataclass(frozen=True, slots=True, kw_only=True)
class Report:
    """A document as a source: when and by whom it was published, whom it cites, and the sketch of its words."""

    id: str
    published: date | None = None
    publisher: str = ""
    cites: tuple[str, ...] = ()
    language: str = ""
    sketch: tuple[int, ...] = field(default=(), repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class Testimony(Generic[C_co]):
    """One claim as a witness: what it says and which report says it. `id` is the claim's, `start` its place.

    `guessed` are fields for which the report has no words, or of which the reader is not sure.
    """

    id: str
    content: C_co
    report: Report
    start: int = 0
    confidence: float = 1.0
    guessed: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The kind of fact."""
        return self.content.kind

    @property
    def published(self) -> date | None:
        """The day the report was published, where known."""
        return self.report.published


@dataclass(frozen=True, slots=True, kw_only=True)
class Entry(Generic[C_co]):
    """A fact as it is computed: its content, the claims (ids, in order of publication), what they disagree on.

    `day` is the day it is sorted by, `tags` are keys under which questions find it. `id` is made of its first claim, so
    that later reports leave it as it is, and an old id can still be followed to the fact that holds that claim now.
    """

    id: str
    content: C_co
    claims: tuple[str, ...]
    dissent: tuple[Dissent, ...] = ()
    reports: int = 1
    sources: int = 1
    day: date | None = None
    tags: frozenset[str] = frozenset()

    @property
    def kind(self) -> str:
        """The kind of fact."""
        return self.content.kind
