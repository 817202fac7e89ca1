"""Who «они», «оба лидера», "the two" are: the company of the meeting told last."""

from collections.abc import Iterator, Sequence
from dataclasses import replace

from communique.extract.events.context import Context, clause
from communique.extract.events.draft import PLAIN, Draft
from communique.extract.events.participants import standing
from communique.extract.events.stage import Stage
from communique.extract.events.state import people_of
from communique.model.mention import GroupMention

BACK = 3  # sentences in which the company is looked for
MINISTER = 2


def with_company(stage: Stage, groups: Sequence[list[Draft]]) -> list[list[Draft]]:
    """The events, each whose subject is a company that is not named with the people of the one told before.

    In gold those are the same people in 17 of 20 events.
    """
    ordered = sorted(groups, key=lambda group: group[0].context.trigger.token)
    told: list[Draft] = []
    found: dict[int, list[Draft]] = {}
    for group in ordered:
        head = group[0]
        own = people_of(stage, group)
        if own is None and (met := _meant(stage, head, told)) is not None:
            own = replace(head, people=met.people, people_sure=PLAIN)
            found[id(head)] = [own, *group[1:]]
        if own is not None and len(own.people) > 1:
            told.append(replace(head, people=own.people, people_sure=own.people_sure))
    return [found.get(id(group[0]), group) for group in groups]


def _meant(stage: Stage, one: Draft, told: Sequence[Draft]) -> Draft | None:
    """The event told last before one of the same states, where a word for its company is what one is told of."""
    here = one.context.trigger.sentence
    near = [d for d in told if 0 <= here - d.context.trigger.sentence <= BACK and d.countries == one.countries]
    if one.type == "visit" or not near or not any(_names_company(stage, one.context, near[-1].people)):
        return None
    return near[-1]


def _names_company(stage: Stage, context: Context, people: Sequence[int]) -> Iterator[bool]:
    """For each word of the clause before the trigger whether these people can be whom it stands for.

    Nothing where the clause names others.
    """
    trigger = context.trigger
    mine = [i for i in clause(stage, trigger) if i < trigger.token]
    if any(m.first in mine and m.person not in people for m in context.people):
        return
    bands = {m.first: m for m in context.bands}
    for i in mine:
        yield not stage.lexicon.company.isdisjoint(stage.tokens[i].lemmas) and _alone(stage, i)
        yield (
            i in bands
            and _acts(stage, bands[i])
            and _can_be(stage, bands[i], people)
            and set(bands[i].areas) <= context.codes
        )


def _alone(stage: Stage, i: int) -> bool:
    """Whether a word for all of them has no noun of its own: "the two signed", not "the two documents"."""
    return stage.tokens[i + 1].pos not in ("NOUN", "ADJ")


def _acts(stage: Stage, band: GroupMention) -> bool:
    """Whether it can be the subject."""
    return stage.lexicon.caseless or "Nom" in stage.cases.of(band)


def _can_be(stage: Stage, band: GroupMention, people: Sequence[int]) -> bool:
    """Whether a word for several people fits the offices of these: no ministers are the presidents told before."""
    if band.kind not in ("leaders", "ministers") or band.count not in (0, len(people)):
        return False
    ministers = [standing(stage, p) == MINISTER for p in people]
    return all(ministers) if band.kind == "ministers" else not any(ministers)
