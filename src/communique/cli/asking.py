"""Commands that ask: a table for people, JSON Lines and CSV for programs."""

from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING, Any

from communique.cli import filters as f
from communique.cli.options import REGISTER, Address, Json, Language, opened, vocabulary
from communique.cli.terminal import complain, emit, emit_json, table

if TYPE_CHECKING:
    from communique.api import Register
    from communique.report.words import Words

SHOWN = 40


def figures(
    areas: f.Areas = None,
    indicator: f.Indicator = "",
    period: f.Period = "",
    status: f.Status = "",
    text: f.Words = "",
    disputed: f.Disputed = False,
    as_of: f.AsOf = "",
    told_by: f.ToldBy = "",
    limit: f.Limit = SHOWN,
    as_json: Json = False,
    as_csv: f.Csv = False,
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """Trade, investment and others: results and forecasts."""
    asked = f.filters(
        areas,
        indicator=indicator,
        period=period,
        status=status,
        text=text,
        disputed=disputed,
        as_of=as_of,
        told_by=told_by,
    )
    _answer("figures", asked, limit, _output(as_json, as_csv), register, lang)


def events(
    areas: f.Areas = None,
    kind: f.Type = "",
    period: f.Period = "",
    status: f.Status = "",
    person: f.Who = "",
    place: f.Place = "",
    text: f.Words = "",
    as_of: f.AsOf = "",
    limit: f.Limit = SHOWN,
    as_json: Json = False,
    as_csv: f.Csv = False,
    as_ics: f.Ics = False,
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """Visits, talks, summits, forums: past and to come."""
    asked = f.filters(
        areas, type=kind, period=period, status=status, person=person, place=place, text=text, as_of=as_of
    )
    output = "ics" if as_ics else _output(as_json, as_csv)
    _answer("events", asked, limit, output, register, lang)


def people(
    areas: f.Areas = None,
    person: f.Who = "",
    office: f.Office = "",
    as_of: f.AsOf = "",
    limit: f.Limit = SHOWN,
    as_json: Json = False,
    as_csv: f.Csv = False,
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """People and the offices in which reports show them."""
    asked = f.filters(areas, person=person, office=office, as_of=as_of)
    _answer("people", asked, limit, _output(as_json, as_csv), register, lang)


def statements(
    areas: f.Areas = None,
    person: f.Who = "",
    topic: f.Topic = "",
    text: f.Words = "",
    as_of: f.AsOf = "",
    limit: f.Limit = SHOWN,
    as_json: Json = False,
    as_csv: f.Csv = False,
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """What people and organisations said."""
    asked = f.filters(areas, person=person, topic=topic, text=text, as_of=as_of)
    _answer("statements", asked, limit, _output(as_json, as_csv), register, lang)


def _simple(kind: str, doc: str) -> Callable[..., None]:
    """A command for a kind of fact that has no filters of its own."""

    def command(
        areas: f.Areas = None,
        period: f.Period = "",
        status: f.Status = "",
        text: f.Words = "",
        as_of: f.AsOf = "",
        limit: f.Limit = SHOWN,
        as_json: Json = False,
        as_csv: f.Csv = False,
        register: Address = REGISTER,
        lang: Language = "",
    ) -> None:
        asked = f.filters(areas, period=period, status=status, text=text, as_of=as_of)
        _answer(kind, asked, limit, _output(as_json, as_csv), register, lang)

    command.__name__, command.__doc__ = kind, doc
    return command


offices = _simple("offices", "Who holds which office.")
agreements = _simple("agreements", "Named documents between states.")
initiatives = _simple("initiatives", "Decisions and undertakings.")
formats = _simple("formats", "Series of meetings with their members.")
rankings = _simple("rankings", "Places in an order: one of the three largest partners.")
topics = _simple("topics", "Areas of cooperation that reports are about.")
targets = _simple("targets", "Targets, results, share reached, growth needed.")


def _output(as_json: bool, as_csv: bool) -> str:
    return "json" if as_json else "csv" if as_csv else "table"


def _answer(kind: str, asked: dict[str, Any], limit: int, output: str, register: str, lang: str) -> None:
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        found = _question(desk, kind)(**asked, limit=(limit + 1) if limit else None)
        shown = found[:limit] if limit else found
        _print(kind, shown, output, desk, words)
        if output == "table":
            _hint(kind, found, shown, desk, words)


def _question(desk: "Register", kind: str) -> Callable[..., tuple[Any, ...]]:
    if kind == "people":
        return desk.people
    if kind == "targets":
        return desk.targets
    return lambda **asked: desk.facts(kind, **asked)


def _print(kind: str, found: Iterable[Any], output: str, desk: "Register", words: "Words") -> None:
    if output == "table":
        _table(kind, found, desk, words)
    elif output == "ics":
        from datetime import UTC, datetime

        from communique.report.export.calendar import calendar

        emit(calendar(found, desk, words, datetime.now(UTC)).rstrip())
    else:
        _records(kind, found, output, desk)


def _records(kind: str, found: Iterable[Any], output: str, desk: "Register") -> None:
    from communique.report.export.records import person_record, record, target_record
    from communique.report.export.table import table as csv_table

    if kind == "people":
        records = [person_record(one) for one in found]
    elif kind == "targets":
        records = [target_record(one) for one in found]
    else:
        records = [record(one, desk.cite(one) if output == "json" else ()) for one in found]
    if output == "csv":
        emit(csv_table(kind, records).rstrip("\n"))
    else:
        for one in records:
            emit_json(one)


def _table(kind: str, found: Iterable[Any], desk: "Register", words: "Words") -> None:
    from communique.report.rows import HEADS, RIGHT, rows, target_lines

    if kind == "targets":
        for target in found:
            for one in target_lines(target, desk, words):
                emit(one)
        return
    rows_found = list(rows(kind, found, desk, words))
    if rows_found:
        heads = [words.name("field", head) for head in HEADS[kind]]
        table(heads, rows_found, [place for place, head in enumerate(HEADS[kind]) if head in RIGHT])


def _hint(kind: str, found: tuple[Any, ...], shown: tuple[Any, ...], desk: "Register", words: "Words") -> None:
    if not found:
        held = desk.summary()
        facts = words.count("facts", sum(held.facts.values()))
        complain(words("ask.nothing"))
        complain(words("ask.nothing_hint", facts=facts, articles=words.count("of_articles", held.documents), kind=kind))
    elif len(found) > len(shown):
        complain(words("ask.more", shown=len(shown), next=len(shown) * 2))
