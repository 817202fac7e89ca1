"""The kit of parts: each part of a page once, with values that are examples."""

from decimal import Decimal

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.model import Quantity
from communique.model.quantity import Bound
from communique.report.phrases import Value, value
from communique.report.words import Words, languages
from communique.report.words import words as catalogue
from communique.web.asked import Speech
from communique.web.body import CLASSES
from communique.web.render import page

router = APIRouter()
AMOUNTS: dict[Bound, str] = {"exact": "103.9e6", "at_least": "550e6", "at_most": "760e6", "about": "400e6"}
SCALE = 1000
SHAPES: dict[Bound, str] = {"exact": "", "at_least": "least", "at_most": "most", "about": "range"}
STATES = (
    ("said", "status.events.planned"),
    ("held", "status.events.held"),
    ("moved", "status.events.postponed"),
    ("off", "status.events.cancelled"),
    ("silent", "status.events.silent"),
    ("going", "status.initiatives.under_way"),
)


@router.get("/kit")
def kit_page(request: Request, words: Speech) -> HTMLResponse:
    """All parts."""
    tongues = [catalogue(code) for code in sorted(languages(), key="ru kk en".find)]
    return page(
        request,
        "kit.html.j2",
        words,
        title=words("kit.title"),
        bars=[_bar(bound, words) for bound in AMOUNTS],
        states=[(mark, [(one.code, one(key)) for one in tongues]) for mark, key in STATES],
        named=[(one.code, one("language.name") if one.get("language.name") else one.code) for one in tongues],
        marks=[(CLASSES[kind], words(f"one.{kind}")) for kind in CLASSES if words.get(f"one.{kind}")],
        wanted=value(Quantity(value=Decimal(10**9), unit="USD"), words),
        reached=value(Quantity(value=Decimal("550e6"), unit="USD", bound="at_least"), words),
    )


def _bar(bound: Bound, words: Words) -> tuple[str, Value, str, int]:
    """A value with its word, the shape of its bar, and its length in thousandths."""
    amount = Quantity(value=Decimal(AMOUNTS[bound]), unit="USD", bound=bound)
    return words.name("legend", bound), value(amount, words), SHAPES[bound], int(amount.value / 1_000_000)
