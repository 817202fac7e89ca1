"""The part an area plays where nouns have no cases: "Kenya's exports", "exports of Kenya" tell whose, as a genitive."""

from dataclasses import replace

from communique.extract.figures.words import Words
from communique.model.mention import AreaMention
from communique.parse import Parse

SUBJECT_BEFORE = ("VERB", "AUX")


def in_case(parsed: Parse, mention: AreaMention, words: Words) -> AreaMention:
    """The mention with the case that its place stands for; as it is in a language with cases."""
    if not words.marks or mention.case:
        return mention
    if mention.kind == "adjective":
        behind = parsed.tokens[mention.last] if mention.last < len(parsed.tokens) else None
        acts = behind is not None and behind.pos in SUBJECT_BEFORE and behind.form.verb == "Fin"
        return replace(mention, case="Nom") if acts else mention  # "the Chinese bought"
    found = _case(parsed, mention, words)
    return replace(mention, case=found) if found else mention


def _case(parsed: Parse, mention: AreaMention, words: Words) -> str:
    tokens = parsed.tokens
    if possessive(parsed, mention, words):
        return "Gen"
    i = mention.first - 1
    if i >= 0 and tokens[i].pos == "DET":
        i -= 1
    before = tokens[i] if i >= 0 and tokens[i].sentence == mention.sentence else None
    if before is not None and before.pos == "ADP":
        return "Gen" if before.norm in words.of else "Dat" if before.norm in words.to else ""
    if before is not None and (before.pos == "CCONJ" or before.text == ","):
        return ""  # "with Turkey and Russia expanded"
    behind = tokens[mention.last] if mention.last < len(tokens) else None
    return "Nom" if behind is not None and behind.pos in SUBJECT_BEFORE else ""


def possessive(parsed: Parse, mention: AreaMention, words: Words) -> int:
    """How many tokens of "'s" follow a mention: 2, or 1 after a name that ends in s; 0 where none do."""
    tail = parsed.tokens[mention.last : mention.last + 2]
    if not tail or tail[0].text not in words.marks or tail[0].start != mention.span.end:
        return 0
    if len(tail) == 2 and tail[1].norm == words.ending and tail[1].start == tail[0].end:
        return 2
    return int(mention.span.text[-1:].lower() == words.ending)
