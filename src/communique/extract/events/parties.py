"""Which people together took part: each has a probability of his own, and meetings have a shape.

Talks and calls are of one person from each side, a visit is one visitor's; several from one side are rare.
"""

from collections.abc import Callable, Collection, Mapping, Sequence
from collections.abc import Set as AbstractSet
from itertools import combinations
from math import prod
from typing import TypeVar

from communique.model.content import EventType

Who = TypeVar("Who", int, str)  # a person of the table, the code of a state

MOST = 7  # candidates whose combinations are weighed
LARGEST = 4  # people of one combination
FLOOR = 0.02  # less likely people are no candidates

# How common a shape is, beside one person from each side of talks and beside a single visitor.
NOBODY, ONE_SIDE, SAME_SIDE, MORE = 0.25, 0.2, 0.05, 0.15
NO_VISITOR, TWO_VISITORS = 0.1, 0.15
ONE_STATE, EACH_MORE = 0.3, 0.5
LIKELY = 0.5


def parties(
    kind: EventType, scores: Mapping[int, float], area_of: Callable[[int], str]
) -> tuple[tuple[int, ...], float]:
    """The likeliest people of an event and how likely just these are; `scores` tells of each one alone."""
    likely = _ranked(scores)[:MOST]
    options = [group for size in range(LARGEST + 1) for group in combinations(likely, size)]
    weights = {
        group: _shape(kind, [area_of(p) for p in group]) * just_these(scores, group, likely) for group in options
    }
    best = max(options, key=lambda group: (weights[group], -len(group)))
    whole = sum(weights.values(), 0.0)
    return tuple(sorted(best)), weights[best] / whole if whole else 0.0


def _ranked(scores: Mapping[Who, float]) -> list[Who]:
    """The candidates, the likeliest first."""
    return sorted((one for one in scores if scores[one] >= FLOOR), key=lambda one: (-scores[one], one))


def just_these(scores: Mapping[Who, float], group: Collection[Who], ranked: Sequence[Who]) -> float:
    """How likely those of a group, and no other of the ranked, took part, each being weighed alone."""
    return prod(scores[one] if one in group else 1 - scores[one] for one in ranked)


def _shape(kind: EventType, areas: Sequence[str]) -> float:
    """How common so many people of these states are for an event of this type."""
    if kind == "visit":
        return (NO_VISITOR, 1.0, TWO_VISITORS)[len(areas)] if len(areas) < 3 else TWO_VISITORS**2
    if kind not in ("talks", "call"):
        return 1.0
    if not areas:
        return NOBODY
    if len(areas) == 1:
        return ONE_SIDE
    sides = {area for area in areas if area}
    if len(areas) == 2:
        return 1.0 if len(sides) == 2 or "" in areas else SAME_SIDE
    return MORE ** (len(areas) - 2) * (1.0 if len(sides) > 1 else SAME_SIDE)


def sides(scores: Mapping[str, float]) -> tuple[tuple[str, ...], float, float]:
    """The states between which something was: those likeliest together; how likely just these, and how likely half."""
    ranked = _ranked(scores)
    groups = {group for size in range(1, LARGEST + 1) for group in combinations(ranked[:MOST], size)}
    # In order, for a sum's last digits hang on it, and a reading must be the same in every process.
    options = sorted(groups | {tuple(c for c in ranked if scores[c] >= LIKELY)})
    weights = {group: _number(len(group)) * just_these(scores, group, ranked) for group in options}
    best = max(options, key=lambda group: weights[group])
    whole = sum(weights.values(), 0.0)
    if not whole:
        return tuple(sorted(best)), 0.0, 0.0
    alike = sum((weights[group] for group in options if _half(group, best)), 0.0)
    return tuple(sorted(best)), weights[best] / whole, alike / whole


def near_first(scores: dict[str, float], here: AbstractSet[str]) -> dict[str, float]:
    """Talks have two sides: a state that their sentence does not name is the second at most, never the third."""
    sure = sum(score >= LIKELY for code, score in scores.items() if code in here)
    away = sorted((code for code in scores if code not in here), key=lambda code: (-scores[code], code))
    dropped = away[max(0, 2 - sure) :]
    return {code: 0.0 if code in dropped else score for code, score in scores.items()}


def half(scores: Mapping[str, float], taken: Collection[str]) -> float:
    """How likely it is that at least half of all the states that met, and of those taken, are the same."""
    ranked = _ranked(scores)[:MOST]
    groups = [group for size in range(1, len(ranked) + 1) for group in combinations(ranked, size)]
    weights = [just_these(scores, group, ranked) for group in groups]
    others = [c for c in taken if c not in ranked]
    both = zip(groups, weights, strict=True)
    alike = sum((weight for group, weight in both if _half((*group, *others), taken)), 0.0)
    return alike / sum(weights, 0.0) if groups else 0.0


def _half(one: Collection[str], other: Collection[str]) -> bool:
    """Whether two groups of states share at least half of all that are in either."""
    shared = sum(c in other for c in one)
    return 2 * shared >= len(one) + len(other) - shared


def _number(states: int) -> float:
    """How common so many sides are beside two."""
    return ONE_STATE if states < 2 else EACH_MORE ** (states - 2)
