"""What a text is made of: tokens, sentences, lines. All offsets are into `Document.text`."""

from dataclasses import dataclass
from typing import Literal

from communique.parse.record import record

LineKind = Literal["headline", "body", "dateline", "caption", "share", "item", "lead_in", "clutter"]


@record
class Form:
    """One reading of a word by the dictionary: lemma and grammemes in Universal Dependencies' names.

    `pos` is a UD tag; `case` Nom Gen Dat Acc Ins Loc; `gender` Masc Fem Neut; `number` Sing Plur; `tense` Past Pres
    Fut; `verb` Fin Inf Part Conv or empty, `name` one of given, surname, patronymic, place, organization or empty;
    `score` the dictionary's probability. Empty where the language or the word has none.
    """

    lemma: str
    pos: str = ""
    case: str = ""
    gender: str = ""
    number: str = ""
    tense: str = ""
    verb: str = ""
    voice: str = ""
    person: str = ""
    animate: bool = False
    name: str = ""
    known: bool = True
    score: float = 1.0


@record
class Token:
    """A word, number or mark. `norm` is lower case with ё as е; `forms` are all readings, likeliest first.

    `lemmas` are the dictionary forms of all readings, ё as е.
    """

    index: int
    start: int
    end: int
    text: str
    norm: str
    forms: tuple[Form, ...]
    lemmas: frozenset[str]
    sentence: int
    is_word: bool
    is_number: bool

    @property
    def form(self) -> Form:
        """The likeliest reading out of context."""
        return self.forms[0]

    @property
    def lemma(self) -> str:
        """The dictionary form of the likeliest reading, ё as е."""
        return self.forms[0].lemma

    @property
    def pos(self) -> str:
        """The UD part of speech of the likeliest reading."""
        return self.forms[0].pos

    @property
    def is_title(self) -> bool:
        """Whether it starts with a capital letter."""
        return self.text[:1].isupper()


@dataclass(frozen=True, slots=True, kw_only=True)
class Sentence:
    """Tokens `first` to `last` (exclusive) of the parse; never crosses a line."""

    index: int
    start: int
    end: int
    first: int
    last: int
    line: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A line of the text without its line break, and what it is.

    `start` is after list markers, leading dates and white space; clutter is menus, ratings, share and related links.
    """

    index: int
    start: int
    end: int
    kind: LineKind
    marker: str = ""
