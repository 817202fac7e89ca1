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
        matrix = np.zeros((len(rows), len(self.features)))
        for i, row in enumerate(rows):
            for name, value in row.items():
                j = self._index.get(name)
                if j is not None:
                    matrix[i, j] = value
        return matrix


class _Forest:
    """Binary trees in one set of arrays: at node i go left where feature[i] <= number[i]; a leaf leads to itself.

    A tree is written depth first, so that the left child stands right behind its parent: only `right` is kept. A leaf
    has feature -1, and its number is its value.
    """

    def __init__(self, trees: Sequence[Mapping[str, Any]]) -> None:
        starts = np.cumsum([0, *(len(tree["feature"]) for tree in trees)])
        self.roots = starts[:-1].astype(np.intp)
        own = np.arange(int(starts[-1]), dtype=np.intp)
        feature = _joined(trees, "feature", np.intp)
        number = _joined(trees, "number", np.float64)
        leaf = feature < 0
        self.feature = np.where(leaf, 0, feature)
        self.threshold, self.value = number, np.where(leaf, number, 0.0)
        right = _joined(trees, "right", np.intp) + np.repeat(self.roots, np.diff(starts))
        self.left, self.right = np.where(leaf, own, own + 1), np.where(leaf, own, right)
        # A tree is never deeper than it has nodes, so the walk ends even on damaged weights.
        self.steps = max((_depth(tree) for tree in trees), default=0)

    def values(self, matrix: NDArray[np.float64]) -> NDArray[np.float64]:
        """The sum over all trees for each row."""
        if not len(self.roots):
            return np.zeros(len(matrix))
        node = np.broadcast_to(self.roots, (len(matrix), len(self.roots)))
        rows = np.arange(len(matrix))[:, None]
        for _ in range(self.steps):
            goes_left = matrix[rows, self.feature[node]] <= self.threshold[node]
            node = np.where(goes_left, self.left[node], self.right[node])
        total: NDArray[np.float64] = self.value[node].sum(axis=1)
        return total


def _joined(trees: Sequence[Mapping[str, Any]], name: str, kind: type) -> Any:
    return np.concatenate([np.array(tree[name], dtype=kind) for tree in trees]) if trees else np.zeros(0, dtype=kind)


def _depth(tree: Mapping[str, Any]) -> int:
    """The longest way from the root to a leaf; children stand after their parents."""
    depth = [0] * len(tree["feature"])
    for node, (feature, right) in enumerate(zip(tree["feature"], tree["right"], strict=True)):
        if feature >= 0:
            for child in (node + 1, right):
                depth[child] = depth[node] + 1
    return max(depth, default=0)
