"""axe on every page, wide and narrow, light and dark: nothing serious. Skipped without Chromium."""

from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any

import pytest

from communique.api import open_register
from communique.api.accounts import Accounts
from communique.model import Document
from communique.web.app import Settings

PASSWORD = "длинный пароль"
AXE = (Path(__file__).parent / "axe.min.js").read_text(encoding="utf-8")
RUN = """async () => (await axe.run(document, {resultTypes: ["violations"]})).violations
  .filter((one) => ["serious", "critical"].includes(one.impact))
  .map((one) => [one.id, ...one.nodes.slice(0, 3).map((node) => node.html.slice(0, 160))].join(" | "))"""
TALKS = "Президент Казахстана Касым-Жомарт Токаев {} провел {} переговоры с президентом Италии Серджо Маттареллой. "
TRADE = "{} товарооборот Казахстана и Италии {}. "
TOLD = (
    TALKS.format("12 марта 2025 года", "в Астане")
    + TRADE.format("В 2024 году", "превысил 20 млрд долларов")
    + TRADE.format("За I квартал 2025 года", "составил 4,1 млрд долларов"),
    TALKS.format("14 марта 2025 года", "")
    + TRADE.format("Стороны договорились довести", "до 30 млрд долларов к 2030 году")
    + TRADE.format("В 2024 году", "составил 18 млрд долларов")
    + "Подписано Соглашение о воздушном сообщении.",
    (
        "Государственный визит президента Италии Серджо Маттареллы в Казахстан состоится 3 июня 2030 года в Астане. "
        "«Мы расширяем сотрудничество с Италией», — заявил президент Казахстана Касым-Жомарт Токаев."
    ),
    "Президент Узбекистана Шавкат Мирзиёев 5 апреля 2025 года принял в Ташкенте президента Италии Серджо Маттареллу.",
)


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("axe") / "register.db"
    with open_register(path) as desk:
        day = date(2025, 4, 6)
        desk.add(Document(text=text, url=f"{n}.txt", language="ru", published=day) for n, text in enumerate(TOLD))
    return path


@pytest.fixture(scope="module")
def site(serve: Callable[..., str], register: Path) -> str:
    return serve(register)


@pytest.fixture(scope="module")
def team(serve: Callable[..., str], register: Path) -> str:
    accounts = Accounts(register.with_name("accounts.json"))
    accounts.add("Ерлан", "admin", PASSWORD)
    return serve(register, Settings(accounts=str(accounts.path)))


PLACES = (
    "/", "/?since=month", "/countries", "/countries/KZ", "/pairs/KZ-IT", "/pairs/KZ-IT/figures/trade_turnover",
    "/compare?pairs=KZ-IT,KZ-UZ", "/people", "/events", "/figures", "/targets", "/calendar", "/statements", "/articles",
    "/search?q=Токаев", "/judge", "/add", "/help", "/settings", "/nowhere", "/kit",
    "/leftovers", "/pairs/KZ-IT?as_of=2030-01-01",
)  # fmt: skip


def faults(page: Any) -> list[str]:
    """What axe finds that keeps somebody from reading or doing."""
    page.evaluate(AXE)
    return list(page.evaluate(RUN))


def test_axe_sees_a_fault_where_there_is_one(site: str, chromium: Any) -> None:
    page = chromium.new_page(base_url=site, bypass_csp=True)
    page.goto("/help")
    page.evaluate("document.querySelector('main').insertAdjacentHTML('beforeend', '<button></button>')")
    assert any("button-name" in one for one in faults(page))
    page.close()


@pytest.mark.parametrize(("width", "scheme"), [(1440, "light"), (390, "dark")])
@pytest.mark.parametrize("place", PLACES)
def test_axe_finds_nothing_serious(site: str, chromium: Any, place: str, width: int, scheme: str) -> None:
    page = chromium.new_page(
        base_url=site, viewport={"width": width, "height": 900}, color_scheme=scheme, locale="ru-RU", bypass_csp=True
    )
    page.goto(place)
    page.wait_for_load_state("networkidle")
    assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    assert not faults(page)
    page.close()


@pytest.mark.parametrize("locale", ["kk-KZ", "en-GB"])
def test_pages_fit_in_every_language_and_width(site: str, chromium: Any, locale: str) -> None:
    page = chromium.new_page(base_url=site, viewport={"width": 1440, "height": 900}, locale=locale, bypass_csp=True)
    for place in PLACES:
        page.goto(place)
        for width in (1440, 768, 390, 320):
            page.set_viewport_size({"width": width, "height": 900})
            # Charts are drawn anew a moment after the window has changed.
            page.wait_for_function("document.documentElement.scrollWidth <= document.documentElement.clientWidth")
    page.close()


@pytest.mark.parametrize("kind", ["/events", "/targets", "/articles"])
def test_axe_finds_nothing_serious_behind_the_lists(site: str, chromium: Any, kind: str) -> None:
    page = chromium.new_page(base_url=site, viewport={"width": 1440, "height": 900}, locale="ru-RU", bypass_csp=True)
    page.goto(kind)
    page.locator(".rows h3 a, .card a, .chip").first.click()
    page.wait_for_load_state("networkidle")
    assert not faults(page)
    page.close()


def test_axe_finds_nothing_serious_in_the_pages_of_a_team(team: str, chromium: Any) -> None:
    page = chromium.new_page(base_url=team, viewport={"width": 390, "height": 900}, locale="ru-RU", bypass_csp=True)
    page.goto("/events")
    assert not faults(page)
    page.locator("input[name=name]").fill("Ерлан")
    page.locator("input[name=password]").fill(PASSWORD)
    page.locator("main button").click()
    page.wait_for_url("**/events")
    for place in ("/team", "/settings", "/judge"):
        page.goto(place)
        assert page.evaluate("document.documentElement.scrollWidth <= document.documentElement.clientWidth"), place
        assert not faults(page)
    page.goto("/events")
    page.locator(".chip").first.click()
    page.locator("#drawer .drawer--open").wait_for()
    assert not faults(page)
    page.close()
