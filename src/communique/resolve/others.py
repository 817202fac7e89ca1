"""When two claims are of one office, statement, agreement, initiative, format or ranking."""

from datetime import timedelta
from itertools import combinations
from typing import Any

from communique.model.content import Agreement, Format, Initiative, Occupancy, Ranking, Statement
from communique.model.testimony import Testimony
from communique.resolve.areas import expanded, parties, similarity
from communique.resolve.identity import Identity
from communique.resolve.names import (
    SPOKEN,
    is_given_name,
    is_short_form,
    is_written_otherwise,
    name_keys,
    same_name,
    tokens,
)
from communique.resolve.posts import Post, is_called_by_given_name, is_single, post_of
from communique.resolve.times import months, years
from communique.resolve.words import jaccard, numbers, overlap, rare, stems

REPEATED = timedelta(days=14)
REMEMBERED = timedelta(days=730)
RANKED = timedelta(days=400)
# Words of a full name.
FULL = 3
# Less than any name that is the same.
SHORT = 1.0


def _within(one: Testimony[Any], other: Testimony[Any], span: timedelta) -> bool:
    days = one.published, other.published
    return days[0] is None or days[1] is None or abs(days[0] - days[1]) <= span


# What is said once more soon afterwards is looked for by time, too: else every report would be compared with all that
# was ever said in such words. Reports without a day are found among themselves.


def _year(told: Testimony[Any]) -> tuple[str, ...]:
    return years((told.published, told.published)) if told.published else ("-",)


def _years_about(told: Testimony[Any]) -> tuple[str, ...]:
    day = told.published
    return years((day - REMEMBERED, day + REMEMBERED)) if day else ("-",)


def _month(told: Testimony[Any]) -> tuple[str, ...]:
    return months((told.published, told.published)) if told.published else ("-",)


def _months_about(told: Testimony[Any]) -> tuple[str, ...]:
    day = told.published
    return months((day - REPEATED, day + REPEATED)) if day else ("-",)


def _telling_words(text: str) -> tuple[str, ...]:
    """Each two of the longest words: one alone («соглашение») is in every title."""
    words = rare(text, 4)
    return tuple("+".join(two) for two in combinations(words, 2)) or words


# Offices: a person in a post of a state.


def _office_rank(told: Testimony[Occupancy]) -> tuple[object, ...]:
    return (not told.content.area, -min(len(tokens(told.content.person)), FULL))


def _office_keys(told: Testimony[Occupancy]) -> frozenset[str]:
    office = told.content
    ids = post_of(office.office)
    post, names = "+".join(sorted(ids)), [office.person]
    if is_called_by_given_name(ids):
        names += (word for word in tokens(office.person)[:-1] if len(word) >= SPOKEN)
    return frozenset(f"offices|{key}|{post}|{office.area}" for name in names for key in name_keys(name))


def _office_probes(told: Testimony[Occupancy]) -> frozenset[str]:
    return _office_keys(told)


def _same_office(leader: Testimony[Occupancy], told: Testimony[Occupancy]) -> float:
    one, other = leader.content, told.content
    post = post_of(one.office)
    if one.area != other.area or post != post_of(other.office):
        return 0.0
    if not same_name(one.person, other.person):
        return SHORT if one.area and _is_called_shortly(post, one.person, other.person) else 0.0
    # The fuller the name in common, the surer: «Реджеп Тайип Эрдоган» leaves no doubt where «Эрдоган» may.
    words, others = tokens(one.person), tokens(other.person)
    return 1.0 + min(len(words), len(others), FULL) / 10 + (0.05 if words == others else 0.0)


def _is_called_shortly(post: Post, one: str, other: str) -> bool:
    """Whether two names of one in a post that one person holds are a short form and the full one."""
    if is_called_by_given_name(post) and is_given_name(one, other):
        return True
    return is_single(post) and (is_short_form(one, other) or is_written_otherwise(one, other))


OFFICES = Identity(
    kind="offices", rank=_office_rank, filed=_office_keys, probed=_office_probes, likeness=_same_office, margin=0.01
)

# Statements: near the same words of one speaker, told by several reports.


def _statement_rank(told: Testimony[Statement]) -> tuple[object, ...]:
    return (told.content.manner != "direct", -min(len(told.content.words) // 40, 8))


def _statement_keys(told: Testimony[Statement]) -> frozenset[str]:
    return _said_in(told.content, _month(told))


def _statement_probes(told: Testimony[Statement]) -> frozenset[str]:
    return _said_in(told.content, _months_about(told))


def _said_in(said: Statement, whens: tuple[str, ...]) -> frozenset[str]:
    words = [f"{who}|{word}" for who in name_keys(said.speaker) for word in rare(said.words)]
    return frozenset(f"statements|{when}|{word}" for when in whens for word in words)


def _same_statement(leader: Testimony[Statement], told: Testimony[Statement]) -> float:
    one, other = leader.content, told.content
    if not _within(leader, told, REPEATED) or not same_name(one.speaker, other.speaker):
        return 0.0
    alike = jaccard(one.words, other.words)
    if leader.report.id == told.report.id and alike < 0.9:
        return 0.0
    held = overlap(one.words, other.words) if min(len(stems(one.words)), len(stems(other.words))) >= 6 else 0.0
    return 0.5 + alike if alike >= 0.6 else 1.0 if held >= 0.9 else 0.0


STATEMENTS = Identity(
    kind="statements", rank=_statement_rank, filed=_statement_keys, probed=_statement_probes, likeness=_same_statement
)

# Agreements: a title and its parties.


def _agreement_rank(told: Testimony[Agreement]) -> tuple[object, ...]:
    return (not told.content.areas, -min(len(stems(told.content.title)), 8))


def _agreement_keys(told: Testimony[Agreement]) -> frozenset[str]:
    return _titled(told.content, _year(told))


def _agreement_probes(told: Testimony[Agreement]) -> frozenset[str]:
    return _titled(told.content, _years_about(told))


def _titled(signed: Agreement, whens: tuple[str, ...]) -> frozenset[str]:
    who = sorted(expanded(signed.areas))[:6] or ["-"]
    words = _telling_words(signed.title)
    return frozenset(f"agreements|{when}|{area}|{word}" for when in whens for area in who for word in words)


def _same_agreement(leader: Testimony[Agreement], told: Testimony[Agreement]) -> float:
    one, other = leader.content, told.content
    if leader.report.id == told.report.id or not _within(leader, told, REMEMBERED):
        return 0.0
    if numbers(one.title) and numbers(other.title) and numbers(one.title) != numbers(other.title):
        return 0.0
    if bool(one.areas) != bool(other.areas) or (one.areas and similarity(one.areas, other.areas) < 0.6):
        return 0.0
    alike = jaccard(one.title, other.title)
    return 0.5 + alike if alike >= 0.6 else 0.0


AGREEMENTS = Identity(
    kind="agreements", rank=_agreement_rank, filed=_agreement_keys, probed=_agreement_probes, likeness=_same_agreement
)

# Initiatives: what is undertaken; the wording varies more than a title's.


def _initiative_rank(told: Testimony[Initiative]) -> tuple[object, ...]:
    return (not told.content.by, -min(len(stems(told.content.what)), 8))


def _initiative_keys(told: Testimony[Initiative]) -> frozenset[str]:
    return _undertaken(told.content, _year(told))


def _initiative_probes(told: Testimony[Initiative]) -> frozenset[str]:
    return _undertaken(told.content, _years_about(told))


def _undertaken(begun: Initiative, whens: tuple[str, ...]) -> frozenset[str]:
    return frozenset(f"initiatives|{when}|{word}" for when in whens for word in _telling_words(begun.what))


def _same_initiative(leader: Testimony[Initiative], told: Testimony[Initiative]) -> float:
    one, other = leader.content, told.content
    if leader.report.id == told.report.id or not _within(leader, told, REMEMBERED):
        return 0.0
    if one.by and other.by and not set(expanded(one.by)) & set(expanded(other.by)):
        return 0.0
    alike = jaccard(one.what, other.what)
    return 0.6 + alike if alike >= 0.5 else 0.0


INITIATIVES = Identity(
    kind="initiatives",
    rank=_initiative_rank,
    filed=_initiative_keys,
    probed=_initiative_probes,
    likeness=_same_initiative,
)

# Formats: members and partner, or the name where they are not known.


def _format_rank(told: Testimony[Format]) -> tuple[object, ...]:
    return (not told.content.partner, -min(len(told.content.members), 8))


def _format_keys(told: Testimony[Format]) -> frozenset[str]:
    keys = {f"formats|{'+'.join(sorted(stems(told.content.name)))}"}
    if told.content.members:
        keys.add(f"formats|{_series(told.content)}")
    return frozenset(keys)


def _series(series: Format) -> str:
    return f"{','.join(parties(series.members))}|{series.partner}"


def _same_format(leader: Testimony[Format], told: Testimony[Format]) -> float:
    one, other = leader.content, told.content
    if one.partner and other.partner and one.partner != other.partner:
        return 0.0
    if one.members and other.members and one.partner and _series(one) == _series(other):
        return 1.5
    return 1.2 if stems(one.name) and stems(one.name) == stems(other.name) else 0.0


FORMATS = Identity(kind="formats", rank=_format_rank, filed=_format_keys, probed=_format_keys, likeness=_same_format)

# Rankings: a place in one order at about one time.


def _ranking_rank(told: Testimony[Ranking]) -> tuple[object, ...]:
    return (told.content.period is None, told.content.at_most)


def _ranking_keys(told: Testimony[Ranking]) -> frozenset[str]:
    place = told.content
    return frozenset({f"rankings|{place.area}|{place.of}|{place.indicator}|{place.rank}"})


def _same_ranking(leader: Testimony[Ranking], told: Testimony[Ranking]) -> float:
    one, other = leader.content, told.content
    if (one.area, one.of, one.indicator, one.rank) != (other.area, other.of, other.indicator, other.rank):
        return 0.0
    periods = {str(place.period) for place in (one, other) if place.period}
    return 1.0 if len(periods) < 2 and _within(leader, told, RANKED) else 0.0


RANKINGS = Identity(
    kind="rankings", rank=_ranking_rank, filed=_ranking_keys, probed=_ranking_keys, likeness=_same_ranking
)
