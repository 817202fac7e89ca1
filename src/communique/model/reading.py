"""What came of reading one document."""

from collections.abc import Iterator
from dataclasses import dataclass
from typing import Any

from communique.model.claim import Claim
from communique.model.document import Document
from communique.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Leftover:
    """A number, date or quotation that no claim holds, with the reason (fourth law).

    `kind` is number, date, quotation or claim (a candidate too weak to be claimed).
    """

    kind: str
    span: Span
    reason: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """A document, what it claims, and what in it was not understood."""

    document: Document
    claims: tuple[Claim[Any], ...] = ()
    leftovers: tuple[Leftover, ...] = ()

    def __iter__(self) -> Iterator[Claim[Any]]:
        """The claims, in the order of the text."""
        return iter(self.claims)

    def __len__(self) -> int:
        """The number of claims."""
        return len(self.claims)
