"""One function: a scene in, its figures out, and the numbers that are none with the reason."""

from typing import Any, cast

from communique.extract.figures.basis import basis_of, is_provisional
from communique.extract.figures.decide import decide
from communique.extract.figures.evidence import evidence_of
from communique.extract.figures.ground import Ground, ground_of
from communique.extract.figures.pivot import pivots_of
from communique.extract.figures.sameness import distinct
from communique.extract.figures.state import Decided
from communique.extract.figures.words import TRADE
from communique.extract.scene import Scene
from communique.model import Claim, Figure, Leftover, Quantity
from communique.model.content import FigureStatus

__all__ = ["figures"]


def figures(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    if not scene.mentions.quantities:
        return (), ()
    ground = ground_of(scene)
    ground.pivots = pivots_of(ground)
    decided, left = decide(ground)
    told = distinct(decided)
    claims = tuple(_claim(ground, one) for one in told)
    kept = {id(one) for one in told}
    left += [(one.reading, "said_again") for one in decided if id(one) not in kept]
    held = {role.span for claim in claims for role in claim.evidence.roles}
    spans = {reading.mention.span: reason for reading, reason in left if reading.mention.span not in held}
    return claims, tuple(Leftover(kind="claim", span=span, reason=reason) for span, reason in spans.items())


def _claim(ground: Ground, decided: Decided) -> Claim[Any]:
    reading = decided.reading
    span, roles = evidence_of(ground, decided)
    parsed, pack = ground.scene.parsed, ground.scene.pack
    final = decided.status != "actual" or not is_provisional(parsed, pack, span)
    status = decided.status if final else "provisional"
    content = Figure(
        indicator=decided.indicator,
        quantity=Quantity(value=reading.value, unit=reading.unit, bound=reading.bound),
        areas=tuple(sorted(decided.areas)),
        status=cast("FigureStatus", status) if status else None,
        period=decided.when,
        change=reading.change,
        basis=basis_of(parsed, pack, span) if decided.indicator in TRADE else "",
    )
    return ground.scene.claim(content, span, roles, f"figures/{reading.mention.role}", decided.chances["is"])
