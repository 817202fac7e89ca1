"""Exports: the bound stays beside its number, no cell is run, a calendar that programs can read."""

import csv
import json
from dataclasses import replace
from datetime import UTC, datetime
from io import StringIO

from communique.model import Agreement
from communique.report.export.calendar import calendar, dated, escaped, folded
from communique.report.export.records import record, target_record
from communique.report.export.table import cell, table
from communique.report.words import words
from tests.report.desk import FORUM, QUOTE, TALKS, TRADE, VISIT, WISHED, TestDesk

MADE = datetime(2025, 4, 1, 8, 30, tzinfo=UTC)


def test_a_record_has_the_guide_keys_and_the_exact_words() -> None:
    found = record(TRADE, TestDesk().cite(TRADE))
    assert (found["indicator"], found["value"], found["bound"], found["areas"]) == (
        "trade_turnover", 240000000, "at_least", ["KZ", "NO"],
    )  # fmt: skip
    assert [one["words"] for one in found["evidence"]][1] == "251 млн долларов за 2024 год"
    assert found["dissent"][0]["reason"] == "rounding"
    json.dumps(found)


def test_a_statement_keeps_its_kind_apart_from_its_manner() -> None:
    found = record(QUOTE)
    assert (found["kind"], found["manner"], found["words"]) == ("statements", "direct", "Мы открыты для новых проектов")


def test_an_extrapolation_is_named_so() -> None:
    found = target_record(WISHED)
    assert found["extrapolation"] == {"from": "2025-Q1", "yearly": 280000000.0, "method": "times"}
    assert "pace" not in found


def test_csv_has_a_bound_in_every_line() -> None:
    (row,) = csv.DictReader(StringIO(table("figures", [record(TRADE)])))
    assert (row["value"], row["bound"], row["areas"], row["sources"]) == ("240000000", "at_least", "KZ; NO", "2")


def test_words_of_a_source_are_no_formula() -> None:
    evil = replace(TRADE, content=Agreement(title='=HYPERLINK("http://x")', areas=("KZ",)))
    (row,) = csv.DictReader(StringIO(table("agreements", [record(evil)])))
    assert row["title"].startswith("'=")
    assert cell(-5) == "-5"


def test_a_calendar_has_events_with_days_only() -> None:
    made = calendar((TALKS, FORUM, VISIT), TestDesk(), words("ru"), MADE)
    assert made.count("BEGIN:VEVENT") == 1
    assert "DTSTART;VALUE=DATE:20250312\r\n" in made
    assert "DTEND;VALUE=DATE:20250313\r\n" in made
    assert "STATUS:CONFIRMED\r\n" in made
    assert "LOCATION:Астана\r\n" in made
    assert not dated(FORUM.content)


def test_lines_of_a_calendar_are_short_and_whole() -> None:
    line = "DESCRIPTION:" + "Қазақстан, " * 40
    parts = list(folded(line))
    assert all(len(part.encode()) <= 75 for part in parts)
    assert parts[0] + "".join(part[1:] for part in parts[1:]) == line
    assert escaped("a,b;c\\d\ne") == "a\\,b\\;c\\\\d\\ne"
