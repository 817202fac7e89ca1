"""Named documents between states: titles propose, evidence decides, status by the verb that governs them."""

from communique.extract.agreements.agreements import agreements

__all__ = ["agreements"]
