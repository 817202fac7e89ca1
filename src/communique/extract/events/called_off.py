"""What was called off or never was, where order tells it: "X postponed his visit", "the visit was cancelled"."""

from collections.abc import Sequence

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.parse import Token

# So many tokens between a verb of calling off and what it called off: "postponed her long awaited March 28-31 visit".
OBJECT = 8
# The same between a meeting with its place and guests and the verb behind it: "talks between X and Y were cancelled".
SUBJECT = 14
# So many tokens of a verb with its auxiliaries: "will not be travelling", "was to have met".
CHAIN = 4
# So many tokens behind the verb in which a new date may stand: "postponed to May 5".
MOVED = 5


def called_off(stage: Stage, trigger: Trigger) -> bool:
    """Whether the words say without doubt that a meeting will not be, or was not; False in packs without such words."""
    if not stage.lexicon.called_off:
        return False
    if _denied(stage, trigger) or _unfulfilled(stage, trigger):
        return True
    noun = stage.tokens[trigger.token].pos == "NOUN"
    return noun and (_by_somebody(stage, trigger) or _itself(stage, trigger))


def never_was(stage: Stage, trigger: Trigger) -> bool:
    """As in "has not visited", "did not meet": what is denied of the past is no event."""
    if not stage.lexicon.called_off:
        return False
    chain = _chain(stage, trigger)
    past = any(token.pos == "AUX" and token.form.tense in ("Past", "Pres") for token in chain)
    return past and any(token.pos == "PART" for token in chain) and not called_off(stage, trigger)


def _by_somebody(stage: Stage, trigger: Trigger) -> bool:
    """As in "cancelled a planned visit to …": a verb before it, and no other verb, preposition or mark between."""
    for i in range(trigger.token - 1, max(trigger.first - 1, trigger.token - OBJECT), -1):
        token = stage.tokens[i]
        if _ends(stage, i):
            return token.form.verb in ("Fin", "Part", "Inf") and not _moved(stage, trigger, trigger.token + 1)
        if not _describes(token):
            return False
    return False


def _describes(token: Token) -> bool:
    """Whether a word may stand between a verb and its object: "his", "planned", "official", "off", a date, a state."""
    form = any(f.verb == "Part" for f in token.forms)
    return form or token.pos in ("DET", "ADJ", "NOUN", "NUM", "PRON", "ADV") or token.text == "-"


def _itself(stage: Stage, trigger: Trigger) -> bool:
    """As in "the visit to Japan has been cancelled": a passive verb behind it, with nobody acting between."""
    for i in range(trigger.token + 1, min(trigger.last, trigger.token + SUBJECT)):
        token = stage.tokens[i]
        if stage.between(i, trigger.token) or (token.form.verb == "Fin" and token.pos != "AUX" and not _ends(stage, i)):
            return False
        if _ends(stage, i):
            passive = any(t.pos == "AUX" for t in stage.tokens[max(trigger.token + 1, i - CHAIN) : i])
            return passive and not _moved(stage, trigger, i + 1)
    return False


def _ends(stage: Stage, i: int) -> bool:
    """Whether a verb of calling off stands at a token: "postpone", "call … off"."""
    behind = {token.norm for token in stage.tokens[i + 1 : i + 2]}
    pairs = stage.lexicon.called_off
    verbs = {form.lemma for form in stage.tokens[i].forms if form.pos == "VERB"}
    return any(verb in verbs and (not particle or particle in behind) for verb, particle in pairs)


def _moved(stage: Stage, trigger: Trigger, first: int) -> bool:
    """Whether a new date stands behind: "postponed to May 5", "moved until next week"."""
    behind = stage.around("periods", first, min(trigger.last, first + MOVED))
    return any(stage.tokens[m.first - 1].norm in stage.lexicon.new_dates for m in behind if m.first > first - 1)


def _denied(stage: Stage, trigger: Trigger) -> bool:
    """As in "will not travel", "would not be visiting": of what is ahead, never "has not visited"."""
    chain = _chain(stage, trigger)
    ahead = any(token.form.tense == "Fut" or token.norm in stage.lexicon.ahead for token in chain)
    return ahead and any(token.pos == "PART" for token in chain)


def _unfulfilled(stage: Stage, trigger: Trigger) -> bool:
    """As in "was to have met": what was to have been, was not."""
    words = [token.norm for token in _chain(stage, trigger)]
    return any(
        one in stage.lexicon.unfulfilled for one in (" ".join(words[i : i + 3]) for i in range(max(0, len(words) - 2)))
    )


def _chain(stage: Stage, trigger: Trigger) -> Sequence[Token]:
    """The auxiliaries and small words right before a verb."""
    start = trigger.token
    while start > max(trigger.first, trigger.token - CHAIN) and stage.tokens[start - 1].pos in ("AUX", "PART", "ADP"):
        start -= 1
    return stage.tokens[start : trigger.token]
