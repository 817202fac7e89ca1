"""Addresses: only the public network, only so much, and never another machine than the one that was checked."""

import gzip
import socket
import threading
import time
from collections.abc import Iterator
from http.server import BaseHTTPRequestHandler, ThreadingHTTPServer
from typing import Any, ClassVar

import pytest

from communique.errors import SourceError
from communique.ingest import Limits, fetched
from communique.ingest.fetch import fetch
from communique.ingest.reach import is_public, place_of
from communique.model import Document

TEXT = "Президент Казахстана Касым-Жомарт Токаев провел в Астане переговоры с президентом Италии Серджо Маттареллой. "
HEAD = "<!doctype html><html><head><title>Переговоры в Астане</title></head>"
PAGE = f"{HEAD}<body><article><p>{TEXT * 4}</p></article></body></html>"
HERE = Limits(private=True, seconds=5, largest=200_000)


class Site(BaseHTTPRequestHandler):
    """A small site with good and bad manners."""

    asked: ClassVar[list[tuple[str, str]]] = []

    def do_GET(self) -> None:
        self.asked.append((self.path, self.headers["Host"]))
        if self.path == "/drip":
            self.drip()
            return
        answers: dict[str, tuple[int, dict[str, str], bytes]] = {
            "/page": (200, {"Content-Type": "text/html; charset=windows-1251"}, PAGE.encode("cp1251")),
            "/packed": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(PAGE.encode())),
            "/bomb": (200, {"Content-Type": "text/html", "Content-Encoding": "gzip"}, gzip.compress(b"a" * 5_000_000)),
            "/large": (200, {"Content-Type": "text/plain"}, b"a" * 300_000),
            "/picture": (200, {"Content-Type": "image/png"}, b"\x89PNG"),
            "/empty": (200, {"Content-Type": "text/html"}, b"  "),
            "/moved": (302, {"Location": "/page"}, b""),
            "/round": (302, {"Location": "/round"}, b""),
            "/file": (302, {"Location": "file:///etc/passwd"}, b""),
            "/inside": (302, {"Location": "http://10.0.0.1/"}, b""),
        }
        code, headers, body = answers.get(self.path, (404, {}, b""))
        self.send_response(code)
        for name, value in headers.items():
            self.send_header(name, value)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def drip(self) -> None:
        """Headers that never end, a byte at a time."""
        try:
            for byte in b"HTTP/1.1 200 OK\r\n" + b"X-Slow: 1\r\n" * 100:
                self.wfile.write(bytes((byte,)))
                time.sleep(0.1)
        except OSError:
            return

    def log_message(self, *_: Any) -> None:
        """Say nothing."""


@pytest.fixture(scope="module")
def site() -> Iterator[str]:
    server = ThreadingHTTPServer(("127.0.0.1", 0), Site)
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield f"http://127.0.0.1:{server.server_port}"
    server.shutdown()
    server.server_close()


@pytest.mark.parametrize("path", ["/page", "/packed", "/moved"])
def test_a_page_is_read_by_its_address(site: str, path: str) -> None:
    (found,) = fetched(site + path, HERE)
    assert isinstance(found, Document)
    assert TEXT.strip() in found.text
    assert found.url.startswith(site)
    assert found.retrieved is not None


@pytest.mark.parametrize(
    ("path", "why"),
    [
        ("/bomb", "MB"), ("/large", "MB"), ("/picture", "image/png"), ("/empty", "empty"), ("/round", "times"),
        ("/file", "http://"), ("/none", "404"),
    ],
)  # fmt: skip
def test_what_is_no_report_is_said_plainly(site: str, path: str, why: str) -> None:
    (found,) = fetched(site + path, HERE)
    assert isinstance(found, SourceError)
    assert why in found.reason


@pytest.mark.parametrize(
    "address",
    [
        "http://127.0.0.1/", "http://localhost/", "http://[::1]/", "http://0.0.0.0/", "http://10.1.2.3/",
        "http://192.168.0.1/", "http://169.254.169.254/latest/meta-data/", "http://[fe80::1]/", "http://[fd00::1]/",
        "http://[::ffff:127.0.0.1]/", "http://[64:ff9b::7f00:1]/", "http://2130706433/", "http://0x7f000001/",
        "http://017700000001/", "http://127.1/", "http://100.64.0.1/", "http://224.0.0.1/",
    ],
)  # fmt: skip
def test_an_address_inside_is_refused(address: str) -> None:
    with pytest.raises(SourceError):
        place_of(address)


@pytest.mark.parametrize(
    "address",
    [
        "file:///etc/passwd", "ftp://a.kz/", "javascript:alert(1)", "http://", "//a.kz/", "http://a:b@a.kz/",
        "http://a.kz:22/", "http://a.kz:99999/", "http://a b.kz/", "http://a.kz/\r\nHost: b", "gopher://a.kz",
        "http://" + "a" * 3000, "http://" + "a" * 70 + ".kz/",
    ],
)  # fmt: skip
def test_what_is_no_address_of_a_page_is_refused(address: str) -> None:
    with pytest.raises(SourceError):
        place_of(address)


def test_a_site_that_drips_is_left_in_time(site: str) -> None:
    begun = time.monotonic()
    (found,) = fetched(f"{site}/drip", Limits(private=True, seconds=1))
    assert isinstance(found, SourceError)
    assert "within 1 seconds" in found.reason
    assert time.monotonic() - begun < 4


def test_a_redirect_inside_is_refused(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    public = {"127.0.0.1"}
    monkeypatch.setattr("communique.ingest.reach.is_public", lambda machine: machine in public)
    monkeypatch.setattr("communique.ingest.reach.PORTS", {"http": int(site.rpartition(":")[2]), "https": 443})
    with pytest.raises(SourceError, match=r"private|usual ports"):
        fetch(f"{site}/inside", Limits(seconds=5))


def test_the_machine_that_was_checked_is_the_one_that_is_asked(site: str, monkeypatch: pytest.MonkeyPatch) -> None:
    """A name that answers differently the second time leads nowhere else."""
    port = int(site.rpartition(":")[2])
    asked: list[str] = []
    look_up = socket.getaddrinfo

    def answer(host: Any, *more: Any, **named: Any) -> Any:
        asked.append(host)
        if host == "news.example":
            return [(socket.AF_INET, socket.SOCK_STREAM, 6, "", ("127.0.0.1", port))] if asked.count(host) == 1 else []
        return look_up(host, *more, **named)

    monkeypatch.setattr(socket, "getaddrinfo", answer)
    (found,) = fetched(f"http://news.example:{port}/page", HERE)
    assert isinstance(found, Document)
    assert asked.count("news.example") == 1
    assert Site.asked[-1] == ("/page", f"news.example:{port}")


@pytest.mark.parametrize(
    ("machine", "public"),
    [("8.8.8.8", True), ("2a00:1450::1", True), ("2002:7f00:1::", False), ("::", False), ("nonsense", False)],
)
def test_public_machines(machine: str, public: bool) -> None:
    assert is_public(machine) is public
