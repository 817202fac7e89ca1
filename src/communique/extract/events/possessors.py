"""Who is named only to tell whose somebody is: "the president's chief of staff", "the adviser to President X"."""

from communique.extract.events.stage import Stage
from communique.model.mention import OfficeMention, PersonMention

OWNED = 9  # tokens behind "'s" in which the noun stands that is somebody's
TITLE = 14  # tokens from "to" over a title to its holder
AIDE = 4  # tokens from the word for an aide to "to"


def only_owns(stage: Stage, mention: PersonMention) -> bool:
    """Whether somebody else acts, who is told of by him: his envoy, his wife, his government."""
    if not stage.lexicon.aides:
        return False
    return _possesses(stage, mention) or _is_served(stage, mention) or _writes(stage, mention)


def _writes(stage: Stage, mention: PersonMention) -> bool:
    """Whether it is who wrote the report: "By Ann Lee SEOUL, Dec. 29 -- …"."""
    first = stage.scene.parsed.sentences[mention.sentence].first
    return mention.first == first + 1 and stage.tokens[first].norm in stage.lexicon.agents


def _possesses(stage: Stage, mention: PersonMention) -> bool:
    """Whether "'s" stands behind a name, and what it leads is nothing that is done or held."""
    tokens, marks = stage.tokens, stage.lexicon.possessive
    at = mention.last
    if at + 1 >= len(tokens) or tokens[at].norm not in marks:
        return False
    start = at + 1 + (tokens[at + 1].norm == "s")
    aide = False
    for i in range(start, min(start + OWNED, len(tokens))):
        token = tokens[i]
        if token.sentence != mention.sentence or not token.is_word or token.pos in ("VERB", "AUX", "ADP", "CCONJ"):
            break
        aide = aide or not stage.lexicon.aides.isdisjoint((token.norm, *token.lemmas))
    return aide


def _is_served(stage: Stage, mention: PersonMention) -> bool:
    """Whether "to" or "of" stands before a name and its title, and a word for an aide before that."""
    tokens = stage.tokens
    titles = (m for m in stage.around("offices", mention.first - TITLE, mention.first) if isinstance(m, OfficeMention))
    first = min((m.first for m in titles if m.last == mention.first), default=mention.first)
    while first and tokens[first - 1].pos == "DET":
        first -= 1
    if first < 2 or tokens[first - 1].norm not in stage.lexicon.serves:
        return False
    near = range(max(0, first - 1 - AIDE), first - 1)
    beside = [i for i in near if tokens[i].sentence == mention.sentence]
    for i in reversed(beside):
        if not stage.lexicon.aides.isdisjoint((tokens[i].norm, *tokens[i].lemmas)):
            return True
        if tokens[i].pos not in ("NOUN", "ADJ", "ADP"):
            return False
    return False
