"""Years that end with a month: "in the year to March 2024", "the twelve months ended June 30"."""

from collections.abc import Collection, Iterator, Sequence
from dataclasses import replace
from datetime import timedelta

from communique.lang import Pack
from communique.model import Period
from communique.model.mention import PeriodMention
from communique.parse import Parse, Token

Line = tuple[str, ...]


def years_to(parsed: Parse, found: Sequence[PeriodMention], pack: Pack) -> tuple[PeriodMention, ...]:
    """The mentions, those made a year long that words before them say end a year; they take those words in."""
    lines = {tuple(line.split()) for line in pack.table("dates").get("year_to", {}).get("words", ())}
    return tuple(_long(parsed, found, lines)) if lines else tuple(found)


def _long(parsed: Parse, found: Sequence[PeriodMention], lines: Collection[Line]) -> Iterator[PeriodMention]:
    whole = [_year_of(parsed, mention, lines) for mention in found]
    taken = {i for one, mention in zip(whole, found, strict=True) for i in range(one.first, mention.first)}
    for one, mention in zip(whole, found, strict=True):
        if one is not mention or taken.isdisjoint(range(mention.first, mention.last)):
            yield one  # "the twelve months" of "the twelve months to June" is no time of its own


def _year_of(parsed: Parse, mention: PeriodMention, lines: Collection[Line]) -> PeriodMention:
    """The year that ends with a mention; the mention itself where no such words stand before it."""
    period = mention.period
    if mention.kind != "point" or period is None or period.last is None or period.precision not in ("day", "month"):
        return mention
    sentence = parsed.sentences[mention.sentence]
    ends = (mention.first, mention.first + 1)  # "ended June 2023" may be the whole mention
    starts = (_start(parsed.tokens, end, line) for line in lines for end in ends)
    first = min((f for f in starts if sentence.first <= f < mention.first), default=-1)
    if first < 0:
        return mention
    span = parsed.span(parsed.tokens[first].start, mention.span.end)
    begin = period.last.replace(day=1) - timedelta(days=330)  # in the month behind the same one of the year before
    return replace(mention, span=span, first=first, period=Period.months(begin, period.last), kind="span")


def _start(tokens: Sequence[Token], end: int, line: Line) -> int:
    """Where words that end before a token begin; -1 where they do not stand."""
    first = end - len(line)
    said = first >= 0 and all(word == token.norm for word, token in zip(line, tokens[first:end], strict=True))
    return first if said else -1
