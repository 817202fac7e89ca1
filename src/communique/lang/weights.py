"""Small learned scorers: features with names in, probabilities out. Weights are data of the pack.

A task's weights are trees (gradient boosting) or one row of weights (logistic regression), followed by a
calibration. The arithmetic here is all that reading needs; fitting is in `bench/learn.py`.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Row = dict[str, Any]  # numbers and truth values
NONE: Row = {}
NOTED = 200  # values of a feature whose leaves are noted


class Scorer:
    """One task's weights, e.g. `figures.areas`. Give rows of features, get a probability for each."""

    def __init__(self, weights: Mapping[str, Any]) -> None:
        """`weights` is one task's entry of `weights.json`, as `bench/learn.py` writes it."""
        self.features: tuple[str, ...] = tuple(weights["features"])
        self._index = {name: i for i, name in enumerate(self.features)}
        self._bias = float(weights.get("bias", 0.0))
        self._linear = np.array(weights["linear"], dtype=np.float64) if "linear" in weights else None
        self._forest = _Forest(weights.get("trees", ()), self.features, weights.get("unit", 1.0))
        self._scale, self._shift = weights.get("calibration", (1.0, 0.0))

    def probabilities(self, rows: Sequence[Row], beside: Row = NONE) -> list[float]:
        """The probability of each row; a feature that a row lacks is 0, one that was not learned is ignored.

        `beside` are features that all rows have and none of them holds: they are looked at once.
        """
        if not rows:
            return []
        score = self._bias if self._linear is None else self._bias + self._matrix(rows, beside) @ self._linear
        score = score + self._forest.values(rows, beside)
        found: list[float] = (1.0 / (1.0 + np.exp(-(self._scale * score + self._shift)))).tolist()
        return found

    def _matrix(self, rows: Sequence[Row], beside: Row) -> NDArray[np.float64]:
        place, width = self._index.get, len(self.features)
        lines = []
        for row in rows:
            # One place more than there are features takes what was not learned.
            line = [0.0] * (width + 1)
            for some in (beside, row):
                for name, value in some.items():
                    line[place(name, width)] = value
            lines.append(line)
        return np.array(lines, dtype=np.float64)[:, :width]


# What a feature asks, smallest threshold first, and for each number of questions answered «no» the leaves left.
_Asked = tuple[list[float], list[int]]
_Tree = Sequence[Sequence[float]]


class _Forest:
    """Binary trees, all asked at once: each question that is answered «no» strikes out the leaves on its yes side.

    A tree is two lists, features and numbers, written depth first, so that the left (yes) child stands right behind its
    parent and the right one behind all that hangs on the left; a leaf has feature -1, and its number is its value in
    units. Leaves are bits, counted from the lowest: the lowest that is left standing is the one where the walk would
    have ended (QuickScorer, Lucchese and others, 2015). The bits of
    all trees are one long integer, so that a feature's value strikes in all trees by one «and»; and as most features
    of a row are 0 and no question has «no» for 0 but the few with a threshold below it, a row is as dear as what it
    says.
    """

    def __init__(self, trees: Sequence[_Tree], features: Sequence[str], unit: float) -> None:
        self.trees = len(trees)
        widest = max((sum(feature < 0 for feature in tree[0]) for tree in trees), default=1)
        self.size = next(size for size in (16, 32, 64) if widest <= size)
        self.full = (1 << self.size * self.trees) - 1
        self.asked = {features[i]: asked for i, asked in self._asked(trees).items()}
        self.known: dict[str, dict[float, Any]] = {name: {} for name in self.asked}
        self.kind = f"<u{self.size // 8}"
        self.below: list[tuple[str, Any]] = [
            (name, left[bisect_left(at, 0.0)]) for name, (at, left) in self.asked.items() if at[0] < 0
        ]
        leaves = [[n for f, n in zip(*t, strict=True) if f < 0] for t in trees]
        self.leaves = np.cumsum([0, *map(len, leaves)])[:-1].astype(np.intp)
        self.value = np.array([number for tree in leaves for number in tree], dtype=np.float64) * unit

    def _asked(self, trees: Sequence[_Tree]) -> dict[int, _Asked]:
        questions: dict[int, dict[float, int]] = {}
        for at, tree in enumerate(trees):
            for feature, threshold, struck in _questions(tree):
                of = questions.setdefault(feature, {})
                of[threshold] = of.get(threshold, 0) | struck << at * self.size
        found: dict[int, _Asked] = {}
        for feature, of in questions.items():
            thresholds = sorted(of)
            left = [self.full]
            for threshold in thresholds:
                left.append(left[-1] & ~of[threshold])
            found[feature] = (thresholds, left)
        return found

    def values(self, rows: Sequence[Row], beside: Row) -> NDArray[np.float64]:
        """The sum over all trees for each row, all of which have the features `beside`."""
        if not self.trees:
            return np.zeros(len(rows))
        length = self.size * self.trees // 8
        shared = self._standing(beside, self.full)
        below = [(name, kept) for name, kept in self.below if not beside.get(name)]
        packed = b"".join([self._all_standing(row, shared, below).to_bytes(length, "little") for row in rows])
        left = np.frombuffer(packed, dtype=self.kind).reshape(len(rows), self.trees)
        # The bits below the lowest that stands, counted, are its number.
        leaf = np.bitwise_count(~left & (left - 1))
        total: NDArray[np.float64] = np.add.reduce(self.value.take(self.leaves + leaf), axis=1)
        return total

    def _all_standing(self, row: Row, left: Any, below: list[tuple[str, Any]]) -> Any:
        """Of the leaves that stood before, those that neither what a row has nor what it lacks strikes out."""
        left = self._standing(row, left)
        for name, kept in below:
            if not row.get(name):
                left = left & kept
        return left

    def _standing(self, row: Row, left: Any) -> Any:
        """Of the leaves that stood before, those that no feature of a row strikes out."""
        # No `int`: the compiler's own arithmetic is slower than Python's for integers of thousands of bits.
        full: Any = self.full
        known = self.known
        for name, value in row.items():
            asked = known.get(name) if value else None
            if asked is not None:
                kept = asked.get(value)
                if kept is None:
                    kept = self._kept(name, value)
                if kept is not full:
                    left = left & kept
        return left

    def _kept(self, name: str, value: float) -> Any:
        """The leaves that a feature's value leaves standing; noted for values that were not met before, if few were."""
        at, left = self.asked[name]
        found = left[bisect_left(at, value)]
        known = self.known[name]
        if len(known) < NOTED:
            known[value] = found
        return found


def _questions(tree: _Tree) -> list[tuple[int, float, int]]:
    """Feature, threshold, and the leaves that fall where the answer is no, of each inner node of a tree."""
    features, numbers = tree
    before = [0]
    for feature in features:
        before.append(before[-1] + (feature < 0))
    ends = _ends(features)
    nodes = enumerate(zip(features, numbers, strict=True))
    return [
        (int(feature), number, (1 << before[ends[at + 1]]) - (1 << before[at + 1]))
        for at, (feature, number) in nodes
        if feature >= 0
    ]


def _ends(features: Sequence[float]) -> list[int]:
    """For each node the place behind all that hangs on it."""
    ends = [0] * len(features)
    for at in range(len(features) - 1, -1, -1):
        ends[at] = at + 1 if features[at] < 0 else ends[ends[at + 1]]
    return ends
