"""Names that stand side by side with nothing between, where the complement stands before its head."""

from collections.abc import Iterator

from communique.parse import Parse, Token
from communique.recognize.people.spelling import common, is_given
from communique.recognize.people.words import Words

SHORT = 4  # letters; a shorter word is a name of East Asia, not only the ending of a surname


def side_by_side(parsed: Parse, span: tuple[int, int], words: Words) -> Iterator[tuple[int, int]]:
    """Subject and object that follow each other with nothing between: «Никол Пашинян Қасым-Жомарт Тоқаевпен»."""
    ends = range(span[0], span[1] - 1) if words.complement_first else ()
    if (end := next((i for i in ends if parsed.tokens[i].norm.endswith(words.surnames_in_case)), -1)) >= 0:
        yield from ((span[0], end + 1), *side_by_side(parsed, (end + 1, span[1]), words))
        return
    inside = range(span[0] + 2, span[1] - 1) if words.complement_first else ()
    family = span[0] + 1  # «Тоқаев Си Цзиньпинді»
    if (
        words.complement_first
        and family < span[1] - 1
        and parsed.tokens[family].norm in words.first_families
        and _is_surname(parsed.tokens[span[0]], words)
    ):
        yield from ((span[0], family), (family, span[1]))
        return
    cuts = [i for i in inside if _opens(parsed.tokens[i], parsed.tokens[i - 1], words)]
    cut = next((i for i in cuts if is_given(parsed.tokens[i])), cuts[0] if cuts else 0)
    yield from ((span[0], cut), (cut, span[1])) if cut else (span,)


def _opens(token: Token, before: Token, words: Words) -> bool:
    """Whether a second name begins here: with a given name, or after a surname in the nominative."""
    plain = not token.is_title or common(token) or before.norm in words.particles
    return not plain and (is_given(token) or before.norm.endswith(words.bare_surnames))


def _is_surname(token: Token, words: Words) -> bool:
    return len(token.norm) > SHORT and not is_given(token) and token.norm.endswith(words.bare_surnames)
