"""Plain sentences are read right whatever states and people stand in them: `tests/plain/<language>.txt`.

Each is a case whose `{a.gen}`, `{n.nom}` … are filled from the states and people of `tests/plain/<language>.toml`, some
times over (behavioural tests by templates: Ribeiro and others, "Beyond Accuracy", 2020).
"""

import random
import tomllib
from pathlib import Path
from types import SimpleNamespace

import pytest

from tests.casecheck import explain, faults, found_in
from tests.casefile import EXPECTED, Case, cases_of

FOLDER = Path(__file__).parent / "plain"
PUBLISHED = "@published 2024-02-09"  # a Friday
TIMES = 4


def _sentences() -> list[tuple[str, str]]:
    """Language and block of every template."""
    blocks = ((p.stem, b) for p in sorted(FOLDER.glob("*.txt")) for b in p.read_text(encoding="utf-8").split("\n\n"))
    return [(language, block.strip()) for language, block in blocks if EXPECTED.search(block)]


def _filled(language: str, block: str, time: int) -> str:
    """A template with states and people drawn by lot, the same in every run."""
    known = tomllib.loads((FOLDER / f"{language}.toml").read_text(encoding="utf-8"))
    chance = random.Random(f"{block}{time}")
    states = [SimpleNamespace(**row) for row in chance.sample(known["state"], 3)]
    people = [SimpleNamespace(**row) for row in chance.sample(known["person"], 2)]
    return block.format(**dict(zip("abcnm", [*states, *people], strict=True)))


def _cases(folder: Path, language: str, block: str) -> list[Case]:
    """The filled cases; one that says nothing says neither of figures nor of events nor of agreements."""
    kinds = ("figures", "events", "agreements") if "=> nothing" in block else ("topics",)
    texts = dict.fromkeys(f"{PUBLISHED}\n{_filled(language, block, time)}" for time in range(TIMES))
    paths = [folder / language / f"{kind}.txt" for kind in kinds]
    paths[0].parent.mkdir()
    for path in paths:
        path.write_text("\n\n".join(texts), encoding="utf-8")
    return [case for path in paths for case in cases_of(path)]


@pytest.mark.parametrize(("language", "block"), _sentences(), ids=lambda value: value.split("\n")[0][:70])
def test_a_plain_sentence_is_read_for_any_states_and_people(language: str, block: str, tmp_path: Path) -> None:
    """All that it says is found, each field right."""
    gaps = []
    for case in _cases(tmp_path, language, block):
        found = found_in(case)
        said = faults(case, found, with_gaps="=> nothing" in block)
        assert not said, "\n" + explain(case, said, found)
        if any(e.gap for e in case.expected):
            gaps.append(bool(faults(case, found)))
    if gaps:
        assert any(gaps), "this gap is closed; turn =?> into =>"
        pytest.xfail("known gap")
