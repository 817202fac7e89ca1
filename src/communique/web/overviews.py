"""The HTTP API of overviews: countries, publishers, what was not understood, pairs side by side."""

from dataclasses import asdict
from typing import Annotated, Any, Literal

from fastapi import APIRouter, Query
from pydantic import BaseModel

from communique.model.answer import Missed
from communique.report.lines import lines
from communique.report.notes import Notes
from communique.report.series import series
from communique.report.subject import area_code
from communique.web.asked import Desk, Speech
from communique.web.drawn import MOST, subject_of
from communique.web.pages.articles import publishers
from communique.web.pages.indicators import COMPARED
from communique.web.pages.subjects import spoken_of

router = APIRouter(tags=["overviews"])
Limit = Annotated[int, Query(ge=1, le=500)]
Word = Annotated[str, Query(max_length=80)]


class Countries(BaseModel):
    """Of whom the latest entries tell, and of how many of them each."""

    countries: dict[str, int]
    pairs: dict[str, int]


class Publisher(BaseModel):
    """Whose reports came lately: how many, the last day, whom they cite most."""

    publisher: str | None
    reports: int
    last: str | None
    cites: list[str]


class Publishers(BaseModel):
    """Publishers of the latest reports, the busiest first."""

    items: list[Publisher]


class Left(BaseModel):
    """Words that no fact holds, with the reason, and where they stand."""

    kind: str
    reason: str
    words: str
    start: int
    end: int
    sentence: str
    document: str
    file: str
    publisher: str | None
    published: str | None


class Leftovers(BaseModel):
    """What was not understood, of the newest reports first; `next` is the cursor of the next page."""

    items: list[Left]
    reasons: dict[str, int]
    next: str = ""


class Compared(BaseModel):
    """The series of one indicator for several pairs or countries."""

    items: list[dict[str, Any]]


@router.get("/countries")
def countries(desk: Desk) -> Countries:
    """Countries and pairs that the latest entries tell of."""
    pairs, single = spoken_of(desk)
    return Countries(countries=dict(single.most_common()), pairs={"-".join(k): n for k, n in pairs.most_common()})


@router.get("/sources")
def sources(desk: Desk) -> Publishers:
    """Publishers of the latest reports."""
    found = [
        Publisher(publisher=name or None, reports=number, last=last.isoformat() if last else None, cites=cited)
        for name, number, last, cited in publishers(desk)
    ]
    return Publishers(items=found)


@router.get("/leftovers")
def leftovers(
    desk: Desk,
    reason: Word = "",
    kind: Literal["", "number", "date", "quotation", "claim"] = "",
    country: Word = "",
    document: Word = "",
    limit: Limit = 50,
    after: Word = "",
) -> Leftovers:
    """What was not understood: in all reports, or in one `document` as a whole. `reasons` counts it all."""
    if document:
        return Leftovers(items=[left(one) for one in desk.leftovers_in(document)], reasons=desk.reasons())
    code = area_code(country) or country
    found = desk.leftovers(reason=reason, kind=kind, country=code, limit=limit, cursor=after)
    return Leftovers(items=[left(one) for one in found.entries], reasons=desk.reasons(), next=found.cursor)


def left(one: Missed) -> Left:
    """As a record."""
    span, document = one.left.span, one.document
    return Left(
        kind=one.left.kind,
        reason=one.left.reason,
        words=span.text,
        start=span.start,
        end=span.end,
        sentence=one.sentence.text,
        document=document.id,
        file=document.url,
        publisher=document.publisher or None,
        published=document.published.isoformat() if document.published else None,
    )


@router.get("/compare")
def compare(desk: Desk, words: Speech, pairs: Annotated[str, Query(max_length=200)], indicator: Word) -> Compared:
    """Series side by side: `pairs` is KZ-IT,KZ-TM."""
    found = []
    for one in [one.strip() for one in pairs.split(",") if one.strip()][:COMPARED]:
        about = subject_of(words, one)
        told = lines(desk.figures(areas=about.codes, indicator=indicator, limit=MOST), Notes(desk, words, about.codes))
        found.append({"areas": list(about.codes), "series": [asdict(s) for s in series(told, words)]})
    return Compared(items=found)
