"""What every extractor is given: the parse, the mentions, the pack, and how strict to be."""

from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.lang import Pack, Scorer
from communique.model import Claim, Document, Evidence, Role, Span
from communique.model.content import Content
from communique.parse import Parse
from communique.recognize import Mentions


@dataclass(frozen=True, slots=True, kw_only=True)
class Scene:
    """One document ready for extraction. `strictness` 0…1 moves every threshold; 0.5 is the default."""

    parsed: Parse
    mentions: Mentions
    pack: Pack
    strictness: float = 0.5

    @property
    def document(self) -> Document:
        """The document that is read."""
        return self.parsed.document

    def scorer(self, task: str) -> Scorer | None:
        """The learned scorer of a task; None before it was trained (then rules alone decide)."""
        return _scorer(self.pack, task)

    def claim(
        self, content: Content, span: Span, roles: tuple[Role, ...], origin: str, confidence: float = 1.0
    ) -> Claim[Any]:
        """A claim with its evidence in this document."""
        evidence = Evidence(document=self.document.id, span=span, roles=roles)
        return Claim(content=content, evidence=evidence, origin=origin, confidence=confidence)


@cache
def _scorer(pack: Pack, task: str) -> Scorer | None:
    weights = pack.weights.get(task)
    return Scorer(weights) if weights else None
