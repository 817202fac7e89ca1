"""What follows the head of a title: «министр [иностранных дел] РФ», «посол Турции в Туркменистане»."""

from collections.abc import Mapping, Sequence

from communique.lang.pack import world
from communique.model.mention import AreaMention, OrganizationMention
from communique.parse import Parse, Token
from communique.recognize.people.analytic import AnalyticReader
from communique.recognize.people.marks import CLOSING, LOCAL, OPENING, PRIVATE_KINDS, Complement, Marks
from communique.recognize.people.words import Words

LONGEST = 18  # tokens of a complement
UNLIKELY = 0.3  # readings as a noun of a word that is first of all a verb


class ComplementReader:
    """Reads complements of one parse, word by word."""

    def __init__(self, parsed: Parse, marks: Marks, words: Words) -> None:
        """Nothing is read yet."""
        self._parsed, self._tokens, self._marks, self._words = parsed, parsed.tokens, marks, words
        self._unions = frozenset(world("unions").get("stripped", ()))
        self._states = {c for m in marks.areas.values() if m.kind not in ("bloc", "adjective") for c in m.areas}

    def read(self, start: int, end: int, how: Mapping[str, bool]) -> Complement:
        """The complement that begins at `start`.

        `how`: `holders`, the head may be in the plural; `links`, a preposition can carry the title on; `charged`, one
        can before what it is charged with; `heading`, the head means nothing alone.
        """
        found = Complement(last=start, heading=how["heading"])
        if self._words.caseless:
            found.linked = how["links"]
            return AnalyticReader(self._tokens, self._marks, self._words).read(start, min(end, start + LONGEST), found)
        i, end = start, min(end, start + LONGEST)
        while i < end and i not in self._marks.stops:
            after = self._whole(i, end, found) or self._joint(i, end, found, how) or self._noun(i, end, found)
            if not after:
                break
            i = after
        self._trim(found)
        return found

    def one_each(self, found: Complement) -> None:
        """«главы правительств» is each one's «глава правительства»."""
        for i, lemmas in enumerate(found.lemmas[: len(found.kept)]):
            if not self._words.complements.keys().isdisjoint(lemmas):
                found.kept[i] = self._parsed.morphology.inflect(found.kept[i], case="Gen", number="Sing")

    def _whole(self, i: int, end: int, found: Complement) -> int:
        """Past an area, an organisation, a name in quotation marks, a seat; 0 where none begins."""
        for step in (self._area, self._organization, self._quoted, self._possessed, self._seat, self._short_form):
            after = step(i, end, found)
            if after:
                found.last = after
                return after
        return 0

    def _area(self, i: int, end: int, found: Complement) -> int:
        del end
        mention = self._marks.areas.get(i)
        if mention is None:
            return 0
        words, opening = self._without_state(mention), self._tokens[mention.first]
        heads = found.heading and not found.kept and mention.kind not in LOCAL
        if heads and not self._words.complements.keys().isdisjoint(opening.lemmas):
            self._keep(opening, found)
        of_body = mention.kind == "adjective" and self._tokens[i].is_title
        if (found.linked and found.kept and (found.areas or mention.kind == "bloc")) or (
            of_body and len(mention.areas) > 1
        ):
            found.kept += words
            return mention.last
        if of_body or (mention.kind in LOCAL and not self._unions.issuperset(mention.areas)):
            found.kept += words
            found.local = found.local or not of_body
        elif mention.kind not in ("adjective", "demonym") and mention.case not in ("Gen", "") and not found.kept:
            return 0
        found.areas += mention.areas
        return mention.last

    def _without_state(self, mention: AreaMention) -> list[str]:
        """The words of an area; an organ's without the state that closes its name («Госсовет КНР»)."""
        tokens = self._tokens[mention.first : mention.last]
        closing = tokens[-1].form.name == "place" or (tokens[-1].text.isupper() and len(tokens[-1].text) > 1)
        return [t.text for t in (tokens[:-1] if mention.kind == "organ" and len(tokens) > 1 and closing else tokens)]

    def _organization(self, i: int, end: int, found: Complement) -> int:
        del end
        mention = self._marks.organizations.get(i)
        if mention is None:
            return 0
        j = i
        while j < mention.last and j not in self._marks.stops:
            area = self._marks.areas.get(j)
            if area is not None and area.kind not in LOCAL and area.last <= mention.last:
                found.areas += area.areas
                j = area.last
            else:
                self._keep(self._tokens[j], found)
                j += 1
        found.private = found.private or mention.kind in PRIVATE_KINDS
        if mention.area and not found.areas:
            found.areas.append(mention.area)
        return j

    def _quoted(self, i: int, end: int, found: Complement) -> int:
        if self._tokens[i].text not in OPENING:
            return 0
        for j in range(i + 1, min(end, i + 9)):
            if self._tokens[j].text in CLOSING:
                found.kept.append(self._parsed.text[self._tokens[i].start : self._tokens[j].end])
                found.private = True
                return j + 1
        return 0

    def _short_form(self, i: int, end: int, found: Complement) -> int:
        """Past «(ФТС)» between a body's name and its state or the name of who heads it."""
        tokens, after = self._tokens, i + 3
        if not found.kept or after >= end or (tokens[i].text, tokens[i + 2].text) != ("(", ")"):
            return 0
        goes_on = after in self._marks.areas or after in self._marks.stops
        return after if goes_on and tokens[i + 1].text.isupper() else 0

    def _possessed(self, i: int, end: int, found: Complement) -> int:
        """Past «его офиса» inside a complement that has begun."""
        if not found.kept or self._tokens[i].norm not in self._words.his or not self._fits(i + 1, end, "Gen"):
            return 0
        return i + 2

    def _seat(self, i: int, end: int, found: Complement) -> int:
        """Past «в Москве» after an envoy."""
        place = self._marks.areas.get(i + 1) if i + 1 < end and self._tokens[i].norm in self._words.seats else None
        if place is None or found.seat:
            return 0
        found.seat = place.areas[0] if place.areas else ""
        return place.last

    def _joint(self, i: int, end: int, found: Complement, how: Mapping[str, bool]) -> int:
        """Past a preposition, a comma or «и» that carries the complement on; 0 where it does not."""
        token = self._tokens[i]
        case = self._words.links.get(token.norm, "")
        first = how["links"] and token.norm in self._words.first_links
        linked = found.linked or first or (how["charged"] and self._with_what(i + 1, end))
        if case and linked and self._fits(i + 1, end, case):
            found.want, found.linked = case, True
            found.kept.append(token.text)
            return i + 1
        if token.text != "," and token.norm not in self._words.joints:
            return 0
        if how["holders"] and self._between_states(i):
            return i + 1
        if not self._joins(i, end, found):
            return 0
        if token.text == ",":
            found.kept[-1] += ","
        else:
            found.kept.append(token.text)
        if found.linked and not self._fits(i + 1, end, found.want):
            found.want = "Dat"
        return i + 1

    def _with_what(self, i: int, end: int) -> bool:
        """Whether a noun stands behind a preposition by which titles tell what somebody is charged with: «по делам»."""
        return any(self._tokens[j].lemmas & self._words.charges for j in range(i, min(i + 2, end)))

    def _noun(self, i: int, end: int, found: Complement) -> int:
        pointing = i + 1 < end and self._tokens[i].lemmas & self._words.drop and self._fits(i + 1, end, found.want)
        if not pointing and (not self._fits(i, end, found.want) or self._begins_another(i, found)):
            return 0
        token = self._tokens[i]
        if token.lemmas & self._words.drop:
            return i + 1  # «президент этой страны», «глава нашего государства»
        self._keep(token, found)
        if any(f.case == found.want and f.pos == "NOUN" for f in token.forms):
            found.want = "Gen"
        found.last = i + 1
        return i + 1

    def _keep(self, token: Token, found: Complement) -> None:
        if token.pos == "NUM":
            found.several = True  # «главы двух государств»
            return
        if self._is_own(token, found) and not token.is_title and not found.linked:
            self._own(token, found)
            return
        if not found.kept and not self._words.complements.keys().isdisjoint(token.lemmas):
            found.several = found.several or all(f.number == "Plur" for f in token.forms if f.case == "Gen")
        found.kept.append(_uninflected(token.text))
        found.lemmas.append(token.lemmas)

    def _is_own(self, token: Token, found: Complement) -> bool:
        """Whether a word stands for the state: «министр обороны государства», not «советник главы государства»."""
        before = self._tokens[token.index - 1]
        behind = bool(found.kept) and not before.is_title and self._words.head.of(before) is None
        return bool(token.lemmas & self._words.own_state) or (behind and bool(token.lemmas & self._words.own_behind))

    def _own(self, token: Token, found: Complement) -> None:
        """«республики» stands for the state itself, «стран» for several; neither is a part of the title."""
        if token.form.number == "Plur":
            found.several = True
            return
        found.own, found.state = True, token.text
        found.areas = [code for code in found.areas if code in self._states]
        at = token.index
        while found.kept and found.lemmas and self._describes(at - 1, found.lemmas[-1]):
            found.kept.pop()
            found.lemmas.pop()
            at -= 1

    def _describes(self, i: int, kept: frozenset[str]) -> bool:
        """Whether the word kept last stands there and describes a state: «африканской республики», «Исламской …»."""
        token = self._tokens[i]
        plain = token.lemmas == kept and token.pos == "ADJ" and not token.is_title
        return plain or bool(kept & self._words.state_modifiers)

    def _begins_another(self, i: int, found: Complement) -> bool:
        """Whether a head after an abbreviation or a state opens a title of its own («генсеком ОДКБ госсекретаря …»)."""
        before = self._tokens[i - 1]
        area = self._marks.covered.get(i - 1)
        state = area is not None and area.kind not in ("adjective", "demonym")
        closed = state or (before.text.isupper() and len(before.text) > 1)
        return bool(found.kept or found.areas) and closed and self._words.head.of(self._tokens[i]) is not None

    def _fits(self, i: int, end: int, want: str) -> bool:
        """Whether the token at `i` can carry a complement on."""
        if i >= end or i in self._marks.stops or not self._tokens[i].is_word:
            return False
        token = self._tokens[i]
        if i + 1 in self._marks.stops and self._words.courtesy(token):
            return False  # «министра обороны страны шейха Халеда»
        abbreviation = token.text.isupper() and len(token.text) > 1
        if i in self._marks.areas or i in self._marks.organizations or abbreviation:
            return True
        if not token.forms[0].known and token.is_title:
            return True
        nominal = [f for f in token.forms if f.pos in ("NOUN", "ADJ", "NUM") or f.verb == "Part"]
        if token.forms[0].verb == "Fin" and all(f.score < UNLIKELY for f in nominal):
            return False  # «главу дипломатии примет президент»
        return any(f.case == want and f.score > 0.05 for f in nominal) and token.pos not in ("ADP", "CCONJ", "PART")

    def _between_states(self, i: int) -> bool:
        """Whether a comma or «и» stands between two states («президенты Казахстана и Италии»)."""
        before, after = self._marks.covered.get(i - 1), self._marks.areas.get(i + 1)
        return before is not None and after is not None and before.kind == after.kind == "country"

    def _joins(self, i: int, end: int, found: Complement) -> bool:
        """Whether a comma or «и» inside a complement joins two of its words."""
        before, after = self._marks.covered.get(i - 1), self._marks.areas.get(i + 1)
        if not found.kept or i + 1 >= end or (before is not None and before.kind not in LOCAL):
            return False
        if after is not None and after.kind != "adjective":
            return found.linked
        cases = ("Gen", found.want, "Dat") if found.linked else ("Gen", found.want)
        head = self._words.head.of(self._tokens[i + 1])
        if head is not None or not any(self._fits(i + 1, end, case) for case in cases):
            return False
        ahead = range(i + 2, min(end, i + 7))
        return self._tokens[i].text != "," or any(self._tokens[j].norm in self._words.joints for j in ahead)

    def _trim(self, found: Complement) -> None:
        while found.kept and (found.kept[-1] in self._words.links or found.kept[-1] in self._words.joints):
            found.kept.pop()
        if found.kept:
            found.kept[-1] = found.kept[-1].rstrip(",")


def marks_of(
    areas: Sequence[AreaMention], organizations: Sequence[OrganizationMention], stops: frozenset[int]
) -> Marks:
    """The mentions by token; areas that are a part of another name are left out."""
    whole = [m for m in areas if not m.part]
    return Marks(
        areas={m.first: m for m in whole},
        covered={i: m for m in whole for i in range(m.first, m.last)},
        organizations={m.first: m for m in organizations},
        stops=stops,
    )


def _uninflected(word: str) -> str:
    """An abbreviation without an ending («МИДа» → «МИД»)."""
    upper = next((i for i, letter in enumerate(word) if not letter.isupper()), len(word))
    return word[:upper] if upper >= 2 and word[upper:].islower() and len(word) - upper <= 2 else word
