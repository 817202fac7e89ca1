"""NOUNS. Takes nothing, gives the types that all rooms pass to each other; touches nothing.

No type here knows a language, a file or a clock. Amounts are `Decimal`, days are `datetime.date`,
offsets are code points of `Document.text`, half open.
"""

from communique.model.claim import Claim, Evidence, Role
from communique.model.content import (
    Agreement,
    Content,
    Event,
    Figure,
    Format,
    Initiative,
    Occupancy,
    Ranking,
    Statement,
    Topic,
)
from communique.model.document import Document
from communique.model.fact import Anchor, Dissent, Fact, Judgement
from communique.model.period import Period
from communique.model.quantity import Quantity
from communique.model.reading import Leftover, Reading
from communique.model.span import Span

__all__ = [
    "Agreement",
    "Anchor",
    "Claim",
    "Content",
    "Dissent",
    "Document",
    "Event",
    "Evidence",
    "Fact",
    "Figure",
    "Format",
    "Initiative",
    "Judgement",
    "Leftover",
    "Occupancy",
    "Period",
    "Quantity",
    "Ranking",
    "Reading",
    "Role",
    "Span",
    "Statement",
    "Topic",
]
