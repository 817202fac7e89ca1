"""What may have been said: a stretch of text, how it is attributed, and where the speaker may be named."""

from dataclasses import dataclass
from typing import Literal

from communique.extract.statements.cues import Cue


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """Offsets `start` to `end` of words that somebody may have said.

    `form` names the structure; `zone` are the tokens (first, last exclusive) of the attribution, empty where there
    is none of its own; `cue` the word that attributes.
    """

    start: int
    end: int
    manner: Literal["direct", "indirect"]
    form: str
    sentence: int
    zone: tuple[int, int] = (0, 0)
    cue: Cue | None = None

    def overlap(self, other: "Candidate") -> float:
        """The shared part, as a share of the shorter one."""
        shared = min(self.end, other.end) - max(self.start, other.start)
        return max(0, shared) / max(1, min(self.end - self.start, other.end - other.start))
