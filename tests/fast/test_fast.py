"""Compiled code stands for the very sources it was made of, and its records behave as the plain ones do."""

import ast
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest

from communique import compiled
from communique.compiled import fingerprint
from fast.__main__ import sources
from fast.native import native

RECORDS = '''
from dataclasses import dataclass, field
from functools import cached_property


@dataclass(frozen=True, slots=True, kw_only=True)
class Span:
    """Where words stand."""

    start: int
    end: int = 9
    notes: list[str] = field(default_factory=list)

    def __post_init__(self) -> None:
        if self.end < self.start:
            raise ValueError(self.end)


@dataclass(frozen=True, eq=False)
class Words:
    table: tuple[str, ...]

    @cached_property
    def longest(self) -> list[str]:
        """Looked for once."""
        return [max(self.table, key=len)]
'''


def made(source: str) -> dict[str, Any]:
    found: dict[str, Any] = {"__name__": "records"}
    exec(compile(source, "records.py", "exec", dont_inherit=True), found)
    return found


@pytest.mark.parametrize("source", [RECORDS, native(RECORDS)], ids=["plain", "native"])
def test_a_record_behaves_the_same_with_its_methods_written_out(source: str) -> None:
    found = made(source)
    span, words = found["Span"](start=2), found["Words"](("a", "bcd"))
    assert (span.end, span.notes) == (9, [])
    assert span.notes is not found["Span"](start=2).notes
    assert span == found["Span"](start=2, end=9) != found["Span"](start=3)
    assert replace(span, end=4) == found["Span"](start=2, end=4)
    assert repr(replace(span, end=4)) == "Span(start=2, end=4, notes=[])"
    with pytest.raises(ValueError, match="1"):
        found["Span"](start=2, end=1)
    with pytest.raises(TypeError):
        found["Span"](2)
    assert words.longest == ["bcd"]
    assert words.longest is words.longest
    assert words != found["Words"](("a", "bcd"))


def test_frozen_records_are_keys() -> None:
    source = RECORDS.replace("notes: list[str] = field(default_factory=list)", 'notes: str = ""')
    for text in (source, native(source)):
        span = made(text)["Span"]
        assert {span(start=1): 5}[span(start=1, end=9)] == 5


def checkout(folder: Path) -> Path:
    package = folder / "src" / "communique"
    for room in (*compiled.ROOMS, "web"):
        (package / room).mkdir(parents=True)
        (package / room / "words.py").write_text("ONE = 1\n")
    (folder / "fast").mkdir()
    (folder / "fast" / "native.py").write_text("TWO = 2\n")
    return package


@pytest.mark.parametrize(
    "changed", ["src/communique/extract/words.py", "src/communique/model/words.py", "fast/native.py"]
)
def test_a_changed_source_is_another_one(tmp_path: Path, changed: str) -> None:
    package = checkout(tmp_path)
    before = fingerprint(package)
    assert fingerprint(package) == before
    (tmp_path / changed).write_text("ONE = 3\n")
    assert fingerprint(package) != before


def test_what_compiled_code_does_not_rest_on_may_change(tmp_path: Path) -> None:
    package = checkout(tmp_path)
    before = fingerprint(package)
    (package / "web" / "words.py").write_text("ONE = 3\n")
    assert fingerprint(package) == before


@pytest.mark.parametrize("stale", [False, True], ids=["fresh", "stale"])
def test_stale_code_is_passed_by(tmp_path: Path, monkeypatch: pytest.MonkeyPatch, stale: bool) -> None:
    package = checkout(tmp_path)
    (tmp_path / compiled.STAMP).write_text("old" if stale else fingerprint(package))
    monkeypatch.setattr(compiled, "MADE", tmp_path)
    monkeypatch.setattr(compiled, "PACKAGE", package)
    monkeypatch.setattr(
        compiled.sys, "meta_path", [f for f in compiled.sys.meta_path if not isinstance(f, compiled.Compiled)]
    )
    monkeypatch.delenv(compiled.PLAIN, raising=False)
    compiled.use()
    assert compiled.is_used() is not stale
    monkeypatch.setenv(compiled.PLAIN, "1")
    compiled.sys.meta_path[:] = [f for f in compiled.sys.meta_path if not isinstance(f, compiled.Compiled)]
    compiled.use()
    assert not compiled.is_used()


def test_no_source_has_what_the_compiler_stumbles_over() -> None:
    package = Path(compiled.__file__).parent
    nodes = [
        (name, node) for name in sources(package) for node in ast.walk(ast.parse((package / name).read_text("utf-8")))
    ]
    found = [f"{name}:{node.lineno}" for name, node in nodes if isinstance(node, ast.Compare) and _has_star(node)]
    assert found == [], "a starred tuple behind `in`: give it a name"


def _has_star(node: ast.Compare) -> bool:
    """Whether it looks for something in a tuple, list or set that is written out with a star."""
    sides = [side for op, side in zip(node.ops, node.comparators, strict=True) if isinstance(op, ast.In | ast.NotIn)]
    return any(isinstance(part, ast.Starred) for side in sides for part in getattr(side, "elts", ()))
