"""Whether a text can be about relations between states at all: a glance at its words, before anything is parsed."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import log, log1p
from typing import Any

from communique.lang import Pack
from communique.lang.pack import world
from communique.recognize.field import field_of

WORD = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*")
NUMBER = re.compile(r"\d+")
SHORT = 400  # characters; so short a text is read whole at no great cost
LONG = 3_000  # characters that are judged together: one part of a long text is enough
USUAL = 800  # characters of a usual short report
ENOUGH = 2  # different words of the field, where one state is named
NEAR = 8  # words between an area and a word that may be about it
BESIDE = 10  # words between two areas that may be partners
# Classes of words that stand near an area in no other news; and those that do so where a head of state or government,
# or a minister, stands there too.
OURS = frozenset({"summit", "bilateral", "trade", "envoy"})
OFFICIAL = frozenset({"visit", "go", "talk", "meet", "sign"})


@dataclass(slots=True)
class _Glance:
    """What stands in a part of a text: areas, telling words, and how often each class of words, also near an area."""

    areas: Counter[str] = field(default_factory=Counter)
    telling: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    pairs: int = 0


def about_relations(text: str, pack: Pack) -> bool:
    """Whether to read a text: false only where it is long and its words are hardly those of the field.

    It must name two states, or one and some words of the field; and what it tells of, weighed as `bench/relations.py`
    learned, must not speak against it in every part.
    """
    if len(text) <= SHORT:
        return True
    states: set[str] = set()
    told: set[str] = set()
    likely = False
    for part in _parts(text):
        glance = _Glance()
        for glance in _glances(part, pack):
            if _is_ours(glance) and _is_named(glance.areas, glance.telling):
                return True
        states.update(glance.areas)
        told |= glance.telling
        likely = likely or _is_likely(part, glance, pack)
        if likely and _is_named(states, told):
            return True
    return False


def names_states(text: str, pack: Pack) -> bool:
    """Whether a text names two states, or one and some words of the field."""
    glances = [_glance(part, pack) for part in _parts(text)]
    return _is_named({area for g in glances for area in g.areas}, {word for g in glances for word in g.telling})


def _is_named(states: Collection[str], told: Collection[str]) -> bool:
    return len(states) > 1 or (bool(states) and len(told) >= ENOUGH)


def features(text: str, pack: Pack) -> dict[str, float]:
    """What the weighing of a text's first part sees, by name."""
    part = next(_parts(text), "")
    return _features(part, _glance(part, pack))


def _parts(text: str) -> Iterator[str]:
    """A text in parts that are cut between lines or words where they can be; a short rest goes with the last."""
    start = 0
    while start < len(text):
        end = len(text)
        if end - start > LONG + LONG // 2:
            cut = max(text.rfind(mark, start + LONG // 2, start + LONG) for mark in ("\n", " "))
            end = cut if cut > start else start + LONG
        yield text[start:end]
        start = end


def _glance(text: str, pack: Pack) -> _Glance:
    """All that stands in a part."""
    return list(_glances(text, pack))[-1]


def _glances(text: str, pack: Pack) -> Iterator[_Glance]:
    """One glance that grows: given when something comes to stand near an area, and at the end."""
    found, of = _Glance(), field_of(pack)
    words = WORD.findall(text)
    last = -NEAR - 1
    partner: tuple[str, ...] = ()
    waiting: list[tuple[int, tuple[str, ...]]] = []
    for at, word in enumerate(words):
        known = of.known(word)
        if known is None:
            continue
        if known.telling:
            found.telling.add(known.telling)
        areas = of.areas(words, at, known)
        if areas:
            found.areas.update(areas)
            found.pairs += bool(partner) and partner != areas and at - last <= BESIDE
            for before, classes in waiting:
                if at - before <= NEAR:
                    found.near.update(classes)
            waiting.clear()
            last, partner = at, areas
            yield found
        elif known.classes:
            found.words.update(known.classes)
            if at - last <= NEAR:
                found.near.update(known.classes)
                yield found
            else:
                waiting.append((at, known.classes))
    yield found


def _features(text: str, glance: _Glance) -> dict[str, float]:
    """Counts on a scale that flattens, and the length, all for scorers that weigh them linearly."""
    named = sum(glance.areas.values())
    row = {
        "areas": log1p(named),
        "areas.other": log1p(named - max(glance.areas.values(), default=0)),
        "areas.some": float(named > 0),
        "areas.several": float(len(glance.areas) > 1),
        "areas.pairs": log1p(glance.pairs),
        "quotations": log1p(text.count("«") + text.count("“") + text.count('"') / 2),
        "percents": log1p(text.count("%")),
        "numbers": log1p(len(NUMBER.findall(text))),
        "length": log(max(1, len(text)) / USUAL),
    }
    row.update((f"words.{name}", log1p(count)) for name, count in glance.words.items())
    row.update((f"near.{name}", log1p(count)) for name, count in glance.near.items())
    return row


def _is_likely(text: str, glance: _Glance, pack: Pack) -> bool:
    """Whether a part may pass by its weight, or for what stands near its areas.

    In a language that the weights were not learned from everything does.
    """
    if _is_ours(glance):
        return True
    weighing = _weighing()
    if pack.code not in weighing["languages"]:
        return True
    weights: Mapping[str, float] = weighing["weights"]
    score = sum(weights.get(name, 0.0) * value for name, value in _features(text, glance).items())
    return score >= float(weighing["least"])


def _is_ours(glance: _Glance) -> bool:
    """Whether words stand near an area that do so in reports on relations between states only."""
    near = glance.near
    return not OURS.isdisjoint(near) or ("head" in near and not OFFICIAL.isdisjoint(near))


@cache
def _weighing() -> Mapping[str, Any]:
    return world("relations")
