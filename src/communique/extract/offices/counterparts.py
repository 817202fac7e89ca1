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

    def __init__(self, scene: Scene, words: Words) -> None:
        self._scene, self._words, self._tokens = scene, words, scene.parsed.tokens
        whole = [m for m in scene.mentions.areas if not m.part and len(m.areas) == 1]
        self._ends: dict[int, AreaMention] = {m.last: m for m in whole if m.kind == "adjective"}
        self._places: dict[int, AreaMention] = {m.first: m for m in whole if m.kind != "adjective"}
        self._names: dict[int, PersonMention] = {m.first: m for m in scene.mentions.people if m.form == "name"}

    def read(self, i: int) -> Iterator[Counterpart]:
        """Those that the word for a counterpart at a token names, each with the state at its place."""
        areas, after = self._areas(i)
        names = self._named(after)
        shared = self._shared(i, {m.person for m in names})
        if shared is None or not names or len(areas) != len(names):
            return
        for area, name in zip(areas, names, strict=True):
            if area != shared.office.area:
                span = self._scene.parsed.span(self._tokens[i].start, name.span.end)
                yield Counterpart(shared=shared, area=area, name=name, span=span)

    def _areas(self, i: int) -> tuple[list[str], int]:
        """The states before the word ("Pakistani and Afghan counterparts") or behind it, and the token after all."""
        found: list[str] = []
        at = i
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
    reader = _Reader(scene, words)
    at = [token.index for token in scene.parsed.tokens if heads & token.lemmas]
    return tuple(found for i in at for found in reader.read(i))
