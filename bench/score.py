"""Score what was read against gold: how many facts were found, how many whole, and how each field fared.

    python -m bench.score PREDICTIONS.jsonl LANGUAGE [DESK …]

Facts marked optional in gold count neither way. A field of a fact that was found is right, unsaid (left empty where
gold has something) or wrong; evidence outside its text is counted apart and must be none.
"""

import argparse
import json
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from bench.agree import CORE, FIELDS, Entry, overlap, whole

KINDS = (*CORE, "topics")


@dataclass
class Tally:
    """Counts of one kind of fact over some articles."""

    gold: int = 0
    found: int = 0
    core: int = 0
    full: int = 0
    astray: int = 0
    fields: Counter[tuple[str, str]] = field(default_factory=Counter)

    def __add__(self, other: "Tally") -> "Tally":
        """Counts of both."""
        return Tally(
            self.gold + other.gold, self.found + other.found, self.core + other.core,
            self.full + other.full, self.astray + other.astray, self.fields + other.fields,
        )  # fmt: skip

    @property
    def precision(self) -> float:
        """How much of what was found is in gold."""
        return self.core / self.found if self.found else 0.0

    @property
    def recall(self) -> float:
        """How much of gold was found."""
        return self.core / self.gold if self.gold else 0.0

    def f1(self, whole_only: bool = False) -> float:
        """Harmonic mean of precision and recall, of facts found or of facts found whole."""
        right = self.full if whole_only else self.core
        return 2 * right / (self.gold + self.found) if self.gold + self.found else 0.0

    def share(self, name: str, verdict: str) -> float:
        """How often a field got a verdict, among the facts found."""
        total = sum(count for (n, _), count in self.fields.items() if n == name)
        return self.fields[name, verdict] / total if total else 0.0


def score(gold: Mapping[str, Any], found: Mapping[str, Any], length: int) -> dict[str, Tally]:
    """The tallies of one article with a text of this length, by kind."""
    tallies = {kind: _kind(kind, gold.get(kind) or [], found.get(kind) or [], length) for kind in CORE}
    ours, theirs = set(gold.get("topics") or ()), set(found.get("topics") or ())
    tallies["topics"] = Tally(len(ours), len(theirs), len(ours & theirs), len(ours & theirs))
    return tallies


def total(tallies: Iterable[Mapping[str, Tally]]) -> dict[str, Tally]:
    """The tallies of several articles."""
    whole_run = {kind: Tally() for kind in KINDS}
    for one in tallies:
        whole_run = {kind: whole_run[kind] + one[kind] for kind in KINDS}
    return whole_run


def _kind(kind: str, gold: Sequence[Entry], found: Sequence[Entry], length: int) -> Tally:
    sound = [f for f in found if 0 <= f.get("start", -1) < f.get("end", -1) <= length]
    spare = {i for i, g in enumerate(gold) if g.get("optional")}
    excused = {j for i, j in pairs(kind, gold, sound) if i in spare}
    firm = [g for i, g in enumerate(gold) if i not in spare]
    said = [f for j, f in enumerate(sound) if j not in excused]
    met = [(firm[i], said[j]) for i, j in pairs(kind, firm, said)]
    tally = Tally(len(firm), len(said), len(met), sum(whole(kind, g, f) for g, f in met), len(found) - len(sound))
    tally.fields.update((name, _verdict(kind, name, g, f)) for g, f in met for name in FIELDS[kind])
    return tally


def pairs(kind: str, gold: Sequence[Entry], found: Sequence[Entry]) -> list[tuple[int, int]]:
    """Which find stands for which fact of gold, one for one: whole matches and near evidence first."""
    options = [
        (overlap(g, f) + whole(kind, g, f), i, j)
        for i, g in enumerate(gold)
        for j, f in enumerate(found)
        if CORE[kind](g, f)
    ]
    met: dict[int, int] = {}
    for _, i, j in sorted(options, reverse=True):
        if i not in met and j not in met.values():
            met[i] = j
    return list(met.items())


def _verdict(kind: str, name: str, gold: Entry, found: Entry) -> str:
    if FIELDS[kind][name](gold, found):
        return "right"
    return "wrong" if found.get(name) else "unsaid"


def main() -> None:
    """Print a table of a file of predictions."""
    from bench.articles import articles
    from bench.table import lines

    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("predictions", type=Path), asked.add_argument("language"), asked.add_argument("desks", nargs="*")
    a = asked.parse_args()
    read = {p["file"]: p for p in map(json.loads, a.predictions.read_text(encoding="utf-8").splitlines())}
    read = {"/".join(Path(name).parts[-2:]): found for name, found in read.items()}
    gold = articles(a.language, *a.desks)
    print("\n".join(lines(total(score(g.gold, read.get(g.key, {}), len(g.text)) for g in gold))))


if __name__ == "__main__":
    main()
