"""The data of one language: tables of words in dictionary form."""

import csv
import json
import tomllib
from collections.abc import Mapping
from functools import cache, cached_property
from pathlib import Path
from typing import Any

from communique.errors import PackError

ROOT = Path(__file__).parent


class Pack:
    """One language's folder. Tables are read when first asked for and kept."""

    def __init__(self, code: str, folder: Path, weights: Path | None = None) -> None:
        """`weights` replaces the pack's own `weights.json`, so that a training run can be measured."""
        self.code = code
        self.folder = folder
        self._weights = weights or folder / "weights.json"
        self._tables: dict[str, Mapping[str, Any]] = {}
        self._rows: dict[str, tuple[dict[str, str], ...]] = {}

    def table(self, name: str) -> Mapping[str, Any]:
        """The TOML file `name` of this language; empty where the language has none.

        Raises PackError when the file is not TOML.
        """
        if name not in self._tables:
            self._tables[name] = _toml(self.folder / f"{name}.toml")
        return self._tables[name]

    def rows(self, name: str) -> tuple[dict[str, str], ...]:
        """The CSV file `name` of this language, one mapping a row; empty where there is none."""
        if name not in self._rows:
            self._rows[name] = _csv(self.folder / f"{name}.csv")
        return self._rows[name]

    @cached_property
    def weights(self) -> Mapping[str, Any]:
        """The weights of this language's scorers, by task; empty before the first training.

        A pack without gold can name another language in `pack.toml` (`weights = "en"`), whose scorers it then asks.
        """
        if not self._weights.exists():
            lent = str(self.table("pack").get("weights", ""))
            return load(lent).weights if lent and lent != self.code else {}
        found: Mapping[str, Any] = json.loads(self._weights.read_text(encoding="utf-8"))
        return found


def world(name: str) -> Mapping[str, Any]:
    """A table of the ids that all languages share."""
    return _world(name)


@cache
def _world(name: str) -> Mapping[str, Any]:
    return _toml(ROOT / "world" / f"{name}.toml")


@cache
def every_table(name: str) -> tuple[Mapping[str, Any], ...]:
    """The TOML file `name` of each language that has one, in the order of their codes."""
    found = (_toml(ROOT / code / f"{name}.toml") for code in available())
    return tuple(table for table in found if table)


def members_of(bloc: str) -> tuple[str, ...]:
    """The codes of a bloc's members; none where the code is a state's."""
    return tuple(world("blocs").get(bloc, {}).get("members", ()))


def is_bloc(code: str) -> bool:
    """Whether a code is that of a group of states («C5», «EU», «SCO»), of whatever length."""
    return code in world("blocs")


@cache
def world_rows(name: str) -> tuple[dict[str, str], ...]:
    """A CSV table of the ids that all languages share."""
    return _csv(ROOT / "world" / f"{name}.csv")


@cache
def available() -> tuple[str, ...]:
    """Codes of the languages that have a pack."""
    return tuple(sorted(p.parent.name for p in ROOT.glob("*/pack.toml")))


@cache
def load(code: str, weights: Path | None = None) -> Pack:
    """The pack of a language, by ISO 639-1 code. Raises PackError where there is none."""
    if code not in available():
        known = ", ".join(available())
        raise PackError((f"no language pack for {code!r}; packs are installed for: {known}",))
    return Pack(code, ROOT / code, weights)


def _toml(path: Path) -> Mapping[str, Any]:
    if not path.exists():
        return {}
    try:
        return tomllib.loads(path.read_text(encoding="utf-8"))
    except tomllib.TOMLDecodeError as fault:
        raise PackError((f"{path.name}: {fault}",)) from fault


def _csv(path: Path) -> tuple[dict[str, str], ...]:
    if not path.exists():
        return ()
    with path.open(encoding="utf-8", newline="") as file:
        return tuple(csv.DictReader(line for line in file if not line.startswith("#")))
