"""Two numbers of one report are two quantities, though a third report has a number near both.

Claims are joined to a leader one by one, so two of one report may come to stand under the number of another. The one
nearer to what the entry tells stays, the others are entries of their own. Takes the claims of an entry, gives parts.
"""

from collections.abc import Iterable
from typing import Any

from communique.model.content import Figure
from communique.model.testimony import SAMPLE, Testimony
from communique.resolve.figures import are_two
from communique.resolve.merge import in_order
from communique.resolve.merge_figures import figure
from communique.resolve.rulings import Rulings
from communique.resolve.values import distance

Told = tuple[Testimony[Any], ...]


def parted(claims: Iterable[Testimony[Any]], rulings: Rulings) -> tuple[Told, ...]:
    """The claims under one leader as the entries that they are: as people decided, and no two numbers of one report.

    What people decided to be one stays one; of very many claims only some are here, and these stay together.
    """
    found: list[Told] = []
    for part in rulings.parted(tuple(claims)):
        told = in_order(part)
        whole = told[0].kind != Figure.kind or len(told) == 2 * SAMPLE or rulings.joins(one.id for one in told)
        found += [told] if whole else _parts(told)
    return tuple(found)


def _parts(told: Told) -> list[Told]:
    found: list[Told] = []
    while told:
        stay = _one_of_each(told)
        found.append(stay)
        kept = {one.id for one in stay}
        told = tuple(one for one in told if one.id not in kept)
    return found


def _one_of_each(told: Told) -> Told:
    """The claims without those of which the same report tells a number that is nearer to the entry's."""
    if len({one.report.id for one in told}) == len(told):
        return told
    chosen = figure(told)[0].quantity
    nearest: dict[str, Testimony[Any]] = {}
    for one in sorted(told, key=lambda one: (distance(one.content.quantity, chosen), one.id)):
        nearest.setdefault(one.report.id, one)
    return tuple(one for one in told if not are_two(nearest[one.report.id].content, one.content))
