"""Titles of offices in the text: modifiers, a head noun, its complement, and the areas named inside."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field

from communique.model.mention import AreaMention, OrganizationMention
from communique.parse import Parse, Token
from communique.recognize.people.names import Name
from communique.recognize.people.words import Head, Words

LONGEST = 18  # tokens of a complement
OPENING, CLOSING = '«“"„', '»”"'
DASHES = ("-", "–", "—")
# Kinds of area that stay in a title («мэр Душанбе», «губернатор Брянской области»); others are stripped.
LOCAL = ("city", "capital", "region", "seat", "organ")


@dataclass(frozen=True, slots=True, kw_only=True)
class Title:
    """A title at tokens `first` to `last` (exclusive), areas included; `text` is its nominative without the country.

    `cases` are pairs of case and number that the head can have here. `areas` are codes in order, `local` where the
    area is a part of a state; `seat` is where an envoy sits. `whole` is false for a head that lacks a complement.
    """

    first: int
    last: int
    head: int
    text: str
    rank: str
    cases: frozenset[tuple[str, str]]
    areas: tuple[str, ...] = ()
    local: bool = False
    seat: str = ""
    own: bool = False
    former: bool = False
    private: bool = False
    whole: bool = True
    relational: bool = False

    @property
    def plural(self) -> bool:
        """Whether it can only be read as several holders' title."""
        return bool(self.cases) and all(number == "Plur" for _, number in self.cases)

    @property
    def may_be_plural(self) -> bool:
        """Whether it can be read as several holders' title."""
        return any(number == "Plur" for _, number in self.cases)


@dataclass(slots=True)
class _Complement:
    """What was read after a head."""

    kept: list[str] = field(default_factory=list)
    lemmas: list[frozenset[str]] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    local: bool = False
    seat: str = ""
    own: bool = False
    quoted: bool = False
    several: bool = False
    linked: bool = False
    state: str = ""
    company: bool = False
    last: int = 0


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
        self._parsed = parsed
        self._tokens = parsed.tokens
        self._words = words
        self._areas: Mapping[int, AreaMention] = {m.first: m for m in taken[0] if not m.part}
        self._covered = {i: m for m in taken[0] if not m.part for i in range(m.first, m.last)}
        self._states = {code for m in taken[0] if m.kind not in ("bloc", "adjective") for code in m.areas}
        self._unions = frozenset({"UN", "NATO"})
        self._organizations = {m.first: m for m in taken[1]}
        self._stops = {name.first for name in names if (name.strong or name.sure) and not self._is_body(name)}

    def _is_body(self, name: Name) -> bool:
        """Whether a run is rather an organ («председатель Халк Маслахаты Туркменистана»): head before, state after."""
        after = self._areas.get(name.last)
        head = self._words.head(self._tokens[name.first - 1]) if name.first else None
        return after is not None and after.case in ("Gen", "") and head is not None and head.relational

    def titles(self) -> tuple[Title, ...]:
        """All of them, in order; none inside another."""
        found: list[Title] = []
        after = 0
        for token in self._tokens:
            if token.index < after or not token.is_word or token.index in self._stops:
                continue
            head = self._words.head(token)
            if head is None or token.index in self._areas or self._is_idiom(token):
                continue
            title = self._read(token, head, after)
            if title is not None:
                found.append(title)
                after = title.last
        return tuple(found)

    def _is_idiom(self, token: Token) -> bool:
        """«во главе»: a head that is none."""
        before = self._tokens[token.index - 1] if token.index else None
        return before is not None and f"{before.norm} {token.norm}" in self._words.idioms

    def _read(self, token: Token, head: Head, after: int) -> Title | None:
        sentence = self._parsed.sentences[token.sentence]
        cases = frozenset((f.case, f.number) for f in head.forms if f.case)
        rest = self._complement(token.index + 1, sentence.last, any(number == "Plur" for _, number in cases))
        first, kept, left_areas, former, cases = self._modifiers(token, max(after, sentence.first), cases)
        rank = self._rank(head, rest)
        opening = self._acting(first, max(after, sentence.first))
        text = self._words_of(kept, head) if opening == first else [self._opening(opening, first)]
        name = head.nominative if opening == first else token.text.lower()
        if rest.several and any(number == "Plur" for _, number in cases):
            cases = frozenset((case, number) for case, number in cases if number == "Plur")
            self._one_each(rest)
        if head.relational and rest.own and not rest.kept:
            rest.kept.append(rest.state)
        title = " ".join([*text, name, *rest.kept])
        if opening != first:
            cases = frozenset((f.case, f.number) for f in self._tokens[opening].forms if f.case)
        areas = tuple(dict.fromkeys(left_areas + rest.areas))
        private = rest.quoted or rest.company or any(lemmas & self._words.private for lemmas in rest.lemmas)
        if any(lemmas & self._words.complements.keys() for lemmas in rest.lemmas):
            private = False
        return Title(
            first=opening, last=max(rest.last, token.index + 1), head=token.index, text=title, rank=rank, cases=cases,
            areas=areas, local=rest.local, seat=rest.seat, own=rest.own, former=former or head.former, private=private,
            whole=not head.relational or bool(rest.kept or areas or rest.own or kept), relational=head.relational,
        )  # fmt: skip

    def _words_of(self, kept: Sequence[Token], head: Head) -> list[str]:
        gender = head.forms[0].gender if head.forms[0].gender in ("Masc", "Fem") else "Masc"
        inflect = self._parsed.morphology.inflect
        return [
            inflect(t.norm, case="Nom", number="Sing", gender=gender) if t.pos != "CCONJ" else t.norm for t in kept
        ]

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

    def _modifiers(
        self, head: Token, least: int, cases: frozenset[tuple[str, str]]
    ) -> tuple[int, list[Token], list[str], bool, frozenset[tuple[str, str]]]:
        """Adjectives before the head: where they begin, those kept, areas, whether former, and the cases left."""
        kept: list[Token] = []
        areas: list[str] = []
        i, former = head.index - 1, False
        first = head.index
        while i >= least:
            token = self._tokens[i]
            if token.norm in self._words.joints and kept and i > least and self._agrees(self._tokens[i - 1], cases):
                if not self._tokens[i - 1].lemmas & self._words.keep:
                    break
                kept.insert(0, token)
                i -= 1
                continue
            agreeing = self._agrees(token, cases)
            mention = self._covered.get(i)
            if mention is not None and mention.kind in ("adjective", "demonym") and (agreeing or not token.forms[0].case):
                areas = list(mention.areas) + areas
                first = i = mention.first
            elif not agreeing:
                break
            elif token.lemmas & self._words.keep:
                kept.insert(0, token)
                first = i
            elif token.lemmas & self._words.former:
                former, first = True, i
            elif token.lemmas & self._words.drop:
                first = i
            else:
                break
            cases = agreeing or cases
            i -= 1
        return first, kept, areas, former, cases

    def _agrees(self, token: Token, cases: frozenset[tuple[str, str]]) -> frozenset[tuple[str, str]]:
        """The pairs of case and number that an adjective shares with the head."""
        own = {(f.case, f.number) for f in token.forms if f.case and (f.pos in ("ADJ", "NUM", "PRON") or f.verb == "Part")}
        return frozenset(cases & own)

    def _rank(self, head: Head, rest: _Complement) -> str:
        if not head.relational:
            body = bool(rest.kept) and head.rank in ("head_of_state", "head_of_government")
            body = body and not any(lemmas & self._words.complements.keys() for lemmas in rest.lemmas)
            return head.rank if head.nominative in self._words.bare and not body else "official"
        if head.nominative not in self._words.heads_of:
            return "official"
        for lemmas in rest.lemmas:
            rank = next((self._words.complements[w] for w in lemmas if w in self._words.complements), "")
            if rank or any(lemma.startswith(self._words.ministry_prefixes) for lemma in lemmas):
                return rank or "minister"
        return "official"

    def _complement(self, start: int, end: int, plural: bool) -> _Complement:
        found = _Complement(last=start)
        want, i = "Gen", start
        linked = False
        while i < min(end, start + LONGEST) and i not in self._stops:
            token = self._tokens[i]
            step = (
                self._area(i, found, linked) or self._organization(i, found) or self._quoted(i, end, found)
                or self._possessed(i, found)
            )  # fmt: skip
            if step:
                i = found.last = step
                continue
            if token.norm in self._words.seats and (place := self._areas.get(i + 1)) and not found.seat:
                found.seat = place.areas[0] if place.areas else ""
                i = found.last = place.last
                continue
            if token.norm in self._words.links and (linked or token.norm in self._words.first_links) and self._fits(i + 1, end, self._words.links[token.norm]):
                want, linked = self._words.links[token.norm], True
                found.linked = True
                found.kept.append(token.text)
                i += 1
                continue
            if (token.norm in self._words.joints or token.text == ",") and plural and self._between_areas(i):
                i += 1
                continue
            if token.norm in self._words.joints or token.text == ",":
                ahead = self._joined(i, end, want, found)
                if not ahead:
                    break
                if token.text == ",":
                    found.kept[-1] += ","
                else:
                    found.kept.append(token.text)
                i += 1
                continue
            if found.linked and i > start and self._tokens[i - 1].norm in self._words.joints and self._fits(i, end, "Dat"):
                want = "Dat" if not self._fits(i, end, want) else want
            if not self._fits(i, end, want) or self._begins_another(i, found):
                break
            self._keep(token, found)
            if any(f.case == want and f.pos == "NOUN" for f in token.forms):
                want = "Gen"
            i = found.last = i + 1
        while found.kept and (found.kept[-1] in self._words.links or found.kept[-1] in self._words.joints):
            found.kept.pop()
        if found.kept:
            found.kept[-1] = found.kept[-1].rstrip(",")
        return found

    def _one_each(self, rest: _Complement) -> None:
        """«главы правительств» is each one's «глава правительства»."""
        for i, lemmas in enumerate(rest.lemmas[: len(rest.kept)]):
            if lemmas & self._words.complements.keys():
                rest.kept[i] = self._parsed.morphology.inflect(rest.kept[i], case="Gen", number="Sing")

    def _begins_another(self, i: int, found: _Complement) -> bool:
        """Whether a head after an abbreviation or a state opens a title of its own («генсеком ОДКБ госсекретаря …»)."""
        before = self._tokens[i - 1]
        closed = before.text.isupper() and len(before.text) > 1 or i - 1 in self._covered
        return bool(found.kept or found.areas) and closed and self._words.head(self._tokens[i]) is not None

    def _keep(self, token: Token, found: _Complement) -> None:
        if token.lemmas & self._words.own_state and not token.is_title and token.form.number != "Plur":
            found.own, found.state = True, token.text
            found.areas = [code for code in found.areas if code in self._states]
            while found.kept and found.lemmas and found.lemmas[-1] & self._words.state_modifiers:
                found.kept.pop()
                found.lemmas.pop()
            return
        if not found.kept and token.lemmas & self._words.complements.keys():
            found.several = all(f.number == "Plur" for f in token.forms if f.case == "Gen")
        found.kept.append(_uninflected(token.text))
        found.lemmas.append(token.lemmas)

    def _possessed(self, i: int, found: _Complement) -> int:
        """Past «его офиса» inside a complement that has begun."""
        if not found.kept or self._tokens[i].norm not in self._words.his or not self._fits(i + 1, i + 2, "Gen"):
            return 0
        return i + 2

    def _area(self, i: int, found: _Complement, linked: bool) -> int:
        mention = self._areas.get(i)
        if mention is None:
            return 0
        if linked and found.kept and (found.areas or mention.kind == "bloc"):
            found.kept += [t.text for t in self._tokens[i : mention.last]]
            return mention.last
        whole_union = mention.kind == "organ" and all(code in self._unions for code in mention.areas)
        named = mention.kind == "adjective" and self._tokens[i].is_title and i > 0
        if named and len(mention.areas) > 1:
            found.kept += [t.text for t in self._tokens[i : mention.last]]
            return mention.last
        if (mention.kind in LOCAL or named) and not whole_union:
            found.kept += [t.text for t in self._tokens[i : mention.last]]
            found.local = mention.kind != "adjective"
        elif mention.kind not in ("adjective", "demonym") and mention.case not in ("Gen", "") and not found.kept:
            return 0
        found.areas += mention.areas
        return mention.last

    def _organization(self, i: int, found: _Complement) -> int:
        mention = self._organizations.get(i)
        if mention is None:
            return 0
        j = i
        while j < mention.last:
            area = self._areas.get(j)
            if area is not None and area.kind not in LOCAL and area.last <= mention.last:
                found.areas += area.areas
                j = area.last
            else:
                self._keep(self._tokens[j], found)
                j += 1
        found.company = mention.kind in ("company", "association", "media", "university")
        if mention.area and not found.areas:
            found.areas.append(mention.area)
        return mention.last

    def _quoted(self, i: int, end: int, found: _Complement) -> int:
        if self._tokens[i].text not in OPENING:
            return 0
        for j in range(i + 1, min(end, i + 9)):
            if self._tokens[j].text in CLOSING:
                found.kept.append(self._parsed.text[self._tokens[i].start : self._tokens[j].end])
                found.quoted = True
                return j + 1
        return 0

    def _fits(self, i: int, end: int, want: str) -> bool:
        """Whether the token at `i` can carry a complement on."""
        if i >= end or i in self._stops:
            return False
        token = self._tokens[i]
        if not token.is_word:
            return False
        if i in self._areas or i in self._organizations or (token.text.isupper() and len(token.text) > 1):
            return True
        nominal = [f for f in token.forms if f.pos in ("NOUN", "ADJ", "NUM") or f.verb == "Part"]
        if not token.forms[0].known and token.is_title:
            return True
        return any(f.case == want and f.score > 0.05 for f in nominal) and token.pos not in ("ADP", "CCONJ", "PART")

    def _between_areas(self, i: int) -> bool:
        """Whether a comma or «и» stands between two states («президенты Казахстана и Италии»)."""
        before, after = self._covered.get(i - 1), self._areas.get(i + 1)
        return before is not None and after is not None and before.kind == after.kind == "country"

    def _joined(self, i: int, end: int, want: str, found: _Complement) -> bool:
        """Whether a comma or «и» inside a complement joins two of its words."""
        if not found.kept and not found.areas:
            return False
        after = self._areas.get(i + 1)
        before = self._covered.get(i - 1)
        if before is not None and before.kind not in LOCAL:
            return False
        if after is not None and after.kind != "adjective":
            return found.linked and bool(found.kept)
        cases = ("Gen", want, "Dat") if found.linked else ("Gen", want)
        if not any(self._fits(i + 1, end, case) for case in cases):
            return False
        if self._tokens[i].text != ",":
            return self._words.head(self._tokens[i + 1]) is None
        return any(self._tokens[j].norm in self._words.joints for j in range(i + 2, min(end, i + 7))) and (
            self._words.head(self._tokens[i + 1]) is None
        )


def _uninflected(word: str) -> str:
    """An abbreviation without an ending («МИДа» → «МИД»)."""
    upper = len(word) - len(word.lstrip("".join({c for c in word if c.isupper()})))
    return word[:upper] if upper >= 2 and word[upper:].islower() and len(word) - upper <= 2 else word
