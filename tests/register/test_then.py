"""An earlier day in a large register: told from the entries of today, the same as if all were computed anew."""

from datetime import UTC, datetime
from typing import Any

import pytest

from communique.api import Register, then
from communique.errors import QueryError
from tests.reports import enter, event, figure, report

TALKS = event("talks", "2025-03-12", place="Astana")
VISIT = event("visit", "2025-04-02", place="Rome")
PLANNED = event("summit", "2025-05-30", status="planned", countries=("C5", "IT"), name="CA – Italy")
HELD = event("summit", "2025-05-30", countries=("C5", "IT"), place="Astana", name="CA – Italy")


def story(register: Register) -> datetime:
    """Reports, a moment, and after it: more reports, a new text of an address, decisions."""
    enter(
        register,
        report("a", "2025-03-13", TALKS, figure("4e9")),
        report("b", "2025-04-03", VISIT, figure("4.6e9")),
        report("c", "2025-05-01", PLANNED),
        report("d", "2025-03-14", TALKS, figure("7e9", "2023")),
    )
    visit = next(fact for fact in register.events() if fact.content.type == "visit")
    register.judge("corrected", [visit.id], by="Аян", correction="place=Milan")
    moment = datetime.now(UTC)
    enter(
        register,
        report("e", "2025-06-01", HELD, event("call", "2025-06-01")),
        report("f", "2025-06-02", TALKS),
        report("d", "2025-03-14", figure("8e9", "2023")),
    )
    register.judge("wrong", [visit.id], by="Ия")
    figures = register.figures(period="2024")
    register.judge("corrected", [figures[0].id], by="Ия", correction="value=5e9")
    return moment


def told(register: Register, kind: str, moment: datetime, **filters: Any) -> set[tuple[str, str, int]]:
    found = register.facts(kind, as_of=moment, **filters)
    return {(fact.id, repr(fact.content), fact.reports) for fact in found}


@pytest.mark.parametrize("filters", [{}, {"areas": "IT"}, {"areas": ["IT", "KZ"]}])
@pytest.mark.parametrize("kind", ["events", "figures"])
def test_the_quick_way_tells_what_the_long_way_tells(
    register: Register, monkeypatch: pytest.MonkeyPatch, kind: str, filters: dict[str, Any]
) -> None:
    moment = story(register)
    exactly = told(register, kind, moment, **filters)
    assert exactly
    monkeypatch.setattr(then, "FEW", 0)
    assert told(register, kind, moment, **filters) == exactly
    assert told(register, kind, moment, **filters) != told(register, kind, datetime.now(UTC), **filters)


def test_filters_ask_of_what_was_then(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = story(register)
    monkeypatch.setattr(then, "FEW", 0)
    assert [fact.content.type for fact in register.events(as_of=moment, status="planned")] == ["summit"]
    assert not register.events(as_of=moment, status="held", type="summit")
    assert len(register.figures(as_of=moment, disputed=True)) == 1
    assert not register.events(as_of=datetime(2001, 1, 1, tzinfo=UTC))


def test_one_fact_and_the_reports_of_then(register: Register, monkeypatch: pytest.MonkeyPatch) -> None:
    moment = story(register)
    monkeypatch.setattr(then, "FEW", 0)
    talks = next(fact for fact in register.events() if fact.content.type == "talks")
    assert (talks.reports, register.fact(talks.id, as_of=moment).reports) == (2, 2)
    call = next(fact for fact in register.events() if fact.content.type == "call")
    with pytest.raises(QueryError, match="did not know"):
        register.fact(call.id, as_of=moment)
    assert {one.url for one in register.documents(as_of=moment)} == {"a", "b", "c", "d"}
    assert "7E+9" in next(one.text for one in register.documents(as_of=moment) if one.url == "d")
