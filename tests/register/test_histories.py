"""Any history of reports, new versions, new readings and decisions gives what computing everything anew gives."""

from collections.abc import Sequence
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import communique
from communique.api import Register
from communique.errors import QueryError
from communique.model import Claim, Reading
from communique.pipeline.adding import Keeper
from communique.pipeline.study import Study
from tests.reports import enter, event, figure, report

BOTH = ("Tokayev", "Meloni")
CONTENTS: tuple[Any, ...] = (
    figure("4e9"),
    figure("4.9e9"),
    figure("4e9", None),
    event("talks", "2025-05-30", people=BOTH, place="Astana"),
    event("talks", "2025-05-30", people=("Tileuberdi", "Tajani"), place="Astana"),
    event("talks", None, people=("Tokayev",)),
    event("talks", "2025-09-10", people=BOTH),
    event("forum", "2025-05-30", name="Central Asia Italy forum"),
)
PLACES = st.integers(0, 7)
STEPS = st.one_of(
    st.tuples(st.just("version"), PLACES, st.lists(st.sampled_from(CONTENTS), max_size=3)),
    st.tuples(st.just("reading"), PLACES, st.lists(st.sampled_from(CONTENTS), max_size=3)),
    st.tuples(st.sampled_from(("same", "different")), PLACES, PLACES),
    st.tuples(st.sampled_from(("wrong", "undo")), PLACES, st.none()),
)


def step(register: Register, studies: list[Study], number: int, what: tuple[str, int, Any]) -> None:
    """One step of a history; what cannot be done is left."""
    verdict, place, more = what
    if verdict == "version":
        enter(register, report(f"{place % len(studies)}", "2025-06-02", *more, filling=f"version {number}"))
    elif verdict == "reading":
        old = studies[place % len(studies)]
        Keeper(register._store).read_again(read_otherwise(old, more))
    elif verdict == "undo":
        made = register.judgements()
        if made:
            register.undo(made[place % len(made)].id, by="A")
    else:
        claims = [claim.id for fact in register.events() for claim in fact.claims]
        subjects = [claims[at % len(claims)] for at in (place, more) if at is not None and claims]
        try:
            register.judge(verdict, subjects, by="A")  # type: ignore[arg-type]
        except QueryError:
            return


def read_otherwise(old: Study, contents: Sequence[Any]) -> Study:
    """The report with other contents at the places of its claims."""
    claims = tuple(
        Claim(content=content, evidence=claim.evidence, origin="other rules")
        for claim, content in zip(old.reading.claims, contents, strict=False)
    )
    return Study(reading=Reading(document=old.document, claims=claims), lemmas=old.lemmas, sketch=old.sketch)


@given(
    st.lists(st.lists(st.sampled_from(CONTENTS), min_size=1, max_size=3), min_size=2, max_size=4),
    st.lists(STEPS, min_size=1, max_size=4),
)
@settings(
    max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow]
)
def test_any_history_is_what_computing_anew_gives(
    tmp_path_factory: pytest.TempPathFactory, told: list[list[Any]], history: list[tuple[str, int, Any]]
) -> None:
    studies = [report(str(n), "2025-06-01", *contents) for n, contents in enumerate(told)]
    with communique.open(tmp_path_factory.mktemp("history") / "r.db") as register:
        enter(register, *studies)
        for number, what in enumerate(history):
            step(register, studies, number, what)
        now = register.digest()
        assert register.verify().faults == ()
        assert register.rebuild() == now
