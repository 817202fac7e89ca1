"""Counterparts: "Foreign Minister X met his Turkish counterpart Y" gives Y the same office of another state."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.scene import Scene
from communique.model import Span
from communique.model.mention import AreaMention, OfficeMention, PersonMention
from communique.recognize.people.words import Words, words_of

CHANCE = 0.8
RANKS = ("head_of_state", "head_of_government", "minister", "envoy", "speaker", "official")
BACK = 1  # sentences before, in which the title may stand that both share
LIST_LIMIT = 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Counterpart:
    """A named person who holds the office of `shared` for another state; `span` is the words for his part."""

    shared: OfficeMention
    area: str
    name: PersonMention
    span: Span


class _Reader:
    """Reads the counterparts of one document."""

    def __init__(self, scene: Scene, words: Words, phrases: frozenset[str]) -> None:
        self._scene, self._words, self._tokens = scene, words, scene.parsed.tokens
        self._phrases = phrases
        whole = [m for m in scene.mentions.areas if not m.part and len(m.areas) == 1]
        # "Turkish counterpart", "Botswana counterpart": where adjectives stand before nouns, names of states do so too.
        self._ends: dict[int, AreaMention] = {m.last: m for m in whole}
        self._places: dict[int, AreaMention] = {m.first: m for m in whole if m.kind != "adjective"}
        self._names: dict[int, PersonMention] = {m.first: m for m in scene.mentions.people if m.form == "name"}

    def read(self, i: int) -> Iterator[Counterpart]:
        """Those that the word for a counterpart at a token names, each with the state at its place."""
        areas, after = self._areas(i)
        names = self._named(after) or self._before(self._opening(i, len(areas)))
        shared = self._shared(i, {m.person for m in names})
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

    def ends_phrase(self, i: int) -> bool:
        """Whether a token is the last of two words for a counterpart."""
        return self._head(i) < i

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
        return 0 <= j < len(self._tokens) and self._tokens[j].norm in (*self._words.joints, ",")

    def _shared(self, i: int, others: set[int]) -> OfficeMention | None:
        """The title said last before, of one person who is none of these."""
        sentence = self._tokens[i].sentence
        for mention in reversed(self._scene.mentions.offices):
            if mention.first >= i or mention.office.rank not in RANKS or mention.former or mention.plural:
                continue
            if mention.sentence < sentence - BACK:
                return None
            if len(mention.holders) == 1 and mention.holders[0] not in others:
                return mention
        return None


def counterparts(scene: Scene) -> tuple[Counterpart, ...]:
    """All that a document names, in order."""
    words = words_of(scene.pack)
    heads: frozenset[str] = frozenset(scene.pack.table("offices").get("counterparts", {}).get("words", ()))
    if not heads:
        return ()
    phrases = frozenset(head for head in heads if " " in head)
    lasts = frozenset(head.rpartition(" ")[2] for head in phrases)
    reader = _Reader(scene, words, phrases)
    at = [
        t.index for t in scene.parsed.tokens if heads & t.lemmas or (lasts & t.lemmas and reader.ends_phrase(t.index))
    ]
    return tuple(found for i in at for found in reader.read(i))
