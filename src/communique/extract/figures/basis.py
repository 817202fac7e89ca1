"""What a figure of trade counts, and whether it is final, where its sentence says so."""

from collections.abc import Mapping
from functools import cache

from communique.lang import Pack
from communique.model import Span
from communique.parse import Parse
from communique.parse.tokens import phrase_at

# Words after the figure that may still say it: «… 24 млрд долларов с учётом услуг».
AFTER = 6
# By first word, each phrase with its place in the table and its name.
Phrases = Mapping[str, tuple[tuple[int, str, tuple[str, ...]], ...]]


@cache
def _phrases(pack: Pack, kind: str) -> Phrases:
    table = pack.table("figures").get(kind, {})
    lines = [(str(name), tuple(str(phrase).split())) for name, phrases in table.items() for phrase in phrases]
    found: dict[str, list[tuple[int, str, tuple[str, ...]]]] = {}
    for place, (name, phrase) in enumerate(lines):
        found.setdefault(phrase[0], []).append((place, name, phrase))
    return {word: tuple(some) for word, some in found.items()}


def basis_of(parsed: Parse, pack: Pack, span: Span) -> str:
    """The basis that the words of a figure name, or those close behind it; empty for the usual one.

    Of several the first of the table: «торговля товарами и услугами» is trade in both.
    """
    return _said(parsed, span.start, span.end, _phrases(pack, "basis"))


def is_provisional(parsed: Parse, pack: Pack, span: Span) -> bool:
    """Whether the sentence of a figure calls it provisional, before it or close behind."""
    sentence = parsed.sentence_at(span.start)
    return sentence is not None and bool(_said(parsed, sentence.start, span.end, _phrases(pack, "standing")))


def _said(parsed: Parse, start: int, end: int, phrases: Phrases) -> str:
    sentence = parsed.sentence_at(start)
    words = parsed.words(sentence) if sentence and phrases else ()
    begun = [n for n, token in enumerate(words) if start <= token.start]
    ended = [n for n, token in enumerate(words) if token.start < end]
    if not begun or not ended:
        return ""
    there = range(begun[0], min(len(words), ended[-1] + 1 + AFTER))
    found = [
        (place, name)
        for at in there
        for word in {words[at].norm, *words[at].lemmas} & phrases.keys()
        for place, name, phrase in phrases[word]
        if phrase_at(words, at, phrase)
    ]
    return min(found, default=(0, ""))[1]
