"""Who is meant where nobody is named: "the Pakistani", "the Croatian leader", "the diplomat", «его собеседник»."""

from bisect import bisect_left

from communique.extract.scene import Scene
from communique.extract.statements.words import Saying
from communique.model.mention import Person

# "The Pakistani told …": what follows somebody told by his country alone.
AFTER = ("VERB", "AUX", "PUNCT", "ADV")
# So many people named before a description are looked at.
FARTHEST = 12


class Referents:
    """The people of a document by where they are named, with what is known of them."""

    def __init__(self, scene: Scene, words: Saying) -> None:
        """Collect the mentions by name in the order of the text."""
        self._tokens = scene.parsed.tokens
        self._words = words
        named = [(m.first, scene.mentions.person(m.person)) for m in scene.mentions.people if m.form == "name"]
        self._named = sorted(((first, p) for first, p in named if p.name), key=lambda pair: pair[0])
        self._firsts = [first for first, _ in self._named]
        self._homes = frozenset(person.area for _, person in self._named)
        self._areas = {
            i: a.areas[0]
            for a in scene.mentions.areas
            if a.kind == "adjective" and len(a.areas) == 1
            for i in range(a.first, a.last)
        }

        offices = (m for m in scene.mentions.offices if m.office.area)
        self._offices = {i: m.office.area for m in offices for i in range(m.first, m.last)}

    def area_of(self, first: int, head: int) -> str:
        """The state whose office a description names: "Turkish minister", "the minister of Turkey"; else empty."""
        return next((self._areas[i] for i in range(first, head) if i in self._areas), self._offices.get(head, ""))

    def unnamed(self, first: int, head: int) -> str:
        """The state whose office a description names, where nobody who is named can be meant; else empty."""
        area = self.area_of(first, head)
        return "" if self._homes & {"", area} else area

    def national(self, token: int) -> Person | None:
        """Whom "the Pakistani" before a verb means: the last one named of that country."""
        area = self._areas.get(token, "")
        behind = self._tokens[token + 1] if token + 1 < len(self._tokens) else None
        if not area or behind is None or behind.pos not in AFTER or not self._definite(token):
            return None
        return next((p for p in self._before(token) if p.area == area), None)

    def described(self, first: int, head: int) -> Person | None:
        """Whom a description with "the" means: the last one named whose office and country fit it."""
        if self._tokens[head].lemmas & self._words.others:
            return None if self._tokens[head].form.number == "Plur" else self._other(head)
        area = self.area_of(first, head)
        ranks = {r for lemma in self._tokens[head].lemmas for r in self._words.roles.get(lemma, ())}
        if not ranks or not self._definite(first):
            return None
        # Whom the report names only later is told at first by his office and country.
        known = [*self._before(first), *(self._after(first) if area else ())]
        fitting = (p for p in known if not area or p.area == area)
        return next((p for p in fitting if ranks & {office.rank for office in p.offices}), None)

    def _other(self, head: int) -> Person | None:
        """Whom «его собеседник» means: with whom the last one who acted met, of those named before."""
        known = self._before(head)
        if not known:
            return None
        at = bisect_left(self._firsts, head)
        last = self._tokens[self._firsts[at - 1]].sentence
        acting = next(p for i, p in self._named[max(0, at - FARTHEST) : at] if self._tokens[i].sentence == last)
        return next((p for p in known if p.id != acting.id), None)

    def _definite(self, first: int) -> bool:
        return first > 0 and self._tokens[first - 1].norm in self._words.definite

    def _after(self, token: int) -> list[Person]:
        """The people named behind a token, the first one first."""
        at = bisect_left(self._firsts, token)
        return [person for _, person in self._named[at : at + FARTHEST]]

    def _before(self, token: int) -> list[Person]:
        """The people named before a token, the last one first."""
        at = bisect_left(self._firsts, token)
        return [person for _, person in reversed(self._named[max(0, at - FARTHEST) : at])]
