"""Accuracy on desks that were left out of training, with floors as a gate.

    python -m bench.report ru [--desks a,b,…] [--reuse] [--set-floors --reason WHY] [--no-gate]

For each desk the scorers are fitted on all others and then read it; the figures that count are the mean and the worst
of these, then development articles as the desk left out. What the shipped weights reach on articles they have seen is
printed beside them for comparison only. Ends with an error where a floor of `bench/floors.json` is not held.
"""

import argparse
import json
import sys
from collections.abc import Mapping
from pathlib import Path

from bench.articles import articles, measured
from bench.floors import check, set_floors
from bench.lodo import left_out
from bench.predict import predict
from bench.reliability import reliability
from bench.score import Tally, score, total
from bench.table import lines, summary

DEVELOPMENT = "dev"


def tallies(language: str, desks: list[str], folder: Path) -> dict[str, dict[str, Tally]]:
    """The tallies of each desk, from its predictions in a folder."""
    found = {}
    for desk in desks:
        read = {p["file"]: p for p in _predictions(folder / f"{desk}.jsonl")}
        gold = articles(language, desk)
        found[desk] = total(score(g.gold, read.get(g.key, {}), len(g.text)) for g in gold)
    return found


def _predictions(path: Path) -> list[dict[str, object]]:
    return [json.loads(line) for line in path.read_text(encoding="utf-8").splitlines()]


def seen(language: str, desks: list[str]) -> dict[str, Tally]:
    """What the shipped weights reach on articles that they were fitted on."""
    gold = articles(language, *desks)
    return total(score(g.gold, predict(g), len(g.text)) for g in gold)


def show(language: str, by_desk: Mapping[str, Mapping[str, Tally]], folder: Path) -> None:
    """The whole report."""
    print(f"Accuracy of reading, {language}: each desk read with scorers that have not seen it\n")
    others = {d: t for d, t in by_desk.items() if d != DEVELOPMENT}
    if others:
        print("\n".join(summary(others)))
    if DEVELOPMENT in by_desk:
        print("\nThe development articles as the desk left out\n")
        print("\n".join(lines(by_desk[DEVELOPMENT])))
    print("\nHow sure the reader is, and how often it is right (all desks left out in turn)\n")
    print("\n".join(reliability(language, list(by_desk), folder)))


def main() -> int:
    """Read, report, hold the floors."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("language"), asked.add_argument("--desks", default="")
    asked.add_argument("--folder", type=Path, default=Path("build/lodo"))
    asked.add_argument("--reuse", action="store_true", help="score the predictions that stand in the folder")
    asked.add_argument("--seen", action="store_true", help="also read with the shipped weights what they have seen")
    asked.add_argument("--set-floors", action="store_true"), asked.add_argument("--reason", default="")
    asked.add_argument("--no-gate", action="store_true")
    a = asked.parse_args()
    desks = [d for d in a.desks.split(",") if d] or measured(a.language)
    if not a.reuse:
        left_out(a.language, desks, a.folder)
    by_desk = tallies(a.language, desks, a.folder)
    show(a.language, by_desk, a.folder)
    if a.seen:
        print("\nFor comparison only: articles that the shipped weights have seen\n")
        print("\n".join(lines(seen(a.language, desks))))
    if a.set_floors:
        return set_floors(a.language, by_desk, a.reason)
    return 0 if a.no_gate else check(a.language, by_desk)


if __name__ == "__main__":
    sys.exit(main())
