"""Whose verb it is where no case tells: the words right before it ("the minister said"), else right behind it."""

from communique.extract.statements.clauses import is_short
from communique.extract.statements.cues import Cue
from communique.parse import Parse, Sentence, Token

# "has also said": such words stand between a subject and its verb.
BETWEEN = ("AUX", "ADV", "PART")
# Words of these sorts open a circumstance behind a verb ("said on Monday"), never a subject.
NOBODY = ("ADP", "CCONJ", "ADV", "VERB", "PUNCT", "PART", "AUX")
# "the envoy of Canada to Manila said": so many places may stand between a subject and its verb.
PLACES = 3
NAMED = 9  # tokens of a title with its name


def before(parsed: Parse, cue: Cue) -> int:
    """The token right before a verb and its auxiliaries; it may be a mark, or of the sentence before."""
    i, tokens = cue.token - 1, parsed.tokens
    while i > 0 and tokens[i].pos in BETWEEN and not tokens[i].is_title:
        i -= 1
    if i > 2 and is_short(parsed, i - 2):
        i -= 3
    return i


def stands_before(parsed: Parse, cue: Cue) -> bool:
    """Whether a word of the verb's own clause stands before it."""
    i = before(parsed, cue)
    token = parsed.tokens[i]
    return 0 <= i < cue.token and token.sentence == parsed.tokens[cue.token].sentence and _is_noun(token)


def stands_behind(parsed: Parse, cue: Cue) -> bool:
    """Whether what follows a verb that nothing precedes can be its subject: ", said Prime Minister X"."""
    if cue.token + 1 >= len(parsed.tokens):
        return False
    token = parsed.tokens[cue.token + 1]
    return token.is_word and (token.is_title or token.pos not in NOBODY) and not _acts_himself(parsed, cue.token + 1)


def _acts_himself(parsed: Parse, first: int) -> bool:
    """Whether a name behind the verb has a verb of its own: "he, on his part, said President X is looking forward"."""
    for token in parsed.tokens[first : first + NAMED]:
        if token.sentence != parsed.tokens[first].sentence or not (token.is_title or token.pos == "DET"):
            return token.sentence == parsed.tokens[first].sentence and token.pos == "AUX" and token.form.verb == "Fin"
    return False


def heads(parsed: Parse, sentence: Sentence, cue: Cue) -> list[int]:
    """The tokens that a subject may end with, the nearest first: before "of Canada" and "to Manila" as well."""
    tokens, found = parsed.tokens, list[int]()
    if stands_before(parsed, cue):
        i = before(parsed, cue)
        found.append(i)
    elif tokens[max(before(parsed, cue), 0)].text == "," and not stands_behind(parsed, cue):
        i = before(parsed, cue) - 1
        found.append(i)
    else:
        return []
    while len(found) <= PLACES and i > sentence.first:
        i = _past_place(tokens, i, sentence.first)
        if i < sentence.first:
            break
        found.append(i)
    return found


def _past_place(tokens: tuple[Token, ...], i: int, first: int) -> int:
    """The token before the preposition of a place in capitals that ends here; -1 where none does."""
    while i >= first and (tokens[i].is_title or tokens[i].pos == "DET"):
        i -= 1
    return i - 1 if i > first and tokens[i].pos == "ADP" and _is_noun(tokens[i - 1]) else -1


def _is_noun(token: Token) -> bool:
    return token.is_word and (token.is_title or token.pos in ("NOUN", "PRON", "ADJ", "X", "DET", "NUM"))
