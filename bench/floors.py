"""Floors of accuracy: pinned in `floors.json`, raised when reading gets better, lowered only with a reason."""

import json
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.score import Tally

FILE = Path(__file__).with_name("floors.json")
SLACK = 0.02  # how far below what was measured a floor is set: another library's version may move a figure a little


def measured(by_desk: Mapping[str, Mapping[str, Tally]]) -> dict[str, float]:
    """The means over the desks left out that floors are about."""
    desks = [t for desk, t in by_desk.items() if desk != "dev"] or list(by_desk.values())
    found = {}
    for kind in desks[0]:
        named = [t[kind] for t in desks if t[kind].gold]
        found[f"{kind}.core"] = _mean([t.f1() for t in named])
        found[f"{kind}.precision"] = _mean([t.precision for t in named])
        if kind != "topics":
            found[f"{kind}.full"] = _mean([t.f1(whole_only=True) for t in named])
    return found


def check(language: str, by_desk: Mapping[str, Mapping[str, Tally]]) -> int:
    """Print each floor that is not held; 0 where all are."""
    floors = json.loads(FILE.read_text(encoding="utf-8")).get(language, {}) if FILE.exists() else {}
    reached = measured(by_desk)
    under = [
        f"{name}: {reached[name]:.3f}, floor {floor:.3f}" for name, floor in floors.items() if reached[name] < floor
    ]
    for line in under:
        print(f"BELOW ITS FLOOR  {line}", file=sys.stderr)
    astray = sum(t.astray for tallies in by_desk.values() for t in tallies.values())
    if astray:
        print(f"EVIDENCE OUTSIDE ITS TEXT  {astray}", file=sys.stderr)
    if not under and not astray:
        print(f"\nAll {len(floors)} floors are held.")
    return 1 if under or astray else 0


def set_floors(language: str, by_desk: Mapping[str, Mapping[str, Tally]], reason: str) -> int:
    """Raise the floors to what was measured; lower one only where a reason is given."""
    pinned = json.loads(FILE.read_text(encoding="utf-8")) if FILE.exists() else {}
    before = pinned.get(language, {})
    after = {name: round(max(0.0, value - SLACK), 3) for name, value in measured(by_desk).items()}
    if not reason:
        after = {name: max(value, before.get(name, 0.0)) for name, value in after.items()}
    pinned[language] = after
    FILE.write_text(json.dumps(pinned, indent=1, sort_keys=True) + "\n", encoding="utf-8")
    lower = [name for name, value in after.items() if value < before.get(name, 0.0)]
    print(f"floors of {language} written" + (f"; lowered, {reason}: {', '.join(lower)}" if lower else ""))
    return 0


def _mean(values: list[float]) -> float:
    return sum(values) / len(values) if values else 0.0
