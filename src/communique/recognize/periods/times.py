"""What a match says, whichever kind of form it is."""

from communique.recognize.periods.anchor import Anchor
from communique.recognize.periods.calendar import ABSOLUTE, Time
from communique.recognize.periods.grammar import Match
from communique.recognize.periods.relative import RELATIVE

MAKERS = {**ABSOLUTE, **RELATIVE}


def time_of(match: Match, anchor: Anchor) -> Time | None:
    """What a match says. None where the calendar has no such day: then the words are no time."""
    try:
        return MAKERS[match.make](match, anchor)
    except ValueError:
        return None
