"""People across texts and alphabets: spellings joined, namesakes of other states kept apart, offices over time."""

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from itertools import combinations

from communique.model.answer import Person, Tenure
from communique.model.content import Occupancy
from communique.model.fact import Fact
from communique.resolve.names import same_name, shares_word, tokens, word_keys
from communique.resolve.posts import Post, is_single, post_of
from communique.resolve.vote import best_name

Office = Fact[Occupancy]
Posts = dict[tuple[str, Post], list[Office]]


# Who is seen in a post twice within so long held it in between; who is seen after longer may have come back to it.
TERM = 400
Days = Mapping[str, Sequence[int]]


def people(offices: Iterable[Office], days: Days | None = None) -> tuple[Person, ...]:
    """One entry for each person, by name; two with one name in offices of different states are two.

    `days` are those on which offices are told of, by fact, as ordinal numbers: of those that `contested` gives.
    """
    known = tuple(sorted(offices, key=lambda fact: (-len(tokens(fact.content.person)), fact.content.person, fact.id)))
    groups: list[list[Office]] = []
    by_word: dict[str, list[int]] = defaultdict(list)
    for fact in known:
        keys = word_keys(fact.content.person)
        near = sorted({number for key in keys for number in by_word[key]})
        home = next((number for number in near if _is_one(groups[number], fact)), None)
        if home is None:
            home = len(groups)
            groups.append([])
        groups[home].append(fact)
        for key in keys:
            if home not in by_word[key]:
                by_word[key].append(home)
    posts = _posts(known)
    held = [_person(group, posts, days or {}) for group in groups]
    return tuple(sorted(held, key=lambda person: (person.name, person.id)))


def contested(offices: Iterable[Office]) -> frozenset[str]:
    """Facts of offices that others are told to hold in the same time: of them the days are wanted."""
    pairs = (pair for held in _posts(tuple(offices)).values() for pair in combinations(held, 2))
    return frozenset(fact.id for pair in pairs if _meet(*pair) for fact in pair)


def _posts(known: tuple[Office, ...]) -> Posts:
    """Offices by state and post, where one person holds it at a time: only these can be rivals."""
    found: Posts = defaultdict(list)
    for fact in known:
        post = post_of(fact.content.office)
        if fact.content.area and is_single(post):
            found[fact.content.area, post].append(fact)
    return found


def _is_one(group: list[Office], fact: Office) -> bool:
    areas = {one.content.area for one in group if one.content.area}
    here = fact.content.area
    return same_name(group[0].content.person, fact.content.person) and (not here or not areas or here in areas)


def _person(group: list[Office], posts: Posts, days: Days) -> Person:
    names = [one.content.person for fact in group for one in fact.claims or (fact,)]
    tenures = [_tenure(fact, posts, days) for fact in group]
    tenures.sort(key=lambda one: (one.last or date.min, one.fact.id))
    name = best_name(names)
    seen = [day for one in tenures for day in (one.first, one.last) if day]
    return Person(
        id="p" + min(fact.id for fact in group)[1:],
        name=name,
        names=tuple(sorted(set(names))),
        areas=tuple(sorted({fact.content.area for fact in group if fact.content.area})),
        offices=tuple(reversed(tenures)),
        first=min(seen, default=None),
        last=max(seen, default=None),
        facts=len(group),
    )


def _tenure(fact: Office, posts: Posts, days: Days) -> Tenure:
    office, seen = fact.content, fact.content.period
    others = posts.get((office.area, post_of(office.office)), ())
    rivals = tuple(sorted(other.id for other in others if _rivals(fact, other, days)))
    # Where three hold one post at once it is a post of many (deputies, ambassadors), and nothing is amiss.
    rivals = rivals if len(rivals) == 1 else ()
    first, last = (seen.first, seen.last) if seen else (None, None)
    return Tenure(
        fact=fact, person=office.person, office=office.office, area=office.area, first=first, last=last, rivals=rivals
    )


def _rivals(fact: Office, other: Office, days: Days) -> bool:
    """Whether another person is seen in the same single post of the same state in the same days."""
    if not _meet(fact, other):
        return False
    here, there = days.get(fact.id), days.get(other.id)
    return not here or not there or _held_between(here, there) or _held_between(there, here)


def _meet(fact: Office, other: Office) -> bool:
    one, two = fact.content, other.content
    if not (one.period and two.period and one.period.meets(two.period)):
        return False
    return not same_name(one.person, two.person) and not shares_word(one.person, two.person)


def _held_between(days: Sequence[int], others: Sequence[int]) -> bool:
    """Whether somebody seen on these days, in order, held the post on one of the others."""
    for day in others:
        behind, ahead = bisect_right(days, day), bisect_left(days, day)
        if behind and ahead < len(days) and days[ahead] - days[behind - 1] <= TERM:
            return True
    return False
