"""The runner of cases itself: a check that cannot fail is a defect."""

from pathlib import Path

import pytest

from tests.casecheck import Found, faults
from tests.casefile import Case, CaseError, cases_of

FIGURE = "=> figure value=30e9 unit=USD areas=CN,KZ"


def write(tmp_path: Path, text: str, name: str = "figures.txt") -> tuple[Case, ...]:
    """The cases of a file with this text."""
    path = tmp_path / "ru" / name
    path.parent.mkdir(exist_ok=True)
    path.write_text(text, encoding="utf-8")
    return cases_of(path)


def figure(value: int, start: int = 0) -> Found:
    """A find like those of the readers."""
    values = {"value": (value,), "unit": ("USD",), "areas": (["CN", "KZ"],), "status": (None,)}
    return Found("figures", values, frozenset({("value", start, start + 5)}), f"figure {value}")


def test_a_file_is_read(tmp_path: Path) -> None:
    """Notes, settings, marks, several cases."""
    first, second = write(
        tmp_path,
        "# Heading.\n\n# A note.\n@published 2025-05-29\nДо [value: 30 млрд] [sic].\n"
        f"{FIGURE}\n\nНичего.\n=> nothing\n",
    )
    assert first.text == "До 30 млрд [sic]."
    assert [(m.field, first.text[m.start : m.end]) for m in first.marks] == [("value", "30 млрд")]
    assert str(first.published) == "2025-05-29"
    assert (first.note, first.language, first.kind) == ("A note.", "ru", "figures")
    assert second.expected[0].kind == "nothing"
    assert second.number == 8


@pytest.mark.parametrize(
    "text",
    [
        "Текст без ожидания.\n",
        "=> nothing\n",
        "Текст.\n=> figures value=1\n",
        "Текст.\n=> figure value\n",
        "Текст.\n=> nothing\n=> figure value=1\n",
        "Текст.\n=> figure value=1\n=> figure value=1\n",
        "Текст [value: 1.\n=> figure value=1\n",
        "Текст.\n=> nothing\n\nТекст.\n=> nothing\n",
    ],
)
def test_faults_of_a_file_are_told(tmp_path: Path, text: str) -> None:
    """What is written wrongly does not pass in silence."""
    with pytest.raises(CaseError):
        write(tmp_path, text)


def test_a_file_is_named_by_its_kind(tmp_path: Path) -> None:
    """figures.txt and figures-targets.txt are kinds, numbers.txt is none."""
    assert write(tmp_path, "Текст.\n=> nothing\n", "figures-targets.txt")[0].kind == "figures"
    with pytest.raises(CaseError):
        write(tmp_path, "Текст.\n=> nothing\n", "numbers.txt")


def test_missing_and_too_much(tmp_path: Path) -> None:
    """Each expectation needs a find of its own, and each find of the file's kind an expectation."""
    (case,) = write(tmp_path, f"[value: 30 мл].\n{FIGURE}\n")
    assert faults(case, [figure(30_000_000_000)]) == []
    assert faults(case, [])[0].startswith("missing")
    assert faults(case, [figure(1)])[1].startswith("too much")
    assert faults(case, [figure(30_000_000_000)] * 2) == ["too much: figure 30000000000"]
    assert faults(case, [figure(30_000_000_000, start=9)])[0].startswith("unmarked")


def test_nothing_means_nothing(tmp_path: Path) -> None:
    """A negative case fails on any find."""
    (case,) = write(tmp_path, "Текст.\n=> nothing\n")
    assert faults(case, []) == []
    assert faults(case, [figure(1)])


def test_null_means_empty(tmp_path: Path) -> None:
    """`status=null` holds only where the status is left unsaid."""
    (case,) = write(tmp_path, "Текст.\n=> figure status=null value=1\n=> figure status=target value=2\n")
    assert [f[:14] for f in faults(case, [figure(1), figure(2)])] == ["missing:  => f", "too much: figu"]


def test_an_unknown_field_is_told(tmp_path: Path) -> None:
    """A slip in a key is an error, not a miss."""
    (case,) = write(tmp_path, "Текст.\n=> figure volume=1\n")
    with pytest.raises(KeyError, match="volume"):
        faults(case, [figure(1)])


def test_a_gap_leaves_the_rest_firm(tmp_path: Path) -> None:
    """`=?>` beside `=>`: the firm line is checked by itself."""
    (case,) = write(tmp_path, "Текст.\n=> figure value=1\n=?> figure value=2\n")
    assert faults(case, [figure(1)], with_gaps=False) == []
    assert faults(case, [], with_gaps=False)
    assert faults(case, [figure(1)])
    assert faults(case, [figure(1), figure(2)]) == []
