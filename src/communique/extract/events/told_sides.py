"""The two states of a meeting where its words name them: by two titles, or by one and who acted just before."""

from communique.extract.events.context import TWO_SIDED, Article, Context, reach
from communique.extract.events.participants import only_tells
from communique.extract.events.stage import Stage
from communique.extract.events.visitor import acts
from communique.model.mention import PersonMention

TWO = 2
ANOTHER = "another"  # the group of "also", "then"


def told_sides(article: Article, context: Context) -> tuple[str, ...]:
    """Two states, no other of which took part; empty where the words leave it open."""
    if context.trigger.type not in TWO_SIDED or context.focus is not None or context.bands:
        return ()
    return _of_titles(article.stage, context) or _with_another(article.stage, context)


def _of_titles(stage: Stage, context: Context) -> tuple[str, ...]:
    """«Министр Ирана провёл переговоры с министром Омана, осудив действия Израиля»: those of two people."""
    here = {m.person for m in context.people if reach(stage, context.trigger, m) == 0 and m.form != "pronoun"}
    states = {stage.area_of(p) for p in here if not only_tells(stage, p)}
    return tuple(sorted(states)) if len(here) == TWO == len(states - {""}) else ()


def _with_another(stage: Stage, context: Context) -> tuple[str, ...]:
    """«Она также встретилась с премьером Литвы», «Состоялись также переговоры с ним»: who acted before meets one more.

    Whom he met before takes no part.
    """
    trigger = context.trigger
    also = any(
        ANOTHER in stage.groups[i] for i in range(trigger.first, trigger.last) if stage.between(i, trigger.token) == 0
    )
    met = {stage.area_of(m.person) for m in context.people if m.form != "pronoun" and not _acts(stage, m)}
    acted = {stage.area_of(m.person) for m in context.before.people if m.form != "pronoun" and _acts(stage, m)}
    if not also or stage.lexicon.caseless or len(met) != 1 or len(acted) != 1:
        return ()
    sides = met | acted
    told = {code for m in context.areas if not m.place for code in m.areas}
    return tuple(sorted(sides)) if len(sides - {""}) == TWO and told <= sides else ()


def _acts(stage: Stage, mention: PersonMention) -> bool:
    """Whether somebody, who may be told by his office alone, can be the subject."""
    if mention.form == "name":
        return acts(stage, mention)
    led = mention.first > 0 and stage.tokens[mention.first - 1].pos == "ADP"
    return not led and "Nom" in stage.cases.of(mention)
