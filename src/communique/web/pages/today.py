"""The first page: what is new, what is coming, where sources disagree, how targets stand."""

from collections import Counter
from collections.abc import Iterable
from datetime import date, timedelta
from typing import Any

from fastapi import APIRouter, Request
from fastapi.responses import HTMLResponse

from communique.api import Register
from communique.model import Fact, Period
from communique.model.answer import Change, Target
from communique.report.disagreement import clashes
from communique.report.lines import Line, areas_of, lines
from communique.report.notes import Notes
from communique.report.phrases import weekday
from communique.report.targets import card
from communique.report.words import Words
from communique.web.asked import Desk, Speech, Today
from communique.web.asked import today as now
from communique.web.pages.calendar import coming, silent
from communique.web.render import page

router = APIRouter()
KINDS = ("events", "figures", "agreements", "initiatives", "statements", "offices")
SHOWN = 12
LATELY = 60  # reports that the page tells of, the latest
LATEST = 200  # articles whose publishers are counted in the rail
CHANGED = 6  # facts told anew that the rail names
WATCHED, CARDS = 12, 3  # targets looked at, and shown
PRESSING = ("behind", "overdue", "on_track", "no_data", "reached")
SPANS = {"week": 7, "month": 31}


@router.get("/")
def today_page(request: Request, desk: Desk, words: Speech, today: Today, since: str = "") -> HTMLResponse:
    """Today."""
    start, chosen = _start(request, since, today)
    notes = Notes(desk, words, today=today)
    news = desk.changes(start, latest=LATELY)
    entered = _entered(news)
    disputed: list[Fact[Any]] = [*desk.figures(disputed=True, limit=2), *desk.events(disputed=True, limit=2)]
    answer = page(
        request,
        "today.html.j2",
        words,
        section="today",
        title=words("nav.today"),
        today=today,
        weekday=weekday(today, words),
        since=start,
        chosen=chosen,
        spans=_spans(words, request),
        held=desk.size(),
        outdated=_outdated(desk, words),
        some=desk.added(start, LATELY + 1) > LATELY,
        lately=LATELY,
        tally=[(kind, len(entered[kind])) for kind in KINDS],
        fresh=[(kind, _lines(entered[kind], notes), len(entered[kind])) for kind in KINDS if entered[kind]],
        pairs=_pairs(entered),
        coming=_lines(coming(desk, today, 8, 30), notes),
        silent=_lines(silent(desk, today, 6), notes),
        clashes=clashes(disputed, notes),
        changed=_changed(news, notes),
        cards=[card(target, notes) for target in _pressing(desk)],
        sources=_sources(desk, words),
    )
    answer.set_cookie("visit", today.isoformat(), max_age=90 * 86400, samesite="lax", httponly=True)
    return answer


def _outdated(desk: Register, words: Words) -> str:
    """What is to be done where earlier rules made a part of the register; empty where nothing is."""
    old = desk.outdated()
    if not old:
        return ""
    articles = words.count("articles", old.documents)
    return words(f"outdated.{'reading' if old.reading else 'facts'}", articles=articles, command="communique rebuild")


def beginning(request: Request) -> date:
    """The day from which the page of this request tells what is new."""
    return _start(request, request.query_params.get("since", ""), now())[0]


def _start(request: Request, since: str, today: date) -> tuple[date, str]:
    """The day from which things are new: as asked, else the last visit, else a week ago."""
    if since in SPANS:
        return today - timedelta(days=SPANS[since]), since
    kept = _day(since) or _day(request.cookies.get("visit", ""))
    return (kept, "visit") if kept else (today - timedelta(days=7), "week")


def _day(text: str) -> date | None:
    try:
        return date.fromisoformat(text)
    except ValueError:
        return None


def _spans(words: Words, request: Request) -> list[tuple[str, str]]:
    found = [(key, words(f"today.{key}")) for key in SPANS]
    return [("visit", words("today.visit")), *found] if request.cookies.get("visit") else found


def _changed(news: Iterable[Change], notes: Notes) -> list[tuple[str, Line]]:
    """What is told anew of facts that were known: confirmed, disputed, corrected, withdrawn; the latest first."""
    last = {change.fact.id: change for change in news if change.what != "entered" and change.fact.kind in KINDS}
    # Offices are confirmed by nearly every report, so they come last.
    latest = list(last.values())[::-1]
    found = [one for offices in (False, True) for one in latest if (one.fact.kind == "offices") == offices][:CHANGED]
    told = lines((change.fact for change in found), notes)
    return [(notes.words.name("changes", change.what), line) for change, line in zip(found, told, strict=True)]


def _pressing(desk: Register) -> list[Target]:
    """Targets that fell behind or whose day has passed, before all others."""
    return sorted(desk.targets(limit=WATCHED), key=lambda target: PRESSING.index(target.state))[:CARDS]


def _entered(news: Iterable[Change]) -> dict[str, list[Fact[Any]]]:
    found: dict[str, dict[str, Fact[Any]]] = {kind: {} for kind in KINDS}
    for change in news:
        if change.what == "entered" and change.fact.kind in found:
            found[change.fact.kind][change.fact.id] = change.fact
    return {kind: sorted(facts.values(), key=_latest, reverse=True) for kind, facts in found.items()}


def _latest(fact: Fact[Any]) -> date:
    when: Period | None = getattr(fact.content, "period", None)
    return (when.last or when.first or date.min) if when else date.min


def _lines(facts: Iterable[Fact[Any]], notes: Notes) -> tuple[Line, ...]:
    return lines(list(facts)[:SHOWN], notes)


def _pairs(entered: dict[str, list[Fact[Any]]]) -> list[tuple[str, ...]]:
    """The pairs of countries that the new facts are most about."""
    told: Counter[tuple[str, ...]] = Counter()
    for facts in entered.values():
        for fact in facts:
            codes = areas_of(fact.content)
            told.update([codes] if len(codes) == 2 else [])
    return [codes for codes, _ in told.most_common(4)]


def _sources(desk: Register, words: Words) -> list[tuple[str, int]]:
    names = (document.publisher or words("source.no_publisher") for document in desk.documents(limit=LATEST))
    return Counter(names).most_common(8)
