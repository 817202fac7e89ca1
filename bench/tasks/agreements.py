"""Agreements: which documents named in a text are facts."""

from bench.articles import Article
from bench.learn import Settings
from communique.extract.agreements.agreements import alike, propose

TASKS = {"agreements.is": Settings(trees=180, depth=4, least_leaf=5)}


def examples(article: Article) -> dict[str, list[tuple[dict[str, float], int]]]:
    """One row for each document that may be named."""
    rows = []
    for named in propose(article.scene):
        same = [g for g in article.gold["agreements"] if alike(g["title"], named.paper.title)]
        near = [
            g for g in same if g["start"] - 80 <= article.scene.parsed.tokens[named.paper.first].start <= g["end"] + 80
        ]
        if same and (same[0].get("optional") or not near):
            continue  # careful readers differ, or the same document named again: neither right nor wrong
        rows.append((named.row, int(bool(near))))
    return {"agreements.is": rows}
