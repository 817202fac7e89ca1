"""What the scorers of figures learn from: numbers of an article paired with gold figures."""

from collections import defaultdict
from typing import Any

from bench.articles import Article
from bench.learn import Settings
from communique.extract.tallies import areas, indicator, period, status, worth
from communique.extract.tallies.candidates import Candidate, Last, candidates_of, scale_of, with_unit
from communique.extract.tallies.figures import shared
from communique.extract.tallies.growth import signed
from communique.extract.tallies.stage import Stage, stage_of
from communique.model import Period

TASKS = {
    worth.TASK: Settings(trees=120, depth=4),
    indicator.TASK: Settings(trees=120, depth=4),
    areas.TASK: Settings(trees=160, depth=5, least_leaf=10),
    period.TASK: Settings(trees=140, depth=4),
    status.TARGET: Settings(trees=60, depth=3),
    status.FORECAST: Settings(trees=50, depth=3),
}
Rows = dict[str, list[tuple[dict[str, float], int]]]


def examples(article: Article) -> Rows:
    """Labelled rows of every task of figures, left to right with the gold figure before as the state."""
    rows: Rows = defaultdict(list)
    stage = stage_of(article.scene)
    last = Last()
    used: set[int] = set()
    for bare in candidates_of(stage):
        candidate = with_unit(stage, bare, last)
        if candidate is None:
            continue
        match = _match(stage, candidate, article.gold["figures"])
        _learn(rows, (stage, candidate, last), match)
        if match is not None:
            used.add(id(match))
            last = _last(stage, candidate, match)
    return rows


def _learn(rows: Rows, at: tuple[Stage, Candidate, Last], gold: dict[str, Any] | None) -> None:
    stage, candidate, last = at
    about = indicator.options(stage, candidate, last)
    named = gold["indicator"] if gold else _likeliest(about)
    if gold is None or not gold.get("optional"):
        row = worth.features(stage, candidate, last, (named, float(named in about)))
        rows[worth.TASK].append((row, int(gold is not None)))
    if gold is None:
        return
    rows[indicator.TASK] += [(row, int(each == named)) for each, row in about.items()]
    whose = areas.features(stage, candidate, last, (named, shared(stage, candidate)))
    rows[areas.TASK] += [(row, int(set(key) == set(gold["areas"]))) for key, row in whose.items()]
    when = period.options(stage, candidate, last)
    rows[period.TASK] += [(row, int(key == (gold["period"] or period.NONE))) for key, (row, _) in when.items()]
    row = status.features(stage, candidate, last, named)
    row = status.with_period(row, stage, _period(gold))
    rows[status.TARGET].append((row, int(gold["status"] == "target")))
    rows[status.FORECAST].append((row, int(gold["status"] == "forecast")))


def _likeliest(options: dict[str, dict[str, float]]) -> str:
    """The indicator that plain nearness would choose for a number that is no figure."""
    return max(sorted(options), key=lambda each: options[each].get("nearest", 0) + options[each].get("counted", 0), default="")


def _match(stage: Stage, candidate: Candidate, gold: list[dict[str, Any]]) -> dict[str, Any] | None:
    """The gold figure that a number is: unit, value whatever its sign or as an index, and place agree."""
    span = candidate.mention.span
    found = [g for g in gold if g["start"] < span.end and span.start < g["end"] and _same(stage, candidate, g)]
    return min(found, key=lambda g: g["end"] - g["start"], default=None)


def _same(stage: Stage, candidate: Candidate, gold: dict[str, Any]) -> bool:
    value = float(candidate.quantity.value)
    options = {abs(value), abs(float(signed(stage, candidate, gold["indicator"])[0].value))}
    wanted = abs(float(gold["value"]))
    return candidate.quantity.unit == gold["unit"] and any(abs(v - wanted) <= 0.005 * max(v, wanted) for v in options)


def _last(stage: Stage, candidate: Candidate, gold: dict[str, Any]) -> Last:
    sentence = candidate.mention.sentence
    return Last(
        indicator=gold["indicator"], unit=gold["unit"], areas=tuple(sorted(gold["areas"])), period=_period(gold), status=gold["status"],
        sentence=sentence, line=stage.scene.parsed.sentences[sentence].line, scale=scale_of(candidate),
    )  # fmt: skip


def _period(gold: dict[str, Any]) -> Period | None:
    return Period.parse(gold["period"]) if gold["period"] else None
