"""Decisions of people: in force at once and after any rebuild, taken back without a trace, kept in a file."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

import communique
from communique.api import Register
from communique.errors import QueryError
from communique.pipeline.adding import Keeper
from tests.reports import enter, event, figure, report

TALKS = event("talks", "2025-05-30", people=("Tokayev", "Meloni"), place="Astana")
OTHERS = event("talks", "2025-05-30", people=("Tileuberdi", "Tajani"), place="Astana")


def two_events(register: Register) -> tuple[str, str]:
    """Two events that nothing joins."""
    enter(register, report("a", "2025-06-01", TALKS), report("b", "2025-06-01", OTHERS))
    one, other = register.events()
    return one.id, other.id


def stays_when_rebuilt(register: Register) -> bool:
    """Whether computing everything anew gives what the register says now."""
    now = register.digest()
    return register.rebuild() == now


def test_same_joins_and_undoing_parts(register: Register) -> None:
    ids = two_events(register)
    before = register.digest()
    judgement = register.judge("same", ids, by="Aigerim", reason="one meeting")
    (fact,) = register.events()
    assert fact.reports == 2
    assert fact.judgements[0].by == "Aigerim"
    assert stays_when_rebuilt(register)
    assert len(register.events()) == 1
    register.undo(judgement.id, by="Aigerim")
    assert register.digest() == before


def test_undoing_can_be_undone(register: Register) -> None:
    judgement = register.judge("same", two_events(register), by="A")
    undone = register.undo(judgement.id, by="B")
    register.undo(undone.id, by="A")
    assert len(register.events()) == 1


def test_different_parts_what_was_joined(register: Register) -> None:
    enter(register, *(report(name, "2025-06-01", TALKS) for name in "abc"))
    (fact,) = register.events()
    before = register.digest()
    judgement = register.judge("different", [claim.id for claim in fact.claims[:2]], by="A")
    assert len(register.events()) == 2
    assert stays_when_rebuilt(register)
    register.undo(judgement.id, by="A")
    assert register.digest() == before


def test_a_claim_that_hesitates_between_two_facts_is_asked_again(register: Register) -> None:
    either = event("talks", None, people=("Tokayev",))
    two = (event("talks", day, people=("Tokayev", "Meloni")) for day in ("2025-05-29", "2025-05-31"))
    enter(register, report("a", "2025-06-01", *two), report("b", "2025-06-01", either))
    before = register.digest()
    ids = [fact.id for fact in register.events() if len(fact.content.people) == 2]
    assert len(register.events()) == 3
    judgement = register.judge("different", ids, by="A")
    assert len(register.events()) == 2
    assert stays_when_rebuilt(register)
    register.undo(judgement.id, by="A")
    assert register.digest() == before
    assert stays_when_rebuilt(register)


def test_later_reports_keep_to_a_decision(register: Register) -> None:
    enter(register, report("a", "2025-06-01", TALKS), report("b", "2025-06-01", TALKS))
    register.judge("different", [claim.id for claim in register.events()[0].claims], by="A")
    enter(register, report("c", "2025-06-02", TALKS))
    assert sorted(fact.reports for fact in register.events()) == [1, 2]


def test_wrong_takes_a_fact_away_and_undoing_brings_it_back(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")), report("b", "2025-06-01", figure("4e9")))
    before = register.digest()
    judgement = register.judge("wrong", [register.figures()[0].id], by="A", reason="not said there")
    assert not register.figures()
    assert register.verify().faults == ()
    register.undo(judgement.id, by="A")
    assert register.digest() == before


def test_wrong_claim_leaves_the_rest(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")), report("b", "2025-06-01", figure("4.9e9")))
    (fact,) = register.figures()
    register.judge("wrong", [fact.dissent[0].claims[0]], by="A")
    (left,) = register.figures()
    assert left.reports == 1
    assert not left.dissent


def test_corrected_sets_fields(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")))
    before = register.digest()
    fact = register.figures()[0].id
    judgement = register.judge("corrected", [fact], by="A", correction="value=4.2e9 period=2023 areas=KZ,FR")
    content = register.figures()[0].content
    assert (content.quantity.value, str(content.period), content.areas) == (4_200_000_000, "2023", ("FR", "KZ"))
    assert len(register.figures(areas=["FR", "KZ"])) == 1
    assert stays_when_rebuilt(register)
    register.undo(judgement.id, by="A")
    assert register.digest() == before


def test_decisions_travel_in_a_file(register: Register, tmp_path: object) -> None:
    register.judge("same", two_events(register), by="A", reason="one meeting")
    lines = register.export_judgements()
    with communique.open(f"{tmp_path}/other.db") as other:
        assert other.import_judgements(lines) == 1
        enter(other, report("b", "2025-06-01", OTHERS), report("a", "2025-06-01", TALKS))
        assert len(other.events()) == 1
        assert other.digest() == register.digest()
        assert other.import_judgements(lines) == 0
        assert other.export_judgements() == lines


def test_decisions_survive_better_rules(register: Register) -> None:
    first = report("a", "2025-06-01", figure("4e9"), figure("9e9", "2023"))
    enter(register, first)
    wrong = next(fact for fact in register.figures() if fact.content.quantity.value == 4_000_000_000)
    register.judge("wrong", [wrong.id], by="A")
    better = report("a", "2025-06-01", figure("4e9", status="provisional"), figure("9e9", "2023"))
    renamed = Keeper(register._store)
    again = type(first)(
        reading=type(first.reading)(
            document=first.document,
            claims=tuple(
                type(claim)(content=new.content, evidence=claim.evidence, origin="better rules")
                for claim, new in zip(first.reading.claims, better.reading.claims, strict=True)
            ),
        ),
        lemmas=first.lemmas,
        sketch=first.sketch,
    )
    assert renamed.read_again(again)
    assert [fact.content.quantity.value for fact in register.figures()] == [9_000_000_000]
    assert stays_when_rebuilt(register)
    assert register.verify().faults == ()


def test_what_was_joined_to_a_claim_that_is_read_no_more_stands_alone(register: Register) -> None:
    gone = report("b", "2025-09-11", event("talks", "2025-09-10", people=("Tileuberdi", "Tajani"), place="Rome"))
    enter(register, report("a", "2025-06-01", TALKS), gone)
    before = {fact.content for fact in register.events()}
    register.judge("same", [fact.id for fact in register.events()], by="A")
    assert len(register.events()) == 1
    nothing = type(gone.reading)(document=gone.document)
    assert Keeper(register._store).read_again(type(gone)(reading=nothing, lemmas=gone.lemmas, sketch=gone.sketch))
    (left,) = register.events()
    assert left.reports == 1
    assert left.content in before
    assert stays_when_rebuilt(register)
    assert register.verify().faults == ()


@pytest.mark.parametrize(
    ("verdict", "subjects", "said", "message"),
    [
        ("maybe", ["f1"], {"by": "A"}, "a verdict is one of"),
        ("same", ["f1"], {"by": "A"}, "needs two"),
        ("wrong", ["f1"], {"by": " "}, "needs the name"),
        ("wrong", ["f1"], {"by": "A"}, "no fact"),
        ("corrected", ["f1"], {"by": "A"}, "field=value"),
    ],
)
def test_decisions_that_cannot_be_made(
    register: Register, verdict: str, subjects: list[str], said: dict[str, str], message: str
) -> None:
    with pytest.raises(QueryError, match=message):
        register.judge(verdict, subjects, **said)  # type: ignore[arg-type]


def test_a_field_that_is_not_there(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")))
    with pytest.raises(QueryError, match="they have: areas"):
        register.judge("corrected", [register.figures()[0].id], by="A", correction="colour=red")


def test_facts_of_two_kinds_are_never_the_same(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9"), TALKS))
    ids = [register.figures()[0].id, register.events()[0].id]
    with pytest.raises(QueryError, match="different kinds"):
        register.judge("same", ids, by="A")


CONTENTS = (
    figure("4e9"),
    figure("4.9e9"),
    TALKS,
    OTHERS,
    event("talks", "2025-05"),
    event("visit", "2025-05-30"),
    event("talks", "2025-05-30", place="Astana"),
    event("talks", None, people=("Tokayev", "Meloni")),
)


@given(
    st.lists(st.lists(st.sampled_from(CONTENTS), max_size=3), min_size=2, max_size=5),
    st.lists(
        st.tuples(st.sampled_from(("same", "different", "wrong")), st.integers(0, 9), st.integers(0, 9)), max_size=4
    ),
)
@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_any_decisions_and_their_undoing_restore_the_facts(
    tmp_path_factory: pytest.TempPathFactory, told: list[list[object]], decisions: list[tuple[str, int, int]]
) -> None:
    with communique.open(tmp_path_factory.mktemp("law") / "r.db") as register:
        enter(register, *(report(str(n), "2025-06-01", *contents) for n, contents in enumerate(told)))
        before = register.digest()
        claims = sorted((line["fact"], line["kind"]) for line in register.claims())
        made = []
        for verdict, one, other in decisions:
            facts = sorted({fact for fact, kind in claims if kind == "events"})
            if len(facts) < 2 or facts[one % len(facts)] == facts[other % len(facts)]:
                continue
            subjects = [facts[one % len(facts)], facts[other % len(facts)]]
            try:
                made.append(register.judge(verdict, subjects[: 1 if verdict == "wrong" else 2], by="A"))  # type: ignore[arg-type]
            except QueryError:
                continue
            assert stays_when_rebuilt(register)
        for judgement in made:
            register.undo(judgement.id, by="A")
        assert register.digest() == before
        assert stays_when_rebuilt(register)
        assert register.verify().faults == ()
