"""Templates ask for words that are there."""

import re
from pathlib import Path

import pytest

from communique import report, web
from communique.report.words import words

FOLDERS = [Path(str(room.__file__)).parent for room in (report, web)]
TEMPLATES = sorted(path for folder in FOLDERS for path in folder.rglob("*.j2"))
SOURCES = sorted(path for folder in FOLDERS for path in folder.rglob("*.py"))


@pytest.mark.parametrize("path", [*TEMPLATES, *SOURCES], ids=lambda path: path.name)
def test_every_key_has_words(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    for key in re.findall(r"\b(?:w|words|said)\(['\"]([a-z_0-9.]+)['\"][,)]", text):
        assert words("ru").get(key) is not None, key
    for group in re.findall(r"\b(?:w|words)\(['\"]([a-z_]+)\.['\"] ~", text):
        assert words("ru").table(group)
    for thing in re.findall(r"\b(?:w|words)\.count\(['\"]([a-z_]+)['\"]", text):
        assert words("ru").table(f"count.{thing}")


def test_there_are_templates() -> None:
    assert len(TEMPLATES) > 10
