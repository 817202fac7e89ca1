"""`communique judge`: decisions of people on what sources said. Kept with name, time and reason; undone by another."""

import getpass
import sys
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.options import REGISTER, Address, Json, Language, opened, vocabulary
from communique.cli.terminal import complain, emit, table

if TYPE_CHECKING:
    from communique.model import Judgement

judge = typer.Typer(
    name="judge",
    help="Decide: same, different, wrong, corrected; undo.",
    no_args_is_help=True,
)

Facts = Annotated[list[str], typer.Argument(metavar="ID…", help="Ids of facts or claims.")]
One = Annotated[str, typer.Argument(metavar="ID", help="The id of a fact or claim.")]
By = Annotated[
    str, typer.Option("--by", envvar="COMMUNIQUE_USER", metavar="NAME", help="Who decides.", show_default=False)
]
Reason = Annotated[str, typer.Option("--reason", metavar="TEXT", help="Why.")]


@judge.command()
def same(ids: Facts, by: By = "", reason: Reason = "", register: Address = REGISTER, lang: Language = "") -> None:
    """These are one and the same."""
    _decide("same", ids, {"by": by, "reason": reason}, register, lang)


@judge.command()
def different(ids: Facts, by: By = "", reason: Reason = "", register: Address = REGISTER, lang: Language = "") -> None:
    """These are different things."""
    _decide("different", ids, {"by": by, "reason": reason}, register, lang)


@judge.command()
def wrong(ident: One, by: By = "", reason: Reason = "", register: Address = REGISTER, lang: Language = "") -> None:
    """This was read wrongly: it leaves the register and stays in its history."""
    _decide("wrong", [ident], {"by": by, "reason": reason}, register, lang)


@judge.command()
def corrected(
    ident: One,
    correction: Annotated[list[str], typer.Argument(metavar="FIELD=VALUE…", help="value=30e9 period=2030")],
    by: By = "",
    reason: Reason = "",
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """Fields of this were read wrongly; say what is right."""
    _decide("corrected", [ident], {"by": by, "reason": reason, "correction": " ".join(correction)}, register, lang)


@judge.command()
def agreed(
    ident: One,
    reason_of: Annotated[str, typer.Argument(metavar="FIELD=REASON", help="value=mirror")],
    by: By = "",
    reason: Reason = "",
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """Say why the sources of this disagree on a field."""
    _decide("agreed", [ident], {"by": by, "reason": reason, "correction": reason_of}, register, lang)


@judge.command()
def undo(ident: One, by: By = "", reason: Reason = "", register: Address = REGISTER, lang: Language = "") -> None:
    """Take a decision back, by its id."""
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        desk.undo(ident, by=by or getpass.getuser(), reason=reason)
    emit(words("judge.undone", ident))


@judge.command()
def log(register: Address = REGISTER, as_json: Json = False, lang: Language = "") -> None:
    """All decisions, oldest first, those taken back included."""
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        if as_json:
            sys.stdout.write(desk.export_judgements())
            return
        found = desk.judgements()
    if found:
        heads = [words.name("field", head) for head in ("id", "date", "verdict", "person", "what", "reason")]
        table(heads, [_row(one, words) for one in found])
    else:
        complain(words("judge.none"))


@judge.command("import")
def import_(
    file: Annotated[str, typer.Argument(metavar="FILE", help="What `judge log --json` wrote; - is standard input.")],
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """Take decisions from a file."""
    words = vocabulary(lang)
    lines = sys.stdin.read() if file == "-" else Path(file).read_text(encoding="utf-8")
    with opened(register, lang) as desk:
        emit(words("judge.imported", desk.import_judgements(lines)))


def _decide(verdict: Any, ids: list[str], said: dict[str, str], register: str, lang: str) -> None:
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        made = desk.judge(verdict, ids, **{**said, "by": said["by"] or getpass.getuser()})
    emit(words("judge.done", verdict=words.name("verdict", verdict), id=made.id))


def _row(one: "Judgement", words: Any) -> tuple[str, ...]:
    said = words.name("verdict", one.verdict) if not one.undoes else words("judge.undoes", one.undoes)
    what = " ".join((*one.subjects, one.correction)).strip()
    return one.id, f"{one.at:%Y-%m-%d %H:%M}", said, one.by, what, one.reason
