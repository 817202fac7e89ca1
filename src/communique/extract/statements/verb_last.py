"""Reported speech where the verb closes the sentence: «X … екенін айтты», «… деп хабарлады X», «X-тың айтуынша, …»."""

from collections.abc import Iterator

from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Clauses
from communique.extract.statements.cues import Cue
from communique.extract.statements.words import Saying
from communique.parse import Sentence, Token

# So many tokens at the head of a sentence may name who speaks.
HEAD = 7
# «… деп атап өтті»: so many tokens between the word that closes what was said and its verb.
NEAR = 4
# And so many in which a verb that says nothing may follow it: «деп жоспарланған».
NEXT = 2
# A stretch shorter than this says nothing.
LEAST = 3
UNCLEAR = -1
CLOSING = frozenset('»”"')


def verb_last(clauses: Clauses, sentence: Sentence, cues: list[Cue], words: Saying) -> Iterator[Candidate]:
    """The candidates of one sentence; none where the pack names no words that close what was said."""
    tokens = clauses.parsed.tokens
    if not words.quoting or sentence.last - sentence.first < LEAST:
        return
    for i in range(sentence.first, sentence.last):
        if clauses.hidden[i]:
            continue
        if _told_by(tokens, i, sentence, words) and i - sentence.first <= HEAD + 3:
            cue = Cue(token=i, first=i, last=i + 1, segment=0, kinds=("by",))
            yield from _given(clauses, sentence, cue, "lead_by", (i + 1, sentence.last), (sentence.first, i + 1))
            return
        if tokens[i].norm in words.quoting and i > sentence.first and tokens[i - 1].text not in CLOSING:
            yield from _closed(clauses, sentence, i, cues, words)
            return
    start = _past_speaker(tokens, sentence, words)
    for cue in cues if start != UNCLEAR else ():
        if "feel" not in cue.kinds and "open" not in cue.kinds and cue.token - sentence.first > LEAST:
            form = "verb_last" if cue.token >= sentence.last - 4 else "verb_inside"
            end = _before_idiom(tokens, cue, words)
            if not _is_circumstance(tokens[end - 1], words):
                yield from _given(clauses, sentence, cue, form, (start, end), (sentence.first, sentence.last))
            start = cue.last


def _is_circumstance(last: Token, words: Saying) -> bool:
    """Whether what stands before a verb only tells when, where or of what it was said: «сапар туралы айтты»."""
    return bool(last.lemmas & words.about) or last.norm in words.circumstances


def _before_idiom(tokens: tuple[Token, ...], cue: Cue, words: Saying) -> int:
    """Where a verb begins with the word that it is of one idiom with: «атап өтті»."""
    before = tokens[cue.first - 1] if cue.first else None
    with_it = {rest for lemma in tokens[cue.token].lemmas for rest in words.idioms.get(lemma, ())}
    return cue.first - (before is not None and before.norm in with_it)


def _told_by(tokens: tuple[Token, ...], i: int, sentence: Sentence, words: Saying) -> bool:
    """«айтуынша», «дерегі бойынша»."""
    noun = tokens[i - 1] if i > sentence.first else tokens[i]
    return tokens[i].norm in words.behind or (tokens[i].norm in words.behind_nouns and bool(noun.lemmas & words.nouns))


def _closed(clauses: Clauses, sentence: Sentence, at: int, cues: list[Cue], words: Saying) -> Iterator[Candidate]:
    """«CONTENT деп айтты X», «X CONTENT деп үміттенеді»."""
    tokens = clauses.parsed.tokens
    if any(token.lemmas & words.not_saying for token in tokens[at + 1 : min(at + 1 + NEXT, sentence.last)]):
        return  # «қатысады деп жоспарланған»: nobody says it
    verb = next((c for c in cues if at <= c.token <= at + NEAR), None)
    cue = verb or Cue(token=at, first=at, last=at + 1, segment=0, kinds=("say",))
    named_behind = any(t.is_title for t in tokens[at + 1 : sentence.last])
    start = sentence.first if named_behind else _past_speaker(tokens, sentence, words)
    zone = (at, sentence.last) if named_behind else (sentence.first, sentence.last)
    if start == UNCLEAR:
        return
    yield from _given(clauses, sentence, cue, "closed", (start, at), zone)


def _past_speaker(tokens: tuple[Token, ...], sentence: Sentence, words: Saying) -> int:
    """Past the words in capitals, titles and pronouns that open a sentence; its start where nothing else remains.

    UNCLEAR where there are so many of them that some are what is said.
    """
    i = sentence.first
    while i < min(sentence.last, sentence.first + HEAD):
        token = tokens[i]
        names = token.is_word and (token.is_title or token.lemmas & (words.speakers | words.pronouns))
        if not names:
            break
        i += 1
    if i == sentence.first + HEAD and i < sentence.last and tokens[i].is_title:
        return UNCLEAR
    return i if sentence.last - i > LEAST else sentence.first


def _given(
    clauses: Clauses, sentence: Sentence, cue: Cue, form: str, content: tuple[int, int], zone: tuple[int, int]
) -> Iterator[Candidate]:
    tokens, (first, last) = clauses.parsed.tokens, content
    while first < last and not (tokens[first].is_word or tokens[first].is_number or tokens[first].text in "«$€"):
        first += 1
    while last > first and not (
        tokens[last - 1].is_word or tokens[last - 1].is_number or tokens[last - 1].text in "»%"
    ):
        last -= 1
    hidden = all(clauses.hidden[i] for i in range(first, last) if tokens[i].is_word)
    if last - first >= LEAST and not hidden:
        yield Candidate(
            start=tokens[first].start, end=tokens[last - 1].end, manner="indirect", form=form,
            sentence=sentence.index, zone=zone, cue=cue,
        )  # fmt: skip
