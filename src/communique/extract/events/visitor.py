"""Who a visit is of, where the sentence leaves no doubt: the subject of the verb, or whom a relative clause is about."""

from communique.extract.events.context import Context, clause, reach
from communique.extract.events.stage import Stage
from communique.model.mention import PersonMention


def visitor(stage: Stage, context: Context) -> int | None:
    """The person of «Рахмон прибыл в Минск» (in gold 47 of 49) or of «Рахмоном, который прибыл» (eight of eight)."""
    if context.trigger.type != "visit" or stage.tokens[context.trigger.token].form.verb not in ("Fin", "Part"):
        return None
    here = [m for m in context.people if reach(stage, context.trigger, m) == 0 and _named(stage, m)]
    if here:
        alone = len({m.person for m in here}) == 1
        acts = stage.tokens[context.trigger.token].form.verb == "Fin" and any(_acts(stage, m) for m in here)
        return here[0].person if alone and acts else None
    return _told_of(stage, context)


def _told_of(stage: Stage, context: Context) -> int | None:
    """Whom «который прибыл», «прибывшим» tell of: the person named right before."""
    trigger = context.trigger
    relative = stage.tokens[trigger.token].form.verb == "Part"
    relative |= any("relative" in stage.groups[i] for i in clause(stage, trigger) if i < trigger.token)
    before = [m for m in context.people if m.last <= trigger.token and _named(stage, m)]
    if not relative or not before or before[-1].form != "name" or reach(stage, trigger, before[-1]) > 1:
        return None
    between = stage.around("offices", before[-1].last, trigger.token)
    return None if between else before[-1].person


def _acts(stage: Stage, mention: PersonMention) -> bool:
    """Whether somebody can be the subject."""
    if mention.case or stage.lexicon.caseless:
        return "Nom" in ({mention.case} if mention.case else stage.cases.of(mention))
    if mention.first and stage.tokens[mention.first - 1].pos == "ADP":
        return False
    ends = (stage.tokens[mention.first], stage.tokens[mention.last - 1])
    return all(any(form.case == "Nom" for form in token.forms) for token in ends)


def _named(stage: Stage, mention: PersonMention) -> bool:
    return bool(stage.scene.mentions.person(mention.person).name)
