"""Bad input at the command line: the file is named, what to do is said, the rest goes on, the exit code tells."""

import json
import os
import subprocess
import sys
from pathlib import Path

import pytest

TEXT = "Президент Казахстана Касым-Жомарт Токаев 30 мая 2025 года прибыл в Рим с официальным визитом."
LARGE = 20 * 1024 * 1024


def communique(*arguments: str, stdin: bytes = b"") -> tuple[int, str, str]:
    """Exit code, output and complaints of a command."""
    run = [sys.executable, "-m", "communique", *arguments]
    environment = {**os.environ, "OMP_NUM_THREADS": "1", "PYTHONIOENCODING": "utf-8"}
    found = subprocess.run(run, input=stdin, capture_output=True, check=False, env=environment)
    return found.returncode, found.stdout.decode(), found.stderr.decode()


@pytest.fixture
def good(tmp_path: Path) -> Path:
    path = tmp_path / "good.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


@pytest.mark.parametrize(
    ("name", "data"),
    [
        ("empty.txt", b""),
        ("binary.txt", bytes(range(256)) * 20),
        ("numbers.txt", b"12 13 14\n"),
        ("unknown.txt", bytes(range(128, 256)) * 9),
        ("large.txt", "Слово ".encode() * (LARGE // 11)),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_a_bad_file_is_named_and_the_good_one_is_read(tmp_path: Path, good: Path, name: str, data: bytes) -> None:
    bad = tmp_path / name
    bad.write_bytes(data)
    code, out, complaint = communique("read", str(bad), str(good), "--json")
    assert code != 0
    assert str(bad) in complaint
    assert "Traceback" not in complaint
    assert [json.loads(line)["file"] for line in out.splitlines()] == [str(good)]


def test_missing_file_and_empty_folder(tmp_path: Path, good: Path) -> None:
    folder = tmp_path / "folder"
    folder.mkdir()
    missing = str(tmp_path / "none.txt")
    code, out, complaint = communique("read", missing, str(folder), str(good), "--json")
    assert code != 0
    assert missing in complaint
    assert str(folder) in complaint
    assert "Traceback" not in complaint
    assert len(out.splitlines()) == 1


def test_a_text_in_a_language_without_a_pack_is_named(tmp_path: Path) -> None:
    path = tmp_path / "pl.txt"
    text = "Prezydent przyjechał do Warszawy i spotkał się z premierem, a potem z przewodniczącym parlamentu."
    path.write_text(text, encoding="utf-8")
    code, _, complaint = communique("read", str(path), "--json")
    assert code != 0
    assert str(path) in complaint
    assert "Traceback" not in complaint


def test_a_long_line_and_standard_input() -> None:
    code, out, complaint = communique("read", "-", "--json", stdin=(TEXT + " ").encode() * 1_100)
    assert (code, complaint) == (0, "")
    assert json.loads(out)["published"] is None


def test_windows_1251(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes(TEXT.encode("cp1251"))
    code, out, _ = communique("read", str(path), "--json")
    assert code == 0
    assert "Токаев" in out
