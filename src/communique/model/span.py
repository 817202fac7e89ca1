"""A stretch of a text with its exact words."""

from dataclasses import dataclass


@dataclass(frozen=True, slots=True, kw_only=True, order=True)
class Span:
    """Code points `start` to `end` (exclusive) of a document's text, and the words that stand there.

    It is a W3C TextPositionSelector and TextQuoteSelector in one.
    """

    start: int
    end: int
    text: str

    def __post_init__(self) -> None:
        """A span is not empty and is as long as its words."""
        if not 0 <= self.start < self.end or len(self.text) != self.end - self.start:
            raise ValueError(f"not a span: {self.start}–{self.end} {self.text[:40]!r}")

    def covers(self, other: "Span") -> bool:
        """Whether the other span lies wholly inside this one."""
        return self.start <= other.start and other.end <= self.end

    def meets(self, other: "Span") -> bool:
        """Whether the two spans share a character."""
        return self.start < other.end and other.start < self.end
