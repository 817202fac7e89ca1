"""From drafts of one event to a claim with its words."""

from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from communique.extract.events.context import Context, gap, reach
from communique.extract.events.draft import Draft
from communique.extract.events.set_for import set_for
from communique.extract.events.stage import Stage
from communique.extract.events.where import level_of, name_of, place_of
from communique.model import Claim, Event, Role, Span
from communique.model.content import EventStatus
from communique.model.mention import AreaMention, PeriodMention

AHEAD = ("deadline", "until")  # kinds of times that lie ahead
WEEK = 6  # days between the first and the last
SURELY = 0.8  # how sure a plan is that no day behind us makes a deed
PEOPLE, DATE, STATUS = 0.6, 0.48, 0.55
SAID = 4  # tokens between a verb of saying and the clause that it tells


def claim_of(stage: Stage, group: Sequence[Draft]) -> Claim[Any]:
    """The best told draft with what the others add."""
    head = group[0]
    place, (level, level_span), name = _place(stage, group), level_of(stage, head), name_of(stage, head)
    people = people_of(stage, group)
    dated = _date(stage, group)
    dated = None if dated and _is_of_another(stage, group, dated) else dated
    roles = [*_country_roles(head, lambda m: reach(stage, head.context.trigger, m)), *_people_roles(people)]
    roles += [Role(field="date", span=dated.date.span, confidence=dated.date_sure)] if dated and dated.date else []
    roles += [Role(field="place", span=place.span)] if place else []
    roles += [Role(field="level", span=level_span)] if level_span else []
    roles += [Role(field="name", span=name)] if name else []
    status, said_by = _status(stage, group, dated)
    roles += [said_by] if said_by else []
    roles.append(_trigger_role(stage, head, "type", head.sure))
    content = Event(
        type=head.type,
        status=status,
        countries=head.countries,
        people=tuple(stage.scene.mentions.person(p).name for p in (people.people if people else ())),
        period=dated.date.period if dated and dated.date else None,
        place=place.place if place else "",
        name=name.text if name else "",
        level=level,
    )
    span = _span(stage, head.context, roles)
    return stage.scene.claim(content, span, tuple(roles), f"events/{head.context.trigger.cue.id}", head.belief)


def _place(stage: Stage, group: Sequence[Draft]) -> AreaMention | None:
    """The place of the best told draft, or of another word for the same visit: "left for Rome on a state visit"."""
    here = group[0].context.trigger.sentence
    same = [d for d in group if d is group[0] or (d.type == "visit" and d.context.trigger.sentence == here)]
    return next((place for draft in same if (place := place_of(stage, draft)) is not None), None)


def _least(stage: Stage, base: float) -> float:
    return base * (0.5 + stage.scene.strictness)


def _status(stage: Stage, group: Sequence[Draft], dated: Draft | None) -> tuple[EventStatus | None, Role | None]:
    """What most mentions say, or the calendar: what lies before the day of the report is no plan, what lies ahead is.

    With the words that tell it. What was only set for a day behind us stays a plan.
    """
    told = _voted(group, lambda d: (d.status, d.status_sure))
    status = told.status if told.status_sure >= _least(stage, STATUS) else None
    day, period = stage.scene.document.published, dated.date.period if dated and dated.date else None
    if dated and dated.date and day and period and period.first and period.last and status != "cancelled":
        by_date: EventStatus | None = "held" if period.last < day else "planned" if period.first > day else None
        if by_date and by_date != status and not _only_set(stage, group, status):
            return by_date, Role(field="status", span=dated.date.span, confidence=dated.date_sure)
    return status, _trigger_role(stage, group[0], "status", group[0].status_sure) if status else None


def _only_set(stage: Stage, group: Sequence[Draft], status: EventStatus | None) -> bool:
    """Whether it was set for its time and nobody says that it was held."""
    return status == "planned" and any(set_for(stage, draft.context.trigger) for draft in group)


def _is_of_another(stage: Stage, group: Sequence[Draft], dated: Draft) -> bool:
    """Whether a day behind us, told in another sentence, goes with what is surely a plan: it is another event's day."""
    day, words = stage.scene.document.published or _not_before(stage), dated.date
    if day is None or words is None or words.period is None or words.period.last is None:
        return False
    elsewhere = all(words.sentence != d.context.trigger.sentence for d in group)
    told = _voted(group, lambda d: (d.status, d.status_sure))
    return elsewhere and words.period.last < day and told.status == "planned" and told.status_sure >= SURELY


def _not_before(stage: Stage) -> date | None:
    """The first day of the latest year of which an undated report tells what was; None where it names no year."""
    told = (m.period for m in stage.periods if isinstance(m, PeriodMention) and not m.inferred and m.kind not in AHEAD)
    years = [period.last.year for period in told if period and period.last]
    return date(max(years), 1, 1) if years else None


def _voted(group: Sequence[Draft], said: Callable[[Draft], tuple[object, float]]) -> Draft:
    """The draft that says best what most mentions say of a field; each speaks as loudly as it is sure."""
    votes: dict[object, float] = {}
    for one in group:
        value, sure = said(one)
        votes[value] = votes.get(value, 0.0) + sure * one.sure
    loudest = max(votes, key=lambda value: votes[value])
    return max((d for d in group if said(d)[0] == loudest), key=lambda d: said(d)[1])


def people_of(stage: Stage, group: Sequence[Draft]) -> Draft | None:
    """The draft whose people most mentions have, of those that are sure of theirs."""
    surer = float(stage.scene.pack.table("events").get("decide", {}).get("people", 0.0))
    least = _least(stage, PEOPLE + surer)
    sure = [d for d in group if d.people and d.people_sure >= least]
    return _voted(sure, lambda d: (d.people, d.people_sure)) if sure else None


def _date(stage: Stage, group: Sequence[Draft]) -> Draft | None:
    """The draft whose day most mentions have, of those that are sure of theirs."""
    least = _least(stage, DATE)
    sure = [d for d in group if d.date and d.date_sure >= least]
    if not sure:
        return None
    best = _voted(sure, lambda d: (str(d.date.period) if d.date else "", d.date_sure))
    return max((d for d in sure if _narrows(d, best)), key=lambda d: d.date_sure, default=best)


def _narrows(one: Draft, best: Draft) -> bool:
    """Whether days lie in a week or so that tells of them less: «на следующей неделе», «20–21 ноября»."""
    narrow, wide = one.date and one.date.period, best.date and best.date.period
    if not (narrow and wide and wide.first and wide.last) or not narrow.within(wide) or wide.within(narrow):
        return False
    # One day of a week may be that of a part of the visit: «во вторник направится в Шанхай».
    part = one.type == "visit" and narrow.first == narrow.last
    return not part and (wide.last - wide.first).days >= WEEK


def _trigger_role(stage: Stage, head: Draft, field: str, sure: float) -> Role:
    token = stage.tokens[head.context.trigger.token]
    return Role(field=field, span=stage.scene.parsed.span(token.start, token.end), confidence=sure)


def _country_roles(head: Draft, reach_of: Callable[[AreaMention], int]) -> list[Role]:
    """The words for each state nearest to the trigger; those known through a person or the article are inferred."""
    found = []
    for code in head.countries:
        words = [m for m in head.context.areas if code in m.areas]
        if words:
            best = min(words, key=lambda m: (reach_of(m), abs(gap(head.context.trigger, m))))
            found.append(Role(field="countries", span=best.span, confidence=head.countries_sure, why=code))
        else:
            found.append(
                Role(
                    field="countries",
                    inferred=True,
                    confidence=head.countries_sure,
                    why=f"{code}: by a person or the article",
                )
            )
    return found


def _people_roles(draft: Draft | None) -> list[Role]:
    if draft is None:
        return []
    found = []
    for person in draft.people:
        words = [m for m in draft.context.people if m.person == person]
        if words:
            best = min(words, key=lambda m: abs(gap(draft.context.trigger, m)))
            found.append(Role(field="people", span=best.span, confidence=draft.people_sure))
        else:
            found.append(Role(field="people", inferred=True, confidence=draft.people_sure, why="a sentence beside"))
    return found


def _span(stage: Stage, context: Context, roles: Sequence[Role]) -> Span:
    """The clause of the trigger, widened to the words of its fields in the same sentence."""
    trigger = context.trigger
    same = [i for i in range(trigger.first, trigger.last) if stage.between(i, trigger.token) == 0]
    start, end = stage.tokens[same[0]].start, stage.tokens[same[-1]].end
    low, high = stage.tokens[trigger.first].start, stage.tokens[trigger.last - 1].end
    said = _said_before(stage, context, same[0])
    for role in roles:
        if role.span and max(low, said) <= role.span.start and role.span.end <= high:
            start, end = min(start, role.span.start), max(end, role.span.end)
    if said and start == said:
        start = stage.tokens[same[0] + 1].start
    while end > start + 1 and stage.scene.parsed.text[end - 1] in ".,;:!?– ":
        end -= 1
    return stage.scene.parsed.span(start, end)


def _said_before(stage: Stage, context: Context, clause: int) -> int:
    """Where the clause of an event begins that only a verb of saying right before it tells: «X сообщил, что …»; else 0.

    Who says so is no part of the event's words.
    """
    first = context.trigger.first
    if stage.tokens[clause].norm not in stage.lexicon.that:
        return 0
    for i in range(clause - 1, max(first, clause - SAID) - 1, -1):
        if stage.tokens[i].form.verb == "Fin":
            return stage.tokens[clause].start if "say" in stage.groups[i] else 0
    return 0
