"""Fit a small scorer and write it as the data that `communique.lang.weights` reads. Deterministic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import numpy as np
from sklearn.ensemble import HistGradientBoostingClassifier
from sklearn.linear_model import LogisticRegression

SEED = 7
Row = Mapping[str, float]


@dataclass(frozen=True)
class Settings:
    """How one task is fitted. `trees` 0 means logistic regression, which `penalty` is the inverse strength of.

    `pull` shrinks the leaves of trees (L2), `share` of the features are tried at each split.
    """

    trees: int = 80
    depth: int = 3
    leaves: int = 12
    rate: float = 0.1
    least_leaf: int = 8
    pull: float = 3.0
    share: float = 0.3
    least_count: int = 4  # a feature seen in fewer rows is dropped: it would be learned by heart
    penalty: float = 1.0
    calibrated: bool = True


def fit(rows: Sequence[Row], labels: Sequence[int], groups: Sequence[str], settings: Settings) -> dict[str, Any]:
    """Weights of one task. `groups` names the desk of each row: the calibration is learned on desks left out."""
    features = _features(rows, settings.least_count)
    matrix, truth = _matrix(rows, features), np.array(labels)
    if len(set(labels)) < 2 or not features:
        share = float(np.clip(truth.mean() if len(truth) else 0.5, 0.02, 0.98))
        return {"features": [], "linear": [], "bias": round(float(np.log(share / (1 - share))), 4)}
    found = _fit(matrix, truth, settings)
    found["features"] = list(features)
    if settings.calibrated:
        found["calibration"] = _calibrate(matrix, truth, np.array(groups), settings)
    return found


def _features(rows: Sequence[Row], least: int) -> tuple[str, ...]:
    counts: dict[str, int] = {}
    for row in rows:
        for name, value in row.items():
            counts[name] = counts.get(name, 0) + (value != 0)
    return tuple(sorted(name for name, count in counts.items() if count >= least))


def _matrix(rows: Sequence[Row], features: Sequence[str]) -> Any:
    index = {name: i for i, name in enumerate(features)}
    matrix = np.zeros((len(rows), len(features)))
    for i, row in enumerate(rows):
        for name, value in row.items():
            if name in index:
                matrix[i, index[name]] = value
    return matrix


def _fit(matrix: Any, truth: Any, settings: Settings) -> dict[str, Any]:
    if not settings.trees:
        linear = LogisticRegression(C=settings.penalty, max_iter=2000).fit(matrix, truth)
        return {"linear": [_short(w) for w in linear.coef_[0]], "bias": _short(linear.intercept_[0])}
    model = HistGradientBoostingClassifier(
        max_iter=settings.trees, max_depth=settings.depth, max_leaf_nodes=settings.leaves, max_bins=64,
        learning_rate=settings.rate, min_samples_leaf=settings.least_leaf, l2_regularization=settings.pull,
        max_features=settings.share, early_stopping=False, random_state=SEED,
    ).fit(matrix, truth)  # fmt: skip
    # The library has no public way to its trees.
    start, grown = model._baseline_prediction, model._predictors  # noqa: SLF001
    return {"bias": _short(start[0, 0]), "trees": [_tree(predictor[0].nodes) for predictor in grown]}


def _tree(nodes: Any) -> list[list[Any]]:
    """One tree depth first, its features and its numbers: feature -1 for a leaf, whose number is its value."""
    found: list[list[Any]] = [[], []]
    _grow(nodes, 0, found)
    return found


def _grow(nodes: Any, at: int, found: list[list[Any]]) -> None:
    node = nodes[at]
    leaf = bool(node["is_leaf"])
    found[0].append(-1 if leaf else int(node["feature_idx"]))
    found[1].append(float(f"{node['value']:.2g}") if leaf else _short(node["num_threshold"]))
    if not leaf:
        _grow(nodes, int(node["left"]), found)
        _grow(nodes, int(node["right"]), found)


def _calibrate(matrix: Any, truth: Any, groups: Any, settings: Settings) -> tuple[float, float]:
    """Platt's scale and shift of the scores of rows whose desk was left out (two folds of desks when few)."""
    from communique.lang.weights import Scorer  # the scorer that will be used, so that both always agree

    names = sorted(set(groups))
    folds = [names[i::4] for i in range(min(4, len(names)))] if len(names) > 1 else []
    scores, known = [], []
    for fold in folds:
        out = np.isin(groups, fold)
        if len(set(truth[~out])) < 2 or not out.any():
            continue
        part = _fit(matrix[~out], truth[~out], settings)
        columns = [str(i) for i in range(matrix.shape[1])]
        scorer = Scorer({**part, "features": columns})
        rows = [{c: v for c, v in zip(columns, row, strict=True) if v} for row in matrix[out].tolist()]
        found = np.clip(np.array(scorer.probabilities(rows)), 1e-6, 1 - 1e-6)
        scores.append(np.log(found / (1 - found)))
        known.append(truth[out])
    if not scores or len(set(np.concatenate(known))) < 2:
        return 1.0, 0.0
    platt = LogisticRegression(C=1e3).fit(np.concatenate(scores).reshape(-1, 1), np.concatenate(known))
    return _short(max(platt.coef_[0][0], 0.1)), _short(platt.intercept_[0])


def _short(number: Any) -> float:
    return float(f"{float(number):.4g}")
