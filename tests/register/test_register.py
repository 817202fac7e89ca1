"""What a register keeps and answers, over both databases."""

from datetime import UTC, date, datetime, timedelta

import pytest

import communique
from communique.api import Register
from communique.errors import QueryError
from communique.pipeline.study import Study
from tests.reports import enter, event, figure, office, report, said

SUMMIT = event("summit", "2025-05-30", countries=("C5", "IT"), place="Astana", name="Central Asia – Italy")
VAGUE = event("summit", "2025-05", countries=("C5", "IT"), place="Astana", name="CA – Italy")


def test_same_text_again_changes_nothing(register: Register) -> None:
    study = report("a", "2025-06-01", figure("4e9"))
    enter(register, study)
    before = register.digest()
    assert [outcome.result for outcome in enter(register, study)] == ["unchanged"]
    assert register.digest() == before
    assert register.summary().documents == 1


def test_two_tellings_of_one_summit_are_one_event_with_the_narrower_date(register: Register) -> None:
    enter(register, report("a", "2025-09-29", VAGUE), report("b", "2025-06-01", SUMMIT))
    (fact,) = register.events()
    assert str(fact.content.period) == "2025-05-30"
    assert fact.reports == 2
    assert {claim.evidence.span.text[:5] for claim in fact.claims} == {"Event"}


def test_values_that_differ_are_one_figure_with_dissent(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")), report("b", "2025-06-02", figure("4.6e9")))
    (fact,) = register.figures(disputed=True)
    (dissent,) = fact.dissent
    assert dissent.field == "value"
    assert len(dissent.values) == 2


def test_a_bound_agrees_with_the_number_it_holds(register: Register) -> None:
    more = figure("550e6", bound="at_least")
    enter(register, report("a", "2025-06-01", more), report("b", "2025-06-02", figure("553.4e6")))
    (fact,) = register.figures()
    assert not fact.dissent
    assert fact.content.quantity.value == 553_400_000


def test_a_target_is_not_a_result(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9"), figure("4e9", status="target")))
    assert len(register.figures()) == 2
    assert len(register.figures(status="target")) == 1


def test_a_new_version_takes_the_place_of_the_old(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")))
    (outcome,) = enter(register, report("a", "2025-06-01", figure("5e9")))
    assert outcome.result == "version"
    (fact,) = register.figures()
    assert fact.content.quantity.value == 5_000_000_000
    assert len(register.versions("a")) == 2


def test_an_old_text_that_comes_back_counts_again(register: Register) -> None:
    old = report("a", "2025-06-01", figure("4e9"))
    enter(register, old)
    before = register.digest()
    enter(register, report("a", "2025-06-01", figure("5e9")), old)
    assert register.digest() == before


@pytest.mark.parametrize(
    ("filters", "count"),
    [
        ({"areas": "KZ"}, 2),
        ({"areas": ["KZ", "IT"]}, 1),
        ({"areas": ["KZ", "FR"]}, 0),
        ({"indicator": "exports"}, 1),
        ({"period": "2024"}, 1),
        ({"period": "2025-01/2025-03"}, 1),
        ({"unit": "EUR"}, 1),
        ({"text": "exports"}, 1),
        ({"limit": 1}, 1),
    ],
)
def test_filters_of_figures(register: Register, filters: dict[str, object], count: int) -> None:
    exports = figure("1e6", "2025-Q1", indicator="exports", areas=("CN", "KZ"), unit="EUR")
    enter(register, report("a", "2025-06-01", figure("4e9"), exports))
    assert len(register.figures(**filters)) == count


def test_answers_go_on_after_the_last_one(register: Register) -> None:
    enter(register, report("a", "2025-06-01", *(figure("4e9", str(year)) for year in range(2000, 2020))))
    first = register.figures(limit=12)
    rest = register.figures(limit=12, after=first[-1].id)
    assert len({fact.id for fact in (*first, *rest)}) == 20


def test_people_are_found_by_any_spelling(register: Register) -> None:
    enter(
        register,
        report("a", "2025-06-01", office("Қасым-Жомарт Тоқаев")),
        report("b", "2025-07-01", office("Kassym-Jomart Tokayev")),
        report("c", "2025-07-01", office("Касым-Жомарт Токаев", "президент")),
    )
    (person,) = register.people(person="Токаев")
    assert len(person.names) == 3
    assert (person.first, person.last) == (date(2025, 6, 1), date(2025, 7, 1))
    assert len(register.offices(person="Tokayev")) == 1


def test_documents_and_search_give_reports_by_words(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9"), filling="turnover grew"), report("b", None, SUMMIT))
    assert [document.url for document in register.documents(text="turnover grew")] == ["a"]
    assert [document.url for document in register.documents(areas=["IT"])] == ["a", "b"]
    assert register.search("turnover").documents[0].url == "a"
    assert not register.search("nowhere-to-be-found").documents


def test_a_fact_by_its_beginning_by_an_old_id_and_not_at_all(register: Register) -> None:
    enter(register, report("b", "2025-06-02", SUMMIT))
    old = register.events()[0].id
    enter(register, report("a", "2025-06-01", SUMMIT))
    new = register.events()[0].id
    assert old != new
    assert register.fact(old).id == register.fact(new[:9]).id == new
    with pytest.raises(QueryError, match="no fact"):
        register.fact("f000")


def test_cite_gives_the_exact_words(register: Register) -> None:
    enter(register, report("a", "2025-06-01", said("Tokayev", "We will trade more. And better.")))
    (fact,) = register.statements()
    (citation,) = register.cite(fact)
    assert citation.words == "We will trade more. And better."
    assert citation.document.url == "a"


def test_facts_in_a_document_come_in_the_order_of_its_text(register: Register) -> None:
    enter(register, report("a", "2025-06-01", SUMMIT, figure("4e9")))
    document = register.documents()[0]
    assert [claim.kind for _, claim in register.facts_in(document.id)] == ["events", "figures"]


def test_claims_have_the_fields_of_the_guide(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9")))
    (line,) = register.claims()
    assert (line["file"], line["kind"], line["value"], line["areas"]) == ("a", "figures", 4_000_000_000, ["IT", "KZ"])
    assert line["fact"] == register.figures()[0].id


def test_sources_do_not_count_copies(register: Register) -> None:
    same = " ".join(f"word{n}" for n in range(200))
    enter(
        register,
        report("a", "2025-06-01", SUMMIT, publisher="One", filling=same),
        report("b", "2025-06-01", SUMMIT, publisher="Two", filling=same + " more"),
        report("c", "2025-06-01", SUMMIT, publisher="Three", filling=" ".join(f"other{n}" for n in range(200))),
        report("d", "2025-06-01", SUMMIT, cites=("Three",), filling=" ".join(f"third{n}" for n in range(200))),
    )
    (fact,) = register.events()
    assert (fact.reports, fact.sources) == (4, 2)


def test_what_was_known_on_an_earlier_day(register: Register) -> None:
    planned = event("summit", "2025-05-30", status="planned", countries=("C5", "IT"), name="CA – Italy")
    enter(register, report("a", "2025-05-01", planned))
    between = datetime.now(UTC)
    enter(register, report("b", "2025-06-01", SUMMIT))
    assert register.events()[0].content.status == "held"
    (then,) = register.events(as_of=between)
    assert then.content.status == "planned"
    assert then.reports == 1
    assert register.events(as_of=date(2001, 1, 1)) == ()
    (told,) = register.events(told_by="2025-05-15")
    assert told.content.status == "planned"
    assert register.fact(then.id, as_of=between).reports == 1


def test_changes_tell_what_entered_and_what_was_confirmed_or_disputed(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9"), SUMMIT))
    since = datetime.now(UTC)
    enter(register, report("b", "2025-06-02", figure("4.9e9"), SUMMIT, office("Tokayev")))
    found = {change.fact.kind: change.what for change in register.changes(since)}
    assert found == {"figures": "disputed", "events": "confirmed", "offices": "entered"}
    assert not register.changes(datetime.now(UTC) + timedelta(days=1))


def test_a_text_that_changed_withdraws_what_it_no_longer_says(register: Register) -> None:
    enter(register, report("a", "2025-06-01", figure("4e9"), SUMMIT))
    since = datetime.now(UTC)
    enter(register, report("a", "2025-06-01", SUMMIT))
    assert ("withdrawn", "figures") in {(change.what, change.fact.kind) for change in register.changes(since)}


def test_verify_passes_and_rebuild_gives_the_same(register: Register) -> None:
    enter(
        register,
        report("a", "2025-06-01", figure("4e9"), SUMMIT, office("Tokayev"), said("Tokayev", "Trade grows and grows")),
        report("b", "2025-06-02", figure("4.9e9"), VAGUE, office("Токаев")),
        report("b", "2025-06-02", figure("4.8e9"), VAGUE),
    )
    assert register.verify().faults == ()
    before = register.digest()
    assert register.rebuild() == before
    assert register.rebuild(jobs=2) == before
    assert register.verify().faults == ()


def test_reading_again_replaces_claims_and_keeps_judgements(register: Register) -> None:
    register.add(communique.Document(text="Nothing here.", url="a", language="ru"))
    assert register.reread() == 1
    assert register.verify().faults == ()


@pytest.mark.parametrize(
    ("filters", "message"),
    [
        ({"period": "soon"}, "no period"),
        ({"as_of": "soon"}, "no day"),
        ({"status": "maybe"}, "one of actual"),
        ({"colour": "red"}, "no filter colour"),
        ({"limit": -1}, "limit"),
    ],
)
def test_questions_that_cannot_be_understood(register: Register, filters: dict[str, object], message: str) -> None:
    with pytest.raises(QueryError, match=message):
        register.figures(**filters)


def test_no_such_kind(register: Register) -> None:
    with pytest.raises(QueryError, match="figures, events"):
        register.facts("rumours")


def test_which_text_is_the_current_one_is_told_by_when_it_was_seen_not_by_when_it_came(register: Register) -> None:
    def seen(value: str, day: int) -> Study:
        return report("a", "2025-06-01", figure(value), retrieved=datetime(2025, 6, day, tzinfo=UTC))

    enter(register, seen("5e9", 2), seen("4e9", 1), seen("6e9", 3))
    (fact,) = register.figures()
    assert fact.content.quantity.value == 6_000_000_000
    enter(register, seen("4.5e9", 2))
    assert register.figures()[0].content.quantity.value == 6_000_000_000
    before = register.digest()
    assert register.rebuild() == before
    assert register.verify().faults == ()


def test_two_numbers_of_one_report_are_two_entries_though_another_report_is_near_both(register: Register) -> None:
    enter(register, report("a", "2025-08-04", figure("664600", period="2025", unit="count", indicator="tourists")))
    both = (figure(value, period="2025", unit="count", indicator="tourists") for value in ("664600", "641600"))
    enter(register, report("b", "2025-08-05", *both))
    reports = {str(one.content.quantity.value): one.reports for one in register.figures()}
    assert reports == {"664600": 2, "641600": 1}
    assert not register.figures(disputed=True)
    one, other = (min(fact.claims, key=lambda claim: claim.id).id for fact in register.figures())
    before = register.digest()
    same = register.judge("same", [one, other], by="Asel")
    assert len(register.figures()) == 1
    register.undo(same.id, by="Asel")
    assert register.digest() == before
    digest = register.digest()
    assert register.rebuild() == digest
    assert register.verify().faults == ()
