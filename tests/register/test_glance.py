"""What is counted without looking at words: the same as when all is listed, over both databases."""

from typing import Any

import pytest

from communique.api import Register
from tests.reports import enter, event, figure, office, report

TALKS = event("talks", "2025-03-12", countries=("KZ", "IT"), place="Astana")
BLOC = event("summit", "2025-05-30", countries=("C5", "IT"), place="Astana", name="Central Asia – Italy")


@pytest.mark.parametrize(
    ("kind", "filters"),
    [
        ("events", {"areas": "KZ"}),
        ("events", {"areas": "UZ"}),
        ("events", {"areas": ["KZ", "IT"]}),
        ("figures", {"areas": ["KZ", "IT"]}),
        ("figures", {"areas": "FR"}),
    ],
)
def test_a_number_is_that_of_the_list(register: Register, kind: str, filters: dict[str, Any]) -> None:
    enter(register, report("a", "2025-06-01", TALKS, BLOC, figure("4e9")), report("b", "2025-06-02", TALKS))
    listed = register.facts(kind, **filters)
    assert register.number(kind, **filters) == len(listed)
    assert [one.content for one in register.bare(kind, **filters)] == [one.content for one in listed]


def test_reports_are_counted_without_texts_that_were_replaced(register: Register) -> None:
    first = report("a", "2025-06-01", figure("4e9"))
    enter(register, first, report("b", "2025-06-02", figure("4e9")), report("c", "2025-06-02", TALKS))
    assert register.number("documents", areas=["KZ", "IT"]) == 3
    enter(register, report("a", "2025-06-01", figure("5e9")))
    assert register.number("documents", areas=["KZ", "IT"]) == 3
    enter(register, report("d", "2025-06-03", figure("5e9")))
    enter(register, first)  # the old text comes back
    assert register.number("documents", areas=["KZ", "IT"]) == 4
    assert register.number("documents", areas=["KZ", "IT"]) == len(register.documents(areas=["KZ", "IT"]))


@pytest.mark.parametrize(
    "filters", [{}, {"areas": ["KZ", "IT", "FR"]}, {"areas": "KZ", "status": "held"}, {"areas": "KZ", "text": "word"}]
)
def test_what_is_not_kept_is_not_guessed(register: Register, filters: dict[str, Any]) -> None:
    enter(register, report("a", "2025-06-01", TALKS))
    assert register.number("events", **filters) is None


def test_people_have_all_spellings_though_few_words_are_fetched(register: Register) -> None:
    enter(
        register,
        report("a", "2025-06-01", office("Kassym-Jomart Tokayev")),
        report("b", "2025-06-02", office("Касым-Жомарт Токаев")),
    )
    (person,) = register.people(limit=5)
    assert set(person.names) == {"Kassym-Jomart Tokayev", "Касым-Жомарт Токаев"}
    assert person == register.people(limit=None)[0]


def test_what_was_added_is_counted_up_to_a_bound(register: Register) -> None:
    enter(register, *(report(f"{n}", "2025-06-01", TALKS) for n in range(4)))
    assert register.size() == 4
    assert register.added("2020-01-01", 3) == 3
    assert register.added("2100-01-01", 3) == 0
