"""The rules of the house that imports alone do not show."""

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / "src" / "communique"
ROOMS = ("model", "lang", "ingest", "parse", "recognize", "extract", "resolve", "register", "report", "cli", "web")
MOST_LINES, LONGEST_FUNCTION = 400, 60
VAGUE = {"util", "utils", "helper", "helpers", "common", "manager", "managers", "misc", "process"}
# Two spellings of one letter: `parse` folds them, so that no other room has to.
FOLDED = ("ё", "е")
# Written in two parts, so that this file does not hold what it looks for.
FORBIDDEN = (
    "pypi" + ".org",
    "files.python" + "hosted",
    "registry.npm" + "js",
    "--index" + "-url",
    "/work" + "/",
    "/root" + "/",
)


@cache
def tracked() -> tuple[Path, ...]:
    """The files of the project."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, check=True, text=True).stdout
    return tuple(ROOT / name for name in listed.split("\0") if name and (ROOT / name).is_file())


def sources() -> tuple[Path, ...]:
    """The project's own Python files."""
    return tuple(p for p in tracked() if p.suffix == ".py")


@cache
def tree(path: Path) -> ast.Module:
    """The syntax of a file."""
    return ast.parse(path.read_text(encoding="utf-8"))


def literals(module: ast.Module) -> Iterator[ast.Constant]:
    """String literals that are no docstrings."""
    documented = (ast.Module, ast.ClassDef, ast.FunctionDef, ast.AsyncFunctionDef)
    docstrings = {
        id(statement.value)
        for node in ast.walk(module)
        if isinstance(node, documented)
        for statement in node.body
        if isinstance(statement, ast.Expr)
    }
    for node in ast.walk(module):
        if isinstance(node, ast.Constant) and isinstance(node.value, str) and id(node) not in docstrings:
            yield node


def imported(module: ast.Module) -> set[str]:
    """Full names of what a file imports."""
    names: set[str] = set()
    for node in ast.walk(module):
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


def test_no_file_is_long() -> None:
    long = {
        str(p.relative_to(ROOT)): n for p in sources() if (n := len(p.read_text("utf-8").splitlines())) > MOST_LINES
    }
    assert not long


def test_no_function_is_long() -> None:
    long = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.name}"
        for path in sources()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef)
        and node.end_lineno
        and node.end_lineno - node.lineno >= LONGEST_FUNCTION
    ]
    assert not long


@pytest.mark.parametrize("room", ROOMS)
def test_a_room_says_what_it_takes_gives_and_touches(room: str) -> None:
    said = ast.get_docstring(tree(SOURCE / room / "__init__.py")) or ""
    assert "→" in said or re.search(r"\bgives?\b|\bKeeps\b", said), "what does this room take and give?"
    assert re.search(r"[Tt]ouch|only SQL|Contains no rule|Sees neither", said), "what may this room touch?"


def test_words_of_a_language_live_in_its_pack() -> None:
    stray = [
        f"{path.relative_to(ROOT)}:{node.lineno} {node.value[:40]!r}"
        for path in sources()
        if SOURCE in path.parents and SOURCE / "lang" not in path.parents
        for node in literals(tree(path))
        if re.search(r"[\u0400-\u052f]", str(node.value))
        and not (SOURCE / "parse" in path.parents and node.value in FOLDED)
    ]
    assert not stray


def test_packs_hold_no_code() -> None:
    folders = [path.parent for path in (SOURCE / "lang").glob("*/pack.toml")] + [SOURCE / "lang" / "world"]
    assert not [path for folder in folders for path in folder.rglob("*.py")]


def test_names_of_files_say_what_is_in_them() -> None:
    assert not [path for path in sources() if VAGUE & set(path.stem.split("_"))]


def test_only_ingest_opens_addresses() -> None:
    reaching = {p for p in sources() if SOURCE in p.parents and "urllib.request" in imported(tree(p))}
    assert all(SOURCE / "ingest" in path.parents for path in reaching)


def test_everything_is_caught_at_one_place_only() -> None:
    broad = [
        f"{path.relative_to(ROOT)}:{node.lineno}"
        for path in sources()
        if SOURCE in path.parents
        for node in ast.walk(tree(path))
        if isinstance(node, ast.ExceptHandler)
        and (node.type is None or (isinstance(node.type, ast.Name) and node.type.id in ("Exception", "BaseException")))
    ]
    assert len(broad) <= 1, broad


def test_no_address_of_a_registry_and_no_path_of_a_machine() -> None:
    found = []
    for path in tracked():
        data = path.read_bytes()
        found += [f"{path.relative_to(ROOT)}: {word}" for word in FORBIDDEN if word.encode() in data]
    assert not found
