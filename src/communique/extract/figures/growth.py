"""Sign of a change: «упал на 10 %» is -10, «108,7 % к прошлому году» is 8.7, «вдвое меньше» is -50."""

from decimal import Decimal
from itertools import pairwise

from communique.extract.figures.ground import Around
from communique.model.mention import QuantityMention

HUNDRED = Decimal(100)
# Words between a number and the verb of its growth.
NEAR_VERB = 3
TO = "Dat"  # the case of how much more or less it is, where no preposition tells it
LEVELS = ("to", "from")  # what a number was or became is no change
NO_MONEY = ("percent", "t", "count")
MEASURES = ("towards", "of")  # «к», «от»
NEAR_DEFICIT = 12  # words between a deficit and its size
# Words between a noun of change and its sum.
NEAR_NOUN = 3
PAIR = 7  # tokens in which an amount is said once more
NEAR_DECREASE = 3  # and between a number and a noun of change behind it


def signed(around: Around, mention: QuantityMention, value: Decimal, unit: str) -> tuple[Decimal, bool]:
    """The value with its sign, and whether it is a change rather than a level or a share."""
    if value < 0 or mention.span.text[0] == "+":
        return value, True
    by = around.preposition(mention.first) == "by" or mention.role == "multiple"
    polarity = _polarity(around, mention, by=by)
    if mention.role == "multiple":
        if mention.last == mention.first + 1 and around.tokens[mention.first - around.sentence.first].pos == "VERB":
            return value, True  # «удвоился» says itself which way
        return (_fallen(value), True) if polarity < 0 else (value, True)
    if unit == "percent":
        return _signed_percent(around, mention, value, polarity, by=by)
    if (by and _beside(around, mention)) or _of_change(around, mention) or _by_behind(around, mention):
        return (-value, True) if polarity < 0 else (value, True)
    return (-value, False) if unit not in NO_MONEY and not by and _short(around, mention) else (value, False)


def _signed_percent(
    around: Around, mention: QuantityMention, value: Decimal, polarity: int, *, by: bool
) -> tuple[Decimal, bool]:
    if _is_index(around, mention, value, by=by):
        return value - HUNDRED, True
    if polarity < 0 and _is_level(around, mention):
        return value, around.left("share", mention.first) < 0  # "the share fell to 18 % from 20 %"
    return (-value, True) if polarity < 0 else (value, polarity > 0)


def _is_level(around: Around, mention: QuantityMention) -> bool:
    """Whether a number is what was or became: "fell to 18 %", «18 пайызға дейін төмендеді»."""
    behind = around.tokens[mention.last - around.sentence.first :][:1]
    return around.preposition(mention.first, own=True) in LEVELS or any(t.norm in around.words.behind for t in behind)


def _by_behind(around: Around, mention: QuantityMention) -> bool:
    """«300 млн долларға азайды»: a fall by a sum in a language whose verb comes right behind it."""
    start = around.sentence.first
    if not around.turns_behind or around.tokens[mention.last - 1 - start].form.case != TO:
        return False
    before = around.tokens[max(0, mention.first - 1 - start) : mention.first - start]
    from_another = any(t.form.case == "Abl" for t in before)  # «900-ден 600-ге төмендеді»
    behind = around.right("down", mention.last)
    return not from_another and 0 <= behind - mention.last <= 1 and not _is_level(around, mention)


def _fallen(value: Decimal) -> Decimal:
    """Growth to n times the value as a fall to its n-th part."""
    times = value / HUNDRED + 1
    return (Decimal(1) / times - 1) * HUNDRED if times > 0 else value


def _beside(around: Around, mention: QuantityMention) -> bool:
    """«на 324 млн больше»."""
    sides = (around.right(name, mention.last) for name in ("comparative_up", "comparative_down"))
    return any(0 <= at - mention.last <= 2 for at in sides)


def _short(around: Around, mention: QuantityMention) -> bool:
    """Whether a sum is the size of a deficit: "a trade deficit of $3 billion", "a $3 billion deficit"."""
    before, after = around.left("deficit", mention.first), around.right("deficit", mention.last)
    led = before >= 0 and mention.first - before <= NEAR_DEFICIT and around.cut(before, mention.first) == 0
    follows = 0 <= after - mention.last <= 2 and around.cut(mention.last - 1, after) == 0
    return led or follows


def _of_change(around: Around, mention: QuantityMention) -> bool:
    """Whether a noun of change leads to the sum: "a drop of $131 million"."""
    if around.preposition(mention.first) != "of":
        return False
    turn = max(around.left("up", mention.first), around.left("down", mention.first))
    return turn >= 0 and mention.first - turn <= NEAR_NOUN


def _polarity(around: Around, mention: QuantityMention, *, by: bool) -> int:
    """1 growth, -1 fall, 0 neither, by the word after the number, else the nearest before it."""
    if around.turns_behind:
        return _behind(around, mention)
    for name, sign in (("comparative_down", -1), ("comparative_up", 1)):
        at = around.right(name, mention.last)
        if 0 <= at - mention.last <= 2 and not around.joins(mention.last, at):
            return sign
    for name, sign in (("down", -1), ("up", 1)):
        if _named_behind(around, mention, around.right(name, mention.last)):
            return sign
    up, down, share = (around.left(name, mention.first) for name in ("up", "down", "share"))
    turn = max(up, down)
    if turn < 0:
        return _after(around, mention) if by else 0
    shared = share > turn and around.cut(share, mention.first) < around.cut(turn, mention.first)
    if not by and (shared or _came_to(around, turn, mention.first)):
        return 0
    return -1 if down > up else 1


def _came_to(around: Around, turn: int, first: int) -> bool:
    """Whether "and" and a verb of its own part a number from the turn: «уменьшилась на 2% и составила 67%»."""
    start = around.sentence.first
    behind = [token for token in around.tokens[turn + 1 - start : first - start] if token.pos != "ADV"]
    return any(a.pos == "CCONJ" and b.form.verb == "Fin" for a, b in pairwise(behind))


def _named_behind(around: Around, mention: QuantityMention, at: int) -> bool:
    """Whether a noun of change stands right behind a number, or behind what tells against when: "a 3% y/y decrease"."""
    if at < mention.last or at - mention.last > NEAR_DECREASE or not around.is_noun(at):
        return False
    start = around.sentence.first
    between = around.tokens[mention.last - start : at - start]
    return not between or (bool(around.words.marks) and all(t.pos in ("NOUN", "ADJ") or t.text == "/" for t in between))


def _behind(around: Around, mention: QuantityMention) -> int:
    """«30 пайызға артып»: in a language without prepositions the verb comes right after the number."""
    last = _last_of_pair(around, mention)
    down, up = (around.right(name, last) for name in ("down", "up"))
    near = min((at for at in (down, up) if at >= 0), default=-1)
    if near < 0 or near - last > NEAR_VERB:
        return 0
    return -1 if near == down else 1


def _last_of_pair(around: Around, mention: QuantityMention) -> int:
    """Where an amount ends that says the same again: «16 пайызға, яғни 300 млн долларға азайды»."""
    start = around.sentence.first
    behind = around.tokens[mention.last - start :][:PAIR]
    again = next((n for n, t in enumerate(behind) if t.norm in around.words.again), -1)
    if again < 0:
        return mention.last
    far = behind[again + 1 :]
    return next((t.index + 1 for t in reversed(far) if t.form.case == TO), mention.last)


def _after(around: Around, mention: QuantityMention) -> int:
    """«на 16 % просела»: the verb stands after the number."""
    up, down = (around.right(name, mention.last) for name in ("up", "down"))
    near = min((at for at in (up, down) if at >= 0), default=-1)
    return 0 if near < 0 else -1 if near == down else 1


def _is_index(around: Around, mention: QuantityMention, value: Decimal, *, by: bool) -> bool:
    """«108,7 % к уровню прошлого года»: a level against the period before."""
    start, at = around.sentence.first, around.right("comparison", mention.last)
    grown = around.left("up", mention.first)
    if by or (grown >= 0 and mention.first - grown <= 4):
        return False
    near = 0 <= at - mention.last <= 4 and around.cut(mention.last, at) == 0 and not _of_origin(around, at)
    if HUNDRED < value < 2 * HUNDRED:
        told = around.left("index", mention.first)  # «по экспорту темп – 109,7, по импорту – 108,3 процента»
        opened = any(token.text == "(" for token in around.tokens[told + 1 - start : mention.first - start])
        return near or _measured(around, mention) or (told >= 0 and not opened)
    return HUNDRED / 2 <= value < HUNDRED and near and _measured(around, mention)


def _of_origin(around: Around, at: int) -> bool:
    """Whether a word of comparison is a preposition that tells where goods come from: "60 % of imports from Chile"."""
    token = around.tokens[at - around.sentence.first]
    return token.pos == "ADP" and around.words.before.get(token.norm) == "from"


def _measured(around: Around, mention: QuantityMention) -> bool:
    """Whether the time that a level is measured by follows: «158,7 % к тем же месяцам 2016 года»."""
    behind = around.tokens[mention.last - around.sentence.first :][:1]
    led = any(around.words.before.get(token.norm) in MEASURES for token in behind)
    times = (*around.marks.get("comparison", ()), *(period.first for period in around.periods))
    return led and any(0 < at - mention.last <= 4 for at in times)
