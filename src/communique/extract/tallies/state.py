"""A draft becomes a claim with its words."""

from typing import Any, cast

from communique.extract.tallies.sameness import Drafted
from communique.extract.tallies.stage import Stage
from communique.model import Claim, Figure, Role, Span
from communique.model.content import FigureStatus
from communique.model.mention import AreaMention


def claim_of(stage: Stage, draft: Drafted) -> Claim[Any]:
    """The figure, the shortest stretch of its sentence that states it, and words by field."""
    content = Figure(
        indicator=draft.indicator, quantity=draft.quantity, areas=draft.areas,
        status=cast(FigureStatus, draft.status) if draft.status else None, period=draft.period, change=draft.change,
    )  # fmt: skip
    roles = tuple(_roles(stage, draft))
    sure = round(draft.sure, 3)
    return stage.scene.claim(content, _span(stage, draft, roles), roles, f"figures.{draft.indicator}", sure)


def _roles(stage: Stage, draft: Drafted) -> list[Role]:
    mention = draft.candidate.mention
    found = [Role(field="value", span=mention.span, confidence=round(draft.sure, 3))]
    if mention.bound_span:
        found.append(Role(field="bound", span=mention.bound_span))
    found += _of_areas(stage, draft)
    if draft.words is not None:
        found.append(Role(field="period", span=draft.words.span, inferred=draft.words.inferred, confidence=round(draft.period_sure, 3)))
    elif draft.period is not None:
        found.append(Role(field="period", inferred=True, confidence=round(draft.period_sure, 3), why="told before"))
    cue = _cue(stage, draft, f"indicator:{draft.indicator}")
    found.append(Role(field="indicator", span=cue) if cue else Role(field="indicator", inferred=True, why="told before"))
    wish = _cue(stage, draft, f"status:{draft.status}")
    sure = round(draft.status_sure, 3)
    found.append(
        Role(field="status", span=wish, confidence=sure) if wish else Role(field="status", inferred=True, confidence=sure, why="tense")
    )
    return found


def _of_areas(stage: Stage, draft: Drafted) -> list[Role]:
    """Words of each area in the sentence; those told elsewhere are marked inferred."""
    here = stage.room(draft.candidate.mention.sentence).areas
    sure = round(draft.areas_sure, 3)
    spans = {m.span: m for code in draft.areas if (m := _nearest(draft, [m for m in here if code in m.areas]))}
    told = {code for m in spans.values() for code in m.areas}
    found = [Role(field="areas", span=span, confidence=sure) for span in sorted(spans)]
    if set(draft.areas) - told:
        found.append(Role(field="areas", inferred=True, confidence=sure, why="told elsewhere in the report"))
    return found


def _nearest(draft: Drafted, mentions: list[AreaMention]) -> AreaMention | None:
    first = draft.candidate.mention.first
    return min(mentions, key=lambda m: abs(m.first - first), default=None)


def _cue(stage: Stage, draft: Drafted, group: str) -> Span | None:
    first = draft.candidate.mention.first
    found = [c for c in stage.room(draft.candidate.mention.sentence).cues if c.group == group]
    if not found:
        return None
    cue = min(found, key=lambda c: abs(c.first - first))
    return stage.scene.parsed.span(stage.tokens[cue.first].start, stage.tokens[cue.last - 1].end)


def _span(stage: Stage, draft: Drafted, roles: tuple[Role, ...]) -> Span:
    """From the first to the last word of the roles in the number's own sentence."""
    sentence = stage.scene.parsed.sentences[draft.candidate.mention.sentence]
    spans = [r.span for r in roles if r.span and r.field != "status" and sentence.start <= r.span.start < sentence.end]
    return stage.scene.parsed.span(min(s.start for s in spans), max(s.end for s in spans))
