"""Laws of merging: what comes first, what comes twice, and in which portions, makes no difference."""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from communique.model import Event, Figure, Occupancy, Period, Quantity, Statement
from communique.model import testimony as noun
from communique.model.testimony import Entry, Report
from communique.resolve.anew import entries, settled
from communique.resolve.identities import IDENTITIES
from communique.resolve.merge import entry
from communique.resolve.rulings import Rulings
from communique.resolve.settle import MemoryShelf, Settling

Told = noun.Testimony[Any]
NAMES = ("Токаев", "Касым-Жомарт Токаев", "Kassym-Jomart Tokayev", "Mattarella", "Sergio Mattarella", "Путин")
AREAS = st.lists(st.sampled_from(("KZ", "IT", "RU", "C5", "UZ")), max_size=3, unique=True).map(
    lambda a: tuple(sorted(a))
)
DAYS = st.integers(0, 60).map(lambda n: date(2025, 4, 1) + timedelta(days=n))
PERIODS = st.one_of(
    st.none(),
    DAYS.map(Period.day),
    st.sampled_from((Period.month(2025, 5), Period.year(2025), Period.year(2024), Period.quarter(2025, 1))),
)
EVENTS = st.builds(
    Event,
    type=st.sampled_from(("visit", "talks", "summit")),
    status=st.sampled_from(("held", "planned", "cancelled", None)),
    countries=AREAS,
    people=st.lists(st.sampled_from(NAMES), max_size=2, unique=True).map(tuple),
    period=PERIODS,
    place=st.sampled_from(("", "Astana", "Rome", "Kazakhstan")),
    name=st.sampled_from(("", "Central Asia – Italy", "XXI forum")),
)
FIGURES = st.builds(
    Figure,
    indicator=st.sampled_from(("trade_turnover", "investment")),
    quantity=st.builds(
        Quantity,
        value=st.sampled_from((Decimal("4e9"), Decimal("4.05e9"), Decimal("5e9"), Decimal("5.5e8"))),
        unit=st.sampled_from(("USD", "EUR")),
        bound=st.sampled_from(("exact", "at_least", "about")),
    ),
    areas=AREAS,
    status=st.sampled_from(("actual", "target", None)),
    period=PERIODS,
)
TITLES = ("president", "глава государства", "премьер", "үкімет басшысы", "вице-премьер", "deputy prime minister")
OFFICES = st.builds(
    Occupancy,
    person=st.sampled_from(NAMES),
    office=st.sampled_from(TITLES),
    area=st.sampled_from(("KZ", "IT", "")),
)
STATEMENTS = st.builds(
    Statement,
    speaker=st.sampled_from(NAMES),
    manner=st.sampled_from(("direct", "indirect")),
    words=st.sampled_from(("trade between us will grow further", "trade between us will grow much further", "no")),
)
CONTENTS = st.one_of(EVENTS, FIGURES, OFFICES, STATEMENTS)


@st.composite
def tellings(draw: st.DrawFn) -> list[Told]:
    """Claims of several reports."""
    found = []
    for number in range(draw(st.integers(1, 6))):
        source = Report(
            id=f"d{number}", published=draw(st.one_of(st.none(), DAYS)), publisher=draw(st.sampled_from("ab"))
        )
        for place, content in enumerate(draw(st.lists(CONTENTS, max_size=5))):
            found.append(noun.Testimony(id=f"c{number}{place}", content=content, report=source, start=place))
    return found


def books(told: Sequence[Told], portions: int = 1, gone: Sequence[Told] = ()) -> list[Entry[Any]]:
    """The entries of these claims, added in so many portions; `gone` are added first and taken away at the end."""
    found = []
    for kind, identity in IDENTITIES.items():
        shelf = MemoryShelf()
        mine = [one for one in (*gone, *told) if one.kind == kind]
        for start in range(portions):
            Settling(identity, shelf).add(mine[start::portions])
        Settling(identity, shelf).remove([one for one in gone if one.kind == kind])
        found += [one for _, one, _ in entries(shelf, Rulings())]
    return sorted(found, key=lambda one: one.id)


def shuffled(told: Sequence[Told], chance: Any) -> list[Told]:
    """The same claims in another order."""
    other = list(told)
    chance.shuffle(other)
    return other


@given(tellings(), st.randoms(use_true_random=False))
@settings(max_examples=150, deadline=None)
def test_order_of_arrival_makes_no_difference(told: list[Told], chance: Any) -> None:
    other = shuffled(told, chance)
    assert books(told) == books(other) == books(other, portions=3)


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_what_is_said_twice_counts_once(told: list[Told]) -> None:
    assert books([*told, *told], portions=2) == books(told)


@given(tellings(), st.integers(0, 5))
@settings(max_examples=150, deadline=None)
def test_what_is_taken_away_leaves_no_trace(told: list[Told], count: int) -> None:
    gone, kept = told[:count], told[count:]
    assert books(kept, gone=gone) == books(kept)


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_all_at_once_is_as_one_by_one(told: list[Told]) -> None:
    anew = [one for kind in IDENTITIES for one in _anew(kind, told)]
    assert sorted(anew, key=lambda one: one.id) == books(told, portions=max(len(told), 1))


def _anew(kind: str, told: Sequence[Told]) -> list[Entry[Any]]:
    shelf = settled(kind, [one for one in told if one.kind == kind], Rulings())
    return [one for _, one, _ in entries(shelf, Rulings())]


@given(st.lists(EVENTS, min_size=1, max_size=5), st.lists(EVENTS, max_size=5))
@settings(max_examples=100, deadline=None)
def test_merging_is_commutative_associative_and_idempotent(some: list[Event], more: list[Event]) -> None:
    one = [_told(number, content) for number, content in enumerate(some)]
    other = [_told(number + 10, content) for number, content in enumerate(more)]
    together = entry([*one, *other])
    assert together == entry([*other, *one]) == entry([*one, *other, *one])


def _told(number: int, content: Event) -> Told:
    return noun.Testimony(
        id=f"c{number:02}", content=content, report=Report(id=f"d{number}", published=date(2025, 5, 1))
    )


@st.composite
def near(draw: st.DrawFn, contents: st.SearchStrategy[Any], differ: Callable[[Any], object]) -> list[Told]:
    """Claims of two to four reports, each of which tells up to three contents that differ so."""
    found = []
    for number in range(draw(st.integers(2, 4))):
        source = Report(id=f"d{number}", published=date(2025, 5, 5 + number))
        for place, told in enumerate(draw(st.lists(contents, max_size=3, unique_by=differ))):
            found.append(noun.Testimony(id=f"c{number}{place}", content=told, report=source, start=place))
    return found


def near_number(tenths: int) -> Figure:
    """The trade of one pair and year; such numbers are all near each other."""
    amount = Quantity(value=Decimal(tenths).scaleb(8), unit="USD", bound="exact")
    return Figure(indicator="trade_turnover", quantity=amount, areas=("IT", "KZ"), period=Period.year(2024))


def near_day(day: int, status: Any) -> Event:
    """A meeting of two people on a day of one week; 0 for no day."""
    when = Period.parse(f"2025-05-0{day}") if day else None
    return Event(type="talks", status=status, countries=("IT", "KZ"), people=("A B", "C D"), period=when)


NUMBERS = st.builds(near_number, st.integers(40, 44))
MEETINGS = st.builds(near_day, st.integers(0, 3), st.sampled_from(("held", "planned")))


@given(near(NUMBERS, lambda one: one.quantity), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_no_entry_has_two_numbers_of_one_report(told: list[Told], chance: Any) -> None:
    known = {one.id: one for one in told}
    found = books(told)
    for one in found:
        reports = [known[claim].report.id for claim in one.claims]
        assert len(reports) == len(set(reports))
    assert books(shuffled(told, chance), portions=2) == found


@given(near(MEETINGS, lambda one: one.period), st.randoms(use_true_random=False))
@settings(max_examples=100, deadline=None)
def test_meetings_on_days_that_one_report_tells_apart_are_no_one_entry(told: list[Told], chance: Any) -> None:
    known = {one.id: one for one in told}
    found = books(told)
    for one in found:
        days = [(known[c].report.id, known[c].content.period) for c in one.claims if known[c].content.period]
        assert len(dict(days)) == len(set(days))
    assert sorted(c for one in found for c in one.claims) == sorted(known)
    assert books(shuffled(told, chance), portions=2) == found


@given(tellings())
@settings(max_examples=100, deadline=None)
def test_every_claim_is_in_one_entry_of_its_kind(told: list[Told]) -> None:
    held = [claim for one in books(told) for claim in one.claims]
    assert sorted(held) == sorted(one.id for one in told)
