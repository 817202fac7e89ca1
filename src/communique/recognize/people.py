"""The table of people of an article, with their offices and all their mentions."""

from dataclasses import dataclass

from communique.lang import Pack
from communique.model.mention import (
    AreaMention,
    GroupMention,
    OfficeMention,
    OrganizationMention,
    Person,
    PersonMention,
)
from communique.parse import Parse


@dataclass(frozen=True, slots=True, kw_only=True)
class PeopleTable:
    """The people of one article: who they are, where they are mentioned, what offices are named."""

    persons: tuple[Person, ...] = ()
    people: tuple[PersonMention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    groups: tuple[GroupMention, ...] = ()


def find_people(
    parsed: Parse,
    areas: tuple[AreaMention, ...],
    organizations: tuple[OrganizationMention, ...],
    pack: Pack,
) -> PeopleTable:
    """One person, one entry, through cases, titles and descriptions."""
    del parsed, areas, organizations, pack
    return PeopleTable()
