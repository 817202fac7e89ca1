"""Why sources differ: two or three short reports, and the reason that the register gives."""

from collections.abc import Sequence
from datetime import date
from pathlib import Path

import pytest

import communique
from communique.model import Document

Told = tuple[str, str, str]

# Each report: its publisher, its day, its words.
BOTH_TIMES: Sequence[Told] = (
    ("Степь", "2025-02-10", "Товарооборот Казахстана и Турции в 2024 году составил 4,95 млрд долларов."),
    (
        "Берег",
        "2025-02-20",
        "Товарооборот Казахстана и Турции за январь – ноябрь 2024 года составил 4,95 млрд долларов.",
    ),
)
GOODS: Sequence[Told] = (
    ("Степь", "2025-02-10", "Торговля товарами между Индией и ОАЭ в 2024 году составила 65 млрд долларов."),
    ("Gulf", "2025-02-20", "Trade in goods and services between India and the UAE reached $83 billion in 2024."),
)
CURRENCY: Sequence[Told] = (
    ("Степь", "2025-02-10", "Товарооборот Казахстана и Италии в 2024 году составил 19,9 млрд долларов."),
    ("Берег", "2025-02-20", "Товарооборот Казахстана и Италии в 2024 году составил 19,9 млрд евро."),
)
PROVISIONAL: Sequence[Told] = (
    (
        "Степь",
        "2025-01-20",
        "По предварительным данным, товарооборот Узбекистана и России в 2024 году составил 11,6 млрд долларов.",
    ),
    ("Берег", "2025-05-20", "Товарооборот Узбекистана и России в 2024 году составил 12,2 млрд долларов."),
)
REVISED: Sequence[Told] = (
    ("Степь", "2025-01-20", "Товарооборот Узбекистана и России в 2024 году составил 11,6 млрд долларов."),
    ("Степь", "2025-05-20", "Товарооборот Узбекистана и России в 2024 году составил 12,2 млрд долларов."),
    ("Берег", "2025-05-21", "Товарооборот Узбекистана и России в 2024 году составил 12,2 млрд долларов."),
)
SIDES: Sequence[Told] = (
    ("Степь", "2024-02-16", "Товарооборот Китая и Казахстана в 2023 году составил 31,5 млрд долларов."),
    ("Восток", "2024-01-18", "Товарооборот Китая и Казахстана в 2023 году составил 41 млрд долларов."),
)
ROUNDED: Sequence[Told] = (
    ("Степь", "2024-02-16", "Товарооборот Китая и Казахстана в 2023 году составил 31,5 млрд долларов."),
    ("Восток", "2024-01-18", "Товарооборот Китая и Казахстана в 2023 году составил 31,7 млрд долларов."),
)


def told(folder: Path, reports: Sequence[Told]) -> list[tuple[str, str]]:
    """The fields on which these reports disagree, each with its reason."""
    with communique.open(folder / "r.db") as register:
        for number, (publisher, day, text) in enumerate(reports):
            url, published = f"https://paper.example/{number}", date.fromisoformat(day)
            language = "en" if text.isascii() else "ru"
            register.add(
                [Document(text=text + "\n", url=url, publisher=publisher, published=published, language=language)]
            )
        assert register.verify().faults == ()
        return [(one.field, one.reason) for fact in register.figures() for one in fact.dissent]


@pytest.mark.parametrize(
    ("reports", "field", "reason"),
    [
        (BOTH_TIMES, "period", "period"),
        (GOODS, "value", "definition"),
        (CURRENCY, "value", "currency"),
        (PROVISIONAL, "value", "revision"),
        (REVISED, "value", "revision"),
        (SIDES, "value", "mirror"),
        (ROUNDED, "value", "rounding"),
    ],
)
def test_the_reason_why_two_reports_differ(tmp_path: Path, reports: Sequence[Told], field: str, reason: str) -> None:
    assert told(tmp_path, reports) == [(field, reason)]


@pytest.mark.parametrize(
    "reports",
    [
        # Other years, other pairs, other indicators, and a bound that both can meet.
        (SIDES[0], ("Восток", "2024-01-18", "Товарооборот Китая и Казахстана в 2022 году составил 24 млрд долларов.")),
        (SIDES[0], ("Восток", "2024-01-18", "Товарооборот Китая и Узбекистана в 2023 году составил 14 млрд долларов.")),
        (SIDES[0], ("Восток", "2024-01-18", "Товарооборот Китая и Казахстана в 2023 году превысил 31 млрд долларов.")),
        (CURRENCY[0], ("Берег", "2025-02-20", "Товарооборот Казахстана и Италии в 2024 году составил 18 млрд евро.")),
    ],
)
def test_what_is_no_disagreement(tmp_path: Path, reports: Sequence[Told]) -> None:
    assert told(tmp_path, reports) == []
