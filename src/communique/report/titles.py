"""One line for one fact, in the words of the interface; words of the source stay as they are."""

from typing import Any

from communique.model import (
    Agreement,
    Event,
    Figure,
    Format,
    Initiative,
    Occupancy,
    Ranking,
    Statement,
    Topic,
)
from communique.report.phrases import Value, area, areas, value
from communique.report.words import Words

QUOTES = '«»“”„"'


def title(content: Any, words: Words) -> str:  # noqa: PLR0911 - one line a kind
    """What a fact is about, without its value, date and status."""
    match content:
        case Figure():
            return figure_title(content, words)
        case Event():
            return event_title(content, words)
        case Occupancy():
            return office_title(content, words)
        case Statement():
            return words("list.statement", speaker=content.speaker, words=content.words)
        case Agreement():
            return content.title
        case Initiative():
            return content.what
        case Format():
            return words("list.quoted", content.name)
        case Ranking():
            return ranking_title(content, words)
        case Topic():
            return words.name("topic", content.topic)
    raise TypeError(f"no title for {type(content).__name__}")


def figure_title(figure: Figure, words: Words) -> str:
    """«Товарооборот, Казахстан – Италия»; the direction of a flow where the source gives it."""
    name = words.name("indicator", figure.indicator)
    flow = (figure.ref_area, figure.counterpart_area)
    codes = flow if all(flow) else figure.areas
    if not codes:
        return upper(name)
    pattern = "list.change" if figure.change else "list.percent" if figure.quantity.unit == "percent" else "list.figure"
    return upper(words(pattern, indicator=name, areas=areas(codes, words)))


def event_title(event: Event, words: Words) -> str:
    """«Саммит «Центральная Азия – Италия»», «Официальный визит: Серджо Маттарелла»."""
    kind = words.name("event", event.type)
    if event.type == "visit" and event.level:
        kind = words("list.level_visit", level=words.name("level", event.level), type=kind)
    if event.name:
        return upper(f"{kind} {words('list.quoted', event.name.strip(QUOTES))}")
    who = event_parties(event, words)
    return upper(words("list.event", type=kind, who=who)) if who else upper(kind)


def event_parties(event: Event, words: Words) -> str:
    """Who came or met: people where the text names them, else the countries."""
    if event.people:
        joint = words("list.pair") if event.type in ("talks", "call") and len(event.people) == 2 else words("list.and")
        return joint.join(event.people)
    return areas(event.countries, words)


def office_title(office: Occupancy, words: Words) -> str:
    """«Джорджа Мелони — премьер-министр, Италия»."""
    if office.area:
        return words("list.office_area", person=office.person, office=office.office, area=area(office.area, words))
    return words("list.office", person=office.person, office=office.office)


def ranking_title(ranking: Ranking, words: Words) -> str:
    """«Италия среди торговых партнёров, Казахстан»."""
    return words(
        "list.ranking",
        area=area(ranking.area, words),
        of=area(ranking.of, words),
        ranked=words.name("ranked", ranking.indicator.replace(" ", "_")),
    )


def rank(ranking: Ranking, words: Words) -> str:
    """«место 3 или выше»."""
    return words("list.rank_at_most" if ranking.at_most else "list.rank", ranking.rank)


def rank_value(ranking: Ranking, words: Words) -> Value:
    """The rank as a value: words before, the number, words after."""
    pattern = words.table("list")["rank_at_most" if ranking.at_most else "rank"]
    before, _, after = str(pattern).partition("{}")
    joined, _, rest = after.partition(" ") if after.startswith("-") else ("", "", after)  # a suffix stays on the number
    return Value(before.strip(), f"{ranking.rank}{joined}", rest.strip())


def office_holder(office: Occupancy, words: Words) -> str:
    """«премьер-министр, Италия»."""
    return ", ".join(part for part in (office.office, area(office.area, words) if office.area else "") if part)


def status(content: Any, words: Words) -> str:
    """The status of a fact in words; empty for kinds that have none."""
    if not hasattr(content, "status"):
        return ""
    return words.name(f"status.{content.kind}", content.status or "none")


def measure(content: Any, words: Words) -> str:
    """The value of a figure or ranking in words; empty for other kinds."""
    if isinstance(content, Figure):
        return str(value(content.quantity, words, content.indicator))
    return rank(content, words) if isinstance(content, Ranking) else ""


def upper(text: str) -> str:
    """The first letter as a capital, the rest as it is."""
    return text[:1].upper() + text[1:]
