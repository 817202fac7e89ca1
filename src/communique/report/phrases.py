"""Values, periods and areas in the words of a language: one pattern a phrase, as the source stated it."""

from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from functools import cache, lru_cache
from typing import Literal

from communique.model import Period, Quantity
from communique.report.words import Words, words

NBSP = "\u00a0"
Form = Literal["long", "short"]
SCALES = (
    ("trillion", Decimal(10) ** 12),
    ("billion", Decimal(10) ** 9),
    ("million", Decimal(10) ** 6),
    ("thousand", Decimal(10) ** 3),
)


@dataclass(frozen=True, slots=True)
class Value:
    """A quantity as it is printed: words before the number, the number, words after it. They never part."""

    before: str
    number: str
    after: str

    def __str__(self) -> str:
        """All of it, unbreakable."""
        return NBSP.join(part for part in (self.before, self.number, self.after) if part)


def value(quantity: Quantity, words: Words, indicator: str = "") -> Value:
    """«более 550 млн USD», «250 компаний»: bound, number, unit in the order of the language."""
    number, scale = scaled(quantity.value)
    amount = decimal(number, words).replace("-", "\u2212")
    filled = _unit(quantity.unit, scale, words)
    pattern = _bound(quantity, words)
    whole = pattern.format(filled)
    before, _, after = whole.partition("{}")
    noun = _noun(quantity, words, indicator) if quantity.unit == "count" and indicator else ""
    joined, _, after = after.partition(" ")  # «%» of «55%» stays at the number
    after = " ".join(part for part in (after.strip(), noun) if part)
    return Value(_tight(before.strip()), f"{amount}{joined}", _tight(after))


def _bound(quantity: Quantity, words: Words) -> str:
    patterns = words.table(f"bound.{quantity.bound}")
    return str(patterns.get(quantity.unit, patterns["default"]))


def _noun(quantity: Quantity, words: Words, indicator: str) -> str:
    if words.get(f"noun.{indicator}.other") is None:
        return ""
    bounded = words.get(f"noun.{indicator}.bounded") if quantity.bound != "exact" else None
    whole = quantity.value == quantity.value.to_integral_value()
    return bounded or words.form(f"noun.{indicator}", int(quantity.value) if whole else 0)


def _unit(unit: str, scale: str, words: Words) -> str:
    number = words(f"number.{scale}") if scale else "{}"
    own = words.get(f"unit.{unit}")
    return own.replace("{}", number) if own else words("unit.money", number=number, unit=unit)


def scaled(amount: Decimal) -> tuple[Decimal, str]:
    """An amount in the largest unit that leaves a digit before the point: 550000000 is 550 of `million`.

    Numbers under ten thousand stay whole, as people write them.
    """
    if abs(amount) < 10000:
        return amount, ""
    scale, base = next((name, base) for name, base in SCALES if abs(amount) >= base)
    if scale == "thousand" and amount == amount.to_integral_value() and amount % 100:
        return amount, ""
    return amount / base, scale


def decimal(amount: Decimal, words: Words) -> str:
    """A number with the language's point and groups of thousands; no digits are lost."""
    plain = f"{amount.normalize():f}" if amount else "0"
    whole, _, fraction = plain.partition(".")
    sign, digits = ("-", whole[1:]) if whole.startswith("-") else ("", whole)
    groups: list[str] = []
    while len(digits) > 4 or (groups and digits):
        groups.insert(0, digits[-3:])
        digits = digits[:-3]
    grouped = words("number.group").join([digits, *groups] if digits else groups)
    return sign + grouped + (words("number.decimal") + fraction if fraction else "")


def rounded(amount: Decimal, words: Words, digits: int = 1) -> str:
    """Our own arithmetic, rounded to so many digits after the point."""
    step = Decimal(1).scaleb(-digits)
    return decimal(amount.quantize(step), words).replace("-", "\u2212")


def day(when: date, words: Words, form: Form = "long") -> str:
    """«30 мая 2025», in tables «30.05.2025»."""
    return _tight(_date(when, words("period.day_short" if form == "short" else "period.day"), words.code))


def weekday(when: date, words: Words) -> str:
    """«Понедельник»."""
    name = _date(when, "EEEE", words.code)
    return name[:1].upper() + name[1:]


def period(when: Period | None, words: Words, form: Form = "long") -> str:
    """A period as people write it: «30 мая 2025», «I квартал 2025», «январь – август 2025», «2005–2025»."""
    if when is None:
        return words("period.none")
    if when.first is None or when.last is None:
        return _open(when, words, form)
    text = str(when)
    if "/" not in text:
        return _point(when.first, when.precision, words, form)
    if when.precision == "year":
        return f"{when.first.year}–{when.last.year}"
    if when.precision == "day":
        return _days(when.first, when.last, words, form)
    return _months(when.first, when.last, words)


def _open(when: Period, words: Words, form: Form) -> str:
    end = when.first or when.last
    return (
        words("period.since" if when.first else "period.until", _point(end, when.precision, words, form)) if end else ""
    )


def _point(when: date, precision: str, words: Words, form: Form) -> str:
    if precision == "day":
        return day(when, words, form)
    if precision == "year":
        return str(when.year)
    if precision == "quarter":
        numeral = words.table("period")["quarters"][(when.month - 1) // 3]
        return _tight(words("period.quarter", quarter=numeral, year=when.year))
    return _month_case(_tight(_date(when, words("period.month"), words.code)), words)


def _days(first: date, last: date, words: Words, form: Form) -> str:
    if (first.year, first.month) == (last.year, last.month):
        whole = day(last, words, form)
        if whole.startswith(f"{last.day:02d}."):
            return f"{first.day:02d}–{whole}"
        return _replace_last_word(whole, str(last.day), f"{first.day}–{last.day}")
    return words("period.to", first=day(first, words, form), last=day(last, words, form))


def _replace_last_word(text: str, old: str, new: str) -> str:
    parts = text.split(NBSP)
    place = len(parts) - 1 - parts[::-1].index(old)
    parts[place] = new
    return NBSP.join(parts)


def _months(first: date, last: date, words: Words) -> str:
    if first.year == last.year:
        bare = words("period.month_bare")
        low, high = (_month_case(_date(end, bare, words.code), words) for end in (first, last))
        return words("period.months", first=low, last=high, year=first.year)
    return words("period.to", first=_point(first, "month", words, "long"), last=_point(last, "month", words, "long"))


def _month_case(text: str, words: Words) -> str:
    """CLDR writes lone months with a capital; most languages don't."""
    return text if words.get("period.capital_months") else text.lower()


def area(code: str, words: Words) -> str:
    """The name of a country or bloc."""
    return words.get(f"bloc.{code}") or words.get(f"country.{code}") or _territory(code, words.code)


def areas(codes: tuple[str, ...], words: Words) -> str:
    """«Казахстан – Италия»: names in the order given, with a dash for two, commas for more."""
    names = [area(code, words) for code in codes]
    return words("list.pair").join(names) if len(names) < 3 else words("list.and").join(names)


def language(code: str, words: Words) -> str:
    """The name of a language: «русский»; its code where it has none."""
    return _language(code, words.code)


@cache
def _language(code: str, language: str) -> str:
    from babel import Locale

    return str(Locale.parse(language).languages.get(code, code))


def place(name: str, words: Words) -> str:
    """The name of a city or country, stored in English, in the language of the interface where a pack knows it."""
    return _places(words.code).get(name.casefold(), name)


@cache
def _places(language: str) -> dict[str, str]:
    from babel import Locale

    from communique.lang import available, load
    from communique.lang.pack import world_rows

    english, local = Locale.parse("en").territories, Locale.parse(language).territories
    own = words(language)
    names = {code: own.get(f"country.{code}") or str(local.get(code, name)) for code, name in english.items()}
    found = {str(name).casefold(): names[code] for code, name in english.items()}
    found |= {row["name"].casefold(): names[row["code"]] for row in world_rows("areas") if row["code"] in names}
    if language in available():
        for row in load(language).rows("cities"):
            found.setdefault(row["place"].casefold(), row["words"].split("|")[0].strip())
    return found


@cache
def _territory(code: str, language: str) -> str:
    from babel import Locale

    return _unspaced(str(Locale.parse(language).territories.get(code, code)))


def _unspaced(name: str) -> str:
    """CLDR spaces some hyphens («Конго - Киншаса»); between two names of countries a spaced dash stands."""
    return name.replace(" - ", "-")


@lru_cache(maxsize=20_000)
def _date(when: date, pattern: str, language: str) -> str:
    from babel.dates import format_date

    return format_date(when, pattern, locale=language)


def _tight(text: str) -> str:
    """Spaces that must not break a line."""
    return text.replace(" ", NBSP)
