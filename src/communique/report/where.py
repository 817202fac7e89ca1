"""Where events took place, by country, and the part of the map of the world that shows it."""

import csv
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from functools import cache
from pathlib import Path

from communique.lang.pack import world_rows
from communique.model import Event, Fact

SHAPES = Path(__file__).parent / "static" / "world.csv"
WIDE, HIGH = 960.0, 470.0
NARROWEST = 190.0  # units of the map: less of the world says nothing of where it is
MARGIN = 16.0
RATIO = 2.1


@dataclass(frozen=True, slots=True, kw_only=True)
class Host:
    """A country with the number of events there; `shade` from 1 to 4, the more events the darker."""

    area: str
    events: int
    shade: int
    places: tuple[tuple[str, int], ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Where:
    """Hosts by number of events; `view` is the part of the map, `unnamed` events have no place."""

    hosts: tuple[Host, ...]
    view: str
    unnamed: int


def where(events: Iterable[Fact[Event]]) -> Where | None:
    """Where events were held; None where no place is named."""
    places: dict[str, Counter[str]] = {}
    unnamed = 0
    for fact in events:
        code = area_of(fact.content.place)
        if code:
            places.setdefault(code, Counter())[fact.content.place] += 1
        else:
            unnamed += 1
    if not places:
        return None
    most = max(counts.total() for counts in places.values())
    hosts = (
        Host(
            area=code,
            events=counts.total(),
            shade=max(1, -(-4 * counts.total() // most)),
            places=tuple(counts.most_common()),
        )
        for code, counts in places.items()
    )
    ranked = tuple(sorted(hosts, key=lambda host: (-host.events, host.area)))
    return Where(hosts=ranked, view=_view(list(places)), unnamed=unnamed)


def area_of(place: str) -> str:
    """The country of a place by its English name; empty where it is not known."""
    return _areas().get(place.casefold(), "")


@cache
def _areas() -> dict[str, str]:
    found = {row["name"].casefold(): row["code"] for row in world_rows("areas") if row["kind"] == "country"}
    for row in world_rows("cities"):
        found.setdefault(row["place"].casefold(), row["area"])
    return found


@cache
def _shapes() -> dict[str, tuple[float, float, float, float]]:
    with SHAPES.open(encoding="utf-8", newline="") as file:
        return {
            row["code"]: (float(row["left"]), float(row["top"]), float(row["right"]), float(row["bottom"]))
            for row in csv.DictReader(file)
        }


def _view(codes: list[str]) -> str:
    """The part of the map with all these countries in it, not narrower than a region."""
    boxes = [_shapes()[code] for code in codes if code in _shapes()] or [(0.0, 0.0, WIDE, HIGH)]
    left, top = min(box[0] for box in boxes) - MARGIN, min(box[1] for box in boxes) - MARGIN
    right, bottom = max(box[2] for box in boxes) + MARGIN, max(box[3] for box in boxes) + MARGIN
    width = min(WIDE, max(right - left, (bottom - top) * RATIO, NARROWEST))
    height = min(HIGH, width / RATIO)
    x = min(max(0.0, (left + right - width) / 2), WIDE - width)
    y = min(max(0.0, (top + bottom - height) / 2), HIGH - height)
    return f"{x:.0f} {y:.0f} {width:.0f} {height:.0f}"
