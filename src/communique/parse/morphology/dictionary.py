"""Simplemma's dictionaries, which take no half of a surrogate pair: a word with one is its own dictionary form."""

import simplemma

SURROGATES = (0xD800, 0xDFFF)  # halves of pairs: characters of no text that can be written


def lemma_of(word: str, language: str) -> str:
    """The dictionary form of a word; the word itself where the dictionary has none or it cannot be written."""
    return str(simplemma.lemmatize(word, lang=language)) if _is_written(word) else word


def is_known(word: str, language: str) -> bool:
    """Whether the dictionary has a word."""
    return _is_written(word) and bool(simplemma.is_known(word, lang=language))


def _is_written(word: str) -> bool:
    return word.isascii() or not any(SURROGATES[0] <= ord(character) <= SURROGATES[1] for character in word)
