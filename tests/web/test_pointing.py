"""Pointing at words of an article in which a fact was missed: kept with name and place, shown, taken back, exported."""

import re
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

TEXT = (
    "😀 Президент Казахстана Касым-Жомарт Токаев 3 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой.\n\nНа столе 5 чашек.  Достигнуты\nважные договоренности."
)
WORDS = "важные договоренности"
START = TEXT.index(WORDS)


@pytest.fixture
def register(tmp_path: Path) -> Path:
    path = tmp_path / "register.db"
    with open_register(path) as desk:
        desk.add([Document(text=TEXT, url="a.txt", language="ru", published=date(2025, 3, 4))])
    return path


@pytest.fixture
def browser(register: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(register)), base_url="http://localhost", follow_redirects=False) as client:
        yield client


@pytest.fixture
def place(browser: TestClient) -> str:
    return f"/articles/{browser.get('/api/v1/documents').json()['items'][0]['id']}"


def form(**changed: object) -> dict[str, object]:
    given = {"start": START, "end": START + len(WORDS), "chosen": WORDS, "kind": "agreements", "by": "Аян"}
    return given | {"reason": "имена не названы"} | changed


def test_what_was_pointed_out_stands_in_the_margin_and_in_the_text(browser: TestClient, place: str) -> None:
    answer = browser.post(f"{place}/missed", data=form())
    assert (answer.status_code, answer.headers["location"]) == (303, f"{place}#s{START}")
    text = browser.get(place).text
    assert f'<span class="k k--point" data-at="{START}">{WORDS}</span>' in text
    margin = text[text.index("Указано читателями") :]
    assert all(one in margin for one in ("Соглашение", WORDS, "Аян", "имена не названы"))


def test_it_changes_no_fact_and_is_exported_and_taken_back(browser: TestClient, place: str, register: Path) -> None:
    with open_register(register) as desk:
        before = desk.digest_of_facts()
        browser.post(f"{place}/missed", data=form())
        (made,) = desk.judgements()
        assert (made.verdict, made.by, desk.digest_of_facts()) == ("missed", "Аян", before)
        assert '"start":' + str(START) in desk.export_judgements()
        other = open_register(register.with_name("other.db"))
        assert other.import_judgements(desk.export_judgements()) == 1
        other.close()
        assert "указано пропущенное" in browser.get("/judge").text
        browser.post("/judge/undo", data={"judgement": made.id, "by": "Ия"})
        assert desk.missed_in(place.rpartition("/")[2]) == ()
    assert "Указано читателями" not in browser.get(place).text


@pytest.mark.parametrize(
    "changed",
    [{"start": START + 1}, {"end": START + 3}, {"end": 9_999}, {"kind": "weather"}, {"by": " "}, {"end": START}],
)
def test_words_that_are_not_there_and_nobody_are_refused(
    browser: TestClient, place: str, changed: dict[str, object]
) -> None:
    answer = browser.post(f"{place}/missed", data=form(**changed))
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert browser.get("/api/v1/judgements").json()["items"] == []


def test_what_was_left_leads_to_the_form_without_script(browser: TestClient, place: str) -> None:
    text = browser.get(place).text
    link = re.search(r'href="(\?point=(\d+)-(\d+))#point"', text)
    assert link
    assert TEXT[int(link[2]) : int(link[3])] == "5 чашек"
    filled = browser.get(place + link[1]).text
    assert '<mark id="point-words">5 чашек</mark>' in filled
    given = dict(re.findall(r'<input type="hidden" name="(\w+)" value="([^"]*)"', filled))
    assert browser.post(f"{place}/missed", data=form(**given)).status_code == 303


def test_a_reader_of_a_team_is_not_asked_and_may_not(register: Path) -> None:
    accounts = Accounts(register.with_name("accounts.json"))
    accounts.add("Ия", "reader", "длинный пароль")
    accounts.add("Аян", "judge", "длинный пароль")
    tokens = {name: {"Authorization": f"Bearer {accounts.token(name)}"} for name in ("Ия", "Аян")}
    app = create_app(str(register), Settings(accounts=str(accounts.path)))
    with TestClient(app, base_url="http://localhost", follow_redirects=False) as client:
        place = f"/articles/{client.get('/api/v1/documents', headers=tokens['Ия']).json()['items'][0]['id']}"
        assert "Указать" not in client.get(place, headers=tokens["Ия"]).text
        assert client.post(f"{place}/missed", data=form(), headers=tokens["Ия"]).status_code == 403
        assert client.post(f"{place}/missed", data=form(by="Другой"), headers=tokens["Аян"]).status_code == 303
        assert client.get("/api/v1/judgements", headers=tokens["Ия"]).json()["items"][0]["by"] == "Аян"


def test_the_api_points_too(browser: TestClient, place: str) -> None:
    ident = place.rpartition("/")[2]
    given = {"start": START, "end": START + len(WORDS), "kind": "agreements", "by": "Аян"}
    assert browser.post(f"/api/v1/documents/{ident}/missed", json=given).status_code == 201
    (told,) = browser.get(f"/api/v1/documents/{ident}").json()["missed"]
    assert (told["words"], told["kind"], told["by"]) == (WORDS, "agreements", "Аян")
    assert browser.post(f"/api/v1/documents/{ident}/missed", json=given | {"end": START}).status_code == 404


def test_a_register_takes_no_place_that_is_not_in_the_text(register: Path) -> None:
    with open_register(register) as desk:
        ident = desk.documents()[0].id
        for words in ((-5, 3), (5, 5), (0, len(TEXT) + 1)):
            with pytest.raises(QueryError, match="no words"):
                desk.point(ident, words, "events", by="Аян")
        with pytest.raises(QueryError, match="name"):
            desk.point(ident, (0, 5), "events", by="")
