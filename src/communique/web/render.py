"""Templates to pages: those of reports, and those that only a served page has."""

from datetime import date, datetime
from functools import cache, partial
from pathlib import Path
from typing import Any
from urllib.parse import urlencode

from fastapi import Request
from fastapi.responses import HTMLResponse
from jinja2 import ChoiceLoader, Environment, FileSystemLoader

from communique.report.phrases import area, areas, day, language, period, place
from communique.report.render import environment as report_environment
from communique.report.render import style_sheets
from communique.report.words import Words, languages, words
from communique.web.asked import may_judge
from communique.web.data import data_of
from communique.web.links import Addresses, safe, subject

HERE = Path(__file__).parent
YEAR = 365 * 24 * 3600
SECTIONS = (
    ("today", "/"),
    ("countries", "/countries"),
    ("people", "/people"),
    ("events", "/events"),
    ("figures", "/figures"),
    ("targets", "/targets"),
    ("calendar", "/calendar"),
    ("articles", "/articles"),
    ("judge", "/judge"),
    ("add", "/add"),
)


def page(request: Request, template: str, speech: Words, code: int = 200, **values: Any) -> HTMLResponse:
    """A page in the reader's language; the choice of a language is remembered."""
    text = (
        environment()
        .get_template(template)
        .render(
            w=speech,
            request=request,
            account=getattr(request.state, "account", None),
            data=data_of(request) if code < 400 else "",
            links=Addresses(values.get("as_of", "")),
            here=partial(_here, request),
            now=date.today().isoformat(),  # noqa: DTZ011 - the day of the machine that serves
            waiting=_waiting(request) if code < 400 else "",
            made=f"{datetime.now():%H:%M}",  # noqa: DTZ005 - the clock of the machine that serves
            sections=SECTIONS,
            tongues=[(one, words(one)("language.short")) for one in sorted(languages(), key="kk ru en".find)],
            frozen_day=day(date.fromisoformat(values["as_of"]), speech) if values.get("as_of") else "",
            place=partial(place, words=speech),
            area=partial(area, words=speech),
            language=partial(language, words=speech),
            areas=partial(areas, words=speech),
            **values,
        )
    )
    answer = HTMLResponse(text, status_code=code)
    asked = request.query_params.get("lang", "")
    if asked in languages():
        answer.set_cookie("lang", asked, max_age=YEAR, samesite="lax", httponly=True)
    return answer


def _waiting(request: Request) -> str:
    """How many questions wait for the reader's decision; empty for who may not decide."""
    state = request.app.state
    return str(state.waiting.told(state.shelf.register())) if may_judge(request) else ""


def _here(request: Request, **changed: str) -> str:
    """The address of this page with other values in its question; an empty value takes one out."""
    kept = {name: value for name, value in request.query_params.items() if name not in ("lang", "asof", *changed)}
    query = urlencode({**kept, **{name: value for name, value in changed.items() if value}})
    return f"{request.url.path}?{query}" if query else request.url.path


@cache
def environment() -> Environment:
    """The templates of pages before those of reports."""
    made: Environment = report_environment().overlay(
        loader=ChoiceLoader([FileSystemLoader(HERE / "templates"), report_environment().loader])  # type: ignore[list-item]
    )
    made.filters["capital"] = lambda text: text[:1].upper() + text[1:]
    made.globals.update(day=day, period=period, safe=safe, subject=subject)
    return made


@cache
def sheet() -> str:
    """The style of all pages: that of reports, and what pages add."""
    return style_sheets() + (HERE / "static" / "page.css").read_text(encoding="utf-8")
