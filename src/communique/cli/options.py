"""Options that several commands share, and what they stand for."""

from pathlib import Path
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.terminal import complain

if TYPE_CHECKING:
    from communique.api import Register
    from communique.report.words import Words

REGISTER = "communique.db"

Address = Annotated[
    str,
    typer.Option(
        "--register",
        "-r",
        envvar="COMMUNIQUE_REGISTER",
        metavar="FILE",
        help="The register: a file, or a postgresql:// address.",
    ),
]
Language = Annotated[
    str,
    typer.Option("--lang", envvar="COMMUNIQUE_LANG", metavar="CODE", help="Language of what is printed: ru, en, kk."),
]
Strictness = Annotated[
    float,
    typer.Option("--strictness", min=0.0, max=1.0, help="How sure to be before claiming: 0 finds more, 1 errs less."),
]
Jobs = Annotated[int, typer.Option("--jobs", "-j", min=0, help="Processes that read; 0 is one for each core.")]
Json = Annotated[bool, typer.Option("--json", help="Print JSON Lines.")]
Paths = Annotated[
    list[str], typer.Argument(metavar="PATH…", help="Files, folders, patterns, addresses; - is standard input.")
]


def opened(address: str, lang: str = "") -> "Register":
    """The register at an address; tells where earlier rules made it. Raises RegisterError where there is none."""
    desk = desk_at(address)
    if old := desk.outdated():
        words = vocabulary(lang)
        what = "reading" if old.reading else "facts"
        articles, command = words.count("articles", old.documents), f"communique rebuild --register {address}"
        complain(words(f"outdated.{what}", articles=articles, command=command))
    return desk


def desk_at(address: str) -> "Register":
    """The register at an address. Raises RegisterError where there is none."""
    from communique.api import open_register
    from communique.errors import RegisterError

    if "://" not in address and not Path(address).exists():
        hint = f"communique add PATH… --register {address}"
        raise RegisterError(f"{address}: there is no register here. Make one with: {hint}")
    return open_register(address, create=False)


def vocabulary(language: str) -> "Words":
    """The words of the interface in the language asked for."""
    from communique.report.words import words

    return words(language)
