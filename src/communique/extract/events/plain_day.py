"""The day that the words leave no doubt of: the only one of a clause, the day of the report for who is a guest now."""

from collections.abc import Sequence
from datetime import date

from communique.extract.events.context import Article, Context, reach
from communique.extract.events.in_speech import of_saying
from communique.extract.events.lasting import days_of, opens
from communique.extract.events.next_told import is_day
from communique.extract.events.stage import Stage
from communique.extract.events.told_at import under_way
from communique.extract.events.triggers import Trigger
from communique.extract.events.when import dateline
from communique.model.mention import PeriodMention

# Verbs of a journey: of their one day 34 of 37 in gold are; "on the second day of his visit" is the noun's.
JOURNEYS = frozenset({"stay", "leave"})
LATELY = 14  # days between the report and a visit that goes on
BESIDE = 4  # sentences between a guest who is there now and what is told of the day


def plain_day(article: Article, context: Context, times: Sequence[PeriodMention]) -> PeriodMention | None:
    """The day of an event where it is plain; `times` are those that can be its own."""
    here = [m for m in times if m.sentence == context.trigger.sentence]
    if len(here) == 1:
        return here[0] if _only_day(article.stage, context, here[0]) else None
    return None if here or context.periods else _of_today(article, context, times)


def _only_day(stage: Stage, context: Context, mention: PeriodMention) -> bool:
    """Whether the one time of a sentence is a day and stands in the clause: in gold 101 of 104 meetings are of it."""
    trigger = context.trigger
    journey = trigger.cue.id in JOURNEYS or is_there_now(stage, trigger) or opens(stage, context)
    if (trigger.type == "visit" and not journey) or of_saying(stage, mention):
        return False
    return is_day(mention) and reach(stage, trigger, mention) == 0


def is_there_now(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody is a guest now: "is in Rome" (in gold 20 of 20), "on a visit to Italy"."""
    return trigger.type == "visit" and (under_way(stage, trigger) or is_there(stage, trigger))


def is_there(stage: Stage, trigger: Trigger) -> bool:
    """Whether "is in" and its like tell of a stay."""
    token, behind = stage.tokens[trigger.token], stage.tokens[trigger.token + 1 : trigger.token + 2]
    stays = trigger.cue.id == "stay" and not stage.lexicon.stays.isdisjoint(token.lemmas)
    return stays and token.form.tense == "Pres" and any(t.norm in stage.lexicon.in_words for t in behind)


def _of_today(article: Article, context: Context, times: Sequence[PeriodMention]) -> PeriodMention | None:
    """The day of the report for who is a guest now, where other meetings of the same states are told of that day.

    In gold four of five; how long he stays is not known where the days of the visit are counted.
    """
    stage, trigger = article.stage, context.trigger
    published = stage.scene.document.published
    if published is None or not is_there_now(stage, trigger) or days_of(stage, context):
        return None
    if any(_is_dated(other, context, published) for other in article.around(context)):
        return None  # the visit itself is told with its days
    today = [m for m in times if m.period and m.period.first == m.period.last == published and not dateline(stage, m)]
    near = [m for m in today if abs(m.sentence - trigger.sentence) <= BESIDE]
    return next((m for m in near if _meets_there(article, context, m)), None)


def _is_dated(other: Context, context: Context, published: date) -> bool:
    """Whether another word tells of a visit of the same people or states on a day of these weeks."""
    visit = other.trigger.type == "visit" and other.trigger.sentence != context.trigger.sentence
    alike = bool(other.persons & context.persons) or len(other.codes & context.codes) > 1
    days = (m.period.last for m in other.periods if is_day(m) and m.period and m.period.last)
    return visit and alike and any(abs((day - published).days) <= LATELY for day in days)


def _meets_there(article: Article, context: Context, mention: PeriodMention) -> bool:
    """Whether a sentence tells on a day of something else between two of the same states."""
    others = (c for c in article.around(context) if c.trigger.sentence == mention.sentence)
    return any(other.codes <= context.codes or other.persons & context.persons for other in others)
