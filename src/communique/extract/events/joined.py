"""People joined by "and" to one who took part: «провёл переговоры с президентом X и главой МИД Y»."""

from collections.abc import Sequence

from communique.extract.events.context import Context, reach
from communique.extract.events.stage import Stage
from communique.model.mention import PersonMention

SIDES = 2
TITLE = 14  # tokens of a title between "and" and its name
BEHIND = 3  # tokens behind a name in which its own verb may follow


def with_the_joined(stage: Stage, context: Context, taken: Sequence[int], countries: Sequence[str]) -> tuple[int, ...]:
    """Those taken, and those of the states that met who are joined to one of them in the clause of the meeting."""
    here, found = _named(stage, context), list(taken)
    for one in here:
        other = next((m for m in here if m.first > one.last), None)
        if one.person not in found or other is None or other.person in found:
            continue
        home = stage.area_of(other.person)
        if (not home or home in countries) and _joined(stage, one, other) and not _acts(stage, other):
            found.append(other.person)
    return tuple(sorted(found))


def two_companies(stage: Stage, context: Context, countries: Sequence[str]) -> tuple[int, ...]:
    """All whom a clause names, where they are of two states, each side's joined by "and": "X met Y and Z"."""
    here = _named(stage, context)
    sides: list[list[PersonMention]] = []
    for mention in here:
        if sides and _joined(stage, sides[-1][-1], mention):
            sides[-1].append(mention)
        else:
            sides.append([mention])
    states = [{stage.area_of(m.person) for m in side} - {""} for side in sides]
    both = len(sides) == SIDES and len(countries) == SIDES and [len(s) for s in states] == [1, 1]
    if not both or states[0] | states[1] != set(countries) or any(_acts(stage, m) for m in sides[1]):
        return ()
    return tuple(sorted({m.person for m in here}))


def _named(stage: Stage, context: Context) -> list[PersonMention]:
    """The names in the clause of a meeting, in order."""
    here = (m for m in context.people if m.form == "name" and reach(stage, context.trigger, m) == 0)
    return sorted(here, key=lambda m: m.first)


def _joined(stage: Stage, one: PersonMention, other: PersonMention) -> bool:
    """Whether only "and" and a title in the same case stand between two names."""
    between = range(one.last, other.first)
    if not 0 < len(between) <= TITLE or stage.tokens[one.last].pos != "CCONJ":
        return False
    offices = stage.around("offices", one.last, other.first)
    titled = {i for m in offices for i in range(m.first, m.last)}
    areas = {i for m in stage.around("areas", one.last, other.first) for i in range(m.first, m.last)}
    if any(i not in titled and i not in areas for i in between[1:]):
        return False
    cases = [{f.case for f in stage.tokens[i].forms} for i in (one.last - 1, other.last - 1)]
    return stage.lexicon.caseless or not cases[0].isdisjoint(cases[1])


def _acts(stage: Stage, person: PersonMention) -> bool:
    """Whether a verb of his own stands behind him: "met X and Y said"."""
    behind = stage.tokens[person.last : person.last + BEHIND]
    return any(token.form.verb == "Fin" for token in behind if token.sentence == person.sentence)
