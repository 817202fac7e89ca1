"""Surnames of men and women: «Алиев» and «Алиева» are two people, «Шавката Мирзиёева» is one with «Шавкат Мирзиёев».

Words come in plain Latin letters. A surname that looks like a woman's may be a man's in another case; then his given
name stands in that case, too.
"""

from collections.abc import Iterable

# The endings of a man's surname, and what a woman's has instead.
MEN = ("ov", "ev", "iov", "yov", "in", "yn")
ADJECTIVES = (("skiy", "skaya"), ("skii", "skaia"), ("sky", "skaya"), ("skij", "skaja"), ("tskiy", "tskaya"))
# Given names in the genitive: Шавката, Сергея, Игоря.
OBLIQUE = ("a", "ya", "ia")
SOFT = ("y", "i")


def are_of_two_sexes(pairs: Iterable[tuple[str, str]]) -> bool:
    """Whether one of two names, given as pairs of words that sound alike, is a man's and the other a woman's."""
    crossed = given = False
    for one, other in pairs:
        if _is_womans(one, other) or _is_womans(other, one):
            crossed = True
        elif _is_oblique(one, other) or _is_oblique(other, one):
            given = True
    return crossed and not given


def _is_womans(one: str, other: str) -> bool:
    """Whether the first is a woman's surname and the second a man's."""
    if any(one.endswith(hers) and other.endswith(his) for his, hers in ADJECTIVES):
        return True
    return other.endswith(MEN) and one.endswith(tuple(his + "a" for his in MEN))


def _is_oblique(one: str, other: str) -> bool:
    """Whether the first can be the genitive of the second: Ильхама of Ильхам, Сергея of Сергей."""
    stem = other[:-1] if other.endswith(SOFT) else other
    return len(other) > 1 and not other.endswith("a") and one in {stem + ending for ending in OBLIQUE}
