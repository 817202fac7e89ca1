"""A fact that very many reports state costs no more to keep, and is the same in any order of arrival."""

from datetime import date, timedelta
from pathlib import Path
from random import Random

import communique
from communique.model.testimony import SAMPLE
from communique.pipeline.study import Study
from communique.report.export.records import record
from communique.report.sources import told_by
from communique.report.words import words
from tests.reports import enter, event, figure, office, report

MANY = 2 * SAMPLE + 30
NAMES = ("Касым-Жомарт Токаев", "Токаев", "Kassym-Jomart Tokayev")


def told(number: int) -> Study:
    """One of many reports of one office, and of a figure of its own."""
    day = date(2025, 1, 1) + timedelta(days=number // 2)
    words = " ".join(f"w{number}x{n}" for n in range(30))
    return report(
        f"r{number}", day.isoformat(), office(NAMES[number % 3]), figure(f"{number + 1}e6", "2024"), filling=words
    )


def test_many_reports_of_one_office(tmp_path: Path) -> None:
    digests = set()
    for seed in range(3):
        reports = [told(number) for number in range(MANY)]
        Random(seed).shuffle(reports)
        with communique.open(tmp_path / f"{seed}.db") as register:
            enter(register, *reports)
            (fact,) = register.offices()
            assert fact.reports == MANY
            assert len(register.fact(fact.id).claims) == MANY
            assert register.fact(fact.id).sources == MANY
            digests |= {register.digest(), register.rebuild()}
            assert register.verify().faults == ()
    assert len(digests) == 1


def test_a_large_fact_that_loses_and_gains_claims(tmp_path: Path) -> None:
    with communique.open(tmp_path / "r.db") as register:
        enter(register, *(told(number) for number in range(MANY)))
        enter(register, report("r7", "2025-01-04", event("talks", "2025-01-03", people=("A", "B"))))
        assert register.offices()[0].reports == MANY - 1
        enter(register, told(7), told(MANY))
        assert register.offices()[0].reports == MANY + 1
        before = register.digest()
        assert register.rebuild() == before
        assert register.verify().faults == ()


def test_sources_of_very_many_reports_are_at_least_so_many_until_all_are_counted(tmp_path: Path) -> None:
    with communique.open(tmp_path / "r.db") as register:
        enter(register, *(told(number) for number in range(MANY)))
        (listed,) = register.offices()
        few = listed.sources
        assert few < MANY
        assert told_by(listed, words("en")) == f"{MANY} reports, at least {few} independent"
        assert record(listed)["sources_at_least"] is True
        whole = register.fact(listed.id)
        assert told_by(whole, words("en")) == f"{MANY} reports, {MANY} independent"
        assert "sources_at_least" not in record(whole)
        assert all("at least" not in told_by(one, words("en")) for one in register.figures() if one.reports < MANY // 2)
