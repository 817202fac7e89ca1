"""What follows the head of a title where prepositions do the work of cases: "Minister of Foreign Affairs of Peru"."""

import itertools
from collections.abc import Sequence

from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention
from communique.parse import Token
from communique.recognize.people.marks import LOCAL, PRIVATE_KINDS, Complement, Marks
from communique.recognize.people.words import Words

LIST = 9  # tokens in which the "and" of a list of fields must follow


class AnalyticReader:
    """Reads one complement after another from the prepositions that open its parts."""

    def __init__(self, tokens: Sequence[Token], marks: Marks, words: Words) -> None:
        """Take the tokens of a parse, what else was recognised, and the words of titles."""
        self._tokens, self._marks, self._words = tokens, marks, words

    def read(self, start: int, end: int, found: Complement) -> Complement:
        """The complement that begins at `start` and ends before `end`; `linked` if another's title can be in it."""
        i = start
        while i < end:
            token = self._tokens[i]
            state = self._state_behind(i, found)
            if state is not None:
                found.areas += state.areas
                i = state.last
            elif token.norm in self._words.posts:
                self._take(i, found)
                i += 1
            elif token.norm in self._words.links or token.norm in self._words.joints:
                after = self._part(i, end, found) if token.norm in self._words.links else self._again(i, end, found)
                if not after:
                    break
                i = after
            else:
                break
            found.last = i
        return found

    def _state_behind(self, i: int, found: Complement) -> AreaMention | None:
        """The state whose adjective closes a title where adjectives stand behind: «ministro degli Esteri kazako»."""
        mention = self._marks.areas.get(i) if self._words.adjective_last and not found.areas else None
        return mention if mention is not None and mention.kind == "adjective" and len(mention.areas) == 1 else None

    def _again(self, i: int, end: int, found: Complement) -> int:
        """Past «e del Turismo», a second field that repeats the preposition; 0 where it is none."""
        if not found.kept or i + 1 >= end or self._tokens[i + 1].norm not in self._words.links:
            return 0
        if self._tokens[i + 1].text.lower() in self._words.seats:
            return 0
        found.kept.append(self._tokens[i].norm)
        after = self._phrase(i + 1, self._past_articles(i + 2, end), end, found)
        if not after:
            found.kept.pop()
        return after

    def _part(self, i: int, end: int, found: Complement) -> int:
        """Past a preposition and what it governs; 0 where that is no part of a title."""
        at = self._past_articles(i + 1, end)
        if at >= end:
            return 0
        seat = self._tokens[i].norm in self._words.seats
        formal = self._formal_name(i + 1, end) or at
        state = self._tokens[at].lemmas & self._words.own_state and (seat or not self._tokens[at].is_title)
        another = self._another((i, at), end, found)
        if another or (state and formal == at):
            return another or self._own_state(i, at, found)
        if not seat:
            return self._of((i, at, formal), end, found)
        body = at in self._marks.organizations and self._marks.organizations[at].kind not in PRIVATE_KINDS
        return self._seat(formal, found) or (self._phrase(i, at, end, found) if body else 0)

    def _own_state(self, i: int, at: int, found: Complement) -> int:
        """Past "of the republic", "to the Kingdom": his own state, or the one where an envoy serves."""
        seat = self._tokens[i].norm in self._words.seats
        found.own, found.state = not seat, "" if seat else self._tokens[at].text
        return at + 1

    def _of(self, places: tuple[int, int, int], end: int, found: Complement) -> int:
        """Past a body, a state or a field; `places` are the preposition, the first word, and the state's own name."""
        i, at, formal = places
        if self._tokens[at].lemmas & self._words.private and at not in self._marks.covered:
            found.private = True
            return at + 1
        mention = self._marks.areas.get(at)
        if mention is not None and self._describes_field(at, end):
            return self._phrase(i, at, end, found)
        if mention is not None and mention.kind in ("adjective", "demonym") and mention.last < end:
            after = self._phrase(i, mention.last, end, found)
            found.areas += mention.areas if after else ()
            return after
        return self._areas(formal, end, found) or self._phrase(i, at, end, found)

    def _another(self, link: tuple[int, int], end: int, found: Complement) -> int:
        """Past the title of whom somebody serves: "Special Assistant to the Prime Minister"; 0 where none stands."""
        opening, i = link
        state = self._marks.areas.get(i)
        k = state.last if state is not None else i
        while k < end and self._tokens[k].lemmas & self._words.keep and k not in self._marks.stops:
            k += 1
        stops = self._marks.stops
        if not found.linked or k >= end or k in stops or self._tokens[k].form.case:
            return 0
        if k + 1 in stops and self._tokens[k].form.number != "Plur":  # the next one's own: "for Affairs Prince X"
            return 0
        if self._words.head.of(self._tokens[k]) is None:
            return 0
        found.kept += [token.norm for token in self._tokens[opening:i]]
        found.areas += state.areas if state is not None else ()
        for j in range(state.last if state is not None else i, k + 1):
            self._take(j, found)
        return k + 1

    def _formal_name(self, i: int, end: int) -> int:
        """Where the state's own name begins in "the Republic of Indonesia"; 0 where no such name stands here."""
        words = self._words
        while i < end and self._tokens[i].lemmas & (words.state_modifiers | (words.drop - words.own_state)):
            i += 1
        if i in self._marks.areas:
            return i
        if i + 2 >= end or not self._tokens[i].lemmas & words.own_state or not self._tokens[i].is_title:
            return 0
        at = self._past_articles(i + 2, end) if self._tokens[i + 1].norm in words.first_links else i
        return at if at in self._marks.areas else 0

    def _seat(self, i: int, found: Complement) -> int:
        """Past the place where an envoy serves; 0 where there is none."""
        mention = self._marks.areas.get(i)
        if mention is None or mention.kind in ("adjective", "demonym"):
            return 0
        found.seat = mention.areas[0] if mention.areas else ""
        return mention.last

    def _past_articles(self, i: int, end: int) -> int:
        while i < end and self._tokens[i].lemmas & self._words.drop and i not in self._marks.areas:
            i += 1
        return i

    def _areas(self, i: int, end: int, found: Complement) -> int:
        """Past one area, or several joined ("of Kazakhstan and Uzbekistan"); 0 where there is none."""
        mention = self._marks.areas.get(i)
        if mention is None or mention.kind in ("adjective", "demonym"):
            return 0
        if mention.kind in LOCAL:
            found.kept += ["of", *(t.text for t in self._tokens[mention.first : mention.last])]
            found.local = True
        while True:
            found.areas += mention.areas
            joint = mention.last
            following = self._marks.areas.get(self._past_articles(joint + 1, end)) if joint < end else None
            joined = joint < end and (self._tokens[joint].norm in self._words.joints or self._tokens[joint].text == ",")
            if following is None or not joined or following.kind != mention.kind:
                return mention.last
            mention = following

    def _phrase(self, opening: int, i: int, end: int, found: Complement) -> int:
        """Past a noun phrase: words in capitals, or fields of office in small letters, joined by "and"."""
        last = i
        while last < end and self._goes_on(last, end):
            last = self._past_body(last, end)
        while last > i and ((before := self._tokens[last - 1].norm) == "," or before in self._words.joints):
            last -= 1
        if last == i:
            return 0
        found.kept.append(self._tokens[opening].norm)
        for k in range(i, last):
            self._take(k, found)
        return last

    def _past_body(self, i: int, end: int) -> int:
        """Past a word; past a whole body called after who sits in it or whose it is: "Council of State"."""
        body = self._marks.organizations.get(i)
        if body is None or body.last > end or body.kind in PRIVATE_KINDS:
            return i + 1
        inner = self._tokens[i + 1 : body.last]
        sit = any(self._words.head.of(token) or token.lemmas & self._words.own_state for token in inner)
        return body.last if sit else i + 1

    def _take(self, i: int, found: Complement) -> None:
        token = self._tokens[i]
        organization = self._marks.organizations.get(i)
        found.private = found.private or (organization is not None and organization.kind in PRIVATE_KINDS)
        area = self._marks.covered.get(i)
        if area is not None and area.kind not in LOCAL and not found.areas and not self._describes_field(i, i + 2):
            found.areas += area.areas
        found.kept.append(token.text if token.text.isupper() and len(token.text) > 1 else token.norm)
        found.lemmas.append(token.lemmas)

    def _goes_on(self, i: int, end: int) -> bool:
        token = self._tokens[i]
        if i in self._marks.stops or self._words.courtesy(token) or self._words.letters(self._tokens, i):
            return False
        if token.norm in self._words.joints or token.text == ",":
            if self._closes_list(i, end):
                return True
            if token.text == "," and not self._listed(i + 2, end):
                return False
            after = self._past_articles(i + 1, end)
            if after > i + 1 and self._leads_to_head(after, end):
                return False
            return after < end and after not in self._marks.stops and self._is_field(after) and self._is_field(i - 1)
        joined = i > 1 and self._tokens[i - 1].norm in self._words.joints
        return self._is_field(i) or (joined and self._tokens[i].pos == "DET")

    def _closes_list(self, i: int, end: int) -> bool:
        """Whether a comma before "and", or that "and", goes on to the last field: "of Trade, Industry, and Labor"."""
        comma = i if self._tokens[i].text == "," else i - 1
        if (
            comma + 2 >= end
            or self._tokens[comma].text != ","
            or self._tokens[comma + 1].norm not in self._words.joints
        ):
            return False
        before, last = comma - 1, comma + 2
        fields = self._is_field(before) and self._is_field(last) and last not in self._marks.stops
        return fields and self._tokens[last].is_title and not self._leads_to_head(last, end)

    def _leads_to_head(self, i: int, end: int) -> bool:
        """Whether another title begins: "of Foreign Affairs and the Prime Minister"."""
        while i < end and self._words.head.of(self._tokens[i]) is None and self._tokens[i].lemmas & self._words.keep:
            i += 1
        return i < end and self._words.head.of(self._tokens[i]) is not None

    def _listed(self, i: int, end: int) -> bool:
        """Whether a list goes on to its "and": "of Foreign Affairs, Trade and Industry"."""
        ahead = itertools.takewhile(lambda k: k not in self._marks.stops, range(i, min(end, i + LIST)))
        return any(self._tokens[k].norm in self._words.joints for k in ahead)

    def _describes_field(self, i: int, end: int) -> bool:
        """Whether a union of states tells what somebody deals with: "for Foreign and European Affairs"."""
        mention, after = self._marks.areas.get(i), self._tokens[i + 1] if i + 1 < min(end, len(self._tokens)) else None
        if mention is None or after is None or mention.last != i + 1 or not all(map(is_bloc, mention.areas)):
            return False
        return self._tokens[i].is_title and after.is_title and bool(after.lemmas & self._words.keep)

    def _is_field(self, i: int) -> bool:
        token = self._tokens[i]
        if self._describes_field(i, i + 2):
            return True
        named = token.is_title and token.is_word and i not in self._marks.covered and self._words.head.of(token) is None
        known = token.lemmas & self._words.keep or not self._words.complements.keys().isdisjoint(token.lemmas)
        return bool(known) or (named and token.text.lower() not in self._words.links)
