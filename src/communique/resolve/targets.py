"""What came of a wish: base, results, share reached, the growth still needed, the pace of the latest period."""

from collections.abc import Iterable
from datetime import date
from decimal import Decimal

from communique.model.answer import Pace, Restatement, Target, TargetState
from communique.model.content import Figure
from communique.model.fact import Fact
from communique.model.period import Period
from communique.resolve.areas import parties
from communique.resolve.values import interval

Facts = tuple[Fact[Figure], ...]
CENT = Decimal("0.0001")
TENTH = Decimal("0.1")
# Nobody aims at less than half of what there is.
PART = 2
# Of these a pair has one number a year, so another goal is the same one moved; investments and loans are many.
COUNTED_ONCE = frozenset({"trade_turnover", "exports", "imports", "freight", "tourists", "students", "flights"})


def target(fact: Fact[Figure], others: Iterable[Fact[Figure]], days: dict[str, date | None], today: date) -> Target:
    """A target and its progress. `others` are facts of the same indicator and parties, `days` when claims were told."""
    same = tuple(one for one in others if _same_quantity(fact.content, one.content))
    # The growth of one year is no part of «вдвое».
    results = () if fact.content.change else _results(same)
    results = () if _is_of_a_part(fact, results, _named(fact, days)) else results
    years = tuple(one for one in results if _is_year(one.content.period))
    latest = years[-1] if years else None
    value, deadline = fact.content.quantity, fact.content.period
    pace = _pace(results)
    share = _share(latest, fact)
    growth = _growth(latest, fact)
    return Target(
        id=fact.id,
        fact=fact,
        value=value,
        deadline=deadline,
        state=_state(fact, results, pace, today),
        base=_base(years, _named(fact, days)),
        latest=latest,
        results=results,
        share=share,
        growth_needed=growth,
        pace=pace,
        restatements=_restatements((fact, *_moved(fact, same)), days),
    )


def _same_quantity(one: Figure, other: Figure) -> bool:
    """Whether one measures what the other does; without parties nobody knows."""
    return bool(one.areas) and (
        one.indicator == other.indicator
        and parties(one.areas) == parties(other.areas)
        and one.quantity.unit == other.quantity.unit
        and one.change == other.change
        and (not one.ref_area or not other.ref_area or one.ref_area == other.ref_area)
    )


def _results(facts: Facts) -> Facts:
    found = [fact for fact in facts if fact.content.status in ("actual", "provisional", None) and _end(fact)]
    return tuple(sorted(found, key=_place))


def _place(fact: Fact[Figure]) -> tuple[object, ...]:
    """By time; of one time what most reports tell comes last, then the larger: the smaller may be a part of it."""
    content = fact.content
    return (_end(fact) or date.min, _length(content.period), fact.reports, content.quantity.value, fact.id)


def _is_of_a_part(fact: Fact[Figure], results: Facts, named: date | None) -> bool:
    """Whether there was far more already when a goal was named: it is one of a region or of one sort of goods."""
    before = [one for one in results if named is None or (_end(one) or date.max) <= named]
    last = max((_end(one) or date.min for one in before), default=date.min)
    newest = [one.content.quantity.value for one in before if (_end(one) or date.min).year == last.year]
    return max(newest, default=Decimal(0)) > PART * fact.content.quantity.value


def _end(fact: Fact[Figure]) -> date | None:
    return fact.content.period.last if fact.content.period else None


def _length(period: Period | None) -> int:
    return (period.last - period.first).days + 1 if period and period.first and period.last else 0


def _is_year(period: Period | None) -> bool:
    return bool(period and period.precision == "year" and 365 <= _length(period) <= 366)


def _named(fact: Fact[Figure], days: dict[str, date | None]) -> date | None:
    """The day on which the target was first named."""
    return min((day for day in (days.get(claim.id) for claim in fact.claims) if day), default=None)


def _base(years: Facts, named: date | None) -> Fact[Figure] | None:
    """The last whole year before the target was named, else the first known."""
    before = [fact for fact in years if named and _end(fact) and (_end(fact) or date.max) <= named]
    return before[-1] if before else (years[0] if years else None)


def _share(latest: Fact[Figure] | None, fact: Fact[Figure]) -> Decimal | None:
    if latest is None or not fact.content.quantity.value:
        return None
    return (latest.content.quantity.value / fact.content.quantity.value).quantize(CENT)


def _growth(latest: Fact[Figure] | None, fact: Fact[Figure]) -> Decimal | None:
    """Percent a year from the latest year's result to the deadline; none where it is past or reached."""
    deadline = fact.content.period
    if latest is None or deadline is None or deadline.last is None or latest.content.period is None:
        return None
    years = deadline.last.year - (latest.content.period.last or date.min).year
    now, goal = latest.content.quantity.value, fact.content.quantity.value
    if years <= 0 or now <= 0 or goal <= now:
        return None
    yearly = float(goal / now) ** (1 / years)
    return (Decimal(repr(yearly)) * 100 - 100).quantize(TENTH)


def _pace(results: Facts) -> Pace | None:
    """What the latest part of a year would make of the year: as that part did in an earlier year, or in proportion."""
    parts = [fact for fact in results if 0 < _length(fact.content.period) < 360]
    if not parts:
        return None
    fact = parts[-1]
    period = fact.content.period
    if period is None or period.first is None or period.last is None or period.first.year != period.last.year:
        return None
    if any(_is_year(one.content.period) and (_end(one) or date.min) >= period.last for one in results):
        return None
    value = fact.content.quantity
    season = _season(period, results)
    if season:
        part, whole, basis = season
        yearly = (value.value * whole / part).quantize(Decimal(1))
        return Pace(period=period, value=value, yearly=yearly, method="season", basis=basis)
    months = period.last.month - period.first.month + 1
    if period.precision == "day":
        return None
    return Pace(period=period, value=value, yearly=(value.value * 12 / months).quantize(Decimal(1)), method="times")


def _season(period: Period, results: Facts) -> tuple[Decimal, Decimal, str] | None:
    """The same part and the whole of the latest earlier year of which both are known."""
    for fact in reversed(results):
        whole = fact.content.period
        if not _is_year(whole) or whole is None or whole.first is None or period.first is None or period.last is None:
            continue
        if whole.first.year >= period.first.year:
            continue
        for one in results:
            part = one.content.period
            if part and part.first and part.last and one.content.quantity.value and _same_part(part, period, whole):
                return one.content.quantity.value, fact.content.quantity.value, str(whole)
    return None


def _same_part(part: Period, period: Period, whole: Period) -> bool:
    if part.first is None or part.last is None or period.first is None or period.last is None or whole.first is None:
        return False
    same_year = part.first.year == part.last.year == whole.first.year
    months = (part.first.month, part.last.month) == (period.first.month, period.last.month)
    return same_year and months and _length(part) < 360


def _state(fact: Fact[Figure], results: Facts, pace: Pace | None, today: date) -> TargetState:
    goal, deadline = fact.content.quantity.value, fact.content.period
    after = tuple(one for one in results if _length(one.content.period) <= 366)
    if any(_reaches(one, goal) for one in after):
        return "reached"
    if deadline and deadline.last and deadline.last < today:
        return "overdue"
    years = [one for one in results if _is_year(one.content.period)]
    if not results or (not years and pace is None):
        return "no_data"
    return "on_track" if _is_on_track(goal, deadline, years, pace) else "behind"


def _reaches(one: Fact[Figure], goal: Decimal) -> bool:
    low, _ = interval(one.content.quantity)
    return low is not None and one.content.quantity.value >= goal


def _is_on_track(goal: Decimal, deadline: Period | None, years: list[Fact[Figure]], pace: Pace | None) -> bool:
    """Whether the growth so far, carried on, reaches the goal in time."""
    points = [((_end(one) or date.min).year, one.content.quantity.value) for one in years]
    if pace is not None and pace.period.last is not None:
        points.append((pace.period.last.year, pace.yearly))
    if deadline is None or deadline.last is None or not points:
        return False
    (first, low), (last, high) = points[0], points[-1]
    if high >= goal:
        return True
    if last <= first or low <= 0 or high <= low:
        return False
    yearly = float(high / low) ** (1 / (last - first))
    return bool(float(high) * yearly ** max(deadline.last.year - last, 0) >= float(goal))


def _moved(fact: Fact[Figure], others: Facts) -> Facts:
    """Other goals for the same number; one that the same report names is another goal beside this one."""
    here = {claim.evidence.document for claim in fact.claims}
    goals = [one for one in others if one.content.status == "target" and fact.content.indicator in COUNTED_ONCE]
    return tuple(one for one in goals if here.isdisjoint(claim.evidence.document for claim in one.claims))


def _restatements(facts: Facts, days: dict[str, date | None]) -> tuple[Restatement, ...]:
    """Every time a target was named, in order of the days."""
    unique = {fact.id: fact for fact in facts}
    found = [
        Restatement(
            day=days.get(claim.id),
            value=claim.content.quantity,
            deadline=claim.content.period,
            fact=fact.id,
            claim=claim.id,
        )
        for fact in unique.values()
        for claim in fact.claims
    ]
    return tuple(sorted(found, key=lambda one: (one.day or date.max, one.claim)))
