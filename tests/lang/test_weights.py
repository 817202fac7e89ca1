"""A scorer gives what walking its trees one by one gives."""

from collections.abc import Sequence
from math import exp

import pytest
from hypothesis import given
from hypothesis import strategies as st

from communique.lang import Scorer, load

NUMBERS = st.one_of(st.booleans(), st.integers(-3, 12), st.floats(-50, 50))
PACK = load("ru")
TASKS = sorted(task for task, weights in PACK.weights.items() if "trees" in weights)


def walked(tree: Sequence[Sequence[float]], values: list[float]) -> float:
    """The value of the leaf that a row ends in; the nodes come depth first, those of the yes side before the others."""
    nodes = zip(*tree, strict=True)

    def end() -> float:
        feature, number = next(nodes)
        if feature < 0:
            return number
        yes, no = end(), end()
        return yes if values[int(feature)] <= number else no

    return end()


@given(st.sampled_from(TASKS), st.data())
def test_all_trees_at_once_say_what_each_says(task: str, data: st.DataObject) -> None:
    weights = PACK.weights[task]
    row = data.draw(st.dictionaries(st.sampled_from(weights["features"]), NUMBERS))
    values = [float(row.get(name, 0)) for name in weights["features"]]
    scale, shift = weights["calibration"]
    score = weights["bias"] + weights["unit"] * sum(walked(tree, values) for tree in weights["trees"])
    expected = 1 / (1 + exp(-(scale * score + shift)))
    assert Scorer(weights).probabilities([row]) == [pytest.approx(expected, rel=1e-9)]


def test_rows_are_weighed_apart_and_unknown_names_count_nothing() -> None:
    scorer = Scorer(PACK.weights["figures.is"])
    first, second = {"unit.money": 1, "said": 0.5}, {"unit.percent": 1}
    alone = scorer.probabilities([first]) + scorer.probabilities([second])
    assert scorer.probabilities([first, {**second, "no such feature": 7}]) == alone
    assert alone[0] != alone[1]


def test_a_tree_that_asks_nothing_adds_its_number() -> None:
    weights = {"features": ["a"], "trees": [[[-1], [2.0]]]}
    assert Scorer(weights).probabilities([{}]) == [pytest.approx(1 / (1 + exp(-2)))]


def test_no_rows_no_probabilities() -> None:
    assert Scorer(PACK.weights["figures.is"]).probabilities([]) == []
