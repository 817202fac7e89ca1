"""Damaged files of every sort: a report or a reason, never an exception."""

import gzip
import io
import json
import zipfile
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from communique.errors import SourceError
from communique.ingest import documents
from communique.model import Document

TEXT = "Президенты Казахстана и Италии провели переговоры в Астане. Товарооборот вырос до 5 млрд долларов."
PAGE = f"<html><head><title>Встреча</title></head><body><article><h1>Встреча</h1><p>{TEXT}</p></article></body></html>"
ITEM = f"<item><title>Б</title><description>{TEXT}</description></item>"
FEED = f"<rss version='2.0'><channel><title>А</title>{ITEM}</channel></rss>"


def archive() -> bytes:
    data = io.BytesIO()
    with zipfile.ZipFile(data, "w", zipfile.ZIP_DEFLATED) as packed:
        packed.writestr("a.txt", TEXT)
        packed.writestr("b.html", PAGE)
    return data.getvalue()


def web_archive() -> bytes:
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=utf-8\r\n\r\n" + PAGE.encode()
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/a\r\n"
        "WARC-Date: 2025-06-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        "Content-Type: application/http; msgtype=response\r\n"
        f"Content-Length: {len(http)}\r\n\r\n"
    )
    return head.encode() + http + b"\r\n\r\n"


RECORD = json.dumps({"text": TEXT, "url": "https://example.org/a", "published": "2025-05-30"}) + "\n"
SOUND = {
    "a.txt": TEXT.encode(),
    "old.txt": TEXT.encode("cp1251"),
    "a.html": PAGE.encode(),
    "a.rss": FEED.encode(),
    "a.jsonl": RECORD.encode() * 2,
    "a.jsonl.gz": gzip.compress(RECORD.encode() * 2, mtime=0),
    "a.zip": archive(),
    "a.warc": web_archive(),
}


@st.composite
def damaged(draw: st.DrawFn) -> tuple[str, bytes]:
    name = draw(st.sampled_from(sorted(SOUND)))
    data = bytearray(SOUND[name])
    for _ in range(draw(st.integers(0, 6))):
        data[draw(st.integers(0, len(data) - 1))] = draw(st.integers(0, 255))
    start = draw(st.sampled_from((0, 0, 0, 5, len(data) // 2)))
    return name, bytes(data[start : draw(st.integers(0, len(data)))]) + draw(
        st.sampled_from((b"", b"\x00", b"\xff\xfe"))
    )


@settings(max_examples=400, deadline=None, derandomize=True, database=None, suppress_health_check=list(HealthCheck))
@given(file=st.one_of(damaged(), st.tuples(st.sampled_from(sorted(SOUND)), st.binary(max_size=300))))
def test_any_file_is_read_or_refused_with_a_reason(
    file: tuple[str, bytes], tmp_path_factory: pytest.TempPathFactory
) -> None:
    path = tmp_path_factory.getbasetemp() / file[0]
    path.write_bytes(file[1])
    found = list(documents(path))
    assert found
    for one in found:
        assert one.text if isinstance(one, Document) else isinstance(one, SourceError) and one.reason


@pytest.mark.parametrize("name", sorted(SOUND))
def test_the_sound_files_are_read(name: str, tmp_path: Path) -> None:
    path = tmp_path / name
    path.write_bytes(SOUND[name])
    assert all(isinstance(found, Document) for found in documents(path))
