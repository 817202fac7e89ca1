"""Lines: nothing is lost, and every line has a kind."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.lang import load
from communique.model import Document
from communique.parse import parse
from communique.parse.layout import lines_of

PACK = load("ru")
PIECES = [
    "БАКУ, 3 марта. ",
    "/ТАСС/. ",
    "12.05.2024 ",
    "– ",
    "• ",
    "1. ",
    "Фото: ",
    "Читайте также",
    "слово ",
    "Слово. ",
    ":",
    ";",
    "\n",
    "\u00a0",
    "(",
    "«",
    "date 2024-01-02 ",
]


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_lines_hold_every_visible_character(text: str) -> None:
    lines = lines_of(text, PACK)
    for line in lines:
        assert line.start < line.end <= len(text)
        assert text[line.start : line.end].strip() == text[line.start : line.end]
    kept = "".join(line.marker + text[line.start : line.end] for line in lines)
    assert "".join(kept.split()) == "".join(text.split())


@given(st.lists(st.sampled_from(PIECES), max_size=30).map("".join))
def test_sentences_stay_inside_lines_and_in_order(text: str) -> None:
    parsed = parse(Document(text=text), PACK)
    ends = 0
    for sentence in parsed.sentences:
        assert ends <= sentence.start < sentence.end
        assert "\n" not in text[sentence.start : sentence.end]
        ends = sentence.end


def test_a_dateline_is_a_sentence_of_its_own() -> None:
    parsed = parse(Document(text="БАКУ, 3 марта. /ТАСС/. Паром вышел в море по расписанию."), PACK)
    first, second = parsed.sentences
    assert parsed.text[first.start : first.end] == "БАКУ, 3 марта. /ТАСС/."
    assert second.start == parsed.lines[0].start


@pytest.mark.parametrize(
    ("language", "head"),
    [
        ("en", "DUSHANBE, July 1. /TASS/."),
        ("en", "BAKU, Azerbaijan, June 30."),
        ("en", "(MENAFN- Trend) DUSHANBE, Tajikistan, January 3."),
        ("kk", "АСТАНА. ҚазАқпарат –"),
        ("ru", "МОСКВА, 18 июл — РИА Новости."),
    ],
)
def test_what_a_report_is_dated_from_stands_before_its_words(language: str, head: str) -> None:
    text = f"{head} 5000 000 000 000 000 000."
    line = lines_of(text, load(language))[0]
    assert line.marker == head
    assert text[line.start : line.end] == "5000 000 000 000 000 000."


@pytest.mark.parametrize(
    "text", ["ВАЖНО. Путин — в Пекине, где он провёл переговоры с коллегой.", "Kenya, Oman and Peru met."]
)
def test_a_sentence_that_begins_like_one_is_none(text: str) -> None:
    line = lines_of(text, load("ru" if text[0] == "В" else "en"))[0]
    assert (line.marker, line.kind) == ("", "body")


def test_who_wrote_a_report_is_no_headline() -> None:
    lines = lines_of(" date 2021-12-29 By Ayya Lmahamad\n\nTrade of Kenya grew by half in a year.", load("en"))
    assert [line.kind for line in lines] == ["clutter", "body"]


def test_a_long_line_takes_linear_time() -> None:
    lines = lines_of("а " * 200_000, PACK)
    assert [line.kind for line in lines] == ["body"]
