"""`communique users`: the accounts of a team that a page is served to with `serve --team`."""

import sys
from typing import TYPE_CHECKING, Annotated

import typer

from communique.cli.terminal import emit, table

if TYPE_CHECKING:
    from communique.api.accounts import Accounts

users = typer.Typer(name="users", help="Accounts of a team: add, list, role, password, token.", no_args_is_help=True)

ACCOUNTS = "communique-accounts.json"
Kept = Annotated[
    str, typer.Option("--accounts", envvar="COMMUNIQUE_ACCOUNTS", metavar="FILE", help="Where the accounts are kept.")
]
Name = Annotated[str, typer.Argument(metavar="NAME", help="The name of a person.")]
As = Annotated[str, typer.Option("--role", help="reader, judge (decides and adds) or admin.")]


@users.command()
def add(name: Name, role: As = "reader", accounts: Kept = ACCOUNTS) -> None:
    """A new account. The password is asked for, or read from standard input."""
    made = _kept(accounts).add(name, role, _password())
    emit(f"{made.name}\t{made.role}")


@users.command(name="list")
def list_(accounts: Kept = ACCOUNTS) -> None:
    """All accounts with their tokens."""
    held = _kept(accounts).all()
    keys = ("; ".join(f"{one.id} {one.label} {one.made}".replace("  ", " ") for one in a.tokens) for a in held)
    table(("name", "role", "tokens"), [(one.name, one.role, key) for one, key in zip(held, keys, strict=True)])


@users.command()
def role(
    name: Name,
    role: Annotated[str, typer.Argument(metavar="ROLE", help="reader, judge or admin.")],
    accounts: Kept = ACCOUNTS,
) -> None:
    """Another role; it counts at once."""
    _kept(accounts).change(name, role=role)


@users.command()
def password(name: Name, accounts: Kept = ACCOUNTS) -> None:
    """Another password; whoever is signed in under the name is signed out."""
    _kept(accounts).change(name, password=_password())


@users.command()
def token(
    name: Name,
    label: Annotated[str, typer.Option("--label", metavar="TEXT", help="What it is for.")] = "",
    revoke: Annotated[str, typer.Option("--revoke", metavar="ID", help="Make this token good for nothing.")] = "",
    accounts: Kept = ACCOUNTS,
) -> None:
    """A new token for programs, printed this once: Authorization: Bearer TOKEN."""
    if revoke:
        _kept(accounts).revoke(name, revoke)
    else:
        emit(_kept(accounts).token(name, label))


@users.command()
def remove(name: Name, accounts: Kept = ACCOUNTS) -> None:
    """No account of this name any more; decisions made under it stay."""
    _kept(accounts).remove(name)


def _kept(path: str) -> "Accounts":
    from communique.api.accounts import Accounts

    return Accounts(path)


def _password() -> str:
    if sys.stdin.isatty():
        return str(typer.prompt("Password", hide_input=True, confirmation_prompt=True))
    return sys.stdin.readline().rstrip("\n")
