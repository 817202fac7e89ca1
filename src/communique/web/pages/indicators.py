"""One indicator of a country or pair over time; several pairs side by side on one scale."""

from decimal import Decimal
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.errors import QueryError
from communique.report.charts import LEADING, Chart, charts
from communique.report.disagreement import clashes
from communique.report.lines import Line, lines
from communique.report.notes import Notes
from communique.report.subject import Subject
from communique.report.targets import card
from communique.report.words import Words
from communique.web.asked import AsOf, Desk, Speech, known
from communique.web.drawn import subject_of
from communique.web.render import page

router = APIRouter()
MOST = 200
COMPARED = 6  # pairs that fit on a page


@router.get("/countries/{name}/figures/{indicator}")
@router.get("/pairs/{name}/figures/{indicator}")
def indicator_page(request: Request, name: str, indicator: str, desk: Desk, words: Speech, as_of: AsOf) -> HTMLResponse:
    """All figures of an indicator: drawn, as a table, with targets and disagreements."""
    about = subject_of(words, name)
    if words.get(f"indicator.{indicator}") is None:
        raise QueryError(f"no indicator {indicator!r}")
    notes = Notes(desk, words, about.codes)
    wanted: dict[str, Any] = {"areas": about.codes, "indicator": indicator, **known(as_of)}
    facts = desk.figures(**wanted, limit=MOST)
    told = lines(facts, notes)
    return page(
        request,
        "indicator.html.j2",
        words,
        section="figures",
        title=words.name("indicator", indicator).capitalize(),
        codes=about.codes,
        as_of=as_of,
        indicator=indicator,
        lines=told,
        charts=charts(told, words, fewest=1),
        cards=[card(one, notes) for one in desk.targets(**wanted, limit=6)],
        clashes=clashes(facts, notes),
        held=desk.size(),
    )


@router.get("/compare")
def compare_page(
    request: Request, desk: Desk, words: Speech, as_of: AsOf, pairs: str = "", indicator: str = "trade_turnover"
) -> HTMLResponse:
    """Pairs side by side. Where periods or bounds differ, each bar says so; no line is drawn through them."""
    subjects = [subject_of(words, one.strip()) for one in pairs.split(",")[:COMPARED] if one.strip()]
    return page(
        request,
        "compare.html.j2",
        words,
        section="figures",
        title=words("compare_page.title"),
        as_of=as_of,
        asked_for=", ".join("-".join(one.codes) for one in subjects),
        indicator=indicator,
        indicators=list(dict.fromkeys((*LEADING, *words.table("indicator")))),
        shown=_side_by_side(desk, subjects, {"indicator": indicator, **known(as_of)}, words),
    )


def _side_by_side(
    desk: Any, subjects: list[Subject], wanted: dict[str, Any], words: Words
) -> list[tuple[tuple[str, ...], tuple[Chart, ...]]]:
    """The charts of each subject, those in one unit on the scale of the largest value."""
    held = [(one, _lines(desk, one, wanted, words)) for one in subjects]
    largest: dict[str, Decimal] = {}
    for _, told in held:
        for one in told:
            amount = one.fact.content.quantity
            if not one.fact.content.change:
                largest[amount.unit] = max(amount.value, largest.get(amount.unit, Decimal(0)))
    return [
        (
            about.codes,
            tuple(
                chart
                for unit, most in largest.items()
                for chart in charts(_of(told, unit), words, fewest=1, largest=most)
            ),
        )
        for about, told in held
    ]


def _lines(desk: Any, about: Subject, wanted: dict[str, Any], words: Words) -> list[Line]:
    notes = Notes(desk, words, about.codes)
    found = desk.figures(**wanted, areas=about.codes, limit=MOST)
    exactly = [fact for fact in found if set(fact.content.areas) == set(about.codes)]
    return list(lines(exactly or found, notes))


def _of(told: list[Line], unit: str) -> list[Line]:
    return [one for one in told if one.fact.content.quantity.unit == unit]
