"""Titles beside named holders: what may be claimed."""

from collections import defaultdict
from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from communique.extract.scene import Scene
from communique.model.mention import OfficeMention, Person, PersonMention
from communique.recognize.people.words import words_of

UNCLAIMED = ("leader",)
BIRTH = "prince"  # no office by itself; the crown prince has one
# Of these nobody holds two: another title of the same rank is the same office in other words.
ONE_NAME = ("minister", "envoy", "head_of_government")


@dataclass(frozen=True, slots=True, kw_only=True)
class Candidate:
    """A title and its named holder; `area` is the code said with it, empty where none is; `name` the words for him."""

    mention: OfficeMention
    person: Person
    name: PersonMention | None
    area: str = ""

    @property
    def title(self) -> str:
        """The title in the nominative, without the country."""
        return self.mention.office.title


def candidates(scene: Scene) -> tuple[Candidate, ...]:
    """All pairs of a title and a named holder, the first of each person and title, those with an area before others."""
    found: dict[tuple[int, str], Candidate] = {}
    names = _names(scene)
    for mention in scene.mentions.offices:
        if mention.former or mention.office.rank in UNCLAIMED or _hollow(scene, mention):
            continue
        for place, holder in enumerate(mention.holders):
            person = scene.mentions.person(holder)
            if not person.name:
                continue
            area = mention.areas[place] if place < len(mention.areas) else ""
            candidate = Candidate(
                mention=mention, person=person, name=_nearest(names.get(holder, ()), mention), area=area
            )
            known = found.get((holder, candidate.title.lower()))
            if known is None or (area and not known.area):
                found[holder, candidate.title.lower()] = candidate
    held: dict[int, list[Candidate]] = defaultdict(list)
    for candidate in found.values():
        held[candidate.person.id].append(candidate)
    return tuple(c for c in found.values() if not _subsumed(c, held[c.person.id]))


def _names(scene: Scene) -> Mapping[int, Sequence[PersonMention]]:
    """Where each person is named by name."""
    found: dict[int, list[PersonMention]] = defaultdict(list)
    for mention in scene.mentions.people:
        if mention.form == "name":
            found[mention.person].append(mention)
    return found


def _hollow(scene: Scene, mention: OfficeMention) -> bool:
    """Whether the title is a word that says nothing without a complement («директор»), or one of birth alone."""
    born = mention.office.rank == BIRTH
    return (
        (born or mention.office.title in words_of(scene.pack).relational)
        and not any(mention.areas)
        and (" " not in mention.office.title)
    )


def _nearest(names: Sequence[PersonMention], mention: OfficeMention) -> PersonMention | None:
    return min(names, key=lambda m: abs(m.first - mention.last), default=None)


def _subsumed(one: Candidate, others: Sequence[Candidate]) -> bool:
    """Whether another title of those that a person has says more («министр» beside «глава МИД», «министр финансов»)."""
    words, rank = one.title.lower().split(), one.mention.office.rank
    for other in others:
        if other is one or (one.area and other.area and one.area != other.area):
            continue
        full = other.title.lower().split()
        if len(full) > len(words) and set(words) < set(full):
            return True
        same = rank == other.mention.office.rank and rank in ONE_NAME and words[0] != full[0]
        if same and (-len(full), other.mention.first) < (-len(words), one.mention.first):
            return True
    return False
