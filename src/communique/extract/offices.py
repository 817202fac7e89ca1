"""Who holds which office: titles of the table of people whose holder is named."""

from typing import Any

from communique.extract.scene import Scene
from communique.model import Claim, Leftover, Occupancy, Role
from communique.model.mention import OfficeMention


def offices(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    found: dict[tuple[str, str], Claim[Any]] = {}
    for mention in scene.mentions.offices:
        for place, holder in enumerate(mention.holders):
            person = scene.mentions.person(holder)
            if mention.former or not person.name or mention.office.rank in ("private", "leader"):
                continue
            area = mention.areas[place] or person.area or next(iter(scene.mentions.hub), "")
            content = Occupancy(person=person.name, office=mention.office.title, area=area)
            found.setdefault((person.name, mention.office.title), _claim(scene, content, mention, holder))
    return tuple(found.values()), ()


def _claim(scene: Scene, content: Occupancy, mention: OfficeMention, holder: int) -> Claim[Any]:
    near = [m for m in scene.mentions.people if m.person == holder and m.sentence == mention.sentence]
    spans = [mention.span, *(m.span for m in near[:1])]
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    person = Role(field="person", span=near[0].span) if near else Role(field="person", inferred=True, why="entity table")
    area = Role(field="area", span=mention.span) if mention.office.area else Role(field="area", inferred=True, why="text")
    roles = (person, Role(field="office", span=mention.span), area)
    return scene.claim(content, scene.document.span(start, end), roles, "offices:beside")
