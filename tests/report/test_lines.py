"""Lines, charts and the timeline: what is drawn for what a source says."""

from dataclasses import replace
from datetime import date

from communique.model import Event, Period
from communique.report.charts import charts
from communique.report.lines import line
from communique.report.notes import Notes
from communique.report.reading import one_line
from communique.report.timeline import timeline
from communique.report.titles import title
from communique.report.words import words
from tests.report.desk import (
    FORUM,
    NORTH,
    OFFICE,
    QUARTER,
    QUOTE,
    SOUTH,
    TALKS,
    TRADE,
    VISIT,
    WISH,
    TestDesk,
    fact,
    figure,
)

RU = words("ru")


def notes() -> Notes:
    return Notes(TestDesk(), RU)


def test_a_month_without_words_is_marked_inferred() -> None:
    assert line(FORUM, notes()).when.inferred
    assert not line(TALKS, notes()).when.inferred


def test_an_office_says_when_it_was_seen() -> None:
    assert line(OFFICE, notes()).seen == "видно на 13.03.2025"
    years = replace(OFFICE.content, period=Period.days(date(2020, 2, 1), date(2025, 11, 21)))
    assert line(replace(OFFICE, content=years), notes()).seen == "видно с 01.02.2020 по 21.11.2025"


def test_the_same_words_have_one_number() -> None:
    kept = notes()
    assert line(TALKS, kept).numbers == line(TALKS, kept).numbers == "1"
    assert line(VISIT, kept).numbers == "2"


def test_where_sources_disagree_the_words_are_those_of_the_value_shown() -> None:
    other = replace(TRADE, claims=TRADE.claims[::-1])
    for one in (TRADE, other):
        said = line(one, notes()).said
        assert said
        assert "240 миллионов" in said.words


def test_a_statement_of_nobody_named_has_its_manner_only() -> None:
    silent = replace(QUOTE, content=replace(QUOTE.content, speaker=""))
    assert line(silent, notes()).detail == "прямая речь"


def test_titles() -> None:
    assert title(FORUM.content, RU) == "Форум «Север – Центральная Азия»"
    assert title(VISIT.content, RU) == "Рабочий визит: Сесилие Мюрсет"
    assert title(TRADE.content, RU) == "Товарооборот, Казахстан – Норвегия"
    direction = replace(TRADE.content, indicator="exports", ref_area="NO", counterpart_area="KZ")
    assert title(direction, RU) == "Экспорт, Норвегия – Казахстан"


def test_one_line_has_value_date_and_status() -> None:
    assert (
        one_line(WISH.content, RU).replace("\u00a0", " ")
        == "500 млн USD · Товарооборот, Казахстан – Норвегия · 2030 · цель"
    )


def test_a_chart_has_one_unit_and_targets_are_lines() -> None:
    (chart,) = charts([line(one, notes()) for one in (WISH, QUARTER, TRADE)], RU)
    assert chart.unit == "млн USD"
    assert [bar.length for bar in chart.bars] == [240.0, 70.0]
    assert [bar.shape for bar in chart.bars] == ["least", ""]
    assert [aim.length for aim in chart.aims] == [500.0]
    assert chart.ticks == ("0", "125", "250", "375", "500")


def test_growth_and_figures_without_period_are_not_drawn() -> None:
    growth = fact(figure("15", "2024", unit="percent"), SOUTH, "2024 год")
    undated = fact(figure("9e6", ""), SOUTH, "2024 год")
    assert charts([line(one, notes()) for one in (TRADE, growth, undated)], RU) == ()


def test_a_timeline_draws_precision() -> None:
    drawn = timeline([line(one, notes()) for one in (TALKS, FORUM, VISIT)], RU)
    assert drawn
    shapes = {item.line.id: item.shape for lane in drawn.lanes for item in lane.items}
    assert shapes == {TALKS.id: "day", FORUM.id: "span", VISIT.id: "by"}


def test_labels_of_one_lane_never_lie_on_each_other() -> None:
    same_day = [
        fact(
            Event(type="talks", status="held", countries=("KZ", "NO"), name=f"Переговоры номер {n}",
                  period=Period.parse("2025-03-12")),
            NORTH, "12 марта 2025 года принял"[n:],
        )
        for n in range(5)
    ]  # fmt: skip
    drawn = timeline([line(one, Notes(TestDesk(), RU)) for one in same_day], RU)
    assert drawn
    (lane,) = drawn.lanes
    assert sorted(item.row for item in lane.items) == [0, 1, 2, 3, 4]


def test_one_event_is_no_timeline() -> None:
    assert timeline([line(TALKS, notes())], RU) is None
