"""Speech that no mark opens, closed by a dash and its verb: «Біз дайынбыз. Жұмыс басталды, – деді X»."""

from collections.abc import Iterator

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import DASHES
from communique.extract.statements.quoted import ENDS, Heard, direct, say, zone_stop
from communique.extract.statements.words import Saying
from communique.model.mention import PersonMention, QuotationMention
from communique.parse import Sentence, Token

# Lines that one speech may have: it opens with a dash, and only its last line has the verb.
LINES = 4
LAST = 4  # tokens at the end of a sentence in which a verb of saying makes it the writer's own
FEWEST = 3


def closes_speech(tokens: tuple[Token, ...], i: int, words: Saying) -> bool:
    """Whether a word stands behind a mark and a dash that close speech: «…, – деді X».

    What is passed on is none: «…, – деп хабарлайды агенттік».
    """
    closed = i > 1 and tokens[i - 1].text in DASHES and tokens[i - 2].text in ENDS
    return closed and not (i + 1 < len(tokens) and tokens[i + 1].lemmas & words.pass_on)


def unmarked(
    heard: Heard, quotations: tuple[QuotationMention, ...], people: tuple[PersonMention, ...]
) -> Iterator[Candidate]:
    """One for each dash before a verb of quoting; what opened with a dash on the same line is read elsewhere."""
    if not heard.words.quoting:
        return
    parsed = heard.clauses.parsed
    opened = {parsed.line_of(parsed.sentences[q.sentence]).index for q in quotations if q.kind == "dash"}
    named = {m.sentence for m in people if m.form == "name"}
    for sentence in parsed.sentences:
        line = parsed.line_of(sentence)
        if line.index in opened or line.kind != "body":
            continue
        at = next((i for i in range(sentence.first, sentence.last) if _closes(heard, i)), -1)
        if at > 0:
            yield from _said(heard, sentence, at, _first(heard, sentence, named, opened))


def _closes(heard: Heard, i: int) -> bool:
    return heard.tokens[i].norm in heard.words.quoting and closes_speech(heard.tokens, i, heard.words)


def _said(heard: Heard, sentence: Sentence, at: int, first: int) -> Iterator[Candidate]:
    cue = say(heard, at, sentence.last)
    if cue is not None and at - 1 - first > FEWEST and not any(heard.clauses.hidden[sentence.first : at]):
        yield direct(heard, (first, at - 1), "dash_piece", (at, zone_stop(heard, cue.token, sentence.last)), cue)


def _first(heard: Heard, sentence: Sentence, named: set[int], opened: set[int]) -> int:
    """Where speech begins: with its line, or behind the last sentence there that the writer tells himself."""
    parsed = heard.clauses.parsed
    line = parsed.line_of(sentence)
    index = sentence.index
    while not _begins_with_dash(heard, parsed.sentences[index]):
        before = parsed.sentences[index - 1] if index else None
        if before is None or parsed.line_of(before).index != line.index:
            opening = _opening(heard, index, opened, named)
            return parsed.sentences[index].first if opening is None else opening.first
        if before.index in named or _tells(heard, before):
            break
        index -= 1
    return parsed.sentences[index].first


def _opening(heard: Heard, index: int, opened: set[int], named: set[int]) -> Sentence | None:
    """The first sentence of the line above a sentence that a dash opens, where nobody is said to speak up to here."""
    sentences = heard.clauses.parsed.sentences
    line = sentences[index].line
    for other in range(line - 1, max(0, line - LINES) - 1, -1):
        last = index
        while index and sentences[index - 1].line == other:
            index -= 1
        inside = sentences[index:last]
        if not inside or any(s.index in named or _tells(heard, s) for s in inside):
            return None
        if other in opened:
            return inside[0]
    return None


def _begins_with_dash(heard: Heard, sentence: Sentence) -> bool:
    return heard.tokens[sentence.first].text in DASHES


def _tells(heard: Heard, sentence: Sentence) -> bool:
    """Whether a sentence ends in a verb of saying, or has words between marks: it is no part of a speech."""
    places = range(sentence.first, sentence.last)
    last = range(max(sentence.first, sentence.last - LAST), sentence.last)
    told = any(heard.tokens[i].form.verb and "say" in heard.words.kinds(heard.tokens[i]) for i in last)
    return told or any(heard.clauses.hidden[i] for i in places)
