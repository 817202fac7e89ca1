"""Reported speech where the verb closes the sentence: «X … екенін айтты», «… деп хабарлады X», «X-тың айтуынша, …»."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from communique.extract.scene import Scene
from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Clauses
from communique.extract.statements.cues import Cue
from communique.extract.statements.unmarked import closes_speech
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
WHEN = 5  # tokens of what tells when before who speaks
TITLES = 16  # tokens of his titles before his name
DESCRIBES = 4  # tokens before a name with the verb that describes him: «ресми сапармен келген X»
CLOSING = frozenset('»”"')


@dataclass(frozen=True, slots=True)
class Heads:
    """Where names and titles of a document begin, and where each ends."""

    names: Mapping[int, int]
    titles: Mapping[int, int]


def heads_of(scene: Scene) -> Heads:
    """The titles of a document, and the names that stand in the nominative."""
    tokens, named = scene.parsed.tokens, (m for m in scene.mentions.people if m.form == "name")
    bare = (m for m in named if scene.mentions.person(m.person).name.endswith(tokens[m.last - 1].text))
    return Heads(
        names={m.first: m.last for m in bare},
        titles={m.first: m.last for m in (*scene.mentions.offices, *scene.mentions.organizations)},
    )


def verb_last(
    clauses: Clauses, sentence: Sentence, cues: list[Cue], words: Saying, heads: Heads
) -> Iterator[Candidate]:
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
            if not closes_speech(tokens, i, words):
                yield from _closed(clauses, sentence, i, cues, words, heads)
            return
    start = _past_speaker(tokens, sentence, words, heads)
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


def _closed(
    clauses: Clauses, sentence: Sentence, at: int, cues: list[Cue], words: Saying, heads: Heads
) -> Iterator[Candidate]:
    """«CONTENT деп айтты X», «X CONTENT деп үміттенеді»."""
    tokens = clauses.parsed.tokens
    if any(token.lemmas & words.not_saying for token in tokens[at + 1 : min(at + 1 + NEXT, sentence.last)]):
        return  # «қатысады деп жоспарланған»: nobody says it
    verb = next((c for c in cues if at <= c.token <= at + NEAR), None)
    cue = verb or Cue(token=at, first=at, last=at + 1, segment=0, kinds=("say",))
    named_behind = any(t.is_title for t in tokens[at + 1 : sentence.last])
    start = sentence.first if named_behind else _past_speaker(tokens, sentence, words, heads)
    zone = (at, sentence.last) if named_behind else (sentence.first, sentence.last)
    if start == UNCLEAR:
        return
    yield from _given(clauses, sentence, cue, "closed", (start, at), zone)


def _past_speaker(tokens: tuple[Token, ...], sentence: Sentence, words: Saying, heads: Heads) -> int:
    """Past who opens a sentence, and what tells when before him; its start where nothing else remains.

    UNCLEAR where so many capitals stand there that some are what is said.
    """
    opening = _past_circumstance(tokens, sentence, words)
    named = _past_name(tokens, opening, sentence, words, heads)
    if named and sentence.last - named > LEAST:
        return named
    titled = heads.titles.get(opening, 0)  # «Мемлекет басшысы Қазақстан мен … байланысы …»
    if titled and sentence.last - titled > LEAST and tokens[titled - 1].form.case in ("Nom", ""):
        return titled
    i, last = opening, min(sentence.last, opening + HEAD)
    while i < last and _names(tokens[i], words):
        i += 1
    if i == opening + HEAD and i < sentence.last and tokens[i].is_title:
        return UNCLEAR
    return i if sentence.last - i > LEAST else sentence.first


def _names(token: Token, words: Saying) -> bool:
    return token.is_word and (token.is_title or bool(token.lemmas & (words.speakers | words.pronouns)))


def _past_circumstance(tokens: tuple[Token, ...], sentence: Sentence, words: Saying) -> int:
    """Past «кездесу барысында», «өз кезегінде»: what tells when, at the head of a sentence."""
    for i in range(sentence.first, min(sentence.last, sentence.first + WHEN)):
        if tokens[i].norm in words.circumstances or phrase_ends(tokens, i, sentence.first, words.openings):
            behind = i + 1
            return behind + (behind < sentence.last and tokens[behind].text == ",")
        if not tokens[i].is_word or (i > sentence.first and tokens[i].is_title):
            break
    return sentence.first


def phrase_ends(tokens: tuple[Token, ...], i: int, first: int, phrases: tuple[tuple[str, ...], ...]) -> bool:
    """Whether one of some phrases begins at `first` and ends with token `i`."""
    said = tuple(token.norm for token in tokens[first : i + 1])
    return said in phrases


def _past_name(tokens: tuple[Token, ...], opening: int, sentence: Sentence, words: Saying, heads: Heads) -> int:
    """Past the name of who speaks, with his titles before it; 0 where no name stands so, or it is another's."""
    i = opening
    while i < min(sentence.last, opening + TITLES):
        if i in heads.names:
            last = heads.names[i]
            if last >= sentence.last or tokens[last].pos != "CCONJ":
                return last
            i = last + 1  # «X пен Y»
            continue
        title = heads.titles.get(i, 0)
        if not title and not _names(tokens[i], words) and tokens[i].text != ",":
            # «X-пен кездескен Y»: who is spoken of stands behind the verb.
            described = _described(tokens, i, sentence, heads)
            return _past_name(tokens, described, sentence, words, heads) if described else 0
        i = max(title, i + 1)
    return 0


def _described(tokens: tuple[Token, ...], i: int, sentence: Sentence, heads: Heads) -> int:
    """Behind the verb that describes who speaks, with what stands before it; 0 where none does."""
    for k in range(i, min(i + DESCRIBES, sentence.last - 1)):
        if not tokens[k].is_word:
            return 0
        if any(form.pos == "VERB" for form in tokens[k].forms) and not tokens[k].is_title:
            return k + 1 if k + 1 in heads.names or k + 1 in heads.titles else 0
    return 0


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
