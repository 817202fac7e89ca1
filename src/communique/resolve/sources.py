"""How many sources independent of each other stand behind reports: copies and reports of one origin count once."""

from collections.abc import Iterable, Sequence
from functools import lru_cache

from rensa import RMinHash

from communique.model.testimony import Report
from communique.resolve.names import tokens

WIDTH = 32
SHINGLE = 4
COPY = 0.5
BAND = 4


def sketch(words: Sequence[str]) -> tuple[int, ...]:
    """A MinHash of runs of words: equal places in two sketches estimate how much the texts share."""
    runs = {" ".join(words[i : i + SHINGLE]) for i in range(max(len(words) - SHINGLE + 1, 1))}
    hashed = RMinHash(num_perm=WIDTH, seed=1)
    hashed.update(sorted(runs))
    return tuple(hashed.digest()) if words else ()


@lru_cache(maxsize=20_000)
def bands(found: tuple[int, ...]) -> tuple[tuple[int, ...], ...]:
    """Keys that copies are likely to share: a few places of the sketch, with where they are."""
    return tuple((i, *found[i : i + BAND]) for i in range(0, len(found), BAND))


def copies(one: Report, other: Report) -> bool:
    """Whether two reports are near copies."""
    if not one.sketch or not other.sketch:
        return False
    equal = sum(a == b for a, b in zip(one.sketch, other.sketch, strict=True))
    return equal >= COPY * len(one.sketch)


def independent(reports: Iterable[Report]) -> int:
    """The number of sources: reports of one publisher, near copies, and reports that follow one origin are one."""
    unique = sorted({report.id: report for report in reports}.values(), key=lambda report: report.id)
    parent = {report.id: report.id for report in unique}
    first: dict[object, Report] = {}
    for report in unique:
        for origin in _origins(report.publisher, report.cites):
            _join(parent, first.setdefault(origin, report).id, report.id)
        for band in bands(report.sketch):
            seen = first.setdefault(band, report)
            if seen is not report and copies(seen, report):
                _join(parent, seen.id, report.id)
    return len({_root(parent, report.id) for report in unique})


@lru_cache(maxsize=20_000)
def _origins(publisher: str, cites: tuple[str, ...]) -> tuple[str, ...]:
    """Whose word it is: the sources it cites, and its publisher, whom others may cite."""
    names = (publisher, *cites)
    return tuple("".join(tokens(name)) for name in names if tokens(name))


def _root(parent: dict[str, str], one: str) -> str:
    while parent[one] != one:
        parent[one] = parent[parent[one]]
        one = parent[one]
    return one


def _join(parent: dict[str, str], one: str, other: str) -> None:
    a, b = sorted((_root(parent, one), _root(parent, other)))
    if a != b:
        parent[b] = a
