"""Lists of facts by kind, with filters that are links, and their downloads."""

from collections.abc import Mapping
from datetime import UTC, datetime
from typing import Any
from urllib.parse import urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, PlainTextResponse

from communique.api import Register
from communique.report.export.calendar import calendar
from communique.report.export.records import record, target_record
from communique.report.export.table import table
from communique.report.lines import lines
from communique.report.notes import Notes
from communique.report.subject import area_code, area_like
from communique.report.targets import card
from communique.report.words import Words
from communique.web.asked import Desk, Speech, frozen, today
from communique.web.render import page

router = APIRouter()
SHOWN = 30
EXPORTED = 5000
FILTERS = ("areas", "indicator", "status", "type", "person", "place", "period", "text", "topic", "as_of")
CHOICES: dict[str, dict[str, tuple[str, ...]]] = {
    "events": {
        "status": ("planned", "held", "postponed", "cancelled"),
        "type": ("visit", "talks", "summit", "forum", "call", "signing"),
    },
    "figures": {
        "status": ("actual", "target", "forecast"),
        "indicator": ("trade_turnover", "exports", "imports", "investment", "companies", "projects"),
    },
}
GROUPS = {"status": "status.{kind}", "type": "event", "indicator": "indicator"}


def asked(query: Mapping[str, str]) -> dict[str, Any]:
    """The filters of an address; areas by code or name, joined by «-» or commas."""
    found: dict[str, Any] = {name: query[name] for name in FILTERS if query.get(name)}
    if "areas" in found:
        parts = found["areas"].replace(",", "-").split("-")
        whole = area_code(found["areas"])
        found["areas"] = (whole,) if whole else tuple(area_like(part) or part.strip() for part in parts if part.strip())
    return found


@router.get("/{kind}.{form}")
def download(request: Request, kind: str, form: str, desk: Desk, words: Speech) -> Response:
    """A list as CSV, JSON Lines or iCalendar."""
    if kind not in _KINDS or form not in ("csv", "json", "ics"):
        return PlainTextResponse("", status_code=404)
    if kind == "targets":
        records = [target_record(one) for one in desk.targets(**asked(request.query_params))]
        return _file(kind, form, records)
    facts = desk.facts(kind, **asked(request.query_params), limit=EXPORTED)
    if form == "ics":
        text = calendar((fact for fact in facts if fact.kind == "events"), desk, words, datetime.now(UTC))
        return PlainTextResponse(text, media_type="text/calendar")
    return _file(kind, form, [record(fact, desk.cite(fact) if form == "json" else ()) for fact in facts])


def _file(kind: str, form: str, records: list[dict[str, Any]]) -> Response:
    if form == "csv":
        return PlainTextResponse(table(kind, records), media_type="text/csv")
    from communique.model.codec import dumps

    return PlainTextResponse("".join(f"{dumps(one)}\n" for one in records), media_type="application/jsonl")


@router.get("/targets")
def targets_page(request: Request, desk: Desk, words: Speech) -> HTMLResponse:
    """All targets with what came of them."""
    notes = Notes(desk, words)
    cards = [card(target, notes) for target in desk.targets(**asked(request.query_params), limit=SHOWN)]
    downloads = _downloads("targets", request, ("csv", "json"))
    return _page(request, "targets", words, desk, cards=cards, downloads=downloads)


@router.get("/events")
@router.get("/figures")
@router.get("/agreements")
@router.get("/initiatives")
@router.get("/statements")
@router.get("/formats")
@router.get("/rankings")
@router.get("/offices")
@router.get("/topics")
def list_page(request: Request, desk: Desk, words: Speech, after: str = "") -> HTMLResponse:
    """Facts of one kind."""
    kind = request.url.path.strip("/")
    filters = asked(request.query_params) | ({"after": after} if after else {})
    found = desk.facts(kind, **filters, limit=SHOWN + 1)
    notes = Notes(desk, words, today=today())
    shown = lines(found[:SHOWN], notes)
    more = _address(request, after=shown[-1].id) if len(found) > SHOWN else ""
    forms = ("csv", "json", "ics") if kind == "events" else ("csv", "json")
    downloads = _downloads(kind, request, forms)
    return _page(request, kind, words, desk, lines=shown, next=more, downloads=downloads)


_KINDS = (
    "events",
    "figures",
    "agreements",
    "initiatives",
    "statements",
    "formats",
    "rankings",
    "offices",
    "topics",
    "targets",
)


def _page(request: Request, kind: str, words: Words, desk: Register, **values: Any) -> HTMLResponse:
    filled = {"lines": (), "cards": (), "next": "", **values}
    title = words("nav.targets") if kind == "targets" else words(f"kind.{kind}")
    choices = _choices(request, kind, words)
    return page(
        request,
        "list.html.j2",
        words,
        section=kind,
        title=title,
        kind=kind,
        held=desk.size(),
        choices=choices,
        kinds=[(one, words("nav.targets") if one == "targets" else words(f"kind.{one}")) for one in _KINDS],
        whose=request.query_params.get("areas", ""),
        kept={name: value for name in FILTERS if name != "areas" and (value := request.query_params.get(name))},
        narrowed=any(request.query_params.get(name) for name in (*FILTERS, "after")),
        as_of=frozen(request.query_params.get("as_of", "")),
        **filled,
    )


def _choices(request: Request, kind: str, words: Words) -> list[tuple[str, str, bool]]:
    """Filters as links; a chosen one leads back to the list without it. An empty name parts two groups."""
    found: list[tuple[str, str, bool]] = []
    for field, idents in CHOICES.get(kind, {}).items():
        found += [("", "", False)] if found else []
        for ident in idents:
            on = request.query_params.get(field) == ident
            name = words.name(GROUPS[field].format(kind=kind), ident)
            found.append((name, _address(request, **{field: "" if on else ident}), on))
    return found


def _address(request: Request, **changed: str) -> str:
    query = {name: value for name, value in {**request.query_params, "after": "", **changed}.items() if value}
    return f"{request.url.path}?{urlencode(query)}" if query else request.url.path


def _downloads(kind: str, request: Request, forms: tuple[str, ...]) -> list[tuple[str, str]]:
    query = urlencode({name: value for name, value in request.query_params.items() if name in FILTERS})
    return [(form.upper(), f"/{kind}.{form}" + (f"?{query}" if query else "")) for form in forms]
