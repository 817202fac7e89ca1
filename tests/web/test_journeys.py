"""A morning at the page, once with the mouse alone and once with the keys alone. Skipped without Chromium."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from communique.api import open_register
from communique.model import Document

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

TOLD = (
    ("Степь", date(2024, 2, 16), "Товарооборот Китая и Казахстана в 2023 году составил 31,5 млрд долларов."),
    ("Восток", date(2024, 1, 18), "Товарооборот Китая и Казахстана в 2023 году составил 41 млрд долларов."),
    ("Степь", date(2024, 2, 17), "Президент Казахстана Касым-Жомарт Токаев 17 февраля 2024 года прибыл в Пекин."),
)
# A key as a Russian layout gives it: the letter is its own, the place on the keyboard is not.
PRESS = """([key, code]) => document.activeElement.dispatchEvent(
  new KeyboardEvent("keydown", {key, code, bubbles: true, cancelable: true}))"""


@pytest.fixture
def site(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("journeys") / "register.db"
    with open_register(path) as desk:
        desk.add(
            Document(text=text, url=f"https://paper.example/{day}", publisher=name, language="ru", published=day)
            for name, day, text in TOLD
        )
    return serve(path)


@pytest.fixture
def page(chromium: "playwright.Browser", site: str) -> Iterator["playwright.Page"]:
    opened = chromium.new_page(base_url=site, locale="ru-RU", viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    opened.on("console", lambda message: complaints.append(message.text))
    opened.on("pageerror", lambda error: complaints.append(str(error)))
    yield opened
    opened.close()
    assert not complaints


def waiting(page: "playwright.Page") -> str:
    """The number beside the word for decisions."""
    return str(page.locator(".nav .n").first.text_content() or "").split()[0] if page.locator(".nav .n").count() else ""


def test_a_morning_with_the_mouse(page: "playwright.Page") -> None:
    page.goto("/")
    page.locator(".nav a[href='/countries']").click()
    page.locator("main a[href='/countries/KZ']").first.click()
    page.locator("main a[href^='/pairs/']").first.click()
    page.locator(".chip").first.click()
    words = page.locator("#drawer mark").first.inner_text()
    page.locator("#drawer a[href^='/articles/']").first.click()
    assert words.split()[0] in page.locator(".prose").inner_text()
    page.locator(".margin a").first.click()
    page.locator("#drawer .drawer--open mark").first.wait_for()
    page.locator("#drawer .drawer-top .btn").click()
    page.locator("#drawer .drawer").wait_for(state="detached")
    assert waiting(page) == "1"
    page.locator(".nav a[href='/judge']").click()
    page.locator("#by").fill("Аян")
    page.locator("button[name=agreed]").first.click()
    page.wait_for_url("**/judge?done=*")
    assert waiting(page) == ""
    page.locator("form[action='/judge/undo'] button").first.click()
    page.wait_for_url("**/judge?done=undone")
    assert waiting(page) == "1"


def tab_to(page: "playwright.Page", selector: str) -> None:
    """Go on from field to field until this one has the focus."""
    for _ in range(80):
        page.keyboard.press("Tab")
        if page.evaluate("(wanted) => document.activeElement.matches(wanted)", selector):
            return
    raise AssertionError(f"no way to {selector} by the keys")


def test_a_morning_with_the_keys(page: "playwright.Page") -> None:
    page.goto("/")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")  # past the head of the page
    assert page.evaluate("location.hash") == "#main"
    page.keyboard.press("Slash")
    page.keyboard.type("Пекин")
    page.keyboard.press("Enter")
    page.wait_for_url("**/search?q=*")
    tab_to(page, "#results a[href^='/articles/']")
    page.keyboard.press("Enter")
    page.wait_for_url("**/articles/*")
    tab_to(page, ".margin a")
    page.keyboard.press("Enter")
    page.locator("#drawer .drawer--open mark").first.wait_for()
    page.keyboard.press("Escape")
    assert page.evaluate("document.activeElement.closest('.margin') !== null")
    page.keyboard.press("g")
    page.keyboard.press("j")
    page.wait_for_url("**/judge")
    page.keyboard.press("Tab")
    tab_to(page, "#by")
    page.keyboard.type("Аян")
    tab_to(page, "button[name=agreed]")
    page.keyboard.press("Enter")
    page.wait_for_url("**/judge?done=*")
    assert "согласие с причиной" in page.locator("main").inner_text()
    page.locator("#case, .read").first.wait_for()
    page.keyboard.press("z")
    page.wait_for_url("**/judge?done=undone")


def test_a_letter_that_leads_on_decides_nothing_in_a_russian_layout(page: "playwright.Page") -> None:
    page.goto("/judge")
    page.locator("#by").fill("Аян")
    page.locator("#case").focus()
    page.evaluate(PRESS, ["п", "KeyG"])
    page.evaluate(PRESS, ["с", "KeyC"])
    page.wait_for_url("**/calendar")
    assert waiting(page) == "1"
    page.goto("/judge")
    page.locator("#by").fill("Аян")
    page.locator("#case").focus()
    page.evaluate(PRESS, ["с", "KeyC"])
    page.wait_for_url("**/judge?done=*")
    assert waiting(page) == ""
