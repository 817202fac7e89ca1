"""The command line as a person meets it: what is printed, where, and the code it ends with."""

import json
import subprocess
import sys
import time
from pathlib import Path

import pytest
from typer.testing import CliRunner

from communique.cli.commands import commands
from tests.cli.running import communique

TEXT = (
    "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года провел в Астане переговоры с президентом Италии "
    "Серджо Маттареллой. Товарооборот Казахстана и Италии в 2024 году превысил 240 миллионов долларов.\n"
)


@pytest.fixture
def report(tmp_path: Path) -> Path:
    path = tmp_path / "report.txt"
    path.write_text(TEXT, encoding="utf-8")
    return path


def test_help_lists_the_commands_and_is_quick() -> None:
    communique("--help")
    started = time.perf_counter()
    found = communique("--help")
    assert time.perf_counter() - started < 2  # 0.3 s is the aim; a busy machine is no failure
    assert found.returncode == 0
    for name in ("add", "read", "explain", "figures", "targets", "dossier", "verify", "judge"):
        assert f"\n  {name} " in found.stdout


def test_help_loads_nothing_heavy() -> None:
    code = "import sys; from communique.cli.commands import commands; print([m for m in ('slovnet', 'numpy', 'sqlalchemy', 'rich.table', 'jinja2', 'trafilatura', 'babel') if m in sys.modules])"  # noqa: E501
    found = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert found.stdout.strip() == "[]"


@pytest.mark.parametrize(
    "command", sorted(c.name or c.callback.__name__ for c in commands.registered_commands if c.callback)
)
def test_every_command_says_what_it_does(command: str) -> None:
    found = CliRunner().invoke(commands, [command, "--help"])
    assert found.exit_code == 0
    summary = found.stdout.split("\n\n")[1]
    assert summary.strip().endswith(".")


def test_read_prints_the_text_with_its_evidence_marked(report: Path) -> None:
    found = communique("read", str(report))
    assert found.returncode == 0, found.stderr
    assert "‹1 " in found.stdout
    assert " 1›" in found.stdout
    assert "\x1b" not in found.stdout
    assert "Касым-Жомарт Токаев — президент, Казахстан" in found.stdout


def test_read_prints_json_in_the_shape_of_the_guide(report: Path) -> None:
    found = communique("read", "--json", str(report))
    (line,) = found.stdout.splitlines()
    article = json.loads(line)
    assert article["file"] == str(report)
    assert {"figures", "events", "offices", "statements", "agreements", "topics"} <= set(article)
    office = article["offices"][0]
    assert TEXT[office["start"] : office["end"]] == "Президент Казахстана Касым-Жомарт Токаев"


def test_read_takes_standard_input() -> None:
    found = communique("read", "--json", "-", typed=TEXT)
    assert json.loads(found.stdout)["offices"]


def test_one_broken_file_is_named_and_the_rest_is_read(report: Path, tmp_path: Path) -> None:
    found = communique("read", "--json", str(tmp_path / "missing.txt"), str(report))
    assert found.returncode == 1
    assert "missing.txt" in found.stderr
    assert "Traceback" not in found.stderr
    assert len(found.stdout.splitlines()) == 1


def test_explain_shows_rules_words_and_what_was_not_understood(report: Path) -> None:
    found = communique("explain", str(report), "--lang", "en")
    assert found.returncode == 0, found.stderr
    assert "rule offices" in found.stdout
    assert "«Касым-Жомарт Токаев»" in found.stdout
    assert "understood" in found.stdout


def test_a_text_about_nothing_says_so(tmp_path: Path) -> None:
    path = tmp_path / "weather.txt"
    path.write_text("Сегодня в городе тепло и сухо, ветер слабый.\n", encoding="utf-8")
    assert "ничего не найдено" in communique("read", str(path)).stdout


@pytest.mark.parametrize(
    ("words", "said"),
    [
        (["figures", "--register", "/nowhere/at.db"], "communique add"),
        (["figures", "--register", "/nowhere/at.db", "--lang", "xx"], "en, kk, ru"),
        (["lang", "check", "xx"], "no language pack"),
    ],
)
def test_errors_are_one_clear_line(words: list[str], said: str) -> None:
    found = communique(*words)
    assert found.returncode == 1
    assert said in found.stderr
    assert "Traceback" not in found.stderr
    assert len(found.stderr.strip().splitlines()) == 1


def test_an_unknown_option_is_explained() -> None:
    found = communique("figures", "--colour")
    assert found.returncode == 2
    assert "--colour" in found.stderr


def test_lang_check_of_the_reference_finds_no_fault() -> None:
    found = communique("lang", "check", "ru")
    assert found.returncode == 0, found.stderr
