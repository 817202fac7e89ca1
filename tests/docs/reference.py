"""The reference of commands, made from the commands themselves: `python -m tests.docs.reference` writes it."""

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import typer

FILE = Path(__file__).parents[2] / "docs" / "commands.md"
HEAD = """# Commands

Made from the commands themselves by `make docs`; a test fails where it is out of date. Every command that asks takes
`--register FILE` (or `COMMUNIQUE_REGISTER`) and `--lang ru|en|kk` (or `COMMUNIQUE_LANG`).
"""
EVERYWHERE = {"--register", "--lang", "--help"}


def commands() -> str:
    """The whole page."""
    from communique.cli.commands import commands as app

    root = typer.main.get_command(app)
    return HEAD + "\n".join(line for name, command in _all(root, "") for line in _section(name, command)) + "\n"


def _all(group: Any, before: str) -> Iterator[tuple[str, Any]]:
    for name, command in group.commands.items():
        full = f"{before} {name}".strip()
        if hasattr(command, "commands"):
            yield from _all(command, full)
        else:
            yield full, command


def _section(name: str, command: Any) -> Iterator[str]:
    arguments = [p for p in command.params if p.param_type_name == "argument"]
    shown = " ".join(str(p.metavar or p.name.upper()) for p in arguments)
    yield f"\n## {name}\n"
    yield f"`communique {name}{' ' + shown if shown else ''}`\n"
    yield (command.help or "").strip() + "\n"
    options = [p for p in command.params if p.param_type_name == "option" and not EVERYWHERE & set(p.opts)]
    for parameter in options:
        said = ", ".join(f"`{option}`" for option in sorted(parameter.opts, key=len, reverse=True))
        yield f"- {said}: {parameter.help or ''}"


if __name__ == "__main__":
    FILE.write_text(commands(), encoding="utf-8")
