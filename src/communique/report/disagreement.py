"""What sources disagree on, in words: who says what, and a stored value as a person would write it."""

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal, InvalidOperation
from typing import Any

from communique.model import Dissent, Fact, Figure, Period, Quantity
from communique.model.quantity import Bound
from communique.report.lines import line
from communique.report.notes import Note, Notes
from communique.report.phrases import area, day, period, place, value
from communique.report.words import Words

SIGNS: dict[str, Bound] = {"≥": "at_least", "≤": "at_most", "≈": "about"}


@dataclass(frozen=True, slots=True, kw_only=True)
class Clash:
    """Sources that disagree on a field: each value with the notes that say it, and the likely reason.

    `key` and `why` are the field and the reason by their names; `agreed` is who decided on the reason and when, `head`
    what the reason is called then.
    """

    fact: Fact[Any]
    title: str
    field: str
    sides: tuple[tuple[str, tuple[Note, ...]], ...]
    reason: str
    key: str
    why: str
    head: str
    agreed: str = ""


def clashes(facts: Iterable[Fact[Any]], notes: Notes) -> tuple[Clash, ...]:
    """What sources disagree on, each fact once."""
    seen = {fact.id: fact for fact in facts if fact.dissent}
    return tuple(_clash(fact, dissent, notes) for fact in seen.values() for dissent in fact.dissent)


def _clash(fact: Fact[Any], dissent: Dissent, notes: Notes) -> Clash:
    words = notes.words
    decided = fact.agreed(dissent.field)
    why = decided.correction.partition("=")[2] if decided else dissent.reason
    return Clash(
        fact=fact,
        title=line(fact, notes).title,
        field=words.name("field", dissent.field),
        sides=tuple((said(fact.content, dissent.field, one, words), _told(fact, dissent.field, one, notes))
                    for one in dissent.values),
        reason=words.name("reason", why),
        head=words("dossier.because" if decided else "dossier.likely"),
        key=dissent.field,
        why=why,
        agreed=words("dossier.agreed", by=decided.by, day=day(decided.at.date(), words, "short")) if decided else "",
    )  # fmt: skip


def _told(fact: Fact[Any], field: str, stored: str, notes: Notes) -> tuple[Note, ...]:
    """The notes of the claims that say this value."""
    found = [one for one in notes.cite(fact) if stored in stated(one.claim.content, field)]
    return tuple(note for one in found[:3] for note in notes.of(one))


def stated(content: Any, field: str) -> tuple[str, ...]:
    """The ways in which a disagreement may have written this content's field."""
    if field == "value":
        amount = content.quantity
        sign = next((sign for sign, bound in SIGNS.items() if bound == amount.bound), "")
        return (f"{sign}{amount.value:f} {amount.unit}", f"{amount.value:f}")
    found = getattr(content, "period" if field == "date" else field, "")
    return (" ".join(found), ",".join(found)) if isinstance(found, tuple) else (str(found or ""),)


def said(content: Any, field: str, stored: str, words: Words) -> str:  # noqa: PLR0911 - one form a field
    """One value of a disagreement as words; as stored where it has no other form."""
    if field == "value" and isinstance(content, Figure):
        return _amount(content, stored, words)
    if field in ("date", "period"):
        try:
            return period(Period.parse(stored), words)
        except ValueError:
            return stored
    if field == "status":
        return words.name(f"status.{content.kind}", stored)
    if field == "place":
        return place(stored, words)
    if field == "level":
        return words.name("level", stored)
    if field in ("areas", "countries", "members"):
        return ", ".join(area(code, words) for code in stored.replace(",", " ").split())
    return stored


def _amount(figure: Figure, stored: str, words: Words) -> str:
    found = amount(figure, stored)
    return str(value(found, words, figure.indicator)) if found else stored


def amount(figure: Figure, stored: str) -> Quantity | None:
    """«≥240000000 USD» or a bare number, in the unit of the figure; None where it is no number."""
    bound: Bound = SIGNS.get(stored[:1], "exact")
    number, _, unit = stored.lstrip("".join(SIGNS)).partition(" ")
    try:
        return Quantity(value=Decimal(number), unit=unit or figure.quantity.unit, bound=bound)
    except InvalidOperation:
        return None
