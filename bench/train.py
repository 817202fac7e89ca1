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

from bench.articles import Article, articles
from bench.learn import fit
from bench.tasks import modules

Labelling = tuple[dict[str, float], int, str]
Labelled = dict[str, list[Labelling]]

# A language with few articles learns from another's as well: features are named alike in all languages. Its own rows
# count so many times.
BORROWED = {"en": ("ru", 3), "kk": ("ru", 3)}
# More or less often where that read better on desks left out.
OWN = {"en": {"events": 2}, "kk": {"statements": 6}}
# Kinds that borrow nothing, for the other language builds its sentences otherwise.
ALONE = {"en": ("statements",)}
# What is rare, and told by features that name no words, all languages learn together.
TOGETHER = ("agreements.areas",)
LANGUAGES = ("ru", "en", "kk")


def gathered(language: str) -> Labelled:
    """The rows of a language's gold, and those that it borrows."""
    own = _own(language)
    found = {}
    for task in (task for module in modules() for task in module.TASKS):
        kind = task.partition(".")[0] if task in TOGETHER else ""
        lent = {lender: _own(lender, kind).get(task, []) for lender in lenders(language, task)}
        found[task] = _joined(language, task, own.get(task, []), lent)
    return found


def lenders(language: str, task: str) -> tuple[str, ...]:
    """The languages from whose articles another learns a task as well."""
    if task in TOGETHER:
        return tuple(one for one in LANGUAGES if one != language)
    alone = language not in BORROWED or task.partition(".")[0] in ALONE.get(language, ())
    return () if alone else (BORROWED[language][0],)


def _joined(language: str, task: str, own: list[Labelling], lent: Mapping[str, list[Labelling]]) -> list[Labelling]:
    """The rows that a language learns a task from: its own, as often as they count, and those of others."""
    often = 1
    if lent and task not in TOGETHER:
        often = OWN.get(language, {}).get(task.partition(".")[0], BORROWED[language][1])
    others = ((row, label, f"{lender}/{desk}") for lender, rows in lent.items() for row, label, desk in rows)
    return [*own * often, *others]


@cache
def _own(language: str, kind: str = "") -> Labelled:
    return gather(articles(language), kind)


def gather(gold: tuple[Article, ...], kind: str = "") -> Labelled:
    """All labelled rows of all tasks, or of those of one kind, with the desk of each."""
    found: Labelled = defaultdict(list)
    wanted = [m for m in modules() if not kind or any(task.startswith(f"{kind}.") for task in m.TASKS)]
    known = {module: (module.first(gold),) if hasattr(module, "first") else () for module in wanted}
    for article in gold:
        for module, given in known.items():
            for task, rows in module.examples(article, *given).items():
                found[task] += [(row, label, article.desk) for row, label in rows]
    return found


def train(labelled: Labelled, without: str = "") -> dict[str, Any]:
    """Weights of every task from the rows of all desks but one."""
    return {task: learned(task, labelled.get(task, []), without) for module in modules() for task in module.TASKS}


def learned(task: str, labelled: list[Labelling], without: str = "") -> dict[str, Any]:
    """Weights of one task."""
    settings = next(module.TASKS[task] for module in modules() if task in module.TASKS)
    rows = [(row, label, desk) for row, label, desk in labelled if desk != without]
    return fit([r for r, _, _ in rows], [y for _, y, _ in rows], [d for _, _, d in rows], settings)


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
        read = dict.fromkeys([*(BORROWED[one][0] for one in a.languages if one in BORROWED), *a.languages])
        whole = [pool.submit(_lay_down, language, folder, "") for language in read]
        rest = [language for language in LANGUAGES if language not in read]
        shared = {task.partition(".")[0] for task in TOGETHER}
        parts = [pool.submit(_lay_down, language, folder, kind) for language in rest for kind in shared]
        for done in (*whole, *parts):
            done.result()
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


def _lay_down(language: str, folder: str, kind: str) -> None:
    """Write the rows of a language's gold, of all kinds or one, each task apart, for the processes that fit."""
    own = _own(language, kind)
    for module in modules():
        for task in module.TASKS:
            _place(language, task, folder).write_bytes(pickle.dumps(own.get(task, [])))


def _learn(language: str, task: str, folder: str, without: str) -> tuple[str, dict[str, Any], str]:
    """Fit one task of one language; its weights and what the report says of it."""
    laid = {
        source: pickle.loads(_place(source, task, folder).read_bytes())  # noqa: S301  # just written
        for source in (language, *lenders(language, task))
    }
    labelled = _joined(language, task, laid.pop(language), laid)
    weights = learned(task, labelled, without)
    return task, weights, _line(task, labelled, weights, without)


def _place(language: str, task: str, folder: str) -> Path:
    return Path(folder) / f"{language}-{task}.pickle"


if __name__ == "__main__":
    main()
