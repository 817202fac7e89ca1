"""Actual, target or forecast: the nearest words of wishing and expecting, the verbs' tense, the last figure."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Features, Ground
from communique.extract.figures.state import State

STATUSES = ("actual", "target", "forecast")


TARGET, FORECAST = "figures.target", "figures.forecast"


def status_row(ground: Ground, reading: Reading, base: Features, indicator: str, state: State) -> Features:
    """The row from which both scorers of status decide."""
    around = ground.around(reading.mention.sentence)
    row = {k: v for k, v in base.items() if not k.startswith(("said", "rank", "past"))}
    row[f"id.{indicator}"] = 1
    published = ground.scene.document.published
    for period in around.periods:
        side = "left" if period.first < reading.mention.first else "right"
        near = 1 / (1 + abs(period.first - reading.mention.first) / 3 + around.cut(period.first, reading.mention.first))
        row[f"time.{period.kind}.{side}"] = max(row.get(f"time.{period.kind}.{side}", 0.0), near)
        if period.period and period.period.last and published and period.period.last > published:
            row[f"future.{side}"] = max(row.get(f"future.{side}", 0.0), near)
    for name in ("target", "forecast", "actual", "modal"):
        row[f"{name}.here"] = min(3, len(around.marks.get(name, ())))
        row[f"{name}.clause"] = any(around.cut(at, reading.mention.first) == 0 for at in around.marks.get(name, ()))
    last = state.last()
    if last is not None:
        row[f"last.{last.status}"] = 1 if reading.mention.sentence == last.reading.mention.sentence else 0.5
    return row
