"""How the register joins mentions across articles, apart from reading: gold claims in, links scored.

python -m bench.links [FOLDER] [--lang ru] [--errors]
"""

import argparse
import json
from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from itertools import combinations
from pathlib import Path
from typing import Any

from communique.model import Event, Figure, Period, Quantity
from communique.model.testimony import Report, Testimony
from communique.resolve.identities import IDENTITIES
from communique.resolve.settle import MemoryShelf, Settling

STORY = Path(__file__).parent / "gold" / "dev" / "story"


@dataclass(frozen=True)
class Links:
    """Pairs of mentions: joined rightly, joined wrongly, left apart wrongly."""

    right: int
    wrong: int
    missed: int

    @property
    def precision(self) -> float:
        """Part of the joined pairs that is right."""
        return self.right / (self.right + self.wrong) if self.right + self.wrong else 1.0

    @property
    def recall(self) -> float:
        """Part of the pairs to join that was joined."""
        return self.right / (self.right + self.missed) if self.right + self.missed else 1.0


def period(text: str | None) -> Period | None:
    """A period of the guide's notation."""
    return Period.parse(text) if text else None


def content(kind: str, found: dict[str, Any]) -> Event | Figure:
    """A gold entry as a content."""
    if kind == "events":
        return Event(
            type=found["type"], status=found.get("status"), countries=tuple(found.get("countries") or ()),
            people=tuple(found.get("people") or ()), period=period(found.get("date")), place=found.get("place") or "",
            name=found.get("name") or "", level=found.get("level") or "",
        )  # fmt: skip
    quantity = Quantity(value=Decimal(str(found["value"])), unit=found["unit"], bound=found.get("bound") or "exact")
    return Figure(
        indicator=found["indicator"], quantity=quantity, areas=tuple(found.get("areas") or ()),
        status=found.get("status"), period=period(found.get("period")),
    )  # fmt: skip


def told(article: dict[str, Any], name: str, kind: str) -> Iterator[tuple[str, Testimony[Any]]]:
    """Each gold entry of an article that carries `same_as`, as a testimony."""
    day = date.fromisoformat(article["published"]) if article.get("published") else None
    report = Report(id=name, published=day, language=article.get("lang", ""))
    for entry in article.get(kind) or ():
        if entry.get("same_as"):
            claim = f"{name}:{kind}:{entry['start']}:{entry['end']}:{entry.get('type', entry.get('value'))}"
            yield (
                entry["same_as"],
                Testimony(id=claim, content=content(kind, entry), report=report, start=entry["start"]),
            )


def joined(kind: str, claims: Iterable[Testimony[Any]]) -> dict[str, str]:
    """The leader of each claim."""
    shelf = MemoryShelf()
    Settling(IDENTITIES[kind], shelf).add(claims)
    return shelf.leads


def links(gold: dict[str, str], leads: dict[str, str]) -> Links:
    """Compare two ways of joining the same claims."""
    count: dict[tuple[bool, bool], int] = defaultdict(int)
    for one, other in combinations(sorted(gold), 2):
        count[gold[one] == gold[other], leads[one] == leads[other]] += 1
    return Links(right=count[True, True], wrong=count[False, True], missed=count[True, False])


def main() -> None:
    """Score and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("folder", nargs="?", type=Path, default=STORY)
    asked.add_argument("--lang"), asked.add_argument("--errors", action="store_true")
    a = asked.parse_args()
    articles = {path.stem: json.loads(path.read_text(encoding="utf-8")) for path in sorted(a.folder.glob("*.json"))}
    for kind in ("events", "figures"):
        claims = [
            pair
            for name, article in articles.items()
            if not a.lang or article["lang"] == a.lang
            for pair in told(article, name, kind)
        ]
        gold = {claim.id: same for same, claim in claims}
        leads = joined(kind, [claim for _, claim in claims])
        score = links(gold, leads)
        print(f"{kind:8} precision {score.precision:.3f} recall {score.recall:.3f}  {score}")
        if a.errors:
            for one, other in combinations(sorted(gold), 2):
                if (gold[one] == gold[other]) != (leads[one] == leads[other]):
                    print(
                        "  joined" if leads[one] == leads[other] else "  apart ",
                        one,
                        gold[one],
                        "|",
                        other,
                        gold[other],
                    )


if __name__ == "__main__":
    main()
