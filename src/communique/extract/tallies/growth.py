"""Which way a change went, and indices that stand for one: «108,7 % к прошлому году» is a growth of 8,7."""

from dataclasses import replace
from decimal import Decimal

from communique.extract.tallies.around import gap, place
from communique.extract.tallies.candidates import Candidate
from communique.extract.tallies.stage import Stage
from communique.model import Quantity

LOW, HIGH = Decimal(50), Decimal(400)
CHANGES = ("growth", "multiple")


def signed(stage: Stage, candidate: Candidate, indicator: str) -> tuple[Quantity, bool]:
    """The quantity with its sign, an index as growth; and whether it is a change rather than a level."""
    quantity = candidate.quantity
    if quantity.unit == "percent":
        index = _index(stage, candidate)
        if index is not None:
            return replace(quantity, value=index), True
        if quantity.value > 0 and _falls(stage, candidate):
            return replace(quantity, value=-quantity.value), True
        return quantity, candidate.mention.role in CHANGES
    if indicator == "other" and quantity.value > 0 and _near(stage, candidate, "direction:deficit") < 12:
        return replace(quantity, value=-quantity.value), False
    if quantity.value > 0 and quantity.unit != "count" and _changes_by(stage, candidate) and _falls(stage, candidate):
        return replace(quantity, value=-quantity.value), True
    return quantity, False


def _index(stage: Stage, candidate: Candidate) -> Decimal | None:
    value = candidate.quantity.value
    if not LOW <= value <= HIGH or candidate.mention.role == "multiple":
        return None
    return value - 100 if _near(stage, candidate, "direction:index") <= 6 and (value > 85) else None


def _falls(stage: Stage, candidate: Candidate) -> bool:
    """Whether the nearest word of change speaks of a fall."""
    if _near(stage, candidate, "direction:share") < _near(stage, candidate, "direction:fall"):
        return False
    return _near(stage, candidate, "direction:fall") < _near(stage, candidate, "direction:rise")


def _changes_by(stage: Stage, candidate: Candidate) -> bool:
    """«на 324 млн больше»: money with «на» and a word of comparison behind it."""
    for cue in stage.room(candidate.mention.sentence).cues:
        if cue.group in ("direction:fall", "direction:rise") and 0 < gap(candidate, cue.first, cue.last) <= 2:
            return True
    return False


def _near(stage: Stage, candidate: Candidate, group: str) -> int:
    """Tokens to the nearest word of a group between the neighbouring numbers; 99 where there is none."""
    best = 99
    for cue in stage.room(candidate.mention.sentence).cues:
        if cue.group != group:
            continue
        where = place(candidate, cue.first, cue.last)
        far = abs(gap(candidate, cue.first, cue.last))
        if where == "left":
            best = min(best, far)
        elif where == "right":
            best = min(best, far + (0 if far <= 2 else 4))
        elif where == "before":
            best = min(best, far + 10)
    return best
