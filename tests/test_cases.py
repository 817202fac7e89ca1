"""Every case of `tests/cases/<language>/<kind>.txt`."""

from pathlib import Path

import pytest

from tests.casecheck import explain, faults, found_in
from tests.casefile import Case, cases_of

FOLDER = Path(__file__).parent / "cases"
CASES = [case for path in sorted(FOLDER.glob("*/*.txt")) for case in cases_of(path)]


@pytest.mark.parametrize("case", CASES, ids=lambda case: case.id)
def test_case(case: Case) -> None:
    """What is expected comes, nothing else of the file's kind does; a known gap fails until it is closed."""
    found = found_in(case)
    firm = faults(case, found, with_gaps=False)
    said = faults(case, found)
    if not any(e.gap for e in case.expected):
        assert not said, "\n" + explain(case, said, found)
        return
    assert not firm, "\n" + explain(case, firm, found)
    assert said, f"{case.id}: this gap is closed; turn =?> into =>"
    pytest.xfail("known gap: " + "; ".join(said))
