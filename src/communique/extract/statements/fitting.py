"""How well a person fits what stands for whoever spoke: "the Slovak guest", «глава эфиопского правительства»."""

from bisect import bisect_left

from communique.extract.scene import Scene
from communique.extract.statements.words import Saying
from communique.model.mention import Person

Row = dict[str, float]


class Fitting:
    """The people of a document by name, and what the words of a description tell of country and office."""

    def __init__(self, scene: Scene, words: Saying) -> None:
        """Collect people, words for states and titles once for all candidates."""
        self._tokens = scene.parsed.tokens
        self._roles = words.roles
        self._people: dict[str, Person] = {p.name.partition(" (")[0]: p for p in scene.mentions.persons if p.name}
        self._areas = [a for a in scene.mentions.areas if a.kind != "city"]
        self._firsts = [a.first for a in self._areas]
        self._ranks = {i: o.office.rank for o in scene.mentions.offices for i in range(o.first, o.last)}

    def of(self, name: str, first: int, last: int) -> Row:
        """Features of one person against a description at these tokens."""
        person = self._people.get(name)
        if person is None:
            return {"fits_nobody": 1}
        near = self._areas[bisect_left(self._firsts, first) : bisect_left(self._firsts, last)]
        areas = {code for a in near for code in a.areas}
        ranks = {r for t in self._tokens[first:last] for lemma in t.lemmas for r in self._roles.get(lemma, ())}
        ranks = ranks or {self._ranks[i] for i in range(first, last) if i in self._ranks}
        held = {office.rank for office in person.offices}
        return {
            "fits_area": person.area in areas,
            "clash_area": bool(areas and person.area) and person.area not in areas,
            "fits_rank": bool(held & ranks),
            "clash_rank": bool(ranks and held) and not held & ranks,
            "no_office": not held,
        }
