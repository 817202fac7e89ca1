"""What the register holds: one entry, all the claims that say it, those that disagree, what people decided."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256
from typing import Generic, Literal, TypeVar

from communique.model.claim import Claim
from communique.model.content import Content

C_co = TypeVar("C_co", bound=Content, covariant=True)
Verdict = Literal["same", "different", "unsure", "wrong", "corrected", "agreed", "missed", "undone"]
# Why sources may disagree.
REASONS = (
    "rounding", "period", "mirror", "definition", "currency", "revision", "later", "subject", "unexplained",
)  # fmt: skip


@dataclass(frozen=True, slots=True, kw_only=True)
class Dissent:
    """A field on which the claims of one fact disagree, the values said, and the likely reason.

    `reason` is one of REASONS: the likely one, as the rules see it.
    """

    field: str
    values: tuple[str, ...]
    claims: tuple[str, ...]
    reason: str = "unexplained"


@dataclass(frozen=True, slots=True, kw_only=True)
class Anchor:
    """Where the claim of a judgement stands: the same place of the same text is found after any re-reading."""

    claim: str
    document: str
    kind: str
    start: int
    end: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Judgement:
    """A person's decision on facts or claims, with name, time (UTC) and reason; replayed on each rebuild.

    `subjects` are claim ids: decisions are about what sources said, so they survive any rebuild; `anchors` say where
    those claims stand, so they survive re-reading too. For `different` each subject stands for a fact of its own.
    `unsure` changes nothing but says that somebody looked. `missed` says that words of a text state a fact that was not
    read: it has no subject, its anchor is the place and the kind of fact.
    `agreed` says why the sources of a fact disagree on a field, and changes nothing else.
    `correction` is `field=value` pairs, for `agreed` the field and the reason (`value=mirror`). `undoes` names an
    earlier judgement that this one takes back.
    """

    verdict: Verdict
    subjects: tuple[str, ...]
    by: str
    at: datetime
    reason: str = ""
    correction: str = ""
    undoes: str = ""
    anchors: tuple[Anchor, ...] = ()

    @property
    def id(self) -> str:
        """A short name that depends on what was decided, by whom and when."""
        key = (self.verdict, self.subjects, self.by, self.at.isoformat(), self.reason, self.correction, self.undoes)
        places = [(one.document, one.kind, one.start, one.end) for one in self.anchors if not one.claim]
        return "j" + sha256("\0".join(map(str, (*key, *places))).encode()).hexdigest()[:15]


@dataclass(frozen=True, slots=True, kw_only=True)
class Fact(Generic[C_co]):
    """One entry of the register. `content` is computed from the claims; it is never edited.

    `reports` counts documents that say it, `sources` the independent ones among them.
    """

    id: str
    content: C_co
    claims: tuple[Claim[C_co], ...]
    dissent: tuple[Dissent, ...] = ()
    judgements: tuple[Judgement, ...] = ()
    reports: int = 1
    sources: int = 1

    @property
    def kind(self) -> str:
        """The kind of fact, as in GUIDE.md."""
        return self.content.kind

    def agreed(self, field: str) -> Judgement | None:
        """The last decision in force on why the sources disagree on a field."""
        found = [one for one in in_effect(self.judgements) if one.verdict == "agreed"]
        return next((one for one in reversed(found) if one.correction.partition("=")[0] == field), None)


def in_effect(judgements: Iterable[Judgement]) -> tuple[Judgement, ...]:
    """Judgements that no later judgement takes back; taking back can itself be taken back."""
    ordered = list(judgements)
    undone: set[str] = set()
    for one in reversed(ordered):
        if one.undoes and one.id not in undone:
            undone.add(one.undoes)
    return tuple(one for one in ordered if one.id not in undone and one.verdict != "undone")
