"""Titles of offices in the text: modifiers, a head noun, its complement, and the areas named inside."""

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, OrganizationMention
from communique.parse import Parse, Token
from communique.recognize.people.complement import ComplementReader, marks_of
from communique.recognize.people.marks import Complement
from communique.recognize.people.names import Name
from communique.recognize.people.preceding import PrecedingReader, nominative_of
from communique.recognize.people.words import Head, Words

# Ranks whose titles a preposition can carry on («посол по особым поручениям»); «визит президента по стране» is none.
LINKING = ("official", "envoy", "speaker")
AHEAD = 5  # tokens in which another head must follow one that opens its title
NEAREST = 3  # words of a complement that tell what somebody is head of
DASHES = ("-", "–", "—")
QUOTES = (("«", "»"), ("„", "“"), ("“", "”"))


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title at tokens `first` to `last` (exclusive), areas included; `text` is its nominative without the country.

    `cases` are pairs of case and number that the head can have here. `areas` are codes in order, `local` where the
    area is a part of a state. `whole` is false for a head that lacks a complement.
    """

    first: int
    last: int
    head: int
    text: str
    rank: str
    cases: frozenset[tuple[str, str]]
    areas: tuple[str, ...] = ()
    local: bool = False
    former: bool = False
    private: bool = False
    whole: bool = True
    several: bool = False  # told by the word itself, where titles have no cases that a name agrees with

    @property
    def plural(self) -> bool:
        """Whether it can only be read as several holders' title."""
        return self.several or (bool(self.cases) and all(number == "Plur" for _, number in self.cases))

    @property
    def may_be_plural(self) -> bool:
        """Whether it can be read as several holders' title."""
        return self.several or any(number == "Plur" for _, number in self.cases)


@dataclass(slots=True)
class _Before:
    """What stands before a head: where it begins, adjectives kept, areas, whether former, and the cases left."""

    first: int
    cases: frozenset[tuple[str, str]]
    kept: list[Token] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    former: bool = False


class TitleReader:
    """Reads the titles of one parse."""

    def __init__(
        self,
        parsed: Parse,
        taken: tuple[Sequence[AreaMention], Sequence[OrganizationMention]],
        names: Sequence[Name],
        words: Words,
    ) -> None:
        """`taken` are the mentions of areas and organisations."""
        self._parsed, self._tokens, self._words = parsed, parsed.tokens, words
        states = {m.first: m for m in taken[0] if not m.part and m.case in ("Gen", "")}
        stops = frozenset(n.first for n in names if (n.strong or n.sure) and not self._is_body(n, states))
        self._marks = marks_of(taken[0], taken[1], stops)
        self._complements = ComplementReader(parsed, self._marks, words)
        self._preceding = PrecedingReader(parsed.tokens, self._marks, words)

    def _is_body(self, name: Name, states: Mapping[int, AreaMention]) -> bool:
        """Whether a run is rather an organ («председатель Халк Маслахаты Туркменистана»): head before, state after."""
        head = self._words.head.of(self._tokens[name.first - 1]) if name.first else None
        return name.last in states and head is not None and head.relational

    def titles(self) -> tuple[Title, ...]:
        """All of them, in order; none inside another."""
        found: list[Title] = []
        after = 0
        for token in self._tokens:
            if token.index < after or not token.is_word or token.index in self._marks.stops:
                continue
            head = self._words.head.of(token)
            if head is not None and self._words.complement_first and self._preceding.leads_on(token):
                continue
            if head is not None and self._words.caseless and self._opens_another(token, head):
                continue
            clock = head is not None and self._is_hour(token)
            if head is not None and token.index not in self._marks.areas and not (clock or self._is_idiom(token)):
                found.append(self._read(token, head, after))
                after = found[-1].last
        return tuple(found)

    def _opens_another(self, token: Token, head: Head) -> bool:
        """Whether a head only opens another title ("Deputy Prime Minister"), or is a verb ("chaired")."""
        if head.forms[0].pos == "VERB" and head.forms[0].tense == "Past":
            return True
        if not token.lemmas & self._words.keep:
            return False
        for other in self._tokens[token.index + 1 : token.index + AHEAD]:
            if other.sentence != token.sentence or other.index in self._marks.stops:
                return False
            if self._words.head.of(other) is not None:
                return True
            if not other.lemmas & self._words.keep:
                return False
        return False

    def _is_hour(self, token: Token) -> bool:
        """Whether letters that are short for a title tell the half of a day: "05:43 PM"."""
        before = self._tokens[token.index - 1] if token.index else None
        return token.norm in self._words.spelled and before is not None and before.text[-1].isdigit()

    def _is_idiom(self, token: Token) -> bool:
        """«во главе»: a head that is none."""
        before = self._tokens[token.index - 1] if token.index else None
        return before is not None and f"{before.norm} {token.norm}" in self._words.idioms

    def _read(self, token: Token, head: Head, after: int) -> Title:
        sentence = self._parsed.sentences[token.sentence]
        least = max(after, sentence.first)
        if self._words.complement_first:
            return self._behind(token, head, least)
        bare = "Nom" if self._words.caseless else ""
        named = [f for f in head.forms if f.case or (bare and f.pos != "VERB")]
        cases = frozenset((f.case or bare, f.number) for f in named)
        several = any(number == "Plur" for _, number in cases)
        how = {"holders": several, "links": head.relational or head.rank in LINKING}
        how["charged"] = head.rank == "minister"  # «министр по делам ЕС», but «… министра по Африке»
        how["heading"] = head.nominative in self._words.heads_of and not self._words.caseless
        rest = self._complements.read(token.index + 1, sentence.last, how)
        before = self._modifiers(token, least, cases)
        opening = self._acting(before.first, least)
        cases = self._cases(before.cases, rest, (opening, before.first))
        if head.relational and rest.own and not rest.kept and not before.kept:
            rest.kept.append(rest.state)
        if opening == before.first:
            words = [*self._words_of(before.kept, head), self._spelled(head), *rest.kept]
        else:
            words = [self._opening(opening, before.first), token.text.lower(), *rest.kept]
        if token.text.isupper() and len(token.text) > 3:
            words = [word.lower() for word in words]
        topic = bool(before.areas) and self._words.caseless and not self._words.adjective_last
        areas = tuple(dict.fromkeys(before.areas + ([] if topic else rest.areas)))  # "US envoy for Syria"
        return Title(
            first=opening, last=max(rest.last, token.index + 1), head=token.index, text=_joined(words),
            rank=self._ranked(before.kept, head) or self._rank(head, rest), cases=cases, areas=areas, local=rest.local,
            former=before.former or head.former, private=self._private(rest),
            whole=not head.relational or bool(rest.kept or areas or rest.own or before.kept),
        )  # fmt: skip

    def _behind(self, token: Token, head: Head, least: int) -> Title:
        """A title whose complement stands before its head, which no case of the name agrees with."""
        found = self._preceding.read(token.index, least)
        several = any(form.number == "Plur" for form in head.forms)
        inner = found.inner and not several  # «мемлекет басшылары»: one of them is a head, «басшы»
        named = nominative_of(token, head, self._parsed.morphology) if inner else head.nominative
        rest = Complement(
            kept=found.kept, lemmas=found.lemmas, areas=found.areas, own=found.own, private=found.private
        )  # fmt: skip
        return Title(
            first=found.first, last=token.index + 1, head=token.index, text=_joined([*found.kept, named]),
            rank=self._rank(head, rest), areas=tuple(dict.fromkeys(found.areas)), local=found.local,
            cases=frozenset(), several=several,
            former=found.former or head.former, private=self._private(rest),
            whole=not head.relational or bool(found.kept or found.areas or found.own),
        )  # fmt: skip

    def _cases(
        self, cases: frozenset[tuple[str, str]], rest: Complement, acting: tuple[int, int]
    ) -> frozenset[tuple[str, str]]:
        """The cases of the whole title: those of the word of acting, the plural of «главы правительств»."""
        if acting[0] != acting[1]:
            return frozenset((f.case, f.number) for f in self._tokens[acting[0]].forms if f.case)
        plural = frozenset(pair for pair in cases if pair[1] == "Plur")
        if rest.several and plural:
            self._complements.one_each(rest)
            return plural
        return cases

    def _private(self, rest: Complement) -> bool:
        """Whether the office is of no state: a company's, a bank's."""
        said = frozenset[str]().union(*rest.lemmas)
        if any(said.issuperset(phrase) for phrase in self._words.public):
            return False
        if any(said.issuperset(phrase) for phrase in self._words.private_phrases):
            return True
        if not self._words.complements.keys().isdisjoint(said):
            return False
        return rest.private or bool(said & self._words.private)

    def _spelled(self, head: Head) -> str:
        """The head of a title, short forms in full: «PM» is the prime minister."""
        return self._words.spelled.get(head.nominative, head.nominative)

    def _words_of(self, kept: Sequence[Token], head: Head) -> list[str]:
        gender = head.forms[0].gender if head.forms[0].gender in ("Masc", "Fem") else "Masc"
        if self._words.caseless:
            return [t.norm for t in kept]
        inflect = self._parsed.morphology.inflect
        return [inflect(t.norm, case="Nom", number="Sing", gender=gender) if t.pos != "CCONJ" else t.norm for t in kept]

    def _opening(self, first: int, last: int) -> str:
        """The words of acting as a title has them: «исполняющий обязанности», «и.о.»."""
        tokens = self._tokens[first:last]
        written = self._parsed.text[tokens[0].start : tokens[-1].end].lower()
        if not any(form.case for form in tokens[0].forms) or len(tokens) < 2 or tokens[1].text == ".":
            return written
        begun = self._parsed.morphology.inflect(tokens[0].norm, case="Nom", number="Sing", gender="Masc")
        return written.replace(tokens[0].norm, begun, 1)

    def _acting(self, first: int, least: int) -> int:
        """Where the words of acting before a title begin; `first` where there are none."""
        for size in (4, 2, 1):
            start = first - size
            if start < least:
                continue
            part = self._tokens[start:first]
            if "".join(t.norm for t in part) in self._words.acting:
                return start
            for duty in self._words.duties:
                if len(duty) == size and all(w in t.lemmas for w, t in zip(duty, part, strict=True)):
                    return start
        return first

    def _modifiers(self, head: Token, least: int, cases: frozenset[tuple[str, str]]) -> _Before:
        """Adjectives that agree with the head, from right to left."""
        found = _Before(first=head.index, cases=cases)
        i = head.index - 1
        while i >= least:
            token = self._tokens[i]
            joined = self._tokens[i - 1] if token.norm in self._words.joints and found.kept and i > least else None
            if joined is not None and joined.lemmas & self._words.keep and self._agrees(joined, found.cases):
                found.kept.insert(0, token)
            elif self._words.caseless and found.areas and self._another_state(i, least, found):
                pass
            elif not self._modifier(i, token, found):
                break
            i = min(i, found.first) - 1
        return found

    def _another_state(self, i: int, least: int, found: _Before) -> bool:
        """Take in a state joined to the one before several holders' title: "the Russian and Chinese ministers"."""
        several = any(number == "Plur" for _, number in found.cases)
        joint = self._tokens[i].text == "," or self._tokens[i].norm in self._words.joints
        mention = self._marks.covered.get(i - 1) if several and joint and i > least else None
        last = self._marks.covered.get(i + 1)
        if mention is None or last is None or len(mention.areas) != 1 or mention.last != i:
            return False
        if "adjective" not in (last.kind, mention.kind) and last.kind != mention.kind:
            return False
        found.areas, found.first = [*mention.areas, *found.areas], mention.first
        return True

    def _modifier(self, i: int, token: Token, found: _Before) -> bool:
        """Take one adjective in; False where it is none that a title has before it."""
        if self._words.caseless:
            return self._before_caseless(i, token, found)
        agreeing = self._agrees(token, found.cases)
        mention = self._marks.covered.get(i)
        if mention is not None and mention.kind in ("adjective", "demonym") and (agreeing or not token.forms[0].case):
            found.areas = list(mention.areas) + found.areas
            found.first = mention.first
        elif not agreeing or not token.lemmas & (self._words.keep | self._words.former | self._words.drop):
            return False
        else:
            if token.lemmas & self._words.keep:
                found.kept.insert(0, token)
            found.former = found.former or bool(token.lemmas & self._words.former)
            found.first = i
        found.cases = agreeing or found.cases
        return True

    def _before_caseless(self, i: int, token: Token, found: _Before) -> bool:
        """Take in one word before a head that nothing agrees with: a field, a state in any form, an article."""
        mention = self._marks.covered.get(i)
        if mention is not None and not found.areas and not self._words.adjective_last:
            found.areas, found.first = list(mention.areas), mention.first
        elif mention is not None or not token.lemmas & (self._words.keep | self._words.former | self._words.drop):
            return False
        else:
            # "Acting Afghan Foreign Minister", but no other word before a state.
            kept = bool(token.lemmas & self._words.keep) and (not found.areas or token.norm in self._words.for_now)
            found.kept[:0] = [token] if kept else []
            found.former = found.former or bool(token.lemmas & self._words.former)
            found.first = i
        return True

    def _agrees(self, token: Token, cases: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """The pairs of case and number that an adjective shares with the head."""
        if self._words.caseless:
            return cases
        fitting = (f for f in token.forms if f.case and (f.pos in ("ADJ", "NUM", "PRON") or f.verb == "Part"))
        return frozenset(cases & {(f.case, f.number) for f in fitting})

    def _ranked(self, kept: Sequence[Token], head: Head) -> str:
        """The rank that a word before the head tells ("prime minister"); a deputy has that of an official."""
        if not self._words.caseless:
            return ""
        if any(t.norm in self._words.lower for t in kept):
            return "official"
        known = self._words.complements if head.nominative in self._words.heads_of else self._words.leads
        return next((known[t.norm] for t in kept if t.norm in known), "")

    def _rank(self, head: Head, rest: Complement) -> str:
        if not head.relational:
            body = bool(rest.kept) and head.rank in ("head_of_state", "head_of_government")
            body = body and all(map(self._words.complements.keys().isdisjoint, rest.lemmas))
            return head.rank if head.nominative in self._words.bare and not body else "official"
        if head.nominative not in self._words.heads_of:
            return "official"
        for lemmas in rest.lemmas[:NEAREST]:
            rank = next((self._words.complements[w] for w in lemmas if w in self._words.complements), "")
            if rank or any(lemma.startswith(self._words.ministry_prefixes) for lemma in lemmas):
                return rank or "minister"
        of_state = len(rest.areas) == 1 and not (rest.kept or rest.local or is_bloc(rest.areas[0]))
        return "head_of_state" if of_state else "official"  # «председатель КНР»


def _joined(words: Iterable[str]) -> str:
    """The words of a title; quotation marks stand close to what they enclose: «агентство „Железные дороги“»."""
    text = " ".join(words).replace(" ,", ",")
    for opening, closing in QUOTES:
        if opening in text and closing in text:
            text = text.replace(f"{opening} ", opening).replace(f" {closing}", closing)
    return text
