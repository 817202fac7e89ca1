"""`communique serve`: the register in a browser, on this machine, or for a team with accounts."""

import os
from importlib.util import find_spec
from typing import Annotated

import typer

from communique.cli.options import REGISTER, Address
from communique.cli.terminal import emit
from communique.cli.users import ACCOUNTS, Kept

LOCAL = ("127.0.0.1", "localhost", "::1")
Hosts = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A name the server answers to; may be repeated.")
]


def serve(
    register: Address = REGISTER,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 8765,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; others than this machine need --team.")
    ] = "127.0.0.1",
    team: Annotated[bool, typer.Option("--team", help="Ask everybody for an account: communique users.")] = False,
    accounts: Kept = ACCOUNTS,
    name: Hosts = None,
    https: Annotated[bool, typer.Option("--https", help="Reached by https alone, through a server in front.")] = False,
    private: Annotated[bool, typer.Option("--private", help="Let addresses of our own network be added.")] = False,
) -> None:
    """Open the register in a browser.

    Listens on this machine only, without accounts. For a team: --team, with accounts made by `communique users`.
    """
    from communique.errors import QueryError

    if host not in LOCAL and not team:
        raise QueryError(
            f"--host {host}: without accounts pages are served to this machine only; use one of {', '.join(LOCAL)}, "
            "or --team"
        )
    if not all(find_spec(library) for library in ("uvicorn", "fastapi", "argon2", "limits")):
        raise QueryError("the page needs more libraries: pip install 'communique[web]'")
    import uvicorn

    from communique.api import open_register

    open_register(register).close()
    os.environ["COMMUNIQUE_REGISTER"] = register
    _settings(COMMUNIQUE_TEAM=_known(accounts) if team else "", COMMUNIQUE_HOSTS=" ".join(name or ()))
    _settings(COMMUNIQUE_HTTPS="1" if https else "", COMMUNIQUE_PRIVATE="1" if private else "")
    emit(f"http://{host}:{port}/")
    uvicorn.run(
        "communique.web.app:served", factory=True, host=host, port=port, log_level="warning", server_header=False
    )


def _settings(**given: str) -> None:
    """What the server is told through its environment; what is not given stays as it was there."""
    os.environ.update({key: value for key, value in given.items() if value})


def _known(path: str) -> str:
    """A file that has an account in it."""
    from communique.api.accounts import Accounts

    _ = Accounts(path).secret
    return path
