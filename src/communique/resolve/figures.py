"""When two claims are of one quantity: indicator, parties with direction, period, status and sort of unit agree.

Values may disagree where the quantity is one number (a turnover of a year); they tell apart what may be many
(investments, contracts, loans), and what has no period.
"""

from datetime import timedelta
from decimal import Decimal

from communique.model.content import Figure
from communique.model.testimony import Testimony
from communique.resolve import same_number
from communique.resolve.areas import parties
from communique.resolve.identity import Identity
from communique.resolve.values import alike, digits, distance, rounds

# Beyond these parts of the larger value two tellings are not of one thing, but one of them misread. The two sides of
# a trade count it very differently; of travellers and goods there are two numbers, one for each direction.
DISPUTE = {"trade_turnover": Decimal("0.6"), "companies": Decimal("0.3"), "joint_ventures": Decimal("0.3")}
NARROW = Decimal("0.15")
# Where whose trade it is is a guess, so large a difference is rather that of another pair.
UNSURE = Decimal("0.3")
# «44 млрд» without a year is the 43.8 of a year just past, «4,4» is not the 4.3 of it.
NO_GAP = Decimal("0.01")
RECENT = timedelta(days=45)
REMEMBERED = timedelta(days=400)
# Where no year is told and whose number it is is a guess, no more than rounding is forgiven.
ROUGH = Decimal("0.05")
STEP = -(1 - ROUGH).ln()
NOTHING = -1_000_000
# «Почти на 14 %» is the 13.8 of the same report.
ROUNDED = Decimal("0.02")
SAME_PERIOD = 0.1
MARGIN = 0.005
# A goal is the same goal however often and whenever it is repeated.
AIMED = frozenset({"target", "forecast"})


def rank(told: Testimony[Figure]) -> tuple[object, ...]:
    """Most specific first: with period, parties, direction; exact before bounded; more digits before fewer."""
    figure = told.content
    return (
        figure.period is None,
        not figure.areas,
        not figure.ref_area,
        figure.quantity.bound != "exact",
        -min(digits(figure.quantity.value), 4),
    )


def filed(told: Testimony[Figure]) -> frozenset[str]:
    """By subject and period; by subject and value, so that a telling without period finds one with."""
    figure, subject, again = told.content, _subject(told.content), same_number.filed(told)
    if figure.period:
        return again | {f"{subject}|{figure.period}", f"{subject}|={_size(figure)}"}
    return again | {f"{subject}|~{month}" for month in _month(told, 0)} | {f"{subject}|~={_size(figure)}"}


def probed(told: Testimony[Figure]) -> frozenset[str]:
    """What is filed under the same, a telling without period also under the months beside its own."""
    figure, subject, again = told.content, _subject(told.content), same_number.probed(told)
    sizes = [_size(figure) + step for step in (-1, 0, 1)]
    if figure.period:
        return again | {f"{subject}|{figure.period}"} | {f"{subject}|~={size}" for size in sizes}
    near = {f"{subject}|~{month}" for step in (-1, 0, 1) for month in _month(told, step)}
    return again | near | {f"{subject}|{dated}={size}" for size in sizes for dated in ("", "~")}


def likeness(leader: Testimony[Figure], told: Testimony[Figure]) -> float:
    """1 and more for the same quantity; nearer values count more."""
    one, other = leader.content, told.content
    if _subject(one) != _subject(other) or _crossed(one, other):
        return same_number.likeness(leader, told)
    gap = distance(one.quantity, other.quantity)
    if leader.report.id == told.report.id and are_two(one, other):
        return 0.0
    if not _allowed(leader, told, gap):
        return same_number.likeness(leader, told)
    # A goal without a year may be either of two with years: it is then one with others that tell none.
    return 1.0 + float(1 - gap) + (SAME_PERIOD if str(one.period) == str(other.period) else 0.0)


def are_two(one: Figure, other: Figure) -> bool:
    """Whether a report that gives both numbers means two things: «свыше 22 тысяч» and «около 7 тысяч»."""
    gap = distance(one.quantity, other.quantity)
    return bool(gap) and not (gap <= ROUNDED and one.quantity.bound != other.quantity.bound)


def _allowed(leader: Testimony[Figure], told: Testimony[Figure], gap: Decimal) -> bool:
    one, other = leader.content, told.content
    same_period = one.period is not None and str(one.period) == str(other.period)
    if not one.areas:
        return same_period and gap == 0 and _published_within(leader, told, RECENT)
    if same_period:
        return alike(one.quantity, other.quantity) or gap <= _room(one, guessed=_guesses(leader, told))
    if one.period and other.period:
        return False
    if gap == 0 and one.status in AIMED:
        return True
    return _same_half_dated(leader, told, gap) if one.period or other.period else _same_undated(leader, told, gap)


def _same_half_dated(leader: Testimony[Figure], told: Testimony[Figure], gap: Decimal) -> bool:
    one, other = leader.content.quantity, told.content.quantity
    near = gap <= NO_GAP or (gap <= ROUGH and rounds(one, other))
    return near and digits(one.value) > 1 and _within(leader, told)


def _same_undated(leader: Testimony[Figure], told: Testimony[Figure], gap: Decimal) -> bool:
    one, other = leader.content.quantity, told.content.quantity
    if one.unit == "percent" and gap:
        return False
    if gap > ROUGH and _guesses(leader, told):
        return False
    return alike(one, other) and _published_within(leader, told, RECENT if gap else REMEMBERED)


def _guesses(leader: Testimony[Figure], told: Testimony[Figure]) -> bool:
    """Whether one of them tells parties that its report does not name for it."""
    return "areas" in leader.guessed | told.guessed


def _room(figure: Figure, *, guessed: bool) -> Decimal:
    """How far apart two tellings of one quantity may be; a number of one named party may be with any other."""
    if figure.change or len(figure.areas) == 1:
        return NARROW
    room = DISPUTE.get(figure.indicator, NARROW)
    return min(room, UNSURE) if guessed else room


def _subject(figure: Figure) -> str:
    unit = figure.quantity.unit
    status = "t" if figure.status in AIMED else "a"
    change = "+" if figure.change else ""
    return f"figures|{figure.indicator}|{unit}{change}|{status}|{','.join(parties(figure.areas))}"


def _crossed(one: Figure, other: Figure) -> bool:
    """Exports of one to the other are not exports of the other to the one; the same number is no coincidence."""
    if one.quantity.value == other.quantity.value and digits(one.quantity.value) > 1:
        return False
    return bool(one.ref_area and other.ref_area and one.ref_area != other.ref_area)


def _size(figure: Figure) -> int:
    """How large a value is, in steps as long as what is forgiven: values so near are of one step or of two beside."""
    size = abs(figure.quantity.value)
    return int((size.ln() / STEP).to_integral_value()) if size else NOTHING


def _published_within(one: Testimony[Figure], other: Testimony[Figure], span: timedelta) -> bool:
    return bool(one.published and other.published and abs(one.published - other.published) <= span)


def _within(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    """A telling without period, not long after the period of the other."""
    dated, bare = (one, other) if one.content.period else (other, one)
    end = dated.content.period.last if dated.content.period else None
    return bool(end and bare.published and abs(bare.published - end) <= REMEMBERED)


def _month(told: Testimony[Figure], step: int) -> tuple[str, ...]:
    if not told.published:
        return ()
    month = told.published.year * 12 + told.published.month - 1 + step
    return (f"{month // 12}-{month % 12 + 1}",)


FIGURES = Identity(kind="figures", rank=rank, filed=filed, probed=probed, likeness=likeness, margin=MARGIN)
