"""What is wrong with a language's pack, all of it at once, and what it still lacks beside another pack."""

import csv
import tomllib
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from communique.errors import PackError
from communique.lang.pack import ROOT, available

REFERENCE = "ru"


@dataclass(frozen=True, slots=True, kw_only=True)
class Check:
    """The faults of a pack, each with file and line; its tables and words; what the reference has and it has not."""

    code: str
    faults: tuple[str, ...]
    tables: int
    words: int
    missing: tuple[str, ...]


def check(code: str, reference: str = REFERENCE) -> Check:
    """Check a pack. Raises PackError where there is none."""
    if code not in available():
        raise PackError((f"no language pack for {code!r}; packs are installed for: {', '.join(available())}",))
    files = sorted(p for p in (ROOT / code).iterdir() if p.suffix in (".toml", ".csv"))
    faults = [fault for path in files for fault in _faults(path, ROOT / reference)]
    return Check(
        code=code,
        faults=tuple(faults),
        tables=len(files),
        words=sum(_size(path) for path in files),
        missing=tuple(_missing(code, reference)) if code != reference else (),
    )


def _faults(path: Path, reference: Path) -> Iterator[str]:
    try:
        text = path.read_text(encoding="utf-8")
    except UnicodeDecodeError as fault:
        yield f"{path.name}: not UTF-8 at byte {fault.start}"
        return
    if path.suffix == ".csv":
        yield from _csv_faults(path.name, text, reference / path.name)
    else:
        try:
            tomllib.loads(text)
        except tomllib.TOMLDecodeError as fault:
            yield f"{path.name}: {fault}"


def _csv_faults(name: str, text: str, reference: Path) -> Iterator[str]:
    lines = [(n, line) for n, line in enumerate(text.splitlines(), 1) if line.strip() and not line.startswith("#")]
    if not lines:
        yield f"{name}:1: empty; it wants a head with the names of its columns"
        return
    head = next(csv.reader([lines[0][1]]))
    wanted = _head(reference)
    if wanted and set(wanted) - set(head):
        yield f"{name}:{lines[0][0]}: no column {', '.join(sorted(set(wanted) - set(head)))}"
    seen: dict[str, int] = {}
    for number, line in lines[1:]:
        cells = next(csv.reader([line]))
        if len(cells) != len(head):
            yield f"{name}:{number}: {len(cells)} cells under {len(head)} columns"
        if line in seen:
            yield f"{name}:{number}: the same row as line {seen[line]}"
        seen[line] = number


def _head(path: Path) -> tuple[str, ...]:
    if not path.exists():
        return ()
    lines = path.read_text(encoding="utf-8").splitlines()
    first = next((line for line in lines if line.strip() and not line.startswith("#")), "")
    return tuple(next(csv.reader([first]), ()))


def _missing(code: str, reference: str) -> Iterator[str]:
    """Files and keys that the reference has and the pack has not."""
    for path in sorted((ROOT / reference).iterdir()):
        other = ROOT / code / path.name
        if path.suffix not in (".toml", ".csv"):
            continue
        if not other.exists():
            yield path.name
        elif path.suffix == ".toml":
            yield from (f"{path.name}: {key}" for key in sorted(_keys(path) - _keys(other)))


def _keys(path: Path) -> set[str]:
    try:
        return set(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return set()


def _size(path: Path) -> int:
    """How many words or rows a file holds."""
    if path.suffix == ".csv":
        lines = path.read_text(encoding="utf-8", errors="replace").splitlines()
        return max(0, sum(1 for line in lines if line.strip() and not line.startswith("#")) - 1)
    try:
        return _count(tomllib.loads(path.read_text(encoding="utf-8")))
    except (tomllib.TOMLDecodeError, UnicodeDecodeError):
        return 0


def _count(found: Any) -> int:
    if isinstance(found, Mapping):
        return sum(_count(value) for value in found.values())
    return sum(_count(value) for value in found) if isinstance(found, list) else 1
