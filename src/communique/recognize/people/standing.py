"""Two or three capital words that no dictionary knows, which stand where a person does: beside a verb of saying."""

from collections.abc import Sequence
from dataclasses import replace

from communique.lang import Pack
from communique.model.mention import AreaMention
from communique.parse import Parse, Token
from communique.recognize.people.names import Name
from communique.recognize.people.spelling import common
from communique.recognize.people.words import Words

FEWEST, MOST = 2, 3
LONG = 5  # words of a name whose place leaves no doubt
PAID = 6  # tokens from "pay" to the visit: "will pay a three-day official visit"
REACH = 4  # "X, his South Korean counterpart": so many tokens between a name and the word for a counterpart


class Standing:
    """Makes sure of names by their place, in a language whose words do not tell what they are."""

    def __init__(self, parsed: Parse, words: Words, pack: Pack, areas: Sequence[AreaMention] = ()) -> None:
        """Take the words for counterparts and the verbs of saying of a pack, and the states that are named."""
        self._tokens, self._words = parsed.tokens, words
        states = [m for m in areas if m.kind == "country" and not m.part]
        self._states, self._past_states = {m.first for m in states}, {m.last for m in states}
        self._saying = frozenset(str(pack.table("saying").get("say", "")).split())
        self._peers = frozenset(word.rpartition(" ")[2] for word in words.colleague)

    def beside(self, names: tuple[Name, ...]) -> tuple[Name, ...]:
        """The names, sure where foreign words are joined to a person: «Қасым-Жомарт Тоқаев пен Ануар Ибрахим»."""
        if not self._words.complement_first and not self._words.relative:
            return names
        sure = [name for name in names if name.sure]
        ends = {name.last for name in sure} | {name.first for name in sure}
        return tuple(replace(name, sure=True) if self._is_joined(name, ends) else name for name in names)

    def _is_joined(self, name: Name, ends: set[int]) -> bool:
        """Whether a joint stands between a name in doubt and one of the ends of those that are sure."""
        before, after = name.first - 1, name.last
        met = self._is_joint(before, name) and before in ends
        return self._is_foreign(name) and (met or (self._is_joint(after, name) and after + 1 in ends))

    def _is_joint(self, i: int, name: Name) -> bool:
        token = self._at(i, name)
        return token is not None and token.norm in self._words.joints

    def _is_foreign(self, name: Name) -> bool:
        """Whether two or three words in capitals are all of no dictionary."""
        own = self._tokens[name.first : name.last]
        few = FEWEST <= len(name.words) <= MOST
        return few and not any(common(t) or (t.text.isupper() and len(t.text) > 1) for t in own)

    def sure(self, name: Name) -> Name:
        """The name, sure where it stands as a person does."""
        if name.sure or not self._words.caseless:
            return name
        if name.strong and self._addressed(name):
            return replace(name, sure=True)
        if name.strong and FEWEST <= len(name.words) <= LONG and self._told_of(name):
            return replace(name, sure=True)
        if not FEWEST <= len(name.words) <= MOST:
            return name
        stands = self._is_peer(name) or (self._is_foreign(name) and (self._says(name) or self._travels(name)))
        return replace(name, sure=True) if stands else name

    def _addressed(self, name: Name) -> bool:
        """Whether a courtesy in capitals stands right before: "Dr. X Y", "Mr X"."""
        before = self._at(name.first - 1, name)
        if before is not None and before.text == ".":
            before = self._at(name.first - 2, name)
        polite = before is not None and before.is_title and self._words.courtesy(before)
        return polite and before is not None and before.norm not in self._words.his

    def _told_of(self, name: Name) -> bool:
        """Whether the words beside leave no doubt: "X Y, who …", "met X Y", "Samoa's X Y", "X Y of Latvia"."""
        after = self._at(name.last, name)
        if after is not None and after.text == ",":
            after = self._at(name.last + 1, name)
        if after is not None and after.norm in self._words.relative:
            return True
        own = self._tokens[name.first : name.last]
        foreign = not any(common(t) or (t.text.isupper() and len(t.text) > 1) for t in own)
        return foreign and (self._is_met(name) or self._is_of_a_state(name))

    def _is_met(self, name: Name) -> bool:
        """Whether a word for meeting somebody stands before, with its preposition: "talks with X Y"."""
        before = self._at(name.first - 1, name)
        if before is not None and before.pos == "ADP":
            before = self._at(name.first - 2, name)
        return before is not None and bool(before.lemmas & self._words.meeting)

    def _is_of_a_state(self, name: Name) -> bool:
        """Whether a state's name stands before in the genitive, or behind with a preposition."""
        if not self._words.relative:
            return False
        link = self._at(name.last, name)
        behind = link is not None and link.norm in self._words.first_links and name.last + 1 in self._states
        ending = self._at(name.first - 1, name)
        return behind or (ending is not None and ending.norm == "s" and name.first - 2 in self._past_states)

    def _says(self, name: Name) -> bool:
        """Whether a verb of saying stands beside: "X Y has said", "said X Y"."""
        i = name.last
        while i < len(self._tokens) and self._tokens[i].pos in ("AUX", "ADV"):
            i += 1
        return self._is_saying(i, name) or self._is_saying(name.first - 1, name)

    def _travels(self, name: Name) -> bool:
        """Whether a verb that people alone are told of stands behind: "X Y will visit Peru", "X Y paid a visit"."""
        i = name.last
        while (token := self._at(i, name)) is not None and token.pos in ("AUX", "ADV"):
            i += 1
        if token is None:
            return False
        verbs = {f.lemma for f in token.forms if f.verb}
        behind = [t for k in range(i + 1, i + 1 + PAID) if (t := self._at(k, name)) is not None]
        paid = (f"{verb} {noun}" for verb in verbs for t in behind for noun in t.lemmas)
        return not verbs.isdisjoint(self._words.journeys) or any(pair in self._words.pays for pair in paid)

    def _is_saying(self, i: int, name: Name) -> bool:
        token = self._at(i, name)
        return token is not None and any(f.lemma in self._saying and f.verb == "Fin" for f in token.forms)

    def _is_peer(self, name: Name) -> bool:
        """Whether a word for a counterpart stands beside: "his counterpart, X Y", "X Y, his Polish counterpart"."""
        before = name.first - 1
        while (token := self._at(before, name)) is not None and self._words.courtesy(token):
            before -= 1  # "his counterpart, Dr. X Y"
        before -= token is not None and token.text == ","
        token = self._at(before, name)
        if token is not None and token.lemmas & self._peers:
            return True
        mark, whose = self._at(name.last, name), self._at(name.last + 1, name)
        if mark is None or mark.text != "," or whose is None or not whose.lemmas & self._words.his:
            return False
        near = (self._at(i, name) for i in range(name.last + 2, name.last + 2 + REACH))
        return any(t is not None and bool(t.lemmas & self._peers) for t in near)

    def _at(self, i: int, name: Name) -> Token | None:
        """A token of the sentence of a name."""
        inside = 0 <= i < len(self._tokens)
        return self._tokens[i] if inside and self._tokens[i].sentence == self._tokens[name.first].sentence else None
