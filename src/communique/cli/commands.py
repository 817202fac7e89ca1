"""The list of all commands, in the order in which help shows them."""

import typer

from communique.cli import reading

commands = typer.Typer(
    name="communique",
    help="An open register of diplomacy that reads the news and cites its sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

for command in (reading.add, reading.read, reading.explain):
    commands.command()(command)
