"""The words of titles and names of a pack, ready to be asked by lemma."""

import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from collections.abc import Set as AbstractSet
from dataclasses import dataclass
from functools import cache, cached_property
from typing import Any

from communique.lang import Pack
from communique.parse import Token
from communique.parse.byword import ByWord
from communique.parse.morphology import Morphology, morphology_of
from communique.parse.structure import Form

# A reading rarer than this is not meant («после» is a form of «посол», once in a thousand).
LEAST = 0.1
COURTESY = 3  # tokens from the first letter of "H.E." to its last stop


@dataclass(frozen=True, slots=True)
class Head:
    """The head noun of a title in the text: its rank, whether it needs a complement, and its readings.

    `nominative` is the word as it stands in a title («спецпосланник»).
    """

    nominative: str
    rank: str
    relational: bool
    former: bool
    forms: tuple[Form, ...]


class Words:
    """Tables `offices` and `names` of a pack."""

    def __init__(self, pack: Pack) -> None:
        """Compile both tables."""
        offices, names = pack.table("offices"), pack.table("names")
        self._morphology: Morphology = morphology_of(pack)
        # Without cases: the order of words and prepositions tell what belongs to a title.
        self.caseless, self.adjective_last = _order(pack)
        self.posts = frozenset(offices.get("modifiers", {}).get("after", ()))
        self._script = str(pack.table("pack").get("script", "")).upper()
        self.bare = _ranks(offices.get("bare", {})) | _ranks(offices.get("loose", {}))
        self.relational = _ranks(offices.get("relational", {}))
        self.vague = frozenset(offices.get("vague", {}).get("words", ()))
        prefixes = offices.get("prefixes", {})
        self._former_prefixes = tuple(prefixes.get("former", ()))
        self._keep_prefixes = tuple(prefixes.get("keep", ()))
        self._behind = tuple(f"-{word}" for word in prefixes.get("behind", ()))
        modifiers = offices.get("modifiers", {})
        self.keep = frozenset(modifiers.get("keep", ()))
        self.drop = frozenset(modifiers.get("drop", ()))
        self.former = frozenset(modifiers.get("former", ()))
        self.lower = frozenset(modifiers.get("lower", ()))
        self.heads_of = frozenset(offices.get("heads", {}).get("of", ()))
        self.acting, self.for_now = frozenset(modifiers.get("acting", ())), frozenset(modifiers.get("for_now", ()))
        self.duties = tuple(tuple(words) for words in modifiers.get("duties", ()))
        self.own_state = frozenset(offices.get("own_state", {}).get("words", ()))
        self.own_behind = frozenset(offices.get("own_state", {}).get("behind", ()))
        self.state_modifiers = frozenset(offices.get("own_state", {}).get("modifiers", ()))
        self.complements = _ranks(offices.get("complements", {}))
        self.leads = _ranks(offices.get("leads", {}))
        self.only, self.usual, self.spelled = (
            _texts(offices, "only"),
            _texts(offices, "usual"),
            _texts(offices, "spelled"),
        )
        self.private = frozenset(offices.get("private", {}).get("words", ()))
        self.private_phrases, self.public = (
            tuple(frozenset(p.split()) for p in offices.get("private", {}).get(key, ()))
            for key in ("phrases", "public")
        )
        self.ministry_prefixes = tuple(offices.get("ministry", {}).get("prefixes", ()))
        self.links = dict(offices.get("links", {}))
        self.first_links = frozenset(offices.get("first_links", {}).get("words", ()))
        self._take_order(offices.get("order", {}))
        self.served = _texts(pack.table("posts"), "served")
        # Words before a head that are capital in titles and never part of the name before them.
        self.opens_title = self.inside.union(self.keep, self.complements)
        self.idioms = frozenset(offices.get("idioms", {}).get("words", ()))
        self._take_appointments(offices)
        self.becoming = frozenset(offices.get("becoming", {}).get("words", ()))
        self.seats = frozenset(offices.get("seats", {}).get("words", ()))
        self.gaps = frozenset(offices.get("seats", {}).get("gaps", ()))
        self.joints = frozenset(offices.get("joints", {}).get("and", ()))
        self.respectively = frozenset(offices.get("joints", {}).get("respectively", ()))
        self.group_nouns = {w: kind for kind, found in offices.get("groups", {}).items() for w in found}
        self.his = frozenset(offices.get("possessives", {}).get("his", ()))
        self.colleague = frozenset(offices.get("possessives", {}).get("colleague", ()))
        times = pack.table("dates").get("numbers", {})
        self.days = frozenset(word for kind in ("weekday", "months") for word in times.get(kind, ()))
        self.weekdays = frozenset(times.get("weekday", ()))
        self._take_names(names)

    def _take_appointments(self, offices: Mapping[str, Any]) -> None:
        """The verbs that give an office, and nouns for the post itself with the verbs before them."""
        given, held = offices.get("appointments", {}), offices.get("posts_held", {})
        self.appointed = frozenset(verb for verbs in given.values() for verb in verbs)
        self.serving = frozenset(given.get("serving", ()))
        self.posts_held, self.taking = frozenset(held.get("words", ())), frozenset(held.get("taken", ()))

    def _take_order(self, order: Mapping[str, Any]) -> None:
        """Compile what tells titles whose complement stands before the head."""
        self.complement_first = order.get("complement") == "before"
        self.inside, self.deputies = frozenset(order.get("inside", ())), frozenset(order.get("deputies", ()))
        self.seated, self.parts = frozenset(order.get("seated", ())), frozenset(order.get("parts", ()))
        self.matters, self.charges = (frozenset(order.get(key, ())) for key in ("matters", "charges"))

    def _take_names(self, names: Mapping[str, Any]) -> None:
        """Compile the table of names."""
        self.only_last = bool(names.get("only_last", False))
        self.unlike: tuple[str, ...] = tuple(map(str, names.get("unlike", ())))
        self.particles = frozenset(w.lower() for w in names.get("particles", ()))
        self.fathers = frozenset(names.get("fathers", ()))
        self.named_places = frozenset(names.get("named_places", ()))
        self.suffixes, self.generations = (frozenset(names.get(key, ())) for key in ("suffixes", "generations"))
        self.full_surnames: tuple[str, ...] = tuple(map(str, names.get("full_surnames", ())))
        self.letters_behind = frozenset(names.get("letters_behind", ()))
        self.honorifics = frozenset(names.get("honorifics", ()))
        self.first_families = frozenset(names.get("first_families", ()))
        self.surname_endings = tuple(names.get("surname_endings", ()))
        cases = {end for row in names.get("declension", ()) for end in row["endings"].values()}
        self.bare_surnames = tuple(_bare(self.surname_endings, cases, self.suffixes))
        # A name ends with one: «Сабировты Бейбітшілік күнімен».
        plain = self.suffixes.union(self.bare_surnames)
        self.surnames_in_case = tuple(end for end in self.surname_endings if end not in plain)
        self.prepositions = dict(names.get("prepositions", {}))
        self.relative = frozenset(names.get("relative", ()))
        self.meeting = frozenset(names.get("meeting", ()))
        self.headline_verbs = frozenset(names.get("headline_verbs", ()))
        self.journeys, self.pays = (frozenset(names.get(key, ())) for key in ("journeys", "pays"))

    def writes(self, letter: str) -> bool:
        """Whether a letter belongs to the script of the language."""
        return not self._script or unicodedata.name(letter, "").startswith(self._script)

    def courtesy(self, token: Token) -> bool:
        """Whether a word is one of courtesy before a name: "Mr", «шейх»."""
        return token.norm in self.honorifics or not self.honorifics.isdisjoint(token.lemmas)

    def letters(self, tokens: Sequence[Token], i: int) -> bool:
        """Whether a letter or stop is part of a word of courtesy: "H E Josep Borrell", "H.E. Xi Jinping"."""
        return any(start <= i < self.past_letters(tokens, start) for start in range(max(0, i - COURTESY), i + 1))

    def past_letters(self, tokens: Sequence[Token], start: int) -> int:
        """Where a courtesy of two capital letters ends, each with its stop or without; `start` where there is none."""
        at, said = start, []
        for _ in range(2 if self.caseless else 0):
            if at >= len(tokens) or len(tokens[at].text) > 1 or not tokens[at].text.isupper():
                return start
            said.append(tokens[at].norm)
            at += 1 + (at + 1 < len(tokens) and tokens[at + 1].text == ".")
        return at if ".".join(said) in self.honorifics else start

    @cached_property
    def head(self) -> ByWord[Head | None]:
        """The token as the head of a title; None where it is none."""
        return ByWord(lambda token: self.find_head(token.norm, token.forms))

    def find_head(self, norm: str, forms: tuple[Form, ...]) -> Head | None:
        """See `head`; by folded word and readings."""
        for table, relational in ((self.bare, False), (self.relational, True)):
            parts = ("NOUN", "") if self.complement_first else ("NOUN", "ADJ", "VERB", "")
            fitting = tuple(f for f in forms if f.lemma in table and f.pos in parts)
            # A holder lives: «посол» of fish has cases of its own, which no name goes with.
            fitting = tuple(f for f in fitting if f.animate) or fitting
            if fitting and sum(form.score for form in fitting) >= LEAST:
                return Head(fitting[0].lemma, table[fitting[0].lemma], relational, False, fitting)
        return self._suffixed(norm) or self._prefixed(norm)

    def _suffixed(self, norm: str) -> Head | None:
        """An office that is not held yet: "President-elect"."""
        for ending in self._behind:
            word = norm.removesuffix(ending)
            found = self.find_head(word, self._morphology.forms(word)) if word != norm else None
            if found:
                return Head(norm, "official", found.relational, found.former, found.forms)
        return None

    def _prefixed(self, norm: str) -> Head | None:
        for prefixes, former in ((self._former_prefixes, True), (self._keep_prefixes, False)):
            for prefix in prefixes:
                rest = norm.removeprefix(prefix).removeprefix("-")
                if norm.startswith(prefix) and len(rest) > 3:
                    found = self.find_head(rest, self._morphology.forms(rest)) if rest != norm else None
                    if found:
                        rank = found.rank if former else "official"
                        whole = norm[: len(norm) - len(rest)] + found.nominative
                        return Head(whole, rank, found.relational, former or found.former, found.forms)
        return None


@cache
def words_of(pack: Pack) -> Words:
    """The pack's words, compiled once."""
    return Words(pack)


def _order(pack: Pack) -> tuple[bool, bool]:
    """Whether nouns have no cases, and whether a state's adjective stands behind the title («ministro kazako»)."""
    grammar = pack.table("grammar")
    return grammar.get("cases") is False, grammar.get("adjectives") == "after"


def _texts(table: Mapping[str, Any], name: str) -> dict[str, str]:
    return {str(key): str(value) for key, value in table.get(name, {}).items()}


def _bare(endings: Sequence[str], cases: AbstractSet[str], suffixes: AbstractSet[str]) -> Iterator[str]:
    """Endings of surnames that are neither another one with a case nor a father's name."""
    for end in endings:
        inflected = any(end[:cut] in endings and end[cut:] in cases for cut in range(2, len(end)))
        if not inflected and end not in suffixes:
            yield end


def _ranks(table: dict[str, list[str]]) -> dict[str, str]:
    return {word: rank for rank, found in table.items() for word in found}
