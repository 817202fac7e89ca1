"""Parallel lists that stand apart: «Президенты Казахстана и Италии … президенты Токаев и Маттарелла», in one order."""

from collections.abc import Sequence

from communique.model.mention import OfficeMention, Person
from communique.recognize.people.placing import placed

ALIGNED = "aligned"
CONFIDENCE = 0.85  # the order is kept in nearly all reports that were looked at


def aligned(offices: Sequence[OfficeMention], persons: Sequence[Person]) -> tuple[Person, ...]:
    """The people with the states that a list of the same plural title names elsewhere in the text."""
    lists = [m for m in offices if m.plural and not m.holders and len(m.areas) > 1]
    areas: dict[int, tuple[str, str]] = {}
    for mention in offices:
        twin = _twin(mention, lists)
        if twin is not None and not any(persons[number].area for number in mention.holders):
            areas |= {n: (mention.office.title, area) for n, area in zip(mention.holders, twin.areas, strict=True)}
    told = {number: {title: area} for number, (title, area) in areas.items()}
    return tuple(placed(person, told.get(person.id, {}), (ALIGNED, CONFIDENCE)) for person in persons)


def _twin(mention: OfficeMention, lists: Sequence[OfficeMention]) -> OfficeMention | None:
    """The only order of states that lists of the same title and length have; None where they differ."""
    if not mention.plural or len(mention.holders) < 2 or any(mention.areas):
        return None
    fitting = [m for m in lists if m.office.title == mention.office.title and len(m.areas) == len(mention.holders)]
    return fitting[0] if len({m.areas for m in fitting}) == 1 else None
