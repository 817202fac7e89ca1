"""Titles of documents in languages whose head stands last: «сауда туралы келісім», «Астана декларациясы»."""

from collections.abc import Iterator

from communique.extract.agreements.words import Papers
from communique.extract.scene import Scene
from communique.parse import Parse, Sentence, Token

# So many tokens before a head belong to its title at most, and so many adjectives stand right before it.
LONGEST = 25
ADJECTIVES = 4
OPENS, CLOSES = frozenset('«„“"'), frozenset('»”"')
# Cases of what happens somewhere and with somebody, not of what a document is about.
OUTSIDE = frozenset({"Loc", "Ins"})

Extent = tuple[int, int, int]


def extent(scene: Scene, sentence: Sentence, head: int, words: Papers, stops: frozenset[int]) -> Extent:
    """Where a title begins, and the tokens of what it is about (0, 0: not said)."""
    parsed = scene.parsed
    first = _adjectives(parsed, sentence, head, words)
    if first > sentence.first and parsed.tokens[first - 1].lemmas & words.about:
        start = _left(parsed, sentence, first - 2, words, stops)
        return (start, start, first) if start < first - 1 else (first, 0, 0)
    if owned(parsed, parsed.tokens[head]):
        first = _left(parsed, sentence, head - 1, words, stops)
        return (first, first, head) if first < head else (head, 0, 0)
    return first, 0, 0


def walls(scene: Scene) -> frozenset[int]:
    """Tokens of people, posts and states: those who sign, not what is signed."""
    known = scene.mentions
    signing = [*known.people, *known.offices, *known.groups, *(o for o in known.organizations if o.kind != "other")]
    found = {i for mention in signing for i in range(mention.first, mention.last)}
    for area in known.areas:
        if area.kind in ("country", "bloc") and not _owns(scene.parsed, area.last):
            found.update(range(area.first, area.last))
    return frozenset(found)


def owned(parsed: Parse, token: Token) -> bool:
    """Whether a noun says by its ending that the words before are part of its name."""
    return any(f.pos == "NOUN" for f in token.forms) and nominative(parsed, token).lower() != token.lemma


def nominative(parsed: Parse, token: Token) -> str:
    """A noun without the ending of its case; whose it is stays: бағдарламасына is бағдарламасы."""
    return parsed.morphology.inflect(token.text, case="Nom", number="Sing")


def _owns(parsed: Parse, i: int) -> bool:
    return i < len(parsed.tokens) and parsed.tokens[i].is_word and owned(parsed, parsed.tokens[i])


def _adjectives(parsed: Parse, sentence: Sentence, head: int, words: Papers) -> int:
    first = head
    for i in range(head - 1, max(sentence.first, head - ADJECTIVES) - 1, -1):
        token = parsed.tokens[i]
        belongs = token.form.pos == "ADJ" or any(token.lemmas & needed for needed in words.needs.values())
        if not belongs or token.lemmas & (words.not_title | words.about):
            break
        first = i
    return first


def _left(parsed: Parse, sentence: Sentence, last: int, words: Papers, stops: frozenset[int]) -> int:
    """The first token of what a document is about, walking left from its last one."""
    first = last + 1
    for i in range(last, max(sentence.first, last - LONGEST) - 1, -1):
        if not _goes_on(parsed, i, sentence, words, stops):
            break
        first = i
    while first <= last and (not _counts(parsed.tokens[first]) or _joins(parsed.tokens[first], words)):
        first += 1
    return first


def _goes_on(parsed: Parse, i: int, sentence: Sentence, words: Papers, stops: frozenset[int]) -> bool:
    token = parsed.tokens[i]
    before = parsed.tokens[i - 1] if i > sentence.first else None
    if token.text == ",":
        return (
            before is not None
            and all(f.verb != "Conv" for f in before.forms)
            and not _ends(before, words)
            and i - 1 not in stops
        )
    if not _counts(token):
        return token.text in OPENS | CLOSES
    if i in stops:
        return _dedicated(parsed, i, sentence, words)
    return not _ends(token, words)


def _ends(token: Token, words: Papers) -> bool:
    """Words that no title holds: verbs, places, who signs, the title before."""
    form = token.form
    if token.lemmas & words.dedicated:
        return False
    if (form.verb == "Fin" and form.known) or token.lemmas & (
        words.not_title | words.parties | words.strong | words.sets
    ):
        return True
    if form.case in OUTSIDE and form.pos == "NOUN":
        return True
    return form.pos in ("ADP", "PRON") and not _joins(token, words)


def _dedicated(parsed: Parse, i: int, sentence: Sentence, words: Papers) -> bool:
    """«2026–2027 жылдарға арналған»: a time that a title is for."""
    here, following = parsed.tokens[i], parsed.tokens[i + 1 : min(i + 2, sentence.last)]
    return here.text[:1].isdigit() or any(token.lemmas & words.dedicated for token in (here, *following))


def _counts(token: Token) -> bool:
    return token.is_word or token.is_number or token.text[:1].isdigit()


def _joins(token: Token, words: Papers) -> bool:
    return bool(token.lemmas & words.joins)


def title(parsed: Parse, first: int, head: int) -> Iterator[str]:
    """The words of a title, the head in the nominative."""
    if first < head:
        yield " ".join(parsed.text[parsed.tokens[first].start : parsed.tokens[head - 1].end].split())
    yield nominative(parsed, parsed.tokens[head])
