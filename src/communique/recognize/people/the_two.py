"""Which two states are meant by "the two countries", «обе стороны», «два лидера»: the pair told of last."""

from collections.abc import Mapping, Sequence
from dataclasses import replace

from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, GroupMention, Person, PersonMention
from communique.parse import Parse

BOTH = 2
BACK = 3  # sentences back
KINDS = ("countries", "sides", "leaders")


def with_the_two(
    parsed: Parse,
    groups: Sequence[GroupMention],
    areas: Sequence[AreaMention],
    people: tuple[Sequence[PersonMention], Sequence[Person]],
) -> tuple[GroupMention, ...]:
    """The groups, those of two without names given the states of which two alone were spoken last.

    Of 122 such groups in gold whose states a fact tells, 119 are these; where the text is most about two others, they
    are right seven times for one.
    """
    named = _states(areas, people)
    return tuple(_of_two(parsed, group, named) for group in groups)


def _states(
    areas: Sequence[AreaMention], people: tuple[Sequence[PersonMention], Sequence[Person]]
) -> Mapping[int, list[tuple[int, str]]]:
    """By sentence the states that words and people name, with their tokens."""
    mentions, persons = people
    found: dict[int, list[tuple[int, str]]] = {}
    for area in areas:
        codes = [] if area.part else [code for code in area.areas if not is_bloc(code)]
        found.setdefault(area.sentence, []).extend((area.first, code) for code in codes)
    for mention in mentions:
        code = persons[mention.person].area
        if code and not is_bloc(code):
            found.setdefault(mention.sentence, []).append((mention.first, code))
    return found


def _of_two(parsed: Parse, group: GroupMention, named: Mapping[int, list[tuple[int, str]]]) -> GroupMention:
    if group.count != BOTH or group.areas or group.kind not in KINDS:
        return group
    for sentence in range(group.sentence, max(-1, group.sentence - BACK - 1), -1):
        end = group.first if sentence == group.sentence else parsed.sentences[sentence].last
        codes = list(dict.fromkeys(code for first, code in sorted(named.get(sentence, ())) if first < end))
        if len(codes) == BOTH:
            return replace(group, areas=tuple(codes))
        if len(codes) > BOTH:
            break
    return group
