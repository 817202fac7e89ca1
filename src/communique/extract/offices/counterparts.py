"""Counterparts: "Foreign Minister X met his Turkish counterpart Y" gives Y the same office of another state."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from communique.extract.scene import Scene
from communique.model import Span
from communique.model.mention import AreaMention, OfficeMention, PersonMention
from communique.recognize.people.words import Words, words_of

CHANCE = 0.8
RANKS = ("head_of_state", "head_of_government", "minister", "envoy", "speaker", "official")
BACK = 1  # sentences before, in which the title may stand that both share
LIST_LIMIT = 6
OPENING = 4  # tokens at the head of a sentence in which "he" is its subject: "Earlier he also met …"


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A named person who holds the office of `shared` for another state; `span` is the words for his part."""

    shared: OfficeMention
    area: str
    name: PersonMention
    span: Span


class _Reader:
    """Reads the counterparts of one document."""

    def __init__(self, scene: Scene, words: Words, table: Mapping[str, Sequence[str]]) -> None:
        self._scene, self._words, self._tokens = scene, words, scene.parsed.tokens
        self._heads = frozenset(table.get("words", ()))
        self._phrases = frozenset(head for head in self._heads if " " in head)
        self._subjects, self._alone = frozenset(table.get("subjects", ())), frozenset(table.get("alone", ()))
        whole = [m for m in scene.mentions.areas if not m.part and len(m.areas) == 1]
        # "Turkish counterpart", "Botswana counterpart": where adjectives stand before nouns, names of states do so too.
        self._ends: dict[int, AreaMention] = {m.last: m for m in whole}
        self._places: dict[int, AreaMention] = {m.first: m for m in whole if m.kind != "adjective"}
        self._names: dict[int, PersonMention] = {m.first: m for m in scene.mentions.people if m.form == "name"}

    def read(self, i: int) -> Iterator[Counterpart]:
        """Those that the word for a counterpart at a token names, each with the state at its place."""
        areas, after = self._areas(i)
        names = self._named(after) or self._before(self._opening(i, len(areas)))
        shared = self._shared(i, {m.person for m in names}, frozenset(areas))
        if shared is None or not names or len(areas) != len(names):
            return
        for area, name in zip(areas, names, strict=True):
            if area != shared.office.area:
                here = self._tokens[i]
                span = self._scene.parsed.span(min(here.start, name.span.start), max(here.end, name.span.end))
                yield Counterpart(shared=shared, area=area, name=name, span=span)

    def _areas(self, i: int) -> tuple[list[str], int]:
        """The states before the word ("Pakistani and Afghan counterparts") or behind it, and the token after all."""
        found: list[str] = []
        at = self._head(i)
        for _ in range(LIST_LIMIT):
            mention = self._ends.get(at)
            if mention is None:
                break
            found.insert(0, mention.areas[0])
            at = mention.first - 1 if self._joins(mention.first - 1) else mention.first
        place = self._places.get(i + 2) if i + 1 < len(self._tokens) else None
        if not found and place is not None and self._tokens[i + 1].norm in self._words.links:
            return [place.areas[0]], place.last
        return found, i + 1

    def places(self) -> Iterator[int]:
        """The tokens that mean a counterpart; of two words the last."""
        lasts = frozenset(head.rpartition(" ")[2] for head in self._phrases)
        for token in self._tokens:
            if self._heads & token.lemmas or (lasts & token.lemmas and self._head(token.index) < token.index):
                yield token.index

    def _head(self, i: int) -> int:
        """Where the words for a counterpart begin: "opposite number" has two."""
        return i - 1 if i and f"{self._tokens[i - 1].norm} {self._tokens[i].lemma}" in self._phrases else i

    def _opening(self, i: int, states: int) -> int:
        """Where "his Slovenian colleague" begins, with the word for whose; -1 where several states are named."""
        at = self._head(i)
        at = self._ends[at].first if states == 1 and at in self._ends else at
        whose = self._tokens[at - 1].lemmas & self._words.his if at else frozenset()
        return at - 1 if whose and states == 1 else -1

    def _before(self, at: int) -> list[PersonMention]:
        """The name that stands right before, parted by a comma: "Borut Pahor, his Slovenian colleague"."""
        if at < 1 or self._tokens[at - 1].text != ",":
            return []
        return [m for m in self._names.values() if m.last == at - 1]

    def _named(self, j: int) -> list[PersonMention]:
        """The names that follow at a token, past a comma and words of courtesy."""
        found: list[PersonMention] = []
        for _ in range(LIST_LIMIT):
            while j < len(self._tokens) and (self._tokens[j].text == "," or self._courteous(j)):
                j += 1
            if j not in self._names:
                break
            found.append(self._names[j])
            j = self._names[j].last
            if not self._joins(j):
                break
            j += 1
        return found

    def _courteous(self, j: int) -> bool:
        return j not in self._names and bool(self._tokens[j].lemmas & self._words.honorifics)

    def _joins(self, j: int) -> bool:
        norm = self._tokens[j].norm if 0 <= j < len(self._tokens) else ""
        return norm == "," or norm in self._words.joints

    def _shared(self, i: int, others: set[int], areas: frozenset[str]) -> OfficeMention | None:
        """The title of whoever acts in the sentence, else the one said last before, of one person who is none of these.

        None where that is a title which no other state has: a secretary of state's counterpart is a foreign minister.
        Nobody has a counterpart in his own state.
        """
        others = others | {p.id for p in self._scene.mentions.persons if areas & {p.area, *(o.area for o in p.offices)}}
        actor = self._actor(i, others) if self._words.caseless else self._subject(i, others)
        found = self._title_of(actor, i)
        if found is None and (actor is None or self._words.caseless):
            found = self._last_title(i, others)
        alone = found is not None and self._words.caseless and found.office.title.lower() in self._alone
        return None if alone or (found is not None and found.holders[0] in others) else found

    def _actor(self, i: int, others: set[int]) -> int | None:
        """Whoever acts in the sentence, where order tells it: the first named who stands behind no preposition.

        Of "he" it is the first of the sentence before; None where nobody is named.
        """
        here, opening = self._tokens[i].sentence, self._opening(i, 1)
        joined = opening > 0 and self._tokens[opening - 1].norm in self._words.joints
        pair = [m for m in self._names.values() if joined and m.last == opening - 1]
        if pair:
            return pair[0].person  # "X and his Estonian counterpart"
        for sentence in (here, here - 1) if self._words.caseless else ():
            told = (m for m in self._names.values() if m.sentence == sentence and m.first < i)
            named = sorted(m.first for m in told if m.person not in others)
            first = next((at for at in named if not self._led(at)), None)
            if first is not None:
                return self._names[first].person
            opening = self._scene.parsed.sentences[sentence].first
            if not any(t.lemmas & self._subjects for t in self._tokens[opening : min(i, opening + OPENING)]):
                return None
        return None

    def _subject(self, i: int, others: set[int]) -> int | None:
        """Whoever acts in the sentence, where cases tell it: who was named last in the nominative."""
        here = self._tokens[i].sentence
        told = (m for m in self._names.values() if m.sentence == here and m.first < i and m.person not in others)
        last = max((m for m in told if m.case == "Nom"), key=lambda m: m.first, default=None)
        return last.person if last is not None else None

    def _led(self, name: int) -> bool:
        """Whether a preposition stands before a name with its title or before its list: "after talks with President X".

        A counterpart himself is led too.
        """
        if name and self._tokens[name - 1].lemmas & self._heads:
            return True
        titles = (m.first for m in self._scene.mentions.offices if m.first < name <= m.last + 1)
        start = min((name, *titles))
        while start and (self._tokens[start - 1].pos in ("DET", "ADJ") or start in self._ends):
            start = self._ends[start].first if start in self._ends else start - 1
        listed = [m.first for m in self._names.values() if self._joins(start - 1) and m.last == start - 1]
        return self._led(listed[0]) if listed else start > 0 and self._tokens[start - 1].pos == "ADP"

    def _title_of(self, person: int | None, i: int) -> OfficeMention | None:
        """The last title before a token that a person alone holds."""
        mine = [m for m in self._scene.mentions.offices if m.holders == (person,) and m.first < i]
        known = [m for m in mine if m.office.rank in RANKS and not m.former and not m.plural]
        return self._whole(known[-1], i) if known else None

    def _whole(self, shared: OfficeMention, i: int) -> OfficeMention:
        """The fullest title before a token that its holder has in that rank: of "Minister X", said to be of trade."""
        told = (m for m in self._scene.mentions.offices if m.holders == shared.holders and m.first < i)
        same = [m for m in told if m.office.rank == shared.office.rank and not m.former]
        return max(same, key=lambda m: (len(m.office.title.split()), m.first), default=shared)

    def _last_title(self, i: int, others: set[int]) -> OfficeMention | None:
        """The title said last before, of one person who is none of these."""
        sentence = self._tokens[i].sentence
        for mention in reversed(self._scene.mentions.offices):
            if mention.first >= i or mention.office.rank not in RANKS or mention.former or mention.plural:
                continue
            if mention.sentence < sentence - BACK:
                return None
            if len(mention.holders) == 1 and mention.holders[0] not in others:
                return self._whole(mention, i)
        return None


def counterparts(scene: Scene) -> tuple[Counterpart, ...]:
    """All that a document names, in order."""
    table = scene.pack.table("offices").get("counterparts", {})
    if not table:
        return ()
    reader = _Reader(scene, words_of(scene.pack), table)
    return tuple(found for i in reader.places() for found in reader.read(i))
