"""Whose trade a clause says in so many words: «товарооборот A с B», «экспорт A в B», "trade between A and B"."""

from collections.abc import Iterator, Sequence
from itertools import pairwise

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import PAIR, Around, Ground
from communique.extract.figures.lists import groups
from communique.extract.figures.words import LED, TRADE
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, QuantityMention

FLOWS = (*TRADE, "investment")
JOINT = "joint_ventures"
COUNTED = ("companies", JOINT, "tourists")
JOINS = (*LED, "between")
ENDS = frozenset(",;:()—–")
DASHES = frozenset("–—-")
OPENING = 4  # sentences in which a report says what it is about
BEFORE = 2  # tokens from a possessive or an adjective to the word of trade


def told_pair(ground: Ground, reading: Reading) -> frozenset[str]:
    """The two areas that stand with the word of trade beside a number, and no other; empty where it is not so."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    if reading.anchor:
        return frozenset()
    if not around.areas:
        # "Trade between the two countries": of 39 figures of gold 37 are of the pair that was named last.
        flows = any(around.marks.get(f"is.{name}") for name in FLOWS)
        if not flows:
            return _told_before(ground, mention.sentence)
        mutual = around.left("mutual", mention.first) >= 0
        return ground.pairs_at.get(mention.sentence) or _codes(list(format_pair(ground) if mutual else ()))
    return _beside(ground, around, mention) or _of_all(around)


def format_pair(ground: Ground) -> tuple[AreaMention, ...]:
    """The two sides, one a bloc, that a report opens with, joined by a dash: «саммит ЕС – Центральная Азия»."""
    if ground.sides is None:
        ground.sides = _sides(ground)
    return ground.sides


def _sides(ground: Ground) -> tuple[AreaMention, ...]:
    found: dict[frozenset[str], tuple[AreaMention, ...]] = {}
    for index in sorted(ground.area_at)[:OPENING]:
        around = ground.around(index)
        for one, other in pairwise(around.areas):
            if other.first - one.last != 1:
                continue
            between = around.tokens[one.last - around.sentence.first : other.first - around.sentence.first]
            codes = _codes([one, other])
            if len(codes) == PAIR and any(map(is_bloc, codes)) and [t.text in DASHES for t in between] == [True]:
                found.setdefault(codes, (one, other))
    return next(iter(found.values())) if len(found) == 1 else ()


def _told_before(ground: Ground, sentence: int) -> frozenset[str]:
    """The pair of "the two countries" whose trade the sentence before told of: "Trade of the two grows. It was $2bn".

    All of 13 such figures of gold are of that pair.
    """
    before, pair = ground.around(max(0, sentence - 1)), ground.pairs_at.get(sentence - 1, frozenset())
    flows = any(before.marks.get(f"is.{name}") for name in FLOWS)
    return pair if flows and _codes(list(before.areas)) <= pair else frozenset()


def _beside(ground: Ground, around: Around, mention: QuantityMention) -> frozenset[str]:
    """The pair that stands with the word of trade nearest to a number, first on its left."""
    flow = max((around.left(f"is.{name}", mention.first) for name in FLOWS), default=-1)
    if flow >= 0:
        end = _phrase_end(around, flow, mention.first)
        apart = any(end <= m.first < mention.first for m in around.areas)
        return frozenset() if apart else _pair(around, flow, end)
    flow = min((at for name in FLOWS if (at := around.right(f"is.{name}", mention.last)) >= 0), default=-1)
    if flow < 0 or _parted(ground, around, mention, flow):
        return frozenset()
    pair = _pair(around, flow, _phrase_end(around, flow, around.sentence.last))
    # "Peru takes 40% of Chile's exports to the region" is said of both.
    return pair if len(pair) == PAIR or pair == _codes(list(around.areas)) else frozenset()


def _of_all(around: Around) -> frozenset[str]:
    """The pair of a word of trade, where a sentence names no other: "Down 17%, trade of Chile with Peru was $2bn".

    Of 83 figures of gold that such a sentence holds all are of the pair.
    """
    flows = {at for name in FLOWS for at in around.marks.get(f"is.{name}", ())}
    pairs = {_pair(around, at, _phrase_end(around, at, around.sentence.last)) for at in flows} - {frozenset()}
    named = _codes(list(around.areas))
    return named if len(named) == PAIR and pairs == {named} else frozenset()


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
    codes = _codes([*own, *named])
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
    places = (around.left(name, at) for name in JOINS)
    return any(place >= 0 and at - place <= PAIR for place in places) or around.joins(flow, at)


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
    near = 0 <= flow - _ended(around, mention) < BEFORE
    if not near or around.cut(mention.last - 1, flow):
        return False
    if mention.kind == "adjective" or mention.case == "Gen":
        return True
    start = around.sentence.first
    beside = all(t.text == "." for t in around.tokens[mention.last - start : flow - start])
    return bool(around.words.marks) and beside and not around.led(mention)  # "U.S. trade"


def only_partners(ground: Ground, areas: frozenset[str]) -> bool:
    """Whether several states are named together as the partners of another: "Kenya's trade with Chile and Peru".

    Of 89 figures of the 16 reports of gold that name such partners one is of two of them.
    """
    return len(areas) > 1 and any(areas <= partners for _, partners in listed(ground).values())


def listed(ground: Ground) -> dict[int, tuple[frozenset[str], frozenset[str]]]:
    """By sentence whose trade with several states is told of, as far as it is said, and with which."""
    if ground.partners is None:
        around = {index: ground.around(index) for index in sorted(ground.area_at)}
        ground.partners = {index: one for index, sentence in around.items() for one in _lists(sentence)}
    return ground.partners


def _lists(around: Around) -> Iterator[tuple[frozenset[str], frozenset[str]]]:
    """The partners that each word of trade of a sentence goes with, where they are several, and whose they are."""
    for at in {at for name in FLOWS for at in around.marks.get(f"is.{name}", ())}:
        end = _phrase_end(around, at, around.sentence.last)
        for group in groups(around.areas, around):
            listed = _listed(around, [m for m in group if at < m.first < end])
            if len(listed) > 1:
                behind = [m for m in around.areas if at < m.first < listed[0].first and not around.led(m)]
                whose = [m for m in around.areas if _owns(around, m, at)] + behind
                yield _codes(whose), _codes(listed)


def _codes(mentions: list[AreaMention]) -> frozenset[str]:
    return frozenset(code for mention in mentions for code in mention.areas)


def _listed(around: Around, group: list[AreaMention]) -> list[AreaMention]:
    """Those of a run of areas that one preposition leads, parted by commas and at last a conjunction."""
    first = next((i for i, m in enumerate(group) if _after(around, m, LED)), len(group))
    listed, start = group[first:], around.sentence.first
    between = [around.tokens[a.last - start : b.first - start] for a, b in pairwise(listed)]
    commas = all(len(tokens) == 1 and tokens[0].text == "," for tokens in between[:-1])
    joined = bool(between) and len(between[-1]) == 1 and between[-1][0].pos == "CCONJ"
    return listed if commas and joined and not _compared(around, listed[-2], listed[-1]) else []


def _compared(around: Around, one: AreaMention, other: AreaMention) -> bool:
    """Whether "than" or its like stands between two areas."""
    return one.last <= around.left("comparison", other.first)


def _ended(around: Around, mention: AreaMention) -> int:
    """Where an area ends, its "'s" with it."""
    at, tokens = mention.last, around.tokens[mention.last - around.sentence.first :]
    if tokens and tokens[0].text in around.words.marks:
        at += 1 + (len(tokens) > 1 and tokens[1].norm == around.words.ending)
    return at


def _joined(around: Around, own: list[AreaMention], named: list[AreaMention]) -> bool:
    """Whether words join the two: a preposition before the second, or "and" between them."""
    if not named:
        return len(own) == 1 and len(own[0].areas) == PAIR
    last = named[-1]
    if len(last.areas) == PAIR:
        return len(named) == 1 and not own
    if len(named) == PAIR and around.joins(named[0].last, last.first):
        # "Trade with Chile and Peru" is that of a third, "more trade with Chile than Peru" is not.
        return not _after(around, named[0], LED) or _compared(around, named[0], last)
    return _after(around, last, JOINS)


def _after(around: Around, mention: AreaMention, names: Sequence[str]) -> bool:
    """Whether a preposition of one of the classes stands before an area: "with Chile", "with the US"."""
    at = max(around.left(name, mention.first) for name in names)
    between = range(at + 1, mention.first)
    return at >= 0 and len(between) < PAIR and not any(around.is_noun(i) for i in between)
