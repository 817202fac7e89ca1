"""Whether a document stands or is to come: the nearest verb or noun of signing, and what governs it."""

from dataclasses import dataclass

from communique.extract.agreements.titles import Paper
from communique.extract.agreements.words import Papers
from communique.model import Span
from communique.parse import Parse, Token
from communique.parse.tokens import governor, phrase_at

NEAR = 25
WISHED = 12  # tokens from what is called for to the signing
# So many tokens before a verb may tell that it is to come, and of these sorts are they.
REACH = 8
CHAIN = ("AUX", "ADV", "PART", "ADP")
LEADS = 5  # tokens from "talks on" to the document
AHEAD = 4  # tokens back from "force" among which "will" stands


@dataclass(frozen=True, slots=True, kw_only=True)
class Standing:
    """`status` signed or planned, empty where nothing tells; `away` tokens to the word that does, `span` that word."""

    status: str = ""
    away: int = NEAR
    span: Span | None = None
    cancelled: bool = False


def standing(parsed: Parse, paper: Paper, words: Papers) -> Standing:
    """How a document stands by the words of its sentence."""
    sentence = paper.sentence
    draft = _draft(parsed, paper, words)
    if draft >= 0:
        return Standing(status="planned", away=1, span=_span(parsed, draft))
    known = [i for i in range(sentence.first, sentence.last) if not paper.first <= i < paper.last]
    signing = [i for i in known if _is(parsed.tokens[i], words.signed)]
    plans = [i for i in known if _is(parsed.tokens[i], words.planned)]
    gone = any(_is(parsed.tokens[i], words.cancelled) for i in known)
    led = _underway(parsed, paper, words)
    if led >= 0 and not any(led < i < paper.first for i in signing):
        return Standing(status="planned", away=paper.head - led, span=_span(parsed, led), cancelled=gone)
    if not signing:
        holds = next((i for i in known if _in_force(parsed, i, words)), -1)
        if holds >= 0 and _away(paper, holds) <= NEAR:
            return Standing(status="signed", away=_away(paper, holds), span=_span(parsed, holds), cancelled=gone)
        near = min(plans, key=lambda i: _away(paper, i), default=-1)
        if near >= 0 and _away(paper, near) <= NEAR:
            return Standing(status="planned", away=_away(paper, near), span=_span(parsed, near), cancelled=gone)
        return Standing(cancelled=gone)
    near = min(signing, key=lambda i: _away(paper, i))
    status = _status(parsed, near, plans, paper, words)
    return Standing(status=status, away=_away(paper, near), span=_span(parsed, near), cancelled=gone)


def _underway(parsed: Parse, paper: Paper, words: Papers) -> int:
    """Where words lead to a document that is still worked on: "talks on a trade deal"; -1 where none do."""
    for i in range(paper.first - 1, max(paper.sentence.first, paper.first - LEADS) - 1, -1):
        if any(phrase_at(parsed.tokens, i, phrase) for phrase in words.underway):
            return i
        if parsed.tokens[i].form.verb == "Fin" or not parsed.tokens[i].is_word:
            break
    return -1


def _in_force(parsed: Parse, i: int, words: Papers) -> bool:
    """Whether words that end here say that a document holds, so that it was signed: "has entered into force"."""
    if not any(phrase_at(parsed.tokens, i + 1 - len(phrase), phrase) for phrase in words.in_force):
        return False
    return not any(token.form.tense == "Fut" for token in parsed.tokens[max(0, i - AHEAD) : i])


def _status(parsed: Parse, near: int, plans: list[int], paper: Paper, words: Papers) -> str:
    token = parsed.tokens[near]
    if _wished(parsed, near, paper, words) or _doubted(parsed, near, paper, words):
        return "planned"
    meant = governor(parsed.tokens, near, paper.sentence.first)  # "agreed to sign", "hope soon to conclude"
    only_meant = meant is not None and bool(meant.lemmas & words.meant)
    if words.compounds and (only_meant or _to_come(parsed, near, plans, paper)):
        return "planned"
    form = next((f for f in token.forms if f.pos == "VERB"), token.form)
    modal = any(abs(i - near) <= 8 for i in plans)
    if form.pos != "VERB" or form.verb == "Inf":
        past = any(
            f.tense == "Past"
            for i in range(max(paper.sentence.first, near - 3), near)
            for f in parsed.tokens[i].forms[:1]
        )
        if form.verb == "Inf":
            return "signed" if past and not modal else "planned"
        return "planned" if modal else "signed"
    future = (
        form.tense == "Fut"
        or (words.present_is_planned and form.tense == "Pres")
        or (form.verb == "Part" and near and any(f.tense == "Fut" for f in parsed.tokens[near - 1].forms[:1]))
    )
    return "planned" if future else "signed"


def _doubted(parsed: Parse, near: int, paper: Paper, words: Papers) -> bool:
    """Whether it is only said what would be if it were signed: "if China signs", «если подпишут»."""
    for i in range(near - 1, max(paper.sentence.first, near - REACH) - 1, -1):
        token = parsed.tokens[i]
        if token.text == "," or token.form.verb == "Fin":
            return False
        if token.norm in words.doubted:
            return True
    return False


def _wished(parsed: Parse, near: int, paper: Paper, words: Papers) -> bool:
    """Whether a signing is only called for: «важность подписания», "the need for the signing of"."""
    if parsed.tokens[near].form.verb == "Fin":
        return False
    for i in range(near - 1, max(paper.sentence.first, near - WISHED) - 1, -1):
        if parsed.tokens[i].lemmas & words.wished:
            return True
        if parsed.tokens[i].form.verb == "Fin":
            return False
    return False


def _to_come(parsed: Parse, near: int, plans: list[int], paper: Paper) -> bool:
    """Words of time to come before a verb that bears none itself: "will be signed", "to be signed", "ready to sign"."""
    tokens, first = parsed.tokens, paper.sentence.first
    noun = tokens[near].form.verb == "Part" and tokens[near].form.tense == "Pres"
    i = near - 1
    while i >= max(first, near - REACH) and (noun or tokens[i].pos in CHAIN):
        form = tokens[i].form
        if form.tense == "Fut" or (form.pos == "AUX" and form.verb == "Fin" and not form.tense):
            return True
        bare = tokens[i].pos == "ADP" and tokens[i + 1].pos == "AUX"  # "to be signed"
        if bare or (noun and i in plans):
            return True
        i -= 1
    return False


def _draft(parsed: Parse, paper: Paper, words: Papers) -> int:
    """Where a word for a draft stands with a document; -1 where none does."""
    tokens, head = parsed.tokens, paper.head
    before = range(max(paper.sentence.first, paper.first - 2), paper.first)
    if head > paper.sentence.first and any(tokens[i].lemmas & words.draft for i in before):
        return head - 1
    behind = words.head_last and head + 1 < paper.sentence.last
    return head + 1 if behind and tokens[head + 1].lemmas & words.draft else -1


def _is(token: Token, lemmas: frozenset[str]) -> bool:
    return token.is_word and any(form.lemma in lemmas for form in token.forms[:2])


def _away(paper: Paper, i: int) -> int:
    return paper.head - i if i < paper.head else max(1, i - paper.last + 1)


def _span(parsed: Parse, i: int) -> Span:
    return parsed.span(parsed.tokens[i].start, parsed.tokens[i].end)
