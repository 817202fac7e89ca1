"""Lines of a text and what each is."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from functools import cache
from typing import Literal

from communique.lang import Pack
from communique.parse.prefixes import Prefixes, list_marker, prefixes_of
from communique.parse.structure import Line
from communique.parse.tokens import fold

# Longer lines are text, however they begin; shorter ones without a full stop may be titles.
LONG, TITLE = 170, 220
NAMED = 6  # words of a line that may say who wrote it
TERMINAL = frozenset(".!?…;:")
DASHES = ("-", "–", "—")
CLOSING = "»”“\"')"


@dataclass(frozen=True, slots=True)
class Words:
    """What lines of each kind begin with."""

    share: tuple[str, ...]
    caption: tuple[str, ...]
    clutter: tuple[str, ...]
    tail: tuple[str, ...]
    notice: tuple[str, ...]
    byline: tuple[str, ...]
    prefixes: Prefixes


@cache
def _words(pack: Pack) -> Words:
    table = pack.table("layout")
    names = ("share", "caption", "clutter", "tail", "notice", "byline")
    lists = {name: tuple(fold(phrase) for phrase in table.get(name, ())) for name in names}
    cities = [word for row in pack.rows("cities") for word in row["words"].split("|")]
    return Words(**lists, prefixes=prefixes_of(table, cities))


def lines_of(text: str, pack: Pack) -> tuple[Line, ...]:
    """Every line with a character other than white space, in order."""
    words = _words(pack)
    lines: list[Line] = []
    start = 0
    for raw in text.splitlines(keepends=True):
        body = raw.strip()
        if body:
            begin = start + raw.index(body[0])
            lines.append(_line(text, Line(index=len(lines), start=begin, end=begin + len(body), kind="body"), words))
        start += len(raw)
    return tuple(_lists(text, _headline(text, _tail(text, lines, words))))


def _line(text: str, line: Line, words: Words) -> Line:
    """What a line is by its own words."""
    at = words.prefixes.stamp(text, line.start, line.end)
    if at == line.end:
        return replace(line, kind="dateline")
    kind = _page(text[at : line.end], words)
    if kind:
        return replace(line, kind=kind)
    at = words.prefixes.dateline(text, at, line.end)
    if at > line.start:
        return replace(line, start=at, marker=text[line.start : at].strip())
    marker = list_marker(text, line.start, line.end)
    if marker:
        begin = line.start + len(marker)
        begin += len(text[begin : line.end]) - len(text[begin : line.end].lstrip())
        return replace(line, start=begin, marker=marker, kind="item")
    return line


def _page(body: str, words: Words) -> Literal["share", "caption", "clutter", ""]:
    """The part of the page that a short line is by its first words."""
    if len(body) > LONG:
        return ""
    head = fold(body[:60])
    if head.startswith(words.share):
        return "share"
    if head.startswith(words.caption):
        return "caption"
    notice = any(phrase in head for phrase in words.notice) or tells_author(body, words.byline)
    return "clutter" if notice or head.startswith(words.clutter) or _is_counter(body) else ""


def tells_author(line: str, bylines: tuple[str, ...]) -> bool:
    """Whether a line only says who wrote it: «By John Smith and Ann Lee», «Автор – Сая Тілеу». `bylines` are folded."""
    words = line.split()
    if len(words) > NAMED or not fold(line).startswith(bylines):
        return False
    told = words[2:] if len(words) > 1 and not words[1].isalpha() else words[1:]
    return bool(told) and told[0][0].isupper() and all(one[0].isupper() or len(one) <= len("and") for one in told)


def _is_counter(body: str) -> bool:
    """Rates, views and times: short, and not one word of more than three small letters."""
    body = body[len(list_marker(body, 0, len(body))) :].strip()  # «10. США — 482» is an item
    if len(body) > 60 or "|" in body:
        return False
    words = [word.strip(".,:;()•") for word in body.split()]
    return (
        not any(word.isalpha() and (not word.isupper() or len(word) > 4) and len(word) > 3 for word in words)
        and (
            not any(any(c.isalpha() for c in word) for word in words) or sum(c.isdigit() for c in body) * 3 > len(body)
        )
        and not any(c.islower() for c in body)
    )


def ends(text: str, line: Line) -> str:
    """The last mark of a line, quotation marks aside; empty where it ends with a word."""
    end = line.end
    while end > line.start and text[end - 1] in CLOSING:
        end -= 1
    mark = text[end - 1 : end]
    return mark if mark in TERMINAL else ""


def _tail(text: str, lines: Sequence[Line], words: Words) -> list[Line]:
    """Lines of other articles, which follow the body under a heading of their own."""
    found: list[Line] = []
    tail = False
    for line in lines:
        head = fold(text[line.start : min(line.end, line.start + 60)])
        if line.kind == "clutter" and head.startswith(words.tail) and len(head) < 40:
            tail = True
        elif line.kind in ("body", "item") and ends(text, line) in (".", "!", "…"):
            tail = False
        found.append(replace(line, kind="clutter") if tail and line.kind in ("body", "item") else line)
    return found


def _headline(text: str, lines: Sequence[Line]) -> list[Line]:
    """The first line of the article if it does not end like a sentence, and its repetitions."""
    bodies = [line for line in lines if line.kind == "body"]
    first = next((line for line in bodies if _is_text(text, line)), None)
    if first is None or not _is_title(text, first) or first is bodies[-1]:
        return list(lines)
    said = text[first.start : first.end]
    return [
        replace(line, kind="headline")
        if line.kind == "body" and _is_title(text, line) and _repeats(text[line.start : line.end], said)
        else line
        for line in lines
    ]


def _is_text(text: str, line: Line) -> bool:
    return len(text[line.start : line.end].split()) > 2


def _is_title(text: str, line: Line) -> bool:
    return line.end - line.start <= TITLE and ends(text, line) in ("", "?", "!")


def _repeats(body: str, said: str) -> bool:
    return body == said or body.startswith(said + " - ")


def _lists(text: str, lines: Sequence[Line]) -> list[Line]:
    """Items and the lines that lead into them; a dash alone may as well open direct speech."""
    found = list(lines)
    for i, line in enumerate(lines):
        if line.kind != "body":
            continue
        if _dashed(text, line) and _in_list(text, found, i):
            begin = line.start + 1
            while begin < line.end - 1 and text[begin].isspace():
                begin += 1
            found[i] = replace(line, kind="item", start=begin, marker=text[line.start])
        elif ends(text, line) == ":" and i + 1 < len(lines) and _leads(text, line, lines[i + 1]):
            found[i] = replace(line, kind="lead_in")
    return found


def _leads(text: str, line: Line, after: Line) -> bool:
    if after.kind == "item" or _dashed(text, after) or ends(text, after) == ";":
        return True
    return max(line.end - line.start, after.end - after.start) < LONG


def _dashed(text: str, line: Line) -> bool:
    return text[line.start] in DASHES and text[line.start + 1 : line.start + 2] in (" ", "\u00a0")


def _in_list(text: str, lines: Sequence[Line], i: int) -> bool:
    """Whether a line that begins with a dash stands with others like it or among lines that end in semicolons."""
    before = lines[i - 1] if i else None
    after = lines[i + 1] if i + 1 < len(lines) else None
    if before and before.kind == "item" and before.marker in DASHES:
        return True
    if before and before.kind == "lead_in" and after and _dashed(text, after):
        return True
    return ends(text, lines[i]) == ";" or bool(before and ends(text, before) == ";")
