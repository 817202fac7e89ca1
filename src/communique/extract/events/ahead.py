"""What is ahead: a summit that only tells when something else is, and a meeting that a participle tells is to come."""

from communique.extract.events.context import SEVERAL
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.parse import Token

NEAR = 14  # tokens between a meeting and the verb of holding it
CHAIN = 3  # auxiliaries before that verb
DESCRIBED = 5  # tokens in which an adjective stands before its noun
CLOSING = 5  # tokens at the end of a sentence
AHEAD = 3  # tokens between "ahead of" and the word for a summit
GOVERNED = 4  # tokens from an infinitive to the meeting that it holds


def only_ahead(stage: Stage, trigger: Trigger) -> bool:
    """Whether what its clause tells else, states and places, is of something else."""
    if trigger.type not in SEVERAL:
        return False
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - AHEAD) - 1, -1):
        if stage.tokens[i].form.verb == "Fin" or stage.between(i, trigger.token):
            return False  # «накануне завершился саммит» is of the day before
        if "ahead_of" in stage.groups[i]:
            return True
    return _on_margins(stage, trigger)


def _on_margins(stage: Stage, trigger: Trigger) -> bool:
    """Whether others met at it: "on the sidelines of the SCO summit"."""
    near = stage.tokens[max(trigger.first, trigger.token - DESCRIBED) : trigger.token]
    return any(not stage.lexicon.margins.isdisjoint(token.lemmas) for token in near)


def took_place(stage: Stage, trigger: Trigger) -> bool:
    """Whether a past verb of holding stands right behind it, where verbs stand last: «өтетін саммит басталды»."""
    at = trigger.token + 1
    if not stage.lexicon.verbs_last or at >= trigger.last or stage.tokens[trigger.token].form.pos != "NOUN":
        return False
    form = stage.tokens[at].form
    return "hold" in stage.groups[at] and form.verb == "Fin" and form.tense == "Past"


def planned_at_the_end(stage: Stage, trigger: Trigger) -> bool:
    """Whether its sentence closes with what is planned or expected: «құжатқа қол қойылады деп жоспарланып отыр»."""
    last = stage.scene.parsed.sentences[trigger.sentence].last
    behind = range(max(trigger.token + 1, last - CLOSING), last - 1)
    closed = (i for i in behind if stage.tokens[i].norm in stage.lexicon.that_words)
    return any("plan" in stage.groups[i + 1] for i in closed)


def to_be_held(stage: Stage, trigger: Trigger) -> bool:
    """Whether a participle of the future of a verb of holding describes it: «келесі аптада өтетін отырыс»."""
    if not stage.lexicon.verbs_last or stage.tokens[trigger.token].form.pos != "NOUN":
        return False
    if took_place(stage, trigger):
        return False
    before = range(trigger.first, trigger.token)
    ahead = [i for i in before if stage.tokens[i].form.verb == "Part" and stage.tokens[i].form.tense == "Fut"]
    return any("hold" in stage.groups[i] and stage.between(i, trigger.token) == 0 for i in ahead)


def upcoming(stage: Stage, trigger: Trigger) -> bool:
    """Whether a word before it says that it is to come: «предстоящий визит», "preparations for the SCO summit"."""
    if stage.tokens[trigger.token].form.pos != "NOUN":
        return False
    if _prepared(stage, trigger):
        return True
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - DESCRIBED) - 1, -1):
        token = stage.tokens[i]
        if not stage.lexicon.upcoming.isdisjoint((token.norm, *token.lemmas)):
            return True
        if (
            token.form.verb == "Fin"
            and token.form.tense == "Pres"
            and not stage.lexicon.worked_on.isdisjoint(token.lemmas)
        ):
            return True
        if token.pos in ("ADP", "CCONJ", "SCONJ", "PRON") or token.form.verb == "Fin" or token.text in ",;:()":
            return False
    return False


def _prepared(stage: Stage, trigger: Trigger) -> bool:
    """Whether it is only prepared: «договорились об организации визита»; who is thanked for that has done it."""
    for i in range(trigger.token - 1, max(trigger.first, trigger.token - DESCRIBED) - 1, -1):
        token = stage.tokens[i]
        if not stage.lexicon.preparing.isdisjoint(token.lemmas):
            before = stage.tokens[i - 1] if i else None
            return before is None or before.norm not in stage.lexicon.thanks_for
        if token.pos not in ("ADJ", "DET", "ADP", "NUM") and not token.is_title:
            return False
    return False


def will_be_held(stage: Stage, trigger: Trigger) -> bool:
    """Whether its clause says that it will be held: "talks will take place", "is scheduled to hold talks".

    Of 90 such meetings of gold 86 were planned.
    """
    if trigger.type == "visit" or stage.tokens[trigger.token].form.pos != "NOUN":
        return False
    if at_what_is_to_come(stage, trigger):
        return True
    near = range(max(trigger.first, trigger.token - NEAR), min(trigger.last, trigger.token + NEAR))
    held = [i for i in near if "hold" in stage.groups[i] and stage.between(i, trigger.token) == 0]
    return any(_to_come(stage, trigger, i) for i in held)


def at_what_is_to_come(stage: Stage, trigger: Trigger) -> bool:
    """Whether its clause tells what will be done at it: "at the talks they will discuss …" (45 of 47 in gold)."""
    if not any(token.pos == "ADP" for token in stage.tokens[max(trigger.first, trigger.token - AHEAD) : trigger.token]):
        return False
    comma = max((i for i in range(trigger.first, trigger.token) if stage.tokens[i].text == ","), default=-1)
    clause = (i for i in range(trigger.first, trigger.last) if stage.between(i, trigger.token) == 0)
    # Who passes it on says so before a comma: «как сообщили ранее, на встрече обсудят …».
    here = [stage.tokens[i] for i in clause if i >= comma or "say" not in stage.groups[i]]
    finite = [token for token in here if token.form.verb == "Fin" or token.pos == "AUX"]
    tenses = {token.form.tense for token in finite}
    return "Fut" in tenses and "Past" not in tenses


def _to_come(stage: Stage, trigger: Trigger, verb: int) -> bool:
    """Whether a verb lies ahead by itself, by its auxiliaries or by "is scheduled to" before it; never "not"."""
    form, before = stage.tokens[verb].form, stage.tokens[max(trigger.first, verb - CHAIN) : verb]
    if any(token.pos == "PART" for token in before):
        return False
    will = form.verb == "Fin" and form.tense == "Fut"
    will = will or (bool(form.verb) and any(_is_ahead(stage, t) for t in before))
    return will or (verb - trigger.first > 1 and stage.announces(verb - 2))


def would(stage: Stage, trigger: Trigger) -> bool:
    """Whether a verb is one of what was still to come: "said he would meet X"; never "would have met"."""
    tokens = stage.tokens
    if tokens[trigger.token].form.verb != "Inf" or trigger.token == trigger.first:
        return False
    before = tokens[trigger.token - 1 - (tokens[trigger.token - 1].pos == "ADV")]
    return before.norm in stage.lexicon.ahead


def _is_ahead(stage: Stage, token: Token) -> bool:
    """Whether an auxiliary tells of what is ahead: "will", "would"."""
    return token.pos == "AUX" and (token.form.tense == "Fut" or token.norm in stage.lexicon.ahead)


def in_plans(stage: Stage, trigger: Trigger) -> bool:
    """Whether a noun for plans governs the verb of a meeting: «сообщил о планах провести переговоры»."""
    first = max(trigger.first + 1, trigger.token - GOVERNED)
    verbs = [i for i in range(first, trigger.token + 1) if stage.tokens[i].form.verb == "Inf"]
    if not verbs or stage.lexicon.caseless or any(t.pos == "ADP" for t in stage.tokens[verbs[0] : trigger.token]):
        return False
    before = stage.tokens[verbs[0] - 1]
    return before.form.pos == "NOUN" and "plan" in stage.groups[before.index]
