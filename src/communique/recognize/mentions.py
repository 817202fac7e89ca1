"""All mentions of one document, and the table of its people."""

from bisect import bisect_left
from dataclasses import dataclass
from typing import TypeVar

from communique.model.mention import (
    AreaMention,
    GroupMention,
    Mention,
    OfficeMention,
    OrganizationMention,
    PeriodMention,
    Person,
    PersonMention,
    QuantityMention,
    QuotationMention,
)

M = TypeVar("M", bound=Mention)


@dataclass(frozen=True, slots=True, kw_only=True)
class Mentions:
    """Everything recognised in one document; each tuple is in the order of the text.

    `hub` are the codes of the area(s) the article is about most, likeliest first.
    """

    areas: tuple[AreaMention, ...] = ()
    organizations: tuple[OrganizationMention, ...] = ()
    persons: tuple[Person, ...] = ()
    people: tuple[PersonMention, ...] = ()
    offices: tuple[OfficeMention, ...] = ()
    groups: tuple[GroupMention, ...] = ()
    periods: tuple[PeriodMention, ...] = ()
    quantities: tuple[QuantityMention, ...] = ()
    quotations: tuple[QuotationMention, ...] = ()
    hub: tuple[str, ...] = ()

    def person(self, number: int) -> Person:
        """The entry of the table of people with this id."""
        return self.persons[number]


def within(mentions: tuple[M, ...], start: int, end: int) -> tuple[M, ...]:
    """The mentions that lie wholly between two offsets; they stand in the order of the text."""
    first = bisect_left(mentions, start, key=lambda m: m.span.start)
    last = bisect_left(mentions, end, lo=first, key=lambda m: m.span.start)
    return tuple(m for m in mentions[first:last] if m.span.end <= end)
