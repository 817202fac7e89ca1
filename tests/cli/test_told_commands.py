"""Each command that a message names can be typed: the words of all languages tell of commands and options there are."""

import re
import tomllib
from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import typer

from communique.cli.commands import commands as app

WORDS = sorted((Path(__file__).parents[2] / "src/communique/report/words").glob("*.toml"))
TOLD = re.compile(r"\bcommunique((?: (?:-{1,2})?[a-z][a-z-]*)+)")


def strings(table: Any) -> Iterator[str]:
    """All texts of a table."""
    if isinstance(table, str):
        yield table
    elif isinstance(table, dict):
        for value in table.values():
            yield from strings(value)
    elif isinstance(table, list):
        for value in table:
            yield from strings(value)


def fault(words: list[str]) -> str:
    """What of a command line there is not; empty where all of it is."""
    command: Any = typer.main.get_command(app)
    for word in words:
        if word.startswith("-"):
            if not any(word in option.opts for option in command.params):
                return word
        elif hasattr(command, "commands"):
            if word not in command.commands:
                return word
            command = command.commands[word]
    return ""


@pytest.mark.parametrize("path", WORDS, ids=lambda path: path.stem)
def test_messages_name_commands_that_can_be_typed(path: Path) -> None:
    """«Отменить: communique judge undo …» is what the user types next."""
    texts = list(strings(tomllib.loads(path.read_text(encoding="utf-8"))))
    lines = [told for text in texts for told in TOLD.findall(text)]
    assert lines
    assert [line for line in lines if fault(line.split())] == []
