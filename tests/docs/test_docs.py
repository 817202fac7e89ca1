"""Documents keep their promises: links lead somewhere, commands exist, the glossary names what there is."""

import re
import subprocess
import sys
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PAGES = [ROOT / "README.md", ROOT / "CONTRIBUTING.md", ROOT / "CHANGELOG.md", *sorted((ROOT / "docs").glob("*.md"))]
LINK = re.compile(r"\]\(([^)#\s]+)[^)]*\)")
MAKE = re.compile(r"(?:`|^\$? ?)make ([a-z-]+)\b", re.MULTILINE)
COMMAND = re.compile(r"`(?:\.venv/bin/)?communique ([a-z]+)|^\$? ?(?:\.venv/bin/)?communique ([a-z]+)", re.MULTILINE)


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_links_lead_somewhere(page: Path) -> None:
    links = [link for link in LINK.findall(page.read_text("utf-8")) if "://" not in link]
    assert not [link for link in links if not (page.parent / link).exists()]


@pytest.mark.parametrize("page", PAGES, ids=lambda page: page.name)
def test_targets_of_make_exist(page: Path) -> None:
    targets = set(re.findall(r"^([a-z-]+):", (ROOT / "Makefile").read_text("utf-8"), re.MULTILINE))
    assert set(MAKE.findall(page.read_text("utf-8"))) <= targets


def test_commands_exist() -> None:
    shown = subprocess.run([sys.executable, "-m", "communique", "--help"], capture_output=True, text=True, check=True)
    said = {a or b for page in PAGES for a, b in COMMAND.findall(page.read_text("utf-8"))}
    assert said, "the documents name no command"
    assert not [name for name in said if not re.search(rf"\b{name}\b", shown.stdout)]


def test_every_kind_of_fact_is_in_the_glossary() -> None:
    from communique.model.content import CONTENTS

    glossary = (ROOT / "docs" / "glossary.md").read_text("utf-8").lower()
    names = {content.kind.rstrip("s") for content in CONTENTS} | {"claim", "fact", "evidence", "judgement", "ledger"}
    assert not [name for name in names if name not in glossary]


def test_make_says_what_each_target_does() -> None:
    makefile = (ROOT / "Makefile").read_text("utf-8")
    phony = re.search(r"^\.PHONY: (.*)$", makefile, re.MULTILINE)
    assert phony
    for target in phony[1].split():
        assert re.search(rf"^{target}:.*## \w", makefile, re.MULTILINE), f"{target} does not say what it does"


def test_the_reference_of_commands_is_up_to_date() -> None:
    from tests.docs.reference import FILE, commands

    assert FILE.read_text("utf-8") == commands(), "make docs"
