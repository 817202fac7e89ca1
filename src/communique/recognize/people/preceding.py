"""Titles whose complement stands before the head: «Қазақстанның Премьер-Министрі», «АҚШ-тың Қытайдағы елшісі»."""

from collections.abc import Sequence
from dataclasses import dataclass, field

from communique.model.mention import AreaMention
from communique.parse import Token
from communique.parse.morphology import Morphology
from communique.recognize.people.marks import LOCAL, Marks
from communique.recognize.people.words import Head, Words

LONGEST = 10  # tokens before a head
AHEAD = 4  # tokens in which another head must follow one that stands in the genitive
ORGAN = "organ"


@dataclass(slots=True)
class Preceding:
    """The tokens before a head that belong to its title: words kept, their lemmas, areas, where it begins."""

    first: int
    kept: list[str] = field(default_factory=list)
    bodies: list[str] = field(default_factory=list)
    lemmas: list[frozenset[str]] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    local: bool = False
    former: bool = False
    own: bool = False
    inner: bool = False
    seated: bool = False
    matter: bool = False
    private: bool = False
    organ: tuple[str, ...] = ()


class PrecedingReader:
    """Reads from a head to the left, word by word."""

    def __init__(self, tokens: Sequence[Token], marks: Marks, words: Words) -> None:
        """Nothing is read yet."""
        self._tokens, self._marks, self._words = tokens, marks, words

    def leads_on(self, token: Token) -> bool:
        """Whether a head is only the first part of another's title: «Премьер-Министрдің орынбасары»."""
        following = self._tokens[token.index + 1] if token.index + 1 < len(self._tokens) else token
        if self._words.deputies & following.lemmas:
            return True
        cabinet = token.form.number == "Plur" and following.lemma in self._words.complements
        if not cabinet and not any(form.case == "Gen" for form in token.forms):
            return False
        for other in self._tokens[token.index + 1 : token.index + 1 + AHEAD]:
            if other.sentence != token.sentence:
                return False
            if self._words.head.of(other) is not None:
                return True
            if not other.lemmas & (self._words.keep | self._words.inside):
                return False
        return False

    def read(self, head: int, least: int) -> Preceding:
        """All that belongs to the title of the head at a token, not before token `least`."""
        found = Preceding(first=head, seated=bool(self._words.seated & self._tokens[head].lemmas))
        i = head - 1
        while i >= max(least, head - LONGEST):
            before = self._step(i, found)
            if before < 0:
                # «Түркі инвестициялық қорының президенті»: whatever body it is of is none of a state.
                found.private = not found.kept and bool(self._tokens[i].lemmas & self._words.private)
                break
            found.first = before
            i = before - 1
        while found.kept and found.kept[0] in self._words.joints:
            found.kept.pop(0)
            found.bodies.pop(0)
            found.first += 1
        if found.bodies and found.bodies[0] and found.kept:
            # Whose organ it is stands outside the title, so does the ending that says it: Ресей Үкіметінің төрағасы.
            found.kept[0] = found.bodies[0]
        if not found.areas and found.organ:
            found.areas, found.local = list(found.organ), True
        return found

    def _step(self, i: int, found: Preceding) -> int:
        """The first token of what is taken in, which ends at token `i`; -1 where nothing is."""
        token = self._tokens[i]
        area = self._marks.covered.get(i)
        if area is not None:
            return self._organ(area, i, found) if area.kind == ORGAN else self._area(i, found)
        if token.norm in self._words.joints:
            return self._joint(i, found)
        if token.is_word and self._is_named_part(i, found):
            found.kept.insert(0, token.text)
            found.bodies.insert(0, "")
            return i
        if not token.is_word or i in self._marks.stops:
            return -1
        return i if self._aside(token, found) or self._kept(token, found) else -1

    def _joint(self, i: int, found: Preceding) -> int:
        """Take in an "and" between two fields; -1 where it joins none."""
        joined = found.kept and i and self._tokens[i - 1].lemmas & (self._words.inside | self._words.keep)
        if joined:
            found.kept.insert(0, self._tokens[i].norm)
            found.bodies.insert(0, "")
        return i if joined else -1

    def _aside(self, token: Token, found: Preceding) -> bool:
        """Whether a word belongs to the holder's standing, no title has it: former, new, of his own state."""
        if token.lemmas & (self._words.former | self._words.drop):
            found.former = found.former or bool(token.lemmas & self._words.former)
            return True
        found.own = found.own or bool(token.lemmas & self._words.own_state)
        return bool(token.lemmas & self._words.own_state)

    def _kept(self, token: Token, found: Preceding) -> bool:
        head = self._words.head.of(token) is not None
        if found.areas or not (head or token.lemmas & (self._words.keep | self._words.inside)):
            return False
        cabinet = bool(found.kept) and any(form.number == "Plur" for form in token.forms)  # Министрлер кабинетінің
        # «Премьер-Министр орынбасары»: the title of who has a deputy may stand without its ending.
        deputy = bool(self._words.deputies & self._tokens[token.index + 1].lemmas)
        if head and not (cabinet or deputy) and not any(form.case == "Gen" for form in token.forms):
            return False
        upper = token.text.isupper() or (token.text[:2].isupper() and len(token.text) > 2)
        found.kept.insert(0, token.text if upper else token.norm)
        found.bodies.insert(0, "" if upper else self._body(token) or self._words.served.get(token.norm, ""))
        found.lemmas.insert(0, token.lemmas)
        # «Қауіпсіздік саясаты жөніндегі өкіл»: only what it is of gives a head the ending of belonging.
        matter = not found.inner and token.norm in self._words.matters
        found.matter = found.matter or matter
        found.inner = found.inner or self._owns(token, found)
        return True

    def _body(self, token: Token) -> str:
        """The organ of state that a word is, in the nominative; empty for other words."""
        nouns = (form.lemma for form in token.forms if form.pos == "NOUN")
        return next((lemma for lemma in nouns if lemma in self._words.complements), "")

    def _owns(self, token: Token, found: Preceding) -> bool:
        """Whether a word gives the head an ending of belonging: the next one to it, or whom its holder serves."""
        if token.lemmas & self._words.keep:
            return False
        return not found.matter or any(form.case == "Gen" for form in token.forms)

    def _is_named_part(self, i: int, found: Preceding) -> bool:
        """Whether a word is the name of a part of a state that the word behind it tells: Сычуань провинциясының."""
        behind, token = self._tokens[i + 1], self._tokens[i]
        part = not found.areas and bool(found.kept) and found.kept[0] == behind.norm
        return (
            part
            and token.is_title
            and bool(behind.lemmas & self._words.parts)
            and not token.lemmas & self._words.inside
        )

    def _organ(self, mention: AreaMention, i: int, found: Preceding) -> int:
        """Take in an organ that tells its state where no state is named: ҚР Парламенті Мәжілісінің төрағасы."""
        if mention.last != i + 1 or found.areas or found.organ not in ((), tuple(mention.areas)):
            return -1
        tokens = self._tokens[mention.first : mention.last]
        # «Қазақстан Парламенті Мәжілісінің»: a state and its organ before another of its organs.
        words = [self._body(tokens[-1]) or tokens[-1].norm] if found.organ else [token.text for token in tokens]
        found.kept[:0], found.bodies[:0] = words, [""] * len(words)
        found.organ, found.inner = tuple(mention.areas), True
        return mention.first

    def _area(self, i: int, found: Preceding) -> int:
        mention = self._marks.covered[i]
        located = any(form.pos == "ADJ" for form in self._tokens[mention.last - 1].forms[:1])
        # Who serves at a place is another state's; elsewhere the place is whose he is: Қытайдағы Сиань қаласының мэрі.
        seat = located and (mention.kind == "country" or mention.kind in LOCAL) and found.seated
        if mention.last != i + 1 or (found.areas and not seat):
            return -1
        words = [token.text for token in self._tokens[mention.first : mention.last]]
        if seat:
            found.kept[:0], found.bodies[:0] = words, [""] * len(words)
        else:
            found.areas += mention.areas
            if mention.kind in LOCAL:
                found.local = True
                found.kept[:0], found.bodies[:0] = words, [""] * len(words)
                found.inner = True
        return mention.first


def nominative_of(token: Token, head: Head, morphology: Morphology) -> str:
    """The head as its title has it, the ending of belonging kept and that of a case taken off."""
    lemma, word = head.nominative, token.norm
    for size in range(len(lemma) + 1, len(word) + 1):
        if any(form.lemma == lemma and form.case == "Nom" for form in morphology.forms(word[:size])):
            return word[:size]
    return head.nominative
