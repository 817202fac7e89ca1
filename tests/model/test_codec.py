"""Every noun survives the way to JSON and back."""

import json
from datetime import UTC, date, datetime
from decimal import Decimal
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.model import (
    Agreement,
    Anchor,
    Claim,
    Dissent,
    Document,
    Event,
    Evidence,
    Fact,
    Figure,
    Format,
    Initiative,
    Judgement,
    Occupancy,
    Period,
    Quantity,
    Ranking,
    Role,
    Span,
    Statement,
    Topic,
)
from communique.model.codec import decode, decode_content, dumps, encode, encode_content

MONEY = Quantity(value=Decimal(7600000000), unit="USD", bound="at_most")
DAY = Period.day(date(2025, 5, 30))
CONTENTS = (
    Figure(
        indicator="investment", quantity=MONEY, areas=("IT", "KZ"), status="target", period=Period.years(2005, 2025)
    ),
    Figure(indicator="exports", quantity=Quantity(value=Decimal("-1.50"), unit="percent"), change=True, ref_area="KZ"),
    Event(type="summit", status="held", countries=("C5", "IT"), people=("А", "Б"), period=DAY, name="ЦА – Италия"),
    Occupancy(person="Токаев", office="президент", area="KZ", period=Period.quarter(2025, 1)),
    Statement(speaker="Токаев", manner="direct", words="«да»", topics=("trade",)),
    Agreement(title="Декларация", areas=("KZ",), status="signed"),
    Initiative(what="улица", by=("KZ",), status="decided", period=Period.month(2025, 5)),
    Format(name="C5+1", members=("C5",), partner="US"),
    Ranking(area="IT", of="KZ", indicator="trade partner", rank=3, at_most=True),
    Topic(topic="trade"),
)


@pytest.mark.parametrize("content", CONTENTS, ids=lambda content: type(content).__name__)
def test_contents(content: Any) -> None:
    assert decode_content(json.loads(dumps(encode_content(content)))) == content


def test_a_fact_with_all_it_holds() -> None:
    span = Span(start=3, end=6, text="abc")
    roles = (Role(field="value", span=span, confidence=0.5), Role(field="period", inferred=True, why="published"))
    claim = Claim(content=CONTENTS[0], evidence=Evidence(document="d1", span=span, roles=roles), origin="rule")
    fact = Fact(
        id="f1",
        content=CONTENTS[0],
        claims=(claim,),
        dissent=(Dissent(field="value", values=("1", "2"), claims=("c1",), reason="mirror"),),
        judgements=(judgement(),),
        reports=2,
    )
    again = decode(Fact, json.loads(dumps(encode(fact))))
    assert again == fact
    assert again.claims[0].id == claim.id


def judgement() -> Judgement:
    """A decision with everything in it."""
    return Judgement(
        verdict="corrected",
        subjects=("c1", "c2"),
        by="A",
        at=datetime(2025, 5, 30, 12, 0, 1, tzinfo=UTC),
        reason="said so",
        correction="value=1",
        anchors=(Anchor(claim="c1", document="d1", kind="events", start=1, end=2),),
    )


def test_judgements_and_documents() -> None:
    document = Document(text="Ёж", url="u", published=date(2025, 1, 1), cites=("Акорда",))
    assert decode(Judgement, json.loads(dumps(encode(judgement())))) == judgement()
    assert decode(Document, json.loads(dumps(encode(document)))) == document


def test_what_was_not_written_by_it_is_refused() -> None:
    with pytest.raises((KeyError, TypeError, ValueError)):
        decode(Quantity, {"value": "many", "unit": "USD"})
    with pytest.raises(KeyError):
        decode_content({"kind": "rumours"})


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))
PRECISIONS = st.sampled_from(("day", "month", "quarter", "year"))


@st.composite
def periods(draw: st.DrawFn) -> Period:
    """Whole units from one day's to another's, or an open side."""
    precision = draw(PRECISIONS)
    one, other = sorted((draw(DAYS), draw(DAYS)))
    first, last = Period.unit(one, precision).first, Period.unit(other, precision).last  # type: ignore[arg-type]
    side = draw(st.sampled_from(("both", "first", "last")))
    return Period(
        first=None if side == "last" else first,
        last=None if side == "first" else last,
        precision=precision,  # type: ignore[arg-type]
    )


@given(periods(), st.decimals(allow_nan=False, allow_infinity=False), st.text())
def test_any_period_value_and_words(period: Period, value: Decimal, words: str) -> None:
    figure = Figure(indicator=words, quantity=Quantity(value=value, unit="USD"), period=period)
    again = decode_content(json.loads(dumps(encode_content(figure))))
    assert again == figure
    assert repr(again) == repr(figure)
