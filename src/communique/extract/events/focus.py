"""«Переговоры с президентом X, премьером Y и канцлером Z» are three talks: one context for each in the list."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.events.context import Context
from communique.extract.events.stage import Stage
from communique.model.mention import AreaMention, PersonMention

KINDS = ("talks", "call")
OBJECTS = ("meet", "receive")  # cues of verbs whose object is the counterpart
# A title between two names of a list is not longer than this.
LONGEST_TITLE = 14


def focused(stage: Stage, context: Context) -> tuple[Context, ...]:
    """The context itself, or one for each counterpart of a list, without the words for the others."""
    if context.trigger.type not in KINDS:
        return (context,)
    listed = _before_verb(stage, context) if stage.lexicon.verbs_last else _listed(stage, context)
    areas = [stage.area_of(m.person) for m in listed]
    if len(listed) < 2 or len(set(areas)) != len(areas) or "" in areas:
        return (context,)
    return tuple(_without(stage, context, listed, k) for k in range(len(listed)))


def _listed(stage: Stage, context: Context) -> list[PersonMention]:
    """The people after a word for «with», each joined to the next by commas, «и» and titles only."""
    start = _with_word(stage, context)
    if start is None:
        return []
    found: list[PersonMention] = []
    at = start + 1
    for mention in context.people:
        if mention.first < at:
            continue
        if not _joined(stage, at, mention.first) or mention.first - at > LONGEST_TITLE:
            break
        if found and not _goes_on(stage, at, mention):
            break
        if not found or mention.person != found[-1].person:
            found.append(mention)
        at = mention.last
    return found


def _before_verb(stage: Stage, context: Context) -> list[PersonMention]:
    """The people in the case of whom one meets before a verb that stands last: «X-пен, Y-пен және Z-пен кездесті»."""
    at, case = context.trigger.token, "Ins"
    if "receive" in stage.lexicon.deeds_at(stage.tokens[at]):
        case = "Acc"
    found: list[PersonMention] = []
    for mention in reversed(context.people):
        if mention.last > at or mention.form != "name":
            continue
        between = stage.tokens[mention.last : at]
        together = any("multilateral" in stage.groups[token.index] for token in between)
        if not _ends_in(stage, mention, case) or not _joined(stage, mention.last, at) or together:
            break
        if found and not any(token.text == "," or token.pos == "CCONJ" for token in between):
            break
        found.insert(0, mention)
        at = mention.first
    return found


def _ends_in(stage: Stage, mention: PersonMention, case: str) -> bool:
    """Whether the last word of a name has the ending of a case."""
    last = stage.tokens[mention.last - 1]
    bare = stage.scene.mentions.person(mention.person).name.endswith(last.text)
    return not bare and any(form.case == case for form in last.forms)


def _with_word(stage: Stage, context: Context) -> int | None:
    """The nearest word for «with» after the trigger, else before it, in its clause."""
    trigger = context.trigger
    places = [
        *range(trigger.token + 1, min(trigger.last, trigger.token + 6)),
        *range(trigger.token - 1, trigger.first - 1, -1),
    ]
    words = stage.lexicon.with_words
    with_word: int | None = next(
        (i for i in places if stage.tokens[i].norm in words and stage.between(i, trigger.token) <= 1), None
    )
    if with_word is not None:
        both = stage.tokens[with_word].norm in stage.lexicon.between_words
        return None if both else with_word  # those between whom it was are all of it
    spoken_to = _spoken_to(stage, context)
    return _met(stage, context) if spoken_to is None else spoken_to


def _met(stage: Stage, context: Context) -> int | None:
    """The verb itself where order alone tells its object: "X met Y of Palau and Z of Tonga"."""
    trigger = context.trigger
    token, behind = stage.tokens[trigger.token], stage.tokens[trigger.token + 1 : trigger.token + 2]
    if not stage.lexicon.caseless or trigger.cue.id not in OBJECTS or token.form.verb != "Fin":
        return None
    told = any(m.last <= trigger.token for m in (*context.people, *context.areas))
    return trigger.token if told and all(t.pos not in ("ADP", "PUNCT", "ADV") for t in behind) else None


def _spoken_to(stage: Stage, context: Context) -> int | None:
    """The word behind a trigger for whom one speaks to or is called by: "talked to X and Y", "phone calls from X"."""
    at, last = context.trigger.token + 1, context.trigger.last
    at += at < last and stage.tokens[at].pos == "NOUN"
    beside = at < last and stage.tokens[at].norm in stage.lexicon.spoken_to
    return at if beside and stage.around("people", at + 1, min(at + 1 + LONGEST_TITLE, last)) else None


def _joined(stage: Stage, first: int, last: int) -> bool:
    """Whether no verb, no end of a clause and no preposition of another side stands between."""
    for i in range(first, last):
        token = stage.tokens[i]
        if token.form.verb == "Fin" or token.text in ";:–—" or stage.announces(i):
            return False
    return True


def _behind(stage: Stage, context: Context, name: PersonMention, following: Sequence[PersonMention]) -> int:
    """Where what is said of somebody ends: past his own state, told behind his name ("Ann Lee, president of Palau")."""
    end = following[0].first if following else name.last + LONGEST_TITLE
    own = stage.area_of(name.person)
    return max((m.last for m in context.areas if name.last <= m.first < end and own in m.areas), default=name.last)


def _goes_on(stage: Stage, at: int, mention: PersonMention) -> bool:
    """Whether a list goes on to a name: past «и», or past a comma where it is not the subject of what follows."""
    between = stage.tokens[at : mention.first]
    if any(token.pos == "CCONJ" for token in between):
        return True
    behind = stage.tokens[mention.last : mention.last + 1]
    return any(token.text == "," for token in between) and not any(token.form.verb == "Fin" for token in behind)


def _title_of(stage: Stage, name: PersonMention) -> int:
    """Where the title right before a name begins; the name itself where there is none."""
    return next((office.first for office in stage.offices if office.last == name.first), name.first)


def _without(stage: Stage, context: Context, listed: Sequence[PersonMention], keep: int) -> Context:
    """The context as if only one of the list were there."""
    ends = [_behind(stage, context, m, listed[k + 1 : k + 2]) for k, m in enumerate(listed)]
    opening = _title_of(stage, listed[0]) if stage.lexicon.verbs_last else listed[0].first - 6
    ranges = [(ends[k - 1] if k else opening, ends[k]) for k in range(len(listed)) if k != keep]
    others = {m.person for k, m in enumerate(listed) if k != keep}

    def stays(mention: AreaMention | PersonMention) -> bool:
        return not any(low <= mention.first < high for low, high in ranges)

    own = listed[keep]
    areas = tuple(
        m
        for m in context.areas
        if stays(m) or (own.first - 8 <= m.first < own.last and stage.area_of(own.person) in m.areas)
    )
    people = tuple(m for m in context.people if m.person not in others)
    persons = context.persons - others
    codes = (
        {c for m in areas for c in m.areas}
        | {c for b in context.bands for c in b.areas}
        | {stage.area_of(p) for p in persons}
    )
    return replace(
        context, areas=areas, people=people, persons=persons, codes=frozenset(codes - {""}), focus=own.person
    )
