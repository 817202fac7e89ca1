"""Synthetic reports for measuring a register, clearly not news: states, people and words are made up by a generator.

Stories come day by day at a steady rate, so more reports mean more years, not more of the same. A story is told by one
to sixty reports; a third of them are reprints with small changes. Figures of a pair return in many stories of a year,
rounded this way and that, and a few disagree.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from random import Random
from typing import Any

from communique.lang.pack import world_rows
from communique.model import (
    Agreement,
    Claim,
    Document,
    Event,
    Evidence,
    Figure,
    Leftover,
    Occupancy,
    Period,
    Quantity,
    Reading,
    Role,
    Statement,
    Topic,
)
from communique.model.content import Content
from communique.pipeline.study import Study
from communique.resolve.sources import sketch

FIRST = date(2018, 1, 1)
A_DAY = 40
SYLLABLES = ("ba", "ko", "ve", "ri", "tan", "mor", "lu", "sek", "dar", "ni", "os", "pel", "gra", "zu", "him")
POSTS = ("president", "prime minister", "foreign minister", "trade minister", "ambassador", "deputy minister")
TOPICS = ("politics", "trade", "investment", "transport", "energy", "culture", "water", "education")
INDICATORS = ("trade_turnover", "exports", "imports", "investment", "companies", "tourists")
TYPES = ("visit", "talks", "talks", "talks", "summit", "call", "forum", "signing")
PUBLISHERS = 120
LEFT = ("number", "date", "claim", "number", "quotation")
REASONS = tuple(f"a_reason_of_some_letters_{n}" for n in range(31))


@dataclass(frozen=True)
class World:
    """The made-up world: states with weights, their people, their places, a vocabulary."""

    areas: tuple[str, ...]
    weights: tuple[float, ...]
    people: dict[str, tuple[str, ...]]
    places: dict[str, tuple[str, ...]]
    words: tuple[str, ...]


def world(random: Random) -> World:
    """One world."""
    areas = tuple(row["code"] for row in world_rows("areas"))[:120]
    people = {area: tuple(_name(random) for _ in POSTS) for area in areas}
    places: dict[str, list[str]] = {}
    for row in world_rows("cities"):
        places.setdefault(row["area"], []).append(row["place"])
    return World(
        areas=areas,
        weights=tuple(1 / (rank + 2) for rank in range(len(areas))),
        people=people,
        places={area: tuple(places.get(area, ["Nowhere"])) for area in areas},
        words=tuple(_word(random) for _ in range(6000)),
    )


def _word(random: Random) -> str:
    return "".join(random.choice(SYLLABLES) for _ in range(random.randint(2, 4)))


def _name(random: Random) -> str:
    return f"{_word(random).title()} {_word(random).title()}{random.choice(('ev', 'ini', 'sson', 'baev'))}"


def studies(count: int, seed: int = 1) -> Iterator[Study]:
    """So many reports, read already, in the order of publication."""
    random = Random(seed)
    here = world(Random(7))
    made = 0
    while made < count:
        day = FIRST + timedelta(days=made // A_DAY)
        contents = tuple(_story(here, random, day))
        body = _text(here, random, 90)
        reports = min(int(random.lognormvariate(0.9, 0.9)) + 1, 60)
        for number in range(min(reports, count - made)):
            later = day + timedelta(days=min(int(random.expovariate(1.0)), 9))
            text = body if random.random() < 0.33 else _text(here, random, 90)
            yield _study(here, random, Telling(made, number, later, text), contents)
            made += 1


@dataclass(frozen=True)
class Telling:
    """One report of a story: its number, its place among the story's reports, its day, its filling words."""

    made: int
    number: int
    day: date
    text: str


def _story(here: World, random: Random, day: date) -> Iterator[Content]:
    one, other = _pair(here, random)
    pair = tuple(sorted((one, other)))
    who = random.randrange(len(POSTS))
    yield from _meetings(here, random, day, (one, other, who))
    for _ in range(random.randint(1, 3)):
        yield _figure(random, day, pair)
    for area in pair:
        yield Occupancy(person=here.people[area][who], office=POSTS[who], area=area)
    for area in pair:
        words = " ".join(random.choice(here.words) for _ in range(18))
        yield Statement(speaker=here.people[area][who], manner="direct", words=words)
    if random.random() < 0.4:
        title = " ".join(random.choice(here.words) for _ in range(4))
        yield Agreement(title=f"Agreement {title}", areas=pair, status="signed")
    for topic in random.sample(TOPICS, 2):
        yield Topic(topic=topic)


def _pair(here: World, random: Random) -> tuple[str, str]:
    one, other = random.choices(here.areas, here.weights, k=2)
    while other == one:
        other = random.choice(here.areas)
    return one, other


def _meetings(here: World, random: Random, day: date, who: tuple[str, str, int]) -> Iterator[Event]:
    one, other, post = who
    countries = tuple(sorted((one, other)))
    for kind in random.sample(TYPES, random.randint(1, 2)):
        guests = (here.people[one][post], here.people[other][post])
        yield Event(
            type=kind,  # type: ignore[arg-type]
            status="held",
            countries=countries,
            people=guests[:1] if kind == "visit" else guests,
            period=Period.day(day - timedelta(days=random.randint(0, 2))),
            place=random.choice(here.places[other]),
        )


def _figure(random: Random, day: date, pair: tuple[str, ...]) -> Figure:
    indicator = random.choice(INDICATORS)
    year = day.year - 1
    true = Random(f"{pair}{indicator}{year}").randint(100, 9999) * 10**6
    value = Decimal(true).scaleb(0)
    told = random.random()
    if told < 0.5:
        value = Decimal(round(true, -7) or true)
    elif told > 0.95:
        value = Decimal(int(true * 1.2))
    unit = "USD" if indicator in INDICATORS[:4] else "count"
    if unit == "count":
        value = Decimal(int(value / 10**6))
    return Figure(
        indicator=indicator, quantity=Quantity(value=value, unit=unit), areas=pair, status="actual",
        period=Period.year(year),
    )  # fmt: skip


def _text(here: World, random: Random, count: int) -> str:
    return " ".join(random.choice(here.words) for _ in range(count))


def _study(here: World, random: Random, telling: Telling, contents: tuple[Content, ...]) -> Study:
    told = [content for content in contents if telling.number == 0 or random.random() < 0.8]
    told = [_vague(content, random) for content in told]
    lines = [f"Synthetic report {telling.made}."]
    starts = []
    for content in told:
        starts.append(sum(len(line) + 1 for line in lines))
        lines.append(content.words if isinstance(content, Statement) else f"{content.kind} {_text(here, random, 5)}")
    text = "\n".join((*lines, telling.text))
    publisher = f"Paper {random.randrange(PUBLISHERS)}"
    document = Document(
        text=text, url=f"https://example.test/{telling.made}", publisher=publisher, language="ru",
        published=telling.day,
    )  # fmt: skip
    claims = tuple(
        _claim(document, content, start, lines[number + 1])
        for number, (content, start) in enumerate(zip(told, starts, strict=True))
    )
    words = text.split()
    reading = Reading(document=document, claims=claims, leftovers=tuple(_left(document, telling.made)))
    return Study(reading=reading, lemmas=" ".join(sorted(set(words))), sketch=sketch(words))


def _left(document: Document, made: int) -> Iterator[Leftover]:
    """About as much left over as in news: five words, for a few of the many reasons."""
    for n in range(made % 11):
        start = len(document.text) - 9 * (n + 1)
        span, reason = document.span(start, start + 7), REASONS[(made + n * n) % len(REASONS)]
        yield Leftover(kind=LEFT[n % len(LEFT)], span=span, reason=reason)


def _vague(content: Content, random: Random) -> Content:
    """A later report may know less."""
    if isinstance(content, Event) and random.random() < 0.2:
        period = content.period
        return Event(
            type=content.type, status=content.status, countries=content.countries, people=content.people[:1],
            period=Period.month(period.first.year, period.first.month) if period and period.first else None,
        )  # fmt: skip
    return content


def _claim(document: Document, content: Content, start: int, line: str) -> Claim[Any]:
    span = document.span(start, start + len(line))
    word = document.span(start, start + len(line.split(maxsplit=1)[0]))
    roles = tuple(Role(field=name, span=word) for name in ("areas", "period", "value")[: 1 + len(line) % 3])
    return Claim(
        content=content, evidence=Evidence(document=document.id, span=span, roles=roles), origin="bench/synthetic"
    )
