"""Small learned scorers: features with names in, probabilities out. Weights are data of the pack.

A task's weights are trees (gradient boosting) or one row of weights (logistic regression), followed by a
calibration. The arithmetic here is all that reading needs; fitting is in `bench/learn.py`.
"""

from bisect import bisect_left
from collections.abc import Mapping, Sequence
from typing import Any

import numpy as np
from numpy.typing import NDArray

Row = Mapping[str, float]


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

    def probabilities(self, rows: Sequence[Row]) -> list[float]:
        """The probability of each row; a feature that a row lacks is 0, one that was not learned is ignored."""
        if not rows:
            return []
        score = self._bias if self._linear is None else self._bias + self._matrix(rows) @ self._linear
        score = score + self._forest.values(rows)
        found: list[float] = (1.0 / (1.0 + np.exp(-(self._scale * score + self._shift)))).tolist()
        return found

    def _matrix(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        place, width = self._index.get, len(self.features)
        lines = []
        for row in rows:
            # One place more than there are features takes what was not learned.
            line = [0.0] * (width + 1)
            for name, value in row.items():
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
        self.below = [(name, left[bisect_left(at, 0.0)]) for name, (at, left) in self.asked.items() if at[0] < 0]
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

    def values(self, rows: Sequence[Row]) -> NDArray[np.float64]:
        """The sum over all trees for each row."""
        if not self.trees:
            return np.zeros(len(rows))
        length = self.size * self.trees // 8
        standing = self._standing
        packed = b"".join([standing(row).to_bytes(length, "little") for row in rows])
        left = np.frombuffer(packed, dtype=f"<u{self.size // 8}").reshape(len(rows), self.trees)
        # The bits below the lowest that stands, counted, are its number.
        leaf = np.bitwise_count(~left & (left - 1))
        total: NDArray[np.float64] = np.add.reduce(self.value.take(self.leaves + leaf), axis=1)
        return total

    def _standing(self, row: Row) -> int:
        """The leaves that no question strikes out."""
        left, get = self.full, self.asked.get
        for name, value in row.items():
            if value:
                asked = get(name)
                if asked is not None:
                    left &= asked[1][bisect_left(asked[0], value)]
        for name, struck in self.below:
            if not row.get(name):
                left &= struck
        return left


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
