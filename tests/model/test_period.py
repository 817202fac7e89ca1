"""Periods shifted."""

from communique.model import Period


def test_a_year_before_keeps_whole_months_whole() -> None:
    assert str(Period.parse("2024-02").a_year_before()) == "2023-02"
    assert str(Period.parse("2025-02").a_year_before()) == "2024-02"
    assert str(Period.parse("2025-01/2025-08").a_year_before()) == "2024-01/2024-08"
    assert str(Period.parse("2024-02-29").a_year_before()) == "2023-02-28"
