"""statements of a document."""

from typing import Any

from communique.extract.scene import Scene
from communique.model import Claim, Leftover


def statements(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    del scene
    return (), ()
