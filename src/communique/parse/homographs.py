"""Which of two like words stands here: a noun or a verb ("the visit", "will visit"), a state or its adjective."""

from collections.abc import Sequence
from dataclasses import replace
from functools import cache

from communique.lang import Pack
from communique.parse.structure import Form, Token

FAR = 3  # words from a modal on, adverbs between: "will also officially visit"
BETWEEN = ("ADV", "PART")
OPENS = ("DET", "PRON")


def as_meant(tokens: Sequence[Token], pack: Pack) -> tuple[Token, ...]:
    """The tokens, the reading first that the words around and capitals tell."""
    return _as_verbs(_as_adjectives(tokens, pack), pack)


def _as_adjectives(tokens: Sequence[Token], pack: Pack) -> tuple[Token, ...]:
    """Names of states that are adjectives too, without a capital: «1200 қытай компаниясы»."""
    alike = _alike(pack)
    if not alike:
        return tuple(tokens)
    found = list(tokens)
    for i, token in enumerate(tokens):
        if token.norm.rpartition("-")[2] in alike and not token.is_title:
            found[i] = replace(token, forms=(Form(lemma=token.norm, pos="ADJ"), *token.forms))
    return tuple(found)


@cache
def _alike(pack: Pack) -> frozenset[str]:
    """The adjectives of states that are written like their names, but for the capital."""
    names = {name for row in pack.rows("areas") for name in (row["names"] or "").split("|")}
    adjectives = {word for row in pack.rows("areas") for word in (row["adjectives"] or "").split("|")}
    return frozenset(word for word in adjectives if word[:1].islower() and word.capitalize() in names)


def _as_verbs(tokens: Sequence[Token], pack: Pack) -> tuple[Token, ...]:
    """The tokens, nouns that can only be verbs here with that reading first."""
    grammar = pack.table("grammar")
    modals, subjects, aims = (frozenset(grammar.get(name, ())) for name in ("modals", "subjects", "aims"))
    if not modals:
        return tuple(tokens)
    found, left = list(tokens), 0
    for i, token in enumerate(tokens):
        if i and _is_noun(token):
            form = (_reading(token, "Inf") if left else None) or _told(tokens, i, subjects, aims)
            found[i] = _first(token, form) if form else token
        goes_on = left > 0 and token.pos in BETWEEN
        left = FAR if token.text in modals else left - 1 if goes_on else 0
    return tuple(found)


def _told(tokens: Sequence[Token], i: int, subjects: frozenset[str], aims: frozenset[str]) -> Form | None:
    """The finite reading behind its subject: "it aims", "Brazil plans to build", "the sides share a border"."""
    token, j = tokens[i], i - 1
    while j and tokens[j].pos == "ADV":
        j -= 1  # "he also supports"
    before = tokens[j]
    if before.norm in subjects:
        return _reading(token, "Fin")
    if before.sentence != token.sentence or before.pos != "NOUN" or before.form.case == "Gen" or token.is_title:
        return None
    if not _has_object(tokens, i + 1, can_aim=not token.lemmas.isdisjoint(aims)):
        return None
    if before.form.number == "Plur":
        base = _reading(token, "Inf")
        return base and replace(base, verb="Fin", tense="Pres", number="Plur")
    return _reading(token, "Fin")


def _has_object(tokens: Sequence[Token], i: int, *, can_aim: bool) -> bool:
    """Whether what only follows a verb stands at a token: "the", "its", "to build" behind a verb of aiming."""
    if i + 1 >= len(tokens) or tokens[i].sentence != tokens[i - 1].sentence:
        return False
    after = tokens[i + 1]
    to_do = can_aim and tokens[i].norm == "to" and not after.is_title and _reading(after, "Inf") is not None
    return tokens[i].pos in OPENS or to_do


def _is_noun(token: Token) -> bool:
    return token.form.pos == "NOUN" and not token.form.name


def _reading(token: Token, verb: str) -> Form | None:
    tenses = ("", "Pres")
    return next((form for form in token.forms if form.verb == verb and form.tense in tenses), None)


def _first(token: Token, form: Form) -> Token:
    """The token with that reading first."""
    others = tuple(f for f in token.forms if f.lemma != form.lemma or f.pos != form.pos)
    return replace(token, forms=(replace(form, score=token.forms[0].score), *others))
