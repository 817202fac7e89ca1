"""Fit all scorers of languages from gold articles: `python -m bench.train ru en kk`, or leave one desk out.

python -m bench.train LANGUAGE… [--without DESK] [--out FILE]
"""

import argparse
import json
import os
from collections import defaultdict
from collections.abc import Iterator
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.articles import Article, articles
from bench.learn import fit
from bench.tasks import modules

Labelled = dict[str, list[tuple[dict[str, float], int, str]]]

# A language with few articles learns from another's as well: features are named alike in all languages. Its own rows
# count so many times.
BORROWED = {"en": ("ru", 3), "kk": ("ru", 3)}
# More or less often where that read better on desks left out.
OWN = {"en": {"events": 2}, "kk": {"statements": 6}}
# Kinds that borrow nothing, for the other language builds its sentences otherwise.
ALONE = {"en": ("statements",)}


def gathered(language: str) -> Labelled:
    """The rows of a language's gold, and those that it borrows."""
    own = _own(language)
    if language not in BORROWED:
        return own
    lender, times = BORROWED[language]
    often = OWN.get(language, {})
    found = {task: rows * often.get(task.partition(".")[0], times) for task, rows in own.items()}
    for task, rows in _own(lender).items():
        if task.partition(".")[0] in ALONE.get(language, ()):
            found[task] = _own(language)[task]
            continue
        found[task] = [*found.get(task, ()), *((row, label, f"{lender}/{desk}") for row, label, desk in rows)]
    return found


@cache
def _own(language: str) -> Labelled:
    return gather(articles(language))


def gather(gold: tuple[Article, ...]) -> Labelled:
    """All labelled rows of all tasks, with the desk of each."""
    found: Labelled = defaultdict(list)
    known = {module: (module.first(gold),) if hasattr(module, "first") else () for module in modules()}
    for article in gold:
        for module, given in known.items():
            for task, rows in module.examples(article, *given).items():
                found[task] += [(row, label, article.desk) for row, label in rows]
    return found


def train(labelled: Labelled, without: str = "") -> dict[str, Any]:
    """Weights of every task from the rows of all desks but one."""
    weights = {}
    for module in modules():
        for task, settings in module.TASKS.items():
            rows = [(row, label, desk) for row, label, desk in labelled.get(task, ()) if desk != without]
            weights[task] = fit([r for r, _, _ in rows], [y for _, y, _ in rows], [d for _, _, d in rows], settings)
    return weights


def save(weights: dict[str, Any], path: Path) -> None:
    """Write weights as one JSON file, a task a line."""
    lines = [f"{json.dumps(task)}: {json.dumps(weights[task], separators=(',', ':'))}" for task in sorted(weights)]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def report(labelled: Labelled, weights: dict[str, Any], without: str) -> Iterator[str]:
    """For each task how much it learned from, and what kind of scorer it became."""
    yield f"{'task':32}{'rows':>8}{'right':>8}{'articles by':>13}{'features':>10}{'trees':>7}"
    for task in sorted(weights):
        rows = [(label, desk) for _, label, desk in labelled.get(task, ()) if desk != without]
        right, desks = sum(label for label, _ in rows), len({desk for _, desk in rows})
        features, trees = len(weights[task]["features"]), len(weights[task].get("trees", ()))
        yield f"{task:32}{len(rows):8}{right:8}{desks:7} desks{features:10}{trees or '–':>7}"


def main() -> None:
    """Train and save."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("languages", nargs="+")
    asked.add_argument("--without", default="", help="a desk to leave out")
    asked.add_argument("--out", type=Path)
    a = asked.parse_args()
    # The languages share nothing but rows, which are cheaper to make twice than to wait for.
    workers = min(len(a.languages), os.cpu_count() or 1)
    with ProcessPoolExecutor(max_workers=workers, mp_context=get_context("spawn")) as pool:
        for told in pool.map(_learn, a.languages, [a.without] * len(a.languages), [a.out] * len(a.languages)):
            print(told, flush=True)


def _learn(language: str, without: str, out: Path | None) -> str:
    """Train and save one language; what the report says of it."""
    from communique.lang import load

    path = out or load(language).folder / "weights.json"
    labelled = gathered(language)
    weights = train(labelled, without)
    save(weights, path)
    size = f"{language}/{path.name}: {path.stat().st_size / 1024:.0f} KB"
    return "\n".join([*report(labelled, weights, without), size])


if __name__ == "__main__":
    main()
