"""Editions of a series of meetings."""

from collections.abc import Iterable

from communique.model.content import Event, Format
from communique.model.fact import Fact
from communique.resolve.areas import expanded
from communique.resolve.words import jaccard

SERIES = frozenset({"summit", "forum", "talks"})


def editions(series: Fact[Format], events: Iterable[Fact[Event]]) -> tuple[Fact[Event], ...]:
    """The meetings of one format in order of time; those without a date come last."""
    found = [event for event in events if _belongs(series, event.content)]
    return tuple(sorted(found, key=lambda fact: (str(fact.content.period or "9999"), fact.id)))


def _belongs(series: Fact[Format], event: Event) -> bool:
    """By the name of the format, or by all of its members and its partner meeting."""
    if event.type not in SERIES:
        return False
    names = {series.content.name, *(claim.content.name for claim in series.claims)}
    if event.name and any(jaccard(event.name, name) >= 0.6 for name in names):
        return True
    content = series.content
    everyone = expanded(tuple(sorted({*content.members, *filter(None, (content.partner,))})))
    return bool(content.partner) and event.type == "summit" and expanded(event.countries) == everyone
