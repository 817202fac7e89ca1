"""Sentences are not parted after abbreviations and initials."""

import re

import pytest

from communique.lang import load
from communique.model import Document
from communique.parse import parse
from communique.parse.sentences import MOST_WORDS

PACK = load("ru")


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Завод им. Кирова открыт. Рабочие довольны.", 2),
        ("Сумма в 5 млрд. долл. США выделена. Кредит одобрен.", 2),
        ("А. Б. Иванов приехал. Его встретили.", 2),
        ("«Мы готовы!» – сказал он. Зал аплодировал.", 2),
        ("В 2024 г. Казахстан вырос. Китай тоже.", 2),
        ("Выступил И. О. Семёнов.", 1),
    ],
)
def test_count(text: str, count: int) -> None:
    assert len(parse(Document(text=text), PACK).sentences) == count


def test_a_list_run_together_is_parted_at_its_commas() -> None:
    """What looks at each pair of numbers and states in a sentence stays bounded; no word is lost or cut in two."""
    text = "Товарооборот вырос: " + "Чили – 5 млрд долларов (плюс 3%), Перу (2,3), " * 200
    found = [text[s.start : s.end] for s in parse(Document(text=text.strip()), PACK).sentences]
    assert max(len(re.findall(r"\w+", sentence)) for sentence in found) <= 1.1 * MOST_WORDS
    assert " ".join(found) == text.strip()
    assert all(sentence.endswith(",") for sentence in found)


def test_a_long_sentence_of_a_report_stays_whole() -> None:
    text = "В работе форума участвуют " + ", ".join(f"министр {i}" for i in range(90)) + " и гости."
    assert len(parse(Document(text=text), PACK).sentences) == 1
