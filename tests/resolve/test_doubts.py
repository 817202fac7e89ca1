"""Pairs that may be one: shown to a person, until a person has said."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

import pytest

from communique.model import Agreement, Claim, Event, Evidence, Fact, Format, Judgement, Period, Span
from communique.resolve.doubts import doubts

MAY = Period.day(date(2025, 5, 29))
TALKS = {"type": "talks", "status": "held", "countries": ("IT", "KZ")}
MELONI, TOKAYEV = "Джорджа Мелони", "Касым-Жомарт Токаев"


def fact(ident: str, content: Any, reports: int = 1) -> Fact[Any]:
    evidence = Evidence(document=f"d{ident}", span=Span(start=0, end=3, text="abc"))
    claim: Claim[Any] = Claim(content=content, evidence=evidence, origin="t")
    return Fact(id=f"f{ident}", content=content, claims=(claim,), reports=reports)


def pairs(*facts: Fact[Any]) -> list[tuple[str, str]]:
    return [(one.one.id, one.other.id) for one in doubts(facts)]


@pytest.mark.parametrize(
    "other",
    [
        {"people": (MELONI, TOKAYEV)},
        {"people": ("Giorgia Meloni", "Kassym-Jomart Tokayev"), "period": MAY},
        {"people": (TOKAYEV,), "period": Period.day(date(2025, 5, 30))},
    ],
)
def test_talks_of_the_same_people_may_be_one(other: dict[str, Any]) -> None:
    one = Event(**TALKS, people=(MELONI, TOKAYEV), period=MAY)
    assert pairs(fact("1", one), fact("2", Event(**{**TALKS, **other}))) == [("f1", "f2")]


@pytest.mark.parametrize(
    "other",
    [
        {"people": (MELONI,), "period": Period.day(date(2025, 9, 1))},
        {"people": ("Антонио Таяни",), "period": MAY},
        {"people": (MELONI,), "period": MAY, "place": "Rome"},
        {"people": (MELONI,), "period": MAY, "type": "visit"},
        {"people": (MELONI,), "period": MAY, "countries": ("IT", "UZ")},
        {},
    ],
)
def test_what_differs_or_says_too_little_is_no_doubt(other: dict[str, Any]) -> None:
    one = Event(**TALKS, people=(MELONI, TOKAYEV), period=MAY, place="Astana")
    assert not pairs(fact("1", one), fact("2", Event(**{**TALKS, **other})))


def test_a_judged_pair_does_not_come_again() -> None:
    one, other = (Event(**TALKS, people=(MELONI,), period=period) for period in (MAY, None))
    assert pairs(fact("1", one), fact("2", other))
    both = [fact("1", one), fact("2", other)]
    subjects = tuple(each.claims[0].id for each in both)
    said = Judgement(verdict="unsure", subjects=subjects, by="Аян", at=datetime(2025, 6, 1, tzinfo=UTC))
    assert not pairs(*(replace(each, judgements=(said,)) for each in both))


def test_the_pair_on_which_most_reports_hang_comes_first() -> None:
    small = [Event(**TALKS, people=(MELONI,), period=period) for period in (MAY, None)]
    names = ("Центральная Азия – Италия", "Центральная Азия Италия плюс")
    large = [Format(name=name, partner="IT", members=("KZ",)) for name in names]
    found = pairs(fact("1", small[0]), fact("2", small[1]), fact("3", large[0], reports=9), fact("4", large[1]))
    assert found == [("f3", "f4"), ("f1", "f2")]


def test_titles_of_agreements_are_compared_by_their_words() -> None:
    one = Agreement(title="Соглашение о воздушном сообщении", areas=("IT", "KZ"))
    near = Agreement(title="Соглашение о воздушном сообщении между Италией и Казахстаном", areas=("IT", "KZ"))
    far = Agreement(title="Меморандум по туризму", areas=("IT", "KZ"))
    assert pairs(fact("1", one), fact("2", near), fact("3", far)) == [("f1", "f2")]
