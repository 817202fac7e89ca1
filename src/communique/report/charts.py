"""Bars of one indicator: what is drawn for each figure, by the grammar of certainty. Values are never changed."""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import groupby

from communique.model import Figure
from communique.report.lines import Line
from communique.report.phrases import decimal, scaled
from communique.report.words import Words

MOST = 12
LEADING = ("trade_turnover", "investment", "exports", "imports", "companies", "joint_ventures", "projects", "tourists")
SHAPES = {"exact": "", "at_least": "least", "at_most": "most", "about": "about"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Bar:
    """One bar: its row's label, its length in the chart's unit, its shape."""

    line: Line
    label: str
    length: float
    shape: str
    low: float = 0.0


@dataclass(frozen=True, slots=True, kw_only=True)
class Aim:
    """A target: where its line stands, its deadlines in words, the row of its label so that labels never meet."""

    line: Line
    length: float
    when: str
    row: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Chart:
    """Bars of one indicator of the same areas in one unit; `aims` are targets, drawn as lines across all rows."""

    indicator: str
    unit: str
    bars: tuple[Bar, ...]
    aims: tuple[Aim, ...]
    top: float
    ticks: tuple[str, ...]
    width: float


def charts(
    lines: Iterable[Line], words: Words, most: int = MOST, fewest: int = 2, largest: Decimal | None = None
) -> tuple[Chart, ...]:
    """A chart for each indicator, areas and unit with two figures or more that can stand on one axis.

    Of each the latest `most` are drawn; `largest` makes room for a value of another chart on the same scale.
    """
    figures = [line for line in lines if _drawable(line.fact.content)]
    figures.sort(key=lambda line: (_key(line.fact.content), _order(line)))
    found = []
    for _, group in groupby(figures, key=lambda line: _key(line.fact.content)):
        members = list(group)
        if any(line.fact.content.status != "target" for line in members) and len(members) >= fewest:
            found.append(_chart(members, words, most, largest))
    return tuple(sorted(found, key=lambda chart: (place(chart.indicator), -len(chart.bars))))


def place(indicator: str) -> int:
    """The place of an indicator in a report: the weightiest first."""
    return LEADING.index(indicator) if indicator in LEADING else len(LEADING)


def _drawable(figure: Figure) -> bool:
    amount = figure.quantity
    return (
        not figure.change
        and amount.unit != "percent"
        and amount.value > 0
        and (figure.period is not None or figure.status == "target")
    )


def _key(figure: Figure) -> tuple[str, tuple[str, ...], str]:
    return figure.indicator, figure.areas, figure.quantity.unit


def _order(line: Line) -> tuple[date, date]:
    when = line.fact.content.period
    first = (when.first or when.last) if when else None
    last = (when.last or when.first) if when else None
    return (last or date.max, first or date.max)


def _chart(lines: list[Line], words: Words, most: int, beside: Decimal | None) -> Chart:
    drawn = [line for line in lines if line.fact.content.status != "target"][-most:]
    aims = [line for line in lines if line.fact.content.status == "target"]
    largest = max([line.fact.content.quantity.value for line in drawn + aims] + ([beside] if beside else []))
    number, scale = scaled(largest)
    base = largest / number
    top = round_up(number)
    first = drawn[0].fact.content
    return Chart(
        indicator=first.indicator,
        unit=_unit_name(scale, first.quantity.unit, words),
        bars=tuple(_bar(line, base) for line in drawn),
        aims=_aims(aims, base),
        top=float(top),
        ticks=tuple(decimal(top * step / 4, words) for step in range(5)),
        width=float(top) * 1.18,
    )


def _aims(lines: list[Line], base: Decimal) -> tuple[Aim, ...]:
    """Targets of one value are one line across the rows, with all their deadlines."""
    found: dict[float, list[Line]] = {}
    for line in lines:
        found.setdefault(float(line.fact.content.quantity.value / base), []).append(line)
    return tuple(
        Aim(
            line=same[0],
            length=length,
            when=", ".join(dict.fromkeys(line.when.text for line in same if line.when.known)),
            row=row,
        )
        for row, (length, same) in enumerate(sorted(found.items())[-3:])
    )


def _bar(line: Line, base: Decimal) -> Bar:
    figure: Figure = line.fact.content
    length = float(figure.quantity.value / base)
    shape = "calc" if figure.status == "forecast" else SHAPES[figure.quantity.bound]
    return Bar(
        line=line, label=line.when.text, length=length, shape=shape, low=length * 0.97 if shape == "about" else 0
    )


def _unit_name(scale: str, unit: str, words: Words) -> str:
    number = words(f"number.{scale}").replace("{}", "").strip() if scale else ""
    own = (words.get(f"unit.{unit}") or unit).replace("{}", "").strip()
    return " ".join(part for part in (number, own) if part)


def round_up(number: Decimal) -> Decimal:
    """The next of 1, 2, 4, 5, 8, 10 times a power of ten: four equal parts of it are round as well."""
    power = Decimal(10) ** number.adjusted()
    return next(power * step for step in (1, 2, 4, 5, 8, 10) if power * step >= number)
