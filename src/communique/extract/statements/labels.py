"""What nobody says though it stands where words of others stand: labels in marks, phrases without a verb."""

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.speakers import Room
from communique.parse import Token

LONGEST = 3  # words of a label; more are said by somebody
FORMS = ("trailing", "middle", "that")
STOP = 2  # tokens at the end of a sentence among which its stop is
BEFORE = 2  # the article and the opening mark


def is_label(room: Room, candidate: Candidate) -> bool:
    """Whether words in marks are a noun behind an article, and the sentence goes on with no word of saying before.

    Had an “informal meeting” in Seoul. Only where articles tell nouns; a noun that somebody is called ("spoke of it
    as a “fresh chapter”") is said.
    """
    tokens = room.parsed.tokens
    first, last = room.parsed.token_at(candidate.start), room.parsed.token_at(candidate.end)
    words = [token for token in tokens[first:last] if token.is_word]
    marks = tokens[max(0, first - BEFORE) : first]
    if not room.words.bare or candidate.manner != "direct" or len(words) > LONGEST or len(marks) != BEFORE:
        return False
    article, opening = marks
    behind = tokens[last + 1] if last + 1 < len(tokens) else None
    goes_on = behind is not None and behind.is_word and behind.sentence == article.sentence
    if article.pos != "DET" or opening.is_word or not goes_on:
        return False
    start = room.parsed.sentences[article.sentence].first
    return not any(room.words.kinds(token) for token in tokens[start : article.index])


def is_phrase(room: Room, candidate: Candidate) -> bool:
    """Whether words beside a verb of saying have no verb themselves: "Pointing to the talks, Lee underlined …".

    Or are led by a participle, which somebody's own verb goes with: "Recalling that it grew, he said …". Only where a
    clause has a verb in any tense; the line of a headline needs none.
    """
    sentence = room.parsed.sentences[candidate.sentence]
    headline = all(token.text != "." for token in room.parsed.tokens[max(0, sentence.last - STOP) : sentence.last])
    if not room.words.bare or candidate.form not in FORMS or headline:
        return False
    first, last = room.parsed.token_at(candidate.start), room.parsed.token_at(candidate.end)
    said = [t for t in room.parsed.tokens[first : last + 1] if t.start < candidate.end]
    opening = said[0] if said else None
    if opening is not None and candidate.form != "that" and opening.form.verb == "Part" and room.words.kinds(opening):
        return True
    if candidate.form == "that" and room.parsed.tokens[first - 1].norm in room.words.that:
        return False
    own = (t for t in said if not candidate.zone[0] <= t.index < candidate.zone[1])
    return not any(_acts(room, token) for token in own)


def _acts(room: Room, token: Token) -> bool:
    """Whether a word is a finite verb; behind an article it is a noun that looks like one: "the need"."""
    before = room.parsed.tokens[token.index - 1] if token.index else None
    noun = before is not None and before.pos in ("DET", "ADJ", "ADP")
    return token.form.verb == "Fin" and not token.is_title and not noun


def is_pointer(room: Room, candidate: Candidate) -> bool:
    """Whether words before a verb of saying only tell of what somebody spoke: «О том, куда он поедет, сообщил X»."""
    if room.words.bare or candidate.form not in ("trailing", "middle", "rest"):
        return False
    first = room.parsed.token_at(candidate.start)
    about, word = room.parsed.tokens[first : first + 2]
    return bool(about.lemmas & room.words.about) and bool(word.lemmas & (room.words.pointers | room.words.correlatives))
