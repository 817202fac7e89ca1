"""Codes of countries and blocs: who is meant, whether two lists can be the same parties."""

from collections.abc import Mapping
from functools import cache

from communique.lang.pack import world, world_rows

# A bloc of more members than this stands for itself only: comparing by members would make everything meet everything.
SMALL = 12
# How like two lists are of which one holds the other.
WHOLE_IN_PART = 0.7


@cache
def blocs() -> Mapping[str, frozenset[str]]:
    """Members of each bloc today, by its code."""
    found = {}
    for code, row in world("blocs").items():
        former = row.get("until", {})
        found[code] = frozenset(member for member in row.get("members", ()) if member not in former)
    return found


@cache
def _countries() -> Mapping[str, str]:
    found = {row["place"]: row["area"] for row in world_rows("cities")}
    return found | {row["name"]: row["code"] for row in world_rows("areas")}


@cache
def _names() -> frozenset[str]:
    return frozenset(row["name"] for row in world_rows("areas"))


def country(place: str) -> str:
    """The country of a place by its English name; empty where it is not known."""
    return _countries().get(place, "")


def is_country(place: str) -> bool:
    """Whether a place is a whole country."""
    return place in _names()


@cache
def expanded(areas: tuple[str, ...]) -> frozenset[str]:
    """Countries, small blocs replaced by their members; large blocs and unknown codes as they are."""
    found: set[str] = set()
    for area in areas:
        members = blocs().get(area, frozenset())
        found |= members if 0 < len(members) <= SMALL else {area}
    return frozenset(found)


@cache
def parties(areas: tuple[str, ...]) -> tuple[str, ...]:
    """The parties in one way of writing: all members of a bloc written out become the bloc, if it is C5."""
    found = set(areas)
    five = blocs().get("C5", frozenset())
    if five and five <= found:
        found = (found - five) | {"C5"}
    return tuple(sorted(found))


def similarity(some: tuple[str, ...], others: tuple[str, ...]) -> float:
    """1 for the same parties, `WHOLE_IN_PART` where one list holds the other, else their shared part; 0 for none."""
    one, other = expanded(some), expanded(others)
    if not one or not other:
        return 0.0
    if one == other:
        return 1.0
    shared = len(one & other)
    if _other_blocs(some, others):
        return 0.0
    return WHOLE_IN_PART if shared and (one <= other or other <= one) else shared / len(one | other)


def _other_blocs(some: tuple[str, ...], others: tuple[str, ...]) -> bool:
    """Whether both name blocs and not one of the same: CIS leaders are not the leaders of C5 and Russia."""
    named, also = ({area for area in areas if area in blocs()} for areas in (some, others))
    return bool(named and also and not named & also)
