"""Pages as a real server gives them, and a real browser to look at them. Skipped where there is no Chromium."""

import shutil
import socket
import threading
import time
import warnings
from collections.abc import Callable, Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest

# Starlette's test client warns about the library that it will want one day; that is no fault of ours.
with warnings.catch_warnings():
    warnings.simplefilter("ignore")
    import starlette.testclient  # noqa: F401

from communique.web.app import Settings, create_app

Serve = Callable[..., str]


@contextmanager
def _served(register: Path, settings: Settings) -> Iterator[str]:
    uvicorn = pytest.importorskip("uvicorn", reason="the page's libraries are not installed")
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    server = uvicorn.Server(uvicorn.Config(create_app(str(register), settings), port=port, log_level="error"))
    thread = threading.Thread(target=server.run, daemon=True)
    thread.start()
    while not server.started and thread.is_alive():
        time.sleep(0.05)
    yield f"http://127.0.0.1:{port}"
    server.should_exit = True
    thread.join(10)


@pytest.fixture(scope="module")
def serve() -> Iterator[Serve]:
    """Serves the pages of a register on a free port until the module's tests are done: `serve(register, settings)`."""
    with ExitStack() as running:
        yield lambda register, settings=None: running.enter_context(_served(register, settings or Settings()))


@pytest.fixture(scope="module")
def chromium() -> Iterator[Any]:
    """The browser."""
    playwright = pytest.importorskip("playwright.sync_api", reason="playwright is not installed")
    found = shutil.which("chromium") or shutil.which("chromium-browser")
    if not found:
        pytest.skip("no chromium on this machine: apt-get install chromium")
    with playwright.sync_playwright() as run:
        opened = run.chromium.launch(executable_path=found, args=["--no-sandbox", "--disable-gpu"])
        yield opened
        opened.close()
