"""Titles whose words stand side by side without cases: "Free Trade Agreement", "memorandum of understanding on …"."""

from communique.extract.agreements.words import Papers
from communique.extract.scene import Scene
from communique.parse import Parse, Sentence, Token
from communique.parse.tokens import APOSTROPHES

# So many words before a head belong to a title at most.
WIDEST = 8
# Words of these sorts are no part of a name.
OUTSIDE = ("DET", "ADP", "PRON", "NUM", "CCONJ", "AUX", "PART", "ADV", "PUNCT")
Bounds = tuple[int, int]


def opening(parsed: Parse, sentence: Sentence, head: int, words: Papers) -> int:
    """Where the nouns and adjectives before a head begin."""
    tokens, first = parsed.tokens, head
    while first > sentence.first and head - first < WIDEST:
        if _joined(tokens, sentence, first, words):
            first -= 2
        elif _belongs(tokens, first - 1, head, words):
            first -= 1
        else:
            break
    return first


def _joined(tokens: tuple[Token, ...], sentence: Sentence, first: int, words: Papers) -> bool:
    """Whether "and" joins two words in capitals, none a document itself: "Stabilization and Association Agreement"."""
    if first - 2 < sentence.first or tokens[first - 1].pos != "CCONJ" or not tokens[first].is_title:
        return False
    left = tokens[first - 2]
    return left.is_word and left.is_title and left.pos not in OUTSIDE and not words.head(left, None)


def _belongs(tokens: tuple[Token, ...], i: int, head: int, words: Papers) -> bool:
    token, capital = tokens[i], tokens[head].is_title
    if not token.is_word or token.pos in OUTSIDE or token.lemmas & words.not_title or _possessive(tokens, i):
        return False
    if capital and token.is_title:
        return not words.head(token, None)
    if token.form.pos == "VERB":
        return False
    if capital:
        return token.form.pos == "ADJ"
    return not token.is_title or token.text.isupper() or "-" in token.text


def _possessive(tokens: tuple[Token, ...], i: int) -> bool:
    """The "s" of "Ghana's"."""
    return tokens[i].norm == "s" and i > 0 and tokens[i - 1].text in APOSTROPHES


def closing(parsed: Parse, sentence: Sentence, head: int, words: Papers) -> Bounds:
    """Where "of understanding" ends, and where what follows begins, a short form in brackets passed over."""
    tokens, last = parsed.tokens, head + 1
    if last + 1 < sentence.last and tokens[last].pos == "ADP" and tokens[last + 1].lemmas & words.tails:
        last += 2
    after = last
    if after + 2 < sentence.last and tokens[after].text == "(" and tokens[after + 2].text == ")":
        after += 3
    return last, after


def places(scene: Scene) -> frozenset[int]:
    """The prepositions that begin "in Accra": where something was signed is no part of its title."""
    tokens = scene.parsed.tokens
    cities = (a.first - 1 for a in scene.mentions.areas if a.kind in ("capital", "city") and a.first)
    return frozenset(i for i in cities if tokens[i].pos == "ADP")


def follows(parsed: Parse, head: int, words: Papers) -> str:
    """The lemma of a noun that is a document only with what follows: "letter of intent"."""
    near = parsed.tokens[head + 1 : head + 3]
    if len(near) < 2 or near[0].pos != "ADP" or not near[1].lemmas & words.tails:
        return ""
    return next((f.lemma for f in parsed.tokens[head].forms if f.pos == "NOUN" and f.lemma in words.with_tail), "")


def core(parsed: Parse, first: int, head: int, number: str) -> str:
    """The words before a noun as they stand, and the noun in its number: "Motor Vehicles Agreement", "MoU"."""
    noun = parsed.tokens[head].text
    mixed = not (noun.islower() or noun.istitle())
    said = noun if mixed else parsed.morphology.inflect(noun, case="Nom", number=number)
    before = parsed.text[parsed.tokens[first].start : parsed.tokens[head].start].split() if first < head else []
    return " ".join([*before, said])
