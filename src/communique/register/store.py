"""Opening a register: one SQLite file (WAL) or a PostgreSQL database, brought to this version's tables."""

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import sqlalchemy as sa
from sqlalchemy import event, exc

from communique.errors import RegisterError
from communique.register.known import Known
from communique.register.tables import VERSION

PATIENCE = 60
LOCK = 4_304_127_001


class Store:
    """An open database. `reading` and `writing` give a connection in a transaction; errors come as RegisterError."""

    def __init__(self, address: str | Path, *, create: bool = True) -> None:
        """Open, make the tables where there are none. Raises RegisterError with what to do where that can't be."""
        self.name = str(address)
        self.is_server = self.name.startswith(("postgresql:", "postgres:", "postgresql+"))
        engine = _server(self.name) if self.is_server else _file(Path(self.name), create=create)
        self.engine = engine.execution_options(known=Known())
        try:
            self._prepare(create=create)
        except RegisterError:
            self.engine.dispose()
            raise

    def close(self) -> None:
        """Give the file or the connections back."""
        self.engine.dispose()

    @contextmanager
    def reading(self) -> Iterator[sa.Connection]:
        """A connection that sees one state of the register."""
        with self._errors(), self.engine.begin() as connection:
            yield connection

    @contextmanager
    def writing(self) -> Iterator[sa.Connection]:
        """A connection alone in writing; all is kept at the end, or nothing."""
        with self._errors(), self.engine.connect() as connection:
            # What is written may be taken back, so it is not remembered as known.
            connection.execution_options(known=None)
            if self.is_server:
                with connection.begin():
                    connection.execute(sa.text("SELECT pg_advisory_xact_lock(:lock)"), {"lock": LOCK})
                    yield connection
                return
            connection.execution_options(writing=True)
            with connection.begin():
                yield connection

    @contextmanager
    def _errors(self) -> Iterator[None]:
        try:
            yield
        except exc.SQLAlchemyError as error:
            raise RegisterError(f"{self.name}: {_explain(error)}") from error

    def _prepare(self, *, create: bool) -> None:
        with self._errors():
            version = self._version()
        if version == VERSION:
            return
        if version is None and not create:
            raise RegisterError(f"{self.name}: there is no register; add reports to make one")
        if version is not None and version > VERSION:
            raise RegisterError(
                f"{self.name}: the register was made by a newer version of Communiqué (tables {version}, "
                f"this program knows {VERSION}); update Communiqué"
            )
        self._migrate()

    def _version(self) -> str | None:
        """The version of the tables; None where the database is empty."""
        with self.engine.connect() as connection:
            names = set(sa.inspect(connection).get_table_names())
            if "alembic_version" in names and "documents" in names:
                return str(connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar_one())
        if names and not self.is_server:
            raise RegisterError(f"{self.name}: this is a database of another program, not a register; choose another")
        return None

    def _migrate(self) -> None:
        from alembic import command
        from alembic.config import Config

        config = Config()
        config.set_main_option("script_location", str(Path(__file__).parent / "migrations"))
        config.set_main_option("path_separator", "os")
        with self.writing() as connection:
            if self._has_tables(connection):
                return
            config.attributes["connection"] = connection
            command.upgrade(config, "head")

    def _has_tables(self, connection: sa.Connection) -> bool:
        """Whether another process made the tables meanwhile."""
        if "alembic_version" not in sa.inspect(connection).get_table_names():
            return False
        return connection.execute(sa.text("SELECT version_num FROM alembic_version")).scalar() == VERSION


def _server(address: str) -> sa.Engine:
    url = sa.make_url(address.replace("postgres://", "postgresql://", 1))
    if url.drivername == "postgresql":
        url = url.set(drivername="postgresql+psycopg")
    try:
        return sa.create_engine(url, pool_pre_ping=True)
    except ModuleNotFoundError as error:
        raise RegisterError("a register on PostgreSQL needs the extra: pip install 'communique[server]'") from error


def _file(path: Path, *, create: bool) -> sa.Engine:
    if path.is_dir():
        raise RegisterError(f"{path}: this is a folder; a register is one file")
    if not path.exists():
        if not create:
            raise RegisterError(f"{path}: there is no register; add reports to make one")
        if not path.parent.is_dir():
            raise RegisterError(f"{path}: the folder {path.parent} does not exist; make it first")
    engine = sa.create_engine(f"sqlite:///{path}", connect_args={"timeout": PATIENCE})
    event.listen(engine, "connect", _connected)
    event.listen(engine, "begin", _begun)
    return engine


def _connected(connection: Any, _record: Any) -> None:
    """Transactions are ours to begin; the journal allows readers beside the one writer."""
    connection.isolation_level = None
    cursor = connection.cursor()
    for pragma in ("journal_mode=WAL", "synchronous=NORMAL", "foreign_keys=ON", "cache_size=-32000"):
        cursor.execute(f"PRAGMA {pragma}")
    cursor.close()


def _begun(connection: sa.Connection) -> None:
    writing = connection.get_execution_options().get("writing", False)
    connection.exec_driver_sql("BEGIN IMMEDIATE" if writing else "BEGIN")


REASONS = (
    ("not a database", "this file is no register (not an SQLite database); choose another"),
    ("malformed", "the file is damaged; restore it from a copy, or add the reports to a new register"),
    ("locked", "another process is writing to the register; try again when it has finished"),
    ("disk is full", "the disk is full; free some room and run again: what was added so far is kept"),
    ("disk i/o error", "the disk does not take more (full, or a limit); what was added so far is kept"),
    ("file is too large", "the file reached a limit of size; what was added so far is kept"),
    ("readonly", "the register can't be written (read-only file or folder); copy it or change its rights"),
    ("read-only", "the register can't be written (read-only file or folder); copy it or change its rights"),
    ("unable to open", "the register can't be opened: check the rights of the file and of its folder"),
    ("connection", "the database server can't be reached: check the address, and that it runs"),
    ("password", "the database server refused the name or password"),
)


def _explain(error: exc.SQLAlchemyError) -> str:
    found = str(getattr(error, "orig", None) or error).strip().splitlines()[0]
    return next((advice for sign, advice in REASONS if sign in found.lower()), f"the database says: {found}")
