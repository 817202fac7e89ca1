"""Document → `Parse`: lines, sentences, tokens, morphology. Touches the analysers' dictionaries and models.

It never drops or changes a character: every line, sentence and token carries offsets into `Document.text`.
"""

from communique.parse.parse import Parse, parse
from communique.parse.structure import Form, Line, Sentence, Token

__all__ = ["Form", "Line", "Parse", "Sentence", "Token", "parse"]
