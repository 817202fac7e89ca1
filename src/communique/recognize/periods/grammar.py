"""Which orders of words stand in a sentence: the longest form at each place."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.recognize.periods.atoms import Atom
from communique.recognize.periods.lexicon import Node


@dataclass(frozen=True, slots=True)
class Match:
    """Atoms `first` to `last` (exclusive) make a time of this form; `values` are those of each class, in order."""

    make: str
    first: int
    last: int
    values: dict[str, list[int]]

    def one(self, name: str, default: int = 0) -> int:
        """The first value of a class."""
        found = self.values.get(name)
        return found[0] if found else default


def matches(atoms: Sequence[Atom], tree: Node) -> Iterator[Match]:
    """The forms of a sentence from left to right, the longest at each place; they do not overlap."""
    i = 0
    while i < len(atoms):
        best = _longest(atoms, i, tree) if atoms[i].classes else None
        if best and best.first > i:
            # Words of context are no part of the time: a form that starts after them and reaches further is the better.
            bare = _longest(atoms, best.first, tree)
            best = bare if bare and bare.last > best.last else best
        if best:
            yield best
            i = best.last
        else:
            i += 1


def _longest(atoms: Sequence[Atom], start: int, tree: Node) -> Match | None:
    """Walk the tree along the atoms. Each step goes one atom on and one level down, so the walk ends."""
    best: tuple[tuple[int, int], Node, tuple[str, ...]] | None = None
    paths: list[tuple[Node, tuple[str, ...]]] = [(tree, ())]
    at = start
    while paths and at < len(atoms):
        classes = atoms[at].classes
        paths = [(node.next[name], (*names, name)) for node, names in paths for name in classes if name in node.next]
        at += 1
        for node, names in paths:
            if node.make and (best is None or (at, -node.rank) > best[0]):
                best = ((at, -node.rank), node, names)
    return _match(atoms, start, best[1], best[2]) if best else None


def _match(atoms: Sequence[Atom], start: int, node: Node, names: tuple[str, ...]) -> Match:
    values: dict[str, list[int]] = {}
    for k, name in enumerate(names):
        values.setdefault(name, []).append(atoms[start + k].classes[name])
    return Match(node.make, start + node.context, start + len(names) - node.after, values)
