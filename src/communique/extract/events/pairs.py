"""«Переговоры с X, Y и Z» are three talks: a draft with one person and several counterparts is parted."""

from collections.abc import Sequence
from dataclasses import replace

from communique.extract.events.draft import Draft
from communique.extract.events.stage import Stage


def parted(stage: Stage, group: Sequence[Draft]) -> list[list[Draft]]:
    """One group for each pair where talks name one side and several others, each of a state of its own."""
    head = group[0]
    if head.type not in ("talks", "call") or len(head.people) < 3:
        return [list(group)]
    areas = {person: stage.area_of(person) for person in head.people}
    if "" in areas.values() or len(set(areas.values())) != len(head.people):
        return [list(group)]
    one = _common(stage, head)
    if one is None:
        return [list(group)]
    return [[_pair(head, areas, one, other)] for other in head.people if other != one]


def _common(stage: Stage, head: Draft) -> int | None:
    """The side that is not in the list after «с»: the person who stands apart from the others."""
    order = [m.person for m in head.context.people if m.person in head.people]
    missing = [person for person in head.people if person not in order]
    if len(missing) == 1:
        return missing[0]
    subjects = [
        m.person for m in head.context.people
        if m.person in head.people and any(f.case == "Nom" for f in stage.tokens[m.first].forms)
    ]  # fmt: skip
    return subjects[0] if len(set(subjects)) == 1 else None


def _pair(head: Draft, areas: dict[int, str], one: int, other: int) -> Draft:
    return replace(head, people=tuple(sorted((one, other))), countries=tuple(sorted({areas[one], areas[other]})))
