"""Charts in a real browser: drawn, hidden, shown and made narrow without a complaint. Skipped without Chromium."""

from collections.abc import Callable
from datetime import date
from typing import Any

import pytest

from communique.api import open_register
from communique.model import Document

TOLD = "Президент Казахстана Касым-Жомарт Токаев {} марта 2025 года провел в Астане переговоры с президентом {}."
WHOM = ("Италии Серджо Маттареллой", "Турции Реджепом Эрдоганом", "Узбекистана Шавкатом Мирзиёевым", "Польши Дудой")


@pytest.fixture(scope="module")
def site(serve: Callable[..., str], tmp_path_factory: pytest.TempPathFactory) -> str:
    path = tmp_path_factory.mktemp("drawn") / "register.db"
    with open_register(path) as desk:
        desk.add(
            Document(text=TOLD.format(n + 3, whom), url=f"{n}.txt", language="ru", published=date(2025, 3, n + 4))
            for n, whom in enumerate(WHOM)
        )
    return serve(path)


def test_charts_live_through_being_hidden_and_made_narrow(chromium: Any, site: str) -> None:
    page = chromium.new_page(base_url=site, locale="ru-RU", viewport={"width": 1440, "height": 900})
    complaints: list[str] = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    page.goto("/countries/KZ")
    drawn = page.locator('[data-chart="contacts"] svg')
    drawn.wait_for()
    main = page.locator("#main")
    for display in ("none", "block"):
        main.evaluate("(main, display) => { main.style.display = display; }", display)
        page.wait_for_timeout(200)
    main.evaluate("(main) => { main.style.width = '0'; main.style.overflow = 'hidden'; main.style.padding = '0'; }")
    page.wait_for_timeout(200)
    main.evaluate("(main) => { main.removeAttribute('style'); }")
    page.set_viewport_size({"width": 800, "height": 900})
    page.wait_for_timeout(200)
    assert drawn.locator("text", has_text="Италия").is_visible()
    page.close()
    assert not complaints
