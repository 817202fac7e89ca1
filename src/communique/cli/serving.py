"""`communique serve`: the register in a browser, on this machine, or for a team with accounts."""

import os
from contextlib import suppress
from importlib.util import find_spec
from tempfile import TemporaryDirectory
from typing import Annotated

import typer

from communique.cli.options import REGISTER, Address
from communique.cli.terminal import emit
from communique.cli.users import ACCOUNTS, Kept

MOST = 4  # processes that serve, where nobody says how many
PATIENCE = 30  # seconds that one of them may be too busy to say that it lives
TCP, NO_DELAY = 6, 1  # the protocol and its option, the same numbers on all systems
LOCAL = ("127.0.0.1", "localhost", "::1")
Hosts = Annotated[
    list[str] | None, typer.Option("--name", metavar="HOST", help="A name the server answers to; may be repeated.")
]


def serve(
    register: Address = REGISTER,
    port: Annotated[
        int, typer.Option("--port", min=0, max=65535, help="The port to listen on; 0 is any free one.")
    ] = 8765,
    host: Annotated[
        str, typer.Option("--host", help="The address to listen on; others than this machine need --team.")
    ] = "127.0.0.1",
    team: Annotated[bool, typer.Option("--team", help="Ask everybody for an account: communique users.")] = False,
    accounts: Kept = ACCOUNTS,
    name: Hosts = None,
    https: Annotated[bool, typer.Option("--https", help="Reached by https alone, through a server in front.")] = False,
    private: Annotated[bool, typer.Option("--private", help="Let addresses of our own network be added.")] = False,
    workers: Annotated[
        int, typer.Option("--workers", min=0, max=64, help="Processes that serve; 0 is one for each core, at most 4.")
    ] = 0,
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
    from communique.api import open_register

    open_register(register).close()
    os.environ["COMMUNIQUE_REGISTER"] = register
    _settings(COMMUNIQUE_TEAM=_known(accounts) if team else "", COMMUNIQUE_HOSTS=" ".join(name or ()))
    _settings(COMMUNIQUE_HTTPS="1" if https else "", COMMUNIQUE_PRIVATE="1" if private else "")
    with TemporaryDirectory(prefix="communique-", ignore_cleanup_errors=True) as folder:
        _settings(COMMUNIQUE_TOGETHER=folder)
        _run(host, port, workers or _cores())


def _run(host: str, port: int, workers: int) -> None:
    """Serve until one is told to end, by one process or by several that take what comes in turn."""
    import uvicorn
    from uvicorn.supervisors import Multiprocess

    config = uvicorn.Config(
        "communique.web.app:served",
        factory=True,
        host=host,
        port=port,
        workers=workers,
        log_level="warning",
        server_header=False,
        timeout_worker_healthcheck=PATIENCE,
    )
    listening = config.bind_socket()
    listening.setsockopt(TCP, NO_DELAY, 1)  # the body of a page is not to wait for a word about its head
    listening.listen(config.backlog)  # who comes before the first process is ready waits for it
    emit(f"http://{f'[{host}]' if ':' in host else host}:{listening.getsockname()[1]}/")
    with suppress(KeyboardInterrupt):
        if workers == 1:
            uvicorn.Server(config).run([listening])
        else:
            Multiprocess(config, [listening]).run()


def _cores() -> int:
    """A process for each core we may use; four are enough for a team."""
    mine = len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1
    return min(mine, MOST)


def _settings(**given: str) -> None:
    """What the server is told through its environment; what is not given stays as it was there."""
    os.environ.update({key: value for key, value in given.items() if value})


def _known(path: str) -> str:
    """A file that has an account in it."""
    from communique.api.accounts import Accounts

    _ = Accounts(path).secret
    return path
