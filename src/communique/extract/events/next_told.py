"""The day that the next sentence tells of a meeting: «… пригласил глав на саммит. Встреча намечена на 6 ноября»."""

from collections.abc import Sequence

from communique.extract.events.context import Article, Context
from communique.model.mention import PeriodMention

OPENS = 2  # tokens of a sentence before the word for the meeting
NOUNS = frozenset({"meet_noun", "summit", "forum", "talk_noun", "visit_noun", "session", "sign_noun"})
ANY = frozenset({"meet_noun", "session"})  # these may take up a meeting of any type
KINDS = ("point", "span")


def next_told(article: Article, context: Context, times: Sequence[PeriodMention]) -> PeriodMention | None:
    """The one day of a next sentence that begins with the meeting alone; None where it is not so (in gold six of six).

    `times` are those that may be the meeting's; where its own sentence tells one there is nothing to look for.
    """
    here = context.trigger.sentence
    if any(m.sentence == here and is_day(m) for m in times):
        return None
    later = [c for c in article.around(context) if c.trigger.sentence == here + 1]
    found = next((c for c in later if c.trigger.token - c.trigger.first <= OPENS), None)
    if found is None or not _takes_up(article, context, found):
        return None
    days = [m for m in found.periods if is_day(m)]
    return days[0] if len(days) == 1 else None


def _takes_up(article: Article, context: Context, later: Context) -> bool:
    """Whether a word for a meeting names nobody who took part: it is the one told before."""
    cue, token = later.trigger.cue, article.stage.tokens[later.trigger.token]
    same = cue.id in ANY or context.trigger.type in cue.types
    alone = not later.people and all(m.place or m.kind == "seat" for m in later.areas)
    return cue.id in NOUNS and token.form.pos == "NOUN" and same and alone


def is_day(mention: PeriodMention) -> bool:
    """Whether a time is one day or some, told as such: no deadline, no comparison."""
    period = mention.period
    return period is not None and period.precision == "day" and mention.kind in KINDS
