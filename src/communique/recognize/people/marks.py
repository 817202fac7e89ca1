"""What the readers of titles share: other mentions by token, and the complement of a head."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from communique.model.mention import AreaMention, OrganizationMention

OPENING, CLOSING = '«“"„', '»”"'
# Kinds of area that stay in a title («мэр Душанбе», «губернатор Брянской области»); others are stripped.
LOCAL = ("city", "capital", "region", "seat", "organ")
PRIVATE_KINDS = ("company", "media", "university")


@dataclass(frozen=True, slots=True)
class Marks:
    """What else was recognised: areas and organisations by first token, every token of an area, where names begin."""

    areas: Mapping[int, AreaMention]
    covered: Mapping[int, AreaMention]
    organizations: Mapping[int, OrganizationMention]
    stops: frozenset[int]


@dataclass(slots=True)
class Complement:
    """The words kept of a complement and their lemmas, the areas in it, and how it was said.

    `own` is true of «республики», «страны» (`state` is the word); `several` of a body in the plural («правительств»);
    `heading` is true behind «глава», which a word for the state belongs to («глава государства Чили»);
    `linked` once a preposition carried the title on; `seat` is where an envoy sits. `want` is the case asked for next.
    """

    kept: list[str] = field(default_factory=list)
    lemmas: list[frozenset[str]] = field(default_factory=list)
    areas: list[str] = field(default_factory=list)
    local: bool = False
    own: bool = False
    several: bool = False
    heading: bool = False
    linked: bool = False
    private: bool = False
    state: str = ""
    seat: str = ""
    want: str = "Gen"
    last: int = 0
