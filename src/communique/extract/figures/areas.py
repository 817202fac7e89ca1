"""Whose figure: sets of areas that a ladder of sources proposes, each with a row of features."""

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Features, Ground
from communique.extract.figures.lists import anchors_of, groups, tied_area
from communique.extract.figures.pairs import only_partners
from communique.extract.figures.pivot import only_partner
from communique.extract.figures.scope import Scope, scope_features, scope_of
from communique.extract.figures.state import State
from communique.extract.figures.words import TRADE
from communique.model.mention import AreaMention, QuantityMention

Areas = frozenset[str]
Propose = Callable[[Iterable[str], str], None]
MOST = 48  # candidates for one figure
KEPT = ("unit.", "share.", "total.", "mutual.", "members.", "each.", "anchored", "headed", "change", "paren", "whose.",
        "borrowed", "countries", "list_words.", "comparison.", "role.")  # fmt: skip


def area_sets(
    ground: Ground, reading: Reading, base: Features, indicator: str, state: State
) -> tuple[Features, list[tuple[Areas, Features]]]:
    """What all rows share, and each set with its row, which knows what proposed it and what it leaves out."""
    scope = scope_of(ground, reading)
    sources = _in_line(ground, reading, _sources(ground, reading, state, scope))
    shared = {name: value for name, value in base.items() if _kept(name)}
    shared[f"id.{indicator}"] = 1
    known = _known(ground, reading)
    tied = tied_of(ground, reading)
    found = []
    for areas, names in list(sources.items())[:MOST]:
        if indicator in TRADE and _only_partners(ground, areas):
            continue
        row = _row(ground, reading, areas, known)
        row.update(_ties(tied, areas))
        row.update(scope_features(scope, areas))
        # The figures before only propose: what was decided of them is left out, for one fault would breed others.
        row.update({f"from.{name}": 1 for name in names if not name.startswith(("last", "opening"))})
        found.append((areas, row))
    return shared, found


def _only_partners(ground: Ground, areas: Areas) -> bool:
    """Whether states are named as partners of another only, so that the trade of a third is told."""
    return only_partner(ground, min(areas)) if len(areas) == 1 else only_partners(ground, areas)


@lru_cache(maxsize=4096)
def _kept(name: str) -> bool:
    return name.startswith(KEPT)


def _in_line(ground: Ground, reading: Reading, sources: dict[Areas, list[str]]) -> dict[Areas, list[str]]:
    """Only sets with the area that the order of a list ties the number to, without those of its other numbers."""
    if not reading.anchor:
        return sources
    numbers = ground.numbers_at.get(reading.mention.sentence, ())
    others = {c for q in numbers for c in anchors_of(ground, q)} - {reading.anchor, *ground.pivots_above(0.5)}
    kept = {areas: names for areas, names in sources.items() if reading.anchor in areas and not others & areas}
    return kept or sources


def _sources(ground: Ground, reading: Reading, state: State, scope: Scope) -> dict[Areas, list[str]]:
    """Sets of areas by the rungs of the ladder that propose them, in the order of the ladder."""
    found: dict[Areas, list[str]] = {}

    def propose(areas: Iterable[str], source: str) -> None:
        key = frozenset(areas)
        if key and len(key) <= 7:
            found.setdefault(key, []).append(source)

    around, first = ground.around(reading.mention.sentence), reading.mention.first
    hub = ground.scene.mentions.hub[:4]
    last = state.last()
    pair = last.areas if last else frozenset()
    if reading.anchor:
        propose({reading.anchor}, "anchor")
        _with_partners(propose, reading.anchor, hub, pair, "anchor")
    left, right = _sides(around, first)
    for i, mention in enumerate(left[:4]):
        _rung(propose, mention.areas, hub, pair, f"left{i}")
    for i, mention in enumerate(right[:3]):
        _rung(propose, mention.areas, hub, pair, f"right{i}")
    _rung_groups(propose, around, hub, left, right)
    propose({scope.pivot} - {""}, "scope.pivot")
    propose({scope.pivot, *scope.recent[:1]} - {""}, "scope.recent")
    _inherit(propose, state)
    _wide(propose, ground, reading, around, hub)
    return found


def _sides(around: Around, first: int) -> tuple[list[AreaMention], list[AreaMention]]:
    left = [m for m in around.areas if m.first < first][::-1]
    return left, [m for m in around.areas if m.first >= first]


def _rung(propose: Propose, codes: tuple[str, ...], hub: tuple[str, ...], pair: Areas, name: str) -> None:
    propose(codes, name)
    for code in codes:
        propose({code}, name)
        _with_partners(propose, code, hub, pair, name)
    if len(codes) == 2 and hub:
        propose({*codes, hub[0]}, name + ".hub")


def _with_partners(propose: Propose, code: str, hub: tuple[str, ...], pair: Areas, name: str) -> None:
    for i, other in enumerate(hub[:2]):
        propose({code, other}, f"{name[:4]}.hub{i}")
    for other in sorted(pair):
        propose({code, other}, f"{name[:4]}.last")


def _rung_groups(
    propose: Propose, around: Around, hub: tuple[str, ...], left: list[AreaMention], right: list[AreaMention]
) -> None:
    for group in groups(around.areas, around):
        codes = {c for m in group for c in m.areas}
        propose(codes, "group")
        if hub:
            propose({*codes, hub[0]}, "group.hub")
    for near, name in ((left, "left"), (right, "right")):
        if len(near) > 1:
            propose({*near[0].areas, *near[1].areas}, f"{name}.two")
        if len(near) > 2:
            propose({*near[0].areas, *near[2].areas}, f"{name}.far")
            propose({c for m in near[:3] for c in m.areas}, f"{name}.three")
    if left and right:
        propose({*left[0].areas, *right[0].areas}, "both")


def _inherit(propose: Propose, state: State) -> None:
    for back in (1, 2, 3):
        decided = state.last(back)
        if decided is not None:
            propose(decided.areas, f"last{back}")
    if state.done:
        propose(state.done[0].areas, "opening")


def _wide(propose: Propose, ground: Ground, reading: Reading, around: Around, hub: tuple[str, ...]) -> None:
    propose({c for m in around.areas for c in m.areas}, "sentence")
    propose(hub[:1], "hub1")
    propose(hub[:2], "hub2")
    propose(hub[:3], "hub3")
    propose(hub[1:2], "hub_second")
    propose(ground.title, "title")
    pivots = sorted(ground.pivots, key=lambda c: (-ground.pivots[c], c))[:2]
    propose(pivots[:1], "pivot")
    propose(pivots, "pivots")
    left, right = _sides(around, reading.mention.first)
    for pivot in pivots:
        for mention in (*left[:4], *right[:3]):
            propose({pivot, *mention.areas}, "pivot.near")
    owners = sorted(ground.owners, key=lambda c: (-ground.owners[c], c))[:2]
    propose(owners[:1], "owner")
    for owner in owners:
        for mention in (*left[:3], *right[:2]):
            propose({owner, *mention.areas}, "owner.near")
    if reading.mention.sentence:
        before = ground.around(reading.mention.sentence - 1).areas
        propose({c for m in before for c in m.areas}, "before")
        if before:
            propose({*before[0].areas, *hub[:1]}, "before.hub")
            propose({*before[-1].areas, *hub[:1]}, "before.hub")
    if reading.header >= 0:
        propose({c for m in ground.around(reading.header).areas for c in m.areas}, "header")


def tied_of(ground: Ground, reading: Reading) -> tuple[frozenset[str], frozenset[str], float]:
    """The areas tied to the number by one mark on the left («Чили – 5», «Чили (5)») and right («5 – Чили»).

    The third says how much more often the numbers of the sentence are tied to the left than to the right.
    """
    around = ground.around(reading.mention.sentence)
    numbers = ground.numbers_at.get(reading.mention.sentence, [])
    sides = [(tied_area(around, q, -1), tied_area(around, q, 1)) for q in numbers]
    lean = sum(bool(left) - bool(right) for left, right in sides) / max(1, len(sides))
    at = numbers.index(reading.mention) if reading.mention in numbers else -1
    return (*sides[at], lean) if at >= 0 else (frozenset(), frozenset(), lean)


def _ties(tied: tuple[Areas, Areas, float], areas: Areas) -> Features:
    left, right, lean = tied
    return {
        "tied.left": bool(left & areas),
        "tied.right": bool(right & areas),
        "tied.other": bool((left | right) - areas),
        "tied.left_other": bool(left - areas),
        "tied.lean": lean,
    }


def _named(ground: Ground, reading: Reading) -> dict[str, list[AreaMention]]:
    named: dict[str, list[AreaMention]] = {}
    for mention in ground.around(reading.mention.sentence).areas:
        for code in mention.areas:
            named.setdefault(code, []).append(mention)
    return named


def _reaches(ground: Ground, reading: Reading) -> dict[str, float]:
    """How far each area that the sentence names stands from the number."""
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    named = _named(ground, reading)
    return {c: min((_reach(around, m, first) for m in ms), default=99.0) for c, ms in named.items()}


@dataclass(frozen=True, slots=True)
class _Known:
    """What all sets of one number share: how far areas stand, the two likeliest pivots, whose the report mostly is."""

    near: dict[str, float]
    pivot: str
    second: float
    owner: str
    named: int


def _known(ground: Ground, reading: Reading) -> _Known:
    second = sorted(ground.pivots.values(), reverse=True)[1:2]
    return _Known(
        near=_reaches(ground, reading),
        pivot=ground.pivot,
        second=second[0] if second else 0.0,
        owner=max(sorted(ground.owners), key=lambda c: ground.owners[c], default=""),
        named=max(1, sum(ground.counts.values())),
    )


def _row(ground: Ground, reading: Reading, areas: Areas, known: _Known) -> Features:
    around, quantity, near = ground.around(reading.mention.sentence), reading.mention, known.near
    inside = [near[c] for c in areas if c in near]
    outside = [d for c, d in near.items() if c not in areas]
    hub = ground.scene.mentions.hub
    row: Features = {
        f"n{len(areas)}": 1,
        "size": len(areas),
        "bloc": any(len(c) > 2 or c in ("EU", "C5") for c in areas),
        "here": len(inside) / len(areas),
        "nearest": min(inside, default=40.0),
        "farthest": max(inside, default=40.0),
        "missed": len(outside),
        "missed_nearest": min(outside, default=40.0),
        "lead": min(outside, default=40.0) - max(inside, default=40.0),
        "hub_rank": min((hub.index(c) for c in areas if c in hub), default=9),
        "hub_share": sum(c in hub[:2] for c in areas) / len(areas),
        "in_title": sum(c in ground.title for c in areas) / len(areas),
        "weight": sum(ground.counts.get(c, 0) for c in areas) / known.named,
        "anchor": reading.anchor in areas,
        "owner": max((ground.owners.get(c, 0.0) for c in areas), default=0.0),
        "owned": sum(ground.owners.get(c, 0.0) for c in areas),
        "top_owner": bool(known.owner) and known.owner in areas,
        "unsaid": len(areas) - len(inside),
    }
    _pivot_features(row, ground.pivots, areas, known)
    _mention_features(row, around, areas, quantity.first)
    _elsewhere_features(row, around, quantity, (areas, known.pivot))
    return row


def _elsewhere_features(row: Features, around: Around, quantity: QuantityMention, ends: tuple[Areas, str]) -> None:
    """Whether the number is of a state's trade with the rest of the world («другие страны», «вне СНГ», «Африка»)."""
    areas, pivot = ends
    left, right = around.closeness("elsewhere", quantity.first, quantity.last)
    at = around.left("elsewhere", quantity.first)
    row["elsewhere.left"] = left
    row["elsewhere.right"] = right
    row["elsewhere.alone"] = max(left, right) if areas == {pivot} else 0.0
    named = [m.first for m in around.areas if m.first < quantity.first and areas.intersection(m.areas) - {pivot}]
    row["elsewhere.since"] = bool(named) and max(named) < at
    beside = ((m.first, around.left("outside", m.first)) for m in around.areas if areas.intersection(m.areas))
    row["outside"] = any(before >= 0 and first - before <= 2 for first, before in beside)


def _pivot_features(row: Features, pivots: Mapping[str, float], areas: Areas, known: _Known) -> None:
    """How well the set fits the state that the report is about, and how near the others of the set stand."""
    best, near = known.pivot, known.near
    others = [c for c in areas if c != best]
    row["pivot"] = best in areas
    row["pivot.only"] = areas == {best}
    row["pivot.chance"] = pivots.get(best, 0.0)
    row["pivot.least"] = min(pivots.get(c, 0.0) for c in areas)
    row["pivot.most"] = max(pivots.get(c, 0.0) for c in areas)
    row["pivot.others"] = len(others)
    row["pivot.other_chance"] = max((pivots.get(c, 0.0) for c in others), default=0.0)
    row["pivot.other_reach"] = min((near.get(c, 40.0) for c in others), default=0.0)
    outside = [d for c, d in near.items() if c not in areas and c != best]
    row["pivot.missed"] = min(outside, default=40.0)
    row["pivot.lead"] = row["pivot.missed"] - row["pivot.other_reach"]
    row["pivot.second"] = known.second


def _reach(around: Around, mention: AreaMention, first: int) -> float:
    """How far an area stands from the number, breaks counted; the right side a little farther."""
    if mention.first < first:
        return first - mention.last + 3 * around.cut(mention.last - 1, first)
    return 2 + mention.first - first + 3 * around.cut(first, mention.first)


def _mention_features(row: Features, around: Around, areas: Areas, first: int) -> None:
    """The nearest mention of the set on the left: its case, kind and preposition."""
    mine = [m for m in around.areas if areas.intersection(m.areas)]
    left = [m for m in mine if m.first < first]
    near = left[-1] if left else mine[0] if mine else None
    if near is None:
        return
    row[f"kind.{near.kind}"] = 1
    row[f"case.{near.case}"] = 1
    row["side.left"] = near.first < first
    row[f"prep.{around.preposition(near.first)}"] = 1
    row["with"] = near.first - around.left("with", near.first) <= 2 and around.left("with", near.first) >= 0
    row["pair_word"] = any(len(m.areas) == 2 and areas == frozenset(m.areas) for m in mine)
    row["same_clause"] = any(around.cut(m.first, first) == 0 for m in mine)
    row["all_clause"] = all(any(c in m.areas and around.cut(m.first, first) == 0 for m in mine) for c in areas)
