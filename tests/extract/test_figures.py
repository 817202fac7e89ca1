"""Figures: laws that hold with weights and without."""

from datetime import date

from communique.model import Claim, Figure
from communique.pipeline import read_text

TEXT = (
    "Товарооборот Армении и Грузии в 2024 году составил 1,2 млрд долларов. Экспорт вырос на 15–20%, импорт – вдвое.\n"
    "Крупнейшие партнёры – Россия (40,1%), Китай (12%) и Иран (7,7%)."
)


def figures(text: str) -> list[Claim[Figure]]:
    claims = read_text(text, published=date(2025, 2, 1), language="ru").claims
    return [c for c in claims if isinstance(c.content, Figure)]


def test_every_figure_points_at_its_number() -> None:
    for claim in figures(TEXT):
        role = claim.evidence.role("value")
        assert role is not None
        assert role.span is not None
        assert TEXT[role.span.start : role.span.end] == role.span.text
        assert claim.evidence.span.covers(role.span)


def test_each_filled_field_has_words_or_is_inferred() -> None:
    for claim in figures(TEXT):
        assert not claim.content.areas or claim.evidence.role("areas")
        assert not claim.content.period or claim.evidence.role("period")


def test_a_text_without_states_has_no_figures() -> None:
    assert figures("Завод выпустил 300 тракторов и получил прибыль в 5 млн рублей.") == []


def test_the_same_text_gives_the_same_figures() -> None:
    assert [c.id for c in figures(TEXT)] == [c.id for c in figures(TEXT)]
