"""What is only asked for: "invited X to visit Rome", "called for talks"; an invitation that was accepted is a plan."""

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger

FAR = 24  # tokens between "invited" and "to visit", with the guest and all his titles
LED = 5  # tokens between "to" and the noun: "to pay an official visit"
NEXT = 1  # sentences behind in which an invitation is accepted


def only_invited(stage: Stage, trigger: Trigger) -> bool:
    """Whether a visit is what somebody was asked for, and nobody here says that he will come."""
    return _asked(stage, trigger) is not None and not _accepts(stage, trigger)


def accepted(stage: Stage, trigger: Trigger) -> int | None:
    """The verb before an invitation that says that it was accepted: "accepted the invitation to visit Rome"."""
    at = _asked(stage, trigger)
    before = range(trigger.first, at) if at is not None else range(0)
    told = [i for i in before if stage.tokens[i].form.verb == "Fin" and stage.tokens[i].pos != "AUX"]
    if not told or stage.lexicon.accepts.isdisjoint(stage.tokens[told[-1]].lemmas):
        return None
    return told[-1]


def called_for(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody only wants a meeting or wants none: "called for talks with X", "rejected talks"."""
    tokens, words = stage.tokens, stage.lexicon
    if tokens[trigger.token].form.pos != "NOUN" or not words.wants:
        return False
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - LED) - 1, -1):
        if any(form.pos == "VERB" and form.lemma in words.wants for form in tokens[i].forms[:2]):
            return True
        if tokens[i].norm in words.wants_for:
            return i > trigger.first and not words.calls_for.isdisjoint(tokens[i - 1].lemmas)
        if tokens[i].pos not in ("ADJ", "DET", "NUM", "NOUN", "PRON") and tokens[i].norm not in words.of_words:
            return False
    return False


def _asked(stage: Stage, trigger: Trigger) -> int | None:
    """Where the word for inviting stands that governs "to visit", "to pay a visit"."""
    if trigger.type != "visit" or not stage.lexicon.accepts:
        return None
    near = range(trigger.token, max(trigger.first, trigger.token - LED), -1)
    to = next((i - 1 for i in near if stage.lexicon.places.get(stage.tokens[i - 1].norm) == "Dat"), trigger.first)
    for i in range(to - 1, max(trigger.first, to - FAR) - 1, -1):
        if "invite" in stage.groups[i]:
            return i
        if stage.tokens[i].form.verb == "Fin":
            return None
    return None


def _accepts(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody accepts in the same sentence or the next."""
    sentences = stage.scene.parsed.sentences[trigger.sentence : trigger.sentence + NEXT + 1]
    return any(
        not stage.lexicon.accepts.isdisjoint(stage.tokens[i].lemmas) for s in sentences for i in range(s.first, s.last)
    )
