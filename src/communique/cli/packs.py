"""`communique lang`: the language packs."""

from typing import Annotated

import typer

from communique.cli.options import Language, vocabulary
from communique.cli.terminal import complain, emit

lang = typer.Typer(name="lang", help="The language packs.", no_args_is_help=True)


@lang.command()
def check(
    code: Annotated[str, typer.Argument(metavar="CODE", help="The language, as its folder is named: ru.")],
    language: Language = "",
) -> None:
    """List all faults of a pack with file and line, and what it lacks beside the reference pack."""
    from communique.lang.check import REFERENCE
    from communique.lang.check import check as check_pack

    words, found = vocabulary(language), check_pack(code)
    for fault in found.faults:
        complain(fault)
    if found.missing:
        emit(words("lang.coverage", reference=REFERENCE, missing=", ".join(found.missing)))
    if found.faults:
        emit(words("lang.faults", code=code, faults=len(found.faults)))
        raise typer.Exit(1)
    emit(words("lang.good", code=code, tables=found.tables, words=found.words))


@lang.command("list")
def list_() -> None:
    """The languages that reports can be read in."""
    from communique.lang import available

    for code in available():
        emit(code)
