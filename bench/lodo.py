"""Leave one desk out: train on the other desks, read the one left out. Prints a line a desk and the mean.

    python -m bench.lodo ru [--kinds figures,events] [--desks a,b,…] [--save DIR]

Predictions of each left-out desk are written to DIR (default build/lodo) for a closer look with a scorer.
"""

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.articles import articles, measured
from bench.predict import predict
from bench.train import gathered, save, train


def left_out(language: str, desks: list[str], folder: Path) -> None:
    """For each desk: weights without it, and its articles read with them."""
    folder.mkdir(parents=True, exist_ok=True)
    gold = articles(language)
    labelled = gathered(language)
    for desk in desks:
        weights = folder / f"weights-{desk}.json"
        save(train(language, labelled, without=desk), weights)
        with (folder / f"{desk}.jsonl").open("w", encoding="utf-8") as out:
            for article in gold:
                if article.desk == desk:
                    out.write(json.dumps(predict(article, weights), ensure_ascii=False) + "\n")


def main() -> None:
    """Run all folds."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("language"), asked.add_argument("--desks", default="")
    asked.add_argument("--save", type=Path, default=Path("build/lodo"))
    a = asked.parse_args()
    left_out(a.language, [d for d in a.desks.split(",") if d] or measured(a.language), a.save)
    print(f"predictions in {a.save}")


if __name__ == "__main__":
    main()
