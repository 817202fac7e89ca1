"""Fit a small scorer and write it as the data that `communique.lang.weights` reads. Deterministic."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Any

import lightgbm
import numpy as np
from sklearn.linear_model import LogisticRegression

SEED = 7
LENT = "/"  # in the name of a desk of another language
TINY = 1e-30  # thresholds nearer to 0 stand for it
UNIT = 1e-4  # what leaves are counted in: whole numbers are short
Row = Mapping[str, float]


@dataclass(frozen=True)
class Settings:
    """How one task is fitted. `trees` 0 means logistic regression, which `penalty` is the inverse strength of.

    `pull` shrinks the leaves of trees (L2), `share` of the features are tried at each split; `by_lot` each at one
    threshold drawn by lot (Geurts, Ernst and Wehenkel, 2006), which learns less by heart than the best one of all.
    """

    trees: int = 100
    depth: int = 8
    leaves: int = 16
    rate: float = 0.12
    least_leaf: int = 8
    pull: float = 3.0
    share: float = 0.3
    by_lot: bool = True
    least_count: int = 4  # a feature seen in fewer rows is dropped: it would be learned by heart
    penalty: float = 1.0
    calibrated: bool = True


def fit(
    rows: Sequence[Row],
    labels: Sequence[int],
    groups: Sequence[str],
    settings: Settings,
    weights: Sequence[float] = (),
) -> dict[str, Any]:
    """Weights of one task. `groups` names the desk of each row: the calibration is learned on desks left out.

    `weights` says how much each row counts; all alike where there are none.
    """
    features = _features(rows, settings.least_count)
    matrix, truth = _matrix(rows, features), np.array(labels)
    if len(set(labels)) < 2 or not features:
        share = float(np.clip(truth.mean() if len(truth) else 0.5, 0.02, 0.98))
        return {"features": [], "linear": [], "bias": round(float(np.log(share / (1 - share))), 4)}
    counts = np.array(weights) if len(weights) else np.ones(len(rows))
    found = _fit(matrix, truth, counts, settings)
    found["features"] = list(features)
    if settings.calibrated:
        found["calibration"] = _calibrate(matrix, truth, counts, np.array(groups), settings)
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


def _fit(matrix: Any, truth: Any, counts: Any, settings: Settings) -> dict[str, Any]:
    if not settings.trees:
        linear = LogisticRegression(C=settings.penalty, max_iter=2000).fit(matrix, truth, sample_weight=counts)
        return {"linear": [_short(w) for w in linear.coef_[0]], "bias": _short(linear.intercept_[0])}
    share = float(np.average(truth, weights=counts))
    start = float(np.log(share / (1 - share)))
    grown = lightgbm.train(
        {
            "objective": "binary", "boost_from_average": False, "extra_trees": settings.by_lot, "extra_seed": SEED,
            "learning_rate": settings.rate, "max_depth": settings.depth, "num_leaves": settings.leaves,
            "min_data_in_leaf": settings.least_leaf, "lambda_l2": settings.pull, "max_bin": 63,
            "feature_fraction_bynode": settings.share, "seed": SEED, "deterministic": True, "force_row_wise": True,
            "num_threads": 1, "verbose": -1,
        },
        lightgbm.Dataset(matrix, truth, weight=counts, init_score=np.full(len(truth), start)),
        num_boost_round=settings.trees,
    )  # fmt: skip
    trees = [tree["tree_structure"] for tree in grown.dump_model()["tree_info"]]
    return {"bias": _short(start), "unit": UNIT, "trees": [_tree(tree) for tree in trees]}


def _tree(root: dict[str, Any]) -> list[list[Any]]:
    """One tree depth first, its features and its numbers: feature -1 for a leaf, whose number is its value."""
    found: list[list[Any]] = [[], []]
    _grow(root, found)
    return found


def _grow(node: dict[str, Any], found: list[list[Any]]) -> None:
    leaf = "leaf_value" in node
    found[0].append(-1 if leaf else int(node["split_feature"]))
    found[1].append(round(node["leaf_value"] / UNIT) if leaf else _threshold(node["threshold"]))
    if not leaf:
        _grow(node["left_child"], found)
        _grow(node["right_child"], found)


def _threshold(number: float) -> float:
    """The library splits off 0 by the smallest numbers; 0 itself says the same."""
    return float(f"{number:.3g}") if abs(number) > TINY else 0


def _calibrate(matrix: Any, truth: Any, counts: Any, groups: Any, settings: Settings) -> tuple[float, float]:
    """Platt's scale and shift of the scores of rows whose desk was left out; another language's desks never are."""
    from communique.lang.weights import Scorer  # the scorer that will be used, so that both always agree

    names = sorted({group for group in groups if LENT not in group})
    folds = [names[i::4] for i in range(min(4, len(names)))] if len(names) > 1 else []
    scores, known = [], []
    for fold in folds:
        out = np.isin(groups, fold)
        if len(set(truth[~out])) < 2 or not out.any():
            continue
        part = _fit(matrix[~out], truth[~out], counts[~out], settings)
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
