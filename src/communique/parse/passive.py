"""Which of two like forms of a verb stands here: "received" and "was received". Only where a pack names auxiliaries."""

from collections.abc import Sequence
from dataclasses import replace

from communique.lang import Pack
from communique.parse.structure import Token

FAR = 4  # words on, adverbs between: "was not yet formally received"
BETWEEN = ("ADV", "PART")


def in_passive(tokens: Sequence[Token], pack: Pack) -> tuple[Token, ...]:
    """The tokens, participles behind an auxiliary of the passive with that reading first."""
    auxiliaries = frozenset(pack.table("grammar").get("passive", ()))
    if not auxiliaries:
        return tuple(tokens)
    found: list[Token] = []
    left = 0  # words in which a participle may still come
    for token in tokens:
        here = bool(left) and _is_past(token)
        found.append(_as_participle(token) if here else token)
        goes_on = left > 0 and token.pos in BETWEEN and not here
        left = FAR if token.lemmas & auxiliaries else left - 1 if goes_on else 0
    return tuple(found)


def _is_past(token: Token) -> bool:
    first = token.form
    return first.verb == "Fin" and first.tense == "Past" and any(form.verb == "Part" for form in token.forms)


def _as_participle(token: Token) -> Token:
    ordered = sorted(token.forms, key=lambda form: form.verb != "Part")
    best = token.forms[0].score
    return replace(token, forms=(replace(ordered[0], score=best), *ordered[1:]))
