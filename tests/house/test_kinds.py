"""Each kind of fact is complete: a type, an extractor, a shape in the exchange format, cases."""

from pathlib import Path

import pytest

from communique.extract import EXTRACTORS
from communique.model.content import CONTENTS
from communique.report.guide import KINDS

CASES = Path(__file__).parents[1] / "cases"


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: content.kind)
def test_a_kind_is_complete(content: type) -> None:
    kind = content.kind  # type: ignore[attr-defined]
    assert kind in {extractor.__name__ for extractor in EXTRACTORS}, "no extractor"
    assert kind in (*KINDS, "topics"), "no shape in report/guide.py"
    assert list((CASES / "ru").glob(f"{kind}*.txt")), "no cases in tests/cases/ru"


def test_there_is_an_extractor_for_nothing_else() -> None:
    assert len(EXTRACTORS) == len(CONTENTS)


def test_a_third_of_all_cases_are_negative() -> None:
    from tests.casefile import cases_of

    cases = [case for path in CASES.glob("*/*.txt") for case in cases_of(path)]
    nothing = [case for case in cases if any(e.kind == "nothing" for e in case.expected)]
    assert len(nothing) >= 0.3 * len(cases), f"{len(nothing)} of {len(cases)}"
