"""A meeting at which something was said: "…, the minister said after talks with X" is over, whatever is ahead."""

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger

SPEAKER = 16  # tokens of who says it, between the verb and the words for after
PHRASE = 5  # tokens between "after" and the word for the meeting: "after his long telephone conversation"


def told_at(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody said something at or after a meeting: «заявил X по итогам переговоров», "X said after talks".

    Of 36 such meetings of gold all were held, and none was on a day that only what was said names.
    """
    at = _after(stage, trigger)
    return at is not None and (_said_before(stage, trigger, at) or _said_behind(stage, trigger, at))


def _after(stage: Stage, trigger: Trigger) -> int | None:
    """Where the words for after or during begin that lead a meeting."""
    tokens = stage.tokens
    if tokens[trigger.token].form.verb == "Fin":
        return None
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - PHRASE) - 1, -1):
        if stage.groups[i] & {"during", "ahead_of"}:
            return None if "ahead_of" in stage.groups[i] else i
        if tokens[i].pos in ("VERB", "CCONJ", "PUNCT") or not tokens[i].is_word:
            return None
    return None


def _said_before(stage: Stage, trigger: Trigger, at: int) -> bool:
    """«Сообщил глава МИД Хуан Диас по итогам встречи»: a verb of saying, then who says it."""
    for i in range(at - 1, max(trigger.first, at - SPEAKER) - 1, -1):
        form = stage.tokens[i].form
        if stage.between(i, trigger.token):
            return False
        if form.verb == "Fin" or form.pos == "VERB":
            return "say" in stage.groups[i] and form.tense == "Past"
    return False


def _said_behind(stage: Stage, trigger: Trigger, at: int) -> bool:
    """As in "after talks with X, Y said": the phrase opens the sentence, the next verb is one of saying."""
    if at > stage.scene.parsed.sentences[trigger.sentence].first + 1:
        return False
    for i in range(trigger.token + 1, trigger.last):
        form = stage.tokens[i].form
        if form.verb == "Fin":
            return "say" in stage.groups[i] and form.tense == "Past"
    return False
