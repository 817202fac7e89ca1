"""What a lexicon knows of a word, found once and kept: most words of an article were met in those before it."""

from collections.abc import Callable
from typing import Generic, TypeVar

from communique.parse.structure import Form, Token

T = TypeVar("T")
MOST = 50_000  # words; when so many are kept, all are forgotten


class ByWord(Generic[T]):
    """A function of a token's folded letters and its readings, and of nothing else; answers are kept."""

    def __init__(self, find: Callable[[Token], T]) -> None:
        """`find` gives the answer for a token that was not met before."""
        self._find = find
        self._kept: dict[str, tuple[tuple[Form, ...], T]] = {}

    def of(self, token: Token) -> T:
        """The answer for a token."""
        kept = self._kept.get(token.norm)
        # The same letters may have other readings in another language: only the same tuple is the same word.
        if kept is not None and kept[0] is token.forms:
            return kept[1]
        if len(self._kept) >= MOST:
            self._kept.clear()
        found = self._find(token)
        self._kept[token.norm] = (token.forms, found)
        return found
