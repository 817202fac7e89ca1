"""What a time is for: a point, a goal («к 2030 году»), what something is compared with («чем в 2023 году»)."""

from communique.parse import Parse, Sentence
from communique.recognize.periods.calendar import Time
from communique.recognize.periods.lexicon import Lexicon

LONGEST_CUE = 4


def kind_of(parsed: Parse, sentence: Sentence, first: int, time: Time, known: tuple[Lexicon, int | None]) -> str:
    """The kind, from the form itself, else from the words just before it; a point where there are none."""
    lexicon, now = known
    words = _words_before(parsed, sentence, first)
    if time.kind in ("comparison", "same", "anniversary", "age", "duration", "time", "vague", "now"):
        return time.kind
    if _ends_with(words, lexicon.kinds.get("comparison", frozenset())):
        return "comparison"
    if _ends_with(words, lexicon.kinds.get("deadline", frozenset())):
        return "comparison" if _is_over(time, now) or _after_percent(parsed, sentence, first) else "deadline"
    if time.kind:
        return time.kind
    for kind in ("until", "since"):
        if _ends_with(words, lexicon.kinds.get(kind, frozenset())):
            return kind
    return "point"


def leads_on(parsed: Parse, sentence: Sentence, first: int, lexicon: Lexicon) -> bool:
    """Whether the words just before a time say that something goes on to it: «до четверга», "through Thursday"."""
    return _ends_with(_words_before(parsed, sentence, first), lexicon.kinds.get("until", frozenset()))


def compares(parsed: Parse, sentence: Sentence, first: int, lexicon: Lexicon) -> bool:
    """Whether the words just before a time compare with it: «ниже уровня 2022 года», «29,7 % к 2024 году»."""
    words = _words_before(parsed, sentence, first)
    if _ends_with(words, lexicon.kinds.get("comparison", frozenset())):
        return True
    return _ends_with(words, lexicon.kinds.get("deadline", frozenset())) and _after_percent(parsed, sentence, first)


def _words_before(parsed: Parse, sentence: Sentence, first: int) -> list[frozenset[str]]:
    before = [parsed.tokens[i] for i in range(max(sentence.first, first - LONGEST_CUE), first)]
    return [frozenset((token.norm, *(form.lemma for form in token.forms))) for token in before]


def kind_behind(parsed: Parse, last: int, lexicon: Lexicon) -> str:
    """The kind by the case of the last word of a time and the word behind it («жылға дейін»); empty where none tells.

    A line of the pack is a case, or a word, and the word behind; a case alone tells by itself.
    """
    token = parsed.tokens[last]
    after = parsed.tokens[last + 1] if last + 1 < len(parsed.tokens) else None
    have = {form.case for form in token.forms if form.case}
    behind = frozenset((after.norm, *after.lemmas)) if after is not None else frozenset()
    for kind, lines in lexicon.behind.items():
        for line in lines:
            if line[0] in have and (len(line) == 1 or line[1] in behind):
                return kind
    return ""


def _after_percent(parsed: Parse, sentence: Sentence, first: int) -> bool:
    """«29,7 % к первому полугодию»: a growth is measured against it."""
    at = first - 1
    while at > max(sentence.first, first - LONGEST_CUE) and parsed.tokens[at].is_word:
        at -= 1
    return at >= sentence.first and parsed.tokens[at].text == "%"


def _is_over(time: Time, now: int | None) -> bool:
    """A year or month behind is no goal: «на 5 % к 2023 году» compares."""
    period = time.period
    return bool(period and period.last and now and period.precision != "day" and period.last.year < now)


def _ends_with(words: list[frozenset[str]], lines: frozenset[tuple[str, ...]]) -> bool:
    """Whether one of the lines stands just before, each word in any form."""
    return any(
        len(line) <= len(words)
        and all(w in have for w, have in zip(line, words[len(words) - len(line) :], strict=True))
        for line in lines
    )
