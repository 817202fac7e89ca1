"""Who speaks with whom: over the telephone, where nothing says that both were at one place."""

from dataclasses import replace

from communique.extract.events.lexicon import Cue
from communique.extract.events.stage import Stage
from communique.model.mention import OfficeMention, PersonMention

SPEAK = "speak"
HAD = 4  # tokens from "received" to the call: "received a long telephone call from X"
CALL_NOUN = "call_noun"
TITLE = 14  # tokens of a title before a name


def as_spoken(stage: Stage, cue: Cue, token: int) -> Cue:
    """The cue itself, or "X spoke with Y" read as a call, or as talks where both were there."""
    if cue.id != SPEAK or stage.tokens[token].form.verb != "Fin" or not stage.lexicon.in_person:
        return cue
    if cue.both and "phone" not in stage.spoken:
        return cue
    return replace(cue, types=("talks",) if _in_person(stage, token) else ("call",))


def names_talks(stage: Stage, token: int) -> bool:
    """Whether what somebody calls is a meeting: "called the conversation very good"."""
    behind = stage.tokens[token + 1 : token + 1 + HAD]
    return any(t.pos == "NOUN" and stage.lexicon.cues_at(None, t) for t in behind) and behind[0].pos == "DET"


def _in_person(stage: Stage, token: int) -> bool:
    """Whether a place, or a word for being at one, stands in the clause."""
    sentence = stage.scene.parsed.sentences[stage.tokens[token].sentence]
    here = [i for i in range(sentence.first, sentence.last) if stage.between(i, token) == 0]
    if any(not stage.lexicon.in_person.isdisjoint((stage.tokens[i].norm, *stage.tokens[i].lemmas)) for i in here):
        return True
    return any(stage.tokens[i].norm in stage.lexicon.in_words and _is_place(stage, i + 1) for i in here)


def _is_place(stage: Stage, i: int) -> bool:
    return any(getattr(m, "place", "") for m in stage.around("areas", i, i + 1))


def had_call(stage: Stage, token: int, cue: Cue) -> bool:
    """Whether somebody had a call: "received a call from X", "held a phone call with Y"."""
    if cue.id != CALL_NOUN:
        return False
    before = stage.tokens[max(0, token - HAD) : token]
    verbs = [t for t in before if t.sentence == stage.tokens[token].sentence and t.form.verb == "Fin"]
    return bool(verbs) and verbs[-1].form.tense == "Past" and not stage.lexicon.had_call.isdisjoint(verbs[-1].lemmas)


def receives_call(stage: Stage, token: int) -> bool:
    """Whether who receives receives a call, and nobody."""
    behind = stage.tokens[token + 1 : token + 1 + HAD]
    return any(
        cue.id == CALL_NOUN for before, t in zip([None, *behind], behind, strict=False)
        for cue in stage.lexicon.cues_at(before, t)
    )  # fmt: skip


def called(stage: Stage, token: int) -> bool:
    """Whether a name with its title stands right behind a verb, and then a time, a preposition or the end."""
    tokens = stage.tokens
    if tokens[token].form.verb != "Fin" or tokens[token - 1].pos == "ADP":
        return False
    titles = (m for m in stage.around("offices", token + 1, token + 2) if isinstance(m, OfficeMention))
    starts = {token + 1, *(m.last for m in titles)}
    names = stage.around("people", token + 1, token + 1 + TITLE)
    name = next((m for m in names if isinstance(m, PersonMention) and m.form == "name" and m.first in starts), None)
    if name is None or name.last >= len(tokens):
        return False
    after = tokens[name.last]
    ended = after.text in (".", ",") or after.sentence != name.sentence
    return ended or after.pos == "ADP" or bool(stage.around("periods", name.last, name.last + 1))
