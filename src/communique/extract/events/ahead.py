"""A summit that only tells when something else is: «в преддверии саммита ШОС», "on the eve of the G20 summit"."""

from communique.extract.events.context import SEVERAL
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger

AHEAD = 3  # tokens between "ahead of" and the word for a summit


def only_ahead(stage: Stage, trigger: Trigger) -> bool:
    """Whether what its clause tells else, states and places, is of something else."""
    if trigger.type not in SEVERAL:
        return False
    before = range(max(trigger.first, trigger.token - AHEAD), trigger.token)
    return any("ahead_of" in stage.groups[i] and stage.between(i, trigger.token) == 0 for i in before)
