"""Dictionary forms by a dictionary and the pack's endings, shown on Italian."""

import pytest

from communique.lang import load
from communique.model import Document
from communique.parse import parse
from communique.parse.morphology import morphology_of

ITALIAN = load("it")


@pytest.mark.parametrize(
    ("word", "lemma", "pos"),
    [
        ("firmati", "firmare", "VERB"),  # by way of its masculine singular
        ("kazake", "kazako", "ADJ"),
        ("turchi", "turco", "ADJ"),
        ("italo-uzbeka", "italo-uzbeko", "ADJ"),
        ("dell’", "di", "ADP"),
        ("dati", "dato", "NOUN"),  # a word of the pack before the verb it comes from
        ("sergio", "sergio", "NOUN"),
    ],
)
def test_a_form_leads_to_its_dictionary_form(word: str, lemma: str, pos: str) -> None:
    assert (lemma, pos) in [(form.lemma, form.pos) for form in morphology_of(ITALIAN).forms(word)]


def test_a_future_is_told_by_its_ending() -> None:
    assert {form.tense for form in morphology_of(ITALIAN).forms("incontrerà")} == {"Fut"}


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("L'export dell’Italia", ["L'", "export", "dell’", "Italia"]),
        ("la 'nuova' via", ["la", "'", "nuova", "'", "via"]),
        ("un po' di pane", ["un", "po", "'", "di", "pane"]),
    ],
)
def test_an_elided_word_keeps_its_apostrophe(text: str, words: list[str]) -> None:
    parsed = parse(Document(text=text, language="it"), ITALIAN)
    assert [token.text for token in parsed.tokens] == words
    assert all(text[token.start : token.end] == token.text for token in parsed.tokens)


def test_other_languages_keep_their_apostrophes_apart() -> None:
    parsed = parse(Document(text="Côte d'Ivoire", language="en"), load("en"))
    assert "d'" not in [token.text for token in parsed.tokens]


def test_a_pack_without_gold_asks_the_scorers_it_names() -> None:
    assert load("it").weights == load("en").weights
