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
        self._trees = tuple(_Tree(tree) for tree in weights.get("trees", ()))
        self._scale, self._shift = weights.get("calibration", (1.0, 0.0))

    def probabilities(self, rows: Sequence[Row]) -> list[float]:
        """The probability of each row; a feature that a row lacks is 0, one that was not learned is ignored."""
        if not rows:
            return []
        matrix = self._matrix(rows)
        score = np.full(len(rows), self._bias)
        if self._linear is not None:
            score = score + matrix @ self._linear
        for tree in self._trees:
            score = score + tree.values(matrix)
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


class _Tree:
    """A binary tree in arrays: at node i go left where feature[i] <= threshold[i]; a leaf has left -1."""

    def __init__(self, tree: Mapping[str, Any]) -> None:
        self.feature = np.array(tree["feature"], dtype=np.intp)
        self.threshold = np.array(tree["threshold"], dtype=np.float64)
        self.left = np.array(tree["left"], dtype=np.intp)
        self.right = np.array(tree["right"], dtype=np.intp)
        self.value = np.array(tree["value"], dtype=np.float64)

    def values(self, matrix: NDArray[np.float64]) -> NDArray[np.float64]:
        node = np.zeros(len(matrix), dtype=np.intp)
        rows = np.arange(len(matrix))
        # A tree is never deeper than it has nodes, so the walk ends even on damaged weights.
        for _ in range(len(self.feature)):
            inner = self.left[node] >= 0
            if not inner.any():
                break
            goes_left = matrix[rows, self.feature[node]] <= self.threshold[node]
            node = np.where(inner, np.where(goes_left, self.left[node], self.right[node]), node)
        return self.value[node]
