"""Whose trade a number still tells of when its own clause does not say: the partner named last, or all the world."""

from dataclasses import dataclass

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Features, Ground
from communique.model.mention import AreaMention

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
    pivot = ground.pivot
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
    cues = (at for name in ("total", "foreign") for at in around.marks.get(name, ()) if since <= at < end)
    return any(_flows(around, cue) for cue in cues)


def _flows(around: Around, cue: int) -> list[int]:
    """The words of trade that a word such as «весь» belongs to."""
    return [at for name in FLOWS for at in around.marks.get(f"is.{name}", ()) if -1 <= at - cue <= NEAR]


def whole_trade(ground: Ground, reading: Reading) -> frozenset[str]:
    """The one state whose trade with all others a number is; empty where it is not said so.

    «Внешнеторговый оборот Узбекистана», «в целом экспорт украинских товаров»; never a share of it.
    """
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    at = around.left("foreign", first)
    named = [m for m in around.areas if 0 <= at < m.first < first]
    if len(named) == 1 and len(named[0].areas) == 1 and named[0].first - at <= NEAR:
        return frozenset(named[0].areas)
    if at >= 0 and not named and ground.words.marks and (whose := _before(around, at)):
        return frozenset(whose.areas)
    if around.left("share", first) >= 0:
        return frozenset()
    owners = (_owner(around, cue, first) for cue in around.marks.get("total", ()) if cue < first)
    return next((frozenset(owner.areas) for owner in owners if owner), frozenset())


def _before(around: Around, cue: int) -> AreaMention | None:
    """The state right before "foreign trade": "Kazakhstan's foreign trade", "Kazakh foreign trade"."""
    near = [m for m in around.areas if 0 <= cue - m.last <= 2 and (m.case == "Gen" or m.kind == "adjective")]
    return near[0] if len(near) == 1 and len(near[0].areas) == 1 else None


def _owner(around: Around, cue: int, first: int) -> AreaMention | None:
    """The only state between «весь», «в целом» and a number, right behind the word of trade that follows the cue."""
    flows = [at for at in _flows(around, cue) if at < first]
    named = [m for m in around.areas if cue <= m.first < first]
    if not flows or len(named) != 1 or len(named[0].areas) != 1:
        return None
    owner = named[0]
    whose = owner.kind == "adjective" or owner.case == "Gen"
    behind = any(0 < owner.first - at <= 2 for at in flows)
    apart = around.tokens[owner.first - 1 - around.sentence.first].pos == "ADP"
    return owner if whose and behind and not apart else None


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
