"""Articles: the whole text with all claims marked by kind; from a mark to its fact and back."""

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date
from itertools import groupby
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.api import Register
from communique.api.deciding import KINDS_KEPT
from communique.model import Claim, Document, Leftover, Span
from communique.model.answer import Missed
from communique.report.marked import Mark, Piece, context, pieces
from communique.report.reading import because, one_line
from communique.report.sources import source_line
from communique.report.words import Words
from communique.web.asked import Desk, Speech, may_judge
from communique.web.body import CLASSES, marked
from communique.web.pages.judging import decider
from communique.web.render import page

router = APIRouter()
SHOWN = 50
LONG, AROUND = 400, 90  # a longer sentence is shown in part: so many letters on each side of what was left
LATEST = 1000  # reports whose publishers are counted
LETTERS = {"event": "e", "figure": "f", "office": "o", "say": "s", "plan": "p", "pact": "a"}
NAMES = {"event": "events", "figure": "figures", "office": "offices", "say": "statements", "plan": "initiatives"}


@router.get("/articles")
def articles_page(request: Request, desk: Desk, words: Speech, after: str = "") -> HTMLResponse:
    """All reports, the newest first."""
    found = desk.documents(limit=SHOWN + 1, after=after) if after else desk.documents(limit=SHOWN + 1)
    rows = [(document, source_line(document, words, "short")) for document in found[:SHOWN]]
    more = f"/articles?after={rows[-1][0].id}" if len(found) > SHOWN else ""
    title = words("nav.articles")
    return page(request, "articles.html.j2", words, section="articles", title=title, documents=rows, next=more)


@router.get("/sources")
def sources_page(request: Request, desk: Desk, words: Speech) -> HTMLResponse:
    """Who the latest reports are from: how many, the last day, what they cite."""
    title, told = words("today.sources"), publishers(desk)
    return page(request, "sources.html.j2", words, section="articles", title=title, sources=told, latest=LATEST)


def publishers(desk: Register) -> list[tuple[str, int, date | None, list[str]]]:
    """Whose the latest reports are: the name, how many, the last day, whom they cite; the busiest first."""
    rows: dict[str, list[Document]] = {}
    for document in desk.documents(limit=LATEST):
        rows.setdefault(document.publisher, []).append(document)
    return [
        (name, len(held), max((one.published for one in held if one.published), default=None), _cited(held))
        for name, held in sorted(rows.items(), key=lambda row: -len(row[1]))
    ]


def _cited(held: list[Document]) -> list[str]:
    """The agencies and offices that a publisher cites most."""
    return [name for name, _ in Counter(name for one in held for name in one.cites).most_common(3)]


@router.get("/articles/{document_id}")
def article_page(request: Request, document_id: str, desk: Desk, words: Speech, point: str = "") -> HTMLResponse:
    """One report with its marks. `point` are the words, «12-34», that somebody is about to point out."""
    start, _, end = point.partition("-")
    place = (int(start), int(end)) if start.isdecimal() and end.isdecimal() else (0, 0)
    return article(request, desk, words, document_id, Pointing(place=place))


@dataclass(frozen=True, slots=True, kw_only=True)
class Pointing:
    """The form in which a missed fact is pointed out: the words chosen, and what was wrong with the last try."""

    place: tuple[int, int] = (0, 0)
    failure: str = ""


def article(request: Request, desk: Register, words: Words, document_id: str, pointing: Pointing) -> HTMLResponse:
    """The page of a report."""
    document = desk.document(document_id)
    told = [(fact, claim) for fact, claim in desk.facts_in(document_id) if claim.kind != "topics"]
    claims = [claim for _, claim in told]
    left, missed = desk.leftovers_in(document_id), desk.missed_in(document_id)
    margin = [
        (number, LETTERS[CLASSES[claim.kind]], fact.id, one_line(claim.content, words))
        for number, (fact, claim) in enumerate(told, 1)
    ]
    others = [("left", one.left.span) for one in left]
    others += [("missed", document.span(one.anchors[0].start, one.anchors[0].end)) for one in missed]
    return page(
        request,
        "article.html.j2",
        words,
        422 if pointing.failure else 200,
        section="articles",
        title=document.title or first_line(document),
        document=document,
        source=source_line(document, words),
        body=marked(document, claims, others),
        kinds=[*_kinds(claims, words), ("left", words("point.marked"), len(left))],
        margin=margin,
        left=[(one.left, because(one.left, words)) for one in left],
        missed=[(one, document.text[one.anchors[0].start : one.anchors[0].end]) for one in missed],
        fact_kinds=[(kind, words(f"one.{kind}")) for kind in KINDS_KEPT],
        by=decider(request),
        may=may_judge(request),
        at=pointing.place,
        chosen=document.text[slice(*pointing.place)],
        failure=pointing.failure,
    )


def first_line(document: Document) -> str:
    """What an article without a title is called."""
    return next((line.strip() for line in document.text.splitlines() if line.strip()), document.id)


@dataclass(frozen=True, slots=True, kw_only=True)
class Passage:
    """A sentence with what was left in it, each with its reason; `cut` where it goes on before or after."""

    pieces: tuple[Piece, ...]
    left: tuple[tuple[Leftover, str], ...]
    cut: tuple[bool, bool]


def passages(entries: Iterable[Missed], words: Words) -> list[Passage]:
    """What was left, by sentence."""
    found = []
    for sentence, group in groupby(entries, key=lambda one: one.sentence):
        held = list(group)
        text, first, last = held[0].document.text, held[0].left.span, held[-1].left.span
        window = sentence
        if len(sentence.text) > LONG:
            low, high = context(text, first, AROUND), context(text, last, AROUND)
            window = Span(start=low.start, end=max(low.end, high.end), text=text[low.start : max(low.end, high.end)])
        marks = [Mark(span=one.left.span, number=0, kind="left") for one in held]
        found.append(
            Passage(
                pieces=tuple(pieces(text, marks, window)),
                left=tuple((one.left, because(one.left, words)) for one in held),
                cut=(window.start > sentence.start, window.end < sentence.end),
            )
        )
    return found


def _kinds(claims: list[Claim[Any]], words: Words) -> list[tuple[str, str, int]]:
    counts = Counter(CLASSES[claim.kind] for claim in claims)
    found = [(key, words(f"kind.{kind}").lower(), counts[key]) for key, kind in NAMES.items()]
    return [*found, ("pact", words("kind.agreements").lower(), counts["pact"])]
