"""Wherever a page leads, there is a page: of topics, of what was judged wrong, of what a new text took back."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.api import open_register
from communique.model import Document
from communique.web.app import create_app

VISIT = "Президент Италии Серджо Маттарелла {} мая 2025 года прибыл в Астану и обсудил торговлю и экологию. "
TRADE = "Товарооборот Казахстана и Италии в 2024 году составил {} млрд долларов. "
SERIES = "В Астане прошёл саммит в формате «Центральная Азия + Италия» с участием Казахстана и Узбекистана. "
TOLD = (
    ("a", VISIT.format(3) + TRADE.format(20)),
    ("b", VISIT.format(12) + TRADE.format(18) + SERIES),
    ("c", "Президент Узбекистана Шавкат Мирзиёев 5 апреля 2025 года прибыл в Рим. " + TRADE.format(21)),
    ("c", "Президент Узбекистана Шавкат Мирзиёев 6 июня 2025 года прибыл в Париж и встретился с Макроном."),
    ("d", "Премьер-министр Узбекистана Шавкат Мирзиёев 7 мая 2015 года прибыл в Минск на саммит."),
)
PAGES = ("/", "/?since=month", "/countries", "/countries/KZ", "/pairs/KZ-IT", "/people", "/events", "/figures",
         "/topics", "/statements", "/formats", "/articles", "/calendar", "/judge", "/leftovers", "/sources", "/targets",
         "/search?q=Астана")  # fmt: skip
LINK = re.compile(r'(?:href|src|hx-get|data-[a-z]+)="(/[^"#]*)')


@pytest.fixture(scope="module")
def browser(tmp_path_factory: pytest.TempPathFactory) -> Iterator[TestClient]:
    path: Path = tmp_path_factory.mktemp("links") / "register.db"
    with open_register(path) as desk:
        for name, text in TOLD:
            desk.add(Document(text=text, url=f"{name}.txt", language="ru", published=date(2025, 6, 7)))
        visit = next(one for one in desk.events(areas="IT") if "Серджо Маттарелла" in one.content.people)
        desk.judge("wrong", [visit.id], by="Аян")
    with TestClient(create_app(str(path)), base_url="http://localhost", headers={"Accept-Language": "ru"}) as client:
        yield client


def dead(browser: TestClient, place: str) -> list[str]:
    """Addresses on a page that lead nowhere."""
    browser.cookies.clear()
    answer = browser.get(place)
    assert answer.status_code == 200, place
    found = {one.replace("&amp;", "&") for one in LINK.findall(answer.text)}
    return sorted(one for one in found if browser.get(one).status_code >= 400)


@pytest.mark.parametrize("place", PAGES)
def test_every_link_of_a_page_leads_somewhere(browser: TestClient, place: str) -> None:
    assert dead(browser, place) == []


def test_every_link_behind_the_lists_leads_somewhere(browser: TestClient) -> None:
    for kind in ("events", "figures", "formats", "topics", "offices"):
        items = browser.get(f"/api/v1/{kind}").json()["items"]
        assert items, kind
        assert dead(browser, f"/facts/{items[0]['id']}") == []
    for one in browser.get("/api/v1/formats").json()["items"]:
        assert dead(browser, f"/formats/{one['id']}") == []


def test_what_was_judged_wrong_is_still_told_as_what_was_said(browser: TestClient) -> None:
    (judged,) = browser.get("/api/v1/judgements").json()["items"]
    browser.cookies.clear()
    page = browser.get(f"/facts/f{judged['subjects'][0][1:]}").text
    assert "ни одна статья" in page
    assert "Маттарелла" in page
    assert "/judge?fact=" not in page


def test_a_topic_has_all_its_reports(browser: TestClient) -> None:
    topics = browser.get("/api/v1/topics").json()["items"]
    best = max(topics, key=lambda one: one["reports"])
    assert best["reports"] > 1
    assert browser.get(f"/api/v1/facts/{best['id']}").json()["reports"] == best["reports"]
    assert browser.get(f"/facts/{best['id']}/words").text.count("<blockquote") > 1


def test_a_person_is_found_by_any_office(browser: TestClient) -> None:
    offices = browser.get("/api/v1/offices").json()["items"]
    assert len(offices) > len({one["person"] for one in offices})
    for one in offices:
        assert one["person"] in browser.get(f"/people/p{one['id'][1:]}").text
