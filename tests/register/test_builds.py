"""A register that earlier rules read or computed says so, and is brought up to date."""

from pathlib import Path

import pytest
import sqlalchemy as sa

import communique
from communique.api import Register
from communique.pipeline.build import COMPUTES, HERE, READS, digest
from communique.register.tables import builds
from tests.cli.running import communique as command
from tests.reports import enter, figure, report

TEXT = (
    "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой.\n"
)


def made_by_another_build(register: Register, part: str) -> None:
    with register._store.writing() as connection:
        connection.execute(sa.update(builds).where(builds.c.part == part).values(build="0"))


def test_an_empty_and_a_new_register_are_up_to_date(register: Register) -> None:
    assert not register.outdated()
    enter(register, report("a", "2025-06-01", figure("4e9")))
    assert not register.outdated()


@pytest.mark.parametrize(("part", "reading", "facts"), [("reader", True, False), ("computer", False, True)])
def test_a_register_of_another_build_says_which_part_is_old(
    register: Register, part: str, reading: bool, facts: bool
) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")))
    made_by_another_build(register, part)
    old = register.outdated()
    assert (old.reading, old.facts, old.documents) == (reading, facts, 1)
    enter(register, report("b", "2025-06-01", figure("4e9")))
    assert register.outdated().documents == 2


def test_computing_anew_brings_the_facts_up_to_date(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")))
    made_by_another_build(register, "computer")
    register.rebuild()
    assert not register.outdated()


def test_reading_again_is_as_strict_as_before(register: Register) -> None:
    register.add(communique.Document(text=TEXT, url="a", language="ru"), strictness=0.75)
    assert register.outdated().strictness == 0.75
    made_by_another_build(register, "reader")
    before = register.digest()
    assert register.reread() == 1
    assert not register.outdated()
    assert register.outdated().strictness == 0.75
    assert register.digest() == before


def test_a_register_of_before_builds_were_noted(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")))
    with register._store.writing() as connection:
        connection.execute(sa.delete(builds))
    old = register.outdated()
    assert old.reading
    assert old.facts


def test_a_build_is_another_when_a_word_of_a_pack_or_a_rule_changes(tmp_path: Path) -> None:
    (tmp_path / "lang" / "xx").mkdir(parents=True)
    words = tmp_path / "lang" / "xx" / "pack.toml"
    words.write_text('code = "xx"', encoding="utf-8")
    (tmp_path / "lang" / "xx" / "notes.txt").write_text("", encoding="utf-8")
    before = digest(tmp_path, ("lang",))
    (tmp_path / "lang" / "xx" / "notes.txt").write_text("no part of reading", encoding="utf-8")
    assert digest(tmp_path, ("lang",)) == before
    words.write_text('code = "xy"', encoding="utf-8")
    assert digest(tmp_path, ("lang",)) != before


def test_a_build_is_of_files_that_are_there() -> None:
    assert all(any(HERE.glob(place)) for place in (*READS, *COMPUTES))


def test_commands_tell_and_rebuild_reads_again(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text(TEXT, encoding="utf-8")
    path = tmp_path / "r.db"
    command("add", str(tmp_path / "a.txt"), "--register", str(path), "--jobs", "1")
    asked = ("events", "--register", str(path), "--lang", "en")
    before = command(*asked)
    assert not before.stderr
    with communique.open(path) as register:
        made_by_another_build(register, "reader")
    found = command(*asked)
    assert (found.returncode, found.stdout) == (before.returncode, before.stdout)
    assert len(found.stderr.splitlines()) == 1
    assert f"communique rebuild --register {path}" in found.stderr
    done = command("rebuild", "--register", str(path), "--jobs", "1", "--lang", "en")
    assert (done.returncode, done.stderr) == (0, "")
    assert "Read again: 1 article" in done.stdout
    assert command(*asked).stderr == ""
