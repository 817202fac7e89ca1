"""Several things that one did, told in one breath: "held talks with X, paid a visit to Y and met Z"."""

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.model.mention import PersonMention

HELD = 5  # tokens from a verb to the noun that it governs: "held a long round of talks"


def of_other_deeds(stage: Stage, trigger: Trigger) -> tuple[range, ...]:
    """The tokens whose people are the objects of other verbs of the same subject, where order tells it."""
    verb = _governing(stage, trigger) if stage.lexicon.caseless else None
    if verb is None:
        return ()
    found = []
    if _joined(stage, trigger, verb):
        before = next((i for i in range(verb - 1, trigger.first - 1, -1) if _tells(stage, i)), None)
        acts = before is not None and bool(stage.around("people", trigger.first, before))
        found += [range(before, verb)] if before is not None and acts else []
    after = range(trigger.token + 1, trigger.last)
    behind = next((i for i in after if _tells(stage, i) and _joined(stage, trigger, i)), None)
    return (*found, range(behind, trigger.last)) if behind is not None else tuple(found)


def of_teller(stage: Stage, trigger: Trigger) -> tuple[range, ...]:
    """The tokens of who only tells of others: "X said that Y met Z"; who says that he met Z is no such teller."""
    verb = _governing(stage, trigger) if stage.lexicon.caseless else None
    if verb is None or _joined(stage, trigger, verb):
        return ()
    said = next((i for i in range(verb - 1, trigger.first - 1, -1) if stage.tokens[i].form.verb == "Fin"), None)
    if said is None or "say" not in stage.groups[said]:
        return ()
    others = (m for m in stage.around("people", said + 1, verb) if isinstance(m, PersonMention))
    named = any(m.form == "name" and m.last <= verb for m in others)
    return (range(trigger.first, said),) if named or stage.around("offices", said + 1, verb) else ()


def _governing(stage: Stage, trigger: Trigger) -> int | None:
    """The trigger itself where it is a verb, else the verb whose object it is, right before it."""
    if _tells(stage, trigger.token):
        return trigger.token
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - HELD) - 1, -1):
        if _tells(stage, i):
            return i
        if stage.tokens[i].pos in ("ADP", "PUNCT", "CCONJ") and stage.tokens[i].norm not in stage.lexicon.of_words:
            return None
    return None


def _tells(stage: Stage, i: int) -> bool:
    """Whether a verb of a deed stands there: "met", "would meet"."""
    token, before = stage.tokens[i], stage.tokens[i - 1]
    if token.pos != "VERB":
        return False
    return (token.form.verb == "Fin" and token.form.tense == "Past") or (
        token.form.verb == "Inf" and before.pos == "AUX" and before.sentence == token.sentence
    )


def _joined(stage: Stage, trigger: Trigger, verb: int) -> bool:
    """Whether a verb goes on with the subject of another: "and met", ", then visited"."""
    i = verb - 1
    while i > trigger.first and stage.tokens[i].pos in ("ADV", "AUX"):
        i -= 1
    return stage.tokens[i].pos == "CCONJ" or stage.tokens[i].text == ","
