"""A desk for tests: reports written for them, and facts whose words are pointed at by hand."""

from collections.abc import Iterable, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal
from typing import Any

from communique.model import (
    Agreement,
    Claim,
    Dissent,
    Document,
    Event,
    Evidence,
    Fact,
    Figure,
    Format,
    Initiative,
    Occupancy,
    Period,
    Quantity,
    Ranking,
    Role,
    Span,
    Statement,
    Topic,
)
from communique.model.answer import Citation, Life, Pace, Person, Restatement, Summary, Target

NORTH = Document(
    text=(
        "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года принял в Астане министра торговли Норвегии "
        "Сесилие Мюрсет. Товарооборот двух стран в 2024 году превысил 240 миллионов долларов. Стороны намерены "
        "довести его до 500 миллионов долларов к 2030 году. «Мы открыты для новых проектов», сказал Токаев.\n"
        "В июне в Осло пройдет форум «Север – Центральная Азия». Подписан меморандум о водных ресурсах."
    ),
    url="reports/north.txt",
    publisher="Степные вести",
    cites=("Акорда",),
    language="ru",
    published=date(2025, 3, 13),
)
SOUTH = Document(
    text=(
        "Норвегия и Казахстан торгуют все больше: 251 млн долларов за 2024 год. За первый квартал 2025 года "
        "товарооборот составил 70 млн долларов. Норвегия откроет в Астане учебный центр. <script>alert(1)</script>"
    ),
    url="reports/south.txt",
    language="ru",
)


def said(document: Document, words: str) -> Span:
    """The first place of the words in the text."""
    start = document.text.index(words)
    return document.span(start, start + len(words))


def fact(content: Any, document: Document, words: str, **fields: str | None) -> Fact[Any]:
    """A fact of one claim; a field without words is inferred."""
    roles = tuple(
        Role(field=name, span=said(document, told))
        if told
        else Role(field=name, inferred=True, why="year of the report")
        for name, told in fields.items()
    )
    evidence = Evidence(document=document.id, span=said(document, words), roles=roles)
    claim = Claim(content=content, evidence=evidence, origin="test", confidence=0.9)
    return Fact(id="f" + claim.id[1:9], content=content, claims=(claim,))


def figure(value: str, period: str, status: str = "actual", bound: str = "exact", **more: Any) -> Figure:
    return Figure(
        indicator=more.pop("indicator", "trade_turnover"),
        quantity=Quantity(value=Decimal(value), unit=more.pop("unit", "USD"), bound=bound),  # type: ignore[arg-type]
        areas=("KZ", "NO"),
        status=status,  # type: ignore[arg-type]
        period=Period.parse(period) if period else None,
        **more,
    )


TALKS = fact(
    Event(
        type="talks", status="held", countries=("KZ", "NO"), period=Period.parse("2025-03-12"), place="Astana",
        people=("Касым-Жомарт Токаев", "Сесилие Мюрсет"),
    ),
    NORTH, "Президент Казахстана Касым-Жомарт Токаев 12 марта 2025 года принял в Астане министра торговли Норвегии",
    date="12 марта 2025 года",
)  # fmt: skip
FORUM = fact(
    Event(type="forum", status="planned", countries=("C5", "NO"), period=Period.parse("2025-06"), place="Oslo",
          name="Север – Центральная Азия"),
    NORTH, "В июне в Осло пройдет форум «Север – Центральная Азия»", date=None,
)  # fmt: skip
VISIT = fact(
    Event(type="visit", status="held", countries=("KZ", "NO"), people=("Сесилие Мюрсет",), level="working"),
    NORTH, "министра торговли Норвегии Сесилие Мюрсет",
)  # fmt: skip
TRADE = fact(
    figure("240e6", "2024", bound="at_least"), NORTH,
    "Товарооборот двух стран в 2024 году превысил 240 миллионов долларов",
    value="240 миллионов долларов", period="2024 году",
)  # fmt: skip
TRADE_TWO = fact(figure("251e6", "2024"), SOUTH, "251 млн долларов за 2024 год", value="251 млн долларов")
TRADE = replace(
    TRADE,
    claims=TRADE.claims + TRADE_TWO.claims,
    reports=2,
    sources=2,
    dissent=(
        Dissent(
            field="value",
            values=("≥240000000 USD", "251000000 USD"),
            claims=(TRADE_TWO.claims[0].id,),
            reason="rounding",
        ),
    ),
)
QUARTER = fact(figure("70e6", "2025-Q1"), SOUTH, "товарооборот составил 70 млн долларов", value="70 млн долларов")
WISH = fact(
    figure("500e6", "2030", "target"), NORTH, "довести его до 500 миллионов долларов к 2030 году",
    value="500 миллионов долларов", period="2030 году",
)  # fmt: skip
OFFICE = fact(
    Occupancy(person="Касым-Жомарт Токаев", office="президент", area="KZ", period=Period.day(date(2025, 3, 13))),
    NORTH,
    "Президент Казахстана Касым-Жомарт Токаев",
)
QUOTE = fact(
    Statement(speaker="Касым-Жомарт Токаев", manner="direct", words="Мы открыты для новых проектов"),
    NORTH, "Мы открыты для новых проектов",
)  # fmt: skip
PACT = fact(
    Agreement(title="меморандум о водных ресурсах", areas=("KZ", "NO"), status="signed"),
    NORTH,
    "меморандум о водных ресурсах",
)
CENTRE = fact(
    Initiative(what="учебный центр <script>alert(1)</script>", by=("NO",), status="decided", place="Astana"),
    SOUTH,
    "Норвегия откроет в Астане учебный центр",
)
SERIES = fact(Format(name="Север – Центральная Азия", members=("C5", "NO")), NORTH, "форум «Север – Центральная Азия»")
PLACE = fact(
    Ranking(area="NO", of="KZ", indicator="trade_turnover", rank=3, at_most=True),
    SOUTH,
    "Норвегия и Казахстан торгуют все больше",
)
WATER = fact(Topic(topic="water"), NORTH, "водных ресурсах")
FACTS = (TALKS, FORUM, VISIT, TRADE, QUARTER, WISH, OFFICE, QUOTE, PACT, CENTRE, SERIES, PLACE, WATER)
WISHED = Target(
    id=WISH.id, fact=WISH, value=WISH.content.quantity, deadline=WISH.content.period, state="behind", base=TRADE,
    latest=TRADE,
    results=(TRADE, QUARTER), share=Decimal("0.48"), growth_needed=Decimal("13.014"),
    pace=Pace(period=Period.parse("2025-Q1"), value=QUARTER.content.quantity, yearly=Decimal("280e6"), method="times"),
    restatements=(
        Restatement(day=date(2025, 3, 13), value=WISH.content.quantity, deadline=WISH.content.period, fact=WISH.id,
                    claim=WISH.claims[0].id),
    ),
)  # fmt: skip


class TestDesk:
    """Answers the questions of reports from the facts above."""

    __test__ = False

    def __init__(self, facts: Sequence[Fact[Any]] = FACTS, targets: Sequence[Target] = (WISHED,)) -> None:
        self.all = tuple(facts)
        self.aims = tuple(targets)
        self.reports = {document.id: document for document in (NORTH, SOUTH)}

    def number(self, kind: str, **filters: Any) -> int | None:
        """Not known without looking at them."""
        del kind, filters

    def facts(self, kind: str, **filters: Any) -> tuple[Fact[Any], ...]:
        found = [fact for fact in self.all if fact.kind == kind]
        wanted = filters.get("text", "")
        found = [fact for fact in found if wanted.casefold() in repr(fact.content).casefold()]
        person = filters.get("person", "")
        found = [fact for fact in found if person.casefold() in repr(fact.content).casefold()]
        return tuple(found[: filters.get("limit")])

    def people(self, **filters: Any) -> tuple[Person, ...]:
        name = filters.get("person", "").casefold()
        return (Person(id="p1", name="Касым-Жомарт Токаев", facts=3),) if name and name in "касым-жомарт токаев" else ()

    def targets(self, **_filters: Any) -> tuple[Target, ...]:
        return self.aims

    def documents(self, **_filters: Any) -> tuple[Document, ...]:
        return tuple(self.reports.values())

    def editions(self, format_id: str, **_filters: Any) -> tuple[Fact[Event], ...]:
        return (FORUM,) if format_id == SERIES.id else ()

    def facts_in(self, document_id: str) -> tuple[tuple[Fact[Any], Claim[Any]], ...]:
        told = [(fact, claim) for fact in self.all for claim in fact.claims if claim.evidence.document == document_id]
        return tuple(sorted(told, key=lambda pair: pair[1].evidence.span))

    def facts_of(self, document_ids: Iterable[str]) -> tuple[tuple[Fact[Any], ...], ...]:
        return tuple(tuple(fact for fact, _ in self.facts_in(one)) for one in document_ids)

    def cite_all(self, facts: Iterable[Fact[Any]]) -> dict[str, tuple[Citation, ...]]:
        return {fact.id: self.cite(fact) for fact in facts}

    def cite(self, fact: Fact[Any]) -> tuple[Citation, ...]:
        found = []
        for claim in fact.claims:
            document = self.reports[claim.evidence.document]
            found.append(Citation(claim=claim, document=document, sentence=claim.evidence.span))
        return tuple(found)

    def life(self, event: Fact[Event]) -> Life:
        return Life(event=event, state="held")

    def summary(self) -> Summary:
        return Summary(documents=2, claims=14, facts={"figures": 3})
