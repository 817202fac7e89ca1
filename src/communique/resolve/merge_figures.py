"""One quantity of all its tellings: the value that agrees with most, and why others differ. Nothing is averaged."""

from communique.model.content import Figure
from communique.model.fact import Dissent
from communique.model.quantity import Quantity
from communique.model.testimony import Testimony
from communique.resolve.names import tokens
from communique.resolve.values import agree, digits, distance, rounding
from communique.resolve.vote import vote

Tellings = tuple[Testimony[Figure], ...]
TRADE = frozenset({"trade_turnover", "exports", "imports"})
MIRROR = 0.4


def figure(told: Tellings) -> tuple[Figure, tuple[Dissent, ...]]:
    """The figure, and its values that can't be true together with the chosen one. `told` is in order of publication."""
    chosen = _chosen(told)
    first = told[0].content
    merged = Figure(
        indicator=vote(told, lambda one: one.content.indicator) or first.indicator,
        quantity=chosen.content.quantity,
        areas=vote(told, lambda one: one.content.areas) or (),
        status=vote(told, lambda one: one.content.status),
        period=vote(told, lambda one: one.content.period),
        ref_area=vote(told, lambda one: one.content.ref_area) or "",
        counterpart_area=vote(told, lambda one: one.content.counterpart_area) or "",
        change=chosen.content.change,
        basis=chosen.content.basis,
    )
    return merged, _dissent(told, chosen) + _others(told, merged)


def _chosen(told: Tellings) -> Testimony[Figure]:
    """The telling that most reports agree with; of equals the exact, the more precise, the later."""
    if _is_goal(told):
        return told[-1]
    reports: dict[Quantity, set[str]] = {}
    for one in told:
        reports.setdefault(one.content.quantity, set()).add(one.report.id)
    backing = {
        quantity: len(set().union(*(ids for other, ids in reports.items() if _agree(quantity, other))))
        for quantity in reports
    }

    def weight(one: Testimony[Figure]) -> tuple[object, ...]:
        quantity = one.content.quantity
        exact = quantity.bound == "exact"
        return (backing[quantity], exact, min(digits(quantity.value), 4), str(one.published or ""), one.id)

    return max(told, key=weight)


def _agree(one: Quantity, other: Quantity) -> bool:
    return one.unit == other.unit and agree(one, other)


def _is_goal(told: Tellings) -> bool:
    """Of a target the latest word counts."""
    return all(one.content.status == "target" for one in told)


def _dissent(told: Tellings, chosen: Testimony[Figure]) -> tuple[Dissent, ...]:
    reasons: dict[str, list[Testimony[Figure]]] = {}
    for one in told:
        if not _agree(one.content.quantity, chosen.content.quantity):
            reasons.setdefault(reason(_opposite(told, chosen, one), one), []).append(one)
    return tuple(
        Dissent(
            field="value",
            values=(written(chosen.content.quantity), *sorted({written(one.content.quantity) for one in others})),
            claims=tuple(one.id for one in others),
            reason=why,
        )
        for why, others in sorted(reasons.items())
    )


def _opposite(told: Tellings, chosen: Testimony[Figure], one: Testimony[Figure]) -> Testimony[Figure]:
    """The telling of the chosen value to hold against another: that of the same source, if it said both."""
    backing = (other for other in told if _agree(other.content.quantity, chosen.content.quantity))
    return next((other for other in backing if _same_publisher(other, one)), chosen)


def _others(told: Tellings, merged: Figure) -> tuple[Dissent, ...]:
    """Tellings of the same number for another time, or as another quantity."""
    periods = {one.id: str(one.content.period) for one in told if one.content.period}
    indicators = {one.id: one.content.indicator for one in told}
    found = (
        _differing("period", str(merged.period), periods, "period"),
        _differing("indicator", merged.indicator, indicators, "definition"),
    )
    return tuple(one for one in found if one)


def _differing(field: str, chosen: str, said: dict[str, str], why: str) -> Dissent | None:
    others = {claim: value for claim, value in said.items() if value != chosen}
    if not others:
        return None
    return Dissent(field=field, values=(chosen, *sorted(set(others.values()))), claims=tuple(others), reason=why)


def reason(chosen: Testimony[Figure], other: Testimony[Figure]) -> str:
    """The likely reason why two values of one quantity differ."""
    one, two = chosen.content, other.content
    if one.quantity.unit != two.quantity.unit:
        return "currency"
    if one.status == "target":
        return "later" if chosen.published != other.published else "unexplained"
    return next((why for why, test in REASONS if test(chosen, other)), "unexplained")


def _is_rounding(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    some, others = one.content.quantity, other.content.quantity
    slack = 2 * (rounding(some.value, some.unit) + rounding(others.value, others.unit))
    return abs(some.value - others.value) <= slack


def _is_definition(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    return one.content.basis != other.content.basis


def _is_revision(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    return "provisional" in (one.content.status, other.content.status) or _same_publisher(one, other)


def _is_mirror(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    if one.content.indicator not in TRADE or len(one.content.areas) != 2:
        return False
    return distance(one.content.quantity, other.content.quantity) <= MIRROR and _two_sides(one, other)


def _same_publisher(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    """Whether one source says both, on different days: the same publisher, or the same office that both cite."""
    shared = _origins(one) & _origins(other)
    return bool(shared) and one.published != other.published


def _two_sides(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    """Whether each side may be telling its own count: other directions, or other sources."""
    if one.content.ref_area and other.content.ref_area:
        return one.content.ref_area != other.content.ref_area
    return one.report.id != other.report.id and _origins(one) != _origins(other)


def _origins(told: Testimony[Figure]) -> frozenset[tuple[str, ...]]:
    names = (told.report.publisher, *told.report.cites)
    return frozenset(words for words in map(tokens, names) if words)


# The first that holds.
REASONS = (
    ("rounding", _is_rounding),
    ("definition", _is_definition),
    ("revision", _is_revision),
    ("mirror", _is_mirror),
)


def written(quantity: Quantity) -> str:
    """A value in one word, with its bound: ≥550000000 USD."""
    sign = {"at_least": "≥", "at_most": "≤", "about": "≈"}.get(quantity.bound, "")
    return f"{sign}{quantity.value:f} {quantity.unit}"
