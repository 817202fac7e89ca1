"""The learning curve: what more articles would bring.

    python -m bench.curve ru [--out dev]

Scorers are fitted on 20, 40 … 100 % of the articles of the other desks, always the same, and read the desk left out.
"""

import argparse
from hashlib import sha256
from pathlib import Path
from tempfile import TemporaryDirectory

from bench.agree import FIELDS
from bench.articles import Article, articles
from bench.predict import predict
from bench.score import KINDS, score, total
from bench.train import gather, save, train

SHARES = (20, 40, 60, 80, 100)


def among(article: Article, share: int) -> bool:
    """Whether an article is in the first share, in percent, of all; the same on every machine."""
    return int(sha256(article.key.encode()).hexdigest(), 16) % 100 < share


def main() -> None:
    """Print core and full F1 by share."""
    asked = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    asked.add_argument("language"), asked.add_argument("--out", default="dev")
    a = asked.parse_args()
    gold = articles(a.language)
    test = [article for article in gold if article.desk == a.out]
    columns = [(kind, whole) for kind in KINDS for whole in (False, True) if not whole or kind in FIELDS]
    print(f"{'articles':>9}" + "".join(f"{kind[:10] + (' full' if whole else ''):>15}" for kind, whole in columns))
    with TemporaryDirectory() as folder:
        for share in SHARES:
            known = tuple(article for article in gold if article.desk != a.out and among(article, share))
            weights = Path(folder) / f"weights-{share}.json"
            save(train(a.language, gather(known)), weights)
            found = total(score(g.gold, predict(g, weights), len(g.text)) for g in test)
            cells = (found[kind].f1(whole_only=whole) for kind, whole in columns)
            print(f"{len(known):9}" + "".join(f"{cell:15.3f}" for cell in cells), flush=True)


if __name__ == "__main__":
    main()
