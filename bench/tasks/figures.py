"""What the scorers of figures learn: numbers aligned with the figures that careful readers found."""

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from bench.articles import Article
from bench.learn import Settings, fit
from communique.extract.figures.areas import area_sets
from communique.extract.figures.candidates import Reading, readings_of
from communique.extract.figures.decide import decide
from communique.extract.figures.ground import Features, Ground, ground_of
from communique.extract.figures.indicator import indicators
from communique.extract.figures.interest import interest_of, place_of
from communique.extract.figures.periods import period_options
from communique.extract.figures.pivot import PIVOT, pivot_rows
from communique.extract.figures.state import Decided, State
from communique.extract.figures.status import FORECAST, TARGET, status_row
from communique.extract.figures.surroundings import features_of
from communique.lang import Pack, Scorer, load
from communique.model import Period

TASKS = {
    PIVOT: Settings(trees=0, penalty=0.3),
    "figures.is": Settings(trees=300, share=1.0, pull=1.0),
    "figures.indicator": Settings(trees=250),
    "figures.areas": Settings(trees=450, rate=0.07, least_leaf=20),
    "figures.period": Settings(trees=300, rate=0.16),
    TARGET: Settings(trees=150, least_leaf=15),
    FORECAST: Settings(trees=100, rate=0.1, least_leaf=15),
}
BLOC = frozenset(("KG", "KZ", "TJ", "TM", "UZ"))
Rows = dict[str, list[tuple[Features, int]]]


Pivots = dict[str, float]
FOLDS = 4
PIVOTAL = 0.6  # a state that so large a part of a report's figures belongs to is one it is about


@dataclass(frozen=True)
class Known:
    """Of one article what scorers that have not seen its desk give: its pivots, and what they decide of each number."""

    pivots: Pivots
    decided: Mapping[int, Decided]


def first(gold: Sequence[Article]) -> Mapping[str, Known]:
    """What is known of each article, by its key.

    The rows of areas are made with such pivots, and rows of fields with such states, so that they carry faults like
    those that a reader of new reports makes.
    """
    desks = sorted({a.desk for a in gold})
    folds = [frozenset(desks[i::FOLDS]) for i in range(min(FOLDS, len(desks)))]
    pivotal = [(a, code, row, label) for a in gold for code, row, label in _pivot_rows(a)]
    pivots = {key: found for fold in folds for key, found in _pivots_without(pivotal, fold).items()}
    plain = {a.key: Known(pivots.get(a.key, {}), {}) for a in gold}
    rows = [(a.desk, examples(a, plain)) for a in gold]
    found: dict[str, Known] = {}
    with TemporaryDirectory() as folder:
        for i, fold in enumerate(folds):
            path = Path(folder) / f"{i}.json"
            path.write_text(json.dumps({task: _fit_without(rows, task, fold) for task in TASKS}))
            pack = load(gold[0].language, path)
            mine = [a for a in gold if a.desk in fold]
            found.update((a.key, _read(a, pack, plain[a.key].pivots)) for a in mine)
    return found


def _fit_without(rows: Sequence[tuple[str, Rows]], task: str, fold: frozenset[str]) -> dict[str, Any]:
    known = [(row, label) for desk, found in rows if desk not in fold for row, label in found[task]]
    settings = replace(TASKS[task], calibrated=False)
    return fit([row for row, _ in known], [label for _, label in known], [""] * len(known), settings)


def _read(article: Article, pack: Pack, pivots: Pivots) -> Known:
    ground = ground_of(replace(article.scene, pack=pack))
    ground.pivots = pivots
    return Known(pivots, {readings_of(ground).index(d.reading): d for d in decide(ground)[0]})


Pivotal = tuple[Article, str, Features, int | None]


def _pivots_without(rows: Sequence[Pivotal], fold: frozenset[str]) -> dict[str, Pivots]:
    """The pivots of some desks' articles by a scorer learned from the others; none learned where there are none."""
    known = [(row, label) for a, _, row, label in rows if a.desk not in fold and label is not None]
    scorer = Scorer(fit([r for r, _ in known], [y for _, y in known], [""] * len(known), TASKS[PIVOT]))
    mine = [(a, code, row) for a, code, row, _ in rows if a.desk in fold]
    found: dict[str, Pivots] = {}
    for (article, code, _), chance in zip(mine, scorer.probabilities([row for *_, row in mine]), strict=True):
        found.setdefault(article.key, {})[code] = chance
    return found


def _pivot_rows(article: Article) -> list[tuple[str, Features, int | None]]:
    """Each area that may be the pivot, its row, and whether it is; None where the gold has no figure to tell."""
    figures = [f for f in article.gold.get("figures") or [] if not f.get("optional")]
    parts = [_expanded(f["areas"]) for f in figures]
    rows = pivot_rows(ground_of(article.scene)).items()
    if not parts:
        return [(code, row, None) for code, row in rows]
    return [(code, row, int(sum(code in p for p in parts) >= PIVOTAL * len(parts))) for code, row in rows]


def examples(article: Article, known: Mapping[str, Known]) -> Rows:
    """Labelled rows; the fields of earlier figures are the gold's, then once more those that a reader would give who
    has not seen the desk, so that the scorers learn from states with faults like their own. `known` is of `first`.
    """
    ground = ground_of(article.scene)
    told = known[article.key]
    ground.pivots = told.pivots
    readings = readings_of(ground)
    gold = aligned(readings, article.gold.get("figures") or [])
    rows: Rows = {task: [] for task in TASKS}
    rows[PIVOT] = [(row, label) for _, row, label in _pivot_rows(article) if label is not None]
    _pass(ground, readings, gold, rows, {})
    again: Rows = {task: [] for task in TASKS}
    _pass(ground, readings, gold, again, told.decided)
    for task in AGAIN:
        rows[task] += again[task]
    return rows


AGAIN = ("figures.areas", "figures.period", "figures.indicator", TARGET, FORECAST)


def _pass(
    ground: Ground, readings: list[Reading], gold: list[dict[str, Any] | None], rows: Rows, read: Mapping[int, Decided]
) -> None:
    state, wider = State(), interest_of(ground)
    for i, reading in enumerate(readings):
        base = features_of(ground, reading, i)
        figure = gold[i]
        if figure is None or not (figure.get("optional") or figure == SKIP):
            rows["figures.is"].append(({**base, **wider, **place_of(ground, reading)}, int(figure is not None)))
        if figure is not None and figure != SKIP:
            _fields(ground, reading, base, figure, state, rows)
        if i in read:
            state.done.append(read[i])
        elif figure is not None and figure != SKIP and not read:
            state.done.append(_as_decided(reading, figure))


SKIP: dict[str, Any] = {"skip": True}


def aligned(readings: list[Reading], gold: list[dict[str, Any]]) -> list[dict[str, Any] | None]:
    """For each reading its gold figure, None, or SKIP where the same figure is said again."""
    found: list[dict[str, Any] | None] = [None] * len(readings)
    pairs = [(_fit(r, g), i, j) for i, r in enumerate(readings) for j, g in enumerate(gold) if _equal(r, g)]
    used: set[int] = set()
    for near, i, j in sorted(pairs, key=lambda p: (-p[0], p[1], p[2])):
        if found[i] is None and j not in used and near > 0:
            found[i] = gold[j]
            used.add(j)
    for _, i, _ in pairs:
        if found[i] is None:
            found[i] = SKIP
    return found


def _equal(reading: Reading, figure: dict[str, Any]) -> bool:
    value, known = float(reading.value), figure["value"]
    return bool(reading.unit == figure["unit"] and abs(value - known) <= 0.005 * max(abs(value), abs(known)))


def _fit(reading: Reading, figure: dict[str, Any]) -> float:
    span = reading.mention.span
    inside = figure["start"] <= span.start and span.end <= figure["end"]
    near = figure["start"] - 30 <= span.start and span.end <= figure["end"] + 30
    anchor = 0.5 * (reading.anchor in figure["areas"]) if reading.anchor else 0.0
    same_bound = 0.2 * (reading.bound == figure["bound"])
    return (2 if inside else 1 if near else 0) + (anchor + same_bound if inside or near else 0)


def _fields(ground: Ground, reading: Reading, base: Features, figure: dict[str, Any], state: State, rows: Rows) -> None:
    """Rows of one figure."""
    name, status = figure["indicator"], figure["status"]
    areas = _expanded(figure["areas"])
    shared, about = indicators(ground, reading, base, state)
    rows["figures.indicator"] += [({**shared, **row}, int(option == name)) for option, row in about]
    row = status_row(ground, reading, base, name, state)
    rows[TARGET].append((row, int(status == "target")))
    rows[FORECAST].append((row, int(status == "forecast")))
    shared, sets = area_sets(ground, reading, base, name, state)
    rows["figures.areas"] += [({**shared, **row}, int(_expanded(option) == areas)) for option, row in sets]
    shared, options = period_options(ground, reading, base, status, state)
    rows["figures.period"] += [
        ({**shared, **row}, int((option or None) == figure["period"])) for option, _, _, row in options
    ]


def _expanded(codes: Any) -> frozenset[str]:
    found = frozenset(codes)
    return (found - {"C5"}) | BLOC if "C5" in found else found


def _as_decided(reading: Reading, figure: dict[str, Any]) -> Decided:
    period = figure["period"] or ""
    try:
        when = Period.parse(period) if period else None
    except ValueError:
        when = None
    return Decided(reading=reading, indicator=figure["indicator"], areas=frozenset(figure["areas"]), period=period,
                   when=when, status=figure["status"])  # fmt: skip
