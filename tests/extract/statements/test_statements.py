"""Statements keep the laws of evidence, and no sentence, however odd, breaks them."""

from itertools import pairwise

import pytest

from communique.extract.scene import Scene
from communique.extract.statements import statements
from communique.extract.statements.propose import propose
from communique.extract.statements.rules import certain, plain_weight
from communique.extract.statements.words import saying
from communique.ingest import prepare
from communique.lang import load
from communique.parse import parse
from communique.recognize import recognize

ODD = (
    "— — — сказал.",
    "По словам, по словам, по словам.",
    "Сказал сказал сказал: сказал, что, что, что",
    "«» — сказал он. — «",
    "Об этом сообщил.",
    "что, чтобы, будто",
    ": : :",
    "Он, она, они сказали – он – она – они.",
    "Как сообщил, как сообщил",
    "предложил, предложил предложить предложить",
)


def scene(text: str, strictness: float = 0.5) -> Scene:
    """A text ready for extraction."""
    pack = load("ru")
    parsed = parse(prepare(text, language="ru"), pack)
    return Scene(parsed=parsed, mentions=recognize(parsed, pack), pack=pack, strictness=strictness)


@pytest.mark.parametrize("text", ODD)
def test_odd_sentences_give_words_of_the_text_only(text: str) -> None:
    claims, left = statements(scene(text, strictness=0.0))
    for claim in claims:
        span = claim.evidence.span
        assert text[span.start : span.end] == span.text == claim.content.words
    for leftover in left:
        assert text[leftover.span.start : leftover.span.end] == leftover.span.text


@pytest.mark.parametrize("text", ODD)
def test_candidates_lie_inside_the_text_and_are_not_empty(text: str) -> None:
    for candidate in propose(scene(text)):
        assert 0 <= candidate.start < candidate.end <= len(text)
        assert 0.0 < plain_weight(candidate) <= 1.0


def test_two_claims_never_share_most_of_their_words() -> None:
    text = "Ирина Ковалёва сообщила, что экспорт вырос. Он, по её словам, удвоился. Об этом сообщило агентство."
    claims, _ = statements(scene(text, strictness=0.0))
    spans = sorted((c.evidence.span.start, c.evidence.span.end) for c in claims)
    assert all(a[1] <= b[0] or b[1] <= a[0] for a, b in pairwise(spans))


def test_stricter_reading_claims_no_more() -> None:
    text = "Рост продолжится, полагает эксперт. Порт, говорят, откроют весной. «Мы готовы», — сказал Рашад Гулиев."
    counts = [len(statements(scene(text, strictness=s))[0]) for s in (0.0, 0.5, 1.0)]
    assert counts == sorted(counts, reverse=True)


def test_a_verb_no_list_has_is_known_by_its_parts() -> None:
    words = saying(load("ru"))
    tokens = parse(prepare("пересказал договорился разговорился", language="ru"), load("ru")).tokens
    assert [bool(words.kinds(token)) for token in tokens[:2]] == [True, False]


def test_the_writers_own_word_says_nothing() -> None:
    words = saying(load("ru"))
    tokens = parse(prepare("напомним отметим напомнил отметил", language="ru"), load("ru")).tokens
    assert [bool(words.kinds(token)) for token in tokens] == [False, False, True, True]


def test_a_medium_makes_nothing_certain() -> None:
    row = {"form=that": 1.0, "cue=say": 1.0, "zone_organization": 1.0}
    assert certain(row) > 0.5
    assert certain({**row, "zone_kind=media": 1.0}) == 0.0
