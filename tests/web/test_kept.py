"""Pages that are kept: the same while nothing changes, new as soon as something does, never another's."""

import threading
import time
from collections.abc import Iterator
from datetime import date
from typing import Any

import pytest
from starlette.testclient import TestClient

from communique.api import open_register
from communique.model import Document
from communique.web import kept
from communique.web.app import create_app
from communique.web.pages import lists

SHOWN = '<p class="made">'
TEXT = "Президент Казахстана Касым-Жомарт Токаев {} марта 2025 года провел в Астане переговоры с президентом Италии."


def report(day: int) -> Document:
    return Document(text=TEXT.format(day), url=f"{day}.txt", language="ru", published=date(2025, 3, day))


@pytest.fixture
def register(address: str) -> str:
    """A register in a file, and one on a server."""
    with open_register(address) as desk:
        desk.add([report(3)])
    return address


@pytest.fixture
def browser(register: str) -> Iterator[TestClient]:
    with TestClient(create_app(register), base_url="http://localhost") as client:
        yield client


@pytest.fixture
def made(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """The titles of lists that were made, in order."""
    found: list[str] = []
    page = lists.page

    def counted(*given: Any, **values: Any) -> Any:
        found.append(values["title"])
        return page(*given, **values)

    monkeypatch.setattr(lists, "page", counted)
    return found


def test_a_page_is_made_once_for_all_who_ask_the_same(browser: TestClient, made: list[str]) -> None:
    first, second = browser.get("/events"), browser.get("/events")
    assert first.text == second.text
    assert first.headers["content-security-policy"] == second.headers["content-security-policy"]
    assert len(made) == 1
    browser.get("/events", headers={"Cache-Control": "no-cache"})
    assert len(made) == 2


def test_other_languages_and_other_questions_are_other_pages(browser: TestClient, made: list[str]) -> None:
    browser.get("/events", headers={"Accept-Language": "ru"})
    assert '<html lang="kk">' in browser.get("/events", headers={"Accept-Language": "kk"}).text
    browser.get("/events?status=held", headers={"Accept-Language": "ru"})
    assert len(made) == 3


def test_what_is_changed_here_is_seen_at_once(browser: TestClient) -> None:
    before = browser.get("/api/v1/events").json()["items"]
    browser.post("/judge", data={"fact": before[0]["id"], "verdict": "wrong", "by": "Аян"})
    assert len(browser.get("/api/v1/events").json()["items"]) == len(before) - 1
    browser.post("/add", data={"text": TEXT.format(9), "published": "2025-03-09"})
    assert len(browser.get("/api/v1/events").json()["items"]) == len(before)


def test_what_another_process_adds_is_seen_when_the_page_is_no_longer_young(
    browser: TestClient, register: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert browser.get("/api/v1/summary").json()["documents"] == 1
    with open_register(register) as desk:
        desk.add([report(4)])
    assert browser.get("/api/v1/summary").json()["documents"] == 1
    monkeypatch.setattr(kept, "AGE", 0.0)
    assert browser.get("/api/v1/summary").json()["documents"] == 2


def test_nobody_waits_while_another_process_adds(
    browser: TestClient, register: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    assert SHOWN not in browser.get("/events").text
    with open_register(register) as desk:
        desk.add([report(4)])
    monkeypatch.setattr(kept, "AGE", 0.0)
    late = browser.get("/events")
    assert SHOWN in late.text
    assert "04.03.2025" not in late.text
    assert int(late.headers["age"]) >= 0
    assert int(late.headers["content-length"]) == len(late.content)
    for _ in range(100):
        page = browser.get("/events").text
        if SHOWN not in page:
            break
        time.sleep(0.05)
    assert "04.03.2025" in page


def test_a_page_that_is_being_made_is_finished_before_the_register_is_given_back(
    register: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    page, begun, ended = lists.page, threading.Event(), threading.Event()

    def slow(*given: Any, **values: Any) -> Any:
        begun.set()
        time.sleep(0.3)
        ended.set()
        return page(*given, **values)

    with TestClient(create_app(register), base_url="http://localhost") as browser:
        browser.get("/events")
        with open_register(register) as desk:
            desk.add([report(4)])
        monkeypatch.setattr(kept, "AGE", 0.0)
        monkeypatch.setattr(lists, "page", slow)
        assert SHOWN in browser.get("/events").text
        assert begun.wait(5)
    assert ended.is_set()


def test_a_page_lags_a_minute_and_no_longer(
    browser: TestClient, register: str, monkeypatch: pytest.MonkeyPatch
) -> None:
    browser.get("/events")
    with open_register(register) as desk:
        desk.add([report(4)])
    monkeypatch.setattr(kept, "AGE", 0.0)
    monkeypatch.setattr(kept, "LAG", 0.0)
    assert "04.03.2025" in browser.get("/events").text


def test_who_changes_something_sees_it_and_others_do_not_wait_for_it(browser: TestClient) -> None:
    browser.get("/events")
    fact = browser.get("/api/v1/events").json()["items"][0]["id"]
    browser.post("/judge", data={"fact": fact, "verdict": "wrong", "by": "Аян"})
    mine = dict(browser.cookies)
    browser.cookies.clear()
    assert SHOWN in browser.get("/events").text
    browser.cookies.update(mine)
    assert fact not in browser.get("/events").text


def test_the_state_of_a_register_moves_with_what_it_says_and_only_then(register: str) -> None:
    with open_register(register) as desk, open_register(register) as other:
        first = desk.state()
        assert desk.state() == other.state() == first
        desk.facts("events")
        desk.add([report(3)])
        assert other.state() == first
        desk.add([report(5)])
        second = other.state()
        desk.judge("wrong", [desk.events()[0].id], by="Аян")
        assert len({first, second, other.state()}) == 3


def test_failures_are_not_kept(browser: TestClient) -> None:
    assert browser.get("/facts/none").status_code == 404
    assert not browser.app.state.kept._pages  # type: ignore[attr-defined]
