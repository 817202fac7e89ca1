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
        indicator=first.indicator,
        quantity=chosen.content.quantity,
        areas=vote(told, lambda one: one.content.areas) or (),
        status=vote(told, lambda one: one.content.status),
        period=vote(told, lambda one: one.content.period),
        ref_area=vote(told, lambda one: one.content.ref_area) or "",
        counterpart_area=vote(told, lambda one: one.content.counterpart_area) or "",
        change=first.change,
    )
    return merged, _dissent(told, chosen)


def _chosen(told: Tellings) -> Testimony[Figure]:
    """The telling that most reports agree with; of equals the exact, the more precise, the later."""
    if _is_goal(told):
        return told[-1]
    reports: dict[Quantity, set[str]] = {}
    for one in told:
        reports.setdefault(one.content.quantity, set()).add(one.report.id)
    backing = {
        quantity: len(set().union(*(ids for other, ids in reports.items() if agree(quantity, other))))
        for quantity in reports
    }

    def weight(one: Testimony[Figure]) -> tuple[object, ...]:
        quantity = one.content.quantity
        exact = quantity.bound == "exact"
        return (backing[quantity], exact, min(digits(quantity.value), 4), str(one.published or ""), one.id)

    return max(told, key=weight)


def _is_goal(told: Tellings) -> bool:
    """Of a target the latest word counts."""
    return all(one.content.status == "target" for one in told)


def _dissent(told: Tellings, chosen: Testimony[Figure]) -> tuple[Dissent, ...]:
    reasons: dict[str, list[Testimony[Figure]]] = {}
    for one in told:
        if not agree(one.content.quantity, chosen.content.quantity):
            reasons.setdefault(reason(chosen, one), []).append(one)
    return tuple(
        Dissent(
            field="value",
            values=(written(chosen.content.quantity), *sorted({written(one.content.quantity) for one in others})),
            claims=tuple(one.id for one in others),
            reason=why,
        )
        for why, others in sorted(reasons.items())
    )


def reason(chosen: Testimony[Figure], other: Testimony[Figure]) -> str:
    """The likely reason why two values of one quantity differ."""
    one, two = chosen.content, other.content
    gap = distance(one.quantity, two.quantity)
    slack = 2 * (rounding(one.quantity.value, one.quantity.unit) + rounding(two.quantity.value, two.quantity.unit))
    if one.status == "target":
        return "later" if chosen.published != other.published else "unexplained"
    if abs(one.quantity.value - two.quantity.value) <= slack:
        return "rounding"
    if "provisional" in (one.status, two.status) or _same_publisher(chosen, other):
        return "revision"
    if one.indicator in TRADE and len(one.areas) == 2 and gap <= MIRROR and _two_sides(chosen, other):
        return "mirror"
    return "unexplained"


def _same_publisher(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    names = tokens(one.report.publisher), tokens(other.report.publisher)
    return bool(names[0]) and names[0] == names[1] and one.published != other.published


def _two_sides(one: Testimony[Figure], other: Testimony[Figure]) -> bool:
    """Whether each side may be telling its own count: other directions, or other sources."""
    if one.content.ref_area and other.content.ref_area:
        return one.content.ref_area != other.content.ref_area
    return one.report.id != other.report.id and tokens(one.report.publisher) != tokens(other.report.publisher)


def written(quantity: Quantity) -> str:
    """A value in one word, with its bound: ≥550000000 USD."""
    sign = {"at_least": "≥", "at_most": "≤", "about": "≈"}.get(quantity.bound, "")
    return f"{sign}{quantity.value:f} {quantity.unit}"
