"""The files of cases: a text with its exact words marked, and what should come of it.

    # A target is not a result.
    @published 2025-05-29
    Стороны намерены довести товарооборот до [value: 30 млрд долларов] к [period: 2030 году].
    => figure indicator=trade_turnover period=2030 value=30e9 unit=USD status=target

Blank lines part the cases. `=> nothing` is a negative case; `=?>` is a known gap, which must fail as long as it stands.
"""

import re
import shlex
from dataclasses import dataclass
from datetime import date
from pathlib import Path

KINDS = {
    "figure": "figures",
    "event": "events",
    "office": "offices",
    "statement": "statements",
    "agreement": "agreements",
    "initiative": "initiatives",
    "format": "formats",
    "ranking": "rankings",
    "topic": "topics",
    "period": "periods",
    "quantity": "quantities",
    "area": "areas",
    "person": "people",
    "organization": "organizations",
    "quotation": "quotations",
    "group": "groups",
    "title": "titles",
    "leftover": "leftovers",
    "line": "layout",
    "citation": "citations",
}
EXPECTED = re.compile(r"=(\??)>\s*(.*)")
SETTING = re.compile(r"@(\w+)\s+(.*)")
OPENING = re.compile(r"\[(?:([a-z_]+): ?)?")


class CaseError(Exception):
    """A file of cases is not written as it should be; says where."""


@dataclass(frozen=True)
class Expected:
    """One line of what should come. `gap` is true of a known gap."""

    kind: str
    fields: tuple[tuple[str, str], ...]
    gap: bool
    line: str


@dataclass(frozen=True)
class Mark:
    """Words that some claim must have for a field."""

    field: str
    start: int
    end: int


@dataclass(frozen=True)
class Case:
    """A text and what should come of it. `kind` is the plural that names the file."""

    path: Path
    number: int
    language: str
    kind: str
    note: str
    settings: tuple[tuple[str, str], ...]
    text: str
    marks: tuple[Mark, ...]
    expected: tuple[Expected, ...]

    @property
    def id(self) -> str:
        """File, line and note, as pytest prints them."""
        return f"{self.language}/{self.path.stem}:{self.number} {self.note[:60]}".strip()

    @property
    def published(self) -> date | None:
        """The day given by `@published`."""
        day = dict(self.settings).get("published")
        return date.fromisoformat(day) if day else None

    @property
    def strictness(self) -> float:
        """How strict to read: `@strictness`, or the default."""
        return float(dict(self.settings).get("strictness", "0.5"))


def cases_of(path: Path) -> tuple[Case, ...]:
    """All cases of a file. Raises CaseError where a case says nothing, or a text stands twice."""
    found: list[Case] = []
    seen: dict[tuple[object, ...], int] = {}
    for number, lines in _blocks(path):
        case = _case(path, number, lines)
        first = seen.setdefault((case.text, case.settings), number)
        if first != number:
            raise CaseError(f"{path}:{number}: the same text stands at line {first}")
        found.append(case)
    return tuple(found)


def _blocks(path: Path) -> list[tuple[int, list[str]]]:
    found: list[tuple[int, list[str]]] = []
    lines: list[str] = []
    for number, line in enumerate([*path.read_text(encoding="utf-8").split("\n"), ""], 1):
        if line.strip():
            lines.append(line)
        elif lines:
            # A block of comments alone is a heading of the file.
            if any(not line.startswith("#") for line in lines):
                found.append((number - len(lines), lines))
            lines = []
    return found


def _case(path: Path, number: int, lines: list[str]) -> Case:
    kind = path.stem.partition("-")[0]
    if kind not in KINDS.values():
        raise CaseError(f"{path}: a file of cases is named by its kind, one of {', '.join(KINDS.values())}")
    notes, settings, body, expected = [], [], [], []
    for line in lines:
        if line.startswith("#"):
            notes.append(line.lstrip("# ").strip())
        elif found := SETTING.fullmatch(line):
            settings.append((found[1], found[2].strip()))
        elif found := EXPECTED.fullmatch(line):
            expected += _expected(f"{path}:{number}", line, bool(found[1]), found[2])
        else:
            body.append(line)
    if not body or not any(EXPECTED.fullmatch(line) for line in lines):
        raise CaseError(f"{path}:{number}: a case is a text and at least one line of =>")
    _check_nothing(f"{path}:{number}", lines, expected)
    text, marks = _unmark("\n".join(body), f"{path}:{number}")
    return Case(path, number, path.parent.name, kind, " ".join(notes), tuple(settings), text, marks, tuple(expected))


def _expected(where: str, line: str, gap: bool, said: str) -> list[Expected]:
    words = shlex.split(said)
    if words == ["nothing"]:
        return [Expected("nothing", (), gap, line)]
    if not words or words[0] not in KINDS:
        raise CaseError(f"{where}: {line!r} must begin with one of {', '.join(KINDS)}, or be `nothing`")
    fields = []
    for word in words[1:]:
        field, equals, value = word.partition("=")
        if not equals:
            raise CaseError(f"{where}: {word!r} is not of the form key=value")
        fields.append((field, value))
    return [Expected(KINDS[words[0]], tuple(fields), gap, line)]


def _check_nothing(where: str, lines: list[str], expected: list[Expected]) -> None:
    firm = [e for e in expected if not e.gap]
    for group in (firm, [e for e in expected if e.gap]):
        if len(group) > 1 and any(e.kind == "nothing" for e in group):
            raise CaseError(f"{where}: `nothing` stands alone")
    said = [line for line in lines if EXPECTED.fullmatch(line)]
    if len(set(said)) < len(said):
        raise CaseError(f"{where}: a line of => stands twice")


def _unmark(text: str, where: str) -> tuple[str, tuple[Mark, ...]]:
    """The text without marks, and the marks with their offsets; a bracket without a field is part of the text."""
    plain: list[str] = []
    marks: list[Mark] = []
    opened: list[tuple[str | None, int]] = []
    length = at = 0
    while at < len(text):
        found = OPENING.match(text, at)
        if found and found[1]:
            opened.append((found[1], length))
            at = found.end()
            continue
        if text[at] == "]" and opened and opened[-1][0]:
            field, start = opened.pop()
            marks.append(Mark(str(field), start, length))
        else:
            if text[at] == "[":
                opened.append((None, length))
            elif text[at] == "]" and opened:
                opened.pop()
            plain.append(text[at])
            length += 1
        at += 1
    if any(field for field, _ in opened):
        raise CaseError(f"{where}: a mark is not closed")
    return "".join(plain), tuple(marks)
