"""The stories read from their texts: what was found of one event or quantity is one fact, near misses are not."""

from itertools import combinations

import pytest

import communique
from communique.model import Claim, Event, Figure
from tests.storybook import Mark, real, stories

ENOUGH = 8


def answers(mark: Mark, claim: Claim[object]) -> bool:
    """Whether a claim is a reading of a mark: the same place and the same sort of event, or the same value."""
    span, said, told = claim.evidence.span, mark.content, claim.content
    if claim.kind != mark.kind or span.start >= mark.end or mark.start >= span.end:
        return False
    if isinstance(said, Event) and isinstance(told, Event):
        return said.type == told.type and (
            not told.people or bool(set(told.people) & set(said.people)) or not said.people
        )
    if not (isinstance(said, Figure) and isinstance(told, Figure)):
        return False
    return (said.quantity.value, said.status) == (told.quantity.value, told.status)


@pytest.fixture(scope="module")
def joined(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """For each mark that was found: the real thing and the fact that holds it."""
    tellings = [(name, telling) for name, told in stories().items() for telling in told]
    found = []
    with communique.open(tmp_path_factory.mktemp("stories") / "r.db") as register:
        register.add([telling.document for _, telling in tellings])
        assert register.verify().faults == ()
        for name, telling in tellings:
            pairs = register.facts_in(telling.document.id)
            for mark in telling.marks:
                fact = next((fact.id for fact, claim in pairs if answers(mark, claim)), None)
                if fact is not None:
                    found.append((real(name, mark.name), fact))
    return found


def test_what_was_joined_is_one(joined: list[tuple[str, str]]) -> None:
    together = [(one[0], other[0]) for one, other in combinations(joined, 2) if one[1] == other[1]]
    wrong = [pair for pair in together if pair[0] != pair[1]]
    assert len(wrong) <= 0.05 * len(together), wrong


def test_what_is_one_was_joined(joined: list[tuple[str, str]]) -> None:
    same = [(one[1], other[1], one[0]) for one, other in combinations(joined, 2) if one[0] == other[0]]
    if len(same) < ENOUGH:
        pytest.skip(f"only {len(same)} pairs of tellings were read: too few to judge joining by")
    missed = [name for one, other, name in same if one != other]
    assert len(missed) <= 0.2 * len(same), missed
