"""What speaks for a text being about relations between states, weighed from gold.

    python -m bench.relations [--write]

One linear scorer for all languages, over the counts that `recognize/relations.py` makes at a glance. Words of the field
may only speak for a text, those of sport, courts and a country's own affairs only against it. Articles where readers
found nothing, and those of `bench/gold/aside`, written for this, are the other side. Prints how articles of a desk left
out fare; the threshold is the highest that loses no figure, event, office or agreement of a desk left out.
"""

import argparse
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from scipy.optimize import minimize  # type: ignore[import-untyped]

from bench.articles import DESKS, articles, aside
from communique.lang import load
from communique.lang.pack import ROOT
from communique.recognize.relations import SHORT, features, names_states

FIRM = ("figures", "events", "offices", "agreements")
AGAINST = frozenset({"sport", "domestic", "court", "history"})
EITHER = frozenset({"money", "million", "count", "hearer", "speaker", "organization", "business", "say"})
OPEN = frozenset({"length", "percents", "quotations", "numbers"})
STRENGTH = 0.1  # inverse of the penalty on weights
SAID_ONLY = 0.3  # how much an article of statements alone counts: any text quotes somebody
LEAST_COUNT = 15
SORTS = (
    "with figures, events, offices …",
    "with statements alone",
    "with nothing, among gold",
    "of no interest, written aside",
)


@dataclass(frozen=True)
class Example:
    """A text's features, who wrote it, and what readers found in it."""

    row: dict[str, float]
    desk: str
    language: str
    firm: bool
    said: bool
    named: bool = True  # enough states and words of the field to be weighed at all

    @property
    def sort(self) -> str:
        """What kind of text it is, as the report has it."""
        if "aside" in self.desk:
            return SORTS[3]
        return SORTS[0] if self.firm else SORTS[1] if self.said else SORTS[2]

    @property
    def weight(self) -> float:
        """How much it counts beside others of its side."""
        return SAID_ONLY if self.said and not self.firm else 1.0


def examples() -> list[Example]:
    """All gold articles that are long enough to be judged, and the texts aside."""
    found = []
    for language in DESKS:
        pack = load(language)
        for article in articles(language):
            if len(article.text) > SHORT:
                firm = any(article.gold.get(kind) for kind in FIRM)
                said, named = bool(article.gold.get("statements")), names_states(article.text, pack)
                row = features(article.text, pack)
                found.append(Example(row, f"{language}/{article.desk}", language, firm, said, named))
        for number, text in enumerate(aside(language)):
            row, desk = features(text, pack), f"{language}/aside {number % 4}"
            found.append(Example(row, desk, language, False, False, names_states(text, pack)))
    return found


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
    some = examples()
    counts = {name: sum(bool(e.row.get(name)) for e in some) for e in some for name in e.row}
    names = sorted(name for name, count in counts.items() if count >= LEAST_COUNT)
    raw = np.array([[e.row.get(name, 0.0) for name in names] for e in some])
    scale = raw.std(axis=0) + 1e-6
    matrix, truth = raw / scale, np.array([e.firm or e.said for e in some], dtype=float)
    weight = np.array([e.weight for e in some])
    weight[truth == 0] *= truth.sum() / (truth == 0).sum()
    desk = np.array([e.desk for e in some])
    out = np.zeros(len(some))
    for left in sorted(set(desk)):
        rest = desk != left
        at = fit(matrix[rest], truth[rest], weight[rest], names)
        out[~rest] = matrix[~rest] @ at[:-1] + at[-1]
    least = min(score for score, e in zip(out, some, strict=True) if e.firm and e.named)
    report(some, out, least)
    at = fit(matrix, truth, weight, names)
    if a.write:
        write(names, at[:-1] / scale, least - at[-1])


def report(some: Sequence[Example], out: Any, least: float) -> None:
    """How many of each sort pass and are passed by."""
    print(f"each desk weighed by what the others taught; the threshold {least:.2f}\n")
    print(f"{'':34}{'articles':>10}{'not named':>12}{'passed by':>12}")
    for language in DESKS:
        for label in SORTS:
            those = [(s, e.named) for s, e in zip(out, some, strict=True) if (e.language, e.sort) == (language, label)]
            unnamed, passed = sum(not named for _, named in those), sum(s < least or not named for s, named in those)
            print(f"{language} {label:31}{len(those):10}{unnamed:12}{passed:12}")


def write(names: Sequence[str], weights: Any, least: float) -> None:
    """The data that reading weighs with."""
    lines = [
        "# What speaks for a text being about relations between states, and what against it.",
        "# Written by `python -m bench.relations --write`.",
        f"languages = {sorted(DESKS)}".replace("'", '"'),
        f"least = {float(f'{least:.4g}')}",
        "\n[weights]",
        *(f'"{name}" = {float(f"{w:.3g}")}' for name, w in zip(names, weights, strict=True) if abs(w) > 0.005),
    ]
    (ROOT / "world" / "relations.toml").write_text("\n".join(lines) + "\n", encoding="utf-8")


if __name__ == "__main__":
    main()
