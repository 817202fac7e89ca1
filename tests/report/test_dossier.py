"""A dossier: each line has its reference, words of sources are hostile, absence is said."""

import re
from datetime import date
from html.parser import HTMLParser

import pytest

from communique.errors import QueryError
from communique.report.dossier import Dossier, dossier
from communique.report.render import dossier_html, dossier_markdown
from communique.report.subject import Subject, area_code, subject
from communique.report.words import languages, words
from tests.report.desk import FORUM, NORTH, PACT, QUARTER, SOUTH, TALKS, TRADE, VISIT, WISH, TestDesk

RU = words("ru")
TODAY = date(2025, 4, 1)


def made(desk: TestDesk | None = None, today: date = TODAY) -> Dossier:
    return dossier(
        desk or TestDesk(), Subject(kind="pair", title="Казахстан – Норвегия", codes=("KZ", "NO")), RU, today
    )


def test_what_is_announced_comes_until_its_last_day() -> None:
    assert [line.id for line in made().coming] == [FORUM.id]
    assert [line.id for line in made(today=date(2025, 6, 30)).coming] == [FORUM.id]
    later = made(today=date(2025, 7, 1))
    assert not later.coming
    (silent,) = [line for line in later.past if line.id == FORUM.id]
    assert silent.status == "дата прошла, сообщений нет"


def test_past_events_stand_latest_first_and_undated_ones_by_the_report() -> None:
    assert [line.id for line in made().past] == [VISIT.id, TALKS.id]
    assert made().past[0].when.text.replace("\u00a0", " ") == "не позже 13.03.2025"


def test_the_number_on_top_is_a_whole_year() -> None:
    assert made().heroes[0].id == TRADE.id


def test_every_line_has_its_reference() -> None:
    found = made()
    numbers = {note.number for note in found.notes}
    assert numbers == set(range(1, len(found.notes) + 1))
    assert found.lines
    for line in found.lines:
        assert line.notes, line.title
        assert {note.number for note in line.notes} <= numbers


def test_a_reference_holds_the_exact_words_and_where_they_stand() -> None:
    for note in made().notes:
        texts = {NORTH.url: NORTH.text, SOUTH.url: SOUTH.text}
        assert " ".join(texts[note.address][note.start : note.end].split()) == note.words


def test_sources_that_disagree_stand_side_by_side_with_the_reason() -> None:
    (clash,) = made().clashes
    assert [value.replace("\u00a0", " ") for value, _ in clash.sides] == ["более 240 млн USD", "251 млн USD"]
    assert clash.reason == "округление"
    assert [notes[0].address for _, notes in clash.sides] == [NORTH.url, SOUTH.url]


def test_target_results_and_arithmetic_are_told_apart() -> None:
    (card,) = made().targets
    assert card.share.replace("\u00a0", " ") == "более 48 %"
    assert "менее" in card.needed
    assert "наш расчёт" in card.pace
    assert "прогноз" in card.pace
    assert [line.id for line in card.results] == [TRADE.id, QUARTER.id]
    assert card.line.id == WISH.id


@pytest.mark.parametrize("code", languages())
def test_markdown_in_each_language(code: str) -> None:
    text = dossier_markdown(
        dossier(TestDesk(), Subject(kind="pair", title="KZ – NO", codes=("KZ", "NO")), words(code), TODAY), words(code)
    )
    assert text.startswith("# KZ – NO\n")
    assert "{" not in text
    assert "None" not in text
    assert PACT.content.title in text
    for number in re.findall(r"\[(\d+)\]", text):
        assert f"\n{number}. «" in text


class Page(HTMLParser):
    """Counts what a browser would see."""

    def __init__(self) -> None:
        super().__init__()
        self.tags: list[str] = []
        self.ids: list[str] = []
        self.links: list[str] = []
        self.sources: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        self.tags.append(tag)
        found = dict(attrs)
        self.ids += [found["id"]] if found.get("id") else []  # type: ignore[list-item]
        self.links += [found["href"]] if found.get("href") else []  # type: ignore[list-item]
        self.sources += [found["src"]] if found.get("src") else []  # type: ignore[list-item]


def page(text: str) -> Page:
    seen = Page()
    seen.feed(text)
    return seen


def test_html_needs_nothing_beside_it_and_runs_nothing() -> None:
    text = dossier_html(made(), RU)
    seen = page(text)
    assert "script" not in seen.tags
    assert not seen.sources
    assert all(link.startswith("#") for link in seen.links)
    assert "url(fonts/" not in text
    assert "&lt;script&gt;" in text


def test_html_links_lead_to_places_that_are_there_once() -> None:
    seen = page(dossier_html(made(), RU))
    assert len(seen.ids) == len(set(seen.ids))
    assert {link[1:] for link in seen.links} <= set(seen.ids)


def test_an_empty_register_says_what_is_missing() -> None:
    empty = made(TestDesk(facts=(), targets=()))
    text = dossier_markdown(empty, RU)
    assert "Чисел нет." in text
    assert "Объявленных встреч нет." in text
    assert "Чисел нет." in dossier_html(empty, RU)


def test_words_of_a_source_cannot_become_layout() -> None:
    assert "<script>" not in dossier_markdown(made(), RU).replace("\\<script\\>", "")


@pytest.mark.parametrize(
    ("asked", "kind", "title"),
    [
        (["kz", "NO"], "pair", "Казахстан – Норвегия"),
        (["Италия"], "country", "Италия"),
        (["Central", "Asia"], "country", "Центральная Азия"),
        (["Токаев"], "person", "Касым-Жомарт Токаев"),
        (["Север", "–", "Центральная", "Азия"], "format", "Север – Центральная Азия"),
    ],
)
def test_whom_a_dossier_is_about(asked: list[str], kind: str, title: str) -> None:
    found = subject(asked, TestDesk(), RU)
    assert (found.kind, found.title) == (kind, title)


def test_nobody_of_that_name_is_said() -> None:
    with pytest.raises(QueryError, match="Атлантида"):
        subject(["Атлантида"], TestDesk(), RU)


def test_areas_are_known_by_code_and_by_name_in_each_language() -> None:
    assert [area_code(name) for name in ("kz", "Қазақстан", "Kazakhstan", "c5", "евросоюз", "nowhere")] == [
        "KZ", "KZ", "KZ", "C5", "EU", None,
    ]  # fmt: skip
