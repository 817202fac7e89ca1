"""Which indicator: one row of features for each that the words, the list or the last figure propose."""

from functools import lru_cache

from communique.extract.figures.candidates import Reading
from communique.extract.figures.direction import direction_of, fits
from communique.extract.figures.ground import Around, Features, Ground
from communique.extract.figures.state import Decided, State
from communique.extract.figures.words import INDICATORS, TRADE
from communique.lang.pack import world

FLOWS = ("exports", "imports")
BOUGHT = "imports"
BALANCE = "other"  # a balance of trade has no indicator of its own


def indicators(
    ground: Ground, reading: Reading, base: Features, state: State
) -> tuple[Features, list[tuple[str, Features]]]:
    """What all rows share, and each indicator that the unit allows with its row."""
    allowed = [name for name in INDICATORS if reading.kind in world("indicators")[name]["units"]]
    near = {name: _near(ground, reading, name) for name in allowed}
    lefts = sorted((row["left"] for row in near.values()), reverse=True)
    bests = sorted((max(row["left"], row["right"]) for row in near.values()), reverse=True)
    found, direction = [], direction_of(ground, reading)
    small, fresh, sole = _small(base), _fresh(ground, reading, state), _sole(ground, reading)
    if reading.kind == "money" and balance(ground, reading):
        allowed = [BALANCE]
    elif reading.kind == "money" and given(ground, reading):
        allowed = [name for name in allowed if name != BOUGHT]
    for name in allowed:
        row = {**near[name], **_order(near[name], lefts, bests), **fits(direction, name)}
        row.update({f"sole.{where}": 1 for where, only in sole if only == name})
        row.update(_of_report(ground, name, allowed))
        found.append((name, {**row, **_inherited(ground, reading, name, (state, fresh)), f"id.{name}": 1}))
    return small, found


KEPT = ("unit.", "role.", "before.", "change", "noun", "share.", "reverse.", "borrowed", "anchored", "headed", "paren",
        "total.", "level.", "product.", "target.", "forecast.", "of_them.", "list_words.")  # fmt: skip


def _small(base: Features) -> Features:
    return {name: value for name, value in base.items() if _kept(name)}


@lru_cache(maxsize=4096)
def _kept(name: str) -> bool:
    return name.startswith(KEPT)


def balance(ground: Ground, reading: Reading) -> bool:
    """Whether the clause speaks of what exports leave over imports («сальдо»): neither turnover nor trade."""
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    at = max(around.left("balance", first), around.left("deficit", first))
    between = any(at < q.first < first for q in ground.numbers_at.get(reading.mention.sentence, ()))
    if _exceeds(around, ground.since(reading.mention), first):
        return True
    told = at >= 0 and around.tokens[at - around.sentence.first].pos != "VERB"  # never "balanced trade"
    return told and not between and around.cut(at, first) == 0


def told_balance(ground: Ground, reading: Reading) -> bool:
    """Whether a sum is surely what a state's trade leaves over: 30 of 30 in gold whose sentence names trade."""
    marks = ground.around(reading.mention.sentence).marks
    return reading.kind == "money" and any(f"is.{name}" in marks for name in TRADE) and balance(ground, reading)


def _exceeds(around: Around, since: int, first: int) -> bool:
    """«Импорт превзошёл экспорт на 596 млн»: one flow over the other, and by how much."""
    flows = [around.left(f"is.{name}", first) for name in FLOWS]
    low, high = min(flows), max(flows)
    between = around.tokens[low + 1 - around.sentence.first : high - around.sentence.first]
    told = low >= since and around.cut(low, first) == 0 and around.preposition(first, own=True) == "by"
    return told and low >= 0 and any(not token.lemmas.isdisjoint(around.words.exceeds) for token in between)


def given(ground: Ground, reading: Reading) -> bool:
    """Whether money itself is got, no goods: «получит от банка 45 млн евро», but «получено товаров на 90 млн»."""
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    start = around.sentence.first
    marks = around.marks.get(f"is.{BOUGHT}", ())
    got = [at for at in marks if not around.tokens[at - start].lemmas.isdisjoint(around.words.gets)]
    by = around.preposition(first, own=True) == "by"
    return bool(got) and len(got) == len(marks) and not by and "product" not in around.marks


def _near(ground: Ground, reading: Reading, name: str) -> Features:
    around, mention = ground.around(reading.mention.sentence), reading.mention
    cue = f"is.{name}"
    left, right = around.closeness(cue, mention.first, mention.last)
    previous = ground.around(mention.sentence - 1) if mention.sentence else around
    return {
        "left": left,
        "right": right,
        "times": min(4, len(around.marks.get(cue, ()))),
        "counted": cue in ground.words.single.get(reading.noun, ()),
        "previous": min(3, len(previous.marks.get(cue, ()))),
        "head": reading.header >= 0 and cue in ground.around(reading.header).marks,
        "title": cue in ground.around(0).marks,
        "same_clause": _same_clause(ground, reading, cue),
    }


def _sole(ground: Ground, reading: Reading) -> list[tuple[str, str]]:
    """Where only one indicator is named: in the sentence, else in what heads its list and in the sentence before."""
    index = reading.mention.sentence
    places = [("here", index)]
    if not ground.named_in(index):
        places = [("head", reading.header)] if reading.header >= 0 else []
        places += [("before", index - 1)] if index else []
    named = [(where, ground.named_in(at)) for where, at in places]
    return [(where, names[0]) for where, names in named if len(names) == 1]


def _of_report(ground: Ground, name: str, allowed: list[str]) -> Features:
    """How much of the report speaks of an indicator, and whether it speaks more of it than of others."""
    mine = ground.told(f"is.{name}")
    others = max((ground.told(f"is.{other}") for other in allowed if other != name), default=0.0)
    return {"report": mine, "report.lead": mine - others}


def _same_clause(ground: Ground, reading: Reading, cue: str) -> bool:
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    return any(around.cut(at, first) == 0 for at in around.marks.get(cue, ()))


def _order(row: Features, lefts: list[float], bests: list[float]) -> Features:
    best = max(row["left"], row["right"])
    return {
        "nearest_left": bool(row["left"]) and row["left"] == lefts[0],
        "nearest": bool(best) and best == bests[0],
        "second": len(bests) > 1 and bool(best) and best == bests[1],
        "none_left": lefts[0] == 0,
        "none": bests[0] == 0,
        "lead": lefts[0] - row["left"],
    }


def _since(ground: Ground, reading: Reading, last: Decided) -> int:
    """The token behind the last number where it stands in the same sentence, else the first of the sentence."""
    same = reading.mention.sentence == last.reading.mention.sentence
    return last.reading.mention.last if same else ground.around(reading.mention.sentence).sentence.first


def _fresh(ground: Ground, reading: Reading, state: State) -> frozenset[str]:
    """The indicators named between the last number and this one."""
    last = state.last()
    if last is None:
        return frozenset()
    marks, first = ground.around(reading.mention.sentence).marks, reading.mention.first
    since = _since(ground, reading, last)
    return frozenset(name for name in INDICATORS if any(since <= at < first for at in marks.get(f"is.{name}", ())))


def _inherited(ground: Ground, reading: Reading, name: str, before_it: tuple[State, frozenset[str]]) -> Features:
    state, fresh = before_it
    last, before = state.last(), state.last(2)
    row: Features = {"start": last is None}
    if last is None:
        return row
    near = reading.mention.sentence - last.reading.mention.sentence
    row["last.same"] = last.indicator == name
    row["last.distance"] = min(near, 5)
    row["last.unit"] = last.reading.unit == reading.unit
    row["last.here"] = near == 0
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    row["last.break"] = around.cut(_since(ground, reading, last) - 1, first) if near == 0 else 0
    row["fresh"] = name in fresh
    row["fresh_other"] = bool(fresh - {name})
    if before is not None:
        row["before.same"] = before.indicator == name
    row["reversed"] = world("indicators")[name].get("reverse") == last.indicator and last.indicator != name
    row["seen"] = state.share(name)
    row["opening.same"] = state.done[0].indicator == name
    row.update(_beside(state.peer(reading), reading, name))
    return row


def _beside(peer: Decided | None, reading: Reading, name: str) -> Features:
    """Whether the figure in the same place of the item before is of this indicator."""
    listed = "listed" if reading.place.listed else "plain"
    if peer is None:
        return {f"peer.{listed}.none": 1}
    away = min(5, reading.mention.sentence - peer.reading.mention.sentence)
    return {f"peer.{listed}": peer.indicator == name, "peer.distance": away, "peer.listed": reading.place.listed}
