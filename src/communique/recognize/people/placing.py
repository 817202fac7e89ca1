"""People with states that something other than their own title tells: a list elsewhere, what the title means."""

from collections.abc import Mapping
from dataclasses import replace

from communique.model.mention import Person


def placed(person: Person, areas: Mapping[str, str], why: tuple[str, float]) -> Person:
    """The person with the states of those of his titles that name none; `why` is the origin and how sure it is."""
    if not areas:
        return person
    origin, sure = why
    offices = tuple(
        replace(office, area=areas[office.title], area_origin=origin, area_confidence=sure)
        if office.title in areas and not office.area
        else office
        for office in person.offices
    )
    return replace(person, area=next(iter(areas.values())), offices=offices)
