"""Figures of a document, left to right: each number is decided with the figure before in mind."""

from dataclasses import dataclass
from typing import Any, Generic, TypeVar

from communique.extract.tallies import areas, indicator, period, status, worth
from communique.extract.tallies.around import groups_near, unit_features
from communique.extract.tallies.candidates import Candidate, Last, candidates_of, scale_of, with_unit
from communique.extract.tallies.fallback import guess
from communique.extract.tallies.growth import signed
from communique.extract.tallies.sameness import Drafted, distinct
from communique.extract.tallies.stage import Row, Stage, stage_of
from communique.extract.tallies.state import claim_of
from communique.extract.scene import Scene
from communique.model import Claim, Leftover, Period

WEAK = 0.2
T = TypeVar("T")


@dataclass(frozen=True)
class Decided(Generic[T]):
    """A value and how likely it is."""

    value: T
    sure: float


def figures(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    if not scene.mentions.areas or not scene.mentions.quantities:
        return (), ()
    stage = stage_of(scene)
    found: list[Drafted] = []
    weak: list[Leftover] = []
    last = Last()
    for bare in candidates_of(stage):
        candidate = with_unit(stage, bare, last)
        if candidate is None:
            continue
        draft, sure = decide(stage, candidate, last)
        if draft is None:
            weak += [_leftover(candidate)] if sure >= WEAK else []
            continue
        found.append(draft)
        last = last_of(stage, draft)
    return tuple(claim_of(stage, draft) for draft in distinct(found)), tuple(weak)


def decide(stage: Stage, candidate: Candidate, last: Last) -> tuple[Drafted | None, float]:
    """One number: is it a figure, of what, whose, of when, which status; and how likely it is a figure."""
    about = best(stage, indicator.TASK, indicator.options(stage, candidate, last))
    named = about.value if about else ""
    row = worth.features(stage, candidate, last, (named, about.sure if about else 0.0))
    sure = likelihood(stage, worth.TASK, row)
    if about is None or sure < threshold(stage.scene, 0.5):
        return None, sure
    quantity, change = signed(stage, candidate, named)
    whose = best(stage, areas.TASK, areas.features(stage, candidate, last, (named, shared(stage, candidate))))
    if whose is None:
        return None, sure
    spots = period.options(stage, candidate, last)
    when = best(stage, period.TASK, {key: spot for key, (spot, _) in spots.items()})
    told = Period.parse(when.value) if when and when.value else None
    what = status_of(stage, candidate, last, (named, told))
    draft = Drafted(
        candidate=candidate, indicator=named, quantity=quantity, change=change, sure=sure,
        areas=whose.value if whose.sure >= threshold(stage.scene, 0.3) else (), areas_sure=whose.sure,
        period=told if when and when.sure >= threshold(stage.scene, 0.3) else None, period_sure=when.sure if when else 0.0,
        words=spots[when.value][1] if when and when.value else None, status=what.value, status_sure=what.sure,
    )  # fmt: skip
    return draft, sure


def status_of(stage: Stage, candidate: Candidate, last: Last, known: tuple[str, Period | None]) -> "Decided[str]":
    """The likeliest of actual, target and forecast."""
    row = status.with_period(status.features(stage, candidate, last, known[0]), stage, known[1])
    wish = likelihood(stage, status.TARGET, row)
    guess_ahead = likelihood(stage, status.FORECAST, row)
    options = {"target": wish, "forecast": guess_ahead, "actual": 1.0 - max(wish, guess_ahead)}
    chosen = max(sorted(options), key=lambda each: options[each])
    return Decided(chosen, options[chosen])


def shared(stage: Stage, candidate: Candidate) -> Row:
    """What is true of a number whatever its areas."""
    return {**unit_features(candidate), **groups_near(stage, candidate, "scope:")}


def last_of(stage: Stage, draft: Drafted) -> Last:
    """The state that the next number inherits from."""
    sentence = draft.candidate.mention.sentence
    return Last(
        indicator=draft.indicator, unit=draft.quantity.unit, areas=draft.areas, period=draft.period, status=draft.status,
        sentence=sentence, line=stage.scene.parsed.sentences[sentence].line, scale=scale_of(draft.candidate),
    )  # fmt: skip


def best(stage: Stage, task: str, rows: dict[Any, Row]) -> "Decided[Any] | None":
    """The likeliest option of a field; None where there is none."""
    if not rows:
        return None
    keys = list(rows)
    scorer = stage.scene.scorer(task)
    sure = scorer.probabilities([rows[k] for k in keys]) if scorer else [guess(task, rows[k]) for k in keys]
    at = max(range(len(keys)), key=lambda i: (sure[i], -i))
    return Decided(keys[at], sure[at])


def likelihood(stage: Stage, task: str, row: Row) -> float:
    """The probability of a yes."""
    scorer = stage.scene.scorer(task)
    return scorer.probabilities([row])[0] if scorer else guess(task, row)


def threshold(scene: Scene, middle: float) -> float:
    """A threshold at the default strictness, moved by it."""
    return min(0.98, max(0.02, middle + (scene.strictness - 0.5) * 0.8))


def _leftover(candidate: Candidate) -> Leftover:
    return Leftover(kind="claim", span=candidate.mention.span, reason="weak_figure")

