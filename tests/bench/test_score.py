"""The scorer: what counts as found, whole, unsaid, wrong."""

from typing import Any

import pytest

from bench.agree import dates_meet, same_person, same_title
from bench.floors import measured
from bench.score import Tally, score, total


def figure(**changed: Any) -> dict[str, Any]:
    """A figure of gold."""
    base = {"indicator": "exports", "value": 100.0, "unit": "USD", "bound": "exact", "status": "actual"}
    return {**base, "period": "2024", "areas": ["KZ", "IT"], "start": 0, "end": 20, **changed}


def tally(gold: list[dict[str, Any]], found: list[dict[str, Any]], kind: str = "figures") -> Tally:
    """The tally of one kind in a text of a hundred characters."""
    return score({kind: gold}, {kind: found}, 100)[kind]


def test_the_same_is_whole() -> None:
    found = tally([figure()], [figure(areas=["IT", "KZ"][::-1], value=100.4)])
    assert (found.core, found.full, found.f1(), found.f1(whole_only=True)) == (1, 1, 1.0, 1.0)


@pytest.mark.parametrize(
    ("changed", "name", "verdict"),
    [
        ({"period": "2023"}, "period", "wrong"),
        ({"period": None}, "period", "unsaid"),
        ({"areas": []}, "areas", "unsaid"),
        ({"areas": ["KZ"]}, "areas", "wrong"),
        ({"status": "target"}, "status", "wrong"),
        ({"bound": "about"}, "bound", "wrong"),
    ],
)
def test_a_field_is_right_unsaid_or_wrong(changed: dict[str, Any], name: str, verdict: str) -> None:
    found = tally([figure()], [figure(**changed)])
    assert (found.core, found.full) == (1, 0)
    assert found.share(name, verdict) == 1.0


@pytest.mark.parametrize("changed", [{"unit": "EUR"}, {"value": 102.0}, {"indicator": "imports"}])
def test_another_figure_is_not_found(changed: dict[str, Any]) -> None:
    assert tally([figure()], [figure(**changed)]).core == 0


def test_each_fact_is_met_once_and_the_better_match_first() -> None:
    found = tally([figure()], [figure(period="2020"), figure()])
    assert (found.core, found.full, found.found) == (1, 1, 2)
    assert found.precision == 0.5


def test_optional_facts_count_neither_way() -> None:
    optional = figure(optional=True)
    assert tally([optional], []).gold == 0
    assert tally([optional], [figure()]).found == 0


def test_evidence_outside_its_text_is_counted_apart() -> None:
    found = tally([figure()], [figure(end=101)])
    assert (found.core, found.found, found.astray) == (0, 0, 1)


def test_names() -> None:
    assert same_person("Мелони", "Джорджа Мелони")
    assert same_person("Шавкат Мирзиёев", "шавкат мирзиеев")
    assert not same_person("Джорджа", "Джорджа Мелони")
    assert not same_person("Токаев", "Мелони")
    assert not same_person("", "Мелони")


def test_dates_titles_blocs() -> None:
    assert dates_meet({"date": "2025-05"}, {"date": "2025-05-30"})
    assert dates_meet({"date": "2025-Q2"}, {"date": "2025-05-30/2025-06-02"})
    assert not dates_meet({"date": "2025-Q2"}, {"date": "2025-07-01"})
    assert dates_meet({"date": None}, {"date": "2025-07-01"})
    assert same_title({"title": "Договор о дружбе"}, {"title": "договора о дружбе"})
    assert not same_title({"title": "Договор о дружбе"}, {"title": "Соглашение о торговле"})
    five = figure(areas=["KZ", "KG", "TJ", "TM", "UZ"])
    assert tally([figure(areas=["C5"])], [five]).full == 1


def test_topics_and_totals() -> None:
    one = score({"topics": ["trade", "energy"]}, {"topics": ["trade", "space"]}, 10)
    both = total([one, one])["topics"]
    assert (both.core, both.gold, both.found, both.f1()) == (2, 4, 4, 0.5)


def test_floors_are_about_the_mean_of_desks() -> None:
    low, high = score({"topics": ["trade"]}, {}, 10), score({"topics": ["trade"]}, {"topics": ["trade"]}, 10)
    assert measured({"a": low, "b": high, "dev": low})["topics.core"] == 0.5
