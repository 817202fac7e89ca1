"""Lines: nothing is lost, and every line has a kind."""

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


def test_a_long_line_takes_linear_time() -> None:
    lines = lines_of("а " * 200_000, PACK)
    assert [line.kind for line in lines] == ["body"]
