"""Titles without a name that mean a person who is named elsewhere («Президент Узбекистана … Шавкат Мирзиёев»).

A plain rule: there are as many such titles as persons without an office, they stand in the same order in neighbouring
sentences, and each name looks at home in its country. Too few articles have such a pair to learn from.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.extract.offices.areas import origins
from communique.extract.scene import Scene
from communique.model.mention import OfficeMention, Person, PersonMention
from communique.recognize.people.words import words_of

RANKS = ("head_of_state", "head_of_government", "minister", "envoy", "speaker")
MOST = 2
CHANCE = 0.75
LINKS = (":", "–", "—")


@dataclass(frozen=True, slots=True, kw_only=True)
class Pair:
    """A title with its country and without a name, and a person without a title; `name` is the nearest mention."""

    mention: OfficeMention
    person: Person
    name: PersonMention


def pairs(scene: Scene) -> tuple[Pair, ...]:
    """The titles and persons that mean each other; none where anything is unclear."""
    idle = [p for p in scene.mentions.persons if p.name and not p.offices]
    titles = _open_titles(scene)
    if not 0 < len(titles) == len(idle) <= MOST:
        return _only_fitting(scene, titles, idle)
    found = []
    for mention, person in zip(titles, idle, strict=True):
        names = [m for m in scene.mentions.people if m.person == person.id and m.form == "name"]
        name = min(names, key=lambda m: abs(m.first - mention.first), default=None)
        if name is not None and _near(scene, mention, name) and _at_home(scene, mention, person):
            found.append(Pair(mention=mention, person=person, name=name))
    # Where one of two does not fit, the order told nothing of the other either.
    return tuple(found) if len(found) == len(titles) else _only_fitting(scene, titles, idle)


def _only_fitting(scene: Scene, titles: Sequence[OfficeMention], idle: Sequence[Person]) -> tuple[Pair, ...]:
    """Heads of state whose country only one person without an office looks at home in, and he in no other's."""
    found = []
    for mention in titles:
        home = [p for p in idle if mention.office.rank == "head_of_state" and _at_home(scene, mention, p)]
        if any(_at_home(scene, other, p) for p in home for other in titles if other.office.area != mention.office.area):
            continue
        names = [m for m in scene.mentions.people if len(home) == 1 and m.person == home[0].id and m.form == "name"]
        name = min(names, key=lambda m: abs(m.first - mention.first), default=None)
        if name is not None and name.sentence != mention.sentence:
            found.append(Pair(mention=mention, person=home[0], name=name))
    return tuple(found)


def _open_titles(scene: Scene) -> list[OfficeMention]:
    """Titles with a country and without a holder, the first of each rank and country."""
    taken = {(o.rank, o.area) for p in scene.mentions.persons if p.name for o in p.offices}
    found: dict[tuple[str, str], OfficeMention] = {}
    vague = words_of(scene.pack).relational  # «глава Перу» says not which office it is
    for mention in scene.mentions.offices:
        key = (mention.office.rank, mention.office.area)
        whole = mention.office.area and mention.office.rank in RANKS and not mention.holders
        whole = whole and mention.office.title not in vague
        if whole and not mention.plural and not mention.former and key not in taken:
            found.setdefault(key, mention)
    return list(found.values())


def _near(scene: Scene, title: OfficeMention, name: PersonMention) -> bool:
    """In neighbouring sentences, or parted by a colon: side by side in one clause they are two people."""
    if title.sentence == name.sentence:
        between = scene.document.text[min(title.span.end, name.span.end) : max(title.span.start, name.span.start)]
        return between.strip() in LINKS
    return abs(title.sentence - name.sentence) == 1


def _at_home(scene: Scene, title: OfficeMention, person: Person) -> bool:
    """Whether a name looks at home in the country of a title, and its person is not said to be of another."""
    if person.area not in ("", title.office.area):
        return False
    return title.office.area in origins(scene.pack, person.name)[0]
