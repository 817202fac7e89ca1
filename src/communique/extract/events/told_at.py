"""A meeting at which something was said: "…, the minister said after talks with X" is over, whatever is ahead."""

from communique.extract.events.ahead import at_what_is_to_come
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger

SPEAKER = 16  # tokens of who says it, between the verb and the words for after
LED = 6  # tokens between "on" and the visit: "on his first three-day state visit"
NAME = 6  # tokens of a name before its comma
PHRASE = 5  # tokens between "after" and the word for the meeting: "after his long telephone conversation"


def told_at(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody said something at or after a meeting: «заявил X по итогам переговоров», "X said after talks".

    Of 36 such meetings of gold all were held, and none was on a day that only what was said names.
    """
    at = _after(stage, trigger)
    if at is None or at_what_is_to_come(stage, trigger):
        return False
    return _said_before(stage, trigger, at) or _said_behind(stage, trigger, at)


def met_at(stage: Stage, trigger: Trigger) -> bool:
    """Whether something was done during a meeting: "met his counterpart during the SCO summit in Samarkand"."""
    tokens, at = stage.tokens, _after(stage, trigger)
    if at is None or not stage.lexicon.caseless or tokens[trigger.token].form.pos != "NOUN":
        return False
    if not stage.groups[at] >= {"during", "within"} and stage.lexicon.margins.isdisjoint(tokens[at].lemmas):
        return False
    here = [i for i in range(trigger.first, trigger.last) if not stage.between(i, trigger.token)]
    verbs = [tokens[i] for i in here if tokens[i].form.verb == "Fin" and i < at]
    ahead = any("plan" in stage.groups[i] for i in here)
    return bool(verbs) and verbs[-1].form.tense == "Past" and not ahead


def under_way(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody is or was "on a visit": in gold each of 15, whatever the sentence tells of days to come."""
    tokens = stage.tokens
    after = tokens[trigger.token + 1 : trigger.token + 3]
    if len(after) > 1 and after[1].norm in stage.lexicon.going_on:  # «форум өтіп жатыр»
        return "hold" in stage.groups[trigger.token + 1]
    if trigger.cue.id != "visit_noun" or not stage.lexicon.on_visit:
        return False
    if _ending(stage, trigger):
        return True
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - LED) - 1, -1):
        if tokens[i].norm in stage.lexicon.on_visit and i > trigger.first:
            before = i - 2 if tokens[i - 1].pos == "ADV" else i - 1
            return _is_now(stage, before)
        if tokens[i].form.verb == "Fin" or (tokens[i].pos in ("ADP", "PUNCT") and tokens[i].text != "-"):
            return False
    return False


def _ending(stage: Stage, trigger: Trigger) -> bool:
    """Whether a participle says that a visit comes to its end: "will fly home, concluding his official visit"."""
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - LED) - 1, -1):
        if "closing" in stage.groups[i]:
            participle = any(form.verb == "Part" for form in stage.tokens[i].forms)
            return participle and stage.tokens[i - 1].text == ","
        if stage.tokens[i].pos in ("ADP", "VERB", "AUX", "CCONJ"):
            return False
    return False


def _is_now(stage: Stage, i: int) -> bool:
    """Whether "is" or "was" stands there, or a name and its comma: "Mr Lee, on a visit to Chile, said"."""
    token = stage.tokens[i]
    if token.text == ",":
        return any(m.last == i for m in stage.around("people", i - NAME, i))
    return token.pos == "AUX" and token.form.verb == "Fin" and token.form.tense in ("Pres", "Past")


def _after(stage: Stage, trigger: Trigger) -> int | None:
    """Where the words for after or during begin that lead a meeting."""
    tokens = stage.tokens
    if tokens[trigger.token].form.verb == "Fin":
        return None
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - PHRASE) - 1, -1):
        if stage.groups[i] & {"during", "ahead_of"}:
            return None if "ahead_of" in stage.groups[i] else i
        if tokens[i].pos in ("VERB", "AUX", "CCONJ", "PUNCT") or not tokens[i].is_word:
            return None
        if tokens[i].norm in stage.lexicon.what_was_said:  # "said on Monday that talks would go on"
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
