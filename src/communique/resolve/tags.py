"""The keys by which questions find entries and reports: areas, pairs, people, indicators, topics."""

from collections.abc import Iterable
from itertools import combinations
from typing import Any

from communique.model.content import (
    Agreement,
    Content,
    Event,
    Figure,
    Format,
    Initiative,
    Occupancy,
    Ranking,
    Statement,
    Topic,
)
from communique.model.testimony import Testimony
from communique.resolve.areas import expanded
from communique.resolve.names import name_keys

MANY = 7
EVERY_REPORT = "documents|*"
# Events that are asked for by their status: few, while nearly all others are held.
AHEAD = frozenset({"planned", "postponed", "cancelled"})


def disputed(kind: str) -> str:
    """The key of entries of a kind on which sources disagree."""
    return f"{kind}|disputed"


def areas_of(content: Content) -> tuple[str, ...]:
    """The areas that a content is about, as it names them."""
    found: tuple[str, ...] = ()
    match content:
        case Figure() | Agreement():
            found = content.areas
        case Event():
            found = content.countries
        case Initiative():
            found = content.by
        case Format():
            found = (*content.members, content.partner)
        case Occupancy():
            found = (content.area,)
        case Ranking():
            found = (content.area, content.of)
    return tuple(sorted({*filter(None, found)}))


def people_of(content: Content) -> tuple[str, ...]:
    """The people that a content names."""
    match content:
        case Event():
            return content.people
        case Occupancy():
            return (content.person,)
        case Statement():
            return (content.speaker,)
        case _:
            return ()


def reach(content: Content) -> frozenset[str]:
    """Areas under which a content is found: a meeting of a bloc is one of each member's; a bloc's trade is not."""
    named = areas_of(content)
    members = frozenset() if isinstance(content, Figure | Ranking | Occupancy) else expanded(named)
    return members | set(named)


def tags(content: Content, told: Iterable[Testimony[Any]]) -> frozenset[str]:
    """The keys of an entry, by all spellings of its people."""
    kind = content.kind
    areas = reach(content)
    found = {f"{kind}|{area}" for area in areas} | {f"{kind}|{pair}" for pair in pairs(areas)}
    people = {name for one in told for name in people_of(one.content)}
    found |= {f"{kind}|@{key}" for name in people for key in name_keys(name)}
    if isinstance(content, Figure):
        found.add(f"{kind}|{content.indicator}")
        found.add(f"{kind}|status:{content.status}")
        found |= {f"{kind}|{content.indicator}|{area}" for area in areas}
    if isinstance(content, Event) and content.status in AHEAD:
        found.add(f"{kind}|status:{content.status}")
    if isinstance(content, Statement):
        found |= {f"{kind}|{topic}" for topic in content.topics}
    return frozenset(found)


def pairs(areas: Iterable[str]) -> set[str]:
    """Each two of a few areas, in the order of the alphabet."""
    ordered = sorted(areas)
    return {f"{one}+{other}" for one, other in combinations(ordered, 2)} if len(ordered) <= MANY else set()


def report_tags(contents: Iterable[Content]) -> frozenset[str]:
    """The keys of a report: areas and pairs of its claims, its people and topics."""
    found = {EVERY_REPORT}
    for content in contents:
        areas = reach(content)
        found |= {f"documents|{area}" for area in areas} | {f"documents|{pair}" for pair in pairs(areas)}
        found |= {f"documents|@{key}" for name in people_of(content) for key in name_keys(name)}
        if isinstance(content, Topic):
            found.add(f"documents|{content.topic}")
    return frozenset(found)


def left_tag(reason: str = "") -> str:
    """The key of reports in which something was not understood: for this reason, or for any."""
    return f"left|{reason or '*'}"


def left_tags(reasons: Iterable[str]) -> frozenset[str]:
    """The keys of a report by what was not understood in it."""
    given = set(reasons)
    return frozenset({left_tag(reason) for reason in given} | ({left_tag()} if given else set()))
