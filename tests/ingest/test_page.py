"""A page: its text without menus, its day as the page states it, never one that it does not bear."""

from datetime import date
from pathlib import Path

import pytest

from communique.ingest import documents
from communique.ingest.given import Given
from communique.ingest.page import plain_text, report_of
from communique.model import Document

BODY = (
    "<p>Президенты Казахстана и Италии провели переговоры в Астане, сообщила пресс-служба.</p>"
    "<p>Стороны обсудили торговлю и инвестиции, а также сотрудничество в энергетике и транспорте.</p>"
)


def page(head: str = "", before: str = "") -> str:
    """A page with a menu, a headline, two paragraphs and a footer."""
    return (
        f"<html><head><title>Встреча в Астане — Вестник</title>{head}</head><body><nav><a>Главная</a></nav>"
        f"<article><h1>Встреча в Астане</h1>{before}{BODY}</article><footer>О проекте</footer></body></html>"
    )


def published(html: str) -> date | None:
    """The day of a page."""
    return report_of(html.encode(), "a.html", "", Given()).published


def test_text_and_headline() -> None:
    document = report_of(page().encode(), "a.html", "", Given())
    assert document.title == "Встреча в Астане"
    assert document.text.startswith("Встреча в Астане\nПрезиденты Казахстана")
    assert "Главная" not in document.text
    assert "О проекте" not in document.text


@pytest.mark.parametrize("declared", [True, False])
def test_windows_1251_with_and_without_a_declaration(declared: bool) -> None:
    head = '<meta http-equiv="Content-Type" content="text/html; charset=windows-1251">' if declared else ""
    assert "переговоры" in report_of(page(head).encode("cp1251"), "a.html", "", Given()).text


@pytest.mark.parametrize(
    "head",
    [
        '<script type="application/ld+json">{"@graph":[{"datePublished":"2025-05-30T23:10:00+05:00"}]}</script>',
        '<meta property="article:published_time" content="2025-05-30T23:10:00+05:00">',
        '<meta itemprop="datePublished" content="30.05.2025 14:22">',
    ],
)
def test_the_day_a_page_states(head: str) -> None:
    assert published(page(head)) == date(2025, 5, 30)


def test_the_day_beside_the_headline() -> None:
    assert published(page(before='<time datetime="2025-05-30">вчера</time>')) == date(2025, 5, 30)
    assert published(page(before="<p>30 мая 2025, 14:22</p>")) == date(2025, 5, 30)


def test_a_placeholder_hides_no_day() -> None:
    head = '<meta property="article:published_time" content="0001-01-01T00:00:00Z">'
    assert published(page(head, '<time datetime="2025-05-30">30 мая</time>')) == date(2025, 5, 30)
    assert published(page(head)) is None


def test_no_day_is_made_up() -> None:
    assert published(page()) is None
    assert published(page(before="<p>Сегодня, 14:22</p>")) is None
    assert published(page("<script type='application/ld+json'>{broken</script>")) is None
    # A year alone is no day, and a date in the text is that of an event.
    assert (
        published(page(before="<p>Они встречались 3 марта 2021 года в Риме, когда президент прибыл туда.</p>")) is None
    )


def test_fragments() -> None:
    assert plain_text("<p>Один &amp; два</p><p>три</p>") == "Один & два\nтри"
    assert plain_text("просто слова") == "просто слова"
    assert plain_text("<!-- -->") == ""


def test_a_page_of_nesting_ends(tmp_path: Path) -> None:
    path = tmp_path / "deep.html"
    path.write_text("<html><body>" + "<div>" * 20_000 + BODY + "</div>" * 20_000 + "</body></html>", encoding="utf-8")
    (found,) = documents(path)
    assert "переговоры" in found.text if isinstance(found, Document) else "no article" in found.reason
