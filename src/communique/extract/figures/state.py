"""What was decided for the numbers before: the main source for what the text leaves out."""

from collections import Counter
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from communique.extract.figures.candidates import Reading
from communique.extract.figures.parallel import Place
from communique.model import Period


@dataclass(frozen=True, slots=True, kw_only=True)
class Decided:
    """A reading with its fields, as far as they are known. `chances` is the probability of each field.

    `likely` is the likeliest period even where it is too unsure to be said: the figures behind it may confirm it.
    """

    reading: Reading
    indicator: str = ""
    areas: frozenset[str] = frozenset()
    period: str = ""
    when: Period | None = None
    status: str = ""
    chances: dict[str, float] = field(default_factory=dict)
    words: dict[str, Any] = field(default_factory=dict)
    likely: tuple[str, Period | None] | None = None

    @property
    def spoken(self) -> tuple[str, Period | None]:
        """The period that is spoken of here, said or only likely."""
        return self.likely if self.likely is not None else (self.period, self.when)


@dataclass(slots=True)
class State:
    """The figures decided so far, in the order of the text."""

    done: list[Decided] = field(default_factory=list)
    unnamed: list[Decided] = field(default_factory=list)  # figures of which the indicator is not sure
    _indicators: Counter[str] = field(default_factory=Counter)
    _periods: Counter[str] = field(default_factory=Counter)
    _places: dict[Place, Decided] = field(default_factory=dict)
    _newest: date | None = None
    _counted: int = 0

    def share(self, indicator: str) -> float:
        """How many of the figures decided so far are of an indicator."""
        self._count()
        return self._indicators[indicator] / len(self.done)

    def usual(self, period: str) -> float:
        """How many of the figures decided so far speak of a period."""
        self._count()
        return self._periods[period] / len(self.done)

    def newest(self) -> date | None:
        """The last day of the newest period that the figures decided so far speak of."""
        self._count()
        return self._newest

    def _count(self) -> None:
        for decided in self.done[self._counted :]:
            self._indicators[decided.indicator] += 1
            self._periods[decided.spoken[0]] += 1
            self._places[decided.reading.place] = decided
            when = decided.spoken[1]
            if when and when.last:
                self._newest = max(self._newest or when.last, when.last)
        self._counted = len(self.done)

    def peer(self, reading: Reading) -> Decided | None:
        """The figure that last stood in the same place of an item."""
        self._count()
        return self._places.get(reading.place)

    def last(self, back: int = 1) -> Decided | None:
        """The figure decided `back` figures ago."""
        return self.done[-back] if len(self.done) >= back else None
