"""Read gold articles and print JSON Lines in the shape of the guide.

python -m bench.predict LANGUAGE [DESK …] [--weights FILE] > predictions.jsonl
"""

import argparse
import json
import os
from pathlib import Path

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.articles import Article, articles
from communique.extract import extract
from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize import recognize
from communique.report.guide import guide


def predict(article: Article, weights: Path | None = None, strictness: float = 0.5) -> dict[str, object]:
    """One article read with the pack's weights or with others."""
    pack = load(article.language, weights)
    parsed = parse(prepare(article.text, url=article.key, language=article.language), pack)
    return guide(extract(parsed, recognize(parsed, pack), pack, strictness))


def main() -> None:
    """Predict and print."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("language"), asked.add_argument("desks", nargs="*")
    asked.add_argument("--weights", type=Path), asked.add_argument("--strictness", type=float, default=0.5)
    a = asked.parse_args()
    for article in articles(a.language, *a.desks):
        print(json.dumps(predict(article, a.weights, a.strictness), ensure_ascii=False))


if __name__ == "__main__":
    main()
