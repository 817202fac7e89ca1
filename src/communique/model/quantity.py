"""A number with its unit and bound, as a source names it."""

from dataclasses import dataclass
from decimal import Decimal
from typing import Literal

Bound = Literal["exact", "at_least", "at_most", "about"]
BOUNDS: tuple[Bound, ...] = ("exact", "at_least", "at_most", "about")


@dataclass(frozen=True, slots=True, kw_only=True)
class Quantity:
    """A value in base units (7,6 млрд is 7600000000), its unit and its bound.

    `unit` is an ISO 4217 code for money, `t` for tonnes, `count`, or `percent`.
    """

    value: Decimal
    unit: str
    bound: Bound = "exact"
