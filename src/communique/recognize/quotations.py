"""Words for quotations: between marks of any kind, nested, left open, over several lines; and after a dash."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.lang import Pack
from communique.model.mention import QuotationMention
from communique.parse import Line, Parse, Token

MARK = re.compile("[«»„“”‟\"″]|''")
TOLD = re.compile("(?:[»“”\"]|''),[ \u00a0]?[-–—−―] ?")
ALWAYS_OPEN, ALWAYS_CLOSED = "«„", "»"
DASHES = "-–—−―‒"
# A quotation that is left open may close within this many lines; otherwise it ends with its own line.
REACH = 6
# Longer quotations are two marks that do not belong together.
LONGEST = 6000
NAME_WORDS = 14
# A longer one, up to so many, has most of its long words in capitals.
LONGEST_NAME, CAPITALS, LONG = 60, 0.7, 4
# Up to so many words are a name even before a comma and a dash: «…завод «Восток», — сказал он».
WORDS_OF_NAMES = 2
TRIM = " \t\u00a0\u202f,;" + DASHES


@dataclass(frozen=True, slots=True)
class _Pair:
    """Offsets of the words between two marks; `depth` 0 is outermost, `open` where no mark closes it."""

    start: int
    end: int
    depth: int
    open: bool = False


def find_quotations(parsed: Parse, pack: Pack) -> tuple[QuotationMention, ...]:
    """All of them in the order of the text, an outer one before those inside it."""
    del pack
    found = [m for pair in _pairs(parsed) if (m := _mention(parsed, pair.start, pair.end, "marks"))]
    found += [m for line in parsed.lines if (m := _dashed(parsed, line))]
    return tuple(sorted(found, key=lambda m: (m.span.start, -m.span.end)))


def _pairs(parsed: Parse) -> Iterator[_Pair]:
    taken = 0
    for line in parsed.lines:
        if line.end <= taken:
            continue
        closed, left = _scan(parsed.text, max(line.start, taken), line.end)
        yield from closed
        if not left:
            continue
        end = _end_of_open(parsed, line, left, closed)
        taken = end if end > line.end else taken
        yield _Pair(left, end, 0, open=True)


def _scan(text: str, start: int, end: int) -> tuple[list[_Pair], int]:
    """Pairs that close between two offsets, and where the outermost that does not begins (0: all close)."""
    stack: list[int] = []
    closed: list[_Pair] = []
    for mark in MARK.finditer(text, start, end):
        if _opens(text, mark, len(stack)):
            stack.append(mark.end())
        elif stack:
            closed.append(_Pair(stack.pop(), mark.start(), len(stack)))
    return closed, stack[0] if stack else 0


def _opens(text: str, mark: re.Match[str], inside: int) -> bool:
    """Whether a mark opens: by its shape, else by the characters beside it; `inside` so many marks that are open."""
    if mark[0] in ALWAYS_OPEN:
        return True
    if mark[0] in ALWAYS_CLOSED:
        return False
    before = text[mark.start() - 1 : mark.start()] if mark.start() else ""
    after = text[mark.end() : mark.end() + 1]
    free = not before or before.isspace() or before in "([{/|" + DASHES or (before in ALWAYS_OPEN + '“"' and not inside)
    tight = bool(after) and not after.isspace() and after not in ",.;:!?)"
    if free == tight:
        return free
    return not inside and tight


def _end_of_open(parsed: Parse, line: Line, start: int, closed: list[_Pair]) -> int:
    """Where a quotation ends whose mark is missing: at an inner mark that served twice, further down, or its line."""
    inner = [pair.end for pair in closed if pair.start > start]
    if inner and _ends_speech(parsed.text, inner[-1] + 1, line.end):
        return inner[-1] + 1
    for other in parsed.lines[line.index + 1 : line.index + 1 + REACH]:
        if other.end - start > LONGEST:
            break
        mark = MARK.search(parsed.text, other.start, other.end)
        if mark and _opens(parsed.text, mark, 1) and mark.start() - other.start < 3:
            break
        if (end := _unmatched(parsed.text, other)) >= 0:
            return end
    return line.end


def _ends_speech(text: str, offset: int, end: int) -> bool:
    rest = text[offset : min(end, offset + 4)].strip()
    return not rest or rest[0] in ".!?…" or (rest[0] in "," + DASHES and len(rest) > 1 and rest[-1] in DASHES)


def _unmatched(text: str, line: Line) -> int:
    """Where a line closes a mark that it has not opened; -1 where it does not."""
    depth = 0
    for mark in MARK.finditer(text, line.start, line.end):
        if _opens(text, mark, 1):
            depth += 1
        elif depth:
            depth -= 1
        else:
            return mark.start()
    return -1


def _dashed(parsed: Parse, line: Line) -> QuotationMention | None:
    """A line that begins with a dash: speech in a conversation (or an item of a list, which others tell)."""
    start = line.start
    while start and parsed.text[start - 1] in " \t\u00a0":
        start -= 1
    behind = parsed.text[start - 1 : start] if start else ""
    if (line.marker and line.marker in DASHES) or (behind and behind in DASHES):
        return _mention(parsed, line.start, line.end, "dash")
    if parsed.text[line.start] in DASHES and not parsed.text[line.start + 1 : line.start + 2].isdigit():
        return _mention(parsed, line.start + 1, line.end, "dash")
    return None


def _mention(parsed: Parse, start: int, end: int, kind: str) -> QuotationMention | None:
    while start < end and parsed.text[start] in TRIM:
        start += 1
    while start < end and (parsed.text[end - 1] in TRIM or parsed.text[end - 1].isspace()):
        end -= 1
    if end - start > LONGEST or not any(map(str.isalnum, parsed.text[start:end])):
        return None
    first, last = parsed.token_at(start), parsed.token_at(end - 1) + 1
    told = last - first > WORDS_OF_NAMES and _is_told(parsed.text, end)
    name = kind == "marks" and not told and _is_name(parsed, first, last)
    sentence = parsed.tokens[first].sentence
    return QuotationMention(
        span=parsed.span(start, end), first=first, last=last, sentence=sentence, kind=kind, name=name
    )


def _is_told(text: str, end: int) -> bool:
    """«…», —: a comma and a dash after the closing mark come with an attribution, never with a name alone."""
    return bool(TOLD.match(text, end))


def _is_name(parsed: Parse, first: int, last: int) -> bool:
    """A title: few words, a capital, no verb that stands alone and no end of a sentence."""
    words = [t for t in parsed.tokens[first:last] if t.is_word]
    if (
        not words
        or (len(words) > NAME_WORDS and not _in_capitals(words))
        or parsed.tokens[last - 1].text in ("!", "?", "…", "...")
    ):
        return False
    if not parsed.tokens[first].is_title and not parsed.tokens[first].is_number:
        return False
    return not any(t.form.verb == "Fin" or t.pos == "PRON" or _is_short(t) for t in words)


def _in_capitals(words: Sequence[Token]) -> bool:
    """Whether a title has its long words in capitals, as those of English documents do."""
    long = [t for t in words if len(t.text) >= LONG]
    return len(words) <= LONGEST_NAME and sum(t.is_title for t in long) >= CAPITALS * len(long)


def _is_short(token: Token) -> bool:
    """A short adjective or participle: a predicate, which names do not have."""
    return (token.pos == "ADJ" or token.form.verb == "Part") and not token.form.case and token.form.number != ""
