"""Whose trade a number still tells of when its own clause does not say: the partner named last, or all the world."""

from dataclasses import dataclass

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import STRONG, Around, Features, Ground
from communique.extract.figures.pairs import DASHES
from communique.extract.figures.words import LED, TRADE
from communique.lang.pack import is_bloc, members_of
from communique.model.mention import AreaMention, QuantityMention

REACH = 6  # sentences back
FAR = 9  # where nothing was found
LIKELY = 0.5  # that a report is about a state, where a list names the other
SURE = 0.8  # how surely a report is about a state whose whole trade it tells without naming it
PROBABLE = 0.6  # and about one that the partner named last traded with
RECALLED = 2  # sentences since the partner was named
MOVED = (*TRADE, "investment", "tourists", "freight")
NEAR = 3  # tokens between «весь» and «товарооборот»


@dataclass(frozen=True, slots=True)
class Scope:
    """What stands before a number.

    Its report's pivot, the other areas with the one named last first, how many sentences ago that was, and whether the
    whole trade of one state was spoken of since: by any word for it, or as foreign trade.
    """

    pivot: str
    recent: tuple[str, ...]
    ago: int
    whole: bool
    foreign: bool


def scope_of(ground: Ground, reading: Reading) -> Scope:
    """The scope that a number stands in."""
    pivot = ground.pivot
    recent: dict[str, None] = {}
    ago, whole, foreign = FAR, False, False
    here = reading.mention.sentence
    for index in range(here, max(-1, here - REACH - 1), -1):
        around = ground.around(index)
        end = reading.mention.first if index == here else around.sentence.last
        partners = [m for m in around.areas if m.first < end and any(c != pivot for c in m.areas)]
        if not recent:
            since = partners[-1].last if partners else around.sentence.first
            whole = whole or _whole(around, since, end)
            foreign = foreign or any(since <= at < end for at in around.marks.get("foreign", ()))
            ago = here - index if partners else ago
        recent.update((c, None) for m in reversed(partners) for c in m.areas if c != pivot)
    return Scope(pivot, tuple(recent), ago, whole, foreign)


def _whole(around: Around, since: int, end: int) -> bool:
    """Whether «весь товарооборот», «внешняя торговля» or their like stands between two tokens."""
    cues = (at for name in ("total", "foreign") for at in around.marks.get(name, ()) if since <= at < end)
    return any(_flows(around, cue) for cue in cues)


def _flows(around: Around, cue: int) -> list[int]:
    """The words of trade that a word such as «весь» belongs to."""
    return [at for name in TRADE for at in around.marks.get(f"is.{name}", ()) if -1 <= at - cue <= NEAR]


def whole_trade(ground: Ground, reading: Reading) -> frozenset[str]:
    """The one state whose trade with all others a number is; empty where it is not said so.

    «Внешнеторговый оборот Узбекистана», «в целом экспорт украинских товаров»; never a share of it.
    """
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    if around.left("share", first) >= 0:
        return frozenset()
    at = around.left("foreign", first)
    named = [m for m in around.areas if 0 <= at < m.first < first]
    near = len(named) == 1 and len(named[0].areas) == 1 and named[0].first - at <= NEAR
    if near and not around.led(named[0]):
        return frozenset(named[0].areas)
    if at >= 0 and not named and ground.words.marks and (whose := _before(around, at)):
        return frozenset(whose.areas)
    owners = (_owner(around, cue, first) for cue in around.marks.get("total", ()) if cue < first)
    told = next((frozenset(owner.areas) for owner in owners if owner), frozenset())
    return told or _of_pivot(ground, reading)


def _of_pivot(ground: Ground, reading: Reading) -> frozenset[str]:
    """The state that a report is surely about, where foreign trade was spoken of last and no other state since.

    «Внешняя торговля страны выросла до 81 млрд. Экспорт прибавил при этом 24%».
    """
    if ground.pivots.get(ground.pivot, 0.0) < SURE:
        return frozenset()
    here = reading.mention.sentence
    for index in (here, here - 1):
        around = ground.around(max(0, index))
        end = reading.mention.first if index == here else around.sentence.last
        if any(m.first < end for m in around.areas):
            break
        cue = around.left("foreign", end)
        if cue >= 0 and _flows(around, cue):
            return frozenset() if around.left("mutual", end) > cue else frozenset((ground.pivot,))
    return frozenset()


def without_members(ground: Ground, reading: Reading, areas: frozenset[str]) -> frozenset[str]:
    """A bloc whose name right before it says that trade is mutual: no member that is not named is its partner."""
    around, tokens = ground.around(reading.mention.sentence), ground.scene.parsed.tokens
    at = around.left("mutual", reading.mention.first)
    named = {code for m in around.areas for code in m.areas}
    owners = [m for m in around.areas if m.last == at and tokens[m.last - 1].form.case == "Gen"]
    blocs = [code for m in owners for code in m.areas if is_bloc(code) and code in areas]
    inside = {member for bloc in blocs for member in members_of(bloc)}
    return frozenset(areas - (inside - named))


def told_in_order(ground: Ground, reading: Reading) -> frozenset[str]:
    """The state a report is surely about with the one that the order of words ties a number to; empty where none is.

    «Первыми стали Турция, Тунис и Иран: 547, 120 и 60 млн соответственно», "20 percent with Chile, 10 with Peru".
    """
    known = ground.pivots.get(ground.pivot, 0.0)
    if reading.anchor and known >= LIKELY and reading.anchor != ground.pivot:
        return frozenset((reading.anchor, ground.pivot))
    if known < SURE:
        return frozenset()
    partner = _behind(ground.around(reading.mention.sentence), reading.mention)
    return frozenset((partner, ground.pivot)) if partner not in ("", ground.pivot) else frozenset()


def _behind(around: Around, mention: QuantityMention) -> str:
    """The area that a preposition or a dash ties to the number before it: "20 percent with Chile", «5 млрд – Чили».

    Of 63 such figures of gold 59 are of that area.
    """
    named = next((m for m in around.areas if m.first >= mention.last), None)
    if named is None or len(named.areas) != 1 or named.first != mention.last + 1:
        return ""
    if any(around.left(name, named.first) == mention.last for name in LED):
        return named.areas[0]
    dash = around.tokens[mention.last - around.sentence.first].text in DASHES
    return named.areas[0] if dash and not _tied_before(around, mention) else ""


def _tied_before(around: Around, mention: QuantityMention) -> bool:
    """Whether a dash or its like ties a number to the area before it: «Чили – 5 млрд – Перу»."""
    before = [m for m in around.areas if m.last <= mention.first]
    start = around.sentence.first
    between = around.tokens[before[-1].last - start : mention.first - start] if before else ()
    return 0 < len(between) <= NEAR and any(t.text in STRONG or t.text in DASHES for t in between)


def told_partner(ground: Ground, reading: Reading) -> frozenset[str]:
    """The state a report is surely about with the partner named last, where a word stands for that partner.

    «Не лучше и с Чили. Товарооборот с нею упал на 9%», "exports there"; empty where a state is named beside it.
    """
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    at = around.left("partner", first)
    if at < 0 or any(m.first < first for m in around.areas) or ground.pivots.get(ground.pivot, 0.0) < PROBABLE:
        return frozenset()
    behind = around.tokens[at + 1 - around.sentence.first]
    flows = any(around.marks.get(f"is.{name}") for name in MOVED)
    scope = scope_of(ground, reading)
    if behind.pos == "AUX" or not flows or not scope.recent or scope.ago > RECALLED:
        return frozenset()
    return frozenset((ground.pivot, scope.recent[0]))


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
        "scope.foreign": scope.foreign,
        "scope.foreign_only": scope.foreign and areas == {scope.pivot},
        "scope.ago": min(scope.ago, FAR),
        "scope.nearest": min(ranks, default=-1),
        "scope.farthest": max(ranks, default=-1),
        "scope.last_in": bool(scope.recent) and scope.recent[0] in areas,
        "scope.pair": bool(scope.recent) and areas == {scope.pivot, scope.recent[0]},
    }
