"""The words of figures of a language, compiled once a pack from its table `figures`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import cache, cached_property

from communique.lang import Pack
from communique.lang.pack import world
from communique.parse import Token
from communique.parse.byword import ByWord
from communique.parse.tokens import phrase_at

Phrase = tuple[str, ...]
LIKELY = 0.25  # rarer readings of a word are left out: they are other words that look alike
INDICATORS: tuple[str, ...] = tuple(world("indicators"))
BOTH, ONE_WAY = "is.trade_turnover", frozenset(("is.exports", "is.imports"))
TRADE = ("trade_turnover", "exports", "imports")  # goods and services that one state sells to another

# The lists of words of the table `possession`.
POSSESSION = (
    "marks", "of", "to", "may", "will", "gives", "onto", "behind", "again", "gets", "exceeds", "of_flow", "persons",
)  # fmt: skip
LED = ("with", "from_", "into")  # classes of the prepositions that lead a partner


@dataclass(frozen=True, eq=False, kw_only=True)
class Words:
    """Classes of single words by dictionary form, and of phrases by their first word.

    Classes are names of indicators, of cues (`up`, `share`, `target` …), and `reverse`.
    """

    single: Mapping[str, tuple[str, ...]]
    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    before: Mapping[str, str]
    not_counted: frozenset[str]
    heads: frozenset[str] = frozenset()  # nouns that are counted with another before them: "company heads"
    marks: frozenset[str] = frozenset()  # of a possessive, in a language without cases
    ending: str = ""
    of: frozenset[str] = frozenset()
    to: frozenset[str] = frozenset()
    may: frozenset[str] = frozenset()  # of what is only possible: "could reach"
    will: frozenset[str] = frozenset()  # of what is promised with a verb of giving: "will extend a loan"
    gives: frozenset[str] = frozenset()
    onto: frozenset[str] = frozenset()  # before the flow that a sum falls on
    of_flow: frozenset[str] = frozenset()  # right behind a number before its flow: «на 2% по импорту»
    persons: frozenset[str] = frozenset()  # nouns of people, of whom a verb tells what they are
    behind: frozenset[str] = frozenset()  # behind a number that was reached
    flows: Mapping[str, str] = field(default_factory=dict)  # the own nouns of exports and imports
    sums: Mapping[str, str] = field(default_factory=dict)  # what money is called: a loan, a grant, a cost
    exceeds: frozenset[str] = frozenset()  # verbs of one flow being above the other
    gets: frozenset[str] = frozenset()  # verbs of getting goods, and money itself
    to_verb: frozenset[Phrase] = frozenset()  # phrases that count before a verb alone: "are to"
    again: frozenset[str] = frozenset()  # between an amount and the same in another unit: "or"

    def classes(self, tokens: tuple[Token, ...], at: int) -> frozenset[str]:
        """The classes of the word at `at` of a sentence, and of the phrases that begin there.

        A word of a phrase that tells of trade both ways tells of no flow: «поставки между странами».
        """
        found = self._of_token.of(tokens[at])[0].union(self._begun(tokens, at))
        both = BOTH in found or (at > 0 and not found.isdisjoint(ONE_WAY) and BOTH in self._begun(tokens, at - 1))
        return found - ONE_WAY if both else found

    def _begun(self, tokens: tuple[Token, ...], at: int) -> frozenset[str]:
        phrases = self._of_token.of(tokens[at])[1]
        if not phrases:
            return frozenset()
        return frozenset(name for phrase, name in phrases if self._begins(tokens, at, phrase))

    def _begins(self, tokens: tuple[Token, ...], at: int, phrase: Phrase) -> bool:
        """Whether a phrase begins at `at`; one that leads to a verb only before one, never "exports were to China"."""
        if not phrase_at(tokens, at, phrase):
            return False
        behind = tokens[at + len(phrase) :][:2]
        leads = any(form.verb == "Inf" for token in behind for form in token.forms) and not behind[0].is_title
        return phrase not in self.to_verb or leads

    @cached_property
    def _of_token(self) -> ByWord[tuple[frozenset[str], tuple[tuple[Phrase, str], ...]]]:
        """The classes of a word, and the phrases that it may begin."""
        return ByWord(self._find)

    def _find(self, token: Token) -> tuple[frozenset[str], tuple[tuple[Phrase, str], ...]]:
        keys = {token.norm, *(form.lemma for i, form in enumerate(token.forms) if i == 0 or form.score >= LIKELY)}
        phrases = (line for key in keys for line in self.phrases.get(key, ()))
        return frozenset(c for key in keys for c in self.single.get(key, ())), tuple(phrases)


@cache
def words_of(pack: Pack) -> Words:
    """The compiled table of a pack."""
    table = pack.table("figures")
    single: dict[str, list[str]] = {}
    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    for name, entries in _classes(table):
        for entry in entries:
            parts = tuple(entry.split())
            if len(parts) == 1:
                single.setdefault(entry, []).append(name)
            else:
                phrases.setdefault(parts[0], []).append((parts, name))
    return Words(
        single={word: tuple(dict.fromkeys(names)) for word, names in single.items()},
        phrases={word: tuple(found) for word, found in phrases.items()},
        before=_names_by_word(table.get("before", {})),
        not_counted=frozenset(str(w) for w in table.get("not_counted", {}).get("words", ())),
        heads=frozenset(str(w) for w in table.get("not_counted", {}).get("behind", ())),
        to_verb=frozenset(tuple(str(p).split()) for p in table.get("before_verb", {}).get("phrases", ())),
        flows=_names_by_word(table.get("flow", {})),
        sums=_names_by_word(table.get("sums", {})),
        ending=str(table.get("possession", {}).get("ending", "")),
        **{name: frozenset(table.get("possession", {}).get(name, ())) for name in POSSESSION},
    )


def _names_by_word(table: Mapping[str, Iterable[str]]) -> dict[str, str]:
    """The name of each word, of words by name."""
    return {str(word): str(name) for name, words in table.items() for word in words}


def _classes(table: Mapping[str, Mapping[str, Iterable[str]]]) -> list[tuple[str, list[str]]]:
    found = [(f"is.{name}", [str(w) for w in ws]) for name, ws in table.get("indicator", {}).items()]
    found += [(str(name), [str(w) for w in ws]) for name, ws in table.get("cues", {}).items()]
    found.append(("reverse", [str(w) for w in table.get("reverse", {}).get("words", ())]))
    return found
