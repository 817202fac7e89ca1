"""Countries, pairs, people and formats: their dossiers, and the lists that lead to them."""

from collections import Counter
from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import Any
from urllib.parse import quote, urlencode

from fastapi import APIRouter, Request, Response
from fastapi.responses import HTMLResponse, JSONResponse, PlainTextResponse, RedirectResponse

from communique.api import Register
from communique.errors import QueryError
from communique.model import Fact
from communique.model.answer import Person
from communique.report.contacts import contacts
from communique.report.dossier import FIRST, MOST, Dossier, dossier
from communique.report.export.records import dossier_record
from communique.report.export.word import word
from communique.report.lines import areas_of
from communique.report.phrases import areas
from communique.report.render import counted, dossier_html, dossier_markdown
from communique.report.rows import seen, tenure
from communique.report.subject import Subject, area_code
from communique.report.where import where
from communique.report.words import Words
from communique.web.asked import AsOf, Desk, Speech, frozen, known, today
from communique.web.render import page

router = APIRouter()
WORD = "application/vnd.openxmlformats-officedocument.wordprocessingml.document"
# A dossier as one file brings its own style and fonts, and no script.
ALONE = {
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'unsafe-inline'; font-src data:; img-src data:; base-uri 'none'"
    )
}
PEOPLE = 40
PARTNERS = 6  # pairs that a country's page leads to
MOST_LETTERS = 200
LATELY = 400  # facts that the list of countries is counted from, the latest first


@router.get("/countries")
def countries_page(request: Request, desk: Desk, words: Speech) -> HTMLResponse:
    """Which countries and pairs the register speaks of."""
    pairs, single = spoken_of(desk)
    return page(
        request,
        "countries.html.j2",
        words,
        section="countries",
        title=words("nav.countries"),
        pairs=pairs.most_common(60),
        countries=single.most_common(250),
    )


def spoken_of(desk: Register) -> tuple[Counter[tuple[str, ...]], Counter[str]]:
    """Pairs and countries of the latest entries, with the number of entries."""
    pairs: Counter[tuple[str, ...]] = Counter()
    single: Counter[str] = Counter()
    told: tuple[Fact[Any], ...] = (*desk.bare("events", limit=LATELY), *desk.bare("figures", limit=LATELY))
    for fact in told:
        codes = areas_of(fact.content)
        single.update(codes)
        pairs.update([codes] if len(codes) == 2 else [])
    return pairs, single


@router.get("/countries/{name}")
@router.get("/pairs/{name}")
def area_page(request: Request, name: str, desk: Desk, words: Speech, as_of: AsOf) -> Response:
    """The dossier of a country (KZ) or a pair (KZ-IT); `.html`, `.docx`, `.json` and `.md` give it as a file."""
    stem, form = _form(name)
    codes = tuple(code for part in stem.split("-") if (code := area_code(part)))
    if not codes or len(codes) != len(stem.split("-")) or len(codes) > 2:
        raise QueryError(f"{stem!r} is no country and no pair of countries; codes are expected: KZ or KZ-IT")
    asked = Subject(kind="pair" if len(codes) == 2 else "country", title=areas(codes, words), codes=codes)
    made = dossier(desk, asked, words, _day(as_of), most=MOST if form else FIRST, **known(as_of))
    folder = "pairs" if len(codes) == 2 else "countries"
    return _answer(request, made, words, form, (f"/{folder}/{'-'.join(codes)}", "countries", "/countries"))


@router.get("/people")
def people_page(request: Request, desk: Desk, words: Speech, as_of: AsOf, q: str = "") -> HTMLResponse:
    """People and their offices."""
    name = q.strip()[:MOST_LETTERS]
    asked: dict[str, Any] = known(as_of) | ({"person": name} if name else {})
    found = desk.people(limit=PEOPLE, **asked)
    rows = [(one, "; ".join(tenure(t, words) for t in one.offices), seen(one.first, one.last, words)) for one in found]
    return page(
        request,
        "people.html.j2",
        words,
        section="people",
        title=words("nav.people"),
        people=rows,
        name=name,
        as_of=as_of,
    )


@router.get("/people/{name}")
def person_page(request: Request, name: str, desk: Desk, words: Speech, as_of: AsOf) -> Response:
    """The dossier of a person."""
    stem, form = _form(name)
    person = _person(desk, stem)
    if person is None:
        raise QueryError(f"there is no person {stem!r} in the register")
    asked = Subject(kind="person", title=person.name, person=person.name)
    made = dossier(desk, asked, words, _day(as_of), most=MOST if form else FIRST, **known(as_of))
    return _answer(request, made, words, form, (f"/people/{person.id}", "people", "/people"))


def _person(desk: Register, person_id: str) -> Person | None:
    """The person of this id: it names one of the person's offices, whose holder is looked for by name."""
    office = desk.bare_fact(f"f{person_id[1:]}") if person_id.startswith("p") else None
    if office is None or office.kind != "offices":
        return None
    # A list of a few of them may have named the person by another office than all of them do.
    alike = desk.people(person=office.content.person)
    return next((one for one in alike if any(held.fact.id == office.id for held in one.offices)), None)


@router.get("/formats/{name}")
def format_page(request: Request, name: str, desk: Desk, words: Speech, as_of: AsOf) -> Response:
    """The dossier of a series of meetings."""
    stem, form = _form(name)
    fact = desk.fact(stem)
    if fact.kind != "formats":
        return RedirectResponse(f"/facts/{fact.id}")
    asked = Subject(kind="format", title=fact.content.name, format=fact.id)
    made = dossier(desk, asked, words, _day(as_of), most=MOST if form else FIRST, **known(as_of))
    return _answer(request, made, words, form, (f"/formats/{fact.id}", "events", "/formats"))


def _day(as_of: str) -> date:
    """The day of a dossier: what is to come is told from it."""
    return date.fromisoformat(as_of) if as_of else today()


def _form(name: str) -> tuple[str, str]:
    stem, dot, form = name.rpartition(".")
    return (stem, form) if dot and form in ("html", "md", "docx", "json") else (name, "")


def _answer(request: Request, made: Any, words: Words, form: str, place: tuple[str, str, str]) -> Response:
    here, section, home = place
    if form == "html":
        return HTMLResponse(dossier_html(made, words), headers=ALONE)
    if form == "json":
        return JSONResponse(dossier_record(made))
    if form == "docx":
        name = quote(f"{made.subject.title}.docx")
        return Response(
            word(made, words), media_type=WORD, headers={"Content-Disposition": f"attachment; filename*=UTF-8''{name}"}
        )
    if form == "md":
        return PlainTextResponse(dossier_markdown(made, words), media_type="text/markdown")
    title, counts = made.subject.title, counted(made, words)
    told = [one.fact for one in (*made.past, *made.coming)]
    subject = made.subject
    return page(
        request,
        "dossier_page.html.j2",
        words,
        section=section,
        title=title,
        d=made,
        counts=counts,
        file=partial(_file, here, request.query_params.get("as_of", "")),
        as_of=frozen(request.query_params.get("as_of", ""), request.query_params.get("asof", "")),
        home=home,
        met=contacts(told, "people" if subject.kind in ("person", "pair") else "countries", _centre(subject), words),
        held_at=where(told),
        spoke=Counter(one.fact.content.speaker for one in made.statements if one.fact.content.speaker).most_common(12),
        pairs=_pairs(made) if subject.kind == "country" else (),
        spoken_of=Counter(topic for one in made.statements for topic in one.fact.content.topics).most_common(12),
    )


def _pairs(made: Dossier) -> Sequence[tuple[str, ...]]:
    """The pairs of countries that a country's dossier tells most of, this country in each."""
    listed = (*made.past, *made.coming, *made.figures, *made.agreements)
    told: Counter[tuple[str, ...]] = Counter(areas_of(one.fact.content) for one in listed)
    code = made.subject.codes[0]
    return [codes for codes, _ in told.most_common() if len(codes) == 2 and code in codes][:PARTNERS]


def _file(here: str, as_of: str, form: str) -> str:
    """The address of a dossier as a file."""
    return f"{here}.{form}?{urlencode({'as_of': as_of})}" if as_of else f"{here}.{form}"


def _centre(subject: Subject) -> tuple[str, ...]:
    return subject.codes if subject.kind == "country" else tuple(filter(None, (subject.person,)))
