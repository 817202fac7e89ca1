"""Figures of countries and pairs of countries: numbers propose, scorers decide indicator, areas, period and status."""

from communique.extract.tallies.figures import figures

__all__ = ["figures"]
