"""Whether a text can be about relations between states at all: a glance at its words, before anything is parsed."""

import re
from collections import Counter
from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass, field
from functools import cache
from math import sqrt
from typing import Any

from communique.lang import Pack
from communique.lang.pack import world
from communique.recognize.field import Field, field_of

WORD = re.compile(r"[^\W\d_]+(?:[-–’'][^\W\d_]+)*|\d+")
NUMBER = ("number",)  # the class of numbers
YEARS = re.compile(r"(?:1[89]|20)\d\d$")
SHORT = 400  # characters; so short a text is read whole at no great cost
LONG = 3_000  # characters that are judged together: one part of a long text is enough
ENOUGH = 2  # different words of the field, where one state is named
NEAR = 8  # words between an area and a word that may be about it
BESIDE = 10  # words between two areas that may be partners
TWICE = 2  # times that words of one class near one area count
HUNDRED = 100  # characters, for how thick words of a class stand
# What words near one area say for it being dealt with: so much of them that a text is read whatever else is in it.
# One of the first row must be among them.
TELLING = {"summit": 2.0, "envoy": 2.0, "trade": 1.5, "head": 1.5, "bilateral": 0.5}
POINTS = {
    **TELLING, "visit": 1.0, "talk": 1.0, "meet": 1.0, "sign": 1.0, "ministers": 1.0, "leaders": 1.0, "delegation": 1.0,
    "go": 0.5, "call": 0.5, "official": 0.5, "domestic": -1.0, "sport": -2.0, "court": -2.0,
}  # fmt: skip
PARTNER = 1.0  # for another area beside it
PLAIN = 2.5  # points that are enough


@dataclass(slots=True)
class _Glance:
    """What stands in a part of a text: areas, telling words, how often each class of words, also near an area."""

    areas: Counter[str] = field(default_factory=Counter)
    telling: set[str] = field(default_factory=set)
    words: Counter[str] = field(default_factory=Counter)
    near: Counter[str] = field(default_factory=Counter)
    pairs: int = 0
    points: float = 0.0  # the most that words near one area say


@dataclass(slots=True)
class _Hit:
    """A word that tells something: where it stands, and the areas that it names or the classes that it is in."""

    at: int
    areas: tuple[str, ...]
    classes: tuple[str, ...]


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
            if glance.points >= PLAIN and _is_named(glance.areas, glance.telling):
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


def is_plain(text: str, pack: Pack) -> bool:
    """Whether words near one area make it plain that a text is to be read."""
    return any(_glance(part, pack).points >= PLAIN for part in _parts(text))


def features(text: str, pack: Pack) -> dict[str, float]:
    """What the weighing of a text's first part sees, by name."""
    part = next(_parts(text), "")
    return _features(part, _glance(part, pack))


def _is_named(states: Collection[str], told: Collection[str]) -> bool:
    return len(states) > 1 or (bool(states) and len(told) >= ENOUGH)


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
    """One glance that grows: given when it is plain that an area is dealt with, and at the end.

    Nothing stands in a part that names no area.
    """
    found, of = _Glance(), field_of(pack)
    words = WORD.findall(text)
    hits: list[_Hit] = []
    seen = 0  # hits that all has been read around
    named = any(of.names(words, at) for at in range(len(words)))
    for at in range(len(words) if named else 0):
        hit = _hit(found, of, words, at)
        if hit is None:
            continue
        hits.append(hit)
        while hits[seen].at + BESIDE < at:
            seen += 1
            if _look(found, hits, seen - 1) >= PLAIN:
                yield found
    for number in range(seen, len(hits)):
        _look(found, hits, number)
    _look_around(found, hits)
    yield found


def _hit(found: _Glance, of: Field, words: list[str], at: int) -> _Hit | None:
    """What a word tells, which is noted; None where it tells nothing."""
    word = words[at]
    if word[0].isdecimal():
        if YEARS.match(word):
            return None
        found.words["number"] += 1
        return _Hit(at, (), NUMBER)
    known = of.known(word)
    if known is None:
        return None
    if known.telling:
        found.telling.add(known.telling)
    areas = of.areas(words, at, known)
    found.areas.update(areas)
    if areas:
        return _Hit(at, areas, ())
    found.words.update(known.classes)
    return _Hit(at, (), known.classes) if known.classes else None


def _look(found: _Glance, hits: list[_Hit], number: int) -> float:
    """What the words near a hit say for it being dealt with, where it is an area; the most is noted."""
    points = _points(hits, number) if hits[number].areas else 0.0
    found.points = max(found.points, points)
    return points


def _look_around(found: _Glance, hits: list[_Hit]) -> None:
    """Fill in what stands near areas."""
    last: _Hit | None = None
    counted = 0  # hits before this one have been counted as near an area, or are too far from any to come
    for number, hit in enumerate(hits):
        if hit.areas:
            found.pairs += last is not None and last.areas != hit.areas and hit.at - last.at <= BESIDE
            for before in hits[counted:number]:
                if hit.at - before.at <= NEAR:
                    found.near.update(before.classes)
            counted, last = number + 1, hit
        elif last is not None and hit.at - last.at <= NEAR:
            found.near.update(hit.classes)
            counted = number + 1


def _points(hits: list[_Hit], number: int) -> float:
    """What the words near an area say for it being dealt with."""
    area = hits[number]
    near: Counter[str] = Counter()
    partner = False
    for step in (-1, 1):
        other = number + step
        while 0 <= other < len(hits) and abs(hits[other].at - area.at) <= BESIDE:
            hit = hits[other]
            if hit.areas:
                partner = partner or hit.areas != area.areas
            elif abs(hit.at - area.at) <= NEAR:
                near.update(hit.classes)
            other += step
    if TELLING.keys().isdisjoint(near):
        return 0.0
    said = sum(POINTS.get(name, 0.0) * min(count, TWICE) for name, count in near.items())
    return said + (PARTNER if partner else 0.0)


def _features(text: str, glance: _Glance) -> dict[str, float]:
    """How thick areas, numbers and the classes of words stand, on a scale that flattens."""
    named = sum(glance.areas.values())
    counts = {
        "areas": named,
        "areas.other": named - max(glance.areas.values(), default=0),
        "areas.pairs": glance.pairs,
        "quotations": text.count("«") + text.count("“") + text.count('"') / 2,
        "percents": text.count("%"),
    }
    counts.update((f"words.{name}", count) for name, count in glance.words.items())
    counts.update((f"near.{name}", count) for name, count in glance.near.items())
    hundreds = max(1.0, len(text) / HUNDRED)
    return {name: sqrt(count / hundreds) for name, count in counts.items()}


def _is_likely(text: str, glance: _Glance, pack: Pack) -> bool:
    """Whether a part may pass for what stands near its areas, or by its weight.

    In a language that no weights were learned for everything does.
    """
    if glance.points >= PLAIN:
        return True
    weighing = _weighing().get(pack.code)
    if weighing is None:
        return True
    weights: Mapping[str, float] = weighing["weights"]
    score = sum(weights.get(name, 0.0) * value for name, value in _features(text, glance).items())
    return score >= float(weighing["least"])


@cache
def _weighing() -> Mapping[str, Any]:
    return world("relations")
