"""What stands around a trigger: its clause, the codes and people in reach, other triggers of its kind."""

from collections.abc import Iterator
from dataclasses import dataclass, field

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.model.mention import AreaMention, GroupMention, Mention, PeriodMention, PersonMention

Row = dict[str, float]
MAINS = 3  # so many people can be the ones an article is about


@dataclass(frozen=True, slots=True)
class Context:
    """A trigger with the mentions of its own sentence and of the sentences beside it.

    `focus` is the counterpart where one word tells of several meetings.
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
    counts: dict[str, int] = field(default_factory=dict)
    mains: tuple[int, ...] = ()


def article_of(stage: Stage, triggers: tuple[Trigger, ...]) -> Article:
    """Every trigger in its context; in one for each counterpart where it tells of several."""
    from communique.extract.events.focus import focused

    beside = {t.sentence: None for t in triggers}
    rows = {s: _beside(stage, s) for n in beside for s in (n - 1, n, n + 1)}
    contexts = tuple(c for trigger in triggers for c in focused(stage, _context(stage, trigger, rows)))
    counts: dict[str, int] = {}
    for area in stage.areas:
        for code in area.areas:
            counts[code] = counts.get(code, 0) + 1
    return Article(stage, contexts, counts, _mains(stage))


def _mains(stage: Stage) -> tuple[int, ...]:
    """The named people the text speaks of most, most often first."""
    counts: dict[int, int] = {}
    for mention in stage.people:
        counts[mention.person] = counts.get(mention.person, 0) + 1
    named = [p for p in counts if stage.scene.mentions.person(p).name]
    return tuple(sorted(named, key=lambda p: -counts[p])[:MAINS])


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


def _context(stage: Stage, trigger: Trigger, rows: dict[int, Beside]) -> Context:
    own = rows[trigger.sentence]
    codes = {code for area in own.areas for code in area.areas} | {code for band in own.bands for code in band.areas}
    persons = {m.person for m in own.people} | {p for band in own.bands for p in band.persons}
    codes |= {stage.area_of(p) for p in persons} - {""}
    return Context(
        trigger=trigger,
        areas=own.areas,
        people=own.people,
        periods=own.periods,
        bands=own.bands,
        before=rows[trigger.sentence - 1],
        after=rows[trigger.sentence + 1],
        codes=frozenset(codes),
        persons=frozenset(persons),
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
