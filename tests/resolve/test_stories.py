"""Stories told by several reports: what is one becomes one, what only looks alike stays apart."""

from itertools import combinations

import pytest

from communique.resolve.identities import IDENTITIES
from communique.resolve.settle import MemoryShelf, Settling
from tests.storybook import real, stories


def leaders(name: str, kind: str) -> dict[str, tuple[str, str]]:
    """For each claim of a story: the real thing, and the claim that leads where it was joined."""
    told = [pair for telling in stories()[name] for pair in telling.testimonies() if pair[1].kind == kind]
    shelf = MemoryShelf()
    Settling(IDENTITIES[kind], shelf).add(one for _, one in told)
    return {one.id: (real, shelf.leads[one.id]) for real, one in told}


@pytest.mark.parametrize("kind", ["events", "figures"])
@pytest.mark.parametrize("name", sorted(stories()))
def test_what_is_one_is_joined_and_near_misses_stay_apart(name: str, kind: str) -> None:
    found = leaders(name, kind)
    wrong = [
        (one, other)
        for (one, joined), (other, also) in combinations(found.values(), 2)
        if (one == other) != (joined == also)
    ]
    assert not wrong


def test_all_stories_in_one_register_stay_apart() -> None:
    for kind in ("events", "figures"):
        told = [
            (real(name, thing), one)
            for name in stories()
            for telling in stories()[name]
            for thing, one in telling.testimonies()
            if one.kind == kind
        ]
        shelf = MemoryShelf()
        Settling(IDENTITIES[kind], shelf).add(one for _, one in told)
        for (thing, one), (other, two) in combinations(told, 2):
            if shelf.leads[one.id] == shelf.leads[two.id]:
                assert thing == other
