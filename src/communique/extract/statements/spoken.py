"""A sentence in which somebody says something, and what of it a verb of saying may attribute."""

from dataclasses import dataclass

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Clauses, Segment
from communique.extract.statements.cues import Cue
from communique.extract.statements.words import Saying
from communique.parse import Sentence, Token


@dataclass(frozen=True, slots=True)
class Spoken:
    """A sentence with its segments and cues, and the sentence before it (for «Об этом …»)."""

    clauses: Clauses
    sentence: Sentence
    segments: list[Segment]
    cues: list[Cue]
    words: Saying
    before: Sentence | None = None

    @property
    def tokens(self) -> tuple[Token, ...]:
        """All tokens of the document."""
        return self.clauses.parsed.tokens


def candidate_of(
    spoken: Spoken, cue: Cue | None, form: str, content: tuple[int, int], zone: tuple[int, int]
) -> Candidate | None:
    """The candidate of these tokens, marks at both ends left out; None where nothing remains."""
    first, last = content
    tokens = spoken.tokens
    while first < last and not (tokens[first].is_word or _counts(tokens[first]) or _opens(tokens[first])):
        first += 1
    while last > first and not (
        tokens[last - 1].is_word or _counts(tokens[last - 1]) or tokens[last - 1].text in '»”“")]%'
    ):
        last -= 1
    if last - first < 2 or all(spoken.clauses.hidden[i] for i in range(first, last) if tokens[i].is_word):
        return None
    return Candidate(
        start=tokens[first].start, end=tokens[last - 1].end, manner="indirect", form=form,
        sentence=spoken.sentence.index, zone=zone, cue=cue,
    )  # fmt: skip


def _counts(token: Token) -> bool:
    """A number, or a span of them: «28-29 марта»."""
    return token.is_number or token.text[:1].isdigit()


def _opens(token: Token) -> bool:
    return token.text in ("«", "„", "“", '"', "$", "€", "(", "[", "+")
