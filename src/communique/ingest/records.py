"""JSON Lines: one report a line; and one JSON file with a report or a list of them."""

import gzip
import json
import zlib
from collections.abc import Iterator
from contextlib import nullcontext
from dataclasses import replace
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.ingest.decode import LARGEST, decode
from communique.ingest.given import Given, Read
from communique.ingest.prepare import accept
from communique.ingest.stamps import day_of

# The names under which archives keep the same things, ours first.
TEXT = ("text", "body", "content", "article")
ADDRESS = ("url", "link", "address", "file", "id")
DAY = ("published", "date", "published_at", "date_published", "pubdate")
PUBLISHER = ("publisher", "source", "site")
TITLE = ("title", "headline")
LANGUAGE = ("language", "lang")


def read_records(stream: BinaryIO, address: str, given: Given) -> Iterator[Read]:
    """The report of each line; a line that can't be read is given as an error and the rest goes on."""
    empty = True
    for number, line in enumerate(_lines(stream, address), 1):
        where = f"{address}:{number}"
        empty = empty and not line.strip()
        try:
            if len(line) > LARGEST:
                raise SourceError(where, f"a line of over {LARGEST // 1024 // 1024} MB; the rest of the file is left")
            if line.strip():
                yield _record(line, where, given)
        except SourceError as fault:
            yield fault
    if empty:
        raise SourceError(address, "the file is empty")


def _lines(stream: BinaryIO, address: str) -> Iterator[bytes]:
    """Lines of a file that may be compressed; ends after one that is too long."""
    packed = stream.read(2) == b"\x1f\x8b"
    stream.seek(0)
    with gzip.open(stream) if packed else nullcontext(stream) as opened:
        try:
            while line := opened.readline(LARGEST + 1):
                yield line
                if len(line) > LARGEST:
                    return
        except (EOFError, OSError, zlib.error) as fault:
            raise SourceError(address, f"a damaged compressed file ({fault})") from fault


def _record(line: bytes, address: str, given: Given) -> Read:
    try:
        found = json.loads(decode(line, address))
    except (json.JSONDecodeError, RecursionError) as fault:
        raise SourceError(address, f"this line is no JSON ({fault}); a record is one object a line") from fault
    if not isinstance(found, dict):
        raise SourceError(address, "a record is an object with at least `text`")
    return accept(_text(found, address), address, _known(found, given))


def _text(record: dict[str, Any], address: str) -> str:
    text = _said(record, TEXT)
    if not text.strip():
        raise SourceError(address, f"the record has no text; it is looked for under {', '.join(TEXT)}")
    return text


def _known(record: dict[str, Any], given: Given) -> Given:
    return replace(
        given,
        url=_said(record, ADDRESS),
        published=day_of(_said(record, DAY)) or given.published,
        publisher=_said(record, PUBLISHER),
        title=_said(record, TITLE),
        language=_said(record, LANGUAGE)[:2].lower() or given.language,
    )


def _said(record: dict[str, Any], names: tuple[str, ...]) -> str:
    return next((value for name in names if isinstance(value := record.get(name), str) and value.strip()), "")
