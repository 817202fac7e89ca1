"""Deciding on the page: two stories of one meeting, a correction in place, doubt, undo."""

import re
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from starlette.testclient import TestClient

from communique.api import open_register
from communique.model import Document
from communique.web.app import create_app

TOLD = (
    (
        "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
        "Серджо Маттареллой."
    ),
    (
        "Президент Казахстана Касым-Жомарт Токаев 14 марта 2025 года провел переговоры с президентом Италии "
        "Серджо Маттареллой."
    ),
)


@pytest.fixture
def browser(tmp_path: Path) -> Iterator[TestClient]:
    path = tmp_path / "register.db"
    with open_register(path) as desk:
        day = date(2025, 3, 15)
        desk.add(Document(text=text, url=f"{n}.txt", language="ru", published=day) for n, text in enumerate(TOLD))
    app, headers = create_app(str(path)), {"Accept-Language": "ru"}
    with TestClient(app, base_url="http://localhost", follow_redirects=False, headers=headers) as client:
        yield client


def talks(browser: TestClient) -> list[str]:
    return [one["id"] for one in browser.get("/api/v1/events?type=talks").json()["items"]]


def case(browser: TestClient) -> dict[str, str]:
    """The hidden fields of the case that waits."""
    return dict(re.findall(r'type="hidden" name="(fact|other)" value="(\w+)"', browser.get("/judge").text))


def test_two_tellings_wait_side_by_side_with_no_answer_chosen(browser: TestClient) -> None:
    assert len(talks(browser)) == 2
    text = browser.get("/judge").text
    assert set(case(browser).values()) == set(talks(browser))
    assert text.count("<blockquote") == 2
    assert 'class="like like--yes"' in text
    assert "btn--main" not in text


@pytest.mark.parametrize(("verdict", "left"), [("same", 1), ("different", 2), ("unsure", 2)])
def test_a_decided_pair_does_not_come_again_until_it_is_undone(browser: TestClient, verdict: str, left: int) -> None:
    answer = browser.post("/judge", data={**case(browser), "verdict": verdict, "by": "Аян"})
    assert answer.status_code == 303
    assert len(talks(browser)) == left
    assert not case(browser).get("other")
    done = answer.headers["location"].partition("done=")[2]
    assert f'value="{done}"' in browser.get(answer.headers["location"]).text
    browser.post("/judge/undo", data={"judgement": done, "by": "Аян"})
    assert len(talks(browser)) == 2
    assert case(browser)["other"]


def test_a_field_is_corrected_in_place(browser: TestClient) -> None:
    first = talks(browser)[0]
    text = browser.get(f"/judge?fact={first}").text
    boxes = dict(re.findall(r'<input class="field" name="(f\.\w+)" value="([^"]*)"', text))
    assert boxes["f.countries"] == "IT,KZ"
    given = {**boxes, "f.place": "Rome", "fact": first, "verdict": "corrected", "by": "Аян", "reason": "см. сайт"}
    assert browser.post("/judge", data=given).status_code == 303
    assert browser.get(f"/api/v1/facts/{first}").json()["place"] == "Rome"
    log = browser.get("/judge").text
    assert "place=Rome" in log
    assert "см. сайт" in log


@pytest.mark.parametrize(
    "given",
    [
        {"verdict": "corrected"},
        {"verdict": "corrected", "f.status": "perhaps"},
        {"verdict": "corrected", "f.date": "someday"},
        {"verdict": "nonsense"},
        {"verdict": "wrong", "by": ""},
    ],
)
def test_what_will_not_do_is_said_above_the_same_case(browser: TestClient, given: dict[str, str]) -> None:
    first = talks(browser)[0]
    answer = browser.post("/judge", data={"fact": first, "by": "Аян", **given})
    assert answer.status_code == 422
    assert 'role="alert"' in answer.text
    assert f'value="{first}"' in answer.text
    assert not browser.get("/api/v1/judgements").json()["items"]


def test_the_api_decides_lists_and_takes_back(browser: TestClient) -> None:
    (question,) = browser.get("/api/v1/queue").json()["items"]
    subjects = [question["fact"]["id"], question["other"]["id"]]
    made = browser.post("/api/v1/judgements", json={"verdict": "same", "subjects": subjects, "by": "Аян"})
    assert made.status_code == 201
    assert len(talks(browser)) == 1
    assert not browser.get("/api/v1/queue").json()["items"]
    undone = browser.post(f"/api/v1/judgements/{made.json()['id']}/undo", json={"by": "Аян"})
    assert undone.json()["undoes"] == made.json()["id"]
    assert len(talks(browser)) == 2
    first = browser.get("/api/v1/judgements?limit=1").json()
    rest = browser.get(f"/api/v1/judgements?limit=1&after={first['next']}").json()
    assert [one["verdict"] for one in (*first["items"], *rest["items"])] == ["undone", "same"]
    assert browser.post("/api/v1/judgements", json={"verdict": "same", "subjects": subjects[:1]}).status_code == 404


MIRROR = (
    ("Степь", date(2024, 2, 16), "Товарооборот Китая и Казахстана в 2023 году составил 31,5 млрд долларов."),
    ("Восток", date(2024, 1, 18), "Товарооборот Китая и Казахстана в 2023 году составил 41 млрд долларов."),
)


@pytest.fixture
def disputed(tmp_path: Path) -> Iterator[TestClient]:
    """A register in which two papers give two values of one figure."""
    path = tmp_path / "disputed.db"
    with open_register(path) as desk:
        desk.add(
            Document(text=text, url=f"https://paper.example/{name}", publisher=name, language="ru", published=day)
            for name, day, text in MIRROR
        )
    app, headers = create_app(str(path)), {"Accept-Language": "ru"}
    with TestClient(app, base_url="http://localhost", follow_redirects=False, headers=headers) as client:
        yield client


def offered(browser: TestClient) -> list[str]:
    """The reasons that the case offers, the likely one first."""
    return re.findall(r'name="agreed" value="([\w=]+)"', browser.get("/judge").text)


def waiting(browser: TestClient, place: str = "/events") -> str:
    """The number beside the word for decisions."""
    return "".join(re.findall(r'class="n" title="[^"]*">([\d+]+)<', browser.get(place).text))


def test_a_person_agrees_with_the_likely_reason_and_takes_that_back(disputed: TestClient) -> None:
    fact = disputed.get("/api/v1/figures").json()["items"][0]
    why = fact["dissent"][0]["reason"]
    assert offered(disputed)[0] == f"value={why}"
    answer = disputed.post("/judge", data={"fact": fact["id"], "agreed": f"value={why}", "by": "Аян"})
    assert answer.status_code == 303
    assert not disputed.get("/api/v1/queue").json()["items"]
    assert "Причина:" in disputed.get(f"/facts/{fact['id']}").text
    now = disputed.get(f"/api/v1/facts/{fact['id']}").json()["dissent"][0]
    assert (now["reason"], now["agreed"], now["by"]) == (why, why, "Аян")
    done = answer.headers["location"].partition("done=")[2]
    disputed.post("/judge/undo", data={"judgement": done, "by": "Аян"})
    assert "Причина:" not in disputed.get(f"/facts/{fact['id']}").text
    assert disputed.get("/api/v1/queue").json()["items"]


def test_a_person_knows_another_reason(disputed: TestClient) -> None:
    fact = disputed.get("/api/v1/figures").json()["items"][0]["id"]
    assert "value=definition" in offered(disputed)
    disputed.post("/judge", data={"fact": fact, "agreed": "value=definition", "by": "Аян"})
    assert "считали разное" in disputed.get(f"/facts/{fact}").text
    assert "значение: считали разное" in disputed.get("/judge").text


@pytest.mark.parametrize("given", ["value=whim", "place=mirror", "mirror", "=", "value="])
def test_what_is_no_reason_is_refused(disputed: TestClient, given: str) -> None:
    fact = disputed.get("/api/v1/figures").json()["items"][0]["id"]
    assert disputed.post("/judge", data={"fact": fact, "agreed": given, "by": "Аян"}).status_code == 422
    said = {"verdict": "agreed", "subjects": [fact], "correction": given, "by": "Аян"}
    assert disputed.post("/api/v1/judgements", json=said).status_code == 404


def test_how_many_questions_wait_stands_beside_the_word(browser: TestClient, disputed: TestClient) -> None:
    assert waiting(browser) == waiting(disputed) == "1"
    browser.post("/judge", data={**case(browser), "verdict": "same", "by": "Аян"})
    assert waiting(browser) == waiting(browser, "/judge") == ""
    assert waiting(disputed) == "1"
