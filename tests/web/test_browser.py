"""The page in a real browser: nothing complains, keys and clicks do what they say. Skipped without Chromium."""

import shutil
import socket
import threading
import time
from collections.abc import Iterator
from datetime import date

import pytest

from communique.api import open_register
from communique.model import Document

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
uvicorn = pytest.importorskip("uvicorn", reason="the page's libraries are not installed")
CHROMIUM = shutil.which("chromium") or shutil.which("chromium-browser")
pytestmark = pytest.mark.skipif(not CHROMIUM, reason="no chromium on this machine: apt-get install chromium")

TEXT = (
    "😀😀 Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой. Й и é.\n<script>document.title = 'hacked'</script>\n"
)


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    from communique.web.app import create_app

    path = tmp_path_factory.mktemp("browser") / "register.db"
    with open_register(path) as desk:
        desk.add([Document(text=TEXT, url="a.txt", language="ru", published=date(2025, 3, 13))])
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(str(path)), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def chromium() -> Iterator["playwright.Browser"]:
    with playwright.sync_playwright() as run:
        opened = run.chromium.launch(executable_path=CHROMIUM, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()


@pytest.fixture
def page(chromium: "playwright.Browser", site: str) -> Iterator["playwright.Page"]:
    opened = chromium.new_page(base_url=site, locale="ru-RU")
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    opened.on("request", lambda asked: complaints.append(asked.url) if not asked.url.startswith(site) else None)
    yield opened
    opened.close()
    assert not complaints


PLACES = (
    "/",
    "/countries",
    "/pairs/KZ-IT",
    "/people",
    "/events",
    "/figures",
    "/targets",
    "/articles",
    "/judge",
    "/add",
    "/help",
)


@pytest.mark.parametrize("place", PLACES)
@pytest.mark.parametrize("width", [1440, 390])
def test_a_page_opens_quietly_and_fits(page: "playwright.Page", place: str, width: int) -> None:
    page.set_viewport_size({"width": width, "height": 900})
    page.goto(place)
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert page.locator("h1").count() == 1
    assert page.title() != "hacked"


def test_marks_stand_at_the_right_words_after_emoji(page: "playwright.Page") -> None:
    page.goto("/articles")
    page.locator(".rows h3 a").first.click()
    assert "Казахстана Касым-Жомарт Токаев" in page.locator(".prose .k--office").first.inner_text()


def test_the_drawer_opens_by_click_and_closes_by_key(page: "playwright.Page") -> None:
    page.goto("/offices")
    chip = page.locator(".chip").first
    chip.click()
    page.locator("#drawer .drawer--open mark").first.wait_for()
    page.keyboard.press("Escape")
    assert page.locator("#drawer .drawer").count() == 0
    assert chip.evaluate("e => e === document.activeElement")


def test_search_has_a_key_in_any_layout(page: "playwright.Page") -> None:
    page.goto("/")
    page.keyboard.press("Slash")
    assert page.evaluate("document.activeElement.id") == "q"
    page.keyboard.type("Токаев")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    assert "Токаев" in page.locator("#results").inner_text()


def test_languages_switch_and_stay(page: "playwright.Page") -> None:
    page.goto("/events")
    page.get_by_text("Қаз", exact=True).click()
    assert page.locator("html").get_attribute("lang") == "kk"
    page.goto("/people")
    assert page.locator("html").get_attribute("lang") == "kk"
    page.get_by_text("Рус", exact=True).click()


def test_the_theme_is_kept(page: "playwright.Page") -> None:
    page.goto("/")
    page.locator("label:has(#theme-dark)").click()
    page.goto("/events")
    assert page.locator("#theme-dark").is_checked()
    assert page.evaluate("getComputedStyle(document.documentElement).colorScheme") == "dark"


def test_judging_and_undoing_by_mouse(page: "playwright.Page") -> None:
    page.goto("/offices")
    before = page.locator(".rows > li").count()
    page.locator(".chip").first.click()
    page.locator("#drawer .acts a").last.click()
    page.locator("#by").fill("Аян")
    page.locator("button[value=wrong]").click()
    page.wait_for_url("**/judge?done=*")
    page.goto("/offices")
    assert page.locator(".rows > li").count() == before - 1
    page.goto("/judge")
    page.locator("form[action='/judge/undo'] button").first.click()
    page.wait_for_url("**/judge?done=*")
    page.goto("/offices")
    assert page.locator(".rows > li").count() == before


def test_a_text_is_added_by_hand(page: "playwright.Page") -> None:
    page.goto("/add")
    page.locator("textarea[name=text]").fill("Премьер-министр Венгрии Виктор Орбан прибыл в Астану.")
    page.locator("form.form button").click()
    assert page.locator(".read").inner_text()
    assert page.locator(".lines a").count() == 1
