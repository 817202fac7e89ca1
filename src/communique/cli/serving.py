"""`communique serve`: the register in a browser, on this machine."""

import os
from importlib.util import find_spec
from typing import Annotated

import typer

from communique.cli.options import REGISTER, Address
from communique.cli.terminal import emit

LOCAL = ("127.0.0.1", "localhost", "::1")


def serve(
    register: Address = REGISTER,
    port: Annotated[int, typer.Option("--port", min=1, max=65535, help="The port to listen on.")] = 8765,
    host: Annotated[str, typer.Option("--host", help="The address to listen on; this machine only.")] = "127.0.0.1",
) -> None:
    """Open the register in a browser.

    Listens on this machine only: there are no accounts yet, so a team must not be let in.
    """
    from communique.errors import QueryError

    if host not in LOCAL:
        raise QueryError(f"--host {host}: pages are served to this machine only; use one of {', '.join(LOCAL)}")
    if not all(find_spec(library) for library in ("uvicorn", "fastapi")):
        raise QueryError("the page needs more libraries: pip install 'communique[web]'")
    import uvicorn

    from communique.api import open_register

    open_register(register).close()
    os.environ["COMMUNIQUE_REGISTER"] = register
    emit(f"http://{host}:{port}/")
    uvicorn.run(
        "communique.web.app:served", factory=True, host=host, port=port, log_level="warning", server_header=False
    )
