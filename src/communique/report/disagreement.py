"""What sources disagree on, in words: a stored value becomes what a person would write."""

from decimal import Decimal, InvalidOperation
from typing import Any

from communique.model import Figure, Period, Quantity
from communique.model.quantity import BOUNDS
from communique.report.phrases import area, period, value
from communique.report.words import Words


def said(content: Any, field: str, stored: str, words: Words) -> str:
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
    if field in ("areas", "countries", "members"):
        return ", ".join(area(code, words) for code in stored.replace(",", " ").split())
    return stored


def _amount(figure: Figure, stored: str, words: Words) -> str:
    """«at_least 240000000» or a bare number, in the unit of the figure."""
    parts = stored.split()
    bound = next((known for known in BOUNDS if known in parts), "exact")
    for part in parts:
        try:
            amount = Decimal(part)
        except InvalidOperation:
            continue
        return str(value(Quantity(value=amount, unit=figure.quantity.unit, bound=bound), words, figure.indicator))
    return stored
