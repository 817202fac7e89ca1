"""Figures of one indicator on an axis of time: what is drawn for each, and where. Values are never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from communique.model import Figure, Period
from communique.report.charts import Aim, Bar, Chart, charts, round_up
from communique.report.disagreement import amount, said
from communique.report.lines import Line
from communique.report.phrases import NBSP
from communique.report.words import Words

MOST = 200  # figures on one axis


@dataclass(frozen=True, slots=True, kw_only=True)
class Rival:
    """One of the values that sources give for the same: none is the right one."""

    value: float
    words: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Column:
    """One figure: as wide as its period, as high as its value in the unit of the series, in the shape of its bound."""

    fact: str
    first: date
    last: date
    value: float
    shape: str
    label: str
    words: str
    told: str
    rivals: tuple[Rival, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Wish:
    """A target: its value, and its deadline where one is named."""

    fact: str
    value: float
    words: str
    by: date | None


@dataclass(frozen=True, slots=True, kw_only=True)
class Series:
    """Figures of one indicator of the same areas in one unit. The axis goes from zero to `top`."""

    indicator: str
    title: str
    unit: str
    decimal: str
    top: float
    marks: tuple[Column, ...]
    aims: tuple[Wish, ...]


def series(lines: Iterable[Line], words: Words) -> tuple[Series, ...]:
    """A series for each indicator, areas and unit."""
    return tuple(_series(chart, words) for chart in charts(lines, words, most=MOST, fewest=1))


def _series(chart: Chart, words: Words) -> Series:
    marks = tuple(_column(bar, words) for bar in chart.bars)
    return Series(
        indicator=chart.indicator,
        title=chart.bars[0].line.title,
        unit=chart.unit,
        decimal=words("number.decimal"),
        top=_top(chart, marks),
        marks=marks,
        aims=tuple(_wish(aim, words) for aim in chart.aims),
    )


def _top(chart: Chart, marks: tuple[Column, ...]) -> float:
    """The end of the axis, with room for values that other sources give."""
    largest = max((rival.value for mark in marks for rival in mark.rivals), default=0.0)
    return max(chart.top, float(round_up(Decimal(str(largest)))) if largest else 0.0)


def _column(bar: Bar, words: Words) -> Column:
    line, when = bar.line, bar.line.fact.content.period
    first, last = _ends(when)
    told = f"{line.value} {line.status}" if line.mark in ("forecast", "provisional") else str(line.value)
    return Column(
        fact=line.id,
        first=first,
        last=last,
        value=bar.length,
        shape=bar.shape,
        label=bar.label,
        words=told.replace(NBSP, " "),
        told=line.told,
        rivals=_rivals(bar, words),
    )


def _rivals(bar: Bar, words: Words) -> tuple[Rival, ...]:
    """The values of a disagreement, in the unit of the series; those in another unit have no place on its axis."""
    figure: Figure = bar.line.fact.content
    base = figure.quantity.value / Decimal(str(bar.length)) if bar.length else Decimal(1)
    told = (stored for one in bar.line.fact.dissent if one.field == "value" for stored in one.values)
    amounts = [(amount(figure, stored), stored) for stored in told]
    return tuple(
        Rival(value=float(one.value / base), words=said(figure, "value", stored, words).replace(NBSP, " "))
        for one, stored in amounts
        if one and one.unit == figure.quantity.unit
    )


def _ends(when: Period) -> tuple[date, date]:
    """Both ends of a period; an open one is the day of its known end."""
    first, last = when.first or when.last, when.last or when.first
    return (first or date.min), (last or date.min)


def _wish(aim: Aim, words: Words) -> Wish:
    when = aim.line.fact.content.period
    wanted = f"{words('status.figures.target')} {aim.line.value}".replace(NBSP, " ")
    return Wish(
        fact=aim.line.id,
        value=aim.length,
        words=f"{wanted}, {aim.when}" if aim.when else wanted,
        by=(when.last or when.first) if when else None,
    )
