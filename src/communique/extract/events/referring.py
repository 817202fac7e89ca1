"""Nouns that mean a meeting told before: «после встречи», «в ходе визита», «детали предстоящего визита»."""

from communique.extract.events.owner import owner
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger

LED = 4  # tokens before a noun in which the words are that lead it
AT = 3  # tokens from «в рамках» to the visit
WHOSE = 3  # tokens behind a noun in which somebody or some place is named


def refers_back(stage: Stage, trigger: Trigger) -> bool:
    """Whether a noun is led by a word for after, during or "upcoming", and nothing tells which meeting it was.

    Neither who met nor where nor when, no number, no "another".
    """
    tokens, at = stage.tokens, trigger.token
    form = tokens[at].form
    if stage.lexicon.caseless or form.pos != "NOUN" or form.number == "Plur" or owner(stage, trigger) != (None, "", ""):
        return False
    led = False
    for i in range(at - 1, max(trigger.first - 1, at - LED - 1), -1):
        if stage.groups[i] & {"another", "number", "repeated"} and "during" not in stage.groups[i]:
            return False
        upcoming = not stage.lexicon.upcoming.isdisjoint(tokens[i].lemmas)
        led = led or upcoming or ("during" in stage.groups[i] and "ahead_of" not in stage.groups[i])
        if tokens[i].form.verb == "Fin" or not tokens[i].is_word:
            break
    behind = (at + 1, min(trigger.last, at + 1 + WHOSE))
    named = any(stage.around(kind, *behind) for kind in ("areas", "people", "offices", "bands"))
    dated = any(not stage.between(m.first, at) for m in stage.around("periods", trigger.first, trigger.last))
    return led and not named and not dated


def going_on(stage: Stage, trigger: Trigger) -> bool:
    """Whether something else is told to have been at it: «в рамках визита», «в ходе переговоров»."""
    before = range(max(trigger.first, trigger.token - AT), trigger.token)
    led = any("during" in stage.groups[i] and stage.tokens[i].pos == "NOUN" for i in before)
    return led and stage.tokens[trigger.token].pos == "NOUN" and not stage.lexicon.caseless


def reported_before(stage: Stage, trigger: Trigger) -> bool:
    """Whether a sentence only recalls what was announced: «Ранее сообщалось, что президент проведёт встречу»."""
    first = stage.scene.parsed.sentences[trigger.sentence].first
    earlier = "another" in stage.groups[first] and stage.tokens[first].pos == "ADV"
    near = stage.tokens[first + 1 : first + 1 + AT]
    return earlier and any(not stage.lexicon.reported.isdisjoint(token.lemmas) for token in near)
