"""What a sentence only says of a meeting told before it: "This was their first conversation since …"."""

from communique.extract.events.context import Article, Context
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger

BACK = 3  # sentences back to what was told
ALIKE = ("talks", "call", "summit")  # types of which one may be told by the word of another


def retold(article: Article, context: Context) -> bool:
    """Whether a noun behind "this was" is the meeting that a sentence before tells of."""
    stage, trigger = article.stage, context.trigger
    if not _is_predicate(stage, trigger):
        return False
    told = (c.trigger for c in article.around(context) if 0 < trigger.sentence - c.trigger.sentence <= BACK)
    return any(other.type == trigger.type or {other.type, trigger.type} <= {*ALIKE} for other in told)


def _is_predicate(stage: Stage, trigger: Trigger) -> bool:
    """Whether a sentence is a pronoun, a verb of being or none, and then the noun."""
    first = stage.scene.parsed.sentences[trigger.sentence].first
    opening, noun = stage.tokens[first], stage.tokens[trigger.token]
    if opening.norm not in stage.lexicon.retold or noun.form.pos != "NOUN":
        return False
    between = stage.tokens[first + 1 : trigger.token]
    verbs = [token for token in between if token.form.verb == "Fin"]
    plain = all(token.pos == "AUX" or "being" in stage.groups[token.index] for token in verbs)
    return plain and not any(token.pos == "ADP" or not token.is_word for token in between)
