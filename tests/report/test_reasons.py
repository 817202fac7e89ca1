"""Every reason of the ledger has words in each language of the reader."""

import re
from pathlib import Path

import pytest

import communique.extract
from communique.report.words import words

ROOM = Path(communique.extract.__file__).parent
WRITTEN = re.compile(r'reason(?:: str)? ?= ?"([a-z_]+)"|left\.append\(\(reading, "([a-z_]+)"\)\)|REASON = "([a-z_]+)"')


def given() -> list[str]:
    """The reasons that extractors give, as they are written in their files."""
    texts = [path.read_text(encoding="utf-8") for path in ROOM.rglob("*.py")]
    return sorted({next(filter(None, found)) for text in texts for found in WRITTEN.findall(text)})


def test_reasons_are_found() -> None:
    assert {"event_unsure", "no_figure_between_states", "weak_agreement"} <= set(given())


@pytest.mark.parametrize("language", ["ru", "en", "kk"])
@pytest.mark.parametrize("reason", given())
def test_a_reason_has_words(language: str, reason: str) -> None:
    said = words(language).get(f"left.{reason}")
    assert said
    assert "_" not in said
