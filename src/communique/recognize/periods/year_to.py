"""Times that end with a month: "in the year to March 2024", "the twelve months ended June 30", "nine months to May"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from communique.lang import Pack
from communique.model import Period
from communique.model.mention import PeriodMention
from communique.parse import Parse, Token
from communique.recognize.quantities_lexicon import Numerals, numerals_of

Line = tuple[str, ...]
COUNT = "#"  # stands for a numeral in a line
YEAR = 12  # months
MONTH = 30.4  # days: from the middle of a month one gets to that of another


def years_to(parsed: Parse, found: Sequence[PeriodMention], pack: Pack) -> tuple[PeriodMention, ...]:
    """The mentions, those made a year long that words before them say end a year; they take those words in."""
    lines = {
        tuple(line.split())
        for table in ("year_to", "months_to")
        for line in pack.table("dates").get(table, {}).get("words", ())
    }
    return tuple(_long(parsed, found, lines, numerals_of(pack))) if lines else tuple(found)


def _long(
    parsed: Parse, found: Sequence[PeriodMention], lines: Collection[Line], words: Numerals
) -> Iterator[PeriodMention]:
    whole = [_year_of(parsed, mention, lines, words) for mention in found]
    taken = {i for one, mention in zip(whole, found, strict=True) for i in range(one.first, mention.first)}
    for one, mention in zip(whole, found, strict=True):
        if one is not mention or taken.isdisjoint(range(mention.first, mention.last)):
            yield one  # "the twelve months" of "the twelve months to June" is no time of its own


def _year_of(parsed: Parse, mention: PeriodMention, lines: Collection[Line], words: Numerals) -> PeriodMention:
    """The year or the months that end with a mention; the mention itself where no such words stand before it."""
    period = mention.period
    if mention.kind != "point" or period is None or period.last is None or period.precision not in ("day", "month"):
        return mention
    sentence = parsed.sentences[mention.sentence]
    ends = (mention.first, mention.first + 1)  # "ended June 2023" may be the whole mention
    starts = (_start(parsed.tokens, end, line, words) for line in lines for end in ends)
    first, count = min((f for f in starts if sentence.first <= f[0] < mention.first), default=(-1, 0))
    if first < 0:
        return mention
    span = parsed.span(parsed.tokens[first].start, mention.span.end)
    begin = period.last.replace(day=15) - timedelta(days=MONTH * (count - 1))
    return replace(mention, span=span, first=first, period=Period.months(begin, period.last), kind="span")


def _start(tokens: Sequence[Token], end: int, line: Line, words: Numerals) -> tuple[int, int]:
    """Where words that end before a token begin, and how many months they tell; -1 where they do not stand."""
    first = end - len(line)
    if first < 0:
        return -1, 0
    pairs = list(zip(line, tokens[first:end], strict=True))
    count = next((_months(token, words) for word, token in pairs if word == COUNT), YEAR)
    return (first, count) if count and all(word in (COUNT, token.norm) for word, token in pairs) else (-1, 0)


def _months(token: Token, words: Numerals) -> int:
    """How many months a numeral tells, at most a year; 0 where it is none."""
    count = int(token.text) if token.text.isdigit() else int(words.cardinals.get(token.norm, 0))
    return count if 0 < count <= YEAR else 0
