"""Accounts of a team: names, roles, passwords and tokens, in a file of their own.

They are not in the register, so that a register can be handed on. Passwords are hashed by argon2; a token is long and
random, so its digest is enough. The file is written whole and at once, readable by its owner alone.
"""

import json
import re
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass, replace
from datetime import UTC, datetime
from functools import cache
from hashlib import sha256
from hmac import compare_digest
from pathlib import Path
from secrets import token_hex, token_urlsafe
from tempfile import NamedTemporaryFile
from threading import Lock
from typing import TYPE_CHECKING, Any, Literal, get_args

from communique.errors import QueryError

if TYPE_CHECKING:
    from argon2 import PasswordHasher

Role = Literal["reader", "judge", "admin"]
ROLES: tuple[Role, ...] = get_args(Role)  # each may do what those before it may
SHORTEST, LONGEST = 10, 1000
NAME = re.compile(r"[\w][\w.\- ]{0,39}")
PREFIX = "cq"
PATIENCE = 20  # seconds to wait for another program that changes the file


@dataclass(frozen=True, slots=True, kw_only=True)
class Token:
    """A key for programs: what it is for, when it was made, the digest of its secret."""

    id: str
    label: str
    made: str
    digest: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Account:
    """A person of the team."""

    name: str
    role: Role
    password: str
    tokens: tuple[Token, ...] = ()

    def may(self, role: Role) -> bool:
        """Whether the account may do what a role may."""
        return ROLES.index(self.role) >= ROLES.index(role)

    @property
    def stamp(self) -> str:
        """Changes with the password: what was signed in before is signed out."""
        return sha256(self.password.encode()).hexdigest()[:16]


class Accounts:
    """The accounts of a file; made with the first account. Changes by other processes are seen at once."""

    def __init__(self, path: str | Path) -> None:
        """Of this file, which need not exist yet."""
        self.path = Path(path)
        self._lock = Lock()
        self._seen: tuple[int, int] = (0, 0)
        self._held: dict[str, Account] = {}
        self._secret = ""

    def all(self) -> tuple[Account, ...]:
        """All accounts by name."""
        return tuple(sorted(self._read().values(), key=lambda one: one.name))

    def find(self, name: str) -> Account | None:
        """The account of this name."""
        return self._read().get(name)

    @property
    def secret(self) -> str:
        """The key that sessions are signed with."""
        if not self._read() and not self._secret:
            raise QueryError(f"there are no accounts in {self.path}; make one: communique users add NAME --role admin")
        return self._secret

    def add(self, name: str, role: str, password: str) -> Account:
        """A new account."""
        if not NAME.fullmatch(name):
            raise QueryError(f"{name[:40]!r} is no name; letters, digits, spaces, dots and dashes, at most 40")
        made = Account(name=name, role=_role(role), password=_hashed(password))
        with self._changing() as held:
            if name in held:
                raise QueryError(f"there is an account {name!r} already")
            held[name] = made
        return made

    def change(self, name: str, *, role: str = "", password: str = "") -> Account:
        """Another role, another password."""
        chosen, hashed = _role(role) if role else None, _hashed(password) if password else ""
        with self._changing() as held:
            account = _needed(held, name)
            held[name] = replace(account, role=chosen or account.role, password=hashed or account.password)
        return held[name]

    def remove(self, name: str) -> None:
        """No account of this name any more."""
        with self._changing() as held:
            _needed(held, name)
            del held[name]

    def token(self, name: str, label: str = "") -> str:
        """A new key for programs; it is told this once and never again."""
        ident, secret = token_hex(4), token_urlsafe(32)
        made = Token(id=ident, label=label[:80], made=datetime.now(UTC).date().isoformat(), digest=_digest(secret))
        with self._changing() as held:
            account = _needed(held, name)
            held[name] = replace(account, tokens=(*account.tokens, made))
        return f"{PREFIX}_{ident}_{secret}"

    def revoke(self, name: str, ident: str) -> None:
        """A key is good no longer."""
        with self._changing() as held:
            account = _needed(held, name)
            left = tuple(one for one in account.tokens if one.id != ident)
            if len(left) == len(account.tokens):
                raise QueryError(f"{name} has no token {ident!r}")
            held[name] = replace(account, tokens=left)

    def check(self, name: str, password: str) -> Account | None:
        """The account, where name and password belong together. An unknown name takes as long as a wrong password."""
        from argon2.exceptions import InvalidHashError, VerificationError

        account = self.find(name)
        try:
            _hasher().verify(account.password if account else _nobody(), password[:LONGEST])
        except (VerificationError, InvalidHashError):
            return None
        return account

    def by_token(self, given: str) -> Account | None:
        """The account whose key this is."""
        prefix, _, rest = given.partition("_")
        ident, _, secret = rest.partition("_")
        if prefix != PREFIX or not secret:
            return None
        pairs = ((one, token) for one in self._read().values() for token in one.tokens if token.id == ident)
        return next((one for one, token in pairs if compare_digest(token.digest, _digest(secret))), None)

    def _read(self) -> dict[str, Account]:
        with self._lock:
            try:
                state = self.path.stat()
            except FileNotFoundError:
                return {}
            if self._seen != (state.st_mtime_ns, state.st_size):
                self._load()
                self._seen = (state.st_mtime_ns, state.st_size)
            return dict(self._held)

    def _load(self) -> None:
        try:
            told = json.loads(self.path.read_text(encoding="utf-8"))
            self._held = {one["name"]: _account(one) for one in told["accounts"]}
            self._secret = told["secret"]
        except (ValueError, KeyError, TypeError) as error:
            raise QueryError(f"{self.path} is no file of accounts: {error}") from error

    @contextmanager
    def _changing(self) -> Iterator[dict[str, Account]]:
        """The accounts as they are now, to be changed by nobody else meanwhile; written at the end."""
        from filelock import FileLock, Timeout

        self.path.parent.mkdir(parents=True, exist_ok=True)
        try:
            with FileLock(self.path.with_name(f".{self.path.name}.lock"), timeout=PATIENCE):
                self._seen = (0, 0)
                held = self._read()
                yield held
                self._write(held)
        except Timeout as error:
            raise QueryError(f"{self.path} is being changed by another program; try again") from error

    def _write(self, held: dict[str, Account]) -> None:
        told = {"secret": self._secret or token_urlsafe(32), "accounts": [asdict(one) for one in held.values()]}
        with NamedTemporaryFile("w", dir=self.path.parent, delete=False, encoding="utf-8") as file:
            json.dump(told, file, ensure_ascii=False, indent=1)
        made = Path(file.name)
        made.chmod(0o600)
        made.replace(self.path)


def _needed(held: dict[str, Account], name: str) -> Account:
    account = held.get(name)
    if account is None:
        raise QueryError(f"there is no account {name!r}; see: communique users list")
    return account


def _account(told: dict[str, Any]) -> Account:
    tokens = tuple(Token(**one) for one in told.get("tokens", ()))
    return Account(name=told["name"], role=_role(told["role"]), password=told["password"], tokens=tokens)


def _role(given: str) -> Role:
    found = next((role for role in ROLES if role == given), None)
    if found is None:
        raise QueryError(f"a role is one of {', '.join(ROLES)}, not {given!r}")
    return found


def _hashed(password: str) -> str:
    if not SHORTEST <= len(password) <= LONGEST:
        raise QueryError(f"a password has {SHORTEST} characters or more")
    return _hasher().hash(password)


def _digest(secret: str) -> str:
    return sha256(secret.encode()).hexdigest()


@cache
def _hasher() -> "PasswordHasher":
    from argon2 import PasswordHasher

    return PasswordHasher()


@cache
def _nobody() -> str:
    """The hash of a password that nobody has."""
    return _hasher().hash(token_urlsafe(32))
