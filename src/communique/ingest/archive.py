"""Archives: zip files of reports, WARC files of pages."""

import zlib
from collections.abc import Iterator
from dataclasses import replace
from io import BytesIO
from typing import BinaryIO
from zipfile import BadZipFile, ZipFile, ZipInfo

from communique.errors import SourceError
from communique.ingest.decode import LARGEST, whole
from communique.ingest.formats import SUFFIXES, format_of, readers
from communique.ingest.given import Given, Read
from communique.ingest.page import report_of

PAGES = ("text/html", "application/xhtml+xml", "text/plain")


def read_zip(stream: BinaryIO, address: str, given: Given) -> Iterator[Read]:
    """The reports of each member; archives inside an archive are left."""
    try:
        archive = ZipFile(stream)
    except (BadZipFile, NotImplementedError) as fault:
        raise SourceError(address, f"a damaged zip file ({fault})") from fault
    members = [m for m in archive.infolist() if not m.is_dir() and m.filename.lower().endswith(SUFFIXES)]
    if not members:
        raise SourceError(address, f"no reports in this archive; files that are read end in {', '.join(SUFFIXES)}")
    for member in members:
        yield from _member(archive, member, f"{address}!{member.filename}", given)


def _member(archive: ZipFile, member: ZipInfo, address: str, given: Given) -> Iterator[Read]:
    try:
        with archive.open(member) as opened:
            # Read up to the limit whatever size the archive claims: a bomb claims little.
            data = whole(opened, address, LARGEST)  # type: ignore[arg-type]
        kind = format_of(member.filename, data[:2048])
        if kind in ("zip", "warc"):
            yield SourceError(address, "an archive inside an archive is not read; unpack it first")
        else:
            yield from readers()[kind](BytesIO(data), address, given)
    except SourceError as fault:
        yield fault
    except (BadZipFile, RuntimeError, NotImplementedError, EOFError, zlib.error) as fault:
        yield SourceError(address, f"can't be unpacked: {fault}")


def read_warc(stream: BinaryIO, address: str, given: Given) -> Iterator[Read]:
    """The pages of a WARC file, each under the address it was fetched from, on the moment it was."""
    from fastwarc.warc import ArchiveIterator, WarcRecordType

    pages, damage = 0, "no page in this archive"
    try:
        for record in ArchiveIterator(stream, record_types=WarcRecordType.response, parse_http=True):
            if record.http_content_type not in PAGES:
                continue
            pages += 1
            url = str(record.headers.get("WARC-Target-URI") or f"{address}#{pages}")
            known = replace(given, url=url, retrieved=record.record_date or given.retrieved)
            yield from _page(record.reader.read(LARGEST + 1), url, record.http_charset or "", known)
    except (ValueError, OSError) as fault:
        damage = f"damaged after {pages} pages: {fault}"
    if not pages or damage.startswith("damaged"):
        yield SourceError(address, damage)


def _page(data: bytes, url: str, charset: str, given: Given) -> Iterator[Read]:
    try:
        yield report_of(whole(BytesIO(data), url), url, charset, given)
    except SourceError as fault:
        yield fault
