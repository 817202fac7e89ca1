"""Whose a document or an office is, told right before it: "a ministry statement said", "Moon's office said"."""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet

from communique.extract.scene import Scene
from communique.extract.statements.words import Saying
from communique.parse import Parse
from communique.parse.tokens import APOSTROPHES

POSSESSIVE = 2  # tokens of "'s"


def issuers_of(scene: Scene, words: Saying) -> Mapping[int, int]:
    """For the word of a document the last token of the body that issued it, where that stands right before."""
    if not words.bare:
        return {}
    tokens = scene.parsed.tokens
    bodies = {i for m in scene.mentions.organizations for i in range(m.first, m.last)}
    places = {i for m in scene.mentions.areas for i in range(m.first, m.last)}
    found: dict[int, int] = {}
    for token in tokens[1:]:
        if not token.lemmas & words.issued:
            continue
        at = token.index - 1 - (POSSESSIVE if _is_possessive(scene.parsed, token.index) else 0)
        if at < 0 or tokens[at].sentence != token.sentence or at in places:
            continue
        named = tokens[at].is_title and tokens[at].pos == "NOUN" and at > scene.parsed.sentences[token.sentence].first
        if at in bodies or tokens[at].lemmas & words.organization_nouns or named:
            found[token.index] = at
    return found


def owner_of(parsed: Parse, first: int, people: AbstractSet[int], places: AbstractSet[int]) -> int:
    """Where the person begins whose office it is; `first` itself where none stands right before."""
    at = first - 1 - POSSESSIVE
    if at < 0 or not _is_possessive(parsed, first):
        return first
    foreign = parsed.tokens[at].is_title and not any(form.known for form in parsed.tokens[at].forms)
    return at if at in people or (foreign and at not in places) else first


def owned(parsed: Parse, owner: int, first: int) -> str:
    """The words that tell whose office it is; empty where it is nobody's."""
    return parsed.text[parsed.tokens[owner].start : parsed.tokens[first].start] if owner < first else ""


def owns_body(scene: Scene, i: int) -> bool:
    """Whether a possessive and a body follow a state: who speaks is the ministry of "Korea's Ministry of Trade"."""
    bodies = (m.first for m in scene.mentions.organizations)
    first = i + 1 + POSSESSIVE
    return _is_possessive(scene.parsed, first) and any(at in (first, first + 1) for at in bodies)


def past_office(scene: Scene, last: int, words: Saying) -> int:
    """Past the office that a body is of: "the Statistics Agency under the President of Tajikistan"."""
    tokens = scene.parsed.tokens
    if last + 2 >= len(tokens) or tokens[last].norm not in words.linking:
        return last
    first = last + 1 + (tokens[last + 1].pos == "DET")
    return next((m.last for m in scene.mentions.offices if m.first in (last + 1, first)), last)


def _is_possessive(parsed: Parse, first: int) -> bool:
    """Whether "'s" stands right before a token."""
    if not POSSESSIVE <= first <= len(parsed.tokens):
        return False
    mark, ending = parsed.tokens[first - POSSESSIVE : first]
    return mark.text in APOSTROPHES and ending.norm == "s"
