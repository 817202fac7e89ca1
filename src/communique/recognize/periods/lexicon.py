"""The pack's words for times, compiled once: classes of words, and a tree of the orders in which they stand."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cache, cached_property
from itertools import product
from typing import Any

from communique.lang import Pack
from communique.parse.byword import ByWord
from communique.parse.structure import Form


@dataclass(slots=True)
class Node:
    """A place in the tree of forms: what may come next, and what ends here (the form's name, its rank, its context)."""

    next: dict[str, "Node"] = field(default_factory=dict)
    make: str = ""
    rank: int = 0
    context: int = 0
    after: int = 0


@dataclass(frozen=True, eq=False)
class Lexicon:
    """Classes by word, forms by class, and the words before a time that make its kind."""

    by_word: Mapping[str, Mapping[str, int]]
    exact: Mapping[str, Mapping[str, int]]
    tree: Node
    abbreviations: frozenset[str]
    decades: frozenset[str]
    plural_only: frozenset[str]
    days: frozenset[str]
    anniversaries: tuple[str, ...]
    ages: tuple[str, ...]
    stems: frozenset[str]
    kinds: Mapping[str, frozenset[tuple[str, ...]]]
    ahead: frozenset[str]
    coming: frozenset[str]
    eves: frozenset[str]
    year_in: frozenset[str]
    behind: Mapping[str, tuple[tuple[str, ...], ...]] = field(default_factory=dict)

    @cached_property
    def of_token(self) -> ByWord[dict[str, int]]:
        """The classes of a token that is one word; not to be changed by who asks."""
        return ByWord(lambda token: self.classes(token.norm, token.forms))

    def classes(self, norm: str, forms: Sequence[Form]) -> dict[str, int]:
        """The classes of a word: by its form, by the lemmas of all its readings, by its parts."""
        found: dict[str, int] = {}
        for word in (norm, *(form.lemma for form in forms)):
            for name, value in self.by_word.get(word, {}).items():
                found.setdefault(name, value)
        found.update(self.exact.get(norm, {}))
        return found or self._written_together(forms)

    def _written_together(self, forms: Sequence[Form]) -> dict[str, int]:
        lemma = forms[0].lemma if forms else ""
        for endings, name in ((self.anniversaries, "years_old"), (self.ages, "aged")):
            for ending in endings:
                if lemma.endswith(ending) and lemma[: -len(ending)] in self.stems:
                    return {name: 0}
        return {}

    def aged(self, number: int, word: str) -> dict[str, int]:
        """The class of a number with a word: «30-летие», «5-летний» in any form."""
        for endings, name in ((self.anniversaries, "years_old"), (self.ages, "aged")):
            if any(word.startswith(ending[:4]) for ending in endings):
                return {name: number}
        return {}


@cache
def lexicon_of(pack: Pack) -> Lexicon:
    """The words for times of a pack."""
    table = pack.table("dates")
    writing = table.get("writing", {})
    return Lexicon(
        by_word=_by_word(table),
        exact=_exact(table),
        tree=_tree(table.get("forms", {})),
        abbreviations=frozenset(writing.get("abbreviations", ())),
        decades=frozenset(writing.get("decades", ())),
        plural_only=frozenset(writing.get("plural_only", ())),
        days=frozenset(writing.get("days", ())),
        anniversaries=tuple(writing.get("anniversaries", ())),
        ages=tuple(writing.get("ages", ())),
        stems=frozenset(writing.get("stems", ())),
        kinds={
            kind: frozenset(tuple(line.split()) for line in lines) for kind, lines in table.get("kinds", {}).items()
        },
        ahead=frozenset(table.get("tense", {}).get("ahead", ())),
        coming=frozenset(table.get("tense", {}).get("coming", ())),
        eves=frozenset(writing.get("eves", ())),
        year_in=frozenset(writing.get("year_in", ())),
        behind={
            kind: tuple(tuple(line.split()) for line in lines) for kind, lines in table.get("kinds_after", {}).items()
        },
    )


def _by_word(table: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, values in table.get("numbers", {}).items():
        for word, value in values.items():
            found.setdefault(word, {})[name] = int(value)
    for name, words in table.get("words", {}).items():
        for word in words:
            found.setdefault(word, {}).setdefault(name, 0)
    return found


def _exact(table: Mapping[str, Any]) -> dict[str, dict[str, int]]:
    found: dict[str, dict[str, int]] = {}
    for name, values in table.get("exact", {}).items():
        for word, value in values.items():
            found.setdefault(word, {})[name] = int(value)
    return found


def _tree(forms: Mapping[str, Iterable[str]]) -> Node:
    root, rank = Node(), 0
    for make, lines in forms.items():
        for line in lines:
            for context, after, classes in _choices(line):
                rank += 1
                _grow(root, classes, make, (rank, context, after))
    return root


def _choices(line: str) -> list[tuple[int, int, tuple[str, ...]]]:
    """Each way to read a line with its optional classes in or out; how many of the first and the last are context."""
    parts = line.split()
    bare = [not part.startswith("(") for part in parts]
    context, after = bare.index(True), bare[::-1].index(True)
    options = [(part.strip("()?"), "") if part.endswith("?") else (part.strip("()"),) for part in parts]
    return [(context, after, tuple(p for p in choice if p)) for choice in product(*options)]


def _grow(root: Node, classes: Sequence[str], make: str, place: tuple[int, int, int]) -> None:
    node = root
    for name in classes:
        node = node.next.setdefault(name, Node())
    if not node.make:
        node.make, (node.rank, node.context, node.after) = make, place
