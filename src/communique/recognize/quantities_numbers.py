"""Numbers in figures and in words: «12 571,1», «два с половиной», «2 млрд 125,8 млн», «15–20»."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal

from communique.parse import Token
from communique.recognize.quantities_lexicon import Numerals, is_one_of, look_up

DASHES = "-−–—‑‒─"
# A run of digits of this length is a code or a key, no amount.
LONGEST = 18
LETTERS = 5  # a shorter multiplier is an abbreviation: "a bn"
_DASH = re.escape(DASHES)
FIGURES = re.compile(rf"([+{_DASH}]?)(\d[\d.,']*)(?:[{_DASH}](\d[\d.,']*))?(?:[{_DASH}](\D+))?\Z")
GROUP = re.compile(r"\d{3}(?:[.,]\d+)?\Z")
HUNDRED, THOUSAND = Decimal(100), Decimal(1000)


@dataclass(frozen=True, slots=True, kw_only=True)
class Number:
    """A number of tokens `first` to `last` (exclusive). `upper` is the end of a range, `factor` the multipliers said.

    `sign` is ±1 where it was written; `tail` the letters after a hyphen («2018-го», «40-процентный»).
    """

    first: int
    last: int
    value: Decimal
    upper: Decimal | None = None
    factor: Decimal = Decimal(1)
    sign: int = 0
    tail: str = ""
    spelled: bool = False


def read_number(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> Number | None:
    """The number that starts at token `at`, with its multipliers; None where none starts there."""
    found = _figures(tokens, at, end, words) or _words(tokens, at, end, words)
    if found is None or found.tail:
        return found
    found = _multiplied(tokens, found, end, words)
    return _added(tokens, found, end, words)


def _figures(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> Number | None:
    match = FIGURES.match(tokens[at].text)
    if not match or len(tokens[at].text) > 2 * LONGEST:
        return None
    value = decimal(match[2], words)
    upper = decimal(match[3], words) if match[3] else None
    if value is None or (match[3] and upper is None):
        return None
    last = at + 1
    while not match[3] and not match[4] and last < end and _is_group(tokens, at, last, words):
        digits = "".join(_digits(t, words) for t in tokens[at : last + 1])
        value = decimal(digits.lstrip("+" + DASHES), words) or value
        last += 1
    sign = {"": 0, "+": 1}.get(match[1], -1)
    tail = "" if match[4] and match[4].lower() in words.case_tails else match[4] or ""
    factor = words.multipliers.get(tail.lower()) if upper is None else None
    if factor:  # "R28.5-billion"
        return Number(first=at, last=last, value=value * factor, factor=factor, sign=sign)
    return Number(first=at, last=last, value=value, upper=upper, sign=sign, tail=tail)


def _digits(token: Token, words: Numerals) -> str:
    """A number without the ending of a case behind a hyphen: «500-ден»."""
    digits, _, tail = token.text.rpartition("-")
    return digits if digits and tail in words.case_tails else token.text


def _is_group(tokens: Sequence[Token], first: int, at: int, words: Numerals) -> bool:
    """Whether a token is the next group of three digits of a number («12» «571,1»)."""
    before, here = tokens[at - 1], tokens[at]
    digits = before.text.lstrip("+" + DASHES)
    head = digits.isdigit() and (len(digits) == 3 if at - 1 > first else 1 <= len(digits) <= 3 and digits != "0")
    return (
        head
        and here.start - before.end == 1
        and bool(GROUP.match(_digits(here, words).rstrip(".,")))
        and at - first < 5
    )


def decimal(text: str, words: Numerals) -> Decimal | None:
    """The value of digits with marks; a mark that comes twice, or that the language groups by, is no fraction."""
    text = text.strip(".,'")
    for mark in ("'", ".", ","):
        if text.count(mark) > 1 or mark == "'" or (mark in words.groups and re.search(rf"\{mark}\d{{3}}\Z", text)):
            parts = text.split(mark)
            if any(len(part) != 3 for part in parts[1:] if part.isdigit()):
                return None
            text = "".join(parts)
    if "." in text and "," in text:
        first, second = sorted(".,", key=text.index)
        text = text.replace(first, "").replace(second, ".")
    digits = text.replace(",", ".")
    if not digits.replace(".", "").isdigit() or not digits.isascii() or len(digits) > LONGEST:
        return None
    return Decimal(digits)


def _words(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> Number | None:
    """A number in words without multipliers: «двадцать пять», «полтора», «два с половиной», «миллиард»."""
    whole = look_up(tokens[at], words.whole)
    if whole is not None and whole < 1 and not (at + 1 < end and multiplies(tokens[at + 1], words)):
        return None  # «жарты жыл» counts nothing, «жарты миллиард» does
    if whole is not None:
        return Number(first=at, last=at + 1, value=whole, spelled=True)
    value, last, least = Decimal(0), at, Decimal(10_000)
    while last < end:
        part = look_up(tokens[last], words.cardinals)
        if part == 100 and words.ten_joins and 1 < value < 10:
            value, last, least = value * part, last + 1, part
            continue
        size = Decimal(10) if part == 10 and words.ten_joins else _magnitude(part or Decimal(0))
        if part is None or size >= least or is_one_of(tokens[last], words.vague):
            break
        value, last, least = value + part, last + 1, size
    if last > at:
        return Number(first=at, last=last, value=value, spelled=True)
    return _with_article(tokens, at, words) or _lone_multiplier(tokens[at], words)


def _with_article(tokens: Sequence[Token], at: int, words: Numerals) -> Number | None:
    """The number in "a billion dollars", "half a billion": the article makes one of the word."""
    factor = look_up(tokens[at], words.multipliers)
    before = tokens[at - 1] if at else None
    if factor is None or before is None or before.norm not in words.articles or len(tokens[at].norm) < LETTERS:
        return None
    half = at > 1 and look_up(tokens[at - 2], words.denominators) == 2
    value = factor / 2 if half else factor
    return Number(first=at - 2 if half else at - 1, last=at + 1, value=value, factor=factor, spelled=True)


def _magnitude(part: Decimal) -> Decimal:
    return Decimal(100) if part >= 100 else Decimal(10) if part >= 20 else Decimal(1)


def _lone_multiplier(token: Token, words: Numerals) -> Number | None:
    """«миллиард долларов» is one; «миллиарды», «сотни», «тысяча» say no number."""
    factor = look_up(token, words.multipliers)
    if factor is None or is_one_of(token, words.vague):
        return None
    if token.norm in words.multipliers and len(token.norm) < 5:
        return None
    if any(form.number == "Plur" for form in token.forms):
        return None
    return Number(first=token.index, last=token.index + 1, value=factor, factor=factor, spelled=True)


def _multiplied(tokens: Sequence[Token], number: Number, end: int, words: Numerals) -> Number:
    last = number.last
    half = _half(tokens, last, end, words)
    if half:
        number, last = replace(number, value=number.value + Decimal("0.5"), last=last + half), last + half
    last = _past_to_more(tokens, last, end, words)
    supplied = _supplied(tokens, last, end, words)
    if supplied:
        upper = number.upper * supplied if number.upper is not None else None
        return replace(number, last=last + 3, value=number.value * supplied, upper=upper, factor=supplied)
    factor = Decimal(1)
    while last < end and factor < Decimal(10) ** 12:
        more = look_up(tokens[last], words.multipliers)
        if not more:
            break
        factor *= more
        last += 1
        if last < end and tokens[last].text == "." and len(tokens[last - 1].text) < 5 and last + 1 < end:
            last += 1
    if factor == 1:
        return number
    if tokens[last - 1].text == ".":
        last -= 1
    upper = number.upper * factor if number.upper is not None else None
    return replace(number, last=last, value=number.value * factor, upper=upper, factor=factor * number.factor)


def _supplied(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> Decimal | None:
    """The multiplier that an editor supplied: "500 [million]"."""
    if at + 2 >= end or (tokens[at].text, tokens[at + 2].text) != ("[", "]"):
        return None
    return look_up(tokens[at + 1], words.multipliers)


def past_postfix(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> int:
    """Past words of a bound: «40 с лишним тысяч», «20 с лишним проектов»."""
    for phrase in words.bounds.postfix:
        last = at + len(phrase)
        if last < end and len(phrase) > 1 and tuple(t.norm for t in tokens[at:last]) == phrase:
            return last
    return at


def _past_to_more(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> int:
    """The same, where a multiplier follows."""
    last = past_postfix(tokens, at, end, words)
    return last if last < end and multiplies(tokens[last], words) else at


def multiplies(token: Token, words: Numerals) -> bool:
    """Whether a word is a multiplier («тысяч», «млн»)."""
    return look_up(token, words.multipliers) is not None


def _half(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> int:
    """«с половиной» after a numeral: two tokens."""
    if at + 1 >= end or not is_one_of(tokens[at], words.range_from):
        return 0
    fraction = look_up(tokens[at + 1], words.fractions)
    return 2 if fraction == 50 else 0


def _added(tokens: Sequence[Token], number: Number, end: int, words: Numerals) -> Number:
    """«2 млрд 125,8 млн», «один миллион двести тысяч»: the smaller part is added."""
    at = number.last
    if at < end and tokens[at].text == ".":
        at += 1
    if number.factor == 1 or at >= end:
        return number
    more = _figures(tokens, at, end, words) or _words(tokens, at, end, words)
    if more is None or more.tail or more.sign or more.factor > 1:
        return number
    whole = _multiplied(tokens, more, end, words)
    if more.spelled and not number.spelled and whole.factor == 1:
        return number  # "$200 million five years ago"
    rest = number.factor == THOUSAND and more.value >= HUNDRED and not more.value % 1  # «93 тыс. 881 тонну»
    if whole.factor >= number.factor or (whole.factor == 1 and not more.spelled and not rest):
        return number
    if whole.value >= number.factor:
        return number
    value = number.value + whole.value
    return replace(_added(tokens, replace(whole, value=value), end, words), first=number.first, spelled=number.spelled)
