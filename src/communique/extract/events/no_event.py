"""Drafts that are no event between states: countrymen among themselves, and what was before there were the states."""

from communique.extract.events.context import Context, reach
from communique.extract.events.draft import TWO_SIDED, Draft
from communique.extract.events.stage import Stage
from communique.extract.events.where import of_office

OLD = 1900  # what was before this year is history


def is_history(draft: Draft) -> bool:
    """Whether it was in another age: «23 февраля 1838 года князь принимал консула»."""
    last = draft.date.period.last if draft.date and draft.date.period else None
    return last is not None and last.year < OLD


def is_at_home(stage: Stage, context: Context) -> bool:
    """Whether two people of one state meet, with no other state but in their titles: an envoy and his president."""
    if context.trigger.type not in TWO_SIDED:
        return False
    here = {m.person for m in context.people if reach(stage, context.trigger, m) == 0}
    named = [p for p in here if stage.scene.mentions.person(p).name]
    states = {stage.area_of(p) for p in named}
    if len(named) < 2 or len(states) != 1 or "" in states:
        return False
    near = [m for m in context.areas if reach(stage, context.trigger, m) == 0]
    others = {code for m in near if not of_office(stage, m) for code in m.areas}
    posts = {code for m in near if of_office(stage, m) for code in m.areas}
    return not context.bands and others <= states < posts
