"""Numbers that borrow a unit or a multiplier from the next: «9,6 и 9,5 тысячи», «с 26 до 60,2 млн»."""

from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from communique.model import Quantity
from communique.model.mention import QuantityMention
from communique.parse import Parse
from communique.recognize.quantities_lexicon import Numerals, look_up

# A percentage larger than this is none.
LARGEST = 1000


def share_units(parsed: Parse, found: Sequence[QuantityMention], words: Numerals) -> list[QuantityMention]:
    """The quantities of a sentence; one without a unit of its own is given that of the neighbour it is joined to."""
    done: list[QuantityMention] = []
    for mention in reversed(found):
        after = done[-1] if done else None
        done.append(_shared(parsed, mention, after, words) if after else mention)
    return done[::-1]


def _shared(parsed: Parse, mention: QuantityMention, after: QuantityMention, words: Numerals) -> QuantityMention:
    money = mention.role == "value" and mention.quantity.unit == after.quantity.unit and len(after.quantity.unit) == 3
    if not (mention.role == "bare" or (money and _factor(parsed, mention, words) == 1)):
        return mention
    if mention.last - mention.first == 1 and parsed.tokens[mention.first].norm in words.alone:
        return mention
    if not (_lends(parsed, after, words) and _joined(parsed, mention, after, words)):
        return mention
    if after.quantity.unit == "percent" and (_factor(parsed, mention, words) > 1 or mention.quantity.value > LARGEST):
        return mention  # "24,110 million, 12 percent more": no share is so large
    factor = Decimal(1)
    if _factor(parsed, mention, words) == 1 and mention.quantity.value < 1000:
        factor = _factor(parsed, after, words)
    value = mention.quantity.value * factor
    unit = after.quantity.unit
    if after.role == "multiple":
        value = (value - 1) * 100
    quantity = Quantity(value=value, unit=unit, bound=mention.quantity.bound)
    return replace(mention, quantity=quantity, role=after.role, noun=after.noun)


def _lends(parsed: Parse, after: QuantityMention, words: Numerals) -> bool:
    return after.role in ("value", "multiple") or (after.role == "bare" and _factor(parsed, after, words) > 1)


def _joined(parsed: Parse, left: QuantityMention, right: QuantityMention, words: Numerals) -> bool:
    """Whether only a conjunction, comma or «до» stands between, and a preposition that the left one has too."""
    between = [t for t in parsed.tokens[left.last : right.first] if t.norm not in words.currency_signs]
    before = parsed.tokens[left.first - 1] if left.first else None
    again = before.norm if before is not None and before.norm in words.bounds.fillers else ""
    plain = words.joins | words.range_to
    if not between or len(between) > 4 or (right.role == "multiple" and not any(t.norm in plain for t in between)):
        return False
    near = all(t.text in ",/" or t.norm in plain or t.norm == again for t in between)
    return near and any(t.text == "," or t.norm in plain for t in between)


def _factor(parsed: Parse, mention: QuantityMention, words: Numerals) -> Decimal:
    """The product of the multipliers said in a quantity."""
    factor = Decimal(1)
    for token in parsed.tokens[mention.first : mention.last]:
        more = look_up(token, words.multipliers) if token.is_word else None
        if more and factor < Decimal(10) ** 12:
            factor *= more
    return factor
