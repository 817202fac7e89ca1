"""A text cut at its marks: nothing is lost, and marks may lie in and across each other."""

from hypothesis import given
from hypothesis import strategies as st

from communique.model import Document
from communique.report.marked import Mark, context, pieces

TEXT = "Один два три четыре пять"


def mark(start: int, end: int, number: int = 1) -> Mark:
    return Mark(span=Document(text=TEXT).span(start, end), number=number, kind="events")


def test_crossing_marks_open_and_close_in_their_places() -> None:
    cut = list(pieces(TEXT, [mark(0, 8, 1), mark(5, 12, 2)]))
    assert [piece.text for piece in cut] == ["Один ", "два", " три", " четыре пять"]
    assert [[m.number for m in piece.opens] for piece in cut] == [[1], [2], [], []]
    assert [[m.number for m in piece.closes] for piece in cut] == [[], [1], [2], []]


def test_a_window_shows_its_part_only() -> None:
    window = Document(text=TEXT).span(5, 12)
    cut = list(pieces(TEXT, [mark(0, 8)], window))
    assert "".join(piece.text for piece in cut) == "два три"
    assert cut[0].marks


@given(st.lists(st.tuples(st.integers(0, 23), st.integers(1, 10)), max_size=8))
def test_the_pieces_are_the_text(spans: list[tuple[int, int]]) -> None:
    marks = [mark(start, min(len(TEXT), start + length), n) for n, (start, length) in enumerate(spans)]
    cut = list(pieces(TEXT, marks))
    assert "".join(piece.text for piece in cut) == TEXT
    assert sum(len(piece.opens) for piece in cut) == sum(len(piece.closes) for piece in cut) == len(marks)
    for piece in cut:
        assert all(m in piece.marks for m in (*piece.opens, *piece.closes))


def test_words_around_end_at_spaces_and_lines() -> None:
    text = "Первая строка.\n" + "слово " * 60 + "ЦЕЛЬ " + "слово " * 60
    start = text.index("ЦЕЛЬ")
    around = context(text, Document(text=text).span(start, start + 4), 20)
    assert "ЦЕЛЬ" in around.text
    assert "строка" not in around.text
    assert set(around.text.split()) == {"слово", "ЦЕЛЬ"}
