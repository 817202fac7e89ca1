"""A server for a team: nobody without an account, nothing beyond a role, not too often."""

from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.api import open_register
from communique.api.accounts import Accounts
from communique.errors import QueryError
from communique.model import Document
from communique.web.app import Settings, create_app
from communique.web.pages.entering import own

PASSWORD = "длинный пароль"
TEXT = "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел переговоры с президентом Италии Маттареллой."


@pytest.fixture(scope="module")
def accounts(tmp_path_factory: pytest.TempPathFactory) -> Accounts:
    kept = Accounts(tmp_path_factory.mktemp("team") / "accounts.json")
    for name, role in (("Ия", "reader"), ("Аян", "judge"), ("Ерлан", "admin")):
        kept.add(name, role, PASSWORD)
    return kept


@pytest.fixture
def browser(accounts: Accounts, tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "register.db"
    with open_register(path) as desk:
        desk.add([Document(text=TEXT, url="a", language="ru", published=date(2025, 3, 13))])
    app = create_app(str(path), Settings(accounts=str(accounts.path)))
    headers = {"sec-fetch-site": "same-origin"}
    with TestClient(app, base_url="http://localhost", follow_redirects=False, headers=headers) as client:
        yield client


def enter(browser: TestClient, name: str, password: str = PASSWORD, onward: str = "") -> int:
    return browser.post("/login", data={"name": name, "password": password, "next": onward}).status_code


def office(browser: TestClient) -> str:
    return str(browser.get("/api/v1/offices?limit=1").json()["items"][0]["id"])


@pytest.mark.parametrize("path", ["/", "/events", "/people", "/judge", "/add", "/search?q=x", "/events.csv", "/help"])
def test_nobody_is_let_in_without_an_account(browser: TestClient, path: str) -> None:
    answer = browser.get(path)
    assert answer.status_code == 303
    assert answer.headers["location"].startswith("/login")


@pytest.mark.parametrize("path", ["/api/v1/summary", "/api/v1/openapi.json", "/api/v1/events"])
def test_programs_are_asked_for_a_token(browser: TestClient, accounts: Accounts, path: str) -> None:
    assert browser.get(path).status_code == 401
    token = accounts.token("Ия")
    assert browser.get(path, headers={"Authorization": f"Bearer {token}"}).status_code == 200
    assert browser.get(path, headers={"Authorization": f"Bearer {token}x"}).status_code == 401


def test_signing_in_and_out(browser: TestClient) -> None:
    assert enter(browser, "Ия", "не тот пароль") == 403
    answer = browser.post("/login", data={"name": "Ия", "password": PASSWORD, "next": "/events"})
    assert (answer.status_code, answer.headers["location"]) == (303, "/events")
    cookie = answer.headers["set-cookie"].lower()
    assert "httponly" in cookie
    assert "samesite=lax" in cookie
    assert "Ия" in browser.get("/").text
    browser.post("/logout")
    assert browser.get("/").status_code == 303


def test_a_reader_reads_a_judge_decides_under_the_own_name(browser: TestClient) -> None:
    assert enter(browser, "Ия") == 303
    fact = office(browser)
    decision = {"fact": fact, "verdict": "wrong", "by": "кто-то другой"}
    assert browser.post("/judge", data=decision).status_code == 403
    assert browser.post("/add", data={"text": TEXT}).status_code == 403
    assert browser.post("/api/v1/judgements", json={"verdict": "wrong", "subjects": [fact]}).status_code == 403
    assert enter(browser, "Аян") == 303
    assert browser.post("/judge", data=decision).status_code == 303
    assert [one["by"] for one in browser.get("/api/v1/judgements").json()["items"]] == ["Аян"]


def test_administrators_and_only_they_manage_the_team(browser: TestClient, accounts: Accounts) -> None:
    new = {"name": "Гүлназ", "role": "reader", "password": PASSWORD}
    assert enter(browser, "Аян") == 303
    assert browser.get("/team").status_code == 403
    assert browser.post("/team", data=new).status_code == 403
    assert enter(browser, "Ерлан") == 303
    assert browser.post("/team", data=new).status_code == 303
    assert browser.post("/team", data=new).status_code == 422
    browser.post("/team/role", data={"name": "Гүлназ", "role": "judge"})
    found = accounts.find("Гүлназ")
    assert found is not None
    assert found.role == "judge"
    assert "Гүлназ" in browser.get("/team").text
    browser.post("/team/remove", data={"name": "Гүлназ"})
    assert accounts.find("Гүлназ") is None
    assert browser.post("/team/remove", data={"name": "Ерлан"}).status_code == 403


def test_a_new_password_signs_out_and_a_new_role_counts_at_once(browser: TestClient, accounts: Accounts) -> None:
    accounts.add("Дана", "judge", PASSWORD)
    assert enter(browser, "Дана") == 303
    accounts.change("Дана", role="reader")
    assert browser.post("/add", data={"text": TEXT}).status_code == 403
    accounts.change("Дана", password=PASSWORD + "2")
    assert browser.get("/").status_code == 303


def test_guessing_has_to_wait(browser: TestClient) -> None:
    codes = [enter(browser, "Ерлан", f"неверный {number}") for number in range(14)]
    assert codes[0] == 403
    assert codes[-1] == 429
    assert enter(browser, "Ерлан") == 429


def test_adding_too_often_has_to_wait(browser: TestClient, accounts: Accounts) -> None:
    token = {"Authorization": f"Bearer {accounts.token('Аян')}"}
    codes = [browser.post("/api/v1/documents", json={}, headers=token).status_code for _ in range(40)]
    assert codes[0] == 404
    assert codes[-1] == 429


def test_foreign_forms_are_refused_for_those_signed_in_too(browser: TestClient) -> None:
    assert enter(browser, "Аян") == 303
    headers = {"sec-fetch-site": "cross-site"}
    assert browser.post("/judge", data={"fact": "f1", "verdict": "wrong"}, headers=headers).status_code == 403
    assert browser.post("/logout", headers=headers).status_code == 403


def test_a_cookie_alone_changes_nothing(browser: TestClient) -> None:
    assert enter(browser, "Аян") == 303
    del browser.headers["sec-fetch-site"]
    assert browser.post("/add", data={"text": TEXT}).status_code == 403
    assert browser.post("/add", data={"text": TEXT}, headers={"origin": "http://localhost"}).status_code == 200


@pytest.mark.parametrize(
    "address", ["https://evil.example", "//evil.example", "/\\evil.example", "javascript:x", "", "/a\nb"]
)
def test_signing_in_leads_to_our_own_pages_only(address: str) -> None:
    assert own(address) == "/"


def test_a_team_without_accounts_is_not_served(tmp_path: Path) -> None:
    with pytest.raises(QueryError, match="communique users add"):
        create_app(str(tmp_path / "r.db"), Settings(accounts=str(tmp_path / "none.json")))
