"""Who holds which office: candidates from the table of people, their areas and whether they are claimed, decided."""

from communique.extract.offices.offices import offices

__all__ = ["offices"]
