"""Sentences of each line."""

import re
from collections.abc import Iterator, Sequence

from razdel import sentenize

from communique.lang import Pack
from communique.parse.structure import Line

# A line this long is junk or a minified page: it is cut at white space so that no later room meets it whole.
LONGEST = 20_000
SPACE = re.compile(r"\s")
# The longest sentence of real reports has some 120 words. One of many more is a table or a list run together: it is
# parted at its commas, for what looks at each pair of its numbers and states would cost the square of them.
MOST_WORDS = 250
WORD = re.compile(r"\w+")
COMMA, NEAR = re.compile(r"(?<=[,;|])\s"), 200  # characters to look for a comma before any space will do
LETTER = re.compile(r"\b(?P<family>[^\W\d_]{2,5}) (?P<letter>[^\W\d_])(?P<stop>\.)\s+(?P<next>[^\W\d_])")
# A stop without a space behind it («… с Диопом.Ранее …») ends a sentence between words that are no address.
GLUED = re.compile(
    r"(?<![\w./@-])(?P<word>[^\W\d_]{4,}|[a-z]{2,3}|[^\W\d_a-z]{3,})[»”\")]?(?P<stop>[.!?])(?=[«“\"]?(?P<next>[^\W\d_]+)(?![\w./@]))"
)
BEFORE_BRANDS = ("«", '"', "“", "(", "©")
LEAST_LATIN = 3  # letters of the next word: shorter ones are endings of addresses, "Report.Az"
# Shorter markers are bullets and numbers of items; longer ones are stamps and datelines, sentences of their own.
SHORT_MARKER = 4


def sentences_of(text: str, lines: Sequence[Line], pack: Pack) -> list[tuple[int, int, int]]:
    """Start, end and line of each sentence, in order; clutter lines have sentences too."""
    found: list[tuple[int, int, int]] = []
    layout = pack.table("layout")
    glued, dates = (frozenset(layout.get(name, ())) for name in ("abbreviations", "before_figures"))
    families = frozenset(pack.table("names").get("first_families", ()))
    for line in lines:
        if len(line.marker) > SHORT_MARKER:
            begin = text.rindex(line.marker, 0, line.start)
            found.append((begin, begin + len(line.marker), line.index))
        for start, end in _pieces(text, line.start, line.end):
            spans = [(start + p.start, start + p.stop) for p in sentenize(text[start:end]) if p.text.strip()]
            whole = _mended(text, spans, glued, dates)
            parted = (part for span in whole for part in _unglued(text, span, glued))
            cut = (piece for span in parted for piece in _cut(text, span, families))
            found += [(first, last, line.index) for span in cut for first, last in _bounded(text, span)]
    return found


def _mended(
    text: str, spans: Sequence[tuple[int, int]], glued: frozenset[str], dates: frozenset[str]
) -> Iterator[tuple[int, int]]:
    """Sentences parted after an abbreviation or an initial are one; so are those parted before a small letter."""
    held: tuple[int, int] | None = None
    for span in spans:
        if held and _belongs(text, held, span, glued | dates if text[span[0]].isdigit() else glued):
            held = (held[0], span[1])
            continue
        if held:
            yield held
        held = span
    if held:
        yield held


def _unglued(text: str, span: tuple[int, int], glued: frozenset[str]) -> Iterator[tuple[int, int]]:
    """A sentence ends at a stop between two words, the second with a capital, though no space parts them."""
    first, last = span
    for found in GLUED.finditer(text, first, last):
        word, following = found["word"], found["next"]
        capital = following[0].isupper() and not following.isupper()
        long = len(following) >= LEAST_LATIN or not following.isascii()
        brand = text[max(0, found.start() - 2) : found.start()].strip()[-1:] in BEFORE_BRANDS  # «Яндекс.Новости»
        plain = word.islower() or ((word.istitle() or word.isupper()) and not brand)
        if capital and long and plain and word.lower() not in glued:
            yield first, found.end("stop")
            first = found.end("stop")
    yield first, last


def _cut(text: str, span: tuple[int, int], families: frozenset[str]) -> Iterator[tuple[int, int]]:
    """A sentence ends behind a given name of one letter, which is no initial: «… встретился с Ван И. Министр …»."""
    first, last = span
    for found in LETTER.finditer(text, first, last) if families else ():
        if found["family"].lower() in families and found["family"].istitle() and found["letter"].isupper():
            yield first, found.end("stop")
            first = found.start("next")
    yield first, last


def _bounded(text: str, span: tuple[int, int]) -> Iterator[tuple[int, int]]:
    """A sentence of more than ``MOST_WORDS`` words in pieces, each ending behind a comma or a space."""
    first, last = span
    few = last - first < 2 * MOST_WORDS - 1  # characters: so many words and the gaps between them need more
    words = [] if few else [m.end() for m in WORD.finditer(text, first, last)]
    for end in words[MOST_WORDS - 1 :: MOST_WORDS]:
        gap = COMMA.search(text, end, min(last, end + NEAR)) or SPACE.search(text, end, last)
        if gap and gap.start() > first and text[gap.end() : last].strip():
            yield first, gap.start()
            first = gap.end()
    yield first, last


def _belongs(text: str, held: tuple[int, int], span: tuple[int, int], glued: frozenset[str]) -> bool:
    if text[held[1] - 1] != ".":
        return text[held[1] - 1] in "!?…" and text[span[0]].islower()
    start = held[1] - 1
    while start > held[0] and start > held[1] - 12 and not text[start - 1].isspace():
        start -= 1
    word = text[start : held[1] - 1].lower().lstrip('«"(')
    following = text[span[0]]
    if following.islower():
        return True
    return word in glued or (len(word) == 1 and word.isalpha() and text[held[1] - 2].isupper() and following.isupper())


def _pieces(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    while end - start > LONGEST:
        space = SPACE.search(text, start + LONGEST, min(end, start + 2 * LONGEST))
        cut = space.start() if space else start + LONGEST
        yield start, cut
        start = cut
    if start < end:
        yield start, end
