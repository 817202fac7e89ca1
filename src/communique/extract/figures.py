"""Figures of a document."""

from communique.extract.tallies import figures

__all__ = ["figures"]
