"""What a kind of fact must say so that its claims can be joined: the shape of an identity."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from communique.model.testimony import Testimony

SAME = 1.0
Rank = tuple[Any, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Identity:
    """How claims of one kind are joined.

    Claims are taken in the order of `rank`, most specific first; each joins the best of the leaders before it, if it
    is like it (`likeness` ≥ 1) and no other leader is nearly as like (`margin`), else it leads itself. So the outcome
    depends on the set of claims alone, never on the order in which they came. `filed` are the keys under which a
    claim is found, `probed` those under which it looks for others; probing finds both ways.
    """

    kind: str
    rank: Callable[[Testimony[Any]], Rank]
    filed: Callable[[Testimony[Any]], frozenset[str]]
    probed: Callable[[Testimony[Any]], frozenset[str]]
    likeness: Callable[[Testimony[Any], Testimony[Any]], float]
    margin: float = 0.0


def place_in_order(identity: Identity, testimony: Testimony[Any]) -> Rank:
    """The place of a claim among all of its kind: rank, then the oldest report, then its id."""
    return (*identity.rank(testimony), testimony.published or date.max, testimony.id)
