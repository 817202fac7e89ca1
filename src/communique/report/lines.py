"""One line of a report for one fact: when, what, how it stands, and its references."""

from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from communique.model import Event, Fact, Figure, Format, Initiative, Occupancy, Ranking, Statement
from communique.report.notes import Note, Notes
from communique.report.phrases import Form, Value, areas, day, period, value
from communique.report.sources import told_by
from communique.report.titles import office_holder, rank_value, status, title
from communique.report.words import Words


@dataclass(frozen=True, slots=True, kw_only=True)
class When:
    """A time in words. `inferred` when it was concluded, `by` when only a latest day is known."""

    text: str
    inferred: bool = False
    by: date | None = None
    known: bool = True


@dataclass(frozen=True, slots=True, kw_only=True)
class Line:
    """A fact as a row: everything as words, ready to print."""

    fact: Fact[Any]
    title: str
    when: When
    detail: str = ""
    status: str = ""
    mark: str = ""
    value: Value | None = None
    notes: tuple[Note, ...] = ()
    said: Note | None = None  # the words that say just this, where several sources say several things
    told: str = ""
    seen: str = ""
    reports: int = 1

    @property
    def id(self) -> str:
        """The fact's id."""
        return self.fact.id

    @property
    def numbers(self) -> str:
        """The numbers of the references: «12, 13»."""
        return ", ".join(str(note.number) for note in self.notes)


# The shape beside the word of a status: see «status» of the page's brief.
MARKS = {
    "held": "held", "planned": "said", "postponed": "moved", "cancelled": "off", "silent": "silent",
    "signed": "held", "adopted": "held", "ratified": "held", "in_force": "held", "initialled": "going",
    "decided": "held", "done": "held", "under_way": "going", "proposed": "said",
}  # fmt: skip


def line(fact: Fact[Any], notes: Notes) -> Line:
    """The line of a fact."""
    content, words = ordered(fact.content, notes.first), notes.words
    state = _state(content, notes.today)
    return Line(
        fact=fact,
        title=_title(content, words),
        when=_when(fact, notes),
        detail=_detail(content, words),
        status=_status(content, state, words),
        mark=MARKS.get(state, "") if not isinstance(content, Figure) else state,
        value=_value(content, words),
        notes=notes.refer(fact),
        said=_said(fact, notes),
        told=told_by(fact, words),
        seen=_seen(fact, notes) if isinstance(content, Occupancy) else "",
        reports=fact.reports,
    )


def _state(content: Any, today: date | None) -> str:
    """How a content stands; what was announced for a day that is past, and nobody told of, is silent."""
    state = getattr(content, "status", None) or ""
    if today is None or state != "planned" or not isinstance(content, Event) or content.period is None:
        return state
    return "silent" if content.period.last and content.period.last < today else state


def _status(content: Any, state: str, words: Words) -> str:
    if state == "silent":
        return words("status.events.silent")
    return status(content, words) if state else ""


def lines(facts: Iterable[Fact[Any]], notes: Notes) -> tuple[Line, ...]:
    """The lines of facts, with one question for all their evidence."""
    held = tuple(facts)
    notes.expect(held)
    return tuple(line(fact, notes) for fact in held)


def _said(fact: Fact[Any], notes: Notes) -> Note | None:
    told = notes.cite(fact)
    amount = getattr(fact.content, "quantity", None)
    same = [one for one in told if getattr(one.claim.content, "quantity", None) == amount] or list(told)
    return notes.of(same[0])[0] if same else None


def areas_of(content: Any) -> tuple[str, ...]:
    """The countries and blocs that a content names."""
    several = getattr(content, "countries", ()) or getattr(content, "areas", ()) or getattr(content, "members", ())
    return tuple(several) or tuple(code for code in (getattr(content, "area", ""), getattr(content, "of", "")) if code)


def ordered(content: Any, first: tuple[str, ...]) -> Any:
    """The content with these areas before all others, as a reader expects of a report about them."""
    field = "countries" if isinstance(content, Event) else "areas"
    codes = getattr(content, field, ())
    if not first or not codes:
        return content
    places = {code: place for place, code in enumerate(first)}
    return replace(content, **{field: tuple(sorted(codes, key=lambda code: places.get(code, len(first))))})


def _title(content: Any, words: Words) -> str:
    return content.words if isinstance(content, Statement) else title(content, words)


def _value(content: Any, words: Words) -> Value | None:
    if isinstance(content, Figure):
        return value(content.quantity, words, content.indicator)
    return rank_value(content, words) if isinstance(content, Ranking) else None


def _detail(content: Any, words: Words) -> str:
    if isinstance(content, Event):
        return areas(content.countries, words) if content.name or content.people else ""
    if isinstance(content, Statement):
        manner = words.name("manner", content.manner)
        return words("dossier.said_by", speaker=content.speaker, manner=manner) if content.speaker else manner
    if isinstance(content, Format):
        members = areas(content.members, words)
        return ". ".join(part for part in (members, content.purpose) if part)
    if isinstance(content, Initiative):
        return ", ".join(areas((by,), words) if by.isupper() else by for by in content.by)
    if isinstance(content, Occupancy):
        return office_holder(content, words)
    return areas(content.areas, words) if hasattr(content, "areas") and not isinstance(content, Figure) else ""


def _when(fact: Fact[Any], notes: Notes) -> When:
    content, words = fact.content, notes.words
    stated = getattr(content, "period", None)
    if stated is not None:
        form: Form = "short" if isinstance(content, Event) else "long"
        return When(text=period(stated, words, form), inferred=_inferred(fact))
    if isinstance(content, Event) and content.status == "held":
        by = latest_day(fact, notes)
        if by:
            return When(text=words("period.by", day(by, words, form="short")), by=by)
    if isinstance(content, Event):
        return When(text=words("period.no_day"), known=False)
    return When(text=words("period.none"), known=False)


def _seen(fact: Fact[Occupancy], notes: Notes) -> str:
    """On which days reports show a person in an office: first and last."""
    words, shown = notes.words, fact.content.period
    if shown is None or shown.first is None or shown.last is None:
        return ""
    first, last = (day(when, words, form="short") for when in (shown.first, shown.last))
    return words("source.seen", last) if first == last else words("source.seen_between", first=first, last=last)


def latest_day(fact: Fact[Any], notes: Notes) -> date | None:
    """The first day on which a report told of it: what is told as past was not later."""
    days = [citation.document.published for citation in notes.cite(fact)]
    known = [when for when in days if when]
    return min(known) if known else None


def _inferred(fact: Fact[Any]) -> bool:
    """Whether no claim has words of its own for the time."""
    roles = [claim.evidence.role("date") or claim.evidence.role("period") for claim in fact.claims]
    return bool(roles) and all(role is not None and role.inferred for role in roles)
