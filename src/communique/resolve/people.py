"""People across texts and alphabets: spellings joined, namesakes of other states kept apart, offices over time."""

from collections import defaultdict
from collections.abc import Iterable
from datetime import date

from communique.model.answer import Person, Tenure
from communique.model.content import Occupancy
from communique.model.fact import Fact
from communique.resolve.names import same_name, skeleton, tokens, word_keys
from communique.resolve.posts import Post, is_single, post_of
from communique.resolve.vote import best_name

Office = Fact[Occupancy]
Posts = dict[tuple[str, Post], list[Office]]


def people(offices: Iterable[Office]) -> tuple[Person, ...]:
    """One entry for each person, by name; two with one name in offices of different states are two."""
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
    return tuple(sorted((_person(group, posts) for group in groups), key=lambda person: (person.name, person.id)))


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


def _person(group: list[Office], posts: Posts) -> Person:
    names = [one.content.person for fact in group for one in fact.claims or (fact,)]
    tenures = sorted((_tenure(fact, posts) for fact in group), key=lambda one: (one.last or date.min, one.fact.id))
    name = best_name(names)
    days = [day for one in tenures for day in (one.first, one.last) if day]
    return Person(
        id="p" + min(fact.id for fact in group)[1:],
        name=name,
        names=tuple(sorted(set(names))),
        areas=tuple(sorted({fact.content.area for fact in group if fact.content.area})),
        offices=tuple(reversed(tenures)),
        first=min(days, default=None),
        last=max(days, default=None),
        facts=len(group),
    )


def _tenure(fact: Office, posts: Posts) -> Tenure:
    office, seen = fact.content, fact.content.period
    others = posts.get((office.area, post_of(office.office)), ())
    rivals = tuple(sorted(other.id for other in others if _rivals(fact, other)))
    # Where three hold one post at once it is a post of many (deputies, ambassadors), and nothing is amiss.
    rivals = rivals if len(rivals) == 1 else ()
    first, last = (seen.first, seen.last) if seen else (None, None)
    return Tenure(
        fact=fact, person=office.person, office=office.office, area=office.area, first=first, last=last, rivals=rivals
    )


def _rivals(fact: Office, other: Office) -> bool:
    """Whether another person is seen in the same single post of the same state on the same days."""
    one, two = fact.content, other.content
    if same_name(one.person, two.person) or skeleton_of(one.person) == skeleton_of(two.person):
        return False
    return bool(one.period and two.period and one.period.meets(two.period))


def skeleton_of(name: str) -> str:
    """The sound of a surname."""
    words = tokens(name)
    return skeleton(words[-1]) if words else ""
