"""The unit of a number: money, percent, tonnes, multiples, counted things, and what is no amount at all."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from communique.parse import Token
from communique.recognize.quantities_lexicon import Numerals, is_one_of, look_up
from communique.recognize.quantities_numbers import Number, past_postfix

# Between a number and the thing counted stand at most this many adjectives («крупных совместных инвестиционных»).
USUAL = "USD"  # what a currency noun with a short word before it must be, for that word is no part of the unit
ADJECTIVES = 4
LARGE = 1000  # a smaller number behind a letter is the name of a road, a mask, a room


@dataclass(frozen=True, slots=True, kw_only=True)
class Unit:
    """A unit of tokens `first` to `last` (exclusive) around the number; `scale` brings it to the base unit."""

    unit: str
    first: int
    last: int
    role: str = "value"
    scale: Decimal = Decimal(1)
    noun: str = ""


def unit_of(tokens: Sequence[Token], number: Number, bounds: tuple[int, int], words: Numerals) -> Unit:
    """The unit of a number in the tokens `bounds` of its sentence; role `bare` where it has none of its own."""
    first, end = bounds
    after = number.last
    if after < end and tokens[after].text == "." and len(tokens[after - 1].text) < 5 and number.factor > 1:
        after += 1
    if after + 1 < end and number.factor > 1 and tokens[after].norm in words.unit_joins:
        after += 1  # «due milioni di euro»
    after = past_postfix(tokens, after, end, words)
    sign = _sign_before(tokens, number, first, words)
    found = _percent(tokens, number, after, end, words) or _money(tokens, number, after, end, words)
    if found:
        return Unit(unit=found.unit, first=min(found.first, sign.first if sign else found.first), last=found.last,
                    role=found.role, scale=found.scale)  # fmt: skip
    if sign:
        return sign
    return (
        _multiple(tokens, number, after, first, end, words)
        or _weight(tokens, number, after, end, words)
        or _counted(tokens, number, after, first, end, words)
    )


def _sign_before(tokens: Sequence[Token], number: Number, first: int, words: Numerals) -> Unit | None:
    """«$», «US$», «EUR» before the number."""
    at = number.first
    if at <= first or tokens[at].start - tokens[at - 1].end > 1:
        return None
    sign = tokens[at - 1]
    if at - 1 > first and tokens[at - 2].end == sign.start:  # "A$", "C$"
        code = words.currency_signs.get(tokens[at - 2].norm + sign.norm)
        if code:
            return Unit(unit=code, first=at - 2, last=at)
    loose = sign.text.isalpha() and len(sign.text) == 1 and not _is_letter_of_money(sign, tokens[at], number)
    code = words.currency_signs.get(sign.norm)
    return Unit(unit=code, first=at - 1, last=at) if code and not loose else None


def _is_letter_of_money(sign: Token, figures: Token, number: Number) -> bool:
    """Whether a capital letter glued to a large number is a currency: "N1.9 trillion", never the road "N1"."""
    return sign.text.isupper() and sign.end == figures.start and number.value >= LARGE


def _percent(tokens: Sequence[Token], number: Number, at: int, end: int, words: Numerals) -> Unit | None:
    if at + 1 < end and f"{tokens[at].norm} {tokens[at + 1].norm}" in words.percent:
        at += 1  # "per cent"
    elif at < end and not is_one_of(tokens[at], words.percent):
        points = is_one_of(tokens[at], words.points) and tokens[at].norm not in words.durations
        return Unit(unit="points", first=number.first, last=at + 1, role="other") if points else None
    if at >= end:
        return None
    if at + 1 < end and is_one_of(tokens[at + 1], words.points):
        return Unit(unit="points", first=number.first, last=at + 2, role="other")
    return Unit(unit="percent", first=number.first, last=_past_ending(tokens, at + 1, end, words))


def _past_ending(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> int:
    """Past the ending of a case after a sign: «70%-ға»."""
    ending = at + 1 < end and tokens[at].text == "-" and tokens[at + 1].norm in words.case_tails
    return at + 2 if ending and tokens[at].start == tokens[at - 1].end else at


def _money(tokens: Sequence[Token], number: Number, at: int, end: int, words: Numerals) -> Unit | None:
    """A currency's noun or sign after the number, an adjective before it or a country's name after it."""
    at = adjective = _past_short(tokens, at, end, words)
    while at < end and at - adjective < 2 and tokens[at].is_word and look_up(tokens[at], words.currencies) is None:
        if tokens[at].pos != "ADJ" and not _names_currency(tokens, at, end, words):
            break
        at += 1
    if at >= end:
        return None
    sign = words.currency_signs.get(tokens[at].norm)
    if sign:
        return Unit(unit=sign, first=number.first, last=at + 1)
    noun = _currency_noun(tokens[at], words)
    if not noun:
        return None
    last = at + 1
    if last < end and tokens[last].text == "." and len(tokens[at].text) < 5 and last + 1 < end:
        last += 1
    near = [*tokens[adjective:at], *tokens[last : min(end, last + 1)]]
    special = words.currency_of.get(noun, {})
    for token in near:
        code = look_up(token, special)
        if code:
            return Unit(unit=code, first=number.first, last=max(last, token.index + 1))
    if tokens[last - 1].text == ".":
        last -= 1
    return Unit(unit=words.currencies[noun], first=number.first, last=last) if words.currencies[noun] else None


def _past_short(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> int:
    """Past «ам.» of «5 млрд ам. долл.», or the letters and stops of "U.S.", where a word follows."""
    noun = _currency_noun(tokens[at + 2], words) if at + 2 < end and tokens[at + 1].text == "." else ""
    if noun and look_up(tokens[at], words.currency_of.get(noun, {})) == USUAL:
        return at + 2
    last = at
    while last + 2 < end and _is_initial(tokens[last]) and tokens[last + 1].text == ".":
        last += 2
    return last if last > at and tokens[last].is_word else at


def _is_initial(token: Token) -> bool:
    return len(token.text) == 1 and token.text.isupper()


def _names_currency(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> bool:
    """Whether a word tells whose currency the noun right behind it is («АҚШ доллары»)."""
    noun = _currency_noun(tokens[at + 1], words) if at + 1 < end else ""
    return look_up(tokens[at], words.currency_of.get(noun, {})) is not None


def _currency_noun(token: Token, words: Numerals) -> str:
    if token.norm in words.currencies:
        return token.norm
    return next((form.lemma for form in token.forms if form.lemma in words.currencies), "")


def _multiple(tokens: Sequence[Token], number: Number, at: int, first: int, end: int, words: Numerals) -> Unit | None:
    """«в 2,5 раза»: growth by 150 percent."""
    if at >= end or not is_one_of(tokens[at], words.times_after):
        return None
    if not words.times_before:  # «2,1 есе»: the language has no preposition here
        return Unit(unit="percent", first=number.first, last=at + 1, role="multiple")
    before = number.first - 1
    if before >= first and tokens[before].norm in words.times_before:
        return Unit(unit="percent", first=before, last=at + 1, role="multiple")
    # «почти в два раза» has its preposition; «два раза встречались» has none and counts occasions
    return Unit(unit="count", first=number.first, last=at + 1, role="other", noun=tokens[at].lemma)


def _weight(tokens: Sequence[Token], number: Number, at: int, end: int, words: Numerals) -> Unit | None:
    if at >= end:
        return None
    scale = words.tonne_marks.get(tokens[at].text) or look_up(tokens[at], words.tonnes)
    return Unit(unit="t", first=number.first, last=at + 1, scale=scale) if scale else None


def _counted(tokens: Sequence[Token], number: Number, at: int, first: int, end: int, words: Numerals) -> Unit:
    at = _past_bound(tokens, at, end, words)
    noun = _noun(tokens, at, end)
    role, last = _role(tokens, number, noun, (first, at, end), words), number.last
    if noun is not None and (role in ("other", "time") or noun.index - at <= 1):
        last = noun.index + 1
    if noun is None or tokens[at].text == ":":
        return Unit(unit="count", first=number.first, last=number.last, role=role)
    return Unit(unit="count", first=number.first, last=last, role=role, noun=noun_lemma(noun))


def _past_bound(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> int:
    """Past a word that bounds a number from behind: «270-тен астам компания»."""
    return at + (at < end and is_one_of(tokens[at], words.bounds.behind_words))


def _role(
    tokens: Sequence[Token], number: Number, noun: Token | None, places: tuple[int, int, int], words: Numerals
) -> str:
    """What a number without money, percent or weight is, by the word before and the noun after it."""
    first, at, end = places
    if number.first > first and is_one_of(tokens[number.first - 1], words.rank_before):
        return "other"
    before = at + 1 < end and tokens[at].text == ":" and tokens[at + 1].is_number
    if number.factor == 1 and (before or _ends_clock(tokens, number.first, first)):
        return "time"
    if noun is None:
        return "year" if _is_year(number) else "bare"
    kinds = ((words.other_units, "other"), (words.durations, "time"), (words.ranks, "rank"))
    return next((role for table, role in kinds if is_one_of(noun, table)), "value")


def _ends_clock(tokens: Sequence[Token], at: int, first: int) -> bool:
    """Whether a number is what stands behind the colon of "08:01" or of a score, without spaces."""
    if at - 2 < first or tokens[at - 1].text != ":" or not tokens[at - 2].is_number:
        return False
    return tokens[at - 2].end == tokens[at - 1].start and tokens[at - 1].end == tokens[at].start


def noun_lemma(token: Token) -> str:
    """The dictionary form of a noun; of several readings the likeliest that is a noun."""
    return next((form.lemma for form in token.forms if form.pos == "NOUN"), token.lemma)


def _noun(tokens: Sequence[Token], at: int, end: int) -> Token | None:
    """The thing counted: the first noun after the number, with adjectives and participles between."""
    for token in tokens[at : min(end, at + 1 + ADJECTIVES)]:
        if token.pos == "NOUN" and any(f.case in ("Gen", "Acc", "Nom", "") or f.number for f in token.forms):
            return None if _stands_alone(token) else token
        if token.pos not in ("ADJ", "VERB") or (token.pos == "VERB" and token.form.verb != "Part"):
            return token if token.is_word and any(f.pos == "NOUN" for f in token.forms) and token.pos == "X" else None
    return None


def _stands_alone(token: Token) -> bool:
    """Whether no numeral governs a noun: «88 тыс. против 157 тыс. годом ранее»."""
    nouns = [form for form in token.forms if form.pos == "NOUN"]
    return bool(nouns) and all(form.number == "Sing" and form.case == "Ins" for form in nouns)


def _is_year(number: Number) -> bool:
    plain = number.factor == 1 and number.last == number.first + 1 and not number.spelled
    return plain and number.value == number.value.to_integral_value() and Decimal(1900) <= number.value <= Decimal(2100)
