"""Another edition told without its noun: «Второе заседание прошло сегодня в Тарту. Первое прошло в Риге год назад»."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract.events.context import SEVERAL
from communique.extract.events.draft import Draft
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import WINDOW, Trigger, words_for_meetings

NOUNS = frozenset({"meet_noun", "summit", "forum", "talk_noun", "visit_noun", "session", "call_noun"})
HELD = frozenset({"done", "hold", "plan"})  # groups of the verbs by which a meeting takes place
SUCH = 3  # tokens from "such" to the noun
BACK = 1  # sentences back to the noun
SURE = 0.95  # the share of them that the gold of all desks has as meetings of their own, those told at all


def triggers_of(stage: Stage) -> tuple[Trigger, ...]:
    """All words of a text that can mean a meeting, in its order, one for each type that is possible."""
    told = _alike(stage, words_for_meetings(stage))
    others = tuple(_editions(stage, told))
    starts = {stage.tokens[t.token].sentence: t.first for t in reversed(others)}
    apart = (_until(trigger, starts.get(trigger.sentence, trigger.last)) for trigger in told)
    return tuple(sorted((*apart, *others), key=lambda trigger: trigger.token))


def _alike(stage: Stage, told: Sequence[Trigger]) -> tuple[Trigger, ...]:
    """The triggers, those of "such a summit" with the noun of the one told before, whose sides its sides are."""
    found: list[Trigger] = []
    for trigger in told:
        before = stage.tokens[max(trigger.first, trigger.token - SUCH) : trigger.token]
        such = (
            trigger.type in SEVERAL
            and trigger.cue.id in NOUNS
            and any(token.lemmas & stage.lexicon.such for token in before)
        )
        noun = _told_before(found, trigger) if such and not _has_sides(stage, trigger) else -1
        found.append(replace(trigger, noun=noun) if noun >= 0 else trigger)
    return tuple(found)


def _told_before(told: Sequence[Trigger], trigger: Trigger) -> int:
    """The last noun of a trigger's cue in the sentences before it; -1 where there is none."""
    for one in reversed(told):
        if trigger.sentence - one.sentence > BACK:
            break
        if one.noun < 0 and one.token < trigger.token and (one.cue.id, one.type) == (trigger.cue.id, trigger.type):
            return one.token
    return -1


def _has_sides(stage: Stage, trigger: Trigger) -> bool:
    """Whether a sentence names a state that is no place, or people."""
    areas = stage.around("areas", trigger.first, trigger.last)
    return any(not getattr(m, "place", "") for m in areas) or bool(stage.around("people", trigger.first, trigger.last))


def _until(trigger: Trigger, start: int) -> Trigger:
    """What reaches no further than the clause of another edition in its sentence."""
    return replace(trigger, last=start) if trigger.token < start < trigger.last else trigger


def _editions(stage: Stage, told: Sequence[Trigger]) -> Iterator[Trigger]:
    """The words for an edition that stand alone before a verb of taking place, each as the noun told last."""
    nouns: dict[int, list[Trigger]] = {}
    for trigger in told:
        if trigger.cue.id in NOUNS and stage.tokens[trigger.token].form.pos == "NOUN":
            nouns.setdefault(trigger.sentence, []).append(trigger)
    for at in _alone(stage):
        index = stage.tokens[at].sentence
        near = [t for n in range(index - BACK, index + 1) for t in nouns.get(n, ()) if t.token < at]
        last = max((t.token for t in near), default=-1)
        sentence = stage.scene.parsed.sentences[index]
        reach = max(sentence.first, at - WINDOW)
        first = next((i + 1 for i in range(at - 1, reach - 1, -1) if stage.between(i, at)), reach)
        end = min(sentence.last, at + WINDOW)
        for noun in near:
            if noun.token == last and _agrees(stage, last, at):
                yield replace(noun, token=at, sentence=index, first=first, last=end, noun=last)


def with_editions(stage: Stage, drafts: Sequence[Draft]) -> list[Draft]:
    """The drafts, those of other editions with the type and the sides of what they are editions of, or left out."""
    told = {d.context.trigger.token: d for d in drafts if d.context.trigger.noun < 0}
    found: list[Draft] = []
    for one in drafts:
        noun = told.get(one.context.trigger.noun)
        if one.context.trigger.noun < 0:
            found.append(one)
        elif noun is not None and noun.type == one.type:
            alone = one.sure > 0 and _is_edition(stage, one.context.trigger.token)
            found.append(replace(
                one, sure=max(one.sure, SURE * noun.sure * alone), countries=noun.countries,
                countries_sure=noun.countries_sure, countries_half=noun.countries_half,
            ))  # fmt: skip
    return found


def _alone(stage: Stage) -> Iterator[int]:
    """The words for an edition without a noun and with a verb of taking place."""
    for token in stage.tokens if stage.lexicon.editions else ():
        if _is_edition(stage, token.index) and _begins(stage, token.index) and _takes_place(stage, token.index):
            yield token.index


def _is_edition(stage: Stage, at: int) -> bool:
    """Whether a word tells which of a series is meant."""
    return stage.tokens[at].norm in stage.lexicon.editions or stage.tokens[at].lemma in stage.lexicon.editions


def _begins(stage: Stage, at: int) -> bool:
    """Whether a word is a noun of its own: behind an article, where there are any."""
    before = stage.tokens[at - 1] if at else None
    return not stage.lexicon.caseless or (before is not None and before.pos == "DET")


def _takes_place(stage: Stage, at: int) -> bool:
    """Whether the verb of a word is one of taking place: right behind it, or at its sentence's end."""
    tokens, end = stage.tokens, stage.scene.parsed.sentences[stage.tokens[at].sentence].last
    if stage.lexicon.verbs_last:
        return any(HELD & stage.groups[i] for i in range(at + 1, min(end, at + WINDOW)))
    behind = tokens[at + 1] if at + 1 < end else None
    filled = behind is not None and behind.norm in stage.lexicon.of_edition and not behind.form.verb  # "the next one"
    verb = tokens[at + 1 + filled] if at + 1 + filled < end else None
    if verb is None or not verb.form.verb:
        return False
    is_there = verb.pos == "AUX" or verb.lemma in stage.lexicon.of_edition
    return is_there or not HELD.isdisjoint(stage.groups[verb.index])


def _agrees(stage: Stage, noun: int, at: int) -> bool:
    """Whether a word can be of a noun's gender and number, where words have them."""
    one = stage.tokens[noun].form
    forms = [form for form in stage.tokens[at].forms if form.number]
    if not forms or not one.number:
        return True
    alike = [form for form in forms if (form.number == "Plur") == (one.number == "Plur")]
    return any(one.number == "Plur" or form.gender in ("", one.gender) for form in alike)
