"""Rows give back what was put into them, and what is compared of a claim is the same from a row and from the claim."""

import pytest

from communique.api import Register
from communique.model import Claim, Evidence, Reading, Role
from communique.pipeline.study import Study
from communique.register.shelf import Memory, Reader
from tests.reports import enter, figure, report

SAYS = report("a", "2025-06-01", figure("4e9"))


def with_roles(*roles: Role) -> Study:
    """The report with these roles for its figure."""
    (claim,) = SAYS.reading.claims
    evidence = Evidence(document=SAYS.document.id, span=claim.evidence.span, roles=roles)
    again: Claim[object] = Claim(content=claim.content, evidence=evidence, origin="tests")  # type: ignore[type-var]
    return Study(reading=Reading(document=SAYS.document, claims=(again,)), lemmas="", sketch=())


def words(confidence: float = 1.0, *, inferred: bool = False, why: str = "") -> Role:
    """The period, in words."""
    return Role(field="period", span=SAYS.document.span(0, 3), confidence=confidence, inferred=inferred, why=why)


@pytest.mark.parametrize(
    ("role", "guessed"),
    [
        (words(), False),
        (words(0.95), False),
        (words(0.7), True),
        (words(inferred=True), True),
        (words(0.95, inferred=True, why="the period of the figure before"), True),
        (words(1.0, why="the month of the report"), False),
        (Role(field="period", inferred=True), True),
        (Role(field="period", inferred=True, why="from the day"), True),
    ],
)
def test_a_field_comes_back_with_its_words_its_chance_and_its_inference(
    register: Register, role: Role, guessed: bool
) -> None:
    study = with_roles(role)
    enter(register, study)
    (fact,) = register.figures()
    assert fact.claims[0].evidence.roles == (role,)
    assert ("period" in study.reading.claims[0].evidence.guessed) == guessed
    with register._store.reading() as connection:
        assert Reader(connection, Memory()).told([1])[0].guessed == study.reading.claims[0].evidence.guessed
