"""Lists of what somebody said, under a line that announces them: «Главное из слов министра:»."""

from collections.abc import Iterator

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.cues import Cue
from communique.extract.statements.words import Saying
from communique.parse import Line, Parse

# So many lines of a list belong to the line that announces it.
LONGEST = 12
QUOTES = '«„“"'
BULLETS = "-–—•·*●▪◦"


def listed(parsed: Parse, words: Saying) -> Iterator[Candidate]:
    """Each item of a list whose heading speaks of words said."""
    head: tuple[Line, Cue] | None = None
    left = 0
    for line in parsed.lines:
        if _is_item(parsed, line):
            if head and left:
                left -= 1
                yield from _item(parsed, line, head)
            continue
        if parsed.text[line.start] not in QUOTES:
            head, left = _heading(parsed, line, words), LONGEST


def _is_item(parsed: Parse, line: Line) -> bool:
    return line.kind == "item" or parsed.text[line.start] in BULLETS


def _heading(parsed: Parse, line: Line, words: Saying) -> tuple[Line, Cue] | None:
    """The line with its cue if it ends in a colon and speaks of words said."""
    if parsed.text[line.end - 1] != ":":
        return None
    first, last = parsed.token_at(line.start), parsed.token_at(line.end - 1)
    for i in range(last - 1, first - 1, -1):
        token = parsed.tokens[i]
        kinds = words.kinds(token) or (("announce",) if token.lemmas & words.announce else ())
        if kinds:
            return line, Cue(token=i, first=first, last=last, segment=0, kinds=kinds)
    return None


def _item(parsed: Parse, line: Line, head: tuple[Line, Cue]) -> Iterator[Candidate]:
    first, last = parsed.token_at(line.start), parsed.token_at(line.end - 1) + 1
    while first < last and not (parsed.tokens[first].is_word or parsed.tokens[first].is_number):
        first += 1
    while last > first and parsed.tokens[last - 1].text in (";", ".", ","):
        last -= 1
    if last - first > 2:
        yield Candidate(
            start=parsed.tokens[first].start, end=parsed.tokens[last - 1].end, manner="indirect", form="item",
            sentence=parsed.tokens[first].sentence, cue=head[1], zone=(head[1].first, head[1].last),
        )  # fmt: skip
