"""Offices: whose they are where the title does not say, and which titles are offices of a state at all."""

from typing import Any

from bench.articles import Article
from bench.learn import Settings
from communique.extract.offices import areas, worth
from communique.extract.offices.candidates import Candidate, candidates
from communique.extract.offices.named import named
from communique.extract.scene import Scene
from communique.parse.tokens import fold

TASKS = {
    areas.TASK: Settings(trees=200, rate=0.08, least_leaf=15),
    worth.TASK: Settings(trees=40, depth=3),
}
Rows = list[tuple[dict[str, float], int]]


def examples(article: Article) -> dict[str, Rows]:
    """Rows of both tasks."""
    found: dict[str, Rows] = {task: [] for task in TASKS}
    scene = article.scene
    given = named(scene)
    for candidate in candidates(scene):
        gold = [g for g in article.gold.get("offices") or [] if same_person(g["person"], candidate.person.name)]
        right = {g["area"] for g in gold}
        if not candidate.area and gold:
            codes = areas.codes_of(given, candidate)
            rows = [(areas.features(given, candidate, code, codes), int(code in right)) for code in codes]
            found[areas.TASK] += rows
        found[worth.TASK] += _worth(scene, candidate, gold)
    return found


def _worth(scene: Scene, candidate: Candidate, gold: list[dict[str, Any]]) -> Rows:
    if any(g.get("optional") for g in gold):
        return []
    good = any(titles_meet(g["office"], candidate.title) for g in gold)
    return [(worth.features(scene, candidate), int(good))]


def same_person(one: str, other: str) -> bool:
    """One name's words are all in the other, the surname included."""
    short, long = sorted((fold(one).split(), fold(other).split()), key=len)
    return bool(short) and all(w in long for w in short) and (short[-1] == long[-1] or len(short) == len(long))


def titles_meet(one: str, other: str) -> bool:
    """Whether two titles are the same but for case."""
    return fold(one) == fold(other)
