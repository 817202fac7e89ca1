"""agreements of a document."""

from dataclasses import dataclass
from typing import Any

from communique.extract.agreements.features import Row, of_paper
from communique.extract.agreements.ground import Ground
from communique.extract.agreements.parties import Parties, decided, parties
from communique.extract.agreements.standing import Standing, standing
from communique.extract.agreements.titles import Paper, papers_in
from communique.extract.agreements.words import papers
from communique.extract.scene import Scene
from communique.model import Agreement, Claim, Leftover, Role
from communique.parse.tokens import fold

# Titles are compared by the first letters of their longer words, as endings differ.
STEM, LEAST_WORD = 5, 3
TWO = 2
SAME = 0.5
WORTH_NOTING = 0.3
# The share of plain ones that the gold of all desks has.
PLAIN = 0.8
AGAINST = ("set", "plural", "adjective_inside", "cancelled", "companies")


@dataclass(frozen=True, slots=True, kw_only=True)
class Named:
    """A document with its parties, how it stands, and what the scorer is told."""

    paper: Paper
    parties: Parties
    standing: Standing
    row: Row


def agreements(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    found = propose(scene)
    scorer = scene.scorer("agreements.is")
    known = scorer.probabilities([n.row for n in found]) if scorer else [plain_weight(n) for n in found]
    known = [max(chance, PLAIN) if plainly(n) else chance for chance, n in zip(known, found, strict=True)]
    ranked = sorted(zip(found, known, strict=True), key=lambda pair: (-pair[1], pair[0].paper.first))
    claims: list[Claim[Any]] = []
    left: list[Leftover] = []
    kept: list[Named] = []
    ground = Ground(scene)
    for named, probability in ranked:
        if any(alike(named.paper.title, other.paper.title) for other in kept):
            continue
        strong = named.paper.lemma in papers(scene.pack).strong and not named.row["adjective_inside"]
        between_states = named.parties.areas or strong
        if between_states and probability >= 0.1 + 0.7 * scene.strictness:
            kept.append(named)
            claims.append(_claim(ground, named, probability))
        elif probability >= WORTH_NOTING:
            left.append(Leftover(kind="claim", span=_span(scene, named.paper), reason="weak_agreement"))
    return tuple(claims), tuple(left)


def propose(scene: Scene) -> list[Named]:
    """Every document that a text names or describes."""
    words = papers(scene.pack)
    found = []
    for paper in papers_in(scene, words):
        between, stands = parties(scene, paper), standing(scene.parsed, paper, words)
        row = of_paper(scene, paper, between, stands, words)
        found.append(Named(paper=paper, parties=between, standing=stands, row=row))
    return found


def plain_weight(named: Named) -> float:
    """How likely the words alone make a named document between states."""
    row = named.row
    if row["no_about"] or row["set"] or row["adjective_inside"] or not named.parties.areas:
        return 0.1
    return 0.3 + 0.25 * row["strong"] + 0.2 * bool(named.standing.status) + 0.1 * row["about_by"]


def plainly(named: Named) -> bool:
    """Whether two states sign, or are to sign, one document that is told what it is about."""
    row = named.row
    told = row["strong"] and row["about_by"] and named.standing.status and len(named.parties.areas) == TWO
    return bool(told) and not any(row.get(name) for name in AGAINST)


def alike(one: str, other: str) -> bool:
    """Whether two titles share half of their words."""
    a, b = _stems(one), _stems(other)
    return bool(a and b) and len(a & b) / len(a | b) >= SAME


def _stems(title: str) -> set[str]:
    words = "".join(c if c.isalnum() else " " for c in fold(title)).split()
    return {word[:STEM] for word in words if len(word) >= LEAST_WORD}


def _span(scene: Scene, paper: Paper) -> Any:
    tokens = scene.parsed.tokens
    return scene.parsed.span(
        tokens[paper.first].start,
        tokens[max(paper.last, paper.head + 1) - 1].end if not paper.shared else tokens[paper.last - 1].end,
    )


def _claim(ground: Ground, named: Named, probability: float) -> Claim[Any]:
    span = _span(ground.scene, named.paper)
    between = decided(ground, named.paper, named.parties)
    roles = [Role(field="title", span=span), *between.roles]
    status = named.standing.status or "signed"
    if named.standing.span is not None:
        roles.append(Role(field="status", span=named.standing.span))
    else:
        roles.append(Role(field="status", inferred=True, why="spoken of as standing"))
    content = Agreement(title=named.paper.title, areas=between.areas, status=status)
    return ground.scene.claim(content, span, tuple(roles), f"agreements/{named.paper.lemma}", probability)
