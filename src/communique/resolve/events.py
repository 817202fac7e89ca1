"""When two claims are of one meeting. Never for lack of conflict alone: date, people, name, place must speak for it."""

from itertools import combinations

from communique.model.content import Event
from communique.model.testimony import Testimony
from communique.resolve import times
from communique.resolve.areas import WHOLE_IN_PART, country, expanded, is_country, similarity
from communique.resolve.identity import Identity
from communique.resolve.names import matched, name_keys
from communique.resolve.words import jaccard, numbers, stems

# Of these everybody who is named takes part; at the others lists of people are samples.
SMALL_CIRCLE = frozenset({"visit", "talks", "call", "signing"})
LONG = 100
ENDLESS = 800
MANY = 8
GRAINS = ((7, 1.0), (31, 0.5), (100, 0.35), (400, 0.25))
NEARNESS = ((3, 0.5), (10, 0.3))
# A plan without a day, and the day in the weeks that follow.
AHEAD = (31, 0.2)
# The same parties, no more and no less; a list of which the other tells only a part says less.
EXACT_PARTIES = 0.46
PART_OF_PARTIES = 0.3
# Two states hold many of these in a month: without people a month says little.
OFTEN = frozenset({"talks", "call"})
MARGIN = 0.04
MANY_PARTIES = 3
# «Саммит в Астане», told without a date long afterwards, is the last one of these parties.
RECALLED, RECALL = 200, 0.35


def rank(told: Testimony[Event]) -> tuple[object, ...]:
    """Most specific first: shortest date, then people, name, place, countries."""
    event = told.content
    length = times.days(event.period) if event.period else 20_000
    return (length, -min(len(event.people), 4), not event.name, not event.place, -min(len(event.countries), 8))


def filed(told: Testimony[Event]) -> frozenset[str]:
    """By type, month and parties or people; dates longer than a season by their years."""
    span = times.window(told)
    if span is None:
        return frozenset()
    whens = _coarse(span) if _is_long(span) else times.months(span)
    return _keys(told.content, whens) | _plan(told.content, span) | _recalled(told)


def probed(told: Testimony[Event]) -> frozenset[str]:
    """The same keys, those of longer or shorter dates, and those of a day before or after it in another month."""
    span = times.window(told)
    if span is None:
        return frozenset()
    whens = _coarse(span) + (times.months(times.widened(span)) if times.days_of(span) < ENDLESS else ())
    return _keys(told.content, whens) | _plan(told.content, span) | _recalled(told)


def _recalled(told: Testimony[Event]) -> frozenset[str]:
    """Parties and months of a summit; of one without a date the months before its report, too."""
    event, span = told.content, times.window(told)
    if event.type != "summit" or not event.countries or span is None or _is_long(span):
        return frozenset()
    who = "+".join(sorted(expanded(event.countries)))
    since = span[0] if event.period else times.back(span[1], RECALLED)
    return frozenset(f"events|summit|{when}|of {who}" for when in times.months((since, span[1])))


def _keys(event: Event, whens: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"events|{event.type}|{when}|{who}" for when in whens for who in _who(event))


def _plan(event: Event, span: times.Window) -> frozenset[str]:
    """A named plan is found by its name, for its day may change."""
    if not event.name or event.status not in ("planned", "postponed") or times.days_of(span) >= ENDLESS:
        return frozenset()
    name = "+".join(sorted(stems(event.name)))
    return frozenset(f"events|{event.type}|{year}|plan|{name}" for year in times.years(span))


def _is_long(span: times.Window) -> bool:
    return times.days_of(span) > LONG


def _coarse(span: times.Window) -> tuple[str, ...]:
    """Years, marked so that they never meet months; a date of several years finds nothing."""
    return tuple(f"y{year}" for year in times.years(span)) if times.days_of(span) < ENDLESS else ()


def _who(event: Event) -> frozenset[str]:
    """Pairs of countries and people for small circles; each country for the great ones."""
    people = {f"@{key}" for name in event.people for key in name_keys(name)}
    areas = sorted(expanded(event.countries))
    if event.type in SMALL_CIRCLE:
        pairs = {f"{one}+{other}" for one, other in combinations(areas[:MANY], 2)}
        return frozenset(pairs | people or set(areas))
    return frozenset(set(areas) | ({f"#{stem}" for stem in stems(event.name)} if not areas else set()))


def likeness(leader: Testimony[Event], told: Testimony[Event]) -> float:
    """Evidence for one event less evidence against; 1 and more is enough."""
    one, other = leader.content, told.content
    if one.type != other.type or (leader.report.id == told.report.id and not _is_repeated(one, other)):
        return 0.0
    parts = (_dates(leader, told), _parties(one, other), _people(one, other), _places(one, other), _names(one, other))
    if any(part is None for part in parts):
        return 0.0
    return sum(part or 0.0 for part in parts) + _manner(one, other)


def _is_same_circle(one: Event, other: Event) -> bool:
    """Whether both name the same people, two or more: then one slip of a report or of its reading is forgiven."""
    few, many = sorted((len(one.people), len(other.people)))
    return 1 < few == many == matched(one.people, other.people)


def _is_same_summit(one: Event, other: Event) -> bool:
    """Whether both tell of a summit of the same many parties on one day: they hold no two."""
    many = len(expanded(one.countries)) >= MANY_PARTIES and similarity(one.countries, other.countries) == 1
    same_day = one.period is not None and one.period == other.period and times.days(one.period) <= GRAINS[0][0]
    return one.type == "summit" and many and same_day


def _is_repeated(one: Event, other: Event) -> bool:
    """Within a report two claims are of one meeting only where they say the same: a report tells its meetings apart."""
    same_people = bool(one.people) and matched(one.people, other.people) == max(len(one.people), len(other.people))
    known = one.period is not None and one.period == other.period
    return known and one.status == other.status and (same_people or bool(one.name and one.name == other.name))


def _dates(leader: Testimony[Event], told: Testimony[Event]) -> float | None:
    span, other = times.window(leader), times.window(told)
    if span is None or other is None:
        return None
    if leader.content.period and told.content.period:
        return _both_dated(leader.content, told.content, span, other)
    if not times.overlap(span, other):
        return RECALL if _is_recalled(leader, told) else None
    # A dated telling is compared by its date, an undated one by the day of its report.
    day, around = (told.published, span) if leader.content.period else (leader.published, other)
    if not leader.content.period and not told.content.period and told.published:
        around = (told.published, told.published)
    if day is None or times.days_of(around) > LONG:
        return 0.0
    gap = times.apart((day, day), around)
    undated = leader.content if told.content.period else told.content
    steps = (*NEARNESS, AHEAD) if undated.status == "planned" else NEARNESS
    return next((worth for limit, worth in steps if gap <= limit), 0.1)


def _is_recalled(leader: Testimony[Event], told: Testimony[Event]) -> bool:
    """Whether one tells without a date, but with place or name, of a summit of these parties that the other dates."""
    dated, bare = (leader, told) if leader.content.period else (told, leader)
    event, summit = bare.content, dated.content
    end = summit.period.last if summit.period else None
    if event.period or event.status != "held" or event.type != "summit" or end is None or bare.published is None:
        return False
    exact = expanded(event.countries) == expanded(summit.countries) and bool(event.countries)
    return exact and 0 <= (bare.published - end).days <= RECALLED


def _both_dated(one: Event, other: Event, span: times.Window, second: times.Window) -> float | None:
    gap = times.apart(span, second)
    if gap:
        return _moved(one, other, gap)
    length = max(times.days_of(span), times.days_of(second))
    worth = next((worth for limit, worth in GRAINS if length <= limit), 0.1)
    if length > GRAINS[0][0] and one.type in OFTEN and not (one.people and other.people):
        worth -= 0.2
    return worth + (0.1 if span == second else 0.0)


def _moved(one: Event, other: Event, gap: int) -> float | None:
    """A plan may change its day, where a name says that it is the same plan; a meeting may be a day off."""
    if gap == 1 and one.type not in SMALL_CIRCLE and similarity(one.countries, other.countries) == 1:
        return 0.6
    if gap == 1 and _is_same_circle(one, other):
        return 0.3
    plans = {one.status, other.status} <= {"planned", "postponed"}
    named = bool(one.name and other.name and jaccard(one.name, other.name) >= 0.6)
    return -0.1 if plans and named and gap <= 120 and one.place == other.place else None


def _parties(one: Event, other: Event) -> float | None:
    if not one.countries or not other.countries:
        return 0.0
    alike = similarity(one.countries, other.countries)
    if alike < 1 and _is_same_circle(one, other):
        # Of a meeting beside a summit its bloc is read as a party: the members it has agree with the other report.
        return PART_OF_PARTIES * alike if alike == WHOLE_IN_PART else 0.0
    sizes = sorted(len(expanded(event.countries)) for event in (one, other))
    if one.type in ("talks", "call") and sizes[1] > 2 * sizes[0]:
        return None
    if alike < (0.6 if one.type in SMALL_CIRCLE else 0.3):
        return None
    return EXACT_PARTIES if alike == 1 else PART_OF_PARTIES * alike


def _people(one: Event, other: Event) -> float | None:
    if not one.people or not other.people:
        # Who signed is named as often as not.
        return 0.05 if one.people == other.people or one.type == "signing" else 0.0
    fewer, more = sorted((one.people, other.people), key=len)
    shared = matched(fewer, more)
    if one.type not in SMALL_CIRCLE:
        return 0.2 if shared else 0.0
    if one.type == "visit":
        return 0.5 if shared else None
    if one.type == "signing":
        return 0.4 if shared else 0.0
    if shared == len(fewer):
        return 0.5 if len(fewer) == len(more) else 0.45
    # Two and more in common: the others were left out, or a bystander was taken in.
    return 0.4 if shared > 1 else None


def _places(one: Event, other: Event) -> float | None:
    if not one.place or not other.place:
        return 0.0
    if one.place == other.place:
        return 0.3
    here, there = country(one.place), country(other.place)
    if here and here == there and (is_country(one.place) or is_country(other.place) or one.type == "visit"):
        return 0.2
    if not here or not there:
        return 0.0
    return -0.4 if (one.type != "visit" and _is_same_circle(one, other)) or _is_same_summit(one, other) else None


def _names(one: Event, other: Event) -> float | None:
    if not one.name or not other.name:
        return 0.0
    editions, others = numbers(one.name), numbers(other.name)
    if editions and others and not editions & others:
        return None
    alike = jaccard(one.name, other.name)
    # «ЦА – Италия» and «Центральная Азия – Италия» have a party's name in common.
    series = alike and similarity(one.countries, other.countries) == 1
    return 0.4 if alike >= 0.5 else (0.2 if series else 0.0)


def _manner(one: Event, other: Event) -> float:
    level = 0.1 if one.level and one.level == other.level else 0.0
    return level + (0.05 if one.status == other.status else 0.0)


EVENTS = Identity(kind="events", rank=rank, filed=filed, probed=probed, likeness=likeness, margin=MARGIN)
