"""What a report leaves unsaid keeps no two tellings apart where the rest speaks for one; what it says otherwise may."""

from dataclasses import replace
from typing import Any

import pytest

from communique.model import Agreement, Event, Figure
from communique.resolve.identities import IDENTITIES
from communique.resolve.merge import entry
from communique.resolve.names import same_name
from communique.resolve.settle import MemoryShelf, Settling
from tests.reports import event, figure, office, report
from tests.reports import testimonies as claims_of

Telling = tuple[str | None, Event | Figure | Agreement]
PAIR = ("KZ", "UZ")
BOTH = ("Касым-Жомарт Токаев", "Шавкат Мирзиёев")


def one(*tellings: Telling) -> bool:
    """Whether these tellings, each of a report of its own, become one fact."""
    told = [
        testimony
        for number, (day, content) in enumerate(tellings)
        for testimony in claims_of(report(f"r{number}", day, content))
    ]
    shelf = MemoryShelf()
    Settling(IDENTITIES[told[0].kind], shelf).add(told)
    return len(shelf.groups()) == 1


def test_a_guess_of_the_parties_makes_no_more_than_rounding_one() -> None:
    sure = ("2025-02-10", figure("22e9", None, indicator="investment"))
    for guessed, value, joined in (((), "20e9", True), (("areas",), "20e9", False), (("areas",), "22.3e9", True)):
        about = ("2025-02-12", figure(value, None, indicator="investment", bound="at_least"))
        told = [t for n, (day, content) in enumerate((sure, about)) for t in claims_of(report(f"r{n}", day, content))]
        told[1] = replace(told[1], guessed=frozenset(guessed))
        shelf = MemoryShelf()
        Settling(IDENTITIES["figures"], shelf).add(told)
        assert (len(shelf.groups()) == 1) == joined, (guessed, value)


@pytest.mark.parametrize(
    ("guessed", "value", "joined"), [((), "9e9", True), (("areas",), "9e9", False), (("areas",), "4e9", True)]
)
def test_two_counts_far_apart_are_of_one_trade_only_where_both_name_it(
    guessed: tuple[str, ...], value: str, joined: bool
) -> None:
    days = (("2025-02-10", figure("5e9", "2024")), ("2025-02-12", figure(value, "2024")))
    told = [t for n, (day, content) in enumerate(days) for t in claims_of(report(f"r{n}", day, content))]
    told[1] = replace(told[1], guessed=frozenset(guessed))
    shelf = MemoryShelf()
    Settling(IDENTITIES["figures"], shelf).add(told)
    assert (len(shelf.groups()) == 1) == joined


def talks(day: str | None = None, **fields: Any) -> Event:
    """Talks of Kazakhstan and Uzbekistan."""
    return event("talks", day, **{"countries": PAIR, **fields})


def summit(day: str | None = None, **fields: Any) -> Event:
    """A summit of the five Central Asian states and Italy."""
    return event("summit", day, **{"countries": ("C5", "IT"), **fields})


def signed(day: str | None = None, **fields: Any) -> Event:
    """A signing of Kazakhstan and Uzbekistan."""
    return event("signing", day, **{"countries": PAIR, **fields})


@pytest.mark.parametrize(
    "tellings",
    [
        # No day; no people; no place.
        (("2025-05-02", talks("2025-05-01", people=BOTH)), ("2025-05-03", talks(people=BOTH))),
        (("2025-05-02", talks("2025-05-01")), ("2025-05-03", talks())),
        (("2025-05-02", signed("2025-05-01", place="Tashkent")), ("2025-05-03", signed(people=BOTH))),
        (("2025-05-02", signed("2025-05-01")), ("2025-11-03", signed("2025-05"))),
        # One slip where the same two people speak for it: a day off, a place, a party too many.
        (("2025-05-02", talks("2025-05-01", people=BOTH)), ("2025-05-03", talks("2025-05-02", people=BOTH))),
        (
            ("2025-05-02", talks("2025-05-01", people=BOTH, place="Tashkent")),
            ("2025-05-02", talks("2025-05-01", people=BOTH, place="Moscow")),
        ),
        (
            ("2025-05-02", talks("2025-05-01", people=BOTH)),
            ("2025-05-02", talks("2025-05-01", people=BOTH, countries=("KZ", "RU"))),
        ),
        # A summit beside which the two met is no party; the last day of a month is beside the first of the next.
        (
            ("2025-09-01", talks("2025-08-31", people=("Narendra Modi", "Xi Jinping"), countries=("CN", "IN"))),
            ("2025-09-02", talks("2025-09-01", people=("Нарендра Моди", "Си Цзиньпин"), countries=("CN", "SCO"))),
        ),
        (("2025-08-31", summit("2025-08-31")), ("2025-09-01", summit("2025-09-01"))),
        # Many states hold no two summits on a day, whatever city is read; who signed is left out.
        (("2025-05-30", summit("2025-05-30", place="Astana")), ("2025-05-31", summit("2025-05-30", place="Rome"))),
        (("2025-05-29", signed(status="planned")), ("2025-05-30", signed(people=BOTH))),
        # A summit recalled months later by its name or its place.
        (("2025-05-30", summit("2025-05-30", place="Astana")), ("2025-10-01", summit(place="Astana"))),
        (
            ("2025-05-30", summit("2025-05-30", name="Центральная Азия – Италия")),
            ("2025-10-01", summit(name="ЦА – Италия")),
        ),
        # A number of three digits, told with less or with one thing wrong.
        (("2025-02-10", figure("4.95e9", "2024")), ("2025-02-12", figure("4.95e9", None, areas=()))),
        (("2025-02-10", figure("4.95e9", "2024")), ("2025-02-12", figure("4.95e9", "2024", indicator="exports"))),
        (("2025-02-10", figure("4.95e9", "2024")), ("2025-02-12", figure("4.95e9", "2024-01/2024-11"))),
        # A rounded number without a year is that of the year just past.
        (("2025-02-10", figure("4.38e9", "2024")), ("2025-03-12", figure("4.4e9", None))),
        (("2025-02-10", figure("4.38e9", "2024")), ("2025-03-12", figure("4.2e9", None, bound="at_least"))),
        # A goal is the same goal years later.
        (
            ("2020-02-10", figure("5e9", None, status="target")),
            ("2025-02-12", figure("5e9", "2030", status="target")),
        ),
    ],
)
def test_what_is_unsaid_keeps_nothing_apart(tellings: tuple[Telling, ...]) -> None:
    assert one(*tellings)


@pytest.mark.parametrize(
    "tellings",
    [
        # Weeks later; other people; other pairs; two days apart.
        (("2025-05-02", talks("2025-05-01")), ("2025-06-03", talks())),
        (("2025-05-02", talks("2025-05-01", people=BOTH)), ("2025-05-03", talks(people=("Лавров", "Нуртлеу")))),
        (("2025-05-02", talks("2025-05-01")), ("2025-05-02", talks("2025-05-01", countries=("KG", "UZ")))),
        (("2025-05-02", talks("2025-05-01", people=BOTH)), ("2025-05-04", talks("2025-05-03", people=BOTH))),
        (("2025-05-02", talks("2025-05-01")), ("2025-05-03", talks("2025-05-02"))),
        # A summit recalled without a name or a place, a year later, in another city, with others, or one to come.
        (("2025-05-30", summit("2025-05-30", place="Astana")), ("2025-10-01", summit())),
        (("2025-05-30", summit("2025-05-30", place="Astana")), ("2026-05-01", summit(place="Astana"))),
        (("2025-05-30", summit("2025-05-30", place="Astana")), ("2025-10-01", summit(place="Rome"))),
        (
            ("2025-05-30", summit("2025-05-30", place="Astana")),
            ("2025-10-01", summit(place="Astana", countries=("C5",))),
        ),
        (
            ("2025-05-30", summit("2025-05-30", place="Astana")),
            ("2025-10-01", summit(place="Astana", status="planned")),
        ),
        # Summits on two days running, of two blocs, or of a bloc and of some of its members.
        (
            ("2025-10-10", summit("2025-10-09", place="Dushanbe", countries=("C5", "RU"))),
            ("2025-10-10", summit("2025-10-10", place="Dushanbe", countries=("CIS",))),
        ),
        (
            ("2025-10-10", summit("2025-10-09", place="Dushanbe", countries=("AZ", "TJ"))),
            ("2025-10-10", summit("2025-10-10", place="Dushanbe", countries=("CIS",))),
        ),
        # Of two states in two cities there may be two, and so may there be on two days.
        (
            ("2025-05-30", summit("2025-05-30", place="Astana", countries=("IT", "KZ"))),
            ("2025-05-31", summit("2025-05-30", place="Rome", countries=("IT", "KZ"))),
        ),
        (("2025-05-30", summit("2025-05-29", place="Astana")), ("2025-05-31", summit("2025-05-30", place="Rome"))),
        # Talks within a month are many; no people and no day tell them apart.
        (("2025-05-02", talks("2025-05-01")), ("2025-11-03", talks("2025-05"))),
        # Two digits months later; another party; another year; a share.
        (("2025-02-10", figure("4.9e9", None)), ("2025-05-12", figure("4.9e9", None, areas=()))),
        (("2025-02-10", figure("4.95e9", "2024")), ("2025-02-12", figure("4.95e9", "2024", areas=("IT", "UZ")))),
        # One named party: with whom, is not said.
        (
            ("2025-02-10", figure("27.8e9", "2024", areas=("RU",))),
            ("2025-02-12", figure("11.6e9", "2024", areas=("RU",))),
        ),
        (("2025-02-10", figure("4.95e9", "2024")), ("2025-02-12", figure("4.95e9", "2023"))),
        (
            ("2025-02-10", figure("16.9", "2024", unit="percent")),
            ("2025-02-12", figure("16.9", None, unit="percent", areas=())),
        ),
        (
            ("2025-02-10", figure("80", None, unit="percent")),
            ("2025-02-12", figure("87", None, unit="percent", bound="about")),
        ),
        # Trade in one direction and in the other, tourists there and back.
        (
            ("2025-02-10", figure("640000", "2024", unit="count", indicator="tourists")),
            ("2025-02-12", figure("1040000", "2024", unit="count", indicator="tourists")),
        ),
        (
            ("2025-02-10", figure("1057400", "2024", unit="count", indicator="tourists")),
            ("2025-02-12", figure("1500000", "2024", unit="count", indicator="tourists")),
        ),
        # Another number in no year is that of another year.
        (("2025-02-10", figure("4.4e9", "2024")), ("2025-03-12", figure("4.3e9", None))),
        (("2025-02-10", figure("4.38e9", "2024")), ("2025-03-12", figure("4.0e9", None, bound="at_least"))),
        # What is aimed at is not what is.
        (("2025-02-10", figure("4.95e9", "2024")), ("2025-02-12", figure("4.95e9", "2024", status="target"))),
    ],
)
def test_what_is_said_otherwise_stays_apart(tellings: tuple[Telling, ...]) -> None:
    assert not one(*tellings)


def test_a_bloc_beside_whose_summit_two_states_met_is_no_party() -> None:
    two, beside = talks("2025-08-31", countries=("CN", "IN")), talks("2025-08-31", countries=("CN", "SCO"))
    told = [t for n, one in enumerate((two, beside)) for t in claims_of(report(f"r{n}", "2025-09-01", one))]
    assert entry(told).content.countries == ("CN", "IN")
    assert entry(told[1:]).content.countries == ("SCO",)


def in_office(*names: str) -> int:
    """How many offices these reports show, each of a person of this name as the president of Türkiye."""
    posts = [report(f"r{n}", f"2025-05-{n + 1:02}", office(name, "президент", "TR")) for n, name in enumerate(names)]
    shelf = MemoryShelf()
    Settling(IDENTITIES["offices"], shelf).add(told for one in posts for told in claims_of(one))
    return len(shelf.groups())


def test_spellings_that_do_not_all_meet_do_not_multiply() -> None:
    latin, short, full = "Recep Tayyip Erdogan", "Реджеп Эрдоган", "Режеп Тайып Ердоған"
    assert not same_name(latin, short)
    assert in_office(full, latin, short, full, latin, short) == 1
    assert in_office(latin, short, full, latin, short, full, latin, short, full) == 1


def test_a_surname_that_two_in_one_post_bear_is_neither() -> None:
    assert in_office("Иван Орлов", "Пётр Орлов", "Орлов", "Орлов") == 3


def test_a_host_that_a_list_leaves_out_stays_in_its_bloc() -> None:
    guests = summit("2025-04-04", countries=("EU", "KG", "KZ", "TJ", "TM"))
    for host, merged in (((), ("C5", "EU")), (("UZ",), ("EU", "KG", "KZ", "TJ", "TM", "UZ"))):
        listed = replace(guests, countries=(*guests.countries, *host))
        both = (summit("2025-04-04", countries=("C5", "EU")), listed)
        told = [t for n, one in enumerate(both) for t in claims_of(report(f"r{n}", "2025-04-04", one))]
        assert entry(told).content.countries == merged


def test_a_goal_without_a_year_is_neither_of_two() -> None:
    goals = (
        ("2021-02-10", figure("10e9", "2026", status="target")),
        ("2022-02-10", figure("10e9", "2030", status="target")),
        ("2023-02-10", figure("10e9", None, status="target")),
        ("2024-02-10", figure("10e9", None, status="target")),
    )
    told = [t for n, (day, content) in enumerate(goals) for t in claims_of(report(f"r{n}", day, content))]
    shelf = MemoryShelf()
    Settling(IDENTITIES["figures"], shelf).add(told)
    assert sorted(map(len, shelf.groups().values())) == [1, 1, 2]


def test_titles_of_another_time_are_not_compared_but_found_again_within_two_years() -> None:
    treaty = Agreement(title="Договор о союзнических отношениях", areas=PAIR, status="signed")
    assert one(("2024-08-09", treaty), ("2025-11-15", treaty))
    assert not one(("2020-08-09", treaty), ("2025-11-15", treaty))
