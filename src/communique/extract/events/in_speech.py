"""Whether a time or a place is that of saying: "told reporters in Lima on Monday that talks would go on"."""

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.model.mention import AreaMention, PeriodMention

SAID = 9  # tokens between a verb of saying and its place or day
CLOSE = 5  # the same where nothing tells that the day is not the meeting's
OPENING = 12  # tokens from a day that opens a sentence to the verb of saying
PHRASE = 5  # tokens between "after" and the word for the meeting
BEHIND = 2  # tokens between a day and the verb of saying behind it
Told = AreaMention | PeriodMention


def of_saying(stage: Stage, mention: PeriodMention) -> bool:
    """Whether it tells when something was said: "the ministry said on Friday", "on Friday the ministry said"."""
    verb = _verb_before(stage, mention, CLOSE)
    if verb is not None:
        return _says(stage, verb)
    return any(_says(stage, token.index) for token in stage.tokens[mention.last : mention.last + BEHIND])


def of_speech(stage: Stage, trigger: Trigger, mention: Told) -> bool:
    """Whether it tells when or where somebody spoke, and the meeting is what he spoke of."""
    if not stage.lexicon.what_was_said or mention.sentence != trigger.sentence:
        return False
    if mention.last <= trigger.token:
        return _leads_what_was_said(stage, trigger, mention)
    verb = _said_before(stage, mention)
    # "Talks will resume, the minister said in Muscat on Wednesday".
    return verb is not None and verb > trigger.token and stage.between(trigger.token, verb) > 0


def _leads_what_was_said(stage: Stage, trigger: Trigger, mention: Told) -> bool:
    verb = _said_before(stage, mention)
    if verb is None:
        verb = _opened(stage, mention)
    if verb is None or verb > trigger.token:
        return False
    start = max(verb + 1, mention.last)
    between = range(start, trigger.token)
    link = next((stage.tokens[i].norm for i in between if stage.tokens[i].norm in stage.lexicon.openers), "")
    if link:  # "said in Rome on Monday, when the session was over" is of both
        return link in stage.lexicon.what_was_said
    if any(stage.tokens[i].form.verb == "Fin" for i in (*between, trigger.token)):
        return True
    return stage.tokens[trigger.token].pos == "NOUN" and not _led(stage, trigger, start)


def _said_before(stage: Stage, mention: Told) -> int | None:
    """The verb of saying before a time or place in its clause, where no other verb stands between."""
    verb = _verb_before(stage, mention, SAID)
    return verb if verb is not None and _says(stage, verb) else None


def _verb_before(stage: Stage, mention: Told, near: int) -> int | None:
    for at in range(mention.first - 1, max(-1, mention.first - 1 - near), -1):
        if stage.tokens[at].sentence != mention.sentence or stage.between(at, mention.first):
            return None
        if stage.tokens[at].form.verb:
            return at
    return None


def _opened(stage: Stage, mention: Told) -> int | None:
    """The verb of saying of a sentence that a time or "speaking in Lima" opens, where it is the first of its verbs."""
    first = stage.scene.parsed.sentences[mention.sentence].first
    speaking = not stage.lexicon.speaking.isdisjoint(stage.tokens[first].lemmas) and stage.tokens[first].form.verb
    if not speaking and (mention.first > first + 1 or isinstance(mention, AreaMention)):
        return None
    for i in range(mention.last, min(len(stage.tokens), mention.last + OPENING)):
        if stage.tokens[i].sentence != mention.sentence:
            return None
        if stage.tokens[i].form.verb == "Fin":
            return i if _says(stage, i) else None
    return None


def _says(stage: Stage, i: int) -> bool:
    return stage.tokens[i].form.verb == "Fin" and "say" in stage.groups[i]


def _led(stage: Stage, trigger: Trigger, start: int) -> bool:
    """Whether a word for after or during leads the meeting, which is then when it was said."""
    near = range(max(start, trigger.token - PHRASE), trigger.token)
    return any(stage.groups[i] & {"during", "within"} for i in near)
