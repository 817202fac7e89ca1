"""What a text speaks of, before anything is claimed: places, people, offices, organisations, periods, quantities.

Each mention has its span and the tokens `first` to `last` (exclusive) of the parse.
"""

from dataclasses import dataclass
from typing import Literal

from communique.model.period import Period
from communique.model.quantity import Quantity
from communique.model.span import Span

MentionForm = Literal["name", "nominal", "pronoun"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Mention:
    """Words that name or describe something; `sentence` is the index of the sentence in the parse."""

    span: Span
    first: int
    last: int
    sentence: int


@dataclass(frozen=True, slots=True, kw_only=True)
class AreaMention(Mention):
    """A country, bloc, city, seat or adjective that stands for areas.

    `areas` are codes («казахско-итальянский» has two; members are NOT expanded: C5 stays C5). `kind`: country,
    bloc, adjective (казахстанский), demonym (казахстанцы), city, capital, region, seat (Акорда, Кремль, Рим as a state
    is a capital), organ. `place` is the English name of a city or country where the words can be a place.
    `case` in UD's names, empty where unknown. `part` is true where the words only are part of an organisation's,
    currency's or medium's name («долларов США», «РИА Новости»).
    """

    areas: tuple[str, ...]
    kind: str
    place: str = ""
    case: str = ""
    part: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Office:
    """A post: its title in the nominative without the country, and the area, empty where unknown.

    `rank` is one of head_of_state, head_of_government, minister, envoy, speaker, official, other. `area_origin` says
    how the area is known: explicit, person, seat, dateline, main, or empty; `area_confidence` is its probability.
    """

    title: str
    area: str = ""
    rank: str = "other"
    area_origin: str = ""
    area_confidence: float = 1.0


@dataclass(frozen=True, slots=True, kw_only=True)
class OfficeMention(Mention):
    """A title in the text. `holders` are ids of persons of the entity table (several for a plural title in order).

    `areas` are those named with it, aligned with the holders where there are several; `former` is true of past offices.
    """

    office: Office
    holders: tuple[int, ...] = ()
    areas: tuple[str, ...] = ()
    plural: bool = False
    former: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Person:
    """An entry of an article's table of people. `name` is in the nominative, as full as the text has it.

    `name` is empty for a holder without a name («посол КНР»). `offices` are those the text gives, with areas.
    """

    id: int
    name: str
    gender: str = ""
    area: str = ""
    offices: tuple[Office, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class PersonMention(Mention):
    """Words that mean a person of the table: a name, a description («глава государства»), a pronoun."""

    person: int
    form: MentionForm
    case: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class GroupMention(Mention):
    """A collective participant: «стороны», «президенты двух стран», «главы шести государств», «пятёрка», «лидеры».

    `areas` are the states meant, as far as the text tells; `persons` the people meant; `count` the number said or 0.
    """

    kind: Literal["sides", "leaders", "ministers", "delegations", "countries"]
    areas: tuple[str, ...] = ()
    persons: tuple[int, ...] = ()
    count: int = 0


@dataclass(frozen=True, slots=True, kw_only=True)
class OrganizationMention(Mention):
    """An organisation by name.

    `kind`: ministry, press_service, statistics, bank, agency, media, company, parliament, association, international,
    university, other. `name` is in the nominative, `area` a code or empty.
    """

    name: str
    kind: str
    area: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class PeriodMention(Mention):
    """Words for a time. `period` is None where it cannot be resolved (no year to be had).

    `kind`: point, span, since, deadline («к 2030 году»), until, comparison («чем в 2023 году»), anniversary, age.
    `inferred` is true where a part (the year) was taken from the date of publication or from another sentence.
    """

    period: Period | None
    kind: str = "point"
    inferred: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class QuantityMention(Mention):
    """A number with its unit. `noun` is the lemma of what is counted (unit count), empty for money and percent.

    `upper` is the other end of a range. `role`: value, growth, multiple, rank, ordinal, year, time, share or other.
    `bound_span` are the words of the bound.
    """

    quantity: Quantity
    upper: Quantity | None = None
    noun: str = ""
    role: str = "value"
    bound_span: Span | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class QuotationMention(Mention):
    """A direct quotation: the words between the marks or after the dash. `kind`: marks, dash, block.

    `name` is true where the marks hold a title or name rather than speech.
    """

    kind: str
    name: bool = False
