"""One function: a document and its pack in, its structure out."""

from bisect import bisect_right
from dataclasses import dataclass, field

from communique.lang import Pack
from communique.model import Document, Span
from communique.parse.homographs import as_meant
from communique.parse.layout import lines_of
from communique.parse.morphology import Morphology, morphology_of
from communique.parse.passive import in_passive
from communique.parse.sentences import sentences_of
from communique.parse.structure import Line, Sentence, Token
from communique.parse.tagger import Tagged, Tagger, tagger_of
from communique.parse.tokens import tokens_of


@dataclass(frozen=True, slots=True, kw_only=True)
class Parse:
    """The structure of one document. The tagger's answers are asked for by sentence and kept."""

    document: Document
    lines: tuple[Line, ...]
    sentences: tuple[Sentence, ...]
    tokens: tuple[Token, ...]
    morphology: Morphology
    tagger: Tagger | None
    _starts: list[int] = field(repr=False)
    _tagged: dict[int, Tagged] = field(default_factory=dict, repr=False)

    @property
    def text(self) -> str:
        """The document's text."""
        return self.document.text

    def span(self, start: int, end: int) -> Span:
        """The words from one offset to another."""
        return self.document.span(start, end)

    def words(self, sentence: Sentence) -> tuple[Token, ...]:
        """The tokens of a sentence."""
        return self.tokens[sentence.first : sentence.last]

    def token_at(self, offset: int) -> int:
        """The index of the last token that starts at or before an offset (0 where there is none)."""
        return max(0, bisect_right(self._starts, offset) - 1)

    def sentence_at(self, offset: int) -> Sentence | None:
        """The sentence that holds an offset; None between sentences."""
        if not self.tokens:
            return None
        sentence = self.sentences[self.tokens[self.token_at(offset)].sentence]
        return sentence if sentence.start <= offset < sentence.end else None

    def line_of(self, sentence: Sentence) -> Line:
        """The line that a sentence stands in."""
        return self.lines[sentence.line]

    def tagged(self, sentence: Sentence) -> Tagged | None:
        """The tagger's readings in context, names and tree of a sentence; None where the language has no tagger.

        It is the costly part of reading: ask only where a fact can be.
        """
        if self.tagger is None:
            return None
        if sentence.index not in self._tagged:
            self._tagged[sentence.index] = self.tagger.tag([t.text for t in self.words(sentence)])
        return self._tagged[sentence.index]


def parse(document: Document, pack: Pack) -> Parse:
    """Lines, sentences and tokens of a document in the language of the pack."""
    morphology = morphology_of(pack)
    lines = lines_of(document.text, pack)
    spans = sentences_of(document.text, lines, pack)
    sentences, tokens = tokens_of(document.text, spans, morphology)
    tokens = as_meant(in_passive(tokens, pack), pack)
    return Parse(
        document=document,
        lines=lines,
        sentences=sentences,
        tokens=tokens,
        morphology=morphology,
        tagger=tagger_of(pack),
        _starts=[token.start for token in tokens],
    )
