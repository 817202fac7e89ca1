"""Whether the reader's probabilities are what they say: how often a field is right, by how sure it was."""

import json
from collections import defaultdict
from collections.abc import Iterator
from pathlib import Path
from typing import Any

from bench.agree import FIELDS
from bench.articles import articles
from bench.score import pairs

BANDS = (0.0, 0.5, 0.6, 0.7, 0.8, 0.9, 0.95, 1.0)
# A field of the guide and the names under which its words stand in the evidence.
ROLES = {"date": ("date", "period"), "office": ("office", "post"), "people": ("people", "person")}
Counts = dict[tuple[str, str], dict[float, list[int]]]


def reliability(language: str, desks: list[str], folder: Path) -> Iterator[str]:
    """For each field and band of probability: how many, and how many right."""
    counts: Counts = defaultdict(lambda: defaultdict(lambda: [0, 0]))
    for desk in desks:
        read = {p["file"]: p for p in map(json.loads, (folder / f"{desk}.jsonl").read_text("utf-8").splitlines())}
        for article in articles(language, desk):
            _count(counts, article.gold, read.get(article.key, {}))
    heads = "".join(f"{f'{low:.2f}+':>14}" for low in BANDS[:-1])
    yield f"{'':22}{heads}"
    for (kind, name), bands in sorted(counts.items()):
        cells = (
            f"{r / n:.0%} of {n}" if (n := bands[low][1]) and (r := bands[low][0]) >= 0 else "" for low in BANDS[:-1]
        )
        yield f"{kind + ' ' + name:22}" + "".join(f"{cell:>14}" for cell in cells)


def _count(counts: Counts, gold: dict[str, Any], read: dict[str, Any]) -> None:
    for kind, fields in FIELDS.items():
        ours, theirs = gold.get(kind) or [], read.get(kind) or []
        for i, j in pairs(kind, ours, theirs):
            for name, test in fields.items():
                sure = _sure(theirs[j], name)
                if sure is not None and theirs[j].get(name):
                    band = max(low for low in BANDS[:-1] if sure >= low)
                    counts[kind, name][band][0] += test(ours[i], theirs[j])
                    counts[kind, name][band][1] += 1


def _sure(entry: dict[str, Any], name: str) -> float | None:
    said = entry.get("sure", {})
    return next((said[role] for role in ROLES.get(name, (name,)) if role in said), None)
