"""Where an article names each area and who serves it: looked up once, asked for every title and every area."""

from bisect import bisect_left
from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from operator import attrgetter
from typing import TypeVar

from communique.extract.offices.travels import goals
from communique.extract.scene import Scene
from communique.model.mention import AreaMention, OfficeMention
from communique.recognize.people.words import words_of

ORDINARY = "official"  # a rank of which a state has many
Sentence = int
K = TypeVar("K")
V = TypeVar("V")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """The areas of an article (parts of states left out), those who serve them, their bodies."""

    scene: Scene
    areas: tuple[AreaMention, ...]
    free: tuple[AreaMention, ...]  # those that are no bloc, in the order of the text
    by_code: Mapping[str, tuple[AreaMention, ...]]
    in_sentence: Mapping[Sentence, tuple[AreaMention, ...]]  # parts of states as well
    told: frozenset[tuple[str, Sentence]]  # which area is named where
    blocs: frozenset[str]
    serving: Mapping[str, frozenset[int]]  # persons by the code of the area that they serve
    ranked: Mapping[tuple[str, str], frozenset[int]]  # and by code and rank
    present: Mapping[Sentence, frozenset[int]]  # persons named in a sentence
    offices: Mapping[Sentence, tuple[OfficeMention, ...]]
    bodies: Mapping[str, frozenset[Sentence]]  # where organisations of an area are named
    unowned: Mapping[Sentence, tuple[int, ...]]  # first tokens of bodies of many states that have no code
    joined: Mapping[int, str]  # where a list goes on behind a name: the area that its holder serves
    goals: Mapping[int, frozenset[str]]  # states that people go to on official visits
    publisher: str  # the area of the first medium named

    def near(self, mention: OfficeMention) -> tuple[AreaMention, ...]:
        """The areas named in the sentence of a title, parts of states as well."""
        return self.in_sentence.get(mention.sentence, ())

    def last_before(self, token: int) -> AreaMention | None:
        """The area named last before a token, blocs left out."""
        place = bisect_left(self.free, token, key=attrgetter("first"))
        return self.free[place - 1] if place else None


def named(scene: Scene) -> Named:
    """What a scene names."""
    mentions = scene.mentions
    areas = tuple(m for m in mentions.areas if not m.part)
    held = [(person.id, office) for person in mentions.persons for office in person.offices]
    bodies = [o for o in mentions.organizations if o.kind == "international" and not o.area]
    media = (o.area for o in mentions.organizations if o.kind in ("media", "agency") and o.area)
    return Named(
        scene=scene,
        areas=areas,
        free=tuple(m for m in areas if m.kind != "bloc"),
        by_code=_grouped((code, m) for m in areas for code in m.areas),
        in_sentence=_grouped((m.sentence, m) for m in mentions.areas),
        told=frozenset((code, m.sentence) for m in areas for code in m.areas),
        blocs=frozenset(code for m in areas if m.kind == "bloc" for code in m.areas),
        serving=_sets((office.area, person) for person, office in held),
        ranked=_sets(((office.area, office.rank), person) for person, office in held if office.rank != ORDINARY),
        present=_sets((m.sentence, m.person) for m in mentions.people),
        offices=_grouped((m.sentence, m) for m in mentions.offices),
        bodies=_sets((o.area, o.sentence) for o in mentions.organizations),
        unowned=_grouped((o.sentence, o.first) for o in bodies),
        joined=_joined(scene),
        goals=goals(scene),
        publisher=next(media, ""),
    )


def _joined(scene: Scene) -> Mapping[int, str]:
    """By the token behind a name and a joint: "Turkish President X and [Foreign Minister Y]"."""
    tokens, joints = scene.parsed.tokens, words_of(scene.pack).joints
    found = {}
    for mention in scene.mentions.people:
        area = scene.mentions.person(mention.person).area if mention.form == "name" else ""
        behind = tokens[mention.last] if mention.last < len(tokens) else None
        if area and behind is not None and (behind.text == "," or behind.norm in joints):
            found[mention.last + 1] = area
    return found


def _grouped(pairs: Iterable[tuple[K, V]]) -> Mapping[K, tuple[V, ...]]:
    found: dict[K, list[V]] = defaultdict(list)
    for key, value in pairs:
        found[key].append(value)
    return {key: tuple(values) for key, values in found.items()}


def _sets(pairs: Iterable[tuple[K, V]]) -> Mapping[K, frozenset[V]]:
    return {key: frozenset(values) for key, values in _grouped(pairs).items()}
