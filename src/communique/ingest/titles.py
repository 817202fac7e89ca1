"""What a text without a given title is called: the first of its lines that reads like a headline."""

import re
from collections.abc import Iterator
from functools import cache
from itertools import islice

from communique.ingest.stamps import without_stamp
from communique.lang import available, load
from communique.parse.layout import tells_author

HEAD = 5_000  # characters in which a headline is looked for
LONGEST = 160
LETTERS = 8  # a line with fewer is a number, a price, a mark
LABEL = 3  # words of a line that may be a rubric or the name of a publisher: «Новости дня», "The Chronicle"
FURNITURE = 4  # words of a line that may be a part of the page: «1 минута чтения», "Share this"
BELOW = 4  # lines below a label among which the headline is looked for
HEADLINE = (4, 20)  # words of such a headline
CLOCK = re.compile(r"\d:\d\d")
BEGUN = re.compile(r"\W*\b\d{1,2}:\d\d[\s,.|]+(?=\D)")  # the time at which a list of news has it: «11:38 Посол прибыл»
FILE = re.compile(r"\S*/\S*\.\w{2,5}")
KINDS = ("share", "caption", "clutter", "label")


def title_of(text: str, language: str) -> str:
    """The first line that reads like a headline, without the day before it, cut to a length that can be listed."""
    lines = _said(text, language)
    furniture = []
    for line in lines:
        if _is_furniture(line, language):
            furniture.append(line)
            continue
        below = islice(lines, BELOW) if len(line.split()) <= LABEL else ()
        better = (said for said in below if _is_headline(said) and not said.lower().startswith(_phrases(language)))
        return _cut(next(better, line))
    return _cut(furniture[0]) if furniture else ""


def _said(text: str, language: str) -> Iterator[str]:
    for line in text[:HEAD].splitlines():
        begun = BEGUN.match(line)
        said = without_stamp(line[begun.end() if begun else 0 :].strip(), language)
        if sum(map(str.isalpha, said)) >= LETTERS:
            yield said


def _is_furniture(line: str, language: str) -> bool:
    """Whether a line is an address, a menu, or a part of the page: how long it takes to read, where to share it."""
    words, low = line.split(), line.lower()
    if "://" in words[0] or low.startswith("www.") or " | " in line or FILE.fullmatch(words[0]):
        return True
    if any(notice in low for notice in _layout(language, "notice")):
        return True
    if len(words) <= FURNITURE and (low.startswith(_phrases(language)) or CLOCK.search(line)):
        return True
    return tells_author(line, _layout(language, "byline"))


def _is_headline(line: str) -> bool:
    """A line of some words without a full stop, and neither an item of a list nor a labelled one."""
    words = line.split()
    if not HEADLINE[0] <= len(words) <= HEADLINE[1] or ":" in words[0] + words[1] or line[-1] in ".,;:":
        return False
    return (line[0].isalnum() or line[0] in "«“„\"'‘") and ". " not in line and not CLOCK.search(line)


@cache
def _phrases(language: str) -> tuple[str, ...]:
    """How the parts of a page begin, by the layout of the language's pack."""
    return tuple(phrase for kind in KINDS for phrase in _layout(language, kind))


@cache
def _layout(language: str, kind: str) -> tuple[str, ...]:
    """The phrases of one kind, in small letters."""
    table = load(language).table("layout") if language in available() else {}
    return tuple(phrase.lower() for phrase in table.get(kind, ()))


def _cut(title: str) -> str:
    return title if len(title) <= LONGEST else title[: max(title.rfind(" ", 0, LONGEST), LONGEST // 2)] + "…"
