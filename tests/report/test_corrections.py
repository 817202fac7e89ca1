"""The form of corrections: what was not touched is no correction, and words stay apart."""

import pytest

from communique.errors import QueryError
from communique.model import Initiative
from communique.report.corrections import boxes, correction
from communique.report.words import words

OPENED = Initiative(what="центр\nграждан", by=("KZ",), status="decided")


def test_a_line_break_is_a_space_and_no_correction() -> None:
    box = next(one for one in boxes(OPENED, words("ru")) if one.field == "what")
    assert box.value == "центр граждан"
    assert correction(OPENED, {"what": box.value}) == ""


def test_words_stay_apart_in_what_is_corrected() -> None:
    assert correction(OPENED, {"what": "новый \n центр  граждан"}) == "'what=новый центр граждан'"


def test_a_long_correction_is_refused_and_not_cut() -> None:
    with pytest.raises(QueryError, match="1000"):
        correction(OPENED, {"what": "слово " * 300})
