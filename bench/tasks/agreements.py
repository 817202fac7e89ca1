"""Agreements: which documents named in a text are facts, and between whom they are."""

from bench.agree import codes
from bench.articles import Article
from bench.learn import Settings
from communique.extract.agreements.agreements import alike, propose
from communique.extract.agreements.ground import Ground
from communique.extract.agreements.parties import TASK as AREAS
from communique.extract.agreements.parties import party_rows

TASKS = {
    "agreements.is": Settings(trees=150, least_leaf=5),
    AREAS: Settings(trees=150, rate=0.1, least_leaf=15),
}


def examples(article: Article) -> dict[str, list[tuple[dict[str, float], int]]]:
    """One row for each document that may be named, and one for each set of states that one that is may be between."""
    rows = []
    between: list[tuple[dict[str, float], int]] = []
    ground = Ground(article.scene)
    for named in propose(article.scene):
        same = [g for g in article.gold["agreements"] if alike(g["title"], named.paper.title)]
        near = [
            g for g in same if g["start"] - 80 <= article.scene.parsed.tokens[named.paper.first].start <= g["end"] + 80
        ]
        if same and (same[0].get("optional") or not near):
            continue  # careful readers differ, or the same document named again: neither right nor wrong
        rows.append((named.row, int(bool(near))))
        if near:
            known = codes(near[0])
            sets = party_rows(ground, named.paper).items()
            between += [(row, int(codes({"areas": areas}) == known)) for areas, row in sets]
    return {"agreements.is": rows, AREAS: between}
