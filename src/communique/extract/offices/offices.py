"""offices of a document."""

from typing import Any

from communique.extract.offices.areas import options
from communique.extract.offices.candidates import Candidate, candidates
from communique.extract.offices.counterparts import CHANCE as ALIKE
from communique.extract.offices.counterparts import Counterpart, counterparts
from communique.extract.offices.meant import CHANCE, Pair, pairs
from communique.extract.offices.named import named
from communique.extract.offices.worth import worth
from communique.extract.scene import Scene
from communique.model import Claim, Leftover, Occupancy, Role

ORIGIN = "offices:title and holder"
# The default asks for 0.3: whose an office is, is one guess of many, and a wrong one is rare where one stands out.
HIGHEST, BEND = 0.95, 1.66
SINGLE = ("head_of_state", "head_of_government")


def offices(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    claims: list[Claim[Any]] = []
    weak: list[Leftover] = []
    for candidate, (area, sure, why) in _decided(scene):
        private = candidate.mention.office.rank == "private"
        chance = 0.0 if private else sure * worth(scene, candidate)
        if chance >= HIGHEST * scene.strictness**BEND:
            claims.append(_claim(scene, candidate, (area, sure, why), chance))
        else:
            reason = "no_office_of_a_state" if private else "weak_office"
            weak.append(Leftover(kind="claim", span=candidate.mention.span, reason=reason))
    if HIGHEST * scene.strictness**BEND <= CHANCE:
        claims += [_meant(scene, pair) for pair in pairs(scene)]
    if HIGHEST * scene.strictness**BEND <= ALIKE:
        known = {claim.content.person for claim in claims}
        alike = (_alike(scene, found) for found in counterparts(scene))
        claims += [claim for claim in alike if claim.content.person not in known]
    return tuple(claims), tuple(weak)


def _alike(scene: Scene, found: Counterpart) -> Claim[Any]:
    """The office is the one named before, the state that of the counterpart."""
    roles = (
        Role(field="person", span=found.name.span, confidence=ALIKE),
        Role(field="office", span=found.shared.span, confidence=ALIKE),
        Role(field="area", span=found.span, confidence=ALIKE),
    )
    person = scene.mentions.person(found.name.person)
    content = Occupancy(person=person.name, office=found.shared.office.title, area=found.area)
    return scene.claim(content, found.span, roles, "offices:counterpart", ALIKE)


def _meant(scene: Scene, pair: Pair) -> Claim[Any]:
    """The words are the title's; who it means is inferred."""
    office = pair.mention.office
    roles = (
        Role(field="person", span=pair.name.span, confidence=CHANCE),
        Role(field="office", span=pair.mention.span),
        Role(field="area", span=pair.mention.span),
    )
    content = Occupancy(person=pair.person.name, office=office.title, area=office.area)
    return scene.claim(content, pair.mention.span, roles, "offices:title meant", CHANCE)


def _decided(scene: Scene) -> list[tuple[Candidate, tuple[str, float, str]]]:
    """Each candidate with its area; no two persons are head of the same state, the surer one has it."""
    given = named(scene)
    found = sorted(
        ((c, options(given, c)) for c in candidates(scene)), key=lambda row: -max((p for _, p in row[1]), default=0.0)
    )
    taken: dict[tuple[str, str], int] = {}
    decided = []
    for candidate, codes in found:
        rank, person = candidate.mention.office.rank, candidate.person.id
        free = [(c, p) for c, p in codes if rank not in SINGLE or taken.get((rank, c), person) == person]
        area, sure = max(free, key=lambda row: row[1], default=("", 0.0))
        taken.setdefault((rank, area), person)
        decided.append((candidate, (area, sure, "explicit" if candidate.area else "inferred")))
    return sorted(decided, key=lambda row: (row[0].mention.first, row[0].person.id))


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
