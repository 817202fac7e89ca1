"""What stands around a trigger: its clause, the codes and people in reach, other triggers of its kind."""

from bisect import bisect_left, bisect_right
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace

from communique.extract.events.journeys import beside_a_guest, goes_on_later, left_behind, of_others
from communique.extract.events.possessors import only_owns
from communique.extract.events.predicates import of_other_deeds, of_teller
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, GroupMention, Mention, PeriodMention, PersonMention

Row = dict[str, float]
NEIGHBOURS = 60  # contexts on each side that may tell of the same event
OF_STATE = 20  # people of one state that are compared
LISTED = 4  # so many states in one sentence are a list
LIST_AFTER = 3  # sentences after a word for a meeting that may tell who came
SEVERAL = ("summit", "forum")
TWO_SIDED = ("talks", "call")
MAINS = 3  # so many people can be the ones an article is about


@dataclass(frozen=True, slots=True)
class Context:
    """A trigger with the mentions of its own sentence and of the sentences beside it.

    `focus` is the counterpart where one word tells of several meetings, `owners` are those of whom only somebody else
    is told: "X's envoy".
    """

    trigger: Trigger
    areas: tuple[AreaMention, ...]
    people: tuple[PersonMention, ...]
    periods: tuple[PeriodMention, ...]
    bands: tuple[GroupMention, ...]
    before: "Beside"
    after: "Beside"
    codes: frozenset[str]
    persons: frozenset[int]
    focus: int | None = None
    owners: frozenset[int] = frozenset()


@dataclass(frozen=True, slots=True)
class Beside:
    """The mentions of a neighbouring sentence."""

    areas: tuple[AreaMention, ...] = ()
    people: tuple[PersonMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    bands: tuple[GroupMention, ...] = ()


@dataclass(slots=True)
class Article:
    """All triggers of a document in their contexts."""

    stage: Stage
    contexts: tuple[Context, ...]
    counts: dict[str, int]
    people: "People"
    told: dict[int, frozenset[int]]
    opening: frozenset[str]
    lists: "Lists"
    gatherings: frozenset[int]  # the tokens of words for a summit or a forum

    @property
    def mains(self) -> tuple[int, ...]:
        """The people the text speaks of most."""
        return self.people.mains

    def around(self, context: Context) -> Sequence[Context]:
        """The contexts before and after one, itself among them; far ones tell of other things."""
        at = bisect_left(self.contexts, context.trigger.token, key=lambda c: c.trigger.token)
        return self.contexts[max(0, at - NEIGHBOURS) : at + NEIGHBOURS]


@dataclass(frozen=True, slots=True)
class Lists:
    """Sentences that name several states, by their areas or people: those who came to a summit are often told so."""

    sentences: tuple[int, ...]
    codes: dict[int, frozenset[str]]

    def near(self, sentence: int) -> tuple[int, frozenset[str]] | None:
        """The nearest list from the sentence before on, with how far it is; None where there is none in reach."""
        at = bisect_left(self.sentences, sentence)
        places = [s for s in self.sentences[max(0, at - 1) : at + 1] if -1 <= s - sentence <= LIST_AFTER]
        best = min(places, key=lambda s: (abs(s - sentence), -s), default=None)
        return (best, self.codes[best]) if best is not None else None


@dataclass(frozen=True, slots=True)
class People:
    """Where each person of the table is spoken of: sentences in order; those spoken of most; those of each state."""

    sentences: dict[int, list[int]]
    mains: tuple[int, ...]
    of_state: dict[str, tuple[int, ...]]

    def sentences_back(self, person: int, here: int) -> int:
        """How many sentences ago a person was last spoken of, 12 where never or long ago."""
        said = self.sentences.get(person, [])
        at = bisect_right(said, here)
        return min(here - said[at - 1], 12) if at else 12


def article_of(stage: Stage, triggers: tuple[Trigger, ...]) -> Article:
    """Every trigger in its context; in one for each counterpart where it tells of several."""
    from communique.extract.events.focus import focused

    beside = {t.sentence: None for t in triggers}
    rows = {s: _beside(stage, s) for n in beside for s in (n - 1, n, n + 1)}
    others = of_others(stage, triggers)
    plain = (_context(stage, t, rows, others.get(t.token, ())) for t in triggers)
    contexts = tuple(c for context in plain for c in focused(stage, context))
    counts = Counter(code for area in stage.areas for code in area.areas)
    told: dict[int, frozenset[int]] = {}
    for context in contexts:
        here = context.trigger.sentence
        told[here] = told.get(here, frozenset()) | {context.trigger.token}
    opening = frozenset(code for area in stage.areas if area.sentence <= 1 for code in area.areas)
    gatherings = frozenset(c.trigger.token for c in contexts if c.trigger.cue.types[0] in SEVERAL)
    return Article(stage, contexts, counts, _people_of(stage), told, opening, _lists_of(stage), gatherings)


def _lists_of(stage: Stage) -> Lists:
    said: dict[int, set[str]] = {}
    for area in stage.areas:
        said.setdefault(area.sentence, set()).update(code for code in area.areas if not is_bloc(code))
    for mention in stage.people:
        said.setdefault(mention.sentence, set()).update({stage.area_of(mention.person)} - {""})
    found = {s: frozenset(codes) for s, codes in said.items() if len(codes) >= LISTED}
    return Lists(tuple(sorted(found)), found)


def _people_of(stage: Stage) -> People:
    said: dict[int, list[int]] = {}
    for mention in stage.people:
        said.setdefault(mention.person, []).append(mention.sentence)
    named = [p for p in said if stage.scene.mentions.person(p).name]
    states: dict[str, list[int]] = {}
    for person in stage.scene.mentions.persons:
        area = stage.area_of(person.id)
        if person.name and len(states.setdefault(area, [])) < OF_STATE:
            states[area].append(person.id)
    return People(
        sentences=said,
        mains=tuple(sorted(named, key=lambda p: -len(said[p]))[:MAINS]),
        of_state={area: tuple(people) for area, people in states.items()},
    )


def _beside(stage: Stage, sentence: int) -> Beside:
    sentences = stage.scene.parsed.sentences
    if not 0 <= sentence < len(sentences):
        return Beside()
    first, last = sentences[sentence].first, sentences[sentence].last
    return Beside(
        areas=stage.around("areas", first, last),  # type: ignore[arg-type]
        people=stage.around("people", first, last),  # type: ignore[arg-type]
        periods=stage.around("periods", first, last),  # type: ignore[arg-type]
        bands=stage.around("bands", first, last),  # type: ignore[arg-type]
    )


def _within(own: Beside, trigger: Trigger) -> Beside:
    """The mentions in reach of a trigger; all of them, but in junk."""
    return Beside(
        areas=tuple(m for m in own.areas if trigger.first <= m.first < trigger.last),
        people=tuple(m for m in own.people if trigger.first <= m.first < trigger.last),
        periods=tuple(m for m in own.periods if trigger.first <= m.first < trigger.last),
        bands=tuple(m for m in own.bands if trigger.first <= m.first < trigger.last),
    )


def _own(stage: Stage, trigger: Trigger, within: Beside, others: Sequence[range]) -> Beside:
    """What is in reach without what is of other journeys, and without states that only lie by the way."""
    areas = (m for m in within.areas if not any(m.first in other for other in others))
    areas = (m for m in areas if not goes_on_later(stage, trigger, within.periods, m))
    there = (m for m in areas if not left_behind(stage, trigger, m.first) and not beside_a_guest(stage, m))
    times = (m for m in within.periods if not any(m.first in other for other in others))
    met = (m for m in within.people if not _elsewhere(trigger, m, others))
    return replace(within, areas=tuple(there), periods=tuple(times), people=tuple(met))


def _elsewhere(trigger: Trigger, mention: PersonMention, others: Sequence[range]) -> bool:
    """Whether somebody is told of behind a journey, or before who tells of it."""
    apart = (other for other in others if mention.first in other)
    return any(trigger.token < other.start or other.start == trigger.first for other in apart)


def _context(stage: Stage, trigger: Trigger, rows: dict[int, Beside], others: Sequence[range]) -> Context:
    """What is in reach of a trigger; `others` are the tokens that tell of other journeys."""
    tellers = of_teller(stage, trigger)
    own = _own(stage, trigger, _within(rows[trigger.sentence], trigger), (*others, *tellers))
    codes = {code for area in own.areas for code in area.areas} | {code for band in own.bands for code in band.areas}
    persons = {m.person for m in own.people} | {p for band in own.bands for p in band.persons}
    codes |= {stage.area_of(p) for p in persons} - {""}
    deeds = of_other_deeds(stage, trigger)
    acting = tuple(m for m in own.people if not only_owns(stage, m) and not any(m.first in deed for deed in deeds))
    owners = {m.person for m in own.people} - {m.person for m in acting}
    return Context(
        trigger=trigger,
        areas=own.areas,
        people=acting,
        periods=own.periods,
        bands=own.bands,
        before=rows[trigger.sentence - 1],
        after=rows[trigger.sentence + 1],
        codes=frozenset(codes),
        persons=frozenset(persons - owners),
        owners=frozenset(owners),
    )


def reach(stage: Stage, trigger: Trigger, mention: Mention) -> int:
    """Clause boundaries between a trigger and a mention."""
    return stage.between(trigger.token, mention.first)


def gap(trigger: Trigger, mention: Mention) -> int:
    """Tokens between a trigger and a mention: negative where it stands before."""
    if mention.last <= trigger.token:
        return mention.last - 1 - trigger.token
    return mention.first - trigger.token


def clause(stage: Stage, trigger: Trigger) -> Iterator[int]:
    """The tokens of the trigger's clause."""
    for i in range(trigger.first, trigger.last):
        if stage.between(i, trigger.token) == 0:
            yield i


def near(value: float, scale: float = 10.0) -> float:
    """A distance as a number between 1 (here) and 0 (far)."""
    return scale / (scale + abs(value))
