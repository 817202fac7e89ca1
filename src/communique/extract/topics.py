"""Areas of cooperation that a report is about: words of each topic propose, a scorer decides how much is enough."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.extract.scene import Scene
from communique.lang import Pack
from communique.model import Claim, Leftover, Role, Topic
from communique.parse.tokens import phrase_at

TASK = "topics.is"
SKIPPED = ("clutter", "share")
Row = dict[str, float]


@dataclass(frozen=True, slots=True)
class Hit:
    """Words of a topic at tokens `first` to `last` (exclusive); `sure` words tell of it wherever they stand."""

    first: int
    last: int
    sure: bool


def topics(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind; no topic is too weak to be silent about, so the ledger gets nothing."""
    hits = hits_of(scene)
    names = sorted(hits)
    rows = [features(scene, hits, name) for name in names]
    scorer = scene.scorer(TASK)
    sure = scorer.probabilities(rows) if scorer else [_guess(row) for row in rows]
    least = min(0.95, 0.45 + (scene.strictness - 0.5) * 0.8)
    return tuple(_claim(scene, name, hits[name], p) for name, p in zip(names, sure, strict=True) if p >= least), ()


def hits_of(scene: Scene) -> dict[str, list[Hit]]:
    """Where the words of each topic stand, outside menus and share lines."""
    words = _words(scene.pack)
    parsed = scene.parsed
    found: dict[str, list[Hit]] = {}
    for sentence in parsed.sentences:
        if parsed.line_of(sentence).kind in SKIPPED:
            continue
        run = parsed.words(sentence)
        for at, token in enumerate(run):
            for word in {token.norm, *token.lemmas}:
                for phrase, topic, sure in words.get(word, ()):
                    if phrase_at(run, at, phrase):
                        found.setdefault(topic, []).append(Hit(token.index, token.index + len(phrase), sure))
    return found


def features(scene: Scene, hits: Mapping[str, list[Hit]], topic: str) -> Row:
    """How often, how early, how surely and how exclusively the words of a topic stand in the text."""
    own = hits[topic]
    tokens = scene.parsed.tokens
    sentence_of = {hit: tokens[hit.first].sentence for hit in own}
    lemmas = {tokens[hit.first].lemma for hit in own}
    sure = [hit for hit in own if hit.sure]
    total = sum(len(found) for found in hits.values()) or 1
    length = max(len(tokens), 1)
    mentions = scene.mentions
    return {
        f"is={topic}": 1.0, "hits": float(min(len(own), 20)), "sure": float(min(len(sure), 15)),
        "words": float(min(len(lemmas), 12)), "sure_words": float(min(len({tokens[h.first].lemma for h in sure}), 10)),
        "share": len(own) / total, "dense": 100 * len(own) / length, "sure_dense": 100 * len(sure) / length,
        "sentences": float(min(len(set(sentence_of.values())), 12)), "first": own[0].first / length,
        "title": float(any(s == 0 for s in sentence_of.values())),
        "title_sure": float(any(sentence_of[h] == 0 for h in sure)),
        "top": float(any(s <= 3 for s in sentence_of.values())), "listed": float(_listed(scene, own)),
        "topics": float(min(len(hits), 15)), "length": min(length / 100, 8.0),
        "rank": float(min(sorted(map(len, hits.values()), reverse=True).index(len(own)), 10)),
        "states": float(min(len({c for m in mentions.areas for c in m.areas}), 6)),
        "offices": float(min(len(mentions.offices), 8)), "people": float(min(len(mentions.persons), 6)),
        "numbers": float(min(len(mentions.quantities), 12)),
    }  # fmt: skip


def _listed(scene: Scene, hits: list[Hit]) -> bool:
    """Whether a word stands among commas: «транспорт, логистика, туризм»."""
    tokens = scene.parsed.tokens
    inner = (hit for hit in hits if hit.first and hit.last < len(tokens))
    return any(tokens[hit.first - 1].text in ",•–-" and tokens[hit.last].text in ",;.•" for hit in inner)


def _guess(row: Row) -> float:
    """By hand, for a language without weights: two sure words, or one in the title."""
    return min(0.9, 0.12 + 0.2 * min(row["sure_words"], 3) + 0.05 * min(row["hits"], 6) + 0.2 * row["title_sure"])


def _claim(scene: Scene, topic: str, hits: list[Hit], sure: float) -> Claim[Any]:
    best = min(hits, key=lambda hit: (not hit.sure, hit.first))
    tokens = scene.parsed.tokens
    span = scene.parsed.span(tokens[best.first].start, tokens[best.last - 1].end)
    role = Role(field="topic", span=span, confidence=round(sure, 3))
    return scene.claim(Topic(topic=topic), span, (role,), f"topics.{topic}", round(sure, 3))


@cache
def _words(pack: Pack) -> Mapping[str, tuple[tuple[tuple[str, ...], str, bool], ...]]:
    """Phrases by their first word, each with its topic and whether it is a sure one."""
    found: dict[str, list[tuple[tuple[str, ...], str, bool]]] = {}
    for topic, lists in pack.table("topics").get("topic", {}).items():
        for name, lines in lists.items():
            for line in lines:
                phrase = tuple(line.split())
                found.setdefault(phrase[0], []).append((phrase, topic, name == "sure"))
    return {word: tuple(lines) for word, lines in found.items()}
