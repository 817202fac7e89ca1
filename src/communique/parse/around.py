"""The sentence around some words, without parsing the whole document."""

from functools import lru_cache

from communique.model import Document, Span

ENDS = ".!?…"
LONGEST = 600


def sentence_around(document: Document, span: Span) -> Span:
    """From the end of the sentence before to the end of this one, within the line; never shorter than the words."""
    return document.span(*_around(document.text, span.start, span.end))


@lru_cache(maxsize=5000)  # many pages show the same words
def _around(text: str, first: int, last: int) -> tuple[int, int]:
    floor, ceiling = max(first - LONGEST, 0), min(last + LONGEST, len(text))
    start = first
    while start > floor and text[start - 1] != "\n" and not _ends(text, start - 1):
        start -= 1
    end = last
    while end < ceiling and text[end] != "\n" and not _ends(text, end - 1):
        end += 1
    while start < first and text[start].isspace():
        start += 1
    return start, end


def _ends(text: str, at: int) -> bool:
    """Whether a sentence ends with this character: a mark, then space, then no small letter; «г. Астана» does not."""
    if text[at] not in ENDS or at + 1 >= len(text) or not text[at + 1].isspace():
        return False
    after = text[at + 1 : at + 4].lstrip()
    if after[:1].islower():
        return False
    word = at
    while word > 0 and text[word - 1].isalpha():
        word -= 1
    return text[at] != "." or at - word > 2 or at == word
