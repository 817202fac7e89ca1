"""What was only set for a time: «саммит намечался на май», "the visit was scheduled for May. It was cancelled"."""

from communique.extract.events.called_off import SUBJECT, ends_here, moved
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger, can_be_subject

AUXILIARY = 3  # tokens between an auxiliary and its participle: "was then provisionally scheduled"
SMALL = frozenset({"ADV", "PRON", "DET", "CCONJ", "AUX", "PUNCT", "SCONJ"})
OPENING = 7  # tokens of a sentence in which "it was later cancelled" stands


def set_for(stage: Stage, trigger: Trigger) -> bool:
    """Whether the verb of a meeting is one of planning: it tells a plan, whatever its time and whatever came of it."""
    tokens, words = stage.tokens, stage.lexicon
    if not words.set_for or tokens[trigger.token].pos != "NOUN":
        return False
    for i in range(trigger.token + 1, min(trigger.last, trigger.token + SUBJECT)):
        form = next((f for f in tokens[i].forms if f.pos == "VERB" and f.lemma in words.set_for), None)
        if stage.between(i, trigger.token):
            return False
        if form is not None:
            helped = any(token.pos == "AUX" for token in tokens[max(trigger.token + 1, i - AUXILIARY) : i])
            return helped if words.caseless else can_be_subject(stage, trigger)
        if tokens[i].form.verb == "Fin" and tokens[i].pos != "AUX":
            return False
    return False


def then_called_off(stage: Stage, trigger: Trigger) -> bool:
    """Whether the next sentence calls off what was set for a time: «Однако его отложили», "It was cancelled"."""
    if trigger.sentence + 1 >= len(stage.scene.parsed.sentences):
        return False
    sentence = stage.scene.parsed.sentences[trigger.sentence + 1]
    stands_for = False
    for i in range(sentence.first, min(sentence.last, sentence.first + OPENING)):
        if ends_here(stage, i):
            return stands_for and not moved(stage, sentence.last, i + 1)
        if stage.tokens[i].pos not in SMALL:
            return False
        stands_for = stands_for or stage.tokens[i].pos in ("PRON", "DET")
    return False
