"""The same figure said twice is one, unless value or bound differs."""

from collections.abc import Sequence

from communique.extract.figures.state import Decided


def distinct(decided: Sequence[Decided]) -> list[Decided]:
    """One entry for each figure: the one with the most known fields, at its place in the text."""
    kept: list[Decided] = []
    for one in decided:
        at = next((i for i, other in enumerate(kept) if _same(one, other)), None)
        if at is None:
            kept.append(one)
        elif _worth(one) > _worth(kept[at]):
            kept[at] = one
    return kept


def _same(a: Decided, b: Decided) -> bool:
    x, y = a.reading, b.reading
    if (a.indicator, x.value, x.unit, x.bound) != (b.indicator, y.value, y.unit, y.bound):
        return False
    areas = not a.areas or not b.areas or a.areas == b.areas
    period = not a.period or not b.period or a.period == b.period
    return areas and period and (a.status == b.status or not a.status or not b.status)


def _worth(one: Decided) -> float:
    return 2 * bool(one.areas) + 2 * bool(one.period) + sum(one.chances.values(), 0.0) / 10
