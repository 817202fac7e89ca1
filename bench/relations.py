"""What speaks for a text being about relations between states, weighed from gold.

    python -m bench.relations [--write]

One linear scorer for each language, over the counts that `recognize/relations.py` makes at a glance. Words of the
field may only speak for a text, those of sport, courts and a country's own affairs only against it. Articles where
readers found nothing, and those of `bench/gold/aside`, written for this, are the other side; these also several in one
text, so that length tells nothing. Prints how articles of a desk left out fare; the threshold is the highest that loses
no article with a figure, event or agreement that every reader finds, its desk left out, and hardly one with an office.
"""

import argparse
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass
from random import Random
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from bench.articles import DESKS, articles, aside
from communique.lang import load
from communique.lang.pack import ROOT
from communique.recognize.relations import SHORT, features, is_plain, names_states

FIRM = ("figures", "events", "agreements")
COUNTS = frozenset({"companies", "projects", "contracts", "loans", "other", "number"})
AGAINST = frozenset({"sport", "domestic", "court", "history"})
EITHER = frozenset({"money", "million", "hearer", "speaker", "organization", "business", "say"}) | COUNTS
OPEN = frozenset({"percents", "quotations"})
STRENGTH = 0.02  # inverse of the penalty on weights
LITTLE = 0.3  # how much an article of statements alone counts, or a gold one of nothing: it is near the border
JOINED = 0.5  # how much several texts of no interest in one count
JOINT = (2, 3, 4, 6)  # so many
TIMES = 8  # so often for each
FOLDS = 4  # parts of the texts aside that are left out in turn
ROOM = 0.06  # share of articles with offices alone that may be lost: sport and home news have a minister too
EVEN = 0.0  # a text that is as likely wanted as not is read, whatever the few articles of a language allow
LEAST_COUNT = 10  # texts that have a feature at least
NOTHING = 0.005  # a weight that is left out
SORTS = (
    "with figures, events, agreements",
    "with offices, not these",
    "with statements alone",
    "with nothing, among gold",
    "of no interest, written aside",
    "several of these in one text",
)


@dataclass(frozen=True)
class Example:
    """A text's features, who wrote it, and what readers found in it."""

    row: dict[str, float]
    desk: str
    sort: str
    named: bool  # enough states and words of the field to be weighed at all
    plain: bool  # read whatever else is in it

    @property
    def wanted(self) -> bool:
        """Whether readers found something in it."""
        return self.sort in SORTS[:3]

    @property
    def weight(self) -> float:
        """How much it counts beside others of its side."""
        return {SORTS[2]: LITTLE, SORTS[3]: LITTLE, SORTS[5]: JOINED}.get(self.sort, 1.0)


def examples(language: str) -> list[Example]:
    """All gold articles that are long enough to be judged, and the texts aside."""
    pack = load(language)
    return [
        Example(features(text, pack), desk, sort, names_states(text, pack), is_plain(text, pack))
        for text, desk, sort in (*_gold(language), *_aside(language))
    ]


def _gold(language: str) -> Iterator[tuple[str, str, str]]:
    for article in articles(language):
        if len(article.text) > SHORT:
            found = [
                any(not fact.get("optional") for kind in kinds for fact in article.gold.get(kind, ()))
                for kinds in (FIRM, ("offices",), ("statements",))
            ]
            yield article.text, article.desk, next((SORTS[n] for n, some in enumerate(found) if some), SORTS[3])


def _aside(language: str) -> Iterator[tuple[str, str, str]]:
    """Texts of no interest: each by itself, and some chosen at random together."""
    chance = Random(1)
    texts = aside(language)
    for fold in range(FOLDS):
        some, desk = texts[fold::FOLDS], f"aside {fold}"
        yield from ((text, desk, SORTS[4]) for text in some)
        for count in JOINT:
            for _ in range(TIMES):
                yield "\n\n".join(chance.sample(some, min(count, len(some)))), desk, SORTS[5]


def _bounds(name: str) -> tuple[float | None, float | None]:
    kind = name.partition(".")[2] if name.startswith(("words.", "near.")) else name
    if kind in AGAINST:
        return None, 0.0
    return (None, None) if kind in EITHER or name in OPEN else (0.0, None)


def fit(matrix: Any, truth: Any, weight: Any, names: Sequence[str]) -> Any:
    """Weights of the columns and, last, the bias: logistic regression with bounded signs."""
    width = len(names)

    def loss(at: Any) -> tuple[float, Any]:
        score = matrix @ at[:width] + at[width]
        off = weight * (1 / (1 + np.exp(-score)) - truth)
        value = (weight * (np.logaddexp(0, score) - truth * score)).sum() + at[:width] @ at[:width] / (2 * STRENGTH)
        return float(value), np.append(matrix.T @ off + at[:width] / STRENGTH, off.sum())

    bounds = [*map(_bounds, names), (None, None)]
    return minimize(loss, np.zeros(width + 1), jac=True, bounds=bounds, method="L-BFGS-B").x


def main() -> None:
    """Fit, report, and write on request."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("--write", action="store_true", help="write lang/world/relations.toml")
    a = asked.parse_args()
    print("each desk weighed by what the others taught\n")
    print(f"{'':37}{'articles':>10}{'not named':>12}{'passed by':>12}")
    learned = {language: learn(language) for language in sorted(DESKS)}
    if a.write:
        write(learned)


def learn(language: str) -> tuple[dict[str, float], float]:
    """The weights of a language, and the least that a text must weigh; prints how desks left out fare."""
    some = examples(language)
    counts = Counter(name for e in some for name, value in e.row.items() if value)
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    raw = np.array([[e.row.get(name, 0.0) for name in names] for e in some])
    scale = raw.std(axis=0) + 1e-6
    matrix, truth = raw / scale, np.array([e.wanted for e in some], dtype=float)
    weight = np.array([e.weight for e in some])
    weight[truth == 0] *= weight[truth == 1].sum() / weight[truth == 0].sum()
    desk = np.array([e.desk for e in some])
    out = np.zeros(len(some))
    for left in sorted(set(desk)):
        rest = desk != left
        at = fit(matrix[rest], truth[rest], weight[rest], names)
        out[~rest] = matrix[~rest] @ at[:-1] + at[-1]
    least = min(EVEN, lowest(some, out, SORTS[0], 0), lowest(some, out, SORTS[1], ROOM))
    report(language, some, out >= least)
    at = fit(matrix, truth, weight, names)
    return dict(zip(names, at[:-1] / scale, strict=True)), least - at[-1]


def lowest(some: Sequence[Example], out: Any, sort: str, room: float) -> float:
    """The lowest score of texts of a sort that only weighing could lose, but for a share of them."""
    those = [(score, e) for score, e in zip(out, some, strict=True) if e.sort == sort]
    return sorted(score for score, e in those if e.named and not e.plain)[int(len(those) * room)]


def report(language: str, some: Sequence[Example], likely: Any) -> None:
    """How many of each sort are passed by."""
    for label in SORTS:
        those = [
            (e.named, e.named and (e.plain or yes)) for e, yes in zip(some, likely, strict=True) if e.sort == label
        ]
        unnamed, passed = sum(not named for named, _ in those), sum(not read for _, read in those)
        print(f"{language} {label:34}{len(those):10}{unnamed:12}{passed:12}")


def write(learned: Mapping[str, tuple[Mapping[str, float], float]]) -> None:
    """The data that reading weighs with."""
    lines = [
        "# What speaks for a text being about relations between states, and what against it, by language.",
        "# Written by `python -m bench.relations --write`.",
    ]
    for language, (weights, least) in learned.items():
        lines += [f"\n[{language}]", f"least = {float(f'{least:.4g}')}", f"\n[{language}.weights]"]
        lines += [f'"{name}" = {float(f"{weight:.3g}")}' for name, weight in weights.items() if abs(weight) > NOTHING]
    (ROOT / "world" / "relations.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
