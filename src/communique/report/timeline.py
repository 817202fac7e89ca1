"""Events on an axis of days: a lane a kind, precision drawn, labels that do not lie on each other."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, timedelta

from communique.model import Event, Period
from communique.report.lines import Line
from communique.report.phrases import NBSP, day, period
from communique.report.words import Words

LANES = ("visit", "talks", "summit", "forum", "call", "signing")
MOST = 32
MONTHS = 6  # names of months that stand beside each other on an axis
LANE = 40.0  # rem: the narrowest lane on which labels must not meet; wider ones only gain room
WHOLE = 15  # letters of a name that needs no shortening
LONGEST = 48  # letters of who or what a label names
LETTER = 0.47  # rem: a letter of a label, on the safe side


@dataclass(frozen=True, slots=True, kw_only=True)
class Item:
    """One event on its lane: `first` and `last` in percent, `row` within the lane, label to the left or right."""

    line: Line
    label: str
    shape: str
    first: float
    last: float
    row: int
    left: bool


@dataclass(frozen=True, slots=True, kw_only=True)
class Lane:
    """One kind of event."""

    name: str
    items: tuple[Item, ...]
    rows: int


@dataclass(frozen=True, slots=True, kw_only=True)
class Timeline:
    """Lanes over an axis with ticks (percent, label); `undated` events stand under it; `earlier` were left out."""

    lanes: tuple[Lane, ...]
    ticks: tuple[tuple[float, str], ...]
    undated: tuple[Line, ...]
    earlier: int = 0


def timeline(lines: Iterable[Line], words: Words) -> Timeline | None:
    """The timeline of events; None where fewer than two have a time."""
    all_lines = tuple(lines)
    dated = sorted((line for line in all_lines if _days(line)), key=lambda line: _days(line) or ())
    if len(dated) < 2:
        return None
    shown = dated[-MOST:]
    axis = _Axis.over(shown)
    lanes = [_lane(kind, [line for line in shown if _event(line).type == kind], axis, words) for kind in LANES]
    return Timeline(
        lanes=tuple(lane for lane in lanes if lane.items),
        ticks=axis.ticks(words),
        undated=tuple(line for line in all_lines if not _days(line)),
        earlier=len(dated) - len(shown),
    )


@dataclass(frozen=True, slots=True, kw_only=True)
class Moment:
    """One event for an axis that can be zoomed: its lane's place, its days, its words."""

    fact: str
    lane: int
    first: date
    last: date
    shape: str
    status: str
    label: str
    title: str
    when: str
    told: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Spread:
    """Events by lane and day, unplaced: who draws them knows how much room there is."""

    lanes: tuple[str, ...]
    items: tuple[Moment, ...]


def spread(lines: Iterable[Line], words: Words) -> Spread:
    """The events that have a time, on the lanes that are needed."""
    dated = [(line, days) for line in lines if (days := _days(line))]
    kinds = [kind for kind in LANES if any(_event(line).type == kind for line, _ in dated)]
    return Spread(
        lanes=tuple(words.name("lane", kind) for kind in kinds),
        items=tuple(_moment(line, days, kinds.index(_event(line).type), words) for line, days in dated),
    )


def _moment(line: Line, days: tuple[date, date], lane: int, words: Words) -> Moment:
    return Moment(
        fact=line.id,
        lane=lane,
        first=days[0],
        last=days[1],
        shape=_shape(line, days),
        status=_event(line).status or "",
        label=_label(line, words).replace(NBSP, " "),
        title=line.title,
        when=line.when.text,
        told=line.told,
    )


def _shape(line: Line, days: tuple[date, date]) -> str:
    return "by" if line.when.by else "day" if (days[1] - days[0]).days < 15 else "span"


def _event(line: Line) -> Event:
    content: Event = line.fact.content
    return content


def _days(line: Line) -> tuple[date, date] | None:
    when = _event(line).period
    if when:
        first, last = when.first or when.last, when.last or when.first
        return (first, last) if first and last else None
    return (line.when.by, line.when.by) if line.when.by else None


@dataclass(frozen=True, slots=True)
class _Axis:
    first: date
    last: date

    @classmethod
    def over(cls, lines: list[Line]) -> "_Axis":
        days = [days for line in lines if (days := _days(line))]
        first, last = min(a for a, _ in days), max(b for _, b in days)
        if last - first < timedelta(days=120):
            return cls(first.replace(day=1), _month_end(last))
        return cls(date(first.year, 1, 1), date(last.year, 12, 31))

    def place(self, when: date) -> float:
        """Percent of the axis."""
        return round(100 * ((when - self.first).days / max(1, (self.last - self.first).days)), 2)

    def ticks(self, words: Words) -> tuple[tuple[float, str], ...]:
        years = range(self.first.year, self.last.year + 1)
        if len(years) > 1:
            step = max(1, len(years) // 10)
            return tuple((self.place(max(self.first, date(y, 1, 1))), str(y)) for y in years[::step])
        step = 1 if self.last.month - self.first.month < MONTHS else 3
        months = [date(self.first.year, m, 1) for m in range(self.first.month, self.last.month + 1, step)]
        return tuple((self.place(month), _month(month, words)) for month in months)


def _month(when: date, words: Words) -> str:
    return period(Period.unit(when, "month"), words)


def _month_end(when: date) -> date:
    return (when.replace(day=28) + timedelta(days=4)).replace(day=1) - timedelta(days=1)


def _lane(kind: str, lines: list[Line], axis: _Axis, words: Words) -> Lane:
    ends: list[list[tuple[float, float]]] = []
    items = []
    for line in lines:
        item = _placed(line, axis, words)
        low, high = _stretch(item)
        row = next((r for r, taken in enumerate(ends) if all(high < a or low > b for a, b in taken)), len(ends))
        if row == len(ends):
            ends.append([])
        ends[row].append((low, high))
        items.append(replace(item, row=row))
    return Lane(name=words.name("lane", kind), items=tuple(items), rows=max(1, len(ends)))


def _placed(line: Line, axis: _Axis, words: Words) -> Item:
    """An item on the first row; its label stands on the left where there is no room on the right."""
    start, end = _days(line) or (axis.first, axis.first)
    first, last = axis.place(start), axis.place(end)
    label = _label(line, words)
    width = _width(label)
    shape = _shape(line, (start, end))
    left = last + width > 100 and first - width > 0
    return Item(line=line, label=label, shape=shape, first=first, last=last, row=0, left=left)


def _width(label: str) -> float:
    """Percent of the narrowest lane that a label takes."""
    return (len(label) * LETTER + 1.4) / LANE * 100


def _stretch(item: Item) -> tuple[float, float]:
    """The part of the lane that mark and label take."""
    width, by = _width(item.label), 8.5 if item.shape == "by" else 1.5
    return (item.first - by - width, item.last + 1.5) if item.left else (item.first - by, item.last + width)


def _label(line: Line, words: Words) -> str:
    event = _event(line)
    who = event.name or words("list.pair").join(_short(name) for name in event.people[:2])
    return f"{_cut(who or line.title)}, {_brief(line, words)}"


def _cut(text: str) -> str:
    """As much as leaves room for the day on the narrowest lane; the whole stands in the list."""
    return text if len(text) <= LONGEST else text[:LONGEST].rsplit(" ", 1)[0].rstrip(",") + "…"


def _short(name: str) -> str:
    """How a person is called on a narrow label: a short name whole («Си Цзиньпин»), else its last word."""
    return name if len(name) <= WHOLE else name.rsplit(maxsplit=1)[-1]


def _brief(line: Line, words: Words) -> str:
    when = _event(line).period
    if when is None or when.last is None:
        return line.when.text
    return day(when.last, words, form="short") if when.precision == "day" else period(when, words)
