"""Every number that may be a figure, as a reading: value, unit, sign, what it was joined to."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from communique.extract.figures.ground import Ground
from communique.extract.figures.growth import signed
from communique.extract.figures.lists import anchors_of, header_of, run_of
from communique.extract.figures.parallel import NOWHERE, Place, Places
from communique.model.mention import QuantityMention
from communique.model.quantity import Bound
from communique.recognize.quantities_lexicon import look_up, numerals_of

ROLES = frozenset(("value", "multiple", "share", "bare"))
HUNDRED = Decimal(100)
MILLION = Decimal(10) ** 6


@dataclass(frozen=True, slots=True, kw_only=True)
class Reading:
    """One way to read a number.

    `anchor` is the area that a list or «соответственно» ties it to, `header` the sentence that heads its list (-1
    for none), `borrowed` says whether the unit is another number's, `change` whether it is a growth or fall. `place` is
    where it stands in its item of a list, or in its sentence.
    """

    mention: QuantityMention
    value: Decimal
    unit: str
    bound: Bound
    noun: str
    borrowed: bool = False
    anchor: str = ""
    header: int = -1
    change: bool = False
    place: Place = NOWHERE

    @property
    def kind(self) -> str:
        """money, percent, t or count."""
        return self.unit if self.unit in ("percent", "t", "count") else "money"


def readings_of(ground: Ground) -> list[Reading]:
    """All readings of a document in the order of the text; a range gives two, «по 2 млрд» one for each area.

    Tells the ground over which spans of years something grew.
    """
    found: list[Reading] = []
    places = Places(ground)
    for mention in ground.scene.mentions.quantities:
        usable = mention.role in ROLES or (mention.role == "year" and mention.bound_span is not None)
        if not usable or mention.quantity.unit == "points" or _of_no_use(ground, mention):
            continue
        if mention.role == "bare" and _one_of(ground, mention):
            continue
        reading = _reading(ground, mention, found, places)
        if reading:
            found += _spread(ground, reading)
    changing = frozenset(
        r.mention.sentence for r in found if r.change or r.mention.role == "multiple" or _grew(ground, r)
    )
    ground.grown_over = _grown_over(ground, changing)
    return found


def _of_no_use(ground: Ground, mention: QuantityMention) -> bool:
    """Whether what is counted is no figure between states in any news, also with a noun before it: "company heads"."""
    behind = ground.scene.parsed.tokens[mention.last : mention.last + 1]
    people = mention.noun and any(not token.lemmas.isdisjoint(ground.words.heads) for token in behind)
    return mention.noun in ground.words.not_counted or bool(people)


PLAIN = re.compile(r"\D{0,2}(?P<whole>\d+)(?:[.,](?P<part>\d+))?")
GROUP = 3  # digits behind a comma that may mean thousands
SCALES = tuple(Decimal(10) ** power for power in (3, 6, 9, 12))
SHARE = 300  # no larger number without a unit is a percentage because one was named before
YEARS = 2  # from its first year to its last, so that no year of accounts or season is meant


def _grew(ground: Ground, reading: Reading) -> bool:
    """Whether a number is what something grew from: «с 4,3 млрд до 6,8»."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    behind = next((q for q in ground.numbers_at.get(mention.sentence, ()) if q.first >= mention.last), None)
    from_to = [around.preposition(q.first, own=True) for q in (mention, behind) if q]
    return from_to == ["from", "to"]


def _grown_over(ground: Ground, changing: frozenset[int]) -> frozenset[str]:
    """The spans of years in which something grew: a sum told beside it is not of all those years."""
    told = (m.period for m in ground.scene.mentions.periods if m.period and m.sentence in changing)
    return frozenset(
        str(period)
        for period in told
        if period.precision == "year" and period.first and period.last and period.last.year - period.first.year >= YEARS
    )


def _one_of(ground: Ground, mention: QuantityMention) -> bool:
    """Whether a number only picks one out: "one of the largest economies", "with the one and with the other"."""
    tokens = ground.scene.parsed.tokens
    spelled = mention.quantity.value == 1 and not mention.span.text[0].isdigit()
    return spelled and (not mention.noun or (mention.last < len(tokens) and tokens[mention.last].pos == "ADP"))


def _goes_on(ground: Ground, mention: QuantityMention) -> bool:
    """Whether a bare number goes on with one of another measure: «в Турцию – 1,7 млрд кубометров, в Чили – 0,7»."""
    measured = max(
        (q.first for q in ground.measured_at.get(mention.sentence, ()) if q.first < mention.first), default=-1
    )
    numbers = ground.numbers_at.get(mention.sentence, ())
    return measured >= 0 and not any(measured < q.first < mention.first and q.role == "value" for q in numbers)


def _reading(ground: Ground, mention: QuantityMention, before: Sequence[Reading], places: Places) -> Reading | None:
    quantity = mention.quantity
    reading = Reading(
        mention=mention,
        value=quantity.value,
        unit=quantity.unit,
        bound=quantity.bound,
        noun=mention.noun,
        header=header_of(ground, mention.sentence),
    )
    if mention.role in ("bare", "year") or _of_money(ground, mention):
        borrowed = None if _goes_on(ground, mention) else _borrow(ground, reading, before)
        if borrowed is None:
            return None
        mine = borrowed.kind in ("money", "t") and _of_people(ground, reading)
        reading = replace(reading, unit="count", borrowed=True) if mine else borrowed
    value, change = signed(ground.around(mention.sentence), mention, reading.value, reading.unit)
    return replace(reading, value=value, change=change, place=places.of(mention, (reading.kind, change)))


def _of_money(ground: Ground, mention: QuantityMention) -> bool:
    """Whether a large number's noun is no thing counted but what money was for: "155 million import"."""
    large = mention.quantity.unit == "count" and mention.quantity.value >= MILLION
    return large and not FOR_MONEY.isdisjoint(ground.words.single.get(mention.noun, ()))


def _borrow(ground: Ground, reading: Reading, before: Sequence[Reading]) -> Reading | None:
    """Give a bare number the unit, and where it has none the multiplier, of the last number it can continue."""
    noun, factor = _noun_before(ground, reading), _factor(ground, reading.mention)
    if noun or (factor == 1 and _describes(ground, reading.mention)):
        return replace(reading, unit="count", noun=noun)
    lenders = [r for r in reversed(before[-6:]) if reading.mention.sentence - r.mention.sentence <= 12]
    if factor > 1:
        near = next((r for r in lenders if r.unit != "percent"), None) or _next(ground, reading)
        # Of a list of millions, sums of money come before what else was counted: "95,143 tonnes, in money 6 million".
        money = (r for r in reversed(before) if r.kind == "money")
        lender = near if factor < MILLION or (near and near.kind == "money") else next(money, near)
        lender = None if lender and lender.unit == "percent" else lender
        unit, noun = (lender.unit, lender.noun) if lender else ("count", "")
        return replace(reading, unit=unit, noun=noun, borrowed=True)
    lenders = [r for r in lenders if not _is_multiple(r) or _led_alike(ground, reading.mention, r.mention)]
    lender = _last_of_run(ground, reading) or _like(ground, reading, lenders) or _next(ground, reading)
    if lender is not None and _is_multiple(lender) and reading.value > 1:
        return replace(reading, value=(reading.value - 1) * HUNDRED, unit="percent", borrowed=True)
    if lender is None:
        return replace(reading, borrowed=True) if reading.value >= 10 else None
    scale = _scale(ground, lender.mention) if lender.unit != "percent" and reading.value < 1000 else Decimal(1)
    header = _header_factor(ground, reading)
    if header > 1:
        lender, scale = replace(lender, unit="count" if lender.unit == "percent" else lender.unit), header
    if lender.unit == "percent" and reading.value > SHARE:
        return replace(reading, borrowed=True)
    if scale == 1 and lender.borrowed and lender.unit != "percent" and reading.value < 1000:
        scale = lender.value / lender.mention.quantity.value if lender.mention.quantity.value > 0 else Decimal(1)
    return replace(reading, value=reading.value * scale, unit=lender.unit, noun=lender.noun, borrowed=True)


def _like(ground: Ground, reading: Reading, lenders: Sequence[Reading]) -> Reading | None:
    """The last number before; rather one that stands in brackets too, or out of them too, behind the same preposition.

    «С США – 379 млрд (плюс 2,4 %), с Россией – 137 (плюс 1,6)»: billions the one, per cent the other.
    """
    inside = _bracketed(ground, reading.mention)
    near = [r for r in lenders if reading.mention.sentence - r.mention.sentence <= 1]
    beside = [r for r in near if _bracketed(ground, r.mention) == inside]
    led = (r for r in beside if _led_alike(ground, reading.mention, r.mention))
    return next(iter((*led, *beside, *lenders)), None)


def _bracketed(ground: Ground, mention: QuantityMention) -> bool:
    around = ground.around(mention.sentence)
    before = around.tokens[: mention.first - around.sentence.first]
    return sum((token.text == "(") - (token.text == ")") for token in before) > 0


def _is_multiple(reading: Reading) -> bool:
    """Whether a number tells how many times: «в 3,5 раза», and «в 3,2» behind it."""
    times = reading.value == (reading.mention.quantity.value - 1) * HUNDRED
    return reading.mention.role == "multiple" or (reading.borrowed and reading.unit == "percent" and times)


def _led_alike(ground: Ground, mention: QuantityMention, before: QuantityMention) -> bool:
    """Whether the same preposition leads two numbers: «в 3,5 раза …, в 3,2»."""
    return _lead(ground, mention) == _lead(ground, before) != ""


def _lead(ground: Ground, mention: QuantityMention) -> str:
    tokens = ground.scene.parsed.tokens
    return next((t.norm for t in tokens[max(0, mention.first - 1) : mention.first + 1] if t.pos == "ADP"), "")


def _describes(ground: Ground, mention: QuantityMention) -> bool:
    """Whether an adjective behind a whole number says that things are counted: «сейчас в работе 21 совместный»."""
    around = ground.around(mention.sentence)
    behind = around.tokens[mention.last - around.sentence.first :][:1]
    case = "Nom" if mention.quantity.value % 10 == 1 else "Gen"
    whole = mention.role == "bare" and not mention.quantity.value % 1
    return whole and any(t.pos == "ADJ" and t.is_word and any(f.case == case for f in t.forms) for t in behind)


def _of_people(ground: Ground, reading: Reading) -> bool:
    """Whether a sentence speaks of nothing but people and flights, or of companies and papers: no money is meant.

    «Туристов из Чили побывало 67 тысяч»: in gold 30 of 32 such numbers are counts.
    """
    named = ground.named_in(reading.mention.sentence)
    if not named or reading.value >= MOST_PEOPLE:
        return False
    led = ground.around(reading.mention.sentence).preposition(reading.mention.first)
    whole = reading.value < MILLION and not reading.value % 1 and not led
    return PEOPLE.issuperset(named) or (whole and THINGS.issuperset(named))


MOST_PEOPLE = Decimal(10) ** 7
PEOPLE = frozenset(("tourists", "students", "flights"))
THINGS = PEOPLE | {"companies", "joint_ventures", "contracts"}
FOR_MONEY = frozenset(
    ("is.trade_turnover", "is.exports", "is.imports", "is.investment", "is.loans", "deficit", "balance")
)
COUNTED = ("companies", "joint_ventures", "projects", "contracts", "tourists", "students", "freight", "flights")
NOUN_REACH = 7


def _noun_before(ground: Ground, reading: Reading) -> str:
    """«Турецких компаний в стране более 2000»: the thing counted stands before its number, in the genitive."""
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    here = first - around.sentence.first
    for token in reversed(around.tokens[max(0, here - NOUN_REACH) : here]):
        if token.text in ",;:()":
            return ""
        genitive = any(f.pos == "NOUN" and f.case == "Gen" and f.number == "Plur" for f in token.forms)
        if genitive and any(token.index in around.marks.get(f"is.{name}", ()) for name in COUNTED):
            return token.lemma
    return ""


def _next(ground: Ground, reading: Reading) -> Reading | None:
    """The next number of the sentence that has a unit of its own."""
    for mention in ground.numbers_at.get(reading.mention.sentence, ()):
        if mention.first > reading.mention.first and mention.role in ("value", "share"):
            found = mention.quantity
            return Reading(mention=mention, value=found.value, unit=found.unit, bound="exact", noun=mention.noun)
    return None


def _last_of_run(ground: Ground, reading: Reading) -> Reading | None:
    """The last of the numbers that this one is listed with, where that alone has the unit: «547, 120 и 60 млн»."""
    mention = reading.mention
    run = run_of(ground, mention)
    behind = run[run.index(mention) + 1 :] if mention in run else []
    if not behind or behind[-1].role != "value" or any(q.role == "value" for q in run[: run.index(mention)]):
        return None
    if _lead(ground, behind[-1]) not in ("", _lead(ground, mention)):
        return None  # «с 30 до 39,7, на 32 %»
    found = behind[-1].quantity
    return Reading(mention=behind[-1], value=found.value, unit=found.unit, bound="exact", noun=behind[-1].noun)


def _factor(ground: Ground, mention: QuantityMention) -> Decimal:
    table = numerals_of(ground.scene.pack).multipliers
    factor = Decimal(1)
    for token in ground.scene.parsed.tokens[mention.first : mention.last]:
        more = look_up(token, table) if token.is_word else None
        if more and factor < Decimal(10) ** 12:
            factor *= more
    return factor


def _scale(ground: Ground, mention: QuantityMention) -> Decimal:
    """The multiplier that a number has, its own or that of the other end: «с 91,3 до 112,1 тыс.»."""
    plain = PLAIN.fullmatch(mention.span.text)
    if plain is None or len(plain["part"] or "") == GROUP:
        return _factor(ground, mention)
    times = mention.quantity.value / (Decimal(f"{plain['whole']}.{plain['part'] or 0}") or 1)
    return times if times in SCALES else Decimal(1)


def _header_factor(ground: Ground, reading: Reading) -> Decimal:
    """«тыс. человек:» at the head of a list."""
    if reading.header < 0:
        return Decimal(1)
    table = numerals_of(ground.scene.pack).multipliers
    taken = {i for q in ground.numbers_at.get(reading.header, ()) for i in range(q.first, q.last)}
    tokens = ground.around(reading.header).tokens
    found = (look_up(t, table) for t in tokens if t.is_word and t.index not in taken)
    return next((f for f in found if f), Decimal(1))


def _spread(ground: Ground, reading: Reading) -> list[Reading]:
    """The readings of one number: both ends of a range, or one for each area it is said of."""
    anchors = anchors_of(ground, reading.mention)
    found = [replace(reading, anchor=anchor) for anchor in anchors] or [reading]
    upper = reading.mention.upper
    if upper is not None:
        sign = -1 if reading.value < 0 else 1
        found += [replace(r, value=sign * abs(upper.value), bound="at_most") for r in found]
    return found
