"""Words, numbers and marks of each sentence, with all their dictionary readings."""

import re
from collections.abc import Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from communique.parse.morphology import Morphology
from communique.parse.pieces import pieces
from communique.parse.structure import Form, Sentence, Token

# Characters that look like nothing but split or hide a word: they are stripped from `norm`, never from the text.
# Half characters (surrogates) go too: no dictionary can look them up.
INVISIBLE = dict.fromkeys((*map(ord, "\u00ad\u200b\u200c\u200d\u2060\ufeff\u0301\u0300"), *range(0xD800, 0xE000)))
APOSTROPHES = ("'", "’", "ʼ")
NUMBER = re.compile(r"\d+(?:[.,]\d+)*\Z")


def tokens_of(
    text: str, spans: Sequence[tuple[int, int, int]], morphology: Morphology
) -> tuple[tuple[Sentence, ...], tuple[Token, ...]]:
    """Sentences with their tokens; `spans` are start, end and line of each sentence."""
    sentences: list[Sentence] = []
    tokens: list[Token] = []
    for start, end, line in spans:
        first = len(tokens)
        for at, piece in pieces_of(text[start:end], morphology):
            tokens.append(_token(len(tokens), start + at, piece, len(sentences), morphology))
        if len(tokens) > first:
            sentences.append(
                Sentence(index=len(sentences), start=start, end=end, first=first, last=len(tokens), line=line)
            )
    return tuple(sentences), tuple(tokens)


def pieces_of(text: str, morphology: Morphology) -> Iterator[tuple[int, str]]:
    """Where each token starts, and its text; a word that lost its last vowel keeps its apostrophe («dell'Italia»)."""
    found = list(pieces(text))
    at = 0
    while at < len(found):
        start, piece = found[at]
        if morphology.elided and at + 2 < len(found):
            end = found[at + 1][0] + len(found[at + 1][1])
            if _is_elided(text[start : found[at + 2][0] + 1], morphology):
                yield start, text[start:end]
                at += 2
                continue
        at += 1
        cut = _glued(piece, morphology)
        if cut:
            yield start, piece[:cut]
            yield start + cut, piece[cut]
            yield start + cut + 1, piece[cut + 1 :]
        else:
            yield start, piece


def _glued(word: str, morphology: Morphology) -> int:
    """Where a hyphen stands for a dash between two titles («Республики-Руководитель»); 0 in a name or compound.

    The first word is no nominative and the second is one, and both are common nouns.
    """
    cut = word.find("-")
    if cut < 1 or not word[0].isupper() or not word[cut + 1 : cut + 2].isupper() or "-" in word[cut + 1 :]:
        return 0
    first, second = (morphology.forms(part) for part in (word[:cut], word[cut + 1 :]))
    common = all(forms and forms[0].known and forms[0].pos == "NOUN" for forms in (first, second))
    if not common or any(form.name for form in (*first, *second)):
        return 0
    apart = all(form.case != "Nom" or form.number == "Plur" for form in first)
    return cut if apart and any(form.case == "Nom" and form.number == "Sing" for form in second) else 0


def _is_elided(words: str, morphology: Morphology) -> bool:
    """Whether this is an elided word, an apostrophe and the first character of the next word."""
    return words[-2:-1] in APOSTROPHES and fold(words[:-2]) in morphology.elided


@lru_cache(maxsize=100_000)
def fold(word: str) -> str:
    """A word as it is compared: lower case, ё as е, without invisible characters."""
    return word.translate(INVISIBLE).lower().replace("ё", "е")


def _token(index: int, start: int, text: str, sentence: int, morphology: Morphology) -> Token:
    word = _word(text, morphology)
    return Token(
        index=index,
        start=start,
        end=start + len(text),
        text=text,
        norm=word.norm,
        forms=word.forms,
        lemmas=word.lemmas,
        sentence=sentence,
        is_word=word.is_word,
        is_number=word.is_number,
    )


class _Word(NamedTuple):
    """What a token is wherever it stands."""

    norm: str
    forms: tuple[Form, ...]
    lemmas: frozenset[str]
    is_word: bool
    is_number: bool


@lru_cache(maxsize=60_000)
def _word(text: str, morphology: Morphology) -> _Word:
    norm = fold(text)
    forms = morphology.forms(norm)
    lemmas = frozenset(form.lemma for form in forms)
    return _Word(norm, forms, lemmas, any(map(str.isalpha, text)), bool(NUMBER.match(text)))


def phrase_at(tokens: Sequence[Token], at: int, phrase: Sequence[str]) -> bool:
    """Whether the words of a phrase stand at `at` in a row, each in any of its forms."""
    ahead = tokens[at : at + len(phrase)]
    return len(ahead) == len(phrase) and all(w == t.norm or w in t.lemmas for w, t in zip(phrase, ahead, strict=True))


# Words between a verb and the infinitive that it governs: "agreed only to sign".
BETWEEN_VERBS = ("ADV", "PART", "ADP")


def governor(tokens: Sequence[Token], at: int, first: int) -> Token | None:
    """The word from `first` on that governs an infinitive with "to" between; None where nothing stands between."""
    behind = at - 1
    while behind > first and tokens[behind].pos in BETWEEN_VERBS:
        behind -= 1
    return tokens[behind] if behind >= first and at - behind > 1 else None
