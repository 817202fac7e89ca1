"""Numbers with units."""

from decimal import Decimal

import pytest

from communique.lang import load
from communique.model import Document
from communique.model.mention import QuantityMention
from communique.parse import parse
from communique.recognize.quantities import find_quantities

PACK = load("ru")


def read(text: str) -> tuple[QuantityMention, ...]:
    return find_quantities(parse(Document(text=text, language="ru"), PACK), (), PACK)


@pytest.mark.parametrize("space", [" ", "\u00a0", "\u202f", "\u2009"])
def test_thousands_are_grouped_by_any_space(space: str) -> None:
    (found,) = read(f"Приехали 1{space}057{space}400 туристов.")
    assert (found.quantity.value, found.noun) == (Decimal(1057400), "турист")


def test_a_range_has_an_upper_end() -> None:
    (found,) = read("Нужно от 3 до 5 млрд долларов.")
    assert found.upper is not None
    assert (found.quantity.value, found.upper.value) == (Decimal(3_000_000_000), Decimal(5_000_000_000))


@pytest.mark.parametrize(
    ("text", "role"),
    [("Он занял 5-е место.", "rank"), ("Это было в 10:30 утра.", "time"), ("Дорога в 225 километров.", "other")],
)
def test_what_is_no_amount_has_another_role(text: str, role: str) -> None:
    assert read(text)[0].role == role


def test_the_words_of_a_bound_are_pointed_at() -> None:
    (found,) = read("Оборот превысил 5 млрд евро.")
    assert found.bound_span is not None
    assert found.bound_span.text == "превысил"


def test_long_runs_of_digits_end() -> None:
    assert all(q.quantity.value < Decimal(10) ** 40 for q in read("9" * 5000 + " млрд " + "1 " * 2000))
