"""Adding on the page and by the API: addresses, long loads, what could not be read."""

import time
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
from starlette.testclient import TestClient

from communique.model import Document
from communique.web.app import Settings, create_app
from communique.web.intake import BusyError, Intake

TEXT = "Премьер-министр Венгрии Виктор Орбан {} мая 2025 года прибыл в Астану с официальным визитом."


@pytest.fixture
def register(tmp_path: Path) -> Path:
    return tmp_path / "register.db"


@pytest.fixture
def browser(register: Path) -> Iterator[TestClient]:
    with TestClient(
        create_app(str(register)), base_url="http://localhost", headers={"Accept-Language": "ru"}
    ) as client:
        yield client


def test_an_address_inside_is_not_opened_and_the_rest_is_read(browser: TestClient) -> None:
    answer = browser.post(
        "/add", data={"pages": "http://127.0.0.1:1/\nhttp://169.254.169.254/x\n", "text": TEXT.format(3)}
    )
    assert answer.status_code == 200
    assert answer.text.count('class="alert"') == 2
    assert "/articles/d" in answer.text


def test_an_address_inside_is_tried_where_that_is_allowed(register: Path) -> None:
    app = create_app(str(register), Settings(private=True))
    with TestClient(app, base_url="http://localhost") as browser:
        answer = browser.post("/add", data={"pages": "http://127.0.0.1:1/"})
    assert "Не открылось." in answer.text


@pytest.mark.parametrize("pages", ["file:///etc/passwd", "/etc/passwd", "javascript:alert(1)", "a.kz"])
def test_what_is_no_address_never_becomes_a_path(browser: TestClient, pages: str) -> None:
    assert browser.post("/add", data={"pages": pages}).status_code == 422
    assert browser.post("/api/v1/documents", json={"addresses": [pages]}).status_code == 404
    assert browser.get("/api/v1/summary").json()["documents"] == 0


def test_a_load_is_followed_until_it_is_read(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    def slowly(_: Intake, source: Any) -> list[Any]:
        time.sleep(0.3)
        return [source]

    monkeypatch.setattr(Intake, "_open", slowly)
    take = Intake.take
    monkeypatch.setattr(Intake, "take", lambda self, sources, folder=None: take(self, sources, folder, patience=0.0))
    with TestClient(create_app(str(register)), base_url="http://localhost", follow_redirects=False) as browser:
        answer = browser.post("/add", data={"text": TEXT.format(4)})
        assert answer.status_code == 303
        place = answer.headers["location"]
        first = browser.get(place).text
        assert "<progress" in first
        assert f'hx-get="{place}"' in first
        for _ in range(100):
            if "/articles/d" in browser.get(place).text:
                break
            time.sleep(0.1)
        last = browser.get(place).text
        assert "/articles/d" in last
        assert "hx-trigger" not in last


def test_a_load_that_is_not_known_says_so(browser: TestClient) -> None:
    assert browser.get("/add/nothing").status_code == 404
    assert browser.get("/api/v1/loads/nothing").status_code == 404


def test_too_many_loads_at_once_are_refused(register: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    intake = Intake(str(register))
    monkeypatch.setattr(Intake, "_open", lambda _, __: time.sleep(0.2) or [])
    many = [Document(text=TEXT.format(number), language="ru") for number in range(20)]
    for one in many:
        intake.take([one], patience=0.0)
    with pytest.raises(BusyError):
        intake.take(many[:1], patience=0.0)
    intake.close()


def test_the_api_adds_texts_and_lists_them_by_cursor(browser: TestClient) -> None:
    texts = [
        {"text": TEXT.format(day), "published": f"2025-05-{day:02d}", "url": f"https://a.kz/{day}"} for day in (3, 4, 5)
    ]
    done = browser.post("/api/v1/documents", json={"texts": texts}).json()
    while not done["finished"]:
        time.sleep(0.1)
        done = browser.get(f"/api/v1/loads/{done['id']}").json()
    assert (done["added"], done["failed"]) == (3, [])
    seen, after = [], ""
    for _ in range(5):
        page = browser.get(f"/api/v1/documents?limit=1&after={after}").json()
        seen += [one["file"] for one in page["items"]]
        after = page["next"]
        if not after:
            break
    assert seen == ["https://a.kz/5", "https://a.kz/4", "https://a.kz/3"]
    assert browser.post("/api/v1/documents", json={}).status_code == 404
