"""Titles of documents in texts that break off."""

import pytest

from communique.extract.agreements.titles import papers_in
from communique.extract.agreements.words import papers
from communique.extract.scene import Scene
from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize import recognize


@pytest.mark.parametrize("rest", [".", ",", " — ", ": 5 мая"])
def test_a_second_title_without_words_is_none(rest: str) -> None:
    pack = load("ru")
    parsed = parse(prepare(f"Казахстан и Италия подписали соглашения о торговле и о{rest}", language="ru"), pack)
    found = tuple(papers_in(Scene(parsed=parsed, mentions=recognize(parsed, pack), pack=pack), papers(pack)))
    assert all(paper.last > paper.first for paper in found)
    assert any("о торговле" in paper.title for paper in found)
