"""Who said what: structure and words of saying propose, small scorers decide; the attribution names the speaker."""

from communique.extract.statements.statements import statements

__all__ = ["statements"]
