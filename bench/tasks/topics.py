"""What the scorer of topics learns from: each topic whose words stand in an article, and whether gold has it."""

from bench.articles import Article
from bench.learn import Settings
from communique.extract import topics

TASKS = {topics.TASK: Settings(trees=120)}


def examples(article: Article) -> dict[str, list[tuple[dict[str, float], int]]]:
    """One row for each topic with words in the text."""
    hits = topics.hits_of(article.scene)
    gold = set(article.gold.get("topics") or ())
    return {topics.TASK: [(topics.features(article.scene, hits, name), int(name in gold)) for name in sorted(hits)]}
