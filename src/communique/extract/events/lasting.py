"""How long a visit or a conference lasts: "arrived on Monday on a two-day visit" is Monday and Tuesday."""

from dataclasses import replace
from datetime import timedelta

from communique.extract.events.context import Context
from communique.extract.events.stage import Stage
from communique.model import Period
from communique.model.mention import PeriodMention

LASTING = ("visit", "forum", "summit")
LONGEST = 14  # days
NEAR = 8  # tokens before the word for a meeting in which its days are told
FAR = 16  # tokens behind it
MANY = 2  # days
VISIT = "visit_noun"
DURING = 6  # tokens before it in which "during", "ahead of" tell that the day is another


def days_of(stage: Stage, context: Context) -> int:
    """How many days a meeting lasts; 0 where nothing beside its word says so, or only that it is over by a day."""
    trigger, lasting = context.trigger, stage.lexicon.lasting
    if trigger.type not in LASTING or lasting is None:
        return 0
    return 0 if _is_while(stage, context) else _told(stage, context)


def only_while(stage: Stage, context: Context, mention: PeriodMention) -> bool:
    """Whether a day is only one of those that a journey lasts: «в ходе двухдневного визита 5 мая встретился с X»."""
    period, trigger = mention.period, context.trigger
    if trigger.cue.id != VISIT or stage.lexicon.lasting is None or mention.sentence != trigger.sentence:
        return False
    one = period is not None and period.precision == "day" and period.first == period.last
    return one and _is_while(stage, context) and _told(stage, context) > 0


def _is_while(stage: Stage, context: Context) -> bool:
    trigger = context.trigger
    before = range(max(trigger.first, trigger.token - DURING), trigger.token)
    return any("within" in stage.groups[i] for i in before)


def _told(stage: Stage, context: Context) -> int:
    places = range(max(context.trigger.first, context.trigger.token - NEAR), _end(stage, context))
    return next((n for i in places if 1 < (n := _number(stage, i)) <= LONGEST and not _one_of_them(stage, i)), 0)


def _end(stage: Stage, context: Context) -> int:
    """Where the words of a journey end: at the second word for a visit behind a verb of coming."""
    trigger = context.trigger
    end = min(trigger.last, trigger.token + FAR)
    nouns = [
        i
        for i in range(trigger.token + 1, end)
        if any(c.id == VISIT for c in stage.lexicon.cues_at(None, stage.tokens[i]))
    ]
    own = 0 if trigger.cue.id == VISIT else 1
    return nouns[own] if len(nouns) > own else end


def _number(stage: Stage, i: int) -> int:
    """The number of "two-day", or of "for two days"."""
    lasting, tokens = stage.lexicon.lasting, stage.tokens
    if lasting is None:
        return 0
    for word in (tokens[i].norm, *tokens[i].lemmas):
        number, dash, unit = word.partition("-")
        if dash and unit in lasting.units:
            return lasting.number(number)
        if word in lasting.whole:
            return lasting.whole[word]
    number = tokens[i].norm
    plain = i > 0 and i + 1 < len(tokens) and tokens[i - 1].norm in lasting.before
    return lasting.number(number) if plain and not lasting.units.isdisjoint(tokens[i + 1].lemmas) else 0


def _one_of_them(stage: Stage, i: int) -> bool:
    """Whether it is said which of the days it is: "the second day of a two-day visit"."""
    units = stage.lexicon.lasting.units if stage.lexicon.lasting else frozenset()
    near = range(max(1, i - DURING), i)
    return any(stage.tokens[k].norm in units and "number" in stage.groups[k - 1] for k in near)


def stretched(stage: Stage, context: Context, mention: PeriodMention, days: int) -> PeriodMention:
    """A day on which a meeting of several days begins, or ends, with the others."""
    period = mention.period
    if days < MANY or period is None or period.first is None or period.first != period.last:
        return mention
    if mention.sentence != context.trigger.sentence or period.precision != "day":
        return mention
    rest = timedelta(days=days - 1)
    over = mention.kind == "until" or _over(stage, context)
    first, last = (period.first - rest, period.first) if over else (period.first, period.first + rest)
    return replace(mention, period=Period(first=first, last=last, precision="day"))


def opens(stage: Stage, context: Context) -> bool:
    """Whether a meeting of several days is told from its first: "at the start of a two-day visit"."""
    trigger, lasting = context.trigger, stage.lexicon.lasting
    if lasting is None or days_of(stage, context) < MANY:
        return False
    before = range(max(trigger.first, trigger.token - NEAR), trigger.token)
    return any(stage.tokens[i].norm in lasting.opening for i in before)


def _over(stage: Stage, context: Context) -> bool:
    """Whether a verb before the word says that the meeting came to its end: "wrapped up a two-day visit"."""
    trigger = context.trigger
    before = range(max(trigger.first, trigger.token - NEAR), trigger.token)
    return any("closing" in stage.groups[i] for i in before)
