"""Whose a visit is, where the sentence leaves no doubt: the verb's subject, or whom a relative clause is about."""

from collections.abc import Sequence

from communique.extract.events.context import Context, clause, reach
from communique.extract.events.invited import accepted
from communique.extract.events.owner import LEADER, led
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import RECEIVE, Trigger
from communique.model.mention import OfficeMention, PersonMention

HELPED = 3  # auxiliaries of a verb: "has been received"
AFTER = 10  # tokens between a verb that describes somebody and his name behind it


def visitor(stage: Stage, context: Context) -> int | None:
    """The person of «Рахмон прибыл в Минск» (in gold 47 of 49) or of «Рахмоном, который прибыл» (eight of eight)."""
    verb = _verb(stage, context)
    if (taken_up := accepted(stage, context.trigger)) is not None:
        guests = [m for m in context.people if m.last <= taken_up and _named(stage, m)]
        return guests[-1].person if guests else None
    if context.trigger.type != "visit" or verb is None or context.trigger.cue.id == RECEIVE:
        return None  # who receives is no guest
    here = [m for m in context.people if reach(stage, context.trigger, m) == 0 and _named(stage, m)]
    if stage.lexicon.verbs_last:
        return _before_its_verb(stage, here, verb)
    here = [m for m in here if not _of_another_verb(stage, verb, m)]
    if here:
        acting = [m for m in here if acts(stage, m)] if stage.tokens[verb].form.verb == "Fin" else []
        alone = len({m.person for m in acting}) == 1 and all(
            m.person == acting[0].person or _beside_him(stage, acting[0], m, verb) for m in here
        )
        return acting[0].person if alone else None
    return _told_of(stage, context)


def receives(stage: Stage, context: Context) -> set[int]:
    """Who receives a guest and is none himself: "Lee has received him", never "Lee was received by him"."""
    at = context.trigger.token
    if context.trigger.type != "visit" or context.trigger.cue.id != RECEIVE or not stage.lexicon.caseless:
        return set()
    helped = [t for t in stage.tokens[max(context.trigger.first, at - HELPED) : at] if t.pos in ("AUX", "ADV")]
    if any(not stage.lexicon.stays.isdisjoint(t.lemmas) for t in helped) or not stage.tokens[at].form.verb:
        return set()
    return {m.person for m in context.people if m.last <= at and reach(stage, context.trigger, m) == 0}


def guest_told(stage: Stage, trigger: Trigger) -> tuple[str, str]:
    """The state and rank of a visitor told by a title alone: "the President of Chile, who is in Rome"; else empty."""
    if trigger.type != "visit" or not stage.lexicon.caseless:
        return "", ""
    told = [m for m in stage.around("offices", trigger.first, trigger.token) if isinstance(m, OfficeMention)]
    last = next((m for m in reversed(told) if stage.between(m.first, trigger.token) <= 1), None)
    if last is None or last.holders or last.plural or last.former or not last.office.area or _led(stage, last):
        return "", ""
    between = stage.tokens[last.last : trigger.token]
    verbs = sum(token.form.verb == "Fin" and token.pos != "AUX" for token in between)
    others = any(getattr(m, "form", "") != "pronoun" for m in stage.around("people", last.last, trigger.token))
    asides = any(token.pos in ("CCONJ", "SCONJ") or token.norm in stage.lexicon.that_words for token in between)
    if others or asides or verbs > 1:
        return "", ""
    return last.office.area, "" if last.office.rank == LEADER else last.office.rank


def _led(stage: Stage, title: OfficeMention) -> bool:
    """Whether a preposition stands before a title: "talks with the President of Chile, who …"."""
    at = title.first - 1
    while at >= 0 and stage.tokens[at].pos in ("DET", "ADJ"):
        at -= 1
    return at >= 0 and stage.tokens[at].pos == "ADP" and stage.tokens[at].sentence == title.sentence


def signer(stage: Stage, context: Context) -> tuple[int, ...]:
    """Who alone is named in the clause of a signing, and signs: "he is expected to sign an agreement with Laos"."""
    verb, here = context.trigger.token, [m for m in context.people if reach(stage, context.trigger, m) == 0]
    if not stage.lexicon.caseless or any(
        not stage.lexicon.company.isdisjoint(stage.tokens[i].lemmas) for i in clause(stage, context.trigger)
    ):
        return ()  # "and the two signed"
    alone = len({m.person for m in here}) == 1 and _named(stage, here[0])
    signs = stage.tokens[verb].form.verb in ("Fin", "Inf") and all(m.last <= verb for m in here)
    return (here[0].person,) if alone and signs and any(acts(stage, m) for m in here) else ()


def _beside_him(stage: Stage, actor: PersonMention, mention: PersonMention, verb: int) -> bool:
    """Whether somebody does not act himself: «Рахмон вместе с министром X прибыл в Минск»."""
    if stage.lexicon.caseless:  # "visited Lima at the invitation of X"
        return mention.first > verb and led(stage, mention)
    return actor.last <= mention.first < verb


def _of_another_verb(stage: Stage, verb: int, mention: PersonMention) -> bool:
    """Whether a second verb stands between: "visited Moscow and invited Putin"."""
    return any(
        stage.tokens[i].form.verb == "Fin" and stage.tokens[i].pos != "AUX" for i in range(verb + 1, mention.first)
    )


def _verb(stage: Stage, context: Context) -> int | None:
    """The verb of a journey; where it stands last, behind its noun: «сапармен келген»."""
    at = context.trigger.token
    if stage.tokens[at].form.verb:
        return at
    after = stage.tokens[at + 1] if stage.lexicon.verbs_last and at + 1 < context.trigger.last else None
    told = after is not None and any(form.verb and form.pos == "VERB" for form in after.forms)
    return at + 1 if told else None


def _before_its_verb(stage: Stage, here: Sequence[PersonMention], verb: int) -> int | None:
    """Whom a verb that stands last is of: the one subject before it, or whom it describes behind it."""
    after = stage.tokens[verb + 1] if verb + 1 < len(stage.tokens) else None
    if after is not None and after.is_word and after.pos in ("NOUN", "ADJ"):
        described = [m for m in here if 0 < m.first - verb <= AFTER]
        return described[0].person if described else None
    acting = {m.person for m in here if m.last <= verb and acts(stage, m)}
    return acting.pop() if len(acting) == 1 else None


def _told_of(stage: Stage, context: Context) -> int | None:
    """Whom «который прибыл», «прибывшим» tell of: the person named right before."""
    trigger = context.trigger
    relative = stage.tokens[trigger.token].form.verb == "Part"
    before_it = (stage.tokens[i] for i in clause(stage, trigger) if i < trigger.token)
    relative |= any(not stage.lexicon.relative.isdisjoint(token.lemmas) for token in before_it)
    before = [m for m in context.people if m.last <= trigger.token and _named(stage, m)]
    if not relative or not before or before[-1].form != "name" or reach(stage, trigger, before[-1]) > 1:
        return None
    between = stage.around("offices", before[-1].last, trigger.token)
    return None if between else before[-1].person


def acts(stage: Stage, mention: PersonMention) -> bool:
    """Whether somebody can be the subject."""
    if mention.case or stage.lexicon.caseless:
        return "Nom" in ({mention.case} if mention.case else stage.cases.of(mention))
    title = next((o for o in stage.offices if o.last == mention.first and o.sentence == mention.sentence), None)
    if title is not None and "Nom" not in stage.cases.of(title):
        return False  # «встретится с министром Индии Пиюшем Гоялом»
    if mention.first and stage.tokens[mention.first - 1].pos == "ADP":
        return False
    ends = (stage.tokens[mention.first], stage.tokens[mention.last - 1])
    return all(any(form.case == "Nom" for form in token.forms) for token in ends)


def _named(stage: Stage, mention: PersonMention) -> bool:
    return bool(stage.scene.mentions.person(mention.person).name)
