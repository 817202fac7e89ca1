"""Plain rules for a language whose scorers are not trained yet: the nearest wins."""

from communique.extract.tallies.stage import Row


def guess(task: str, row: Row) -> float:
    """A probability by hand for one option of one task."""
    return {
        "figures.is": _is, "figures.indicator": _indicator, "figures.areas": _areas, "figures.period": _period,
        "figures.target": _target, "figures.forecast": _forecast,
    }[task](row)  # fmt: skip


def _is(row: Row) -> float:
    noise = max((v for k, v in row.items() if k.startswith("noise:words@") and "-" not in k), default=0.0)
    return 0.75 * row.get("ind_sure", 0.0) + 0.2 * min(row.get("states", 0.0), 1.0) - 0.3 * noise


def _indicator(row: Row) -> float:
    if row.get("counted"):
        return 0.9
    if row.get("nearest"):
        return 0.85 - 0.05 * row.get("cue_cuts", 0.0)
    return 0.6 if row.get("last") else 0.3


def _areas(row: Row) -> float:
    score = 0.5 - 0.12 * row.get("uncovered_local", 0.0) - 0.1 * row.get("n_in_none", 0.0) + 0.1 * row.get("near_worst", 0.0)
    score += 0.15 * row.get("pair_word", 0.0) + 0.1 * row.get("hubs", 0.0) + 0.08 * row.get("last", 0.0) - 0.05 * row.get("n_in_back", 0.0)
    return max(0.01, min(0.99, score - 0.1 * max(0.0, row.get("size", 0.0) - 2)))


def _period(row: Row) -> float:
    if row.get("kind=comparison") or row.get("shift"):
        return 0.1
    if row.get("in_left") or row.get("in_right") or row.get("in_before"):
        return 0.5 + 0.4 * row.get("near", 0.0)
    if row.get("inherited"):
        return 0.5
    return 0.35 if row.get("none") else 0.3 if row.get("back=1") else 0.05


def _target(row: Row) -> float:
    return max((v for k, v in row.items() if k.startswith("status:target@") and "-" not in k), default=0.0) * 0.7


def _forecast(row: Row) -> float:
    return max((v for k, v in row.items() if k.startswith("status:forecast@") and "-" not in k), default=0.0) * 0.6
