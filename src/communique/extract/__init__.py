"""`Parse`, `Mentions` → `Claim`s: one file or folder a kind of fact. Touches nothing; claims nothing without words.

No extractor sees another's claims, so their order does not matter.
"""

from communique.extract.extract import EXTRACTORS, extract
from communique.extract.unread import unread

__all__ = ["EXTRACTORS", "extract", "unread"]
