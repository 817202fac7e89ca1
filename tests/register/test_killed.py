"""kill -9 at random moments of adding and rebuilding: the register is whole, and going on completes it."""

import os
import signal
import time
from collections.abc import Callable
from pathlib import Path
from random import Random

import pytest

import communique
from bench.synthetic import studies
from tests.reports import enter

REPORTS = 40
# Two hundred moments are tried before a release; a few in every run of the tests.
MOMENTS = int(os.environ.get("COMMUNIQUE_KILLS", "12"))


def in_a_child(work: Callable[[], object], after: float) -> bool:
    """Do the work in a process of its own and kill it after so many seconds; True where it was killed."""
    child = os.fork()
    if child == 0:
        try:
            work()
        finally:
            os._exit(0)
    time.sleep(after)
    os.kill(child, signal.SIGKILL)
    _, status = os.waitpid(child, 0)
    return os.WIFSIGNALED(status)


@pytest.fixture(scope="module")
def undisturbed(tmp_path_factory: pytest.TempPathFactory) -> tuple[str, float]:
    """The digest of a run that nobody disturbed, and how long it took."""
    with communique.open(tmp_path_factory.mktemp("whole") / "r.db") as register:
        begun = time.monotonic()
        enter(register, *studies(REPORTS))
        return register.digest(), time.monotonic() - begun


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")
def test_killed_while_adding(tmp_path: Path, undisturbed: tuple[str, float]) -> None:
    digest, length = undisturbed
    chance = Random(11)
    path = tmp_path / "r.db"

    def work() -> None:
        with communique.open(path) as register:
            enter(register, *studies(REPORTS))

    killed = 0
    for _ in range(MOMENTS):
        killed += in_a_child(work, chance.uniform(0, length))
        with communique.open(path) as register:
            assert register.verify().faults == ()
            done = register.summary().documents
        if done == REPORTS:
            path.unlink()
    assert killed
    with communique.open(path) as register:
        enter(register, *studies(REPORTS))
        assert register.digest() == digest
        assert register.verify().faults == ()


@pytest.mark.skipif(not hasattr(os, "fork"), reason="processes are forked to be killed")
def test_killed_while_rebuilding(tmp_path: Path, undisturbed: tuple[str, float]) -> None:
    digest, _ = undisturbed
    chance = Random(12)
    path = tmp_path / "r.db"
    with communique.open(path) as register:
        enter(register, *studies(REPORTS))

    def work() -> None:
        with communique.open(path) as register:
            while True:
                register.rebuild()

    for _ in range(MOMENTS):
        assert in_a_child(work, chance.uniform(0, 0.3))
        with communique.open(path) as register:
            assert register.digest() == digest
    with communique.open(path) as register:
        assert register.verify().faults == ()
        assert register.rebuild() == digest
