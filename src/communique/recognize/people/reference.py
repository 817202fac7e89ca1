"""Who is meant by a title without a name: «глава государства», «узбекский лидер», «министр», «посол КНР»."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from functools import cache

from communique.lang import Pack
from communique.lang.pack import is_bloc
from communique.model.mention import Office, OfficeMention, Person

STATE_RANKS = ("head_of_state", "head_of_government")
LEADER = "leader"
NAMELESS = ("head_of_state", "head_of_government", "minister", "envoy", "speaker")


@cache
def alike_of(pack: Pack) -> Mapping[str, int]:
    """Titles that are one office, each with the number of its office; those of no other are left out."""
    groups = enumerate(pack.table("offices").get("alike", {}).values())
    return {str(title).lower(): number for number, titles in groups for title in titles}


@dataclass(frozen=True, slots=True, kw_only=True)
class Reference:
    """The person (id of the table) that a title mention without a name means; `clear` where nobody else could be."""

    mention: int
    person: int
    clear: bool = True


def find_references(
    mentions: Sequence[OfficeMention], persons: Sequence[Person], hub: Sequence[str], alike: Mapping[str, int]
) -> tuple[tuple[Reference, ...], tuple[Person, ...]]:
    """References of all title mentions without holders, and persons without a name that had to be added.

    `alike` gives titles that are one office a common number («глава МИД», «министр иностранных дел»).
    """
    known = list(persons)
    last_seen: dict[int, int] = {}
    strangers: set[str] = set()
    found: list[Reference] = []
    for number, mention in enumerate(mentions):
        for holder in mention.holders:
            last_seen[holder] = mention.first
        if mention.holders or mention.plural or mention.former:
            continue
        person = _meant(mention, known, hub, last_seen) or _by_another_title(mention, known, alike)
        title = mention.office.title.lower()
        if person is not None and (title in strangers or _is_strange(mention, person, hub, last_seen)):
            strangers.add(title)
            person = None
        if person is None and _can_be_nameless(mention):
            person = Person(id=len(known), name="", area=mention.office.area, offices=(mention.office,))
            known.append(person)
        if person is not None:
            last_seen[person.id] = mention.first
            found.append(Reference(mention=number, person=person.id))
    return tuple(found), tuple(known[len(persons) :])


def _is_strange(mention: OfficeMention, person: Person, hub: Sequence[str], last_seen: dict[int, int]) -> bool:
    """Whether "the president" cannot be who is only named later, and as that of a state the report is not about."""
    office = mention.office
    if office.area or office.rank not in STATE_RANKS or person.id in last_seen or not hub or is_bloc(hub[0]):
        return False
    areas = {own.area for own in person.offices if own.rank == office.rank}
    return "" not in areas and hub[0] not in areas


def _can_be_nameless(mention: OfficeMention) -> bool:
    return bool(mention.office.area) and mention.office.rank in NAMELESS


def _meant(
    mention: OfficeMention, persons: Sequence[Person], hub: Sequence[str], last_seen: dict[int, int]
) -> Person | None:
    """The one person whose office fits; None where several do and nothing decides."""
    fitting = [p for p in persons if any(_fits(mention, office) for office in p.offices)]
    exact = [p for p in fitting if any(_same_words(mention.office, office) for office in p.offices)]
    fitting = exact or fitting
    if not any(office.area == mention.office.area for p in fitting for office in p.offices):
        fitting = _placed_alone(mention, persons) or fitting
    if len(fitting) <= 1:
        return fitting[0] if fitting else None
    if mention.office.rank in STATE_RANKS and not mention.office.area and hub:
        home = [p for p in fitting if any(o.area == hub[0] and o.rank == mention.office.rank for o in p.offices)]
        if len(home) == 1:
            return home[0]
    seen = [p for p in fitting if p.id in last_seen]
    if mention.office.rank in STATE_RANKS or len(seen) != 1:
        return None
    return seen[0]


def _placed_alone(mention: OfficeMention, persons: Sequence[Person]) -> list[Person]:
    """Whoever is of the state that a title names and has no title himself, as counterparts have not."""
    area = mention.office.area if mention.office.rank in NAMELESS else ""
    return [p for p in persons if area and p.name and p.area == area and not p.offices]


def _by_another_title(mention: OfficeMention, persons: Sequence[Person], alike: Mapping[str, int]) -> Person | None:
    """The one person whose title says the same in other words, of a state that both name."""
    wanted = mention.office
    one = alike.get(wanted.title.lower())
    if one is None or not wanted.area:
        return None
    found = [p for p in persons if any(o.area == wanted.area and alike.get(o.title.lower()) == one for o in p.offices)]
    return found[0] if len(found) == 1 else None


def _fits(mention: OfficeMention, office: Office) -> bool:
    """Whether a description can stand for an office: same country where both are known, and a rank that suits."""
    wanted = mention.office
    if wanted.area and office.area and wanted.area != office.area:
        return False
    if wanted.rank == LEADER:
        return office.rank in STATE_RANKS and bool(wanted.area) and wanted.area == office.area
    if wanted.rank in ("head_of_state", "head_of_government", "speaker"):
        return wanted.rank == office.rank
    if wanted.rank == "minister":
        return office.rank == "minister" and _compatible(wanted.title, office.title)
    return _head(wanted.title) == _head(office.title) and _compatible(wanted.title, office.title)


def _compatible(short: str, full: str) -> bool:
    """Whether a shorter title can mean the fuller one («министр» – «министр финансов», never «глава Минфина»)."""
    short_words, full_words = short.split(), full.split()
    return (
        len(short_words) == 1
        or short_words == full_words
        or (_head(short) != _head(full) and len(short_words) == 2 and len(full_words) > 2)
    )


def _same_words(one: Office, other: Office) -> bool:
    return one.title.lower() == other.title.lower() and (not one.area or one.area == other.area)


def _head(title: str) -> str:
    return title.split(" ", 1)[0].lower()
