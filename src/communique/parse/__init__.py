"""Document → `Parse`: lines, sentences, tokens, morphology. Touches the analysers' dictionaries and models.

It never drops or changes a character: every line, sentence and token carries offsets into `Document.text`.
"""

from communique.parse.parse import Parse, parse
from communique.parse.structure import Line, Sentence, Token

__all__ = ["Line", "Parse", "Sentence", "Token", "parse"]
