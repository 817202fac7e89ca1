"""Texts that break readers: long lines, many brackets, no letters, numbers that are none."""

import sys

import pytest

from communique.ingest import prepare
from communique.pipeline import read, read_text
from communique.samples import folder
from tests.laws import read_lawfully

SENTENCE = "Президенты Казахстана и Италии Касым-Жомарт Токаев и Серджо Маттарелла провели переговоры в Астане. "


@pytest.mark.parametrize(
    "text",
    [
        "",
        " \n\t\n",
        "!!! ... ??? 12 34 %",
        "\ufeff" + SENTENCE,
        "(" * 10_000,
        "«" * 5_000 + SENTENCE + "»" * 5_000,
        "([{«“" * 2_000,
        "а" * 100_000,
        "1" * 100_000,
        "1 " * 20_000,
        "- " * 20_000,
        ", и " * 10_000,
        "«Слово» — " * 5_000,
        "Токаев " * 5_000,
        "2025 года " * 5_000,
        "до 5 млрд долларов " * 3_000,
        "\n" * 100_000,
        "• пункт\n" * 5_000,
        "\u202e" + SENTENCE + "\u202c",
        "\x00".join(SENTENCE),
        "\ud800" + SENTENCE,
        SENTENCE.replace("о", "o").replace("а", "a"),
        "\u200b".join(SENTENCE),
        SENTENCE.replace(" ", "\r\n"),
        "👍" * 1_000 + SENTENCE,
        "на 99999999999999999999999999999999 млрд долларов, на 1e400 %, 0/0, -0 долларов, ½ млн евро, ٣ млн долларов",
        "30 февраля 2025 года, 99.99.9999, 31.04.2025, в 0000 году, в 13-м квартале, к 99999 году, с 2030 по 2020 год",
    ],
    ids=lambda text: repr(text[:12]),
)
def test_strange_texts_are_read(text: str) -> None:
    read_lawfully(text)


def test_a_line_of_a_hundred_thousand_characters() -> None:
    assert read_lawfully(SENTENCE * 1_000).document.text == SENTENCE * 1_000


def test_the_same_text_gives_the_same_claims() -> None:
    first, second = read_text(SENTENCE, language="ru"), read_text(SENTENCE, language="ru")
    assert first == second


def test_what_is_said_does_not_depend_on_the_address() -> None:
    contents = [[c.content for c in read(prepare(SENTENCE, url=url, language="ru")).claims] for url in ("a", "b")]
    assert contents[0] == contents[1]


def test_work_grows_with_length_only() -> None:
    samples = folder("ru")
    body = "\n\n".join(path.read_text(encoding="utf-8") for path in sorted(samples.glob("*.txt"))[:12])
    read_lawfully(body)
    # Calls are counted, for they are the same on a busy machine; four times the text may cost five times as many.
    assert calls(body * 4) < 5 * calls(body)


def calls(text: str) -> int:
    """How many functions one reading calls."""
    seen = 0

    def count(_frame: object, event: str, _argument: object) -> None:
        nonlocal seen
        seen += event in ("call", "c_call")

    sys.setprofile(count)
    try:
        read_text(text, language="ru")
    finally:
        sys.setprofile(None)
    return seen


@pytest.mark.parametrize(
    ("text", "language"),
    [
        ("Президент Чили прибыл. Министр торговли и", "ru"),
        ("Президент Чили прибыл. Министр по делам", "ru"),
        ("Хосе Перес занимает пост", "ru"),
        ("The President of Chile met the Minister of Trade and", "en"),
        ("He has been appointed", "en"),
        ("Қазақстан Президенті мен", "kk"),
        ("Тараптар", "kk"),
        ("The \ud800minister\udfff of trade of Peru said that \ud800", "en"),
        ("Il ministro \ud800ha detto che \udfff", "it"),
    ],
    ids=ascii,
)
def test_a_report_that_breaks_off_in_a_title_or_a_letter_is_read(text: str, language: str) -> None:
    read_lawfully(text, language=language)
