"""What was not understood stays in the register: by report, by reason, by country; replaced by a new reading."""

import sqlite3
from collections import Counter
from dataclasses import replace
from pathlib import Path

import pytest

import communique
from communique.api import Register
from communique.errors import QueryError
from communique.pipeline.adding import Keeper
from tests.reports import enter, event, figure, report

TRADE = figure("4e9", "2024", areas=("FR", "KZ"))


def three_reports(register: Register) -> None:
    enter(
        register,
        report("a", "2025-06-01", event("talks", "2025-05-30"), left=("unresolved", "unresolved", "clock")),
        report("b", "2025-06-02", TRADE, left=("unresolved",)),
        report("c", "2025-06-03", left=("sport", "clock")),
    )


def told(register: Register, **asked: object) -> list[tuple[str, str, int]]:
    found = register.leftovers(**asked)  # type: ignore[arg-type]
    return [(one.document.url, one.left.reason, one.left.span.start) for one in found.entries]


def test_by_reason_country_and_kind_the_newest_first(register: Register) -> None:
    three_reports(register)
    assert told(register, reason="unresolved") == [
        ("b", "unresolved", 0),
        ("a", "unresolved", 0),
        ("a", "unresolved", 1),
    ]
    assert told(register, country="fr") == [("b", "unresolved", 0)]
    assert told(register, country="KZ", reason="clock") == [("a", "clock", 2)]
    assert not told(register, kind="date")
    assert len(told(register)) == 6


def test_words_stand_where_they_were(register: Register) -> None:
    three_reports(register)
    for one in register.leftovers().entries:
        span = one.left.span
        assert one.document.text[span.start : span.end] == span.text
        assert one.sentence.covers(span)
        assert one.left in [other.left for other in register.leftovers_in(one.document.id)]


@pytest.mark.parametrize("limit", [1, 2, 4])
def test_one_answer_goes_on_where_the_last_one_ended(register: Register, limit: int) -> None:
    three_reports(register)
    every = told(register)
    found, cursor = [], ""
    for _ in range(len(every)):
        answer = register.leftovers(limit=limit, cursor=cursor)
        found += [(one.document.url, one.left.reason, one.left.span.start) for one in answer.entries]
        cursor = answer.cursor
        if not cursor:
            break
    assert found == every
    assert not cursor


def test_reasons_are_counted_in_current_texts(register: Register) -> None:
    three_reports(register)
    assert register.reasons() == {"unresolved": 3, "clock": 2, "sport": 1}
    enter(register, report("a", "2025-06-04", left=("clock",), filling="changed"))
    assert register.reasons() == {"clock": 2, "sport": 1, "unresolved": 1}
    assert dict(Counter(reason for _, reason, _ in told(register))) == register.reasons()


def test_an_earlier_text_that_comes_back_counts_again(register: Register) -> None:
    three_reports(register)
    before = register.reasons(), told(register)
    enter(register, report("c", "2025-06-03", left=("history",), filling="changed"))
    assert register.reasons()["history"] == 1
    three_reports(register)
    assert (register.reasons(), told(register)) == before


def test_a_new_reading_replaces_them(register: Register) -> None:
    three_reports(register)
    again = report("b", "2025-06-02", TRADE, left=("history", "clock"))
    assert Keeper(register._store).read_again(again)
    assert register.reasons() == {"clock": 3, "unresolved": 2, "history": 1, "sport": 1}
    assert told(register, country="FR") == [("b", "history", 0), ("b", "clock", 1)]
    assert not told(register, country="FR", reason="unresolved")


def test_a_report_is_found_under_what_its_new_reading_says(register: Register) -> None:
    three_reports(register)
    assert Keeper(register._store).read_again(report("c", "2025-06-03", left=("sport", "clock")))
    other = report("a", "2025-06-01", event("talks", "2025-05-30"), left=("clock",))
    changed = type(other)(
        reading=type(other.reading)(document=other.document, leftovers=other.reading.leftovers),
        lemmas=other.lemmas,
        sketch=other.sketch,
    )
    assert [document.url for document in register.documents(areas="IT")] == ["a"]
    assert Keeper(register._store).read_again(changed)
    assert not register.documents(areas="IT")


def test_a_report_is_found_by_the_words_of_its_new_reading(register: Register) -> None:
    three_reports(register)
    other = report("a", "2025-06-01", event("talks", "2025-05-30"))
    assert not register.documents(text="glacier")
    assert Keeper(register._store).read_again(replace(other, lemmas=f"{other.lemmas} glacier melt"))
    for words in ("glacier", "melt glacier", "report"):
        assert "a" in {document.url for document in register.documents(text=words)}
    assert [document.url for document in register.documents(text="glacier")] == ["a"]


def test_computed_anew_they_are_the_same(register: Register) -> None:
    three_reports(register)
    enter(register, report("c", "2025-06-04", left=("rank",), filling="changed"))
    before = register.reasons(), told(register), [one.url for one in register.documents(areas="KZ")]
    register.rebuild()
    assert (register.reasons(), told(register), [one.url for one in register.documents(areas="KZ")]) == before


@pytest.mark.parametrize(
    ("asked", "message"),
    [({"kind": "word"}, "of kind number"), ({"limit": 0}, "from 1 on"), ({"cursor": "here"}, "no answer gave")],
)
def test_questions_that_cannot_be_asked(register: Register, asked: dict[str, object], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        told(register, **asked)


def test_a_register_of_an_earlier_version_gets_the_tables(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with communique.open(path) as register:
        three_reports(register)
        before = register.digest()
    with sqlite3.connect(path) as connection:
        for table in ("leftovers", "reasons", "builds"):
            connection.execute(f"DROP TABLE {table}")
        connection.execute("UPDATE alembic_version SET version_num = '0001'")
    connection.close()
    with communique.open(path, create=False) as register:
        assert register.digest() == before
        assert register.reasons() == {}
        assert Keeper(register._store).read_again(report("b", "2025-06-02", TRADE, left=("unresolved",)))
        assert register.reasons() == {"unresolved": 1}
