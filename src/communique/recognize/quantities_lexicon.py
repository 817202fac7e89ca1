"""The words of numbers and units of a language, compiled once a pack from its table `numbers`."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from decimal import Decimal
from functools import cache
from typing import Any, TypeVar

from communique.lang import Pack
from communique.parse import Token

V = TypeVar("V")
Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounds:
    """Words before a number that bound it: phrases by their last word, longest first, and what may stand between."""

    phrases: Mapping[str, tuple[tuple[Phrase, str], ...]]
    compared: frozenset[str]  # the last word of a phrase that bounds nothing where one of `known` follows
    known: frozenset[str]
    ceiling: frozenset[str]
    fillers: frozenset[str]
    narrow: frozenset[str]
    narrow_fillers: frozenset[str]
    parts: frozenset[str]  # what right behind a narrow word leaves the number unbound
    postfix: tuple[Phrase, ...]
    level: frozenset[str]
    able: frozenset[str]
    milestones: frozenset[str]
    milestone_verbs: frozenset[str]
    change_from: frozenset[str]
    behind: tuple[tuple[str, str, tuple[Phrase, ...]], ...]
    behind_words: frozenset[str]  # those of `behind` that are one word


@dataclass(frozen=True, slots=True, kw_only=True)
class Numerals:
    """Everything that `quantities` looks up. Keys are dictionary forms or abbreviations, folded."""

    signs: Mapping[str, int]
    joins: frozenset[str]
    range_open: frozenset[str]
    range_from: frozenset[str]
    range_to: frozenset[str]
    cardinals: Mapping[str, Decimal]
    whole: Mapping[str, Decimal]
    multipliers: Mapping[str, Decimal]
    vague: frozenset[str]
    articles: frozenset[str]
    fractions: Mapping[str, Decimal]
    denominators: Mapping[str, Decimal]
    parts: Mapping[str, Decimal]  # behind a number in the ablative: «үштен бірі»
    times: Mapping[str, Decimal]
    times_before: frozenset[str]
    times_after: frozenset[str]
    times_not: frozenset[str]  # of these "double" is an epithet: "double taxation"
    percent: frozenset[str]
    points: frozenset[str]
    tonnes: Mapping[str, Decimal]
    tonne_marks: Mapping[str, Decimal]
    other_units: frozenset[str]
    durations: frozenset[str]
    ranks: frozenset[str]
    rank_before: frozenset[str]
    compounds: tuple[tuple[str, str], ...]
    compound_numerals: Mapping[str, Decimal]
    currencies: Mapping[str, str]
    currency_signs: Mapping[str, str]
    currency_of: Mapping[str, Mapping[str, str]]
    groups: frozenset[str]
    alone: frozenset[str]  # numerals that are mostly pronouns and borrow no unit ("between the two")
    case_tails: frozenset[str]
    unit_joins: frozenset[str]  # between a multiplier and its unit: «milioni di euro»
    ten_joins: bool  # «он төрт» is fourteen, «екі жүз» two hundred
    bounds: Bounds


def look_up(token: Token, table: Mapping[str, V]) -> V | None:
    """The entry of a word as written, or of one of its dictionary forms, likeliest first."""
    if token.norm in table:
        return table[token.norm]
    for form in token.forms:
        if form.lemma in table:
            return table[form.lemma]
    return None


def is_one_of(token: Token, words: frozenset[str]) -> bool:
    """Whether a word as written, or one of its dictionary forms, is among the words."""
    return token.norm in words or any(form.lemma in words for form in token.forms)


@cache
def numerals_of(pack: Pack) -> Numerals:
    """The compiled table of a pack; empty tables where the language has none."""
    table = pack.table("numbers")
    return Numerals(
        signs={str(k): int(v) for k, v in table.get("sign_words", {}).items()},
        joins=_set(table.get("and_words")),
        range_open=_set(table.get("range_open")),
        range_from=_set(table.get("range_from")),
        range_to=_set(table.get("range_to")),
        cardinals=_decimals(table.get("cardinals")),
        whole=_decimals(table.get("whole")),
        multipliers=_decimals(table.get("multipliers")),
        vague=_set(table.get("vague", {}).get("words")),
        articles=_set(table.get("vague", {}).get("articles")),
        fractions=_decimals(table.get("fractions")),
        denominators=_decimals(table.get("denominators")),
        parts=_decimals(table.get("parts")),
        times=_decimals(table.get("times")),
        times_before=_set(table.get("times_words", {}).get("before")),
        times_after=_set(table.get("times_words", {}).get("after")),
        times_not=_set(table.get("times_words", {}).get("not_of")),
        percent=_set(table.get("percent", {}).get("words")),
        points=_set(table.get("percent", {}).get("points")),
        tonnes=_decimals(table.get("tonnes")),
        tonne_marks=_decimals(table.get("tonne_marks")),
        other_units=_set(table.get("other_units", {}).get("words")),
        durations=_set(table.get("durations", {}).get("words")),
        ranks=_set(table.get("ranks", {}).get("words")),
        rank_before=_set(table.get("ranks", {}).get("before")),
        compounds=tuple((str(k), str(v)) for k, v in table.get("compounds", {}).items()),
        compound_numerals=_decimals(table.get("compound_numerals")),
        currencies=_texts(table.get("currencies")),
        currency_signs=_texts(table.get("currency_signs")),
        currency_of={str(k): _texts(v) for k, v in table.get("currency_of", {}).items()},
        groups=_set(table.get("groups", [])),
        alone=_set(table.get("alone")),
        case_tails=_set(table.get("case_tails")),
        unit_joins=_set(table.get("unit_joins")),
        ten_joins=bool(table.get("ten_joins", False)),
        bounds=_bounds(table.get("bounds", {})),
    )


def _bounds(table: Mapping[str, Any]) -> Bounds:
    phrases: dict[str, list[tuple[Phrase, str]]] = {}
    for bound in ("at_least", "at_most", "about"):
        for phrase in table.get(bound, ()):
            words = tuple(str(phrase).split())
            phrases.setdefault(words[-1], []).append((words, bound))
    return Bounds(
        phrases={last: tuple(sorted(found, key=lambda p: -len(p[0]))) for last, found in phrases.items()},
        compared=_set(table.get("compared")),
        known=_set(table.get("known")),
        ceiling=_set(table.get("ceiling")),
        fillers=_set(table.get("fillers")),
        narrow=_set(table.get("narrow")),
        narrow_fillers=_set(table.get("narrow_fillers")),
        parts=_set(table.get("parts")),
        postfix=tuple(tuple(str(p).split()) for p in table.get("postfix_at_least", ())),
        level=_set(table.get("level")),
        able=_set(table.get("able")),
        milestones=_set(table.get("milestones")),
        milestone_verbs=_set(table.get("milestone_verbs")),
        change_from=_set(table.get("change_from")),
        behind=tuple(
            (str(row["bound"]), str(row["case"]), tuple(tuple(str(p).split()) for p in row["words"]))
            for row in table.get("postfix", ())
        ),
        behind_words=frozenset(p for row in table.get("postfix", ()) for p in map(str, row["words"]) if " " not in p),
    )


def _set(words: Iterable[Any] | None) -> frozenset[str]:
    return frozenset(str(word) for word in words or ())


def _texts(table: Mapping[str, Any] | None) -> dict[str, str]:
    return {str(k): str(v) for k, v in (table or {}).items()}


def _decimals(table: Mapping[str, Any] | None) -> dict[str, Decimal]:
    return {str(k): Decimal(str(v)) for k, v in (table or {}).items()}
