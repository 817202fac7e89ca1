"""Drafts that are no event between states: countrymen among themselves, and what was before there were the states."""

from communique.extract.events.context import TWO_SIDED, Context, reach
from communique.extract.events.draft import Draft
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.extract.events.where import of_office
from communique.parse import Token

OLD = 1900  # what was before this year is history
PRESS = 5  # tokens from a talk to whom it was with
PLACED = 4  # tokens from "in" to its place
MARKS = frozenset('«„“"')
HOPED = 5  # tokens between "counts on" and the visit
OF_LEADERS = (*TWO_SIDED, "summit")


def is_history(draft: Draft) -> bool:
    """Whether it was in another age: «23 февраля 1838 года князь принимал консула»."""
    last = draft.date.period.last if draft.date and draft.date.period else None
    return last is not None and last.year < OLD


def is_at_home(stage: Stage, context: Context) -> bool:
    """Whether two people of one state meet, with no other state but in their titles: an envoy and his president."""
    if context.trigger.type not in TWO_SIDED:
        return False
    here = {m.person for m in context.people if reach(stage, context.trigger, m) == 0}
    named = [p for p in here if stage.scene.mentions.person(p).name]
    states = {stage.area_of(p) for p in named}
    if len(named) < 2 or len(states) != 1 or "" in states:
        return False
    near = [m for m in context.areas if reach(stage, context.trigger, m) == 0]
    others = {code for m in near if not of_office(stage, m) for code in m.areas}
    posts = {code for m in near if of_office(stage, m) for code in m.areas}
    return not context.bands and others <= states < posts


def is_hoped(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody only waits or hopes for it, and no time is set: «рассчитывает на визит президента»."""
    if any(not stage.between(m.first, trigger.token) for m in stage.around("periods", trigger.first, trigger.last)):
        return False
    if stage.tokens[trigger.token].form.verb == "Fin":  # «ждёт визита» is told by its verb as well
        behind = range(trigger.token + 1, min(trigger.last, trigger.token + HOPED))
        return any(_hopes_for(stage, trigger, i) for i in behind if stage.lexicon.cues_at(None, stage.tokens[i]))
    return _hopes_for(stage, trigger, trigger.token)


def _hopes_for(stage: Stage, trigger: Trigger, noun: int) -> bool:
    """Whether a verb of hoping is told of a noun; a subject itself waits for somebody: «его ждёт встреча»."""
    linked = False
    for i in range(noun - 1, max(trigger.first - 1, noun - HOPED - 1), -1):
        token = stage.tokens[i]
        if token.form.verb == "Fin":
            subject = any((f.case, f.number) == ("Nom", token.form.number) for f in stage.tokens[noun].forms)
            return not stage.lexicon.hoped.isdisjoint(token.lemmas) and (linked or not subject)
        linked = linked or token.norm in stage.lexicon.hoped_links
        if token.pos not in ("ADJ", "DET", "PRON", "NUM") and token.norm not in stage.lexicon.hoped_links:
            return False
    return False


def is_press(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody talked to the press: «в разговоре с «Новостями»», «встретился с журналистами»."""
    if trigger.type not in OF_LEADERS:
        return False
    behind = stage.tokens[trigger.token + 1 : min(trigger.last, trigger.token + PRESS)]
    at = next((k for k, token in enumerate(behind) if token.norm in stage.lexicon.with_words), None)
    if at is None or any(not _describes_whom(token) for token in behind[:at]):
        return False
    whom = [token for token in behind[at + 1 :] if token.pos != "ADJ"][:1]
    return any(token.text in MARKS or not stage.lexicon.press.isdisjoint(token.lemmas) for token in whom)


def _describes_whom(token: Token) -> bool:
    return token.pos in ("ADV", "ADJ", "NUM") or (token.pos == "NOUN" and not token.is_title)


def is_denied(stage: Stage, trigger: Trigger) -> bool:
    """Whether it is denied of the past: «не встретился», «не смог встретиться»."""
    words, tokens, at = stage.lexicon, stage.tokens, trigger.token
    if words.caseless or not words.could or not tokens[at].form.verb:
        return False
    if tokens[at].form.verb == "Inf":
        near = range(at - 1, max(trigger.first, at - PRESS), -1)
        at = next((i for i in near if not words.could.isdisjoint(f.lemma for f in tokens[i].forms)), -1)
    past = at > trigger.first and any(f.verb == "Fin" and f.tense == "Past" for f in tokens[at].forms)
    return past and tokens[at - 1].norm in words.denials


def is_nowhere(stage: Stage, trigger: Trigger) -> bool:
    """Whether a verb of being somewhere names no place: «отношения находятся на высоком уровне»."""
    words, tokens = stage.lexicon, stage.tokens
    if (
        trigger.cue.id != "stay"
        or words.caseless
        or not words.in_words
        or words.stays.isdisjoint(tokens[trigger.token].lemmas)
    ):
        return False
    for area in stage.around("areas", trigger.first, trigger.last):
        led = tokens[max(trigger.first, area.first - PLACED) : area.first]
        if not stage.between(area.first, trigger.token) and any(t.norm in words.in_words for t in led):
            return False
    return not any("here" in stage.groups[i] or "there" in stage.groups[i] for i in range(trigger.first, trigger.last))


def is_predicate(stage: Stage, trigger: Trigger) -> bool:
    """Whether a noun only says what sort of meeting another is: «визит станет первым визитом президента»."""
    tokens, at = stage.tokens, trigger.token
    if stage.lexicon.caseless or not any(f.pos == "NOUN" and f.case == "Ins" for f in tokens[at].forms):
        return False
    before = range(at - 1, max(trigger.first, at - HOPED - 1), -1)
    verb = next((i for i in before if tokens[i].form.verb == "Fin"), -1)
    if verb < 0 or "being" not in stage.groups[verb] or any(t.pos == "ADP" for t in tokens[verb:at]):
        return False
    subjects = range(max(trigger.first, verb - HOPED), verb)
    cues = (cue for i in subjects for cue in stage.lexicon.cues_at(None, tokens[i]))
    return any(trigger.type in cue.types or {*cue.types} & {*trigger.cue.types} for cue in cues)


def is_invited(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody is only invited to it: «пригласил президента посетить Чили и провести там встречу»."""
    tokens, at = stage.tokens, trigger.token
    if stage.lexicon.caseless or stage.lexicon.verbs_last:
        return False
    infinitive = tokens[at].form.verb == "Inf"
    for i in range(at - 1, trigger.first - 1, -1):
        if stage.between(i, at):
            return False
        infinitive = infinitive or tokens[i].form.verb == "Inf"
        if tokens[i].form.verb == "Fin":
            return infinitive and "invite" in stage.groups[i]
    return False


# What tells by its words alone that a meeting is none.
NO_EVENT = (is_hoped, is_press, is_denied, is_nowhere, is_predicate, is_invited)
