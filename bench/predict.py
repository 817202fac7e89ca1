"""Read gold articles and print JSON Lines in the shape of the guide.

python -m bench.predict LANGUAGE [DESK …] [--weights FILE] > predictions.jsonl
"""

import argparse
import json
import os
from pathlib import Path
from typing import Any

os.environ.setdefault("OMP_NUM_THREADS", "1")

from bench.articles import Article, articles
from communique.extract import extract, unread
from communique.ingest import prepare
from communique.lang import load
from communique.model import Claim
from communique.parse import parse
from communique.recognize import about_relations, recognize
from communique.report.guide import KINDS, guide


def predict(article: Article, weights: Path | None = None, strictness: float = 0.5) -> dict[str, object]:
    """One article read with the pack's weights or with others."""
    pack = load(article.language, weights)
    parsed = parse(prepare(article.text, url=article.key, language=article.language), pack)
    worth = about_relations(article.text, pack)
    reading = extract(parsed, recognize(parsed, pack), pack, strictness) if worth else unread(parsed.document)
    found = guide(reading)
    for kind in KINDS:
        claims = [claim for claim in reading.claims if claim.kind == kind]
        found[kind] = [{**entry, **_sure(claim)} for entry, claim in zip(found[kind], claims, strict=True)]
    return found


def _sure(claim: Claim[Any]) -> dict[str, Any]:
    """The probability that the reader gives to a claim and to each of its fields, for the table of reliability."""
    return {"sure": {"": claim.confidence, **{role.field: role.confidence for role in claim.evidence.roles}}}


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
