"""What nobody says though it stands where words of others stand: labels in marks, phrases without a verb."""

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.speakers import Room

LONGEST = 3  # words of a label; more are said by somebody
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
    """Whether words before a verb of saying have no verb themselves: "Pointing to the talks, Lee underlined …".

    Only where a clause has a verb in any tense; the line of a headline needs none.
    """
    sentence = room.parsed.sentences[candidate.sentence]
    headline = room.parsed.tokens[sentence.last - 1].text != "."
    if not room.words.bare or candidate.form != "trailing" or headline:
        return False
    first, last = room.parsed.token_at(candidate.start), room.parsed.token_at(candidate.end)
    said = room.parsed.tokens[first : last + 1]
    return not any(t.form.verb == "Fin" and not t.is_title for t in said if t.start < candidate.end)
