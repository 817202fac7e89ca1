"""The tagger's tree as features: what governs a trigger. The tree may contain cycles: each walk is bounded."""

from communique.extract.events.context import Row
from communique.extract.events.stage import Stage
from communique.parse.tagger import Tagged

LONGEST = 12  # steps


def tagged_at(stage: Stage, token: int) -> tuple[Tagged | None, int]:
    """The tagger's answers for the sentence of a token, and the sentence's first token."""
    sentence = stage.scene.parsed.sentences[stage.tokens[token].sentence]
    return stage.scene.parsed.tagged(sentence), sentence.first


def _path(heads: list[tuple[int, str]], start: int) -> list[int]:
    """From a word up to the root, at most so many steps and never twice through a word."""
    found, at = [start], start
    while heads[at][0] >= 0 and len(found) < LONGEST and heads[at][0] not in found:
        at = heads[at][0]
        found.append(at)
    return found


def word_in_tree(stage: Stage, trigger: int) -> Row:
    """The trigger's own relation, its governor's part of speech and tense, which relations hang on it."""
    tagged, first = tagged_at(stage, trigger)
    if tagged is None:
        return {}
    heads, morph = tagged.heads, tagged.morph
    at = trigger - first
    head, relation = heads[at]
    row: Row = {
        f"rel={relation}": 1,
        "pos_now=" + morph[at].get("pos", ""): 1,
        "tense_now=" + morph[at].get("Tense", ""): 1,
    }
    for node in _path(heads, at)[1:4]:
        if morph[node].get("pos") in ("VERB", "AUX"):
            row[
                "governor="
                + morph[node].get("Tense", "")
                + morph[node].get("VerbForm", "")
                + morph[node].get("Voice", "")
            ] = 1
            for name in stage.groups[node + first]:
                row[f"governor:{name}"] = 1
            break
    row |= {f"has={rel}": 1 for k, (parent, rel) in enumerate(heads) if parent == at}
    if head >= 0:
        row |= {f"head:{name}": 1 for name in stage.groups[head + first]}
    for k, (parent, _) in enumerate(heads):
        if parent == at:
            row |= {f"child:{name}": 1 for name in stage.groups[k + first]}
    return row
