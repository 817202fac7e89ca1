"""The same number once more: «903,2 млн» of one pair and year is one figure, whatever else a report leaves unsaid.

A number of three digits and more is a name of its own. Where two reports tell it of the same parties and time, it is
one quantity even if one of them is read as exports and the other as turnover, names only one side, another stretch of
time or another currency. What they differ in is told as a disagreement.
"""

from datetime import timedelta

from communique.model.content import Figure
from communique.model.testimony import Testimony
from communique.resolve.areas import expanded
from communique.resolve.times import months
from communique.resolve.values import digits

TELLING = 3
# Of two digits it is so for some days only, and no share.
NEWS = 2
AT_ONCE = timedelta(days=4)
SHARE = "percent"
LATELY = timedelta(days=45)
TRADE = frozenset({"trade_turnover", "exports", "imports"})
# Less than any telling of the same subject: that one is asked first.
LIKE = 1.2
SLIPS = 2
ANYONE = "*"
MONEY = "XXX"


def filed(told: Testimony[Figure]) -> frozenset[str]:
    """By number and party, with the month of publication; of reports without a day with the figure's own period."""
    return _keys(told, months((told.published, told.published)) if told.published else ())


def probed(told: Testimony[Figure]) -> frozenset[str]:
    """The same, with the months about that of publication."""
    day = told.published
    return _keys(told, months((day - LATELY, day + LATELY)) if day else ())


def _keys(told: Testimony[Figure], whens: tuple[str, ...]) -> frozenset[str]:
    figure = told.content
    size = digits(figure.quantity.value)
    if size < NEWS or (size < TELLING and figure.quantity.unit == SHARE):
        return frozenset()
    times = whens or ((str(figure.period),) if figure.period and size >= TELLING else ())
    number = f"{figure.quantity.value.normalize():f}{_sort(figure)}"
    return frozenset(f"figures|={number}|{who}|{when}" for who in _who(figure) for when in times)


def _sort(figure: Figure) -> str:
    """The unit, all currencies alike: a sum may be told in the wrong one."""
    unit = figure.quantity.unit
    return MONEY if len(unit) == len(MONEY) and unit.isupper() else unit


def _who(figure: Figure) -> tuple[str, ...]:
    """The first two parties; an amount is filed without any, too, for the report that names none."""
    named = tuple(sorted(figure.areas))[:2]
    return named if figure.quantity.unit == SHARE else (*named, ANYONE)


def likeness(leader: Testimony[Figure], told: Testimony[Figure]) -> float:
    """Enough for one quantity where number, parties and time are the same as far as they are told."""
    one, other = leader.content, told.content
    if leader.report.id == told.report.id or not _is_same_amount(one, other):
        return 0.0
    alike = _parties(one, other)
    if not alike or not _may_be_one(one, other, alike) or not _is_same_time(leader, told):
        return 0.0
    if digits(one.quantity.value) < TELLING and (_differ(one, other) or not _is_news(leader, told)):
        return 0.0
    return LIKE + alike / 10


def _may_be_one(one: Figure, other: Figure, alike: float) -> bool:
    """Whether what the two say of the number can be two words for one thing, or one slip."""
    kinds = {one.indicator, other.indicator}
    slips = (len(kinds) > 1) + (one.quantity.unit != other.quantity.unit) + (alike < 1)
    crossed = one.ref_area and other.ref_area and one.ref_area != other.ref_area
    aims = (one.status == "target") != (other.status == "target")
    return slips < SLIPS and (len(kinds) == 1 or kinds <= TRADE) and not aims and not (crossed and len(kinds) == 1)


def _differ(one: Figure, other: Figure) -> bool:
    """Whether they contradict each other in more than what one of them leaves unsaid."""
    periods = {str(figure.period) for figure in (one, other) if figure.period}
    return one.indicator != other.indicator or one.quantity.unit != other.quantity.unit or len(periods) > 1


def _is_same_amount(one: Figure, other: Figure) -> bool:
    return one.quantity.value == other.quantity.value and _sort(one) == _sort(other)


def _is_news(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    if one.content.quantity.unit == SHARE or one.published is None or other.published is None:
        return False
    return abs(one.published - other.published) <= AT_ONCE


def _parties(one: Figure, other: Figure) -> float:
    """1 for the same, less where one report names fewer, 0 where they name others."""
    some, others = expanded(one.areas), expanded(other.areas)
    if not some or not others:
        return 0.3 if one.quantity.unit != SHARE else 0.0
    if some == others:
        return 1.0
    return 0.6 if some <= others or others <= some else 0.0


def _is_same_time(leader: Testimony[Figure], told: Testimony[Figure]) -> bool:
    one, other = leader.content.period, told.content.period
    if one and other and str(one) == str(other):
        return True
    # Of two stretches of time one lies in the other where a report mistakes the one for the other.
    if one and other and not (one.within(other) or other.within(one)):
        return False
    days = leader.published, told.published
    return days[0] is not None and days[1] is not None and abs(days[0] - days[1]) <= LATELY
