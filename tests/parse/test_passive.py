"""Which of two like forms of an English verb stands in a sentence."""

import pytest

from communique.lang import load
from communique.model import Document
from communique.parse import parse


@pytest.mark.parametrize(
    ("text", "word", "verb"),
    [
        ("The envoy received the guests.", "received", "Fin"),
        ("The envoy was received by the king.", "received", "Part"),
        ("The envoy was not yet formally received.", "received", "Part"),
        ("The minister is scheduled to arrive.", "scheduled", "Part"),
        ("The talks have been held.", "held", "Part"),
        ("She has visited the port.", "visited", "Fin"),
        ("It was late, he visited the port.", "visited", "Fin"),
    ],
)
def test_a_past_form_behind_to_be_is_a_participle(text: str, word: str, verb: str) -> None:
    found = parse(Document(text=text, url="1.txt", language="en"), load("en"))
    assert [token.form.verb for token in found.tokens if token.text == word] == [verb]


def test_a_verb_that_ends_like_an_adjective_is_a_verb() -> None:
    found = parse(Document(text="They want to arrive and to establish ties.", url="1.txt", language="en"), load("en"))
    assert [t.pos for t in found.tokens if t.text in ("arrive", "establish")] == ["VERB", "VERB"]
