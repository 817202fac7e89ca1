"""Beside each page its data, and each page as of a day."""

from collections.abc import Iterator
from datetime import UTC, date, datetime
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.api import open_register
from communique.model import Document
from communique.report import dossier
from communique.web.app import create_app

TEXT = (
    "Президент Казахстана Касым-Жомарт Токаев {} марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой. Товарооборот Казахстана и Италии в 2024 году превысил 20 млрд долларов. На столе 5 чашек."
)
ANNOUNCED = (
    "Государственный визит президента Турции Реджепа Эрдогана в Узбекистан состоится 3 июня 2025 года в Ташкенте."
)
TODAY = datetime.now(UTC).date().isoformat()


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("beside") / "register.db"
    with open_register(path) as desk:
        desk.add(
            [
                Document(text=TEXT.format(3), url="a.txt", language="ru", published=date(2025, 3, 4)),
                Document(text=ANNOUNCED, url="b.txt", language="ru", published=date(2025, 3, 4)),
            ]
        )
    with TestClient(create_app(str(path)), base_url="http://localhost") as client:
        yield client


def data(browser: TestClient, place: str) -> str:
    """Where the page's foot leads for its data."""
    text = browser.get(place).text
    begun = text.index('rel="alternate" type="application/json"')
    return text[text.rindex('href="', 0, begun) + 6 : begun].split('"')[0].replace("&amp;", "&")


@pytest.mark.parametrize(
    "place",
    [
        "/", "/?since=month", "/countries", "/countries/KZ", "/pairs/KZ-IT", "/pairs/KZ-IT/figures/trade_turnover",
        "/compare?pairs=KZ-IT&indicator=trade_turnover", "/people", "/people?q=Токаев", "/events",
        "/events?status=held", "/figures", "/targets", "/calendar", "/articles", "/sources",
        "/leftovers?kind=number", "/search?q=Токаев", "/judge",
    ],
)  # fmt: skip
def test_each_page_leads_to_its_data(browser: TestClient, place: str) -> None:
    answer = browser.get(data(browser, place))
    assert answer.status_code == 200
    assert answer.headers["content-type"].startswith(("application/json", "application/jsonl"))


def test_the_data_of_a_page_is_asked_as_the_page_is(browser: TestClient) -> None:
    assert browser.get(data(browser, "/people?q=Маттарелла")).json()["items"][0]["name"].endswith("Маттарелла")
    left = browser.get(data(browser, "/leftovers?kind=claim")).json()
    assert "5 чашек" in {one["words"] for one in left["items"]}
    assert {one["kind"] for one in left["items"]} == {"claim"}
    article = browser.get("/api/v1/documents?areas=IT").json()["items"][0]["id"]
    assert browser.get(data(browser, f"/articles/{article}")).json()["text"].startswith("Президент Казахстана")
    of_it = browser.get(data(browser, f"/articles/{article}/left")).json()["items"]
    assert {one["document"] for one in of_it} == {article}


def test_a_page_as_of_a_day_says_so_and_stays_in_it(browser: TestClient) -> None:
    before, now = browser.get("/events?as_of=2001-01-01").text, browser.get(f"/events?as_of={TODAY}").text
    assert "1\u00a0января\u00a02001" in before
    assert "03.03.2025" not in before
    assert "03.03.2025" in now
    assert f"?as_of={TODAY}" in now
    fact = browser.get("/api/v1/events?areas=IT").json()["items"][0]["id"]
    assert browser.get(f"/facts/{fact}?as_of={TODAY}").status_code == 200
    assert browser.get(f"/facts/{fact}?as_of=2001-01-01").status_code == 404
    assert browser.get(f"/facts/{fact}/words?as_of={TODAY}").status_code == 200


@pytest.mark.parametrize("place", ["/pairs/KZ-IT", "/countries/KZ", "/figures", "/people", "/targets", "/compare"])
def test_a_page_of_questions_offers_a_link_to_this_day(browser: TestClient, place: str) -> None:
    assert f'href="{place}?as_of={TODAY}"' in browser.get(place).text
    assert f'href="{place}"' in browser.get(f"{place}?as_of=2024-05-01").text


def test_what_is_no_day_is_said(browser: TestClient) -> None:
    assert browser.get("/pairs/KZ-IT?as_of=вчера").status_code == 404
    assert browser.get("/api/v1/people?as_of=soon").json()["error"].startswith("'soon' is no day")


def test_leftovers_are_told_with_their_reason_and_lead_to_the_words(browser: TestClient) -> None:
    text = browser.get("/leftovers").text
    assert ">5 чашек<" in text
    assert "не число между государствами" in text
    assert "Непонятого нет" in browser.get("/leftovers?country=BR").text


@pytest.mark.parametrize("place", ["/events?type=visit", "/?since=month", "/calendar"])
def test_what_was_announced_for_a_day_that_is_past_says_so(browser: TestClient, place: str) -> None:
    text = browser.get(place).text
    assert '<span class="st st--silent">дата прошла, сообщений нет</span>' in text
    assert '<span class="st st--said">объявлено</span>' not in text


def test_a_large_dossier_shows_the_first_and_leads_to_all(browser: TestClient, monkeypatch: pytest.MonkeyPatch) -> None:
    assert 'href="/events?areas=KZ"' not in browser.get("/countries/KZ").text
    monkeypatch.setitem(dossier.FIRST, "events", 1)
    monkeypatch.setitem(dossier.FIRST, "figures", 1)
    text = browser.get("/countries/KZ", headers={"Cache-Control": "no-cache"}).text
    events = len(browser.get("/events.json?areas=KZ").text.splitlines())
    assert f"{events} событ" in text
    assert "не менее 1" not in text
    assert 'href="/events?areas=KZ"' in text
    assert 'href="/figures?areas=KZ"' in text
