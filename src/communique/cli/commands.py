"""The list of all commands, in the order in which help shows them."""

from collections.abc import Callable

import typer

from communique.cli import asking, keeping, missing, reading, serving, showing
from communique.cli.demo import demo
from communique.cli.judging import judge
from communique.cli.packs import lang
from communique.cli.users import users

commands = typer.Typer(
    name="communique",
    help="An open register of diplomacy that reads the news and cites its sources.",
    no_args_is_help=True,
    add_completion=False,
    pretty_exceptions_enable=False,
    rich_markup_mode=None,
)

ALL: tuple[tuple[str, tuple[Callable[..., None], ...]], ...] = (
    ("Read", (reading.add, reading.read, reading.explain, demo)),
    (
        "Ask",
        (
            asking.figures,
            asking.targets,
            asking.events,
            asking.people,
            asking.offices,
            asking.statements,
            asking.agreements,
            asking.initiatives,
            asking.formats,
            asking.rankings,
            asking.topics,
            showing.search,
            showing.show,
            showing.dossier,
            showing.changes,
            missing.leftovers,
        ),
    ),
    ("Keep", (keeping.summary, keeping.verify, keeping.rebuild, keeping.claims, serving.serve)),
)
for panel, group in ALL:
    for command in group:
        commands.command(rich_help_panel=panel)(command)
commands.add_typer(judge, rich_help_panel="Keep")
commands.add_typer(users, rich_help_panel="Keep")
commands.add_typer(lang, rich_help_panel="Keep")
