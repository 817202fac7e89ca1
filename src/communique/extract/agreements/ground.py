"""Who and what stands near a document: states by words, by people and by groups of its sentence and the one before."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cached_property

from communique.extract.agreements.titles import Paper
from communique.extract.events.lexicon import lexicon_of
from communique.extract.scene import Scene
from communique.lang.pack import members_of
from communique.model.mention import AreaMention, GroupMention, PersonMention
from communique.parse import Line, Sentence
from communique.recognize.mentions import within

Codes = frozenset[str]


@dataclass(frozen=True, slots=True, kw_only=True)
class Near:
    """The words for states, the people and the groups of a stretch of text."""

    areas: tuple[AreaMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    groups: tuple[GroupMention, ...] = ()
    sides: Codes = frozenset()

    @property
    def named(self) -> Codes:
        """The codes of the words for states."""
        return codes_of(self.areas)

    @property
    def known(self) -> Codes:
        """The codes of words and of people."""
        return self.named | self.sides


class Ground:
    """One document's states, looked up for each of its papers."""

    def __init__(self, scene: Scene) -> None:
        """Of a scene."""
        self.scene = scene
        self.hub = tuple(scene.mentions.hub)
        self.words = lexicon_of(scene.pack)

    @cached_property
    def counts(self) -> Counter[str]:
        """How often each state is named in the document."""
        return Counter(code for m in self.scene.mentions.areas if not m.part for code in m.areas)

    @cached_property
    def title(self) -> Codes:
        """The states of the first line."""
        lines = self.scene.parsed.lines
        return self.between(lines[0].start, lines[0].end).known if lines else frozenset()

    def between(self, start: int, end: int) -> Near:
        """Who and what lies between two offsets."""
        known = self.scene.mentions
        people = within(known.people, start, end)
        return Near(
            areas=tuple(a for a in within(known.areas, start, end) if not a.part and a.kind != "city"),
            people=people,
            groups=within(known.groups, start, end),
            sides=frozenset(known.person(p.person).area for p in people) - {""},
        )

    def sentence(self, paper: Paper) -> Near:
        """The sentence of a paper."""
        return self.between(paper.sentence.start, paper.sentence.end)

    def before(self, paper: Paper) -> Near:
        """The sentence before it, of whatever line."""
        at = paper.sentence.index
        return self._of(self.scene.parsed.sentences[at - 1]) if at else Near()

    def line(self, paper: Paper) -> Near:
        """The line that the paper stands in, up to its sentence."""
        line: Line = self.scene.parsed.line_of(paper.sentence)
        return self.between(line.start, paper.sentence.end)

    def above(self, paper: Paper) -> Near:
        """The last line above that names a state or somebody of one."""
        line = self.scene.parsed.line_of(paper.sentence)
        found = (self.between(upper.start, upper.end) for upper in reversed(self.scene.parsed.lines[: line.index][-4:]))
        return next((near for near in found if near.known), Near())

    def _of(self, sentence: Sentence) -> Near:
        return self.between(sentence.start, sentence.end)

    def stands_in(self, mention: AreaMention) -> bool:
        """Whether it only says where: «в Минске», «Астанада»."""
        return mention.case == "Loc" or self._behind(mention) in self.words.in_words

    def stands_with(self, mention: AreaMention) -> bool:
        """Whether it says with whom: «с Китаем», «Қытаймен»."""
        return mention.case == "Ins" or self._behind(mention) in self.words.with_words

    def _behind(self, mention: AreaMention) -> str:
        return self.scene.parsed.tokens[mention.first - 1].norm if mention.first else ""


def codes_of(areas: Iterable[AreaMention]) -> Codes:
    """The codes of words for states."""
    return frozenset(code for area in areas for code in area.areas)


def states_of(areas: Iterable[AreaMention]) -> Codes:
    """The codes of words for states that are no blocs."""
    return codes_of(a for a in areas if a.kind != "bloc")


def member(one: str, other: str) -> bool:
    """Whether one of two codes is a bloc that the other belongs to."""
    return other in members_of(one) or one in members_of(other)
