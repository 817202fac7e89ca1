"""Quotations are found in time that grows with length only, and never reach outside the text."""

import time

import pytest

from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize.quotations import find_quotations


def spans(text: str) -> list[str]:
    """The words of all quotations."""
    pack = load("ru")
    return [q.span.text for q in find_quotations(parse(prepare(text, language="ru"), pack), pack)]


@pytest.mark.parametrize(
    "text", ["", "«", "»", '"', "«»", "« »", "''", "„", "“”", "—", "– ", "«« ««", "»»»", "\n«\n»\n"]
)
def test_marks_without_words_hold_nothing(text: str) -> None:
    assert spans(text) == []


def test_marks_of_two_lines_are_joined_only_where_the_second_closes_them() -> None:
    assert spans("«Первая строка.\nВторая строка», — сказал он.") == ["Первая строка.\nВторая строка"]
    assert spans("«Первая строка.\n«Вторая строка», — сказал он.") == ["Первая строка.", "Вторая строка"]


def test_many_open_marks_take_linear_time() -> None:
    def seconds(n: int) -> float:
        text = "«слово " * n + "\n" * 3
        pack = load("ru")
        parsed = parse(prepare(text, language="ru"), pack)
        start = time.process_time()
        find_quotations(parsed, pack)
        return time.process_time() - start

    seconds(200)
    assert seconds(8000) < 40 * max(seconds(800), 0.002)
