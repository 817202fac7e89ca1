"""Whose trade a number still tells of when its own clause does not say: the partner named last, or all the world."""

from dataclasses import dataclass

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Features, Ground

REACH = 6  # sentences back
FAR = 9  # where nothing was found
NEAR = 3  # tokens between «весь» and «товарооборот»
FLOWS = ("trade_turnover", "exports", "imports")


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands before a number.

    Its report's pivot, the other areas with the one named last first, how many sentences ago that was, and whether the
    whole trade of one state was spoken of since.
    """

    pivot: str
    recent: tuple[str, ...]
    ago: int
    whole: bool


def scope_of(ground: Ground, reading: Reading) -> Scope:
    """The scope that a number stands in."""
    pivot = max(sorted(ground.pivots), key=lambda c: ground.pivots[c], default="")
    recent: dict[str, None] = {}
    ago, whole = FAR, False
    here = reading.mention.sentence
    for index in range(here, max(-1, here - REACH - 1), -1):
        around = ground.around(index)
        end = reading.mention.first if index == here else around.sentence.last
        partners = [m for m in around.areas if m.first < end and any(c != pivot for c in m.areas)]
        if not recent:
            since = partners[-1].last if partners else around.sentence.first
            whole = whole or _whole(around, since, end)
            ago = here - index if partners else ago
        recent.update((c, None) for m in reversed(partners) for c in m.areas if c != pivot)
    return Scope(pivot, tuple(recent), ago, whole)


def _whole(around: Around, since: int, end: int) -> bool:
    """Whether «весь товарооборот», «внешняя торговля» or their like stands between two tokens."""
    cues = [at for name in ("total", "foreign") for at in around.marks.get(name, ()) if since <= at < end]
    flows = [at for name in FLOWS for at in around.marks.get(f"is.{name}", ())]
    return any(-1 <= flow - cue <= NEAR for cue in cues for flow in flows)


def scope_features(scope: Scope, areas: frozenset[str]) -> Features:
    """How a set of areas fits the scope."""
    others = [c for c in areas if c != scope.pivot]
    ranks = [scope.recent.index(c) if c in scope.recent else FAR for c in others]
    return {
        "scope.whole": scope.whole,
        "scope.whole_only": scope.whole and areas == {scope.pivot},
        "scope.ago": min(scope.ago, FAR),
        "scope.nearest": min(ranks, default=-1),
        "scope.farthest": max(ranks, default=-1),
        "scope.last_in": bool(scope.recent) and scope.recent[0] in areas,
        "scope.pair": bool(scope.recent) and areas == {scope.pivot, scope.recent[0]},
    }
