"""Commands over a register: add, ask, show, judge, check. One small register for all of them."""

import csv
import json
import sqlite3
from io import StringIO
from pathlib import Path

import pytest

from tests.cli.running import communique

FIRST = (
    "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой.\n"
)
SECOND = "Премьер-министр Венгрии Виктор Орбан 3 мая 2025 года прибыл в Астану с официальным визитом.\n"


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    made = tmp_path_factory.mktemp("desk")
    (made / "reports").mkdir()
    (made / "reports" / "a.txt").write_text(FIRST, encoding="utf-8")
    (made / "reports" / "b.txt").write_text(SECOND, encoding="utf-8")
    found = communique("add", str(made / "reports"), "--register", str(made / "r.db"), "--jobs", "1")
    assert found.returncode == 0, found.stderr
    assert "Прочитано: 2" in found.stdout
    return made


def ask(folder: Path, *words: str) -> str:
    found = communique(*words, "--register", str(folder / "r.db"))
    assert found.returncode == 0, found.stderr
    assert "Traceback" not in found.stderr
    return found.stdout


def records(folder: Path, *words: str) -> list[dict[str, object]]:
    return [json.loads(line) for line in ask(folder, *words, "--json").splitlines()]


def test_the_same_texts_again_change_nothing(folder: Path) -> None:
    assert "Прочитано: 0, без изменений: 2" in ask(folder, "add", str(folder / "reports"))


def test_questions_give_tables_json_and_csv(folder: Path) -> None:
    lines = ask(folder, "offices").splitlines()
    assert "Касым-Жомарт Токаев" in "\n".join(lines)
    found = records(folder, "offices")
    assert len(found) == len(lines) - 1
    rows = list(csv.DictReader(StringIO(ask(folder, "offices", "--csv"))))
    assert {row["id"] for row in rows} == {record["id"] for record in found}


def test_what_was_not_understood_is_listed_with_its_reason(tmp_path: Path) -> None:
    (tmp_path / "reports").mkdir()
    text = FIRST + "Потом президенты смотрели матч, в котором сборная забила 3 гола за 90 минут.\n"
    (tmp_path / "reports" / "c.txt").write_text(text, encoding="utf-8")
    communique("add", str(tmp_path / "reports"), "--register", str(tmp_path / "r.db"), "--jobs", "1")
    counted = records(tmp_path, "leftovers", "--reasons")[0]
    found = records(tmp_path, "leftovers", "KZ")
    assert counted["sport"]
    assert {str(one["reason"]) for one in found} == set(counted)
    assert all(str(one["words"]) in str(one["sentence"]) for one in found)
    assert len(ask(tmp_path, "leftovers").splitlines()) == len(found) + 1
    assert any("3" in str(one["words"]) for one in records(tmp_path, "leftovers", "--reason", "sport"))
    assert not records(tmp_path, "leftovers", "FR")


def test_filters_narrow(folder: Path) -> None:
    assert {one["area"] for one in records(folder, "offices", "HU")} == {"HU"}
    assert {one["area"] for one in records(folder, "offices", "Венгрия")} == {"HU"}
    assert not records(folder, "events", "--period", "1999")


def test_nothing_found_says_what_there_is(folder: Path) -> None:
    found = communique("events", "--period", "1999", "--register", str(folder / "r.db"))
    assert found.returncode == 0
    assert found.stdout == ""
    assert "2 статей" in found.stderr


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["events", "--period", "20x5"], "2025-Q1"),
        (["events", "Атлантида"], "Атлантида"),
        (["events", "--status", "soon"], "planned"),
        (["show", "nothing"], "nothing"),
        (["dossier", "Никто", "Нигде"], "KZ IT"),
        (["judge", "wrong", "nothing"], "nothing"),
        (["judge", "undo", "nothing"], "nothing"),
    ],
)
def test_a_question_that_cannot_be_answered_says_what_can(folder: Path, words: list[str], said: str) -> None:
    found = communique(*words, "--register", str(folder / "r.db"))
    assert found.returncode == 1
    assert said in found.stderr
    assert "Traceback" not in found.stderr


def test_show_gives_each_citation_in_its_sentence(folder: Path) -> None:
    found = str(records(folder, "offices", "HU")[0]["id"])
    text = ask(folder, "show", found[:12])
    assert "‹1 Премьер-министр Венгрии Виктор Орбан 1›" in text
    assert "b.txt" in text
    assert json.loads(ask(folder, "show", found, "--json"))["evidence"][0]["words"] in SECOND


def test_search_finds_any_form_of_the_words(folder: Path) -> None:
    assert "a.txt" in ask(folder, "search", "переговорами")
    assert "a.txt" not in ask(folder, "search", "визиту")


def test_a_dossier_in_both_forms(folder: Path, tmp_path: Path) -> None:
    text = ask(folder, "dossier", "KZ", "IT")
    assert text.startswith("# Казахстан – Италия\n")
    assert "Касым-Жомарт Токаев" in text
    page = tmp_path / "d.html"
    assert ask(folder, "dossier", "KZ", "--html", str(page)).strip() == str(page)
    assert "<!doctype html>" in page.read_text(encoding="utf-8")[:100]
    assert ask(folder, "dossier", "Виктор", "Орбан", "--lang", "en").startswith("# Виктор Орбан\n")


def test_a_dossier_into_a_folder_that_is_not_there_says_so(folder: Path, tmp_path: Path) -> None:
    found = communique("dossier", "KZ", "--html", str(tmp_path / "no" / "d.html"), "--register", str(folder / "r.db"))
    assert found.returncode == 1
    assert "no/d.html" in found.stderr
    assert "Traceback" not in found.stderr


def test_claims_of_the_whole_register(folder: Path) -> None:
    found = [json.loads(line) for line in ask(folder, "claims").splitlines()]
    assert {"file", "kind", "fact", "start", "end"} <= set(found[0])


def test_a_decision_is_made_logged_and_taken_back(folder: Path) -> None:
    (before,) = records(folder, "offices", "HU")
    ask(folder, "judge", "wrong", str(before["id"]), "--by", "Аян", "--reason", "проба")
    assert not records(folder, "offices", "HU")
    (line,) = [json.loads(line) for line in ask(folder, "judge", "log", "--json").splitlines()]
    assert line["by"] == "Аян"
    log = ask(folder, "judge", "log")
    ask(folder, "judge", "undo", log.splitlines()[1].split("\t")[0], "--by", "Аян")
    assert records(folder, "offices", "HU") == [before]


def test_changes_since_a_day(folder: Path) -> None:
    assert {one["what"] for one in records(folder, "changes", "--since", "2020-01-01")} >= {"entered"}
    assert "ничего не изменилось" in communique(
        "changes", "--since", "2999-01-01", "--register", str(folder / "r.db")
    ).stderr  # fmt: skip


def test_rebuilding_changes_nothing(folder: Path) -> None:
    before = {str(one["id"]): one for one in records(folder, "offices")}
    ask(folder, "rebuild", "--jobs", "1")
    assert {str(one["id"]): one for one in records(folder, "offices")} == before


def test_verify_fails_on_a_changed_byte(folder: Path, tmp_path: Path) -> None:
    assert "на своём месте" in ask(folder, "verify")
    copy = tmp_path / "copy.db"
    with sqlite3.connect(folder / "r.db") as whole, sqlite3.connect(copy) as other:
        whole.backup(other)
        tables = [
            (table, column)
            for (table,) in other.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            for _, column, *_ in other.execute(f"PRAGMA table_info('{table}')")
            if column == "text"
        ]
        for table, column in tables:
            other.execute(f"UPDATE {table} SET {column} = replace({column}, 'Орбан', 'Арбан')")
    found = communique("verify", "--register", str(copy))
    assert found.returncode == 1
    assert "Не совпадает" in found.stderr


@pytest.mark.parametrize("host", ["0.0.0.0", "192.168.0.1"])
def test_the_page_is_served_to_this_machine_only(folder: Path, host: str) -> None:
    found = communique("serve", "--host", host, "--register", str(folder / "r.db"))
    assert found.returncode == 1
    assert "this machine only" in found.stderr
