"""Which reader a file is for: by its name, else by its first bytes."""

from collections.abc import Callable, Iterator
from functools import cache
from typing import BinaryIO

from communique.ingest.given import Given, Read

Reader = Callable[[BinaryIO, str, Given], Iterator[Read]]
BY_SUFFIX = {
    ".txt": "text",
    ".md": "text",
    ".html": "page",
    ".htm": "page",
    ".xhtml": "page",
    ".jsonl": "records",
    ".ndjson": "records",
    ".jsonl.gz": "records",
    ".rss": "feed",
    ".atom": "feed",
    ".xml": "feed",
    ".warc": "warc",
    ".warc.gz": "warc",
    ".zip": "zip",
}
SUFFIXES = tuple(BY_SUFFIX)
BY_HEAD = (
    (b"PK\x03\x04", "zip"),
    (b"WARC/", "warc"),
    (b"<!doctype html", "page"),
    (b"<html", "page"),
    (b"<?xml", "feed"),
    (b"<rss", "feed"),
    (b"<feed", "feed"),
    (b'{"', "records"),
)


def format_of(address: str, head: bytes) -> str:
    """The name of a format: text, page, records, feed, warc or zip."""
    name = address.lower()
    for suffix in sorted(BY_SUFFIX, key=len, reverse=True):
        if name.endswith(suffix):
            return BY_SUFFIX[suffix]
    start = head.lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return next((found for magic, found in BY_HEAD if start.startswith(magic.lower())), "text")


@cache
def readers() -> dict[str, Reader]:
    """A reader for each format; what a reader needs is imported when it first reads."""
    from communique.ingest.archive import read_warc, read_zip
    from communique.ingest.feed import read_feed
    from communique.ingest.page import read_page
    from communique.ingest.plain import read_text
    from communique.ingest.records import read_records

    return {
        "text": read_text,
        "page": read_page,
        "records": read_records,
        "feed": read_feed,
        "warc": read_warc,
        "zip": read_zip,
    }
