"""What a sum of money is called right beside it: a loan, a grant, the cost of what is built."""

from decimal import Decimal

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Ground
from communique.extract.figures.pairs import DASHES, FLOWS

LED = 6  # tokens from the noun to the sum that it leads to: «кредит Азиатского банка развития в 5 млн»
APART = 3  # where a comma or a dash parts them: «грант, 90 млн», «кредит – 20 млн»
BEHIND = 4  # tokens behind a sum in which its noun stands: «5 млн в виде гранта», «составит льготный кредит»
COSTS, COSTS_BEHIND = 5, 8  # tokens from «обойдется», «стоимость» to the sum, and from the sum to them
DASH = 3  # how much a dash cuts
INSERTED = 2  # commas of what is inserted: «В 7 млрд, по оценке экспертов, обойдется дорога»
LEAST = Decimal(10) ** 6  # no price of a single thing
GIVEN = {"loans": "loans", "grants": "other"}
COST, BUILT = "costs", "projects"


def named_sum(ground: Ground, reading: Reading) -> str:
    """The indicator of a sum that is called a loan, a grant, a cost; empty where it is not.

    In gold it is that of all 35 sums called a loan or a grant, and of 33 of 34 that something built costs.
    """
    if reading.kind != "money" or reading.change or not ground.words.sums:
        return ""
    around, first, last = ground.around(reading.mention.sentence), reading.mention.first, reading.mention.last
    numbers = ground.numbers_at.get(reading.mention.sentence, ())
    low = max((q.last for q in numbers if q.last <= first), default=around.sentence.first)
    high = min((q.first for q in numbers if q.first >= last), default=around.sentence.last)
    given = _behind(around, last, high) or _before(around, low, first)
    return given or (BUILT if _cost(ground, reading, (low, high)) else "")


def lent(ground: Ground, reading: Reading) -> bool:
    """Whether a sum is called a loan or a grant where two sides are named, here or in the sentence before."""
    index = reading.mention.sentence
    near = (*ground.area_at.get(index, ()), *ground.area_at.get(index - 1, ()))
    sides = {code for mention in near for code in mention.areas}
    return len(sides) > 1 and named_sum(ground, reading) in GIVEN.values()


def _behind(around: Around, last: int, high: int) -> str:
    """What a sum is called behind it, no break between or only a dash: «35 млн евро – льготный кредит»."""
    for at in range(last, min(last + BEHIND, high)):
        if name := GIVEN.get(_name(around, at)):
            return name
        token = around.tokens[at - around.sentence.first]
        if not token.is_word and not (at == last and token.text in DASHES):
            return ""
    return ""


def _before(around: Around, low: int, first: int) -> str:
    """What leads to a sum: «заём на 5 млн», «грант, 90 млн»."""
    for at in range(first - 1, max(low, first - LED) - 1, -1):
        if name := GIVEN.get(_name(around, at)):
            return name if first - at <= APART or not around.cut(at, first) else ""
    return ""


def _cost(ground: Ground, reading: Reading, between: tuple[int, int]) -> bool:
    """Whether something that is built costs a sum, and no flow between states is named: «мост обойдется в 5 млн»."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    if reading.value < LEAST or any(f"is.{name}" in around.marks for name in FLOWS):
        return False
    before = range(max(between[0], mention.first - COSTS), mention.first)
    if any(_name(around, at) == COST and around.cut(at, mention.first) in (0, DASH) for at in before):
        return "built" in around.marks or "built" in ground.around(max(0, mention.sentence - 1)).marks
    behind = range(mention.last, min(between[1], mention.last + COSTS_BEHIND))
    told = any(_name(around, at) == COST and around.cut(mention.last - 1, at) <= INSERTED for at in behind)
    return told and "built" in around.marks


def _name(around: Around, at: int) -> str:
    token = around.tokens[at - around.sentence.first]
    return next((around.words.sums[lemma] for lemma in token.lemmas if lemma in around.words.sums), "")
