"""Catalogues of words: all languages say the same things."""

from collections.abc import Iterator, Mapping
from typing import Any

import pytest

from communique.errors import QueryError
from communique.report.words import languages, words

OF_ONE_LANGUAGE = ("count.", "noun.", "bound.", "period.capital_months", "language.plural")


def keys(table: Mapping[str, Any], above: str = "") -> Iterator[str]:
    for name, found in table.items():
        if isinstance(found, Mapping):
            yield from keys(found, f"{above}{name}.")
        else:
            yield f"{above}{name}"


def shared(code: str) -> set[str]:
    return {key for key in keys(words(code).catalogue) if not key.startswith(OF_ONE_LANGUAGE)}


@pytest.mark.parametrize("code", languages())
def test_each_language_has_all_words(code: str) -> None:
    assert shared(code) == shared("ru")
    assert set(words(code).table("count")) == set(words("ru").table("count"))


@pytest.mark.parametrize("code", languages())
def test_places_to_fill_in_are_the_same_in_all_languages(code: str) -> None:
    def places(text: str) -> list[str]:
        return sorted(part.split("}")[0] for part in text.split("{")[1:])

    here, there = words(code), words("ru")
    for key in shared(code):
        said, wanted = here.get(key), there.get(key)
        if said is not None and wanted is not None:
            assert places(said) == places(wanted), key


def test_numbers_of_things_agree() -> None:
    said = words("ru")
    assert [said.count("reports", n) for n in (1, 2, 5, 21)] == [
        "1 сообщение",
        "2 сообщения",
        "5 сообщений",
        "21 сообщение",
    ]


def test_an_unknown_language_is_a_question_that_says_what_there_is() -> None:
    with pytest.raises(QueryError, match="en, kk, ru"):
        words("xx")


def test_a_key_that_is_missing_is_named() -> None:
    with pytest.raises(KeyError, match="no such"):
        words("ru")("no such")


def test_an_id_without_words_stands_for_itself() -> None:
    assert words("ru").name("indicator", "new_thing") == "new thing"
