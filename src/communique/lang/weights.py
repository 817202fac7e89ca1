"""Small learned scorers: features with names in, probabilities out. Weights are data of the pack.

A task's weights are trees (gradient boosting) or one row of weights (logistic regression), followed by a
calibration. The arithmetic here is all that reading needs; fitting is in `bench/learn.py`.
"""

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
        self._forest = _Forest(weights.get("trees", ()))
        self._scale, self._shift = weights.get("calibration", (1.0, 0.0))

    def probabilities(self, rows: Sequence[Row]) -> list[float]:
        """The probability of each row; a feature that a row lacks is 0, one that was not learned is ignored."""
        if not rows:
            return []
        matrix = self._matrix(rows)
        score = np.full(len(rows), self._bias)
        if self._linear is not None:
            score = score + matrix @ self._linear
        score = score + self._forest.values(matrix)
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


class _Forest:
    """Binary trees, all asked at once: each question that is answered «no» strikes out the leaves on its yes side.

    A tree is written depth first, so that the left (yes) child stands right behind its parent and only `right` is
    kept; a leaf has feature -1, and its number is its value. Leaves are bits, counted from the left: the lowest that
    is left standing is the one where the walk would have ended (QuickScorer, Lucchese and others, 2015).
    """

    def __init__(self, trees: Sequence[Mapping[str, Any]]) -> None:
        self.nodes = len(trees)
        widest = max((sum(feature < 0 for feature in tree["feature"]) for tree in trees), default=1)
        size = next(size for size in (16, 32, 64) if widest <= size)
        questions = [_questions(tree, size) for tree in trees]
        flat = [question for tree in questions for question in tree]
        self.feature = np.array([feature for feature, _, _ in flat], dtype=np.intp)
        self.threshold = np.array([number for _, number, _ in flat], dtype=np.float64)
        self.strikes = np.array([mask for _, _, mask in flat], dtype=f"uint{size}")
        self.everything = self.strikes.dtype.type(2**size - 1)
        self.starts = np.cumsum([0, *map(len, questions)])[:-1].astype(np.intp)
        leaves = [[n for f, n in zip(t["feature"], t["number"], strict=True) if f < 0] for t in trees]
        self.leaves = np.cumsum([0, *map(len, leaves)])[:-1].astype(np.intp)
        self.value = np.array([number for tree in leaves for number in tree], dtype=np.float64)

    def values(self, matrix: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum over all trees for each row."""
        if not self.nodes:
            return np.zeros(len(matrix))
        yes = matrix.take(self.feature, axis=1) <= self.threshold
        left = np.bitwise_and.reduceat(np.where(yes, self.everything, self.strikes), self.starts, axis=1)
        # The bits below the lowest that stands, counted, are its number.
        leaf = np.bitwise_count(~left & (left - 1))
        total: NDArray[np.float64] = self.value[self.leaves + leaf].sum(axis=1)
        return total


def _questions(tree: Mapping[str, Any], size: int) -> list[tuple[int, float, int]]:
    """Feature, threshold, and the leaves that stand where the answer is no, of each inner node of a tree."""
    before = [0]
    for feature in tree["feature"]:
        before.append(before[-1] + (feature < 0))
    full = 2**size - 1
    nodes = enumerate(zip(tree["feature"], tree["number"], tree["right"], strict=True))
    found = [
        (feature, number, full ^ ((1 << before[right]) - (1 << before[at + 1])))
        for at, (feature, number, right) in nodes
        if feature >= 0
    ]
    # A tree of one leaf asks nothing; a question without consequence keeps its place.
    return found or [(0, 0.0, full)]
