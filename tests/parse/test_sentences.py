"""Sentences are not parted after abbreviations and initials."""

import pytest

from communique.lang import load
from communique.model import Document
from communique.parse import parse

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
