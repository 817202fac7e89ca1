"""The ledger: numbers, dates and quotations that no claim holds."""

from collections.abc import Sequence
from typing import Any

from communique.extract.scene import Scene
from communique.model import Claim, Leftover


def leftovers(scene: Scene, claims: Sequence[Claim[Any]], weak: Sequence[Leftover]) -> tuple[Leftover, ...]:
    """What was not understood, each with the reason."""
    del scene, claims
    return tuple(weak)
