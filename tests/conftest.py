"""One set of tests, two databases: SQLite always, PostgreSQL where a server can be started."""

import os
import shutil
import socket
import subprocess
from collections.abc import Iterator
from pathlib import Path
from tempfile import mkdtemp
from uuid import uuid4

import pytest
from hypothesis import settings

import communique
from communique.api import Register

ADDRESS = "COMMUNIQUE_TEST_POSTGRES"

# A busy machine is slow, and no test is about time.
settings.register_profile("communique", deadline=None)
settings.load_profile("communique")


def _programs() -> Path | None:
    found = shutil.which("pg_ctl")
    if found:
        return Path(found).resolve().parent
    return next((path.parent for path in sorted(Path("/usr/lib/postgresql").glob("*/bin/pg_ctl"))), None)


def _free_port() -> int:
    with socket.socket() as asked:
        asked.bind(("127.0.0.1", 0))
        return int(asked.getsockname()[1])


@pytest.fixture(scope="session")
def server() -> Iterator[str]:
    """The address of a server of our own, or of the one the environment names."""
    if os.environ.get(ADDRESS):
        yield os.environ[ADDRESS]
        return
    programs = _programs()
    if programs is None:
        pytest.skip("PostgreSQL is not installed: the register's tests run over SQLite only")
    # Not under pytest's own folder: that one is closed to other users, and the server is not run as root.
    folder, port = Path(mkdtemp(prefix="communique-postgres-")), _free_port()
    runner = ["su", "postgres", "-s", "/bin/sh", "-c"] if os.geteuid() == 0 else ["sh", "-c"]
    if os.geteuid() == 0:
        shutil.chown(folder, "postgres")
    data = folder / "data"
    options = f"-p {port} -k {folder} -c listen_addresses=127.0.0.1 -c fsync=off"
    commands = (
        f"{programs}/initdb -D {data} -A trust -U postgres --no-locale -E UTF8",
        f"{programs}/pg_ctl -D {data} -w -l {folder}/log -o '{options}' start",
    )
    for command in commands:
        done = subprocess.run([*runner, command], capture_output=True, check=False, stdin=subprocess.DEVNULL)
        if done.returncode:
            pytest.skip(f"PostgreSQL could not be started: {done.stderr.decode(errors='replace')[-300:]}")
    try:
        yield f"postgresql://postgres@127.0.0.1:{port}/postgres"
    finally:
        subprocess.run([*runner, f"{programs}/pg_ctl -D {data} -m immediate stop"], capture_output=True, check=False)
        shutil.rmtree(folder, ignore_errors=True)


@pytest.fixture(params=["sqlite", "postgresql"])
def address(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[str]:
    """The address of an empty register."""
    if request.param == "sqlite":
        yield str(tmp_path / "register.db")
        return
    import psycopg

    base: str = request.getfixturevalue("server")
    name = f"test_{uuid4().hex[:12]}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"CREATE DATABASE {name}")
    yield base.rsplit("/", 1)[0] + f"/{name}"
    with psycopg.connect(base, autocommit=True) as connection:
        connection.execute(f"DROP DATABASE {name} WITH (FORCE)")


@pytest.fixture
def register(address: str) -> Iterator[Register]:
    """An empty register."""
    with communique.open(address) as opened:
        yield opened
