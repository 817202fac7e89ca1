"""Choosing one value of many tellings, the same for the same tellings in any order."""

from collections import Counter, defaultdict
from collections.abc import Callable, Iterable, Sequence
from typing import Any, TypeVar

from communique.model.testimony import Testimony
from communique.resolve.names import same_name, tokens

V = TypeVar("V")
Told = Testimony[Any]


def vote(told: Sequence[Told], value: Callable[[Told], V]) -> V | None:
    """What most reports say, what is empty aside; of equals the longer, then the first by alphabet."""
    reports: dict[V, set[str]] = defaultdict(set)
    for one in told:
        said = value(one)
        if said:
            reports[said].add(one.report.id)
    if not reports:
        return None
    return max(reports, key=lambda said: (len(reports[said]), len(str(said)), str(said)))


def union(told: Sequence[Told], values: Callable[[Told], Iterable[str]]) -> tuple[str, ...]:
    """All values said, sorted."""
    return tuple(sorted({value for one in told for value in values(one)}))


def people(names: Iterable[str]) -> tuple[str, ...]:
    """One name for each person, the fullest and then commonest spelling, in the order of the alphabet."""
    groups: list[list[str]] = []
    for name in sorted(names, key=lambda name: (-len(tokens(name)), name)):
        home = next((group for group in groups if same_name(group[0], name)), None)
        if home is None:
            groups.append([name])
        else:
            home.append(name)
    return tuple(sorted(best_name(group) for group in groups))


def best_name(names: Sequence[str]) -> str:
    """The commonest of the spellings that are more than a surname; of equals the fullest."""
    count = Counter(names)
    fullest = max(_full_words(name) for name in count)
    full = [name for name in count if _full_words(name) >= min(fullest, 2)]
    return max(full, key=lambda name: (count[name], _full_words(name), name))


def _full_words(name: str) -> int:
    """Words of a name that are no initials."""
    return sum(len(word) > 1 for word in tokens(name)) if name else 0
