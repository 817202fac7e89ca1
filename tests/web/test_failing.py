"""What does not work says so in the reader's language, with what to do, and never as bare code."""

from collections.abc import Iterator
from pathlib import Path

import pytest
import sqlalchemy as sa
from fastapi import Request
from starlette.testclient import TestClient

from communique.api import open_register
from communique.errors import RegisterError
from communique.web.app import create_app
from communique.web.asked import desk

TONGUES = {"ru": "Вопрос не понят.", "en": "The question was not understood.", "kk": "Сұрақ түсінілмеді."}


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[TestClient]:
    with open_register(tmp_path / "r.db"):
        pass
    app = create_app(str(tmp_path / "r.db"))
    with TestClient(app, base_url="http://localhost", raise_server_exceptions=False) as client:
        client.headers["Accept-Language"] = "ru"
        yield client


@pytest.mark.parametrize("tongue", TONGUES)
@pytest.mark.parametrize("path", ["/events?period=вчера", "/figures?status=none", "/people?as_of=soon"])
def test_a_condition_that_does_not_fit_is_told_from_a_page_that_is_not_there(
    browser: TestClient, path: str, tongue: str
) -> None:
    answer = browser.get(path, headers={"Accept-Language": tongue})
    assert answer.status_code == 400
    assert TONGUES[tongue] in answer.text
    assert f'href="{path.partition("?")[0]}"' in answer.text
    assert "2025-Q1" in answer.text


def test_a_page_that_is_not_there_leads_on_and_offers_no_data(browser: TestClient) -> None:
    answer = browser.get("/facts/none")
    assert answer.status_code == 404
    assert 'href="/countries"' in answer.text
    assert ">JSON<" not in answer.text


def test_other_methods_and_missing_fields_are_pages_too(browser: TestClient) -> None:
    assert "Такой записи нет." in browser.put("/help", headers={"content-length": "0"}).text
    answer = browser.post("/judge", data={"fact": "f1"})
    assert answer.status_code == 422
    assert "Форма заполнена не до конца." in answer.text
    assert browser.post("/api/v1/documents", json={"texts": 1}).json()["detail"][0]["loc"]


def test_what_is_too_large_or_foreign_says_what_to_do(browser: TestClient) -> None:
    large = browser.post("/add", content=b"x", headers={"content-length": str(10**9)})
    assert large.status_code == 413
    assert "communique add" in large.text
    foreign = browser.post("/add", data={"text": "x"}, headers={"Origin": "https://elsewhere.example"})
    assert foreign.status_code == 403
    assert "Форма пришла с другого сайта." in foreign.text


def test_a_register_that_another_process_writes_to_loses_nothing(browser: TestClient) -> None:
    def busy(_: Request) -> None:
        raise RegisterError("r.db: another process is writing to the register; try again when it has finished")

    browser.app.dependency_overrides[desk] = busy  # type: ignore[attr-defined]
    answer = browser.post("/judge", data={"fact": "f1", "verdict": "wrong", "by": "А"})
    assert answer.status_code == 503
    assert "Ничего не потеряно" in answer.text
    assert "another process is writing" in answer.text
    assert "Страница не открылась." in browser.get("/events").text


def test_a_damaged_register_is_a_page_and_no_trace(browser: TestClient, tmp_path: Path) -> None:
    engine = sa.create_engine(f"sqlite:///{tmp_path / 'r.db'}")
    with engine.begin() as connection:
        connection.execute(sa.text("DROP TABLE fact_tags"))
        connection.execute(sa.text("DROP TABLE facts"))
    answer = browser.get("/events")
    assert answer.status_code == 500
    assert "Страница не открылась." in answer.text
    assert "Traceback" not in answer.text
    assert "default-src 'none'" in answer.headers["content-security-policy"]
    assert browser.get("/api/v1/events").json()["error"]
