"""Figures: numbers between states, each with indicator, areas, period, status, bound and its words.

Candidates are all numbers of the text; which is a figure and what its fields are is decided by learned scorers over
the features of `surroundings`, `indicator`, `areas`, `periods` and `status`, from left to right (`decide`).
"""

from communique.extract.figures.figures import figures

__all__ = ["figures"]
