"""Pages of a small register: each opens, forms work, what articles say is never trusted."""

import json
import re
from collections.abc import Iterator
from datetime import date
from html.parser import HTMLParser
from pathlib import Path

import pytest
import sqlalchemy as sa
from starlette.testclient import TestClient

from communique.api import open_register
from communique.model import Document
from communique.register.tables import builds
from communique.web.app import create_app
from communique.web.body import marked
from communique.web.links import safe

TALKS = Document(
    text=(
        "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
        "Серджо Маттареллой.\n\nПрезидент Италии Серджо Маттарелла 12 марта 2025 года прибыл в Казахстан с официальным "
        "визитом 😀 é. <script>alert('x')</script>\n"
    ),
    url="javascript:alert(1)",
    publisher="<b>Степь</b>",
    language="ru",
    published=date(2025, 3, 13),
    title="Встреча <img src=x onerror=alert(1)> в Астане",
)
PAGES = (
    "/", "/?since=month", "/countries", "/countries/KZ",
    "/pairs/KZ-IT", "/pairs/KZ-IT.html", "/pairs/IT-KZ.md", "/people",
    "/events", "/events?status=held&type=talks", "/figures", "/statements", "/agreements", "/initiatives", "/formats",
    "/rankings", "/offices", "/topics", "/targets",
    "/articles", "/sources", "/settings", "/pairs/KZ-IT.json", "/pairs/KZ-IT.docx",
    "/kit", "/search", "/search?q=Токаев", "/search?q=Казахстан", "/add",
    "/leftovers", "/leftovers?kind=number&country=KZ", "/leftovers?reason=nothing", "/compare?pairs=KZ-IT,KZ",
    "/pairs/KZ-IT?as_of=2030-01-01", "/countries/KZ?as_of=2030-01-01", "/events?as_of=2030-01-01",
    "/pairs/KZ-IT/figures/exports?as_of=2030-01-01", "/people?as_of=2030-01-01", "/targets?as_of=2030-01-01",
    "/judge", "/calendar", "/help", "/events.csv", "/events.json", "/events.ics", "/targets.csv", "/static/style.css",
    "/static/htmx.min.js", "/static/fonts/source-serif-4-cyrillic-wght-normal.woff2", "/api/v1/openapi.json",
    "/api/v1/summary", "/api/v1/events", "/api/v1/people", "/api/v1/targets", "/api/v1/search?q=Токаев",
    "/api/v1/leftovers", "/api/v1/countries", "/api/v1/sources", "/api/v1/compare?pairs=KZ-IT&indicator=exports",
)  # fmt: skip


@pytest.fixture(scope="module")
def address(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("web") / "register.db"
    with open_register(path) as desk:
        desk.add([TALKS])
    return path


@pytest.fixture
def browser(address: Path) -> Iterator[TestClient]:
    with TestClient(create_app(str(address)), base_url="http://localhost", follow_redirects=False) as client:
        yield client


class Seen(HTMLParser):
    """What a browser would make of a page."""

    def __init__(self, text: str) -> None:
        super().__init__()
        self.tags: list[tuple[str, dict[str, str | None]]] = []
        self.feed(text)

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append((tag, dict(attrs)))

    def all(self, name: str) -> list[dict[str, str | None]]:
        return [attrs for tag, attrs in self.tags if tag == name]


def first(browser: TestClient, kind: str) -> str:
    found = browser.get(f"/api/v1/{kind}?limit=1").json()["items"]
    assert found, f"the reader found no {kind} in the text of this test"
    return str(found[0]["id"])


@pytest.mark.parametrize("address_", PAGES)
def test_each_page_opens_in_each_language(browser: TestClient, address_: str) -> None:
    for code in ("ru", "kk", "en"):
        answer = browser.get(address_, headers={"Accept-Language": code})
        assert answer.status_code == 200, answer.text[-2000:]
        if answer.headers["content-type"].startswith("text/html"):
            assert f'<html lang="{code}">' in answer.text


def test_the_language_is_asked_kept_or_the_browsers(browser: TestClient) -> None:
    assert '<html lang="ru">' in browser.get("/help", headers={"Accept-Language": "fr-FR"}).text
    assert '<html lang="kk">' in browser.get("/help?lang=kk").text
    assert '<html lang="kk">' in browser.get("/help", headers={"Accept-Language": "en"}).text


def test_words_of_articles_stay_words(browser: TestClient) -> None:
    (document,) = re.findall(r"/articles/(d[0-9a-f]+)", browser.get("/articles").text)[:1]
    for path in ("/articles", f"/articles/{document}", "/", "/pairs/KZ-IT", "/pairs/KZ-IT.html", "/search?q=Астана"):
        seen = Seen(browser.get(path).text)
        assert all(tag.get("src", "").startswith("/static/") for tag in seen.all("script")), path  # type: ignore[union-attr]
        assert not seen.all("img"), path
        assert not [a for a in seen.all("a") if (a.get("href") or "").startswith("javascript:")], path
        assert not [attrs for _, attrs in seen.tags if any(name.startswith("on") for name in attrs)], path


@pytest.mark.parametrize(
    ("given", "kept"),
    [("https://a.kz/1", "https://a.kz/1"), ("javascript:alert(1)", ""), ("data:text/html,x", ""), ("/etc/x", "")],
)  # fmt: skip
def test_only_addresses_of_pages_are_links(given: str, kept: str) -> None:
    assert safe(given) == kept


def test_an_article_shows_every_character_with_its_marks(browser: TestClient) -> None:
    (document,) = re.findall(r"/articles/(d[0-9a-f]+)", browser.get("/articles").text)[:1]
    text = browser.get(f"/articles/{document}").text
    body = re.search(r'<article class="prose"[^>]*>(.*?)</article>', text, re.DOTALL)
    assert body
    shown = re.sub(r"<a class=\"k[^>]*><sup>\d+</sup></a>|<p class=\"small\">.*|<[^>]+>", "", body[1], flags=re.DOTALL)
    from html import unescape

    assert unescape(shown).split() == TALKS.text.split()
    assert 'class="k k--office"' in text


def test_what_was_not_understood_is_shown(browser: TestClient) -> None:
    (document,) = re.findall(r"/articles/(d[0-9a-f]+)", browser.get("/articles").text)[:1]
    answer = browser.get(f"/articles/{document}/left", headers={"Accept-Language": "ru"})
    assert answer.status_code == 200
    assert "<h1>Не понято" in answer.text


def test_a_chip_opens_the_exact_words(browser: TestClient) -> None:
    found = first(browser, "offices")
    text = browser.get(f"/facts/{found}/words").text
    assert 'class="drawer"' in text
    assert "<mark>" in text
    assert browser.get(f"/facts/{found}").status_code == 200
    record = json.loads(browser.get(f"/facts/{found}.json").text)
    assert record["evidence"][0]["words"] in TALKS.text


@pytest.mark.parametrize(
    "path", ["/facts/fnone", "/articles/dnone", "/pairs/KZ-XXX", "/team", "/people/none", "/nowhere", "/formats/x"]
)
def test_what_is_not_there_says_so_in_words(browser: TestClient, path: str) -> None:
    answer = browser.get(path, headers={"Accept-Language": "ru"})
    assert answer.status_code == 404
    assert "Такой записи нет" in answer.text


def test_the_api_answers_errors_as_json(browser: TestClient) -> None:
    for path in ("/api/v1/facts/none", "/api/v1/nothing", "/api/v1/nothing/at/all"):
        answer = browser.get(path)
        assert answer.status_code == 404
        assert answer.json()["error"]
    assert browser.get("/api/v1/events?limit=0").status_code == 422


def test_the_api_is_paged_by_cursor(browser: TestClient) -> None:
    seen: list[str] = []
    after = ""
    for _ in range(20):
        page = browser.get(f"/api/v1/offices?limit=1&after={after}").json()
        seen += [item["id"] for item in page["items"]]
        after = page["next"]
        if not after:
            break
    assert len(seen) == len(set(seen)) == browser.get("/api/v1/summary").json()["facts"]["offices"]


def test_judging_and_undoing(browser: TestClient) -> None:
    found = first(browser, "offices")
    before = browser.get("/api/v1/summary").json()["facts"]["offices"]
    answer = browser.post("/judge", data={"fact": found, "verdict": "wrong", "by": "Аян", "reason": "не та"})
    assert answer.status_code == 303
    assert browser.get("/api/v1/summary").json()["facts"].get("offices", 0) == before - 1
    log = browser.get("/judge").text
    assert "Аян" in log
    (judgement,) = re.findall(r'name="judgement" value="(\w+)"', log)
    assert browser.post("/judge/undo", data={"judgement": judgement, "by": "Аян"}).status_code == 303
    assert browser.get("/api/v1/summary").json()["facts"]["offices"] == before


def test_adding_a_text_and_files(browser: TestClient) -> None:
    text = "Премьер-министр Венгрии Виктор Орбан 3 мая 2025 года прибыл в Астану."
    answer = browser.post("/add", data={"text": text, "published": "2025-05-03", "address": "https://a.kz/1"})
    assert answer.status_code == 200
    assert "/articles/d" in answer.text
    again = browser.post("/add", data={"text": text, "published": "2025-05-03", "address": "https://a.kz/1"})
    assert "уже были: 1" in again.text
    files = [
        ("files", ("../../a.txt", text.encode() + b" 2", "text/plain")),
        ("files", ("b.bin", b"\x00\x01\x02", "text/plain")),
    ]
    mixed = browser.post("/add", files=files)
    assert mixed.status_code == 200
    assert "b.bin" in mixed.text
    assert 'class="alert"' in mixed.text


def test_an_empty_form_adds_nothing(browser: TestClient) -> None:
    answer = browser.post("/add", data={"text": " "})
    assert answer.status_code == 422
    assert "Пока нечего читать" in answer.text
    assert "/articles/d" not in answer.text


def test_an_odd_address_is_named_and_the_form_keeps_what_was_written(browser: TestClient) -> None:
    given = {
        "pages": "https://a.kz/1\nнеадрес",
        "text": "Черновик",
        "published": "2025-05-03",
        "address": "https://a.kz",
    }
    answer = browser.post("/add", data=given)
    assert answer.status_code == 422
    assert "Это не адрес: неадрес" in answer.text
    assert all(kept in answer.text for kept in ("https://a.kz/1\nнеадрес", ">Черновик<", 'value="2025-05-03"'))


def test_what_was_added_is_named_with_what_was_found_in_it(browser: TestClient) -> None:
    old = "Премьер-министр Венгрии Виктор Орбан 3 мая 2005 года прибыл с официальным визитом в Астану."
    answer = browser.post("/add", data={"text": old, "published": "2005-05-03"})
    assert "Виктор Орбан 3 мая 2005" in answer.text  # the report itself, though others are of later days
    assert "Записано:" in answer.text
    nothing = browser.post("/add", data={"text": "Урожай яблок в этом году хорош, сады стоят в цвету."})
    assert "ничего не найдено" in nothing.text
    refused = browser.post("/add", data={"pages": "http://127.0.0.1/x"})
    assert "ведёт во внутреннюю сеть" in refused.text


@pytest.mark.parametrize(
    "headers",
    [
        {"sec-fetch-site": "cross-site"},
        {"origin": "https://evil.example"},
        {"sec-fetch-site": "same-site"},
        {"origin": "null"},
    ],
)
def test_forms_of_other_sites_are_refused(browser: TestClient, headers: dict[str, str]) -> None:
    assert browser.post("/add", data={"text": "x"}, headers=headers).status_code == 403


def test_other_host_names_are_refused(browser: TestClient) -> None:
    assert browser.get("/", headers={"host": "evil.example"}).status_code == 400


def test_too_much_at_once_is_refused(browser: TestClient) -> None:
    assert browser.post("/add", content=b"x", headers={"content-length": str(10**9)}).status_code == 413


def test_every_answer_has_the_headers(browser: TestClient) -> None:
    for path in ("/", "/nowhere", "/static/page.js", "/api/v1/summary"):
        headers = browser.get(path).headers
        assert "script-src 'self'" in headers["content-security-policy"]
        assert headers["x-content-type-options"] == "nosniff"


def test_downloads_are_named_by_what_they_hold(browser: TestClient) -> None:
    assert browser.get("/offices.csv").text.startswith("id,person,office,area")
    assert browser.get("/events.ics").text.startswith("BEGIN:VCALENDAR")
    assert browser.get("/nothing.csv").status_code == 404


def test_scripts_of_a_page_are_under_300_kb_packed(browser: TestClient) -> None:
    scripts = re.findall(r'<script src="([^"]+)"', browser.get("/pairs/KZ-IT").text)
    assert "/static/charts.js" in scripts
    sizes = []
    for script in scripts:
        with browser.stream("GET", script, headers={"Accept-Encoding": "gzip"}) as answer:
            assert answer.headers["content-encoding"] == "gzip", script
            sizes.append(sum(len(part) for part in answer.iter_raw()))
    assert 0 < sum(sizes) < 300_000


def test_a_dossier_as_json_points_to_its_words(browser: TestClient) -> None:
    found = browser.get("/pairs/KZ-IT.json").json()
    words = {note["number"]: note["words"] for note in found["notes"]}
    assert found["areas"] == ["KZ", "IT"]
    assert found["offices"]
    assert all(words[number] for office in found["offices"] for number in office["notes"])


def test_a_register_that_earlier_rules_made_says_so_on_the_first_page(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with open_register(path) as desk:
        desk.add([TALKS])
        with TestClient(create_app(str(path)), base_url="http://localhost") as client:
            assert "communique rebuild" not in client.get("/").text
        with desk._store.writing() as connection:
            connection.execute(sa.update(builds).values(build="0"))
    with TestClient(create_app(str(path)), base_url="http://localhost") as client:
        assert "communique rebuild" in client.get("/").text


@pytest.mark.parametrize(
    ("typed", "places"),
    [
        ("Казах", ["/countries/KZ"]),
        ("итал", ["/countries/IT"]),
        ("Италии", ["/countries/IT"]),
        ("Казахстан Италия", ["/pairs/KZ-IT", "/countries/KZ", "/countries/IT"]),
        ("kazakhstan – italy", ["/pairs/KZ-IT", "/countries/KZ", "/countries/IT"]),
        ("Ирак", ["/countries/IQ"]),
        ("на", []),
        ("Токаев", []),
    ],
)
def test_a_country_is_found_by_the_beginning_of_its_name(browser: TestClient, typed: str, places: list[str]) -> None:
    found = re.findall(r'href="(/(?:countries|pairs)/[A-Z-]+)"', browser.get("/search", params={"q": typed}).text)
    assert found == places


def test_a_list_is_narrowed_to_a_country_by_typing_its_name(browser: TestClient) -> None:
    assert "Встреча" not in browser.get("/events", params={"areas": "Франция"}).text
    narrowed = browser.get("/events", params={"areas": "Казахстан, Итал", "status": "held"}).text
    assert "Маттарелла" in narrowed
    assert '<input type="hidden" name="status" value="held">' in narrowed
    nothing = browser.get("/events", params={"areas": "Франция"}).text
    assert "Ничего не найдено." in nothing
    assert 'href="/events">Показать все' in nothing


def test_words_with_a_space_between_them_stay_in_one_paragraph() -> None:
    text = "Министры провели встречу.\nОна шла час.\n\n \nЗатем подписали договор.\n"
    document = Document(text=text, language="ru")
    first, second = text.index("провели"), text.index("встречу")
    end = text.index("\n\n")
    others = [("left", document.span(first, first + 7)), ("left", document.span(second, second + 7))]
    others += [("left", document.span(end - 4, end + 1))]  # a mark that ends inside the blank lines
    shown = str(marked(document, (), others))
    plain = [re.sub(r"<[^>]+>", "", part) for part in shown.split("</p><p>")]
    assert plain == ["Министры провели встречу.\nОна шла час.\n", "Затем подписали договор.\n"]
    places = re.findall(r'data-at="(\d+)">([^<]*)<', shown)
    assert all(text[int(at) :].startswith(words) for at, words in places)
