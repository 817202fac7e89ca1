"""offices of a document."""

from typing import Any

from communique.extract.offices.areas import decide
from communique.extract.offices.candidates import Candidate, candidates
from communique.extract.offices.worth import worth
from communique.extract.scene import Scene
from communique.model import Claim, Leftover, Occupancy, Role

ORIGIN = "offices:title and holder"


def offices(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    claims: list[Claim[Any]] = []
    weak: list[Leftover] = []
    for candidate in candidates(scene):
        area, sure, why = decide(scene, candidate)
        chance = sure * worth(scene, candidate)
        if chance >= scene.strictness:
            claims.append(_claim(scene, candidate, (area, sure, why), chance))
        else:
            reason = "no office of a state" if candidate.mention.office.rank == "private" else "whose office is not clear"
            weak.append(Leftover(kind="claim", span=candidate.mention.span, reason=reason))
    return tuple(claims), tuple(weak)


def _claim(scene: Scene, candidate: Candidate, decided: tuple[str, float, str], chance: float) -> Claim[Any]:
    area, sure, why = decided
    spans = [candidate.mention.span]
    near = candidate.name is not None and abs(candidate.name.sentence - candidate.mention.sentence) <= 1
    if candidate.name is not None and near:
        spans.append(candidate.name.span)
    start, end = min(s.start for s in spans), max(s.end for s in spans)
    roles = (
        Role(field="person", span=candidate.name.span) if candidate.name else Role(field="person", inferred=True),
        Role(field="office", span=candidate.mention.span),
        Role(field="area", span=candidate.mention.span, confidence=sure)
        if candidate.area
        else Role(field="area", inferred=True, confidence=sure, why=why),
    )
    content = Occupancy(person=candidate.person.name, office=candidate.title, area=area)
    return scene.claim(content, scene.document.span(start, end), roles, ORIGIN, chance)
