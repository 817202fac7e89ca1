"""What all decisions on the figures of one document look at: mentions by sentence, cues, the main areas."""

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import cached_property

from communique.extract.tallies.words import Cue, Words, words_of
from communique.extract.scene import Scene
from communique.model.mention import AreaMention, GroupMention, PeriodMention, PersonMention, QuantityMention
from communique.parse import Token

Row = dict[str, float]
SKIPPED = ("clutter", "caption", "share")


@dataclass(frozen=True)
class Room:
    """One sentence with what was recognised in it."""

    index: int
    areas: tuple[AreaMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    groups: tuple[GroupMention, ...] = ()
    cues: tuple[Cue, ...] = ()


@dataclass(frozen=True)
class Stage:
    """One document on which figures are read."""

    scene: Scene
    words: Words
    rooms: dict[int, Room] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens."""
        return self.scene.parsed.tokens

    @property
    def hub(self) -> tuple[str, ...]:
        """The areas the article is about most."""
        return self.scene.mentions.hub

    def room(self, sentence: int) -> Room:
        """What stands in a sentence; nothing outside the text."""
        return self.rooms.get(sentence, EMPTY)

    def bounds(self, sentence: int) -> tuple[int, int]:
        """First token of a sentence, and the one after its last."""
        found = self.scene.parsed.sentences[sentence]
        return found.first, found.last

    @cached_property
    def states(self) -> dict[str, int]:
        """How often each area is named in the whole text."""
        counts: dict[str, int] = {}
        for mention in self.scene.mentions.areas:
            for code in mention.areas:
                counts[code] = counts.get(code, 0) + (not mention.part)
        return counts

    @cached_property
    def first_areas(self) -> tuple[str, ...]:
        """Areas of the first two sentences."""
        return tuple(sorted({c for s in (0, 1) for m in self.room(s).areas for c in m.areas}))

    @cached_property
    def money(self) -> str:
        """The currency named most, as ISO 4217; USD where none is."""
        units = [q.quantity.unit for q in self.scene.mentions.quantities if len(q.quantity.unit) == 3]
        return max(sorted(set(units)), key=units.count) if units else "USD"


EMPTY = Room(-1)


def stage_of(scene: Scene) -> Stage:
    """Mentions by sentence; cues only in sentences that are near a number."""
    mentions = scene.mentions
    parts: dict[int, dict[str, list[object]]] = {}
    named: Sequence[tuple[str, Sequence[AreaMention | PeriodMention | QuantityMention | PersonMention | GroupMention]]] = (
        ("areas", [m for m in mentions.areas if not m.part]), ("periods", mentions.periods),
        ("quantities", mentions.quantities), ("people", mentions.people), ("groups", mentions.groups),
    )  # fmt: skip
    for name, found in named:
        for mention in found:
            parts.setdefault(mention.sentence, {}).setdefault(name, []).append(mention)
    words = words_of(scene.pack)
    near = {s + d for s, part in parts.items() if "quantities" in part for d in (-2, -1, 0)} | {0, 1}
    rooms = {}
    for sentence in scene.parsed.sentences:
        part = parts.get(sentence.index, {})
        cues = words.cues(scene.parsed.words(sentence)) if sentence.index in near else ()
        if part or cues:
            rooms[sentence.index] = Room(sentence.index, cues=cues, **{k: tuple(v) for k, v in part.items()})  # type: ignore[arg-type]
    return Stage(scene, words, rooms)


def near(distance: int) -> float:
    """A distance in tokens as a number between 0 (far) and 1 (beside)."""
    return round(1.0 / (1.0 + abs(distance) / 4.0), 3)
