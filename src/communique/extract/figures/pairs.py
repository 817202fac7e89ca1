"""Whose trade a clause says in so many words: «товарооборот A с B», «экспорт A в B», "trade between A and B"."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import PAIR, Around, Ground
from communique.extract.figures.words import TRADE
from communique.model.mention import AreaMention, QuantityMention

FLOWS = (*TRADE, "investment")
JOINT = "joint_ventures"
COUNTED = ("companies", JOINT, "tourists")
JOINS = ("with", "from_", "into", "between")
ENDS = frozenset(",;:()—–")
BEFORE = 2  # tokens from a possessive or an adjective to the word of trade


def told_pair(ground: Ground, reading: Reading) -> frozenset[str]:
    """The two areas that stand with the word of trade beside a number, and no other; empty where it is not so."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    if reading.anchor:
        return frozenset()
    if not around.areas:
        # "Trade between the two countries": of 39 figures of gold 37 are of the pair that was named last.
        flows = any(around.marks.get(f"is.{name}") for name in FLOWS)
        return ground.pairs_at.get(mention.sentence, frozenset()) if flows else frozenset()
    flow = max((around.left(f"is.{name}", mention.first) for name in FLOWS), default=-1)
    if flow >= 0:
        end = _phrase_end(around, flow, mention.first)
        apart = any(end <= m.first < mention.first for m in around.areas)
        return frozenset() if apart else _pair(around, flow, end)
    flow = min((at for name in FLOWS if (at := around.right(f"is.{name}", mention.last)) >= 0), default=-1)
    if flow < 0 or _parted(ground, around, mention, flow):
        return frozenset()
    return _pair(around, flow, _phrase_end(around, flow, around.sentence.last))


def told_count(ground: Ground, reading: Reading) -> bool:
    """Whether companies or guests of one state are counted, and one other is named: "300 Serb firms in Kenya"."""
    if reading.unit != "count" or reading.borrowed or reading.change:
        return False
    known = ground.words.single.get(reading.noun)
    if not known or not any(f"is.{name}" in known for name in COUNTED):
        return False
    mention, areas = reading.mention, ground.around(reading.mention.sentence).areas
    mine = [m for m in areas if mention.first <= m.first <= mention.last + 1]
    own = {c for m in mine for c in m.areas}
    others = {c for m in areas if m not in mine for c in m.areas} - own
    return len(own) == len(others) == 1


def joint(ground: Ground, reading: Reading) -> bool:
    """Whether what a number counts is called joint: «540 совместных предприятий»."""
    mention = reading.mention
    named = ground.around(mention.sentence).marks.get(f"is.{JOINT}", ())
    return reading.unit == "count" and not reading.change and any(mention.first <= at < mention.last for at in named)


def _parted(ground: Ground, around: Around, mention: QuantityMention, flow: int) -> bool:
    """Whether a mark or another number stands between a number and the word of trade behind it."""
    numbers = ground.numbers_at.get(mention.sentence, ())
    return around.cut(mention.last - 1, flow) > 0 or any(mention.last <= q.first for q in numbers)


def _pair(around: Around, flow: int, end: int) -> frozenset[str]:
    """Both areas of a word of trade and of what follows it up to a token."""
    named = [m for m in around.areas if flow < m.first < end]
    own = [m for m in around.areas if _owns(around, m, flow)]
    codes = frozenset(code for m in (*own, *named) for code in m.areas)
    if len(codes) == 1 and _with_elsewhere(around, flow, end):
        return codes
    two = len(codes) == PAIR and len(own) + len(named) <= PAIR
    there = any(m.case == "Loc" for m in named)  # «экспорт в Китае» names a place
    return codes if two and not there and _joined(around, own, named) else frozenset()


def _with_elsewhere(around: Around, flow: int, end: int) -> bool:
    """Whether the other side is a part of the world that has no code: «экспорт из Чили в Африку»."""
    at = around.right("elsewhere", flow)
    if not flow < at < end:
        return False
    return any(0 < at - around.left(name, at) <= PAIR for name in JOINS) or around.joins(flow, at)


def _phrase_end(around: Around, flow: int, first: int) -> int:
    """Where the words that go with a word of trade end: at a verb, a mark, or the number."""
    start = around.sentence.first
    for at in range(flow + 1, first):
        token = around.tokens[at - start]
        if token.text in ENDS or (token.pos == "VERB" and token.form.verb == "Fin"):
            return at
    return first


def _owns(around: Around, mention: AreaMention, flow: int) -> bool:
    """Whether an area stands right before the word as an adjective or possessive: «казахстанский экспорт»."""
    near = 0 < flow - mention.last + 1 <= BEFORE
    if not near or around.cut(mention.last - 1, flow):
        return False
    if mention.kind == "adjective" or mention.case == "Gen":
        return True
    start = around.sentence.first
    beside = all(t.text == "." for t in around.tokens[mention.last - start : flow - start])
    return bool(around.words.marks) and beside and not around.led(mention)  # "U.S. trade"


def _joined(around: Around, own: list[AreaMention], named: list[AreaMention]) -> bool:
    """Whether words join the two: a preposition before the second, or "and" between them."""
    if not named:
        return len(own) == 1 and len(own[0].areas) == PAIR
    last = named[-1]
    if len(last.areas) == PAIR:
        return len(named) == 1 and not own
    before = any(0 < last.first - around.left(name, last.first) <= PAIR for name in JOINS)
    return before or (len(named) == PAIR and around.joins(named[0].last, last.first))
