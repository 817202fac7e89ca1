"""Agreements keep the laws of evidence; titles are cut where they end."""

import pytest

from communique.extract.agreements.agreements import agreements, alike
from communique.extract.agreements.titles import papers_in
from communique.extract.agreements.words import papers
from communique.extract.scene import Scene
from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize import recognize


def scene(text: str) -> Scene:
    """A text ready for extraction."""
    pack = load("ru")
    parsed = parse(prepare(text, language="ru"), pack)
    return Scene(parsed=parsed, mentions=recognize(parsed, pack), pack=pack, strictness=0.0)


def titles(text: str) -> list[str]:
    """The titles of all documents that may be named."""
    return [paper.title for paper in papers_in(scene(text), papers(load("ru")))]


@pytest.mark.parametrize(
    ("text", "title"),
    [
        ("Подписали Меморандум о туризме, сообщил министр.", "Меморандум о туризме"),
        ("Подписали соглашение о транзите между Ираном и Грузией.", "соглашение о транзите"),
        ("Подписали договор между Ираном и Грузией о транзите грузов.", "договор о транзите грузов"),
        ("Подписали соглашение, рамочное, о подготовке проекта.", "соглашение о подготовке проекта"),
        ("Утвердили дорожную карту по развитию торговли.", "дорожная карта по развитию торговли"),
        ("Нового соглашения о рыболовстве пока нет.", "соглашение о рыболовстве"),
    ],
)
def test_a_title_ends_where_its_document_is_told(text: str, title: str) -> None:
    assert titles(text) == [title]


def test_a_map_is_a_document_only_with_its_adjective() -> None:
    assert titles("На карте видно новую дорогу.") == []


@pytest.mark.parametrize("text", ["Соглашение", "договор о", "соглашения о, о, о", "протокол между между", "«Договор"])
def test_stumps_of_titles_break_nothing(text: str) -> None:
    for claim in agreements(scene(text))[0]:
        span = claim.evidence.span
        assert text[span.start : span.end] == span.text


def test_titles_agree_by_half_of_their_words() -> None:
    assert alike("соглашение о свободной торговле", "Соглашения о свободной торговле")
    assert not alike("соглашение о свободной торговле", "меморандум о туризме")
