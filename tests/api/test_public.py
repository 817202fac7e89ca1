"""The public names, and what a newcomer does with them from Python."""

import subprocess
import sys
from pathlib import Path

import pytest

import communique
from communique.model.answer import Progress

NAMES = {
    "Claim", "CommuniqueError", "Document", "Evidence", "Fact", "Filters", "Judgement", "Leftover", "PackError",
    "Period", "Quantity", "QueryError", "Reading", "Register", "RegisterError", "SourceError", "Span", "open", "read",
}  # fmt: skip


def test_the_public_list_is_exact() -> None:
    assert set(communique.__all__) == NAMES == set(dir(communique))
    for name in NAMES:
        assert getattr(communique, name) is not None
    with pytest.raises(AttributeError, match="no attribute 'rumours'"):
        communique.rumours  # noqa: B018


def test_importing_costs_nothing() -> None:
    code = (
        "import communique, sys; print(any(m.split('.')[0] in ('numpy', 'sqlalchemy', 'slovnet') for m in sys.modules))"
    )
    done = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert done.stdout.strip() == "False"


def test_reading_a_text() -> None:
    text = "Товарооборот Казахстана и Италии в 2024 году составил 4 млрд долларов."
    reading = communique.read(text, published="2025-06-01", language="ru")
    assert list(reading) == list(reading.claims)
    assert len(reading) == len(reading.claims)
    for claim in reading:
        span = claim.evidence.span
        assert text[span.start : span.end] == span.text
    with pytest.raises(communique.QueryError, match="no day"):
        communique.read(text, published="yesterday")


def test_adding_paths_reports_what_failed_and_goes_on(tmp_path: Path) -> None:
    (tmp_path / "in").mkdir()
    (tmp_path / "in" / "a.txt").write_text("date 2025-06-01 Президент Казахстана Касым-Жомарт Токаев прибыл в Рим.")
    (tmp_path / "in" / "b.txt").write_bytes(b"")
    (tmp_path / "in" / "c.txt").write_text("date 2025-06-02 Президент Италии Серджо Маттарелла прибыл в Астану.")
    seen: list[Progress] = []
    with communique.open(tmp_path / "r.db") as register:
        done = register.add(tmp_path / "in", progress=seen.append)
        assert (done.added, done.unchanged, len(done.failed)) == (2, 0, 1)
        assert done.failed[0][0].endswith("b.txt")
        assert [one.done for one in seen] == [1, 2, 3]
        digest = register.digest()
        again = register.add([str(tmp_path / "in" / "a.txt"), tmp_path / "in" / "c.txt", tmp_path / "missing.txt"])
        assert (again.added, again.unchanged, len(again.failed)) == (0, 2, 1)
        assert register.digest() == digest


def test_any_number_of_jobs_gives_the_same_register(tmp_path: Path) -> None:
    texts = [
        f"Президент Казахстана Касым-Жомарт Токаев {day} мая 2025 года встретился в Астане с Серджо Маттареллой."
        for day in range(10, 16)
    ]
    documents = [communique.Document(text=text, url=str(n), language="ru") for n, text in enumerate(texts)]
    digests = set()
    for jobs in (1, 2):
        with communique.open(tmp_path / f"{jobs}.db") as register:
            assert register.add(documents, jobs=jobs).added == len(texts)
            digests.add(register.digest())
    with communique.open(tmp_path / "back.db") as register:
        register.add(reversed(documents))
        digests.add(register.digest())
    assert len(digests) == 1


def test_reading_again_gives_the_same_facts(tmp_path: Path) -> None:
    with communique.open(tmp_path / "r.db") as register:
        text = "Президент Казахстана Касым-Жомарт Токаев прибыл в Рим."
        register.add(communique.Document(text=text, url="a", language="ru"))
        before = register.digest()
        assert register.reread() == 1
        assert register.digest() == before
        assert register.verify().faults == ()
