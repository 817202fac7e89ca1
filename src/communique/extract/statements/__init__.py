"""Who said what: structure and words of saying propose, small scorers decide, the speaker comes from the attribution."""

from communique.extract.statements.statements import statements

__all__ = ["statements"]
