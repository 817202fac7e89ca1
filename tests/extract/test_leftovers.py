"""The ledger: every number, date and quotation is in a claim or has a reason that a person can read."""

import re
from pathlib import Path

import pytest

from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.pipeline import read
from communique.recognize.quotations import find_quotations
from communique.report.words import words

SAMPLES = sorted((Path(__file__).parents[2] / "src/communique/samples/ru").glob("*.txt"))
FIGURES = re.compile(r"\d[\d\s.,:%]*\d|\d")


@pytest.mark.parametrize("path", SAMPLES, ids=lambda path: path.stem)
def test_every_number_and_quotation_of_a_sample_is_held(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    reading = read(prepare(text, language="ru"))
    held = [left.span for left in reading.leftovers]
    for claim in reading.claims:
        held += [claim.evidence.span, *(role.span for role in claim.evidence.roles if role.span)]
    figures = list(FIGURES.finditer(text))
    kept = [m for m in figures if any(s.start < m.end() and m.start() < s.end for s in held)]
    assert len(kept) >= 0.95 * len(figures)
    parsed = parse(reading.document, load("ru"))
    assert all(any(s.meets(q.span) for s in held) for q in find_quotations(parsed, load("ru")))


def test_each_reason_of_numbers_dates_and_quotations_has_words() -> None:
    text = (
        "12:30\nЗавод «Восток» за 2024 год выпустил 300 машин, выручка компании – 5 млн долларов. Матч окончен 2:1. "
        "Бюджет области 7 млрд рублей, рост 3%. Крепость построена в 1745 году. «Да», — ответили. Длина 25 км."
    )
    said = words("ru")
    reading = read(prepare(text, language="ru"))
    reasons = {left.reason for left in reading.leftovers if left.kind != "claim"}
    assert reasons
    assert all(said.get(f"left.{reason}") for reason in reasons)


def test_a_number_of_a_claim_is_not_left_over() -> None:
    reading = read(prepare("Министр Рашад Гулиев сообщил, что построено 300 домов.", language="ru"))
    spans = [claim.evidence.span for claim in reading.claims if claim.kind == "statements"]
    assert spans
    assert not any(s.covers(left.span) for s in spans for left in reading.leftovers if left.kind == "number")
