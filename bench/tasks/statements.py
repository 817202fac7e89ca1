"""Statements: which candidates were said, and by whom."""

import re
from dataclasses import replace
from typing import Any

from bench.articles import Article
from bench.learn import Settings
from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Clauses
from communique.extract.statements.features import of_candidates, of_speaker
from communique.extract.statements.options import options
from communique.extract.statements.propose import propose
from communique.extract.statements.speakers import Room, Speaker

TASKS = {
    "statements.is": Settings(trees=400, depth=4, leaves=12, rate=0.04, least_leaf=20, by_lot=False),
    "statements.speaker": Settings(trees=200),
}
Labelled = list[tuple[dict[str, float], int]]


def examples(article: Article) -> dict[str, Labelled]:
    """Rows of both tasks."""
    scene = article.scene
    room, clauses = Room(scene), Clauses(scene.parsed, scene.mentions.quotations, scene.mentions.organizations)
    candidates = propose(scene)
    gold = article.gold["statements"]
    said: Labelled = []
    for candidate, row in zip(candidates, of_candidates(room, clauses, candidates), strict=True):
        best = max(gold, key=lambda g: _overlap(candidate, g), default=None)
        found = best is not None and _overlap(candidate, best) >= 0.5
        if not (found and best is not None and best.get("optional")):
            said.append((row, int(found)))
    return {"statements.is": said, "statements.speaker": _speakers(room, candidates, gold)}


def _speakers(room: Room, candidates: list[Candidate], gold: list[dict[str, Any]]) -> Labelled:
    rows: Labelled = []
    spoken: list[Speaker] = []
    for fact in sorted(gold, key=lambda g: g["start"]):
        near = max(candidates, key=lambda c: _overlap(c, fact) + 0.1 * (c.manner == fact["kind"]), default=None)
        if near is None or _overlap(near, fact) < 0.5:
            continue
        found = options(room, near, spoken)
        right = [_same(s.name, fact["speaker"]) for s in found]
        rows += [(of_speaker(room, near, s, found), int(ok)) for s, ok in zip(found, right, strict=True)]
        if any(right):
            spoken.append(replace(found[right.index(True)], spoke=near.sentence))
        else:
            spoken.append(Speaker(name=fact["speaker"], first=-1, last=-1, what="last", spoke=near.sentence))
    return rows


def _same(name: str, other: str) -> bool:
    """Whether two names are one speaker: the words of the shorter stand in the longer, which ends alike."""
    short, long = sorted((_words(name), _words(other)), key=len)
    return bool(short) and all(w in long for w in short) and (short[-1] == long[-1] or len(short) == len(long))


def _words(name: str) -> list[str]:
    return re.sub(r"[^\w]+", " ", name.lower().replace("ё", "е")).split()


def _overlap(candidate: Candidate, fact: dict[str, Any]) -> float:
    shared = min(candidate.end, fact["end"]) - max(candidate.start, fact["start"])
    whole = max(candidate.end, fact["end"]) - min(candidate.start, fact["start"])
    return max(0, shared) / whole if whole else 0.0
