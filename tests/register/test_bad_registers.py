"""Registers that can't be opened or written: each says what is wrong and what to do, and nothing is lost."""

import os
import resource
import signal
import sqlite3
import subprocess
import sys
from multiprocessing import get_context
from pathlib import Path

import pytest

import communique
from bench.synthetic import studies
from communique.errors import RegisterError
from tests.reports import enter, figure, report

COUNT = 20


def test_no_database(tmp_path: Path) -> None:
    path = tmp_path / "letter.db"
    path.write_text("Dear sir, this is no database but a letter, and a long one." * 40, encoding="utf-8")
    with pytest.raises(RegisterError, match="no register"):
        communique.open(path)
    assert path.read_text(encoding="utf-8").startswith("Dear sir")


def test_a_database_of_another_program(tmp_path: Path) -> None:
    path = tmp_path / "other.db"
    with sqlite3.connect(path) as connection:
        connection.execute("CREATE TABLE recipes (name TEXT)")
    connection.close()
    with pytest.raises(RegisterError, match="another program"):
        communique.open(path)


def test_a_newer_version(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    communique.open(path).close()
    with sqlite3.connect(path) as connection:
        connection.execute("UPDATE alembic_version SET version_num = '0999'")
    connection.close()
    with pytest.raises(RegisterError, match=r"newer version.*update"):
        communique.open(path)


def test_a_folder_and_a_missing_folder(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="folder"):
        communique.open(tmp_path)
    with pytest.raises(RegisterError, match="does not exist"):
        communique.open(tmp_path / "nowhere" / "r.db")


def test_no_register_is_made_where_one_should_be(tmp_path: Path) -> None:
    with pytest.raises(RegisterError, match="no register"):
        communique.open(tmp_path / "r.db", create=False)
    assert not (tmp_path / "r.db").exists()


def test_an_empty_file_becomes_a_register(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    path.touch()
    with communique.open(path) as register:
        assert register.summary().documents == 0


def test_a_server_that_is_not_there() -> None:
    with pytest.raises(RegisterError, match="server"):
        communique.open("postgresql://nobody@127.0.0.1:1/none")


def test_a_damaged_file(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with communique.open(path) as register:
        enter(register, *studies(COUNT))
    whole = bytearray(path.read_bytes())
    whole[len(whole) // 3 : len(whole) // 3 + 4000] = os.urandom(4000)
    path.write_bytes(whole)
    with pytest.raises((RegisterError, AssertionError), match=r"register|damaged"), communique.open(path) as register:
        assert not register.verify().faults, "damaged"


@pytest.mark.parametrize(
    ("statement", "message"),
    [
        ("UPDATE documents SET text = replace(text, 'a', 'e')", "the text was changed"),
        ("UPDATE claims SET first = first + 1", "changed"),
        ("UPDATE claims SET last = 100000", "not in the text"),
        ("UPDATE claims SET body = replace(body, '4E+9', '5E+9')", "changed"),
        ("UPDATE facts SET content = replace(content, '4E+9', '5E+9')", "not what its claims give"),
        ("UPDATE facts SET reports = 7", "not what its claims give"),
        ("DELETE FROM facts", "its fact is missing"),
        ("UPDATE claims SET fact = NULL", "no claim supports it"),
    ],
)
def test_verify_finds_what_was_changed(tmp_path: Path, statement: str, message: str) -> None:
    path = tmp_path / "r.db"
    with communique.open(path) as register:
        enter(register, report("a", "2025-06-01", figure("4e9")))
        assert register.verify().faults == ()
    with sqlite3.connect(path) as connection:
        connection.execute(statement)
    connection.close()
    with communique.open(path) as register:
        assert any(message in fault for fault in register.verify().faults)


def _add(path: str, first: int, last: int) -> None:
    with communique.open(path) as register:
        enter(register, *list(studies(COUNT))[first:last])


def test_two_processes_add_at_once(tmp_path: Path) -> None:
    path = str(tmp_path / "r.db")
    spawn = get_context("spawn")
    both = [spawn.Process(target=_add, args=(path, *part)) for part in ((0, COUNT), (COUNT // 2, COUNT))]
    for process in both:
        process.start()
    for process in both:
        process.join(120)
    assert [process.exitcode for process in both] == [0, 0]
    with communique.open(path) as register, communique.open(tmp_path / "alone.db") as alone:
        enter(alone, *studies(COUNT))
        assert register.digest() == alone.digest()
        assert register.verify().faults == ()


def test_a_register_that_somebody_writes_can_be_read(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with communique.open(path) as register:
        enter(register, report("a", "2025-06-01", figure("4e9")))
        writer = sqlite3.connect(path, isolation_level=None)
        writer.execute("BEGIN IMMEDIATE")
        assert len(register.figures()) == 1
        writer.execute("ROLLBACK")
        writer.close()


FULL = """
import resource, signal, sys
import communique
from bench.synthetic import studies
from communique.errors import RegisterError
from tests.reports import enter
signal.signal(signal.SIGXFSZ, signal.SIG_IGN)
resource.setrlimit(resource.RLIMIT_FSIZE, (700_000, 700_000))
try:
    with communique.open(sys.argv[1]) as register:
        enter(register, *studies(400))
except RegisterError as error:
    print(error)
    sys.exit(3)
"""


@pytest.mark.skipif(not hasattr(resource, "RLIMIT_FSIZE") or not hasattr(signal, "SIGXFSZ"), reason="no limits here")
def test_a_full_disk(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    done = subprocess.run(
        [sys.executable, "-c", FULL, str(path)], capture_output=True, text=True, check=False, cwd=Path.cwd()
    )
    assert done.returncode == 3, done.stderr
    assert "kept" in done.stdout
    with communique.open(path) as register:
        assert 0 < register.summary().documents < 400
        assert register.verify().faults == ()


@pytest.mark.skipif(os.geteuid() == 0, reason="the rights of files do not bind root")
def test_a_folder_that_cannot_be_written(tmp_path: Path) -> None:
    path = tmp_path / "r.db"
    with communique.open(path) as register:
        enter(register, report("a", "2025-06-01", figure("4e9")))
    path.chmod(0o444)
    tmp_path.chmod(0o555)
    try:
        with pytest.raises(RegisterError, match="writ"), communique.open(path) as register:
            enter(register, report("b", "2025-06-01", figure("4e9")))
    finally:
        tmp_path.chmod(0o755)
