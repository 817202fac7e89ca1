"""What stands at a path: files of every sort, folders, patterns, archives, and all that can't be read."""

import gzip
import io
import json
import sys
import zipfile
from datetime import date
from pathlib import Path

import pytest

from communique.errors import SourceError
from communique.ingest import documents
from communique.model import Document

TEXT = "Президенты Казахстана и Италии провели переговоры в Астане. Товарооборот вырос, отметили они."


def read(path: Path | str) -> tuple[list[Document], list[SourceError]]:
    """Reports and faults at a path."""
    found = list(documents(path))
    return [f for f in found if isinstance(f, Document)], [f for f in found if isinstance(f, SourceError)]


def one(path: Path | str) -> Document:
    """The only report at a path."""
    (document,), faults = read(path)
    assert not faults
    return document


def fault(path: Path | str) -> str:
    """The only fault at a path; it names what was given."""
    found, (error,) = read(path)
    assert not found
    assert error.address.startswith(str(path))
    return error.reason


def write(path: Path, data: bytes | str) -> Path:
    """A file with this content."""
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(data if isinstance(data, bytes) else data.encode())
    return path


def test_a_text_is_kept_as_it_is(tmp_path: Path) -> None:
    text = f" Заголовок\r\n\r\n{TEXT}\u00a0\n"
    document = one(write(tmp_path / "a.txt", text))
    assert (document.text, document.url, document.language) == (text, str(tmp_path / "a.txt"), "ru")
    assert document.title == "Заголовок"
    assert document.retrieved is not None


@pytest.mark.parametrize("encoding", ["utf-8", "utf-8-sig", "utf-16", "cp1251", "koi8-r", "cp866", "iso8859-5"])
def test_encodings(tmp_path: Path, encoding: str) -> None:
    assert one(write(tmp_path / "a.txt", TEXT.encode(encoding))).text == TEXT


@pytest.mark.parametrize("encoding", ["cp1251", "koi8-r"])
@pytest.mark.parametrize("text", ["Токаев встретился с Мелони", "ТОКАЕВ ВСТРЕТИЛСЯ С МЕЛОНИ"])
def test_encodings_of_a_few_words(tmp_path: Path, encoding: str, text: str) -> None:
    assert one(write(tmp_path / "a.txt", text.encode(encoding))).text == text


def test_a_folder_is_read_in_order_with_what_is_below(tmp_path: Path) -> None:
    for name in ("b.txt", "a/c.txt", ".hidden/d.txt", "notes.json", ".e.txt"):
        write(tmp_path / name, TEXT)
    found, faults = read(tmp_path)
    assert [Path(d.url).name for d in found] == ["b.txt", "c.txt"]
    assert not faults


def test_a_pattern(tmp_path: Path) -> None:
    write(tmp_path / "a1.txt", TEXT), write(tmp_path / "b1.txt", TEXT)
    assert Path(one(f"{tmp_path}/a*.txt").url).name == "a1.txt"
    assert "matches" in fault(f"{tmp_path}/z*.txt")


def test_a_file_whose_name_looks_like_a_pattern(tmp_path: Path) -> None:
    assert one(write(tmp_path / "a[1].txt", TEXT)).text == TEXT


def test_standard_input(monkeypatch: pytest.MonkeyPatch) -> None:
    stream = io.TextIOWrapper(io.BytesIO(TEXT.encode()))
    monkeypatch.setattr(sys, "stdin", stream)
    document = one("-")
    assert document.text == TEXT
    assert document.url.startswith("stdin:")


def test_what_the_caller_gives_is_used(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt", TEXT)
    (document,) = documents(path, language="kk", published=date(2025, 5, 30))
    assert isinstance(document, Document)
    assert (document.language, document.published) == ("kk", date(2025, 5, 30))


@pytest.mark.parametrize(
    ("name", "data", "said"),
    [
        ("empty.txt", b"", "empty"),
        ("blank.txt", b" \n\t\n", "empty"),
        ("binary.txt", bytes(range(256)) * 40, "binary"),
        ("image.txt", b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", "binary"),
        ("numbers.txt", b"12, 14, 16; 2025!\n", "no letter"),
        ("large.txt", "Тест. ".encode() * 2_000_000, "larger than 8 MB"),
        ("long.txt", TEXT.encode("cp1251") * 50_000, "longer than"),
        ("unknown.txt", bytes(range(128, 256)) * 9, "encoding"),
        ("halved.txt", b"\xff\xfeA", "convert"),
        ("empty.html", b"<html><body></body></html>", "no article"),
        ("no.xml", b"<?xml version='1.0'?><a/>", "no RSS"),
        ("no.zip", b"PK\x03\x04 damaged", "damaged"),
        ("no.warc", b"not a web archive", "damaged"),
        ("no.jsonl.gz", b"\x1f\x8b damaged", "damaged"),
        ("no.jsonl", b"", "empty"),
    ],
    ids=lambda value: value if isinstance(value, str) else "",
)
def test_what_cannot_be_read_says_why(tmp_path: Path, name: str, data: bytes, said: str) -> None:
    assert said in fault(write(tmp_path / name, data))


def test_missing_file_and_folder_without_texts(tmp_path: Path) -> None:
    assert "no such file" in fault(tmp_path / "none.txt")
    (tmp_path / "folder").mkdir()
    assert "no reports in this folder" in fault(tmp_path / "folder")


def test_a_file_that_may_not_be_opened(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    path = write(tmp_path / "a.txt", TEXT)

    def refuse(*_: object, **__: object) -> None:
        raise PermissionError(13, "Permission denied")

    monkeypatch.setattr("builtins.open", refuse)
    assert "Permission denied" in fault(path)


def test_one_fault_does_not_stop_the_rest(tmp_path: Path) -> None:
    write(tmp_path / "a.txt", b""), write(tmp_path / "b.txt", TEXT)
    found, faults = read(tmp_path)
    assert len(found) == len(faults) == 1


def test_records(tmp_path: Path) -> None:
    record = {"url": "https://example.org/1", "text": TEXT, "published": "2025-05-30T12:00:00+05:00", "lang": "ru-KZ"}
    lines = [json.dumps(record), "{broken", "", json.dumps({"text": ""}), "[1]", json.dumps({"body": TEXT})]
    path = write(tmp_path / "a.jsonl", "\n".join(lines))
    found, faults = read(path)
    assert [d.url for d in found] == ["https://example.org/1", f"{path}:6"]
    assert (found[0].published, found[0].language) == (date(2025, 5, 30), "ru")
    assert [f.address.rpartition(":")[2] for f in faults] == ["2", "4", "5"]
    packed = write(tmp_path / "b.jsonl.gz", gzip.compress(path.read_bytes()))
    assert [d.text for d in read(packed)[0]] == [TEXT, TEXT]


def test_a_feed(tmp_path: Path) -> None:
    feed = f"""<?xml version="1.0" encoding="windows-1251"?><rss version="2.0"><channel><title>Вестник</title>
    <item><title>Встреча в Астане</title><link>https://example.org/1</link>
    <pubDate>Fri, 30 May 2025 23:30:00 +0500</pubDate><description>&lt;p&gt;{TEXT}&lt;/p&gt;</description></item>
    <item><title>Итоги года</title><link>https://example.org/2</link><pubDate>30.05.2025 14:22</pubDate>
    <description>{TEXT}</description></item></channel></rss>"""
    found, faults = read(write(tmp_path / "a.rss", feed.encode("cp1251")))
    assert not faults
    assert [d.published for d in found] == [date(2025, 5, 30)] * 2
    assert found[0].text == f"Встреча в Астане\n{TEXT}" or found[0].text == f"Встреча в Астане\n\n{TEXT}"
    assert (found[0].url, found[0].publisher) == ("https://example.org/1", "Вестник")


def test_a_zip(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w") as archive:
        archive.writestr("x/a.txt", TEXT)
        archive.writestr("x/b.txt", "")
        archive.writestr("x/picture.png", b"\x89PNG")
        archive.writestr("x/inner.zip", b"PK\x03\x04")
    found, faults = read(path)
    assert [d.url for d in found] == [f"{path}!x/a.txt"]
    assert [f.address for f in faults] == [f"{path}!x/b.txt", f"{path}!x/inner.zip"]


def test_a_zip_that_unpacks_to_more_than_it_claims(tmp_path: Path) -> None:
    path = tmp_path / "a.zip"
    with zipfile.ZipFile(path, "w", zipfile.ZIP_DEFLATED) as archive:
        archive.writestr("a.txt", b"a" * 30_000_000)
    assert "larger than" in fault(path)


def test_a_web_archive(tmp_path: Path) -> None:
    article = f"<article><p>{TEXT}</p><p>{TEXT} Снова.</p></article>"
    body = f"<html><head><title>Встреча</title></head><body>{article}</body></html>"
    http = b"HTTP/1.1 200 OK\r\nContent-Type: text/html; charset=windows-1251\r\n\r\n" + body.encode("cp1251")
    head = (
        "WARC/1.0\r\nWARC-Type: response\r\nWARC-Target-URI: https://example.org/2025/05/30/a\r\n"
        "WARC-Date: 2025-06-01T10:00:00Z\r\nWARC-Record-ID: <urn:uuid:1>\r\n"
        f"Content-Type: application/http; msgtype=response\r\nContent-Length: {len(http)}\r\n\r\n"
    )
    path = write(tmp_path / "a.warc", head.encode() + http + b"\r\n\r\n")
    document = one(path)
    assert document.url == "https://example.org/2025/05/30/a"
    assert TEXT in document.text
    assert document.published == date(2025, 5, 30)
    assert document.retrieved is not None
    assert document.retrieved.date() == date(2025, 6, 1)
