"""A sentence cut at its marks: what stands between commas, dashes, colons and brackets outside quotations."""

from dataclasses import dataclass
from functools import cached_property

from communique.model.mention import OrganizationMention, QuotationMention
from communique.parse import Parse, Sentence, Token

SEPARATORS = frozenset({",", ";", ":", "(", ")", "–", "—", "-", "−", "--", "―"})
DASHES = frozenset({"–", "—", "-", "−", "--", "―"})


@dataclass(frozen=True, slots=True)
class Segment:
    """Tokens `first` to `last` (exclusive); `mark` is what stands before it."""

    first: int
    last: int
    mark: str


@dataclass(frozen=True)
class Clauses:
    """The tokens of a parse with those inside quotations hidden, and the segments of each sentence."""

    parsed: Parse
    quotations: tuple[QuotationMention, ...]
    bodies: tuple[OrganizationMention, ...] = ()

    @cached_property
    def hidden(self) -> bytearray:
        """1 for each token inside a quotation that is no name."""
        found = bytearray(len(self.parsed.tokens))
        for quotation in self.quotations:
            if quotation.kind == "marks" and not quotation.name:
                for i in range(quotation.first, quotation.last):
                    found[i] = 1
        return found

    @cached_property
    def closed(self) -> bytearray:
        """1 for each token between quotation marks or inside a name: no mark there separates."""
        found = bytearray(self.hidden)
        for quotation in self.quotations:
            if quotation.kind == "marks":
                for i in range(quotation.first, quotation.last):
                    found[i] = 1
        for body in self.bodies:  # "the Ministry of Trade, Industry and Energy"
            found[body.first : body.last] = b"\1" * (body.last - body.first)
        for i in range(len(self.parsed.tokens) - 2):
            if is_short(self.parsed, i):
                found[i : i + 3] = b"\1\1\1"
        return found

    def segments(self, sentence: Sentence) -> list[Segment]:
        """The pieces of a sentence, in order, none empty."""
        found: list[Segment] = []
        first, mark = sentence.first, ""
        for i in range(sentence.first, sentence.last):
            text = self.parsed.tokens[i].text
            if text in SEPARATORS and not self.closed[i]:
                if i > first:
                    found.append(Segment(first, i, mark))
                first, mark = i + 1, text
        if sentence.last > first and any(t.is_word or t.is_number for t in self.parsed.tokens[first : sentence.last]):
            found.append(Segment(first, sentence.last, mark))
        return found

    def predicate(self, first: int, last: int) -> int:
        """The first token that can be a predicate of its own; -1 where there is none."""
        for i in range(first, last):
            if not self.hidden[i] and is_predicate(self.parsed.tokens[i]):
                return i
        return -1


def is_short(parsed: Parse, i: int) -> bool:
    """Whether the short form of a name in brackets begins here: "the Ministry of Finance (MOF)"."""
    marks = [token.text for token in parsed.tokens[i : i + 3]]
    return len(marks) == 3 and marks[0] == "(" and marks[2] == ")" and marks[1].isupper() and len(marks[1]) > 1


def is_predicate(token: Token) -> bool:
    """A finite verb, a short participle or a short adjective, by the likeliest reading."""
    form = token.form
    if form.verb == "Fin":
        return True
    return (form.verb == "Part" or form.pos == "ADJ") and not form.case and form.number != "" and token.is_word


def has_case(token: Token, case: str) -> bool:
    """Whether some reading of a word is in a case."""
    return any(form.case == case for form in token.forms)
