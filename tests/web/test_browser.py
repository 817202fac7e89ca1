"""The page in a real browser: nothing complains, keys and clicks do what they say. Skipped without Chromium."""

from collections.abc import Callable, Iterator
from datetime import date

import pytest

from communique.api import open_register
from communique.model import Document

playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")

TEXT = (
    "😀😀 Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой. Й и é.\n<script>document.title = 'hacked'</script>\n"
)

LATER = "Президент Казахстана Касым-Жомарт Токаев 2 июня 2025 года провел переговоры с президентом Турции Эрдоганом.\n"


@pytest.fixture(scope="module")
def site(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("browser") / "register.db"
    with open_register(path) as desk:
        desk.add(
            [
                Document(text=TEXT, url="a.txt", language="ru", published=date(2025, 3, 13)),
                Document(text=LATER, url="b.txt", language="ru", published=date(2025, 6, 3)),
            ]
        )
    return serve(path)


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


def until(page: "playwright.Page", holds: Callable[[], bool]) -> None:
    """Wait for what a page does a moment later; fail where it never does."""
    for _ in range(50):
        if holds():
            return
        page.wait_for_timeout(50)
    raise AssertionError("it never came to be")


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


def test_judging_by_keys_alone(page: "playwright.Page") -> None:
    page.goto("/offices")
    page.locator(".chip").first.click()
    page.locator("#drawer .acts a").last.click()
    page.locator("#by").fill("Аян")
    page.locator("#case").focus()
    page.keyboard.press("u")
    page.wait_for_url("**/judge?done=*")
    assert "не знаю" in page.locator("table").last.inner_text()
    page.keyboard.press("z")
    page.wait_for_url("**/judge?done=undone")
    assert page.locator("form[action='/judge/undo'] button").count() == 0


def test_single_letters_can_be_turned_off(page: "playwright.Page") -> None:
    page.goto("/settings")
    page.locator("#keys-on").uncheck()
    page.goto("/events")
    page.keyboard.press("Slash")
    assert page.evaluate("document.activeElement.id") != "q"
    page.keyboard.press("Control+k")
    assert page.evaluate("document.activeElement.id") == "q"


def test_a_link_to_one_fact_opens_with_its_words(page: "playwright.Page") -> None:
    page.goto("/offices")
    page.locator(".chip").first.click()
    page.locator("#drawer .drawer--open").wait_for()
    link = page.url
    assert "words=f" in link
    page.goto("/help")
    page.goto(link)
    page.locator("#drawer .drawer--open mark").first.wait_for()
    page.keyboard.press("Escape")
    page.wait_for_url(lambda url: "words=" not in url)


def test_search_answers_while_one_types(page: "playwright.Page") -> None:
    page.goto("/search?q=zzz")
    page.locator("#q").fill("Токаев")
    page.locator("#results h3 a").first.wait_for()
    page.wait_for_url("**/search?q=%D0*")


def test_a_timeline_zooms_and_follows_the_theme(page: "playwright.Page") -> None:
    page.goto("/countries/KZ")
    chart = page.locator('[data-chart="timeline"] svg')
    chart.wait_for()
    assert not page.locator(".lanes").is_visible()
    said = "document.querySelector('[data-chart=timeline] svg').textContent"
    labels = page.evaluate(said)
    for _ in range(3):
        page.locator(".zoom button").first.click()
    until(page, lambda: page.evaluate(said) != labels)
    page.locator(".zoom button").last.click()
    until(page, lambda: page.evaluate(said) == labels)
    ink = "document.querySelector('[data-chart=timeline] svg text').getAttribute('fill')"
    light = page.evaluate(ink)
    page.locator("label:has(#theme-dark)").click()
    until(page, lambda: page.evaluate(ink) != light)


def test_words_in_charts_are_never_markup(page: "playwright.Page") -> None:
    page.goto("/countries/KZ")
    page.locator('[data-chart="timeline"] svg').wait_for()
    assert page.locator("#main script, #main img").count() == 0
    assert page.title() != "hacked"


def test_words_selected_in_an_article_have_their_place_also_after_emoji(page: "playwright.Page") -> None:
    page.goto("/articles")
    page.locator(".rows h3 a").last.click()
    page.evaluate(
        """() => {
          const run = [...document.querySelectorAll(".prose [data-at]")].find((one) => one.textContent.includes("é"));
          const node = run.firstChild;
          getSelection().setBaseAndExtent(node, node.data.indexOf("Й"), node, node.data.indexOf("é"));
        }"""
    )
    page.locator("#point").wait_for()
    start = TEXT.index("Й и ")
    words = TEXT[start : TEXT.index("é")]
    assert page.locator("#point-words").inner_text() == words.strip()
    assert page.locator("#point [name=start]").input_value() == str(start)
    page.locator("#point [name=kind]").select_option("initiatives")
    page.locator("#point [name=by]").fill("Аян")
    page.locator("#point button").click()
    page.wait_for_url("**#s*")
    assert page.locator(".prose .k--point").text_content() == words
    page.locator(".missed button").click()
    page.wait_for_url("**/judge*")


def test_rows_are_walked_and_opened_by_keys(page: "playwright.Page") -> None:
    page.goto("/events")
    first, second = page.locator(".chip").nth(0), page.locator(".chip").nth(1)
    page.keyboard.press("j")
    assert first.evaluate("e => e === document.activeElement")
    page.keyboard.press("ArrowDown")
    assert second.evaluate("e => e === document.activeElement")
    page.keyboard.press("k")
    page.keyboard.press("Enter")
    page.locator("#drawer .drawer--open").wait_for()
    page.keyboard.press("j")  # the words of the next row come into the open drawer
    named = str(second.get_attribute("href")).split("/")[-1]
    page.locator(f"#w-{named}").wait_for()
    page.keyboard.press("Escape")
    assert second.evaluate("e => e === document.activeElement")


def test_a_key_lists_all_keys_and_another_copies_the_link(page: "playwright.Page") -> None:
    page.context.grant_permissions(["clipboard-read", "clipboard-write"])
    page.goto("/events?status=held")
    page.keyboard.press("l")
    page.locator("#toast:visible").wait_for()
    assert str(page.evaluate("navigator.clipboard.readText()")).endswith("/events?status=held")
    page.keyboard.press("?")
    page.wait_for_url("**/help#keys")
    said = page.locator("#keys").inner_text()
    assert all(key in said for key in ("Ctrl K", "J", "Enter", "Esc", "L", "?"))
    assert "<" not in page.locator("main").inner_text()


def test_too_large_an_upload_is_told_before_it_is_sent(page: "playwright.Page") -> None:
    page.goto("/add")
    page.evaluate("document.getElementById('adding').dataset.most = 10")
    page.locator("[name=text]").fill("Президент прибыл в Рим с визитом.")
    page.locator("#adding .btn--main").click()
    assert page.locator("#adding .alert").is_visible()
    assert page.url.endswith("/add")
    page.locator("[name=text]").fill("x")
    page.locator("#adding .btn--main").click()
    page.locator("#load .read, #load .alert").first.wait_for()
