"""«Переговоры с президентом X, премьером Y и канцлером Z» are three talks: one context for each in the list."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.events.context import Context
from communique.extract.events.stage import Stage
from communique.model.mention import AreaMention, PersonMention

KINDS = ("talks", "call")
# A title between two names of a list is not longer than this.
LONGEST_TITLE = 14


def focused(stage: Stage, context: Context) -> tuple[Context, ...]:
    """The context itself, or one for each counterpart of a list, without the words for the others."""
    if context.trigger.type not in KINDS:
        return (context,)
    listed = _listed(stage, context)
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
        if not found or mention.person != found[-1].person:
            found.append(mention)
        at = mention.last
    return found


def _with_word(stage: Stage, context: Context) -> int | None:
    """The nearest word for «with» after the trigger, else before it, in its clause."""
    trigger = context.trigger
    places = [
        *range(trigger.token + 1, min(trigger.last, trigger.token + 6)),
        *range(trigger.token - 1, trigger.first - 1, -1),
    ]
    words = stage.lexicon.with_words
    with_word = next(
        (i for i in places if stage.tokens[i].norm in words and stage.between(i, trigger.token) <= 1), None
    )
    return with_word if with_word is not None else _spoken_to(stage, context)


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
        if token.form.verb == "Fin" or token.text in ";:–—":
            return False
    return True


def _without(stage: Stage, context: Context, listed: Sequence[PersonMention], keep: int) -> Context:
    """The context as if only one of the list were there."""
    ranges = [(listed[k - 1].last if k else listed[0].first - 6, m.last) for k, m in enumerate(listed) if k != keep]
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
