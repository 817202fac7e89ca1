"""Titles that tell their state by themselves: "External Affairs Minister", "Secretary of State"."""

from collections.abc import Sequence

from communique.model.mention import AreaMention, Person
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
