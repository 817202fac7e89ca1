"""Titles that tell their state by themselves: "External Affairs Minister", "Secretary of State"."""

from collections.abc import Sequence
from dataclasses import replace

from communique.model.mention import AreaMention, OfficeMention, Person
from communique.recognize.people.placing import placed
from communique.recognize.people.words import Words

SEATED = "title"
CONFIDENCE = 0.9
STATE = 2  # letters of a state's code


def seated(persons: Sequence[Person], areas: Sequence[AreaMention], words: Words) -> tuple[Person, ...]:
    """The people with the states that their titles tell.

    A title that only as a rule means one state does so where the text names that state, or none that is nobody's.
    """
    if not words.only and not words.usual:
        return tuple(persons)
    named = {code for m in areas if not m.part for code in m.areas if len(code) == STATE}
    free = named - {person.area for person in persons}
    return tuple(placed(person, _told(person, named, free, words), (SEATED, CONFIDENCE)) for person in persons)


def as_usual(offices: Sequence[OfficeMention], persons: Sequence[Person], words: Words) -> list[OfficeMention]:
    """Titles without a name, with the state that they mean as a rule where somebody holds that office of it."""
    held = {(office.rank, office.area) for person in persons for office in person.offices}
    return [_as_usual(mention, held, words) for mention in offices]


def _as_usual(mention: OfficeMention, held: set[tuple[str, str]], words: Words) -> OfficeMention:
    office, code = mention.office, words.usual.get(mention.office.title, "")
    if mention.holders or office.area or not code or (office.rank, code) not in held:
        return mention
    return replace(mention, office=replace(office, area=code, area_origin=SEATED, area_confidence=CONFIDENCE))


def _told(person: Person, named: set[str], free: set[str], words: Words) -> dict[str, str]:
    """The states of a person's titles that name none."""
    if person.area:
        return {}
    titles = [office.title for office in person.offices if not office.area]
    found = {title: words.only[title] for title in titles if title in words.only}
    for title in titles:
        code = words.usual.get(title, "")
        if code and (code in named or not free):
            found[title] = code
    return found
