"""What claims say: one type for each kind of fact. Names of fields are the field's own terms.

People are names in the nominative, in the language of the text; areas are ISO 3166-1 alpha-2 codes or codes of
blocs (C5, EU, EAEU …); sequences of areas are sorted.
"""

from dataclasses import dataclass
from typing import ClassVar, Literal

from communique.model.period import Period
from communique.model.quantity import Quantity

FigureStatus = Literal["actual", "provisional", "target", "forecast"]
EventType = Literal["visit", "talks", "summit", "call", "forum", "signing"]
EventStatus = Literal["held", "planned", "postponed", "cancelled"]


@dataclass(frozen=True, slots=True, kw_only=True)
class Occupancy:
    """A person holds an office of a state or organisation (FollowTheMoney `Occupancy`, Wikidata P39)."""

    kind: ClassVar[str] = "offices"
    person: str
    office: str
    area: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Event:
    """Something that brings representatives of states together (PLOVER CONSULT and SUPPORT).

    `level` is state, official, working or empty. `place` is the English name of a city or country.
    `occasion` says what it was held on the margins of, or for.
    """

    kind: ClassVar[str] = "events"
    type: EventType
    status: EventStatus | None = None
    countries: tuple[str, ...] = ()
    people: tuple[str, ...] = ()
    period: Period | None = None
    place: str = ""
    name: str = ""
    level: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Figure:
    """An observation (SDMX): indicator, areas, period, value. `areas` is who it is about, sorted.

    `ref_area` and `counterpart_area` give the direction where the words do (exports of KZ to IT).
    A target is a wish and never an SDMX OBS_STATUS of F. `change` is true of growth and shares' changes.
    `basis` is what a trade counts where the words say it: goods, services, both, non_oil; empty for the usual.
    """

    kind: ClassVar[str] = "figures"
    indicator: str
    quantity: Quantity
    areas: tuple[str, ...] = ()
    status: FigureStatus | None = None
    period: Period | None = None
    ref_area: str = ""
    counterpart_area: str = ""
    change: bool = False
    basis: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Statement:
    """What somebody said (PARC 3: source, cue, content)."""

    kind: ClassVar[str] = "statements"
    speaker: str
    manner: Literal["direct", "indirect"]
    words: str
    addressee: str = ""
    topics: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True, kw_only=True)
class Agreement:
    """A named document between states; status is planned, signed, ratified or in_force."""

    kind: ClassVar[str] = "agreements"
    title: str
    areas: tuple[str, ...] = ()
    status: str = ""
    occasion: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Initiative:
    """A decision or undertaking: a street named, a centre opened, a platform created.

    `status` is proposed, decided, under_way or done.
    """

    kind: ClassVar[str] = "initiatives"
    what: str
    by: tuple[str, ...] = ()
    status: str = ""
    place: str = ""
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Format:
    """A series of meetings («Центральная Азия – Италия») with its members."""

    kind: ClassVar[str] = "formats"
    name: str
    members: tuple[str, ...] = ()
    partner: str = ""
    purpose: str = ""


@dataclass(frozen=True, slots=True, kw_only=True)
class Ranking:
    """A place in an order («один из трёх крупнейших торговых партнёров»): `rank` or better where `at_most`."""

    kind: ClassVar[str] = "rankings"
    area: str
    of: str
    indicator: str
    rank: int
    at_most: bool = False
    period: Period | None = None


@dataclass(frozen=True, slots=True, kw_only=True)
class Topic:
    """A report is about this area of cooperation (ids of lang/world/topics)."""

    kind: ClassVar[str] = "topics"
    topic: str


Content = Occupancy | Event | Figure | Statement | Agreement | Initiative | Format | Ranking | Topic
CONTENTS: tuple[type[Content], ...] = (
    Figure,
    Event,
    Occupancy,
    Statement,
    Agreement,
    Initiative,
    Format,
    Ranking,
    Topic,
)
