"""What surrounds the numbers of a document: words by class, breaks between clauses, areas and periods by sentence."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, field
from itertools import pairwise

from communique.extract.figures.roles import in_case, possessive
from communique.extract.figures.words import INDICATORS, Words, words_of
from communique.extract.scene import Scene
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, PeriodMention, QuantityMention
from communique.parse import Sentence, Token

Features = dict[str, float]
NUMBERS = frozenset(("value", "bare", "share", "multiple"))
PAIR = 2  # states of "the two countries"
LIKELY, NEARLY = 0.5, 0.2  # how probable a pivot is, and how much less than a bloc a state
STRONG = frozenset(";:()—–|")
BODIES = frozenset(("ministry", "press_service", "statistics", "association", "agency"))


@dataclass(slots=True)
class Around:
    """One sentence: token indices by class of word, breaks, and the mentions in it."""

    sentence: Sentence
    words: Words
    tokens: tuple[Token, ...]
    marks: dict[str, list[int]]
    commas: list[int]
    breaks: list[int]
    areas: tuple[AreaMention, ...]
    periods: tuple[PeriodMention, ...]
    tied: dict[tuple[int, int, int], frozenset[str]] = field(default_factory=dict)  # what `lists.tied_area` found

    @property
    def turns_behind(self) -> bool:
        """Whether the language says growth behind the number: it has no prepositions of numbers."""
        return not self.words.before

    def cut(self, a: int, b: int) -> int:
        """How many commas and stronger breaks stand between two tokens, a stronger one counting three."""
        low, high = min(a, b), max(a, b)
        return _between(self.commas, low, high) + 3 * _between(self.breaks, low, high)

    def preposition(self, first: int, *, own: bool = False) -> str:
        """The class of the preposition before a number, over the words that bound it; empty where there is none.

        With `own` it is the number's alone: none of "imports from Chile fell 8%".
        """
        for i in range(first - 1, max(self.sentence.first, first - 4) - 1, -1):
            token = self.tokens[i - self.sentence.first]
            if token.norm in self.words.before:
                return self.words.before[token.norm]
            if token.text in "(),;:–—" or (own and token.pos in ("NOUN", "VERB", "AUX")):
                return ""
        return ""

    def led(self, mention: AreaMention) -> bool:
        """Whether a preposition other than "of" stands before an area: «торговля с Чили» is not its own."""
        at = mention.first - 1 - self.sentence.first
        return at >= 0 and self.tokens[at].pos == "ADP" and self.tokens[at].norm not in self.words.of

    def joins(self, first: int, last: int) -> bool:
        """Whether a conjunction stands between: "up by 13 % on the month but down by 38 %"."""
        at = self.sentence.first
        return any(token.pos == "CCONJ" for token in self.tokens[first - at : last - at])

    def is_noun(self, at: int) -> bool:
        """Whether a token is likeliest a noun."""
        token = self.tokens[at - self.sentence.first] if at < self.sentence.last else None
        return token is not None and token.pos == "NOUN"

    def left(self, name: str, at: int) -> int:
        """The nearest token of a class before `at`; -1 where there is none."""
        found = self.marks.get(name)
        i = bisect_left(found, at) - 1 if found else -1
        return found[i] if found and i >= 0 else -1

    def right(self, name: str, at: int) -> int:
        """The nearest token of a class at or after `at`; -1 where there is none."""
        found = self.marks.get(name)
        i = bisect_left(found, at) if found else 0
        return found[i] if found and i < len(found) else -1

    def closeness(self, name: str, first: int, last: int) -> tuple[float, float]:
        """How near a class of words stands before `first` and after `last`: 1 at once, 0 not at all."""
        if name not in self.marks:
            return 0.0, 0.0
        left, right = self.left(name, first), self.right(name, last)
        near_left = 1 / (1 + first - left + 2 * self.cut(left, first)) if left >= 0 else 0.0
        near_right = 1 / (2 + right - last + 2 * self.cut(last - 1, right)) if right >= 0 else 0.0
        return round(near_left, 4), round(near_right, 4)


@dataclass(slots=True)
class Ground:
    """A document, read for figures. Sentences are looked at when first asked for."""

    scene: Scene
    words: Words
    area_at: dict[int, list[AreaMention]]
    period_at: dict[int, list[PeriodMention]]
    title: frozenset[str]
    counts: dict[str, int]
    numbers_at: dict[int, list[QuantityMention]]
    measured_at: dict[int, list[QuantityMention]] = field(default_factory=dict)  # of measures that are no figure here
    headlines: frozenset[int] = frozenset()
    named: frozenset[int] = frozenset()  # tokens of titles and of bodies
    companies: dict[int, int] = field(default_factory=dict)
    pairs_at: dict[int, frozenset[str]] = field(default_factory=dict)  # the states of "the two countries"
    traded_with: dict[str, bool] = field(default_factory=dict)  # whether a state is a partner only, once asked
    # By sentence whose trade with several states is told of, and with which; once asked.
    partners: dict[int, tuple[frozenset[str], frozenset[str]]] | None = None
    sides: tuple[AreaMention, ...] | None = None  # of the format that the report opens with; once asked
    period_counts: dict[str, int] = field(default_factory=dict)
    owners: dict[str, float] = field(default_factory=dict)
    pivots: dict[str, float] = field(default_factory=dict)
    grown_over: frozenset[str] = frozenset()
    _around: dict[int, Around] = field(default_factory=dict)
    _told: dict[str, float] = field(default_factory=dict)

    def told(self, name: str) -> float:
        """In which part of the sentences words of a class stand."""
        if not self._told:
            whole = [self.around(s.index).marks for s in self.scene.parsed.sentences]
            counted = Counter(word for marks in whole for word in marks)
            self._told = {word: n / len(whole) for word, n in counted.items()}
        return self._told.get(name, 0.0)

    @property
    def pivot(self) -> str:
        """The state that the report is most probably about, rather than its bloc; empty where it names none."""
        best = max(sorted(self.pivots), key=lambda code: self.pivots[code], default="")
        least = max(LIKELY, self.pivots.get(best, 0.0) - NEARLY)
        states = [code for code in sorted(self.pivots) if not is_bloc(code) and self.pivots[code] >= least]
        return max(states, key=lambda code: self.pivots[code], default=best)

    def pivots_above(self, chance: float) -> frozenset[str]:
        """The areas that the report is about, at least so probably."""
        return frozenset(code for code, known in self.pivots.items() if known >= chance)

    def named_in(self, index: int) -> list[str]:
        """The indicators that a sentence names."""
        marks = self.around(index).marks
        return [name for name in INDICATORS if f"is.{name}" in marks]

    def since(self, mention: QuantityMention) -> int:
        """The token behind the number before this one in its sentence; 0 where none stands there."""
        numbers = self.numbers_at.get(mention.sentence, ())
        return max((q.last for q in numbers if q.last <= mention.first), default=0)

    def around(self, index: int) -> Around:
        """The sentence of an index."""
        if index not in self._around:
            self._around[index] = self._look(self.scene.parsed.sentences[index])
        return self._around[index]

    def _look(self, sentence: Sentence) -> Around:
        tokens = self.scene.parsed.words(sentence)
        marks: dict[str, list[int]] = {}
        for i, token in enumerate(tokens):
            if token.is_word or not token.text[0].isdigit():
                for name in self.words.classes(tokens, i):
                    if not (name.startswith("is.") and token.index in self.named):
                        marks.setdefault(name, []).append(sentence.first + i)
        return Around(
            sentence=sentence,
            words=self.words,
            tokens=tokens,
            marks=marks,
            commas=[t.index for t in tokens if t.text == ","],
            breaks=[t.index for t in tokens if t.text in STRONG],
            areas=tuple(self.area_at.get(sentence.index, ())),
            periods=tuple(self.period_at.get(sentence.index, ())),
        )


def ground_of(scene: Scene) -> Ground:
    """A scene made ready: its mentions by sentence, the areas of its title, how often each area is named."""
    areas: dict[int, list[AreaMention]] = {}
    counts: dict[str, int] = {}
    words = words_of(scene.pack)
    for mention in scene.mentions.areas:
        if mention.areas and not mention.part:
            areas.setdefault(mention.sentence, []).append(in_case(scene.parsed, mention, words))
            for code in mention.areas:
                counts[code] = counts.get(code, 0) + 1
    periods: dict[int, list[PeriodMention]] = {}
    for period in scene.mentions.periods:
        periods.setdefault(period.sentence, []).append(period)
    titles = [s.index for s in scene.parsed.sentences if scene.parsed.line_of(s).kind == "headline"] or [0]
    title = frozenset(c for i in titles for m in areas.get(i, ()) for c in m.areas)
    numbers: dict[int, list[QuantityMention]] = {}
    others: dict[int, list[QuantityMention]] = {}
    for number in scene.mentions.quantities:
        if number.role in NUMBERS:
            numbers.setdefault(number.sentence, []).append(number)
        elif number.role == "other" and number.quantity.unit == "count":
            others.setdefault(number.sentence, []).append(number)
    ground = Ground(scene, words, areas, periods, title, counts, numbers, others, frozenset(titles))
    ground.companies = Counter(o.sentence for o in scene.mentions.organizations if o.kind == "company")
    ground.pairs_at = {g.sentence: frozenset(g.areas) for g in scene.mentions.groups if g.count == len(g.areas) == PAIR}
    ground.period_counts = _told_of(scene.mentions.periods)
    ground.named = _named(scene, words)
    ground.owners = _owners(ground)
    return ground


def _named(scene: Scene, words: Words) -> frozenset[int]:
    """The tokens of titles and bodies, whose words tell of no number: "the Ministry of Trade put it at 5 billion"."""
    bodies = (m for m in scene.mentions.organizations if m.kind in BODIES)
    inside = {i for m in (*scene.mentions.offices, *bodies) for i in range(m.first, m.last)}
    within = (i for m in scene.mentions.periods for i in range(m.first, m.last))
    inside.update(i for i in within if scene.parsed.tokens[i].form.verb == "Part")  # «в ушедшем году»
    return frozenset(inside | {i for s in scene.parsed.sentences if words.marks for i in _capitals(scene, s)})


def _capitals(scene: Scene, sentence: Sentence) -> Iterator[int]:
    """The words in capitals before another such word, in a sentence that has small ones: "the Sea Trade Port"."""
    tokens = scene.parsed.words(sentence)
    if sum(token.is_title for token in tokens) * 2 > len(tokens):
        return
    for token, after in pairwise(tokens):
        if token.index > sentence.first and token.is_title and after.is_title:
            yield token.index


def _told_of(periods: Iterable[PeriodMention]) -> dict[str, int]:
    """How often each period that a result may be of is named, the one named first in front: no days, no goals."""
    found: dict[str, int] = {}
    for mention in periods:
        period = mention.period
        if period and period.precision != "day" and mention.kind in ("point", "span", "since", "same"):
            found[str(period)] = found.get(str(period), 0) + 1
    return found


def _owners(ground: Ground) -> dict[str, float]:
    """Whose trade is told of: the share of words of trade that stand right beside each area («экспорт Чили»)."""
    found: dict[str, float] = {}
    for index, mentions in ground.area_at.items():
        around = ground.around(index)
        cues = {at for name, places in around.marks.items() if name.startswith("is.") for at in places}
        for mention in mentions:
            behind = mention.last + possessive(ground.scene.parsed, mention, ground.words)
            places = (mention.first - 1, behind, mention.first - 2, behind + (behind > mention.last))
            beside = any(at in cues for at in places)
            if beside and _tells_whose(around, mention):
                for code in mention.areas:
                    found[code] = found.get(code, 0.0) + 1
    total = sum(found.values(), 0.0)
    return {code: n / total for code, n in found.items()}


def _tells_whose(around: Around, mention: AreaMention) -> bool:
    """Whether a state stands as an owner does; a genitive that a preposition asks for does not («купленные у Чили»)."""
    if mention.kind == "adjective":
        return True
    return mention.case == "Gen" and not around.led(mention)


def _between(places: list[int], low: int, high: int) -> int:
    return max(0, bisect_left(places, high) - bisect_right(places, low))
