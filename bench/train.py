"""Fit all scorers of languages from gold articles: `python -m bench.train ru en kk`, or leave one desk out.

python -m bench.train LANGUAGE… [--without DESK] [--out FILE]
"""

import argparse
import json
import os
import pickle
from collections import defaultdict
from collections.abc import Mapping
from concurrent.futures import ProcessPoolExecutor
from functools import cache
from multiprocessing import get_context
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.articles import LEARNED_FROM, Article, articles
from bench.learn import LENT, fit
from bench.tasks import modules

Labelling = tuple[dict[str, float], int, str]
Labelled = dict[str, list[Labelling]]

# A language learns from the articles of others as well, for features are named alike in all. Its own rows count so
# many times.
BORROWED = {"ru": (("en", "kk"), 1), "en": (("ru", "kk"), 2), "kk": (("ru", "en"), 3)}
# Articles that were written to be measured by count for so many of those that were only written to learn from.
CAREFUL = 3
# More or less often where that read better on desks left out.
OWN = {"kk": {"statements": 6}}
# Kinds and tasks that borrow nothing, for the other language builds its sentences otherwise.
ALONE = {"ru": ("statements", "figures.target", "figures.forecast", "offices.worth", "topics"), "en": ("statements",)}


def gathered(language: str) -> Labelled:
    """The rows of a language's gold, and those that it borrows."""
    tasks = [task for module in modules() for task in module.TASKS]
    read = {one: _own(one) for one in _read_for(language)}
    return {task: _joined(language, task, {one: rows.get(task, []) for one, rows in read.items()}) for task in tasks}


def _read_for(language: str) -> tuple[str, ...]:
    """The languages whose articles a language learns from, itself first."""
    return (language, *BORROWED[language][0]) if language in BORROWED else (language,)


def _joined(language: str, task: str, rows: Mapping[str, list[Labelling]]) -> list[Labelling]:
    """The rows that a language learns a task from: its own, and others' under names of desks that tell them apart."""
    if {task, _kind(task)} & {*ALONE.get(language, ())}:
        return rows[language]
    lent = [one for one in rows if one != language]
    return [*rows[language], *((row, y, f"{one}{LENT}{desk}") for one in lent for row, y, desk in rows[one])]


def _often(language: str, task: str, desk: str) -> float:
    """How many times a row counts: a language's own more than those of others, those of careful desks more."""
    times = BORROWED[language][1] if language in BORROWED else 1
    own = 1 if LENT in desk else OWN.get(language, {}).get(_kind(task), times)
    return own * (1 if desk.rpartition(LENT)[2] in LEARNED_FROM else CAREFUL)


def _kind(task: str) -> str:
    return task.partition(".")[0]


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


def train(language: str, labelled: Labelled, without: str = "") -> dict[str, Any]:
    """Weights of every task of a language from the rows of all desks but one."""
    tasks = [task for module in modules() for task in module.TASKS]
    return {task: learned(language, task, labelled.get(task, []), without) for task in tasks}


def learned(language: str, task: str, labelled: list[Labelling], without: str = "") -> dict[str, Any]:
    """Weights of one task of a language."""
    settings = next(module.TASKS[task] for module in modules() if task in module.TASKS)
    rows = [(row, label, desk) for row, label, desk in labelled if desk != without]
    often = [_often(language, task, desk) for _, _, desk in rows]
    return fit([r for r, _, _ in rows], [y for _, y, _ in rows], [d for _, _, d in rows], settings, often)


def save(weights: dict[str, Any], path: Path) -> None:
    """Write weights as one JSON file, a task a line."""
    lines = [f"{json.dumps(task)}: {json.dumps(weights[task], separators=(',', ':'))}" for task in sorted(weights)]
    path.write_text("{\n" + ",\n".join(lines) + "\n}\n", encoding="utf-8")


def _line(task: str, labelled: list[Labelling], weights: dict[str, Any], without: str) -> str:
    """How much a task learned from, and what kind of scorer it became."""
    rows = [(label, desk) for _, label, desk in labelled if desk != without]
    right, desks = sum(label for label, _ in rows), len({desk for _, desk in rows})
    features, trees = len(weights["features"]), len(weights.get("trees", ()))
    return f"{task:32}{len(rows):8}{right:8}{desks:7} desks{features:10}{trees or '–':>7}"


def main() -> None:
    """Train and save."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("languages", nargs="+")
    asked.add_argument("--without", default="", help="a desk to leave out")
    asked.add_argument("--out", type=Path)
    a = asked.parse_args()
    with (
        TemporaryDirectory() as folder,
        ProcessPoolExecutor(max_workers=os.cpu_count() or 1, mp_context=get_context("spawn")) as pool,
    ):
        read = dict.fromkeys(one for language in a.languages for one in _read_for(language))
        list(pool.map(_lay_down, read, [folder] * len(read)))
        fits = {
            language: [
                pool.submit(_learn, language, task, folder, a.without) for module in modules() for task in module.TASKS
            ]
            for language in a.languages
        }
        for language, tasks in fits.items():
            _tell(language, [task.result() for task in tasks], a.out)


def _tell(language: str, done: list[tuple[str, dict[str, Any], str]], out: Path | None) -> None:
    """Save the weights of a language, and say what they came of."""
    from communique.lang import load

    path = out or load(language).folder / "weights.json"
    save({task: weights for task, weights, _ in done}, path)
    print(f"{'task':32}{'rows':>8}{'right':>8}{'articles by':>13}{'features':>10}{'trees':>7}")
    print(*sorted(line for _, _, line in done), sep="\n")
    print(f"{language}/{path.name}: {path.stat().st_size / 1024:.0f} KB", flush=True)


def _lay_down(language: str, folder: str) -> None:
    """Write the rows of a language's gold, each task apart, for the processes that fit."""
    own = _own(language)
    for module in modules():
        for task in module.TASKS:
            _place(language, task, folder).write_bytes(pickle.dumps(own.get(task, [])))


def _learn(language: str, task: str, folder: str, without: str) -> tuple[str, dict[str, Any], str]:
    """Fit one task of one language; its weights and what the report says of it."""
    laid = {one: pickle.loads(_place(one, task, folder).read_bytes()) for one in _read_for(language)}  # noqa: S301  # just written
    labelled = _joined(language, task, laid)
    weights = learned(language, task, labelled, without)
    return task, weights, _line(task, labelled, weights, without)


def _place(language: str, task: str, folder: str) -> Path:
    return Path(folder) / f"{language}-{task}.pickle"


if __name__ == "__main__":
    main()
