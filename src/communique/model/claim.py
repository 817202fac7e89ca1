"""One source's word on one fact, with the words."""

from dataclasses import dataclass
from hashlib import sha256
from typing import Generic, TypeVar

from communique.model.content import Content
from communique.model.span import Span

# A field of less chance than this to be right is a guess.
SURE = 0.8
C_co = TypeVar("C_co", bound=Content, covariant=True)


@dataclass(frozen=True, slots=True, kw_only=True)
class Role:
    """The words that fill one field of a claim, or the mark that it was inferred.

    `confidence` is the probability, calibrated on articles left out of training, that the field is right.
    `why` names the rule or the inference in a few words.
    """

    field: str
    span: Span | None = None
    inferred: bool = False
    confidence: float = 1.0
    why: str = ""

    def __post_init__(self) -> None:
        """A field has its words or is marked inferred (third law)."""
        if self.span is None and not self.inferred:
            raise ValueError(f"field {self.field} has neither words nor a mark of inference")


@dataclass(frozen=True, slots=True, kw_only=True)
class Evidence:
    """Where a document says it: the shortest clause or sentence that states it whole, and words by field."""

    document: str
    span: Span
    roles: tuple[Role, ...] = ()

    def role(self, field: str) -> Role | None:
        """The words of one field."""
        return next((role for role in self.roles if role.field == field), None)

    @property
    def guessed(self) -> frozenset[str]:
        """Fields that were inferred, or of which the reader is not sure."""
        return frozenset(role.field for role in self.roles if role.inferred or round(role.confidence, 4) < SURE)


@dataclass(frozen=True, slots=True, kw_only=True)
class Claim(Generic[C_co]):
    """A content, the words for it, the rule that made it (`origin`) and how sure the reader is."""

    content: C_co
    evidence: Evidence
    origin: str
    confidence: float = 1.0

    @property
    def kind(self) -> str:
        """The kind of fact it claims, as in GUIDE.md: figures, events, offices … ."""
        return self.content.kind

    @property
    def id(self) -> str:
        """A short name that depends on document, words and content only."""
        key = f"{self.evidence.document}\0{self.evidence.span.start}\0{self.evidence.span.end}\0{self.content!r}"
        return "c" + sha256(key.encode()).hexdigest()[:15]
