"""Tallies as lines of text."""

from collections.abc import Iterator, Mapping

from bench.agree import FIELDS
from bench.score import Tally


def lines(tallies: Mapping[str, Tally]) -> Iterator[str]:
    """F1, precision and recall by kind, then right, unsaid and wrong by field, in shares of the facts found."""
    yield f"{'':22}{'core F1':>9}{'full F1':>9}{'precision':>11}{'recall':>8}{'gold':>7}{'found':>7}"
    for kind, t in tallies.items():
        full = f"{t.f1(whole_only=True):9.3f}" if kind in FIELDS else f"{'':9}"
        yield f"{kind:22}{t.f1():9.3f}{full}{t.precision:11.3f}{t.recall:8.3f}{t.gold:7}{t.found:7}"
    yield f"{'of the facts found':22}{'right':>9}{'unsaid':>9}{'wrong':>11}"
    for kind, names in FIELDS.items():
        for name in names:
            shares = [tallies[kind].share(name, verdict) for verdict in ("right", "unsaid", "wrong")]
            yield f"{kind + ' ' + name:22}{shares[0]:9.1%}{shares[1]:9.1%}{shares[2]:11.1%}"
    astray = sum(t.astray for t in tallies.values())
    yield f"evidence outside its text: {astray}"


def summary(by_desk: Mapping[str, Mapping[str, Tally]]) -> Iterator[str]:
    """For each kind the mean over desks and the worst desk; for each field the mean shares and the worst of wrong."""
    yield f"{'':14}{'core F1':>9}{'worst':>11}{'full F1':>9}{'worst':>11}{'precision':>11}{'worst':>11}{'recall':>8}"
    for kind in next(iter(by_desk.values())):
        held = {desk: t[kind] for desk, t in by_desk.items() if t[kind].gold}
        core = _mean_and_worst({d: t.f1() for d, t in held.items()})
        full = _mean_and_worst({d: t.f1(whole_only=True) for d, t in held.items()}) if kind in FIELDS else f"{'':20}"
        sure = _mean_and_worst({d: t.precision for d, t in held.items()}, 11)
        recall = sum(t.recall for t in held.values()) / max(1, len(held))
        yield f"{kind:14}{core}{full}{sure}{recall:8.3f}"
    yield f"{'of the facts found':22}{'right':>9}{'unsaid':>9}{'wrong':>9}{'worst':>11}"
    for kind, names in FIELDS.items():
        for name in names:
            told = {d: t[kind] for d, t in by_desk.items() if t[kind].core}
            rows = {d: [t.share(name, v) for v in ("right", "unsaid", "wrong")] for d, t in told.items()}
            if not rows:
                continue
            means = [sum(row[i] for row in rows.values()) / len(rows) for i in range(3)]
            worst = max(rows, key=lambda d: rows[d][2])
            cells = "".join(f"{mean:9.1%}" for mean in means)
            yield f"{kind + ' ' + name:22}{cells}{rows[worst][2]:9.1%} {worst}"
    yield f"evidence outside its text: {sum(t.astray for tallies in by_desk.values() for t in tallies.values())}"


def _mean_and_worst(values: Mapping[str, float], width: int = 9) -> str:
    if not values:
        return f"{'–':>{width}}{'':11}"
    worst = min(values, key=values.__getitem__)
    return f"{sum(values.values()) / len(values):{width}.3f}{values[worst]:9.3f} {worst}"
