"""What charts are drawn from: values, bounds and periods as sources state them, and places on the map."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.api import open_register
from communique.model import Document
from communique.web.app import create_app

TOLD = (
    "В 2024 году товарооборот Казахстана и Туркменистана превысил 550 млн долларов.",
    "За I квартал 2025 года товарооборот Казахстана и Туркменистана составил 103,9 млн долларов.",
    "Стороны договорились довести товарооборот Казахстана и Туркменистана до 1 млрд долларов к 2030 году.",
    (
        "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Ашхабаде переговоры с президентом "
        "Туркменистана Сердаром Бердымухамедовым."
    ),
    (
        "Президент Казахстана Касым-Жомарт Токаев 3 апреля 2025 года провел в Астане переговоры с президентом "
        "Италии Серджо Маттареллой."
    ),
)


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("charts") / "register.db"
    with open_register(path) as desk:
        desk.add(
            Document(text=text, url=f"{n}.txt", language="ru", published=date(2025, 4, 5))
            for n, text in enumerate(TOLD)
        )
    with TestClient(create_app(str(path)), base_url="http://localhost", headers={"Accept-Language": "ru"}) as client:
        yield client


def test_a_series_keeps_bounds_periods_and_the_target(browser: TestClient) -> None:
    (series,) = browser.get("/api/v1/series?areas=KZ-TM&indicator=trade_turnover").json()["series"]
    assert [(one["first"], one["shape"], one["words"]) for one in series["marks"]] == [
        ("2024-01-01", "least", "более 550 млн USD"),
        ("2025-01-01", "", "103,9 млн USD"),
    ]
    assert series["marks"][1]["last"] == "2025-03-31"
    assert [(one["by"], one["value"]) for one in series["aims"]] == [("2030-12-31", 1.0)]
    assert series["aims"][0]["words"].startswith("цель 1 млрд USD")


def test_contacts_are_of_events_that_name_the_country_itself(browser: TestClient) -> None:
    found = browser.get("/api/v1/contacts?areas=KZ").json()
    assert {node["id"]: node["centre"] for node in found["nodes"]} == {"KZ": True, "TM": False, "IT": False}
    assert {(tie["one"], tie["other"]) for tie in found["ties"]} == {("KZ", "TM"), ("IT", "KZ")}
    people = browser.get("/api/v1/contacts?of=people&areas=KZ-IT").json()
    assert "Серджо Маттарелла" in {node["id"] for node in people["nodes"]}


def test_places_are_counted_by_country(browser: TestClient) -> None:
    hosts = browser.get("/api/v1/hosts?areas=KZ").json()["hosts"]
    assert {host["area"]: host["events"] for host in hosts} == {"KZ": 1, "TM": 1}


def test_the_timeline_has_a_lane_for_each_kind_there_is(browser: TestClient) -> None:
    found = browser.get("/api/v1/timeline?areas=KZ").json()
    assert found["lanes"] == ["Переговоры"]
    assert {item["first"] for item in found["items"]} == {"2025-03-12", "2025-04-03"}


def test_a_dossier_carries_map_contacts_and_their_tables(browser: TestClient) -> None:
    text = browser.get("/countries/KZ").text
    assert '/static/world.svg#TM"' in text
    assert 'data-chart="contacts"' in text
    assert '<td><a href="/countries/TM">Туркменистан</a></td>' in text


def test_an_indicator_has_its_table_beside_the_chart(browser: TestClient) -> None:
    text = browser.get("/pairs/KZ-TM/figures/trade_turnover").text
    assert text.count("<tr>") == 4
    assert "цель" in text
    assert browser.get("/pairs/KZ-TM/figures/nonsense").status_code == 404


def test_pairs_are_compared_on_one_scale(browser: TestClient) -> None:
    text = browser.get("/compare?pairs=KZ-TM,KZ-IT&indicator=trade_turnover").text
    assert "Казахстан – Туркменистан" in text
    assert "Чисел нет." in text
    named = browser.get("/compare", params={"pairs": "Казахстан – Туркменистан, Казахстан-Италия"}).text
    assert "Казахстан – Туркменистан</a>" in named
    assert "Казахстан – Италия</a>" in named
    assert browser.get("/compare?pairs=nowhere").status_code == 400


@pytest.mark.parametrize(
    "question", ["series?indicator=exports&areas=", "timeline", "contacts?areas=KZ-IT-CN", "hosts?areas=1"]
)
def test_a_chart_of_nobody_is_refused_in_words(browser: TestClient, question: str) -> None:
    answer = browser.get(f"/api/v1/{question}")
    assert answer.status_code == 404
    assert "KZ-IT" in answer.json()["error"]
