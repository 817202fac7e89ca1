"""Numbers with their units: every number of the text, with what it measures and how it is bound."""

import re
from collections.abc import Sequence
from dataclasses import replace
from decimal import Decimal

from communique.lang import Pack
from communique.model import Quantity
from communique.model.mention import PeriodMention, QuantityMention
from communique.parse import Parse, Sentence, Token
from communique.parse.tokens import fold
from communique.recognize.quantities_bounds import Bounding, bound_of
from communique.recognize.quantities_lexicon import Numerals, is_one_of, look_up, numerals_of
from communique.recognize.quantities_numbers import DASHES, HUNDRED, Number, read_number
from communique.recognize.quantities_shared import share_units
from communique.recognize.quantities_units import Unit, noun_lemma, unit_of

ADDRESS = re.compile(r"\w+://\S+")
PAST_CHANGE = 3  # articles and adverbs between a word of change and a part
SIGNS = frozenset(("+", *DASHES))


def find_quantities(parsed: Parse, periods: tuple[PeriodMention, ...], pack: Pack) -> tuple[QuantityMention, ...]:
    """All of them, in the order of the text; numerals inside `periods` are no quantities."""
    words = numerals_of(pack)
    taken = frozenset(i for period in periods for i in range(period.first, period.last)) | _in_addresses(parsed)
    found: list[QuantityMention] = []
    for sentence in parsed.sentences:
        if not _may_count(parsed.words(sentence), words):
            continue
        found += share_units(parsed, _of_sentence(parsed, sentence, taken, words), words)
    return tuple(found)


def _in_addresses(parsed: Parse) -> frozenset[int]:
    """The tokens of addresses of pages, whose numbers measure nothing."""
    if "://" not in parsed.text:
        return frozenset()
    found: list[int] = []
    for address in ADDRESS.finditer(parsed.text):
        found += range(parsed.token_at(address.start()), parsed.token_at(address.end() - 1) + 1)
    return frozenset(found)


def _may_count(tokens: Sequence[Token], words: Numerals) -> bool:
    """Whether a sentence has a digit or a word of number at all: the cheap question first."""
    return (
        any(token.text[-1:].isdigit() or token.text[:1].isdigit() or token.pos == "NUM" for token in tokens)
        or any(
            look_up(token, table) is not None
            for token in tokens
            if token.is_word
            for table in (words.multipliers, words.fractions, words.times, words.whole, words.denominators)
        )
        or any(_compound(token, words) for token in tokens)
    )


def _of_sentence(parsed: Parse, sentence: Sentence, taken: frozenset[int], words: Numerals) -> list[QuantityMention]:
    found: list[QuantityMention] = []
    at = sentence.first
    while at < sentence.last:
        is_part = at in taken and _is_part(parsed.tokens, at, sentence.last, words)  # "by a quarter" is no time
        mention = None if at in taken and not is_part else _at(parsed, sentence, at, taken, words)
        if mention is None:
            at += 1
        else:
            found.append(mention)
            at = max(mention.last, at + 1)
    return found


def _at(parsed: Parse, sentence: Sentence, at: int, taken: frozenset[int], words: Numerals) -> QuantityMention | None:
    """The quantity that starts at a token."""
    tokens = parsed.tokens
    span = (sentence.first, sentence.last)
    special = _times(tokens, at, words) or _part(tokens, at, sentence, words) or _compound(tokens[at], words)
    if special:
        number, unit = special
        bound = bound_of(tokens, (unit.first, unit.last), span, taken, words.bounds)
        return _mention(parsed, sentence, number, unit, bound)
    found = read_number(tokens, at, sentence.last, words)
    if found is None:
        return None
    if found.tail:
        unit = _tailed(tokens, found, words)
    else:
        found, unit = _ranged(tokens, found, unit_of(tokens, found, span, words), span, words)
    bound = bound_of(tokens, (min(found.first, unit.first), max(found.last, unit.last)), span, taken, words.bounds)
    if bound is None and unit.last > found.last:
        bound = bound_of(tokens, (found.first, found.last), span, taken, words.bounds)
    return _mention(parsed, sentence, found, unit, bound)


def _mention(parsed: Parse, sentence: Sentence, number: Number, unit: Unit, bound: Bounding | None) -> QuantityMention:
    tokens = parsed.tokens
    first, last = min(number.first, unit.first), max(number.last, unit.last)
    value = number.value * unit.scale
    upper = number.upper * unit.scale if number.upper is not None else None
    if unit.role == "multiple":
        value, upper = (value - 1) * HUNDRED, (upper - 1) * HUNDRED if upper is not None else None
    sign, first = _signed(tokens, number, first, sentence)
    kind = bound.bound if bound else "exact"
    ranged = upper is not None and upper > value
    return QuantityMention(
        span=parsed.span(tokens[first].start, tokens[last - 1].end),
        first=first,
        last=last,
        sentence=sentence.index,
        quantity=Quantity(value=sign * value, unit=unit.unit, bound="at_least" if ranged else kind),
        upper=Quantity(value=sign * upper, unit=unit.unit, bound="at_most") if ranged and upper else None,
        noun=unit.noun,
        role=unit.role,
        bound_span=parsed.span(tokens[bound.first].start, tokens[bound.last - 1].end) if bound else None,
    )


def _signed(tokens: Sequence[Token], number: Number, first: int, sentence: Sentence) -> tuple[int, int]:
    """The sign of a number and its first token: «-20%», «+ 5 %»."""
    if number.sign:
        return number.sign, first
    if first > sentence.first and tokens[first - 1].text in SIGNS and first - 1 > sentence.first:
        before, here = tokens[first - 1], tokens[first]
        glued = here.start == before.end and (tokens[first - 2].end < before.start or tokens[first - 2].text in "([")
        if before.text == "+" or glued:
            return (1 if before.text == "+" else -1), first - 1
    return 1, first


def _times(tokens: Sequence[Token], at: int, words: Numerals) -> tuple[Number, Unit] | None:
    """«вдвое», «удвоить», «тройной»: growth to n times."""
    times = look_up(tokens[at], words.times)
    if times is None or _is_named(tokens, at) or any(is_one_of(t, words.times_not) for t in tokens[at + 1 : at + 2]):
        return None
    number = Number(first=at, last=at + 1, value=times, spelled=True)
    return number, Unit(unit="percent", first=at, last=at + 1, role="multiple")


def _is_named(tokens: Sequence[Token], at: int) -> bool:
    """Whether a word in capitals goes on with another: "the Double Taxation Agreement" doubles nothing."""
    after = tokens[at + 1] if at + 1 < len(tokens) else None
    return tokens[at].is_title and after is not None and after.is_word and after.is_title


def _part(tokens: Sequence[Token], at: int, sentence: Sentence, words: Numerals) -> tuple[Number, Unit] | None:
    """«треть», «две трети», «пятая часть»: a share in percent. A quarter of a century or of a year is none."""
    if (share := _of_so_many(tokens, at, sentence, words)) is not None:
        unit = Unit(unit="percent", first=at, last=at + 2, role="share")
        return Number(first=at, last=at + 2, value=share, spelled=True), unit
    count = look_up(tokens[at], words.cardinals)
    head = at + 1 if count is not None and count < 10 else at
    if head >= sentence.last:
        return None
    nouns = (f.lemma for f in tokens[head].forms if f.pos == "NOUN")
    part = next((words.fractions[lemma] for lemma in nouns if lemma in words.fractions), None)
    last = head + 1
    if part is None or tokens[head].form.pos not in ("NOUN", "NUM"):
        part, last = _denominated(tokens, head, sentence.last, words)
    if part is None:
        return None
    value = (count or Decimal(1)) * part
    if value in (Decimal(66), Decimal(99)):
        value += 1
    role = "share"
    following = tokens[last : min(sentence.last, last + 1)]
    timed = any(is_one_of(t, words.durations) or t.is_number for t in following) or _of_year(tokens, last, sentence)
    if timed or _is_ordinal(tokens, head, sentence, words):
        role = "time"
    return Number(first=at, last=last, value=value, spelled=True), Unit(unit="percent", first=at, last=last, role=role)


def _of_so_many(tokens: Sequence[Token], at: int, sentence: Sentence, words: Numerals) -> Decimal | None:
    """«үштен бірі», one of three: a number in the ablative and its part behind it, in percent."""
    count = look_up(tokens[at + 1], words.parts) if words.parts and at + 1 < sentence.last else None
    if count is None or not any(form.case == "Abl" for form in tokens[at].forms):
        return None
    whole = next(
        (n for form in tokens[at].forms if (n := words.cardinals.get(form.lemma)) and form.case == "Abl"), None
    )
    return (HUNDRED * count / whole).quantize(Decimal(1)) if whole and count < whole else None


def _of_year(tokens: Sequence[Token], at: int, sentence: Sentence) -> bool:
    """Whether a year in figures goes on: "the April-June quarter of 2024-25"."""
    text = tokens[at].text if at < sentence.last else ""
    return text[:2] in ("19", "20") and text[:4].isdigit() and not text[4:5].isdigit() and len(text) > 3


def _denominated(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> tuple[Decimal | None, int]:
    """A part by its denominator: "a third of", "a quarter more", "two-thirds of", "rose by one-tenth"."""
    count, denominator = _joined(tokens[at], words)
    of = at + 1 < end and look_up(tokens[at + 1], words.denominators) == 0
    if not denominator or not (of or _follows_change(tokens, at, words)):
        return None, at
    # "a third of" goes on with what it is a part of; of "a third more" the second word tells the direction.
    value = (count * HUNDRED / denominator).quantize(Decimal(1))
    return value, at + 1 + (of and tokens[at + 1].pos == "ADP")


def _is_part(tokens: Sequence[Token], at: int, end: int, words: Numerals) -> bool:
    return _follows_change(tokens, at, words) and _denominated(tokens, at, end, words)[0] is not None


def _joined(token: Token, words: Numerals) -> tuple[Decimal, Decimal | None]:
    """How many parts, and of how many: "third", "two-thirds"."""
    head, _, tail = token.norm.rpartition("-")
    if not head:
        return Decimal(1), look_up(token, words.denominators)
    parts = (words.denominators.get(tail.removesuffix(ending)) for ending in ("", "s"))
    count = words.cardinals.get(head)
    return (count, next((part for part in parts if part), None)) if count else (Decimal(1), None)


def _follows_change(tokens: Sequence[Token], at: int, words: Numerals) -> bool:
    """Whether a word of change stands before, articles and adverbs between: "by almost a third"."""
    for token in reversed(tokens[max(0, at - PAST_CHANGE - 1) : at]):
        if is_one_of(token, words.times_before):
            return True
        if token.pos not in ("DET", "ADV") and token.norm not in words.articles:
            return False
    return False


def _is_ordinal(tokens: Sequence[Token], at: int, sentence: Sentence, words: Numerals) -> bool:
    """«вторая половина», «первая треть» are times or places, no shares."""
    before = tokens[at - 1] if at > sentence.first else None
    return (
        before is not None
        and before.pos == "ADJ"
        and (look_up(before, words.denominators) is not None or before.norm[:3].isdigit())
    )


def _compound(token: Token, words: Numerals) -> tuple[Number, Unit] | None:
    """«десятимиллиардный», «двадцатипроцентный»."""
    for form in token.forms[:1]:
        for tail, meaning in words.compounds:
            if form.lemma.endswith(tail) and len(form.lemma) > len(tail):
                value = words.compound_numerals.get(form.lemma[: -len(tail)].rstrip("-"))
                if value:
                    return _compounded(token.index, value, meaning)
    return None


def _compounded(at: int, value: Decimal, meaning: str) -> tuple[Number, Unit]:
    if meaning == "times":
        return Number(first=at, last=at + 1, value=value), Unit(unit="percent", first=at, last=at + 1, role="multiple")
    if meaning in ("percent", "t"):
        return Number(first=at, last=at + 1, value=value), Unit(unit=meaning, first=at, last=at + 1)
    scale = Decimal(meaning) if meaning.isdigit() else Decimal(1)
    number = Number(first=at, last=at + 1, value=value * scale, factor=scale, spelled=True)
    return number, Unit(unit="count", first=at, last=at + 1, role="bare")


def _tailed(tokens: Sequence[Token], number: Number, words: Numerals) -> Unit:
    """«40-процентный» has a unit in its tail; «5-й», «90-х» are ordinals."""
    tail = fold(number.tail)
    for word, meaning in words.compounds:
        if tail[: len(word) - 2] == word[:-2]:
            role = "multiple" if meaning == "times" else "value" if meaning in ("percent", "t") else "bare"
            unit = "percent" if meaning in ("percent", "times") else "t" if meaning == "t" else "count"
            scale = Decimal(meaning) if meaning.isdigit() else Decimal(1)
            return Unit(unit=unit, first=number.first, last=number.last, role=role, scale=scale)
    following = tokens[number.last] if number.last < len(tokens) else None
    rank = following is not None and is_one_of(following, words.ranks)
    noun = noun_lemma(following) if following is not None and following.pos == "NOUN" else ""
    return Unit(unit="count", first=number.first, last=number.last, role="rank" if rank else "ordinal", noun=noun)


def _ranged(
    tokens: Sequence[Token], number: Number, unit: Unit, sentence: tuple[int, int], words: Numerals
) -> tuple[Number, Unit]:
    """«от 3 до 5 млрд», «15 – 20 %»: one quantity with an upper end."""
    at = max(number.last, unit.last)
    if number.upper is not None or at + 1 >= sentence[1] or unit.role in ("time", "year"):
        return number, unit
    first = min(number.first, unit.first)
    if not (_opened(tokens, first, at, sentence[0], words) or _dashed(tokens, at, number, unit)):
        return number, unit
    start = at + 1
    if start < sentence[1] and tokens[start].norm in words.currency_signs:
        start += 1
    other = read_number(tokens, start, sentence[1], words) if start < sentence[1] else None
    if other is None or other.tail or other.upper is not None:
        return number, unit
    end = unit_of(tokens, other, sentence, words)
    value = number.value if number.factor > 1 or other.factor == 1 else number.value * other.factor
    alike = unit.role != "value" or unit.unit in (end.unit, "count")
    if end.role not in ("value", "multiple") or other.value <= value or not alike:
        return number, unit
    merged = replace(number, last=max(other.last, end.last), value=value, upper=other.value)
    return merged, replace(end, first=min(unit.first, number.first), last=max(other.last, end.last))


def _opened(tokens: Sequence[Token], first: int, at: int, start: int, words: Numerals) -> bool:
    """«от 3 до»."""
    return first > start and tokens[first - 1].norm in words.range_open and tokens[at].norm in words.range_to


def _dashed(tokens: Sequence[Token], at: int, number: Number, unit: Unit) -> bool:
    """«15 – », where the dash may join two ends of a range."""
    glued = tokens[at].start == tokens[at - 1].end
    return tokens[at].text in DASHES and (glued or unit.role != "bare" or number.factor == 1)
