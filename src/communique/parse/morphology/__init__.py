"""Dictionary forms and grammemes of words: one file an analyser, chosen by the pack's `morphology`."""

from functools import cache
from threading import RLock
from typing import Protocol

from communique.lang import Pack
from communique.parse.structure import Form

# A second analyser that is made while the first one works disturbs it: they share the names of grammemes.
ONE_AT_A_TIME = RLock()


class Morphology(Protocol):
    """What a language's analyser answers.

    `elided` are the words that lose their last vowel before another one: a following apostrophe is theirs.
    """

    elided: frozenset[str]

    def __hash__(self) -> int:
        """Answers are kept by analyser and word."""
        ...

    def forms(self, word: str) -> tuple[Form, ...]:
        """All readings of a folded word, likeliest first, never empty."""
        ...

    def lemmas(self, word: str) -> frozenset[str]:
        """The dictionary forms of all readings of a folded word."""
        ...

    def inflect(self, word: str, *, case: str = "", number: str = "", gender: str = "", name: str = "") -> str:
        """The word in another form; the word itself where that is not known."""
        ...


def morphology_of(pack: Pack) -> Morphology:
    """The analyser that a pack asks for, each imported when first needed; one, however many threads ask for it."""
    with ONE_AT_A_TIME:
        return _made(pack)


@cache
def _made(pack: Pack) -> Morphology:
    name = str(pack.table("pack").get("morphology", "plain"))
    if name == "russian":
        from communique.parse.morphology.russian import Russian

        return Russian()
    if name == "english":
        from communique.parse.morphology.english import English

        return English(pack)
    if name == "light":
        from communique.parse.morphology.light import Light

        return Light(pack)
    if name == "suffixes":
        from communique.parse.morphology.suffixes import Suffixes

        return Suffixes(pack)
    from communique.parse.morphology.plain import Plain

    return Plain()
