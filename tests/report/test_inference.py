"""Why a field was inferred is told in the reader's language: for every reason that extractors give."""

import re
from pathlib import Path

import pytest

import communique.extract
from communique.report.inference import inferred_because
from communique.report.words import words

ROOM = Path(communique.extract.__file__).parent
WRITTEN = re.compile(r'why=f?"([^"]+)"|why = "" if span else "([^"]+)"|candidate.area else "([^"]+)"')


def given() -> list[str]:
    texts = [path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py")]
    found = {next(filter(None, one)) for text in texts for one in WRITTEN.findall(text)}
    return sorted(one.replace("{code}: ", "") for one in found)


def test_reasons_are_found() -> None:
    assert {"spoke last", "members of the group", "inferred", "by a person or the article"} <= set(given())


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
@pytest.mark.parametrize("why", given())
def test_a_reason_has_words(language: str, why: str) -> None:
    assert words(language).get(f"why.{why.replace(' ', '_')}")
    assert "_" not in inferred_because(why, words(language))


def test_a_state_is_named_beside_its_reason() -> None:
    assert inferred_because("KZ: by a person or the article", words("ru")) == "Казахстан: по человеку или по статье"
    assert inferred_because("IT", words("en")) == "Italy"


def test_a_reason_of_a_later_version_is_told_as_it_is() -> None:
    assert inferred_because("by the stars", words("kk")) == "by the stars"
