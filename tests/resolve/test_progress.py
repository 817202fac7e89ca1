"""Targets with what came of them, lives of events, people over time, editions, independent sources."""

from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

import pytest

from communique.model import Claim, Event, Evidence, Fact, Figure, Format, Occupancy, Period, Span
from communique.model.testimony import Report
from communique.resolve.formats import editions
from communique.resolve.lifeline import life
from communique.resolve.names import same_name
from communique.resolve.people import people
from communique.resolve.sources import independent, sketch
from communique.resolve.targets import target
from communique.resolve.values import agree
from tests.reports import event, figure, office

TODAY = date(2025, 10, 1)


def fact(content: Any, *days: str) -> tuple[Fact[Any], dict[str, date | None]]:
    """A fact that reports of these days state, and the days by claim."""
    span = Span(start=0, end=1, text="x")
    claims = tuple(
        Claim(content=content, evidence=Evidence(document=f"d{day}{content!r}", span=span), origin="tests")
        for day in days or ("2025-06-01",)
    )
    told = {claim.id: date.fromisoformat(day) for claim, day in zip(claims, days or ("2025-06-01",), strict=True)}
    return Fact(id=f"f{claims[0].id[1:]}", content=content, claims=claims, reports=len(claims)), told


def progress(goal: Figure, *others: Figure, today: date = TODAY) -> Any:
    """The target of these figures."""
    wish, days = fact(goal)
    rest = [fact(other) for other in others]
    known = days | {claim: day for _, told in rest for claim, day in told.items()}
    return target(wish, (one for one, _ in rest), known, today)


GOAL = figure("1e9", "2030", status="target")


def test_a_target_with_its_results() -> None:
    found = progress(GOAL, figure("550e6", "2024", bound="at_least"), figure("103.9e6", "2025-Q1"))
    assert found.share == Decimal("0.55")
    assert found.base is not None
    assert found.base.content.quantity.value == 550_000_000
    assert found.growth_needed == Decimal("10.5")
    assert found.pace is not None
    assert (found.pace.yearly, found.pace.method) == (Decimal(415_600_000), "times")
    assert found.state == "behind"


def test_the_pace_knows_the_season() -> None:
    found = progress(
        GOAL, figure("100e6", "2024-Q1"), figure("600e6", "2024"), figure("120e6", "2025-Q1"), today=date(2025, 5, 1)
    )
    assert found.pace is not None
    assert (found.pace.yearly, found.pace.method, found.pace.basis) == (Decimal(720_000_000), "season", "2024")


@pytest.mark.parametrize(
    ("others", "today", "state"),
    [
        ([], TODAY, "no_data"),
        ([figure("1.1e9", "2024")], TODAY, "reached"),
        ([figure("500e6", "2024")], date(2031, 1, 1), "overdue"),
        ([figure("500e6", "2023"), figure("600e6", "2024")], TODAY, "on_track"),
        ([figure("500e6", "2023"), figure("501e6", "2024")], TODAY, "behind"),
        ([figure("1.1e9", "2024", areas=("CN", "KZ"))], TODAY, "no_data"),
        ([figure("1.1e9", "2024", change=True)], TODAY, "no_data"),
        ([figure("2e9", "2024", status="forecast")], TODAY, "no_data"),
        ([figure("1.1e9", "2024", unit="EUR")], TODAY, "no_data"),
    ],
)
def test_states_of_a_target(others: list[Figure], today: date, state: str) -> None:
    assert progress(GOAL, *others, today=today).state == state


def test_moved_goalposts_in_order() -> None:
    wish, days = fact(GOAL, "2024-06-01")
    later, more = fact(figure("2e9", "2030", status="target"), "2025-02-01")
    found = target(wish, [later], days | more, TODAY)
    assert [(str(one.day), one.value.value) for one in found.restatements] == [
        ("2024-06-01", 1_000_000_000),
        ("2025-02-01", 2_000_000_000),
    ]


def test_another_goal_of_one_report_is_not_this_one_moved() -> None:
    wish, days = fact(GOAL, "2024-06-01")
    beside, more = fact(figure("3e9", None, status="target"), "2024-06-01", "2025-02-01")
    here = replace(
        beside.claims[0], evidence=replace(beside.claims[0].evidence, document=wish.claims[0].evidence.document)
    )
    found = target(wish, [replace(beside, claims=(here, beside.claims[1]))], days | more, TODAY)
    assert [one.value.value for one in found.restatements] == [1_000_000_000]


def test_of_what_may_be_many_each_goal_is_its_own() -> None:
    wish, days = fact(figure("1e9", "2030", status="target", indicator="investment"), "2024-06-01")
    later, more = fact(figure("2e9", "2030", status="target", indicator="investment"), "2025-02-01")
    assert len(target(wish, [later], days | more, TODAY).restatements) == 1


def test_a_goal_without_parties_has_no_results() -> None:
    found = progress(figure("5e11", "2030", status="target", areas=()), figure("3.2e9", "2017", areas=()))
    assert (found.results, found.state) == ((), "no_data")


def test_a_goal_far_below_what_there_is_has_no_results() -> None:
    """A region's goal, or that of one sort of goods, is no goal of all trade."""
    small = progress(figure("300e6", "2030", status="target"), figure("50e9", "2024"), figure("557e6", "2024"))
    assert (small.results, small.state, small.share) == ((), "no_data", None)
    # What fell and is to come back, and what was reached later by far, keep their results.
    back = progress(GOAL, figure("3e9", "2021"), figure("400e6", "2024"))
    assert back.share == Decimal("0.4")
    reached = progress(GOAL, figure("900e6", "2024"), figure("2.5e9", "2031"), today=date(2032, 2, 1))
    assert reached.share == Decimal("2.5")


def test_of_two_results_of_a_year_the_larger_is_the_whole() -> None:
    for parts in (("60e6", "400e6"), ("400e6", "60e6")):
        found = progress(GOAL, *(figure(value, "2024") for value in parts))
        assert found.share == Decimal("0.4")
        assert len(found.results) == 2


def test_growth_of_a_year_is_no_part_of_a_growth_aimed_at() -> None:
    double = figure("100", None, status="target", unit="percent", change=True)
    found = progress(double, figure("6.5", "2024", unit="percent"), figure("25", "2019", unit="percent", change=True))
    assert (found.results, found.pace, found.state) == ((), None, "no_data")


def lived(*told: tuple[str, str, str | None], today: str = "2025-06-10") -> Any:
    """The life of an event of which reports said this: day of publication, status, date."""
    span = Span(start=0, end=1, text="x")
    claims, days = [], {}
    for day, status, when in told:
        content = event("summit", when, status=status)
        claim = Claim(content=content, evidence=Evidence(document=day, span=span), origin="tests")
        claims.append(claim)
        days[claim.id] = date.fromisoformat(day)
    merged = event("summit", told[-1][2], status=told[-1][1])
    return life(Fact(id="f1", content=merged, claims=tuple(claims)), days, date.fromisoformat(today))


def test_announced_postponed_held() -> None:
    found = lived(
        ("2025-04-01", "planned", "2025-05-20"),
        ("2025-04-20", "planned", "2025-05-20"),
        ("2025-05-10", "planned", "2025-05-30"),
        ("2025-05-31", "held", "2025-05-30"),
    )
    assert [step.status for step in found.steps] == ["announced", "postponed", "held"]
    assert len(found.steps[0].claims) == 2
    assert found.state == "held"


def test_a_date_that_passed_without_a_report() -> None:
    assert lived(("2025-04-01", "planned", "2025-05-20")).state == "unconfirmed"
    assert lived(("2025-04-01", "planned", "2025-05-20"), today="2025-05-01").state == "announced"
    assert lived(("2025-04-01", "cancelled", "2025-05-20")).state == "cancelled"


def held(name: str, area: str, first: str, last: str, post: str = "president") -> Fact[Occupancy]:
    """A person in an office from a day to another."""
    content = office(name, post, area)
    found, _ = fact(content)
    period = Period.days(date.fromisoformat(first), date.fromisoformat(last))
    return Fact(
        id=found.id,
        content=Occupancy(person=name, office=post, area=area, period=period),
        claims=found.claims,
    )


def test_namesakes_of_two_states_are_two_people() -> None:
    found = people([held("Kim", "KZ", "2025-01-01", "2025-02-01"), held("Kim", "KR", "2025-01-01", "2025-02-01")])
    assert [person.areas for person in found] in ([("KZ",), ("KR",)], [("KR",), ("KZ",)])


def test_a_person_is_called_by_the_commonest_full_name() -> None:
    names = ("Токаев", "Токаев", "Токаев", "К. Токаев", "Касым-Жомарт Токаев", "Касым-Жомарт Токаев")
    told = [fact(office(name), "2025-01-01")[0] for name in (*names, "Касым-Жомарт Кемелевич Токаев")]
    (person,) = people(told)
    assert person.name == "Касым-Жомарт Токаев"


def test_successions_and_two_in_one_post() -> None:
    before = held("Nazarbayev", "KZ", "2018-01-01", "2019-03-19")
    after = held("Токаев", "KZ", "2019-03-20", "2025-01-01")
    rival = held("Somebody Else", "KZ", "2024-05-01", "2024-06-01")
    calm = {one.name: one.offices[0].rivals for one in people([before, after])}
    assert set(calm.values()) == {()}
    warned = {one.name: one.offices[0].rivals for one in people([before, after, rival])}
    assert warned["Токаев"] == (rival.id,)
    assert warned["Nazarbayev"] == ()


def test_editions_of_a_format_in_order() -> None:
    series, _ = fact(Format(name="Central Asia – Italy", members=("C5",), partner="IT"))
    meetings = [
        fact(Event(type="summit", countries=("C5", "IT"), period=Period.day(date(2027, 5, 1))))[0],
        fact(Event(type="summit", countries=("IT", "KG", "KZ", "TJ", "TM", "UZ"), period=Period.month(2025, 5)))[0],
        fact(Event(type="talks", countries=("IT", "KZ"), period=Period.month(2025, 5)))[0],
        fact(Event(type="summit", countries=("C5", "CN"), period=Period.month(2025, 6)))[0],
    ]
    found = editions(series, meetings)
    assert [str(one.content.period) for one in found] == ["2025-05", "2027-05-01"]


@pytest.mark.parametrize(
    ("one", "other", "same"),
    [
        ("Токаев", "Тоқаев", True),
        ("Қасым-Жомарт Тоқаев", "Kassym-Jomart Tokayev", True),
        ("Мирзияев", "Shavkat Mirziyoyev", True),
        ("Реджеп Тайип Эрдоган", "Recep Tayyip Erdoğan", True),
        ("Антониу Кошта", "António Costa", True),
        ("В. Путин", "Владимир Путин", True),
        ("Сердар Бердымухамедов", "Гурбангулы Бердымухамедов", False),
        ("Рахмон", "Рахимов", False),
        ("Владимир", "Владимир Путин", False),
        ("", "Путин", False),
    ],
)
def test_names_across_alphabets(one: str, other: str, *, same: bool) -> None:
    assert same_name(one, other) is same
    assert same_name(other, one) is same


@pytest.mark.parametrize(
    ("one", "other", "can"),
    [
        (figure("550e6", bound="at_least"), figure("553.4e6"), True),
        (figure("550e6", bound="at_least"), figure("500e6"), False),
        (figure("7.6e9"), figure("7.62e9"), True),
        (figure("7.6e9"), figure("7.8e9"), False),
        (figure("30e9", bound="about"), figure("28e9"), True),
        (figure("12", unit="count"), figure("13", unit="count"), False),
        (figure("4e9", bound="at_most"), figure("5e9"), False),
    ],
)
def test_values_as_intervals(one: Figure, other: Figure, *, can: bool) -> None:
    assert agree(one.quantity, other.quantity) is can


def test_sources_that_are_not_independent() -> None:
    words = [f"w{n}" for n in range(120)]
    reports = [
        Report(id="d1", publisher="One", sketch=sketch(words)),
        Report(id="d2", publisher="Two", sketch=sketch([*words, "more"])),
        Report(id="d3", publisher="Three", sketch=sketch([f"x{n}" for n in range(120)]), cites=("Agency",)),
        Report(id="d4", publisher="Four", sketch=sketch([f"y{n}" for n in range(120)]), cites=("Agency",)),
        Report(id="d5", sketch=sketch([f"z{n}" for n in range(120)])),
    ]
    assert independent(reports) == 3
    assert independent(reversed(reports)) == 3
    assert independent([*reports, reports[0]]) == 3
