"""Several processes serve one register: whichever answers, the reader sees one server."""

import os
import signal
import subprocess
import sys
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import httpx
import pytest

from communique.api import open_register
from communique.model import Document
from communique.web.board import Board, Load
from communique.web.together import Together

TEXT = "Президент Казахстана Касым-Жомарт Токаев {} марта 2025 года провел в Астане переговоры с президентом Италии."
ROUNDS = 12  # connections of their own: that one process takes them all is not likely


class Server:
    """`communique serve --workers 2` on a free port."""

    def __init__(self, register: Path) -> None:
        command = [sys.executable, "-m", "communique", "serve", "-r", str(register), "--port", "0", "--workers", "2"]
        self.process = subprocess.Popen(command, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True)
        assert self.process.stdout
        self.site = self.process.stdout.readline().strip().rstrip("/")

    def get(self, place: str) -> httpx.Response:
        """An answer over a connection of its own."""
        return httpx.get(f"{self.site}{place}", timeout=60)

    def post(self, place: str, **data: str) -> httpx.Response:
        return httpx.post(f"{self.site}{place}", data=data, timeout=60)

    def ends(self) -> bool:
        """Whether nobody answers any more, soon."""
        for _ in range(100):
            try:
                self.get("/help")
            except httpx.TransportError:
                return True
            time.sleep(0.1)
        return False


@pytest.fixture(scope="module")
def register(tmp_path_factory: pytest.TempPathFactory) -> Path:
    path = tmp_path_factory.mktemp("workers") / "register.db"
    with open_register(path) as desk:
        desk.add([Document(text=TEXT.format(3), url="3.txt", language="ru", published=date(2025, 3, 3))])
    return path


@pytest.fixture(scope="module")
def server(register: Path) -> Iterator[Server]:
    running = Server(register)
    yield running
    running.process.send_signal(signal.SIGINT)
    _, told = running.process.communicate(timeout=60)
    assert (running.process.returncode, told) == (0, "")
    assert running.ends()


def test_a_load_is_followed_through_any_process(server: Server) -> None:
    given = {"texts": [{"text": TEXT.format(9), "published": "2025-03-09"}]}
    load = httpx.post(f"{server.site}/api/v1/documents", json=given, timeout=60).json()["id"]
    answers = [server.get(f"/add/{load}") for _ in range(ROUNDS)]
    assert {answer.status_code for answer in answers} == {200}
    for _ in range(100):
        told = [server.get(f"/api/v1/loads/{load}").json() for _ in range(ROUNDS)]
        if all(one["finished"] for one in told):
            break
        time.sleep(0.1)
    assert [one["added"] for one in told] == [1] * ROUNDS


def test_what_was_decided_through_one_process_is_seen_through_the_others(server: Server) -> None:
    before = server.get("/api/v1/events").json()["items"]
    assert all(server.get("/api/v1/events").json()["items"] == before for _ in range(ROUNDS))
    server.post("/judge", fact=before[0]["id"], verdict="wrong", by="Аян")
    seen = [len(server.get("/api/v1/events").json()["items"]) for _ in range(ROUNDS)]
    assert set(seen) == {len(before) - 1}


def test_what_is_done_too_often_is_counted_over_all_processes(server: Server) -> None:
    codes = [server.post("/add").status_code for _ in range(40)]
    assert 422 in codes
    assert codes.count(422) <= 30
    assert codes[-1] == 429


@pytest.mark.skipif(os.name == "nt", reason="a process is killed by a signal")
def test_processes_end_with_the_one_that_watches_over_them(register: Path) -> None:
    running = Server(register)
    assert running.get("/help").status_code == 200
    running.process.kill()
    running.process.communicate(timeout=60)
    assert running.ends()


def test_a_load_whose_process_is_gone_has_failed(tmp_path: Path) -> None:
    together = Together(str(tmp_path))
    board, load = Board(together), Load(id="one", total=1, reader="reader-a")
    with together.lock(load.reader):
        board.put(load)
        assert board.waiting() == 1
        assert not (board.find("one") or load).failure
    found = board.find("one")
    assert found
    assert found.failure
    assert board.waiting() == 0


@pytest.mark.parametrize("name", ["../one", "one/../../two", "", "x" * 100])
def test_a_load_is_found_by_its_name_and_by_no_path(tmp_path: Path, name: str) -> None:
    (tmp_path / "inner").mkdir()
    (tmp_path / "one.load").write_text("{}")
    assert Board(Together(str(tmp_path / "inner"))).find(name) is None
