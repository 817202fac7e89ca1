"""Amounts as the intervals they mean: bounds and rounding respected."""

from decimal import Decimal
from functools import lru_cache

from communique.model.quantity import Quantity

WIDEST_ROUNDING = Decimal("0.05")
ABOUT = Decimal("0.10")
OPEN = Decimal("0.25")
# Counted things up to here are taken at their word: «12 проектов» is twelve.
COUNTED = 100
Interval = tuple[Decimal | None, Decimal | None]


def rounding(value: Decimal, unit: str) -> Decimal:
    """Half a unit of the last digit that is not zero, at most a twentieth of the value."""
    if unit == "count" and abs(value) <= COUNTED:
        return Decimal(0)
    exponent = value.normalize().as_tuple().exponent
    half = Decimal(5).scaleb(int(exponent) - 1)
    return min(half, abs(value) * WIDEST_ROUNDING)


@lru_cache(maxsize=20_000)
def interval(quantity: Quantity) -> Interval:
    """What the words allow: «более 550 млн» is from 550 on, «7,6» is 7.55 to 7.65, «около 30» is 27 to 33."""
    value, slack = quantity.value, rounding(quantity.value, quantity.unit)
    match quantity.bound:
        case "at_least":
            return value - slack, None
        case "at_most":
            return None, value + slack
        case "about":
            slack = max(slack, abs(value) * ABOUT)
    return value - slack, value + slack


def agree(one: Quantity, other: Quantity) -> bool:
    """Whether both can be true of one amount in one unit."""
    (low, high), (low2, high2) = interval(one), interval(other)
    below = low is None or high2 is None or low <= high2
    above = high is None or low2 is None or low2 <= high
    return below and above


def rounds(one: Quantity, other: Quantity) -> bool:
    """Whether the words of one of them allow the very number of the other: 44 is 43.8, 4.4 is not 4.3."""
    return _allows(one, other.value) or _allows(other, one.value)


def _allows(quantity: Quantity, value: Decimal) -> bool:
    low, high = interval(quantity)
    return (low is None or low <= value) and (high is None or value <= high)


def distance(one: Quantity, other: Quantity) -> Decimal:
    """How far apart two amounts are as a part of the larger: 0 for equal, 1 for no resemblance or other sign."""
    a, b = one.value, other.value
    if a == b:
        return Decimal(0)
    if not a or not b or (a < 0) != (b < 0):
        return Decimal(1)
    return 1 - min(abs(a), abs(b)) / max(abs(a), abs(b))


def alike(one: Quantity, other: Quantity) -> bool:
    """Whether two amounts are so near that they can be two tellings of one: bounds are given only so much room."""
    gap = distance(one, other)
    if not agree(one, other):
        return False
    return gap <= OPEN


def digits(value: Decimal) -> int:
    """Significant digits as written: 550000000 has two."""
    return len(value.normalize().as_tuple().digits)
