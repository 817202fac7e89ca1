"""Words that attribute: verbs of saying, «по словам», «уверен», «говорится в сообщении»."""

from collections.abc import Iterator
from dataclasses import dataclass

from communique.extract.statements.clauses import Clauses, Segment, has_case
from communique.extract.statements.words import Saying
from communique.parse import Token

# «По предварительным данным», «по его же словам»: so many words may stand between preposition and noun.
GAP = 3
# «Выразил, выступая на форуме, надежду»: so many tokens between a verb and the noun that belongs to it.
REACH = 7
# «С таким заявлением в четверг на форуме выступил X»: so many tokens before the verb.
FAR = 20
# A parenthesis of an unknown verb and its subject has at most so many tokens.
ALONE = 5


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Tokens `first` to `last` (exclusive) that attribute. `token` is the verb or noun, `segment` its index.

    `kinds` are those of words.KINDS, or `by` for «по словам», `express`, `idiom`, `pass_on`, and `open` for a verb
    that stands where verbs of saying stand. `helped` counts the auxiliaries and adverbs before the verb.
    """

    token: int
    first: int
    last: int
    segment: int
    kinds: tuple[str, ...]
    helped: int = 0

    @property
    def opening(self) -> int:
        """Where the verb begins with the words that help it: "has also said"."""
        return self.token - self.helped

    @property
    def is_verb(self) -> bool:
        """Whether a verb (or «уверен») attributes, and its subject speaks."""
        return self.kinds != ("by",)


def cues(clauses: Clauses, segments: list[Segment], words: Saying) -> Iterator[Cue]:
    """All cues of a sentence outside quotations, in order."""
    for index, segment in enumerate(segments):
        i = segment.first
        while i < segment.last:
            if clauses.hidden[i]:
                i += 1
                continue
            found = _marker(clauses, segment, i, words) or _verb(clauses, segments, index, i, words)
            if found:
                helped = helpers(clauses.parsed.tokens, found[0], segment.first)
                yield Cue(token=found[0], first=i, last=found[1], segment=index, kinds=found[2], helped=helped)
                i = found[1]
            else:
                i += 1


def helpers(tokens: tuple[Token, ...], verb: int, least: int) -> int:
    """How many auxiliaries, with adverbs between, stand right before a verb: "had said", "has also said"."""
    i = verb
    while i > least and tokens[i - 1].pos in ("AUX", "ADV"):
        i -= 1
    return verb - i if any(token.pos == "AUX" for token in tokens[i:verb]) else 0


Found = tuple[int, int, tuple[str, ...]]


def _marker(clauses: Clauses, segment: Segment, i: int, words: Saying) -> Found | None:
    """«По (его же) словам», «на взгляд», «если верить»."""
    tokens = clauses.parsed.tokens
    if tokens[i].lemmas & words.by and not (i > segment.first and tokens[i - 1].lemmas & words.speakers):
        for j in range(i + 1, min(i + 2 + GAP + words.bare * GAP, segment.last)):
            token = tokens[j]
            if token.lemmas & words.by_nouns and (words.bare or has_case(token, "Dat")):
                return j, j + 1, ("by",)
            if words.bare:
                if token.pos in ("ADP", "VERB", "AUX") and not token.is_title:
                    break
            elif token.pos not in ("ADJ", "PRON", "PART", "VERB", "X", "ADV", "CCONJ"):
                break
    for phrase in words.phrases:
        end = _phrase(tokens, i, segment.last, phrase, words)
        if end:
            return end - 1, end, ("by",)
    return None


def _phrase(tokens: tuple[Token, ...], i: int, last: int, phrase: tuple[str, ...], words: Saying) -> int:
    """The end of a phrase that starts here, with a possessive let in; 0 where it does not stand here."""
    for n, lemma in enumerate(phrase):
        if n and i < last and tokens[i].lemmas & words.possessives:
            i += 1
        if i >= last or lemma not in tokens[i].lemmas:
            return 0
        i += 1
    return i


def _verb(clauses: Clauses, segments: list[Segment], index: int, i: int, words: Saying) -> Found | None:
    token = clauses.parsed.tokens[i]
    if token.pos == "ADJ" and token.form.case and not words.bare:
        return None  # «данный показатель» has been given by nobody
    if _infinitive(clauses.parsed.tokens, i) or (words.bare and _noun(clauses.parsed.tokens, i)):
        return None
    kinds = words.kinds(token)
    lemmas = {form.lemma for form in token.forms if form.pos == "VERB" and form.verb != "Inf"}
    if lemmas & words.follow and _follows(clauses, segments[index], i, words):
        return i, i + 1, ("follow",)
    if lemmas & words.express and (j := _near(clauses, segments, index, i, words.expressed)) >= 0:
        return i, max(i, j) + 1, ("express", *kinds)
    for lemma in [lemma for lemma in lemmas if lemma in words.idioms]:
        rest = frozenset(words.idioms[lemma])
        before = i > segments[index].first and bool(clauses.parsed.tokens[i - 1].lemmas & rest)
        if before or _near(clauses, segments, index, i, rest) >= 0:
            return i, i + 1, ("idiom", *kinds)
    if lemmas & words.pass_on:
        kinds = (*kinds, "pass_on")
    if not kinds and (_stands_alone(clauses, segments, index, i) or _brings(clauses, segments[index], i, words)):
        kinds = ("open",)
    return (i, i + 1, kinds) if kinds else None


def _infinitive(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a verb that may be one is an infinitive: "to say", "could not say"."""
    if tokens[i].form.verb != "Inf":
        return False
    j = i - 1
    while j >= 0 and tokens[j].pos in ("ADV", "PART"):
        j -= 1
    return j >= 0 and tokens[j].pos in ("ADP", "AUX")


def _noun(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a word that may be a verb is a noun here: "such remarks", "in reports", "the United States"."""
    if tokens[i].pos != "NOUN" or not i:
        return False
    return tokens[i - 1].pos in ("DET", "ADJ", "NUM", "ADP") or (tokens[i].is_title and tokens[i - 1].is_title)


def _follows(clauses: Clauses, segment: Segment, i: int, words: Saying) -> bool:
    """«следует из данных»: a preposition and a document."""
    after = clauses.parsed.tokens[i + 1 : min(i + 2 + GAP, segment.last)]
    return bool(after) and bool(after[0].lemmas & words.inside) and any(t.lemmas & words.documents for t in after)


def _stands_alone(clauses: Clauses, segments: list[Segment], index: int, i: int) -> bool:
    """A verb no list knows in a parenthesis of its own with its subject: «, сошлись собеседники,»."""
    segment, tokens = segments[index], clauses.parsed.tokens
    if index == 0 or segment.last - segment.first > ALONE or tokens[i].form.verb != "Fin" or i + 1 >= segment.last:
        return False
    if any(t.pos != "ADV" for t in tokens[segment.first : i]):
        return False
    subject = tokens[i + 1]
    thing = subject.pos == "NOUN" and has_case(subject, "Acc") and not subject.is_title  # «обсудят укрепление союза»
    return subject.is_word and has_case(subject, "Nom") and subject.pos in ("NOUN", "PRON", "ADJ", "X") and not thing


def _brings(clauses: Clauses, segment: Segment, i: int, words: Saying) -> bool:
    """«С таким заявлением выступил X», «Цифры привёл X»: any verb after a noun of saying at the head."""
    tokens = clauses.parsed.tokens
    if segment.mark or tokens[i].form.verb != "Fin" or i - segment.first > FAR:
        return False
    return any(t.lemmas & words.nouns for t in tokens[segment.first : min(segment.first + 3, i)])


def _near(clauses: Clauses, segments: list[Segment], index: int, i: int, lemmas: frozenset[str]) -> int:
    last = segments[min(index + 1, len(segments) - 1)].last
    for j in range(i + 1, min(i + REACH, last)):
        if clauses.parsed.tokens[j].lemmas & lemmas:
            return j
    return -1
