"""Pointing at words of an article: a fact stands here that was not read."""

from dataclasses import dataclass
from typing import Annotated
from urllib.parse import quote

from fastapi import APIRouter, Depends, Form, Request
from fastapi.responses import RedirectResponse, Response

from communique.errors import QueryError
from communique.web.asked import Desk, Speech
from communique.web.pages.articles import Pointing, article
from communique.web.pages.judging import LONGEST, named

router = APIRouter()
Place = Annotated[int, Form(ge=0, le=50_000_000)]


@dataclass(frozen=True, slots=True)
class Pointed:
    """What the form says: the place, the words there, the kind of fact, who and why."""

    start: Place
    end: Place
    kind: Annotated[str, Form(max_length=40)]
    chosen: Annotated[str, Form(max_length=10_000)] = ""
    by: Annotated[str, Form(max_length=80)] = ""
    reason: Annotated[str, Form(max_length=LONGEST)] = ""


@router.post("/articles/{document_id}/missed")
def point(
    request: Request, document_id: str, desk: Desk, words: Speech, given: Annotated[Pointed, Depends(Pointed)]
) -> Response:
    """Record it. The words must stand where they are said to: a place is never guessed at."""
    who = named(request, given.by)
    place = (given.start, given.end)
    fault = "" if who else words("judge_page.nobody")
    if desk.document(document_id).text[slice(*place)].split() != given.chosen.split():
        fault = words("point.nowhere")
    try:
        if not fault:
            desk.point(document_id, place, given.kind, by=who, reason=given.reason.strip())
    except QueryError as error:
        fault = str(error)
    if fault:
        return article(request, desk, words, document_id, Pointing(place=place, failure=fault))
    onward = RedirectResponse(f"/articles/{quote(document_id)}#s{given.start}", 303)
    onward.set_cookie("by", quote(who), max_age=365 * 86400, samesite="lax", httponly=True)
    return onward
