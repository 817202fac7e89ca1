"""Which numbers may be figures, with the unit and sign each may have."""

from collections.abc import Iterator
from dataclasses import dataclass, replace
from decimal import Decimal

from communique.extract.tallies.stage import SKIPPED, Stage
from communique.model import Period, Quantity
from communique.model.mention import QuantityMention

VALUED = ("value", "growth", "multiple", "share", "bare")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """One end of one number in its sentence. `left` and `right` are the tokens up to the neighbouring numbers."""

    mention: QuantityMention
    quantity: Quantity
    left: int
    right: int
    order: int
    borrowed: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Last:
    """The figure before, as it was decided; what it left unsaid is empty."""

    indicator: str = ""
    unit: str = ""
    areas: tuple[str, ...] = ()
    period: Period | None = None
    status: str = ""
    sentence: int = -9
    line: int = -9
    scale: Decimal = Decimal(1)
    quoted: bool = False


def candidates_of(stage: Stage) -> Iterator[Candidate]:
    """Every number with a unit, and bare ones that may borrow it, in the order of the text."""
    parsed = stage.scene.parsed
    for index in sorted(stage.rooms):
        room = stage.rooms[index]
        if parsed.line_of(parsed.sentences[index]).kind in SKIPPED:
            continue
        kept = [m for m in room.quantities if m.role in VALUED]
        first, last = stage.bounds(index)
        for order, mention in enumerate(kept):
            left = kept[order - 1].last if order else first
            right = kept[order + 1].first if order + 1 < len(kept) else last
            for quantity in (mention.quantity, mention.upper):
                if quantity is not None:
                    yield Candidate(mention=mention, quantity=quantity, left=left, right=right, order=order)


def with_unit(stage: Stage, candidate: Candidate, last: Last) -> Candidate | None:
    """A bare number takes the unit of the figure before, a large one with a multiplier that of the article's money."""
    if candidate.quantity.unit not in ("", "bare", "none") and candidate.mention.role != "bare":
        return candidate
    value = candidate.quantity.value
    if abs(value) >= 100_000 and _multiplied(stage, candidate):
        unit = last.unit if len(last.unit) == 3 or last.unit == "t" else stage.money
    elif last.unit and stage.scene.parsed.sentences[candidate.mention.sentence].line - last.line <= 1:
        unit = last.unit
        if len(unit) == 3 and abs(value) < 10_000:
            value *= last.scale
    else:
        return None
    return replace(candidate, quantity=replace(candidate.quantity, value=value, unit=unit), borrowed=True)


def scale_of(candidate: Candidate) -> Decimal:
    """The multiplier that a number was told with, guessed from its size: 7,6 млрд was told in thousand millions."""
    value = abs(candidate.quantity.value)
    return next((Decimal(10) ** power for power in (12, 9, 6, 3) if value >= Decimal(10) ** power), Decimal(1))


def _multiplied(stage: Stage, candidate: Candidate) -> bool:
    return any(t.is_word for t in stage.tokens[candidate.mention.first : candidate.mention.last])
