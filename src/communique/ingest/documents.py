"""Everything that can be read at a path: a file, a folder, a pattern, standard input."""

import glob
import os
import sys
from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, date, datetime
from hashlib import sha256
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

from communique.errors import SourceError
from communique.ingest.fetch import Limits, fetched, is_address
from communique.ingest.formats import SUFFIXES, format_of, readers
from communique.ingest.given import Given, Read
from communique.model import Document

STDIN = "-"
# Set to anything, addresses of one's own network can be read too.
PRIVATE = "COMMUNIQUE_PRIVATE"


def documents(path: str | Path, *, language: str = "", published: date | None = None) -> Iterator[Read]:
    """Each report at a path, or why it could not be read. `path` may be a file, folder, pattern, address or `-`.

    `language` and `published` are for texts that do not say so themselves. Nothing is raised: what fails is given as
    a SourceError in its place, so that the rest goes on.
    """
    if is_address(str(path)):
        yield from fetched(str(path), Limits(private=bool(os.environ.get(PRIVATE))))
        return
    given = Given(language=language, published=published, retrieved=datetime.now(UTC))
    if str(path) == STDIN:
        yield from _stdin(given)
        return
    for file in _files(str(path)):
        if isinstance(file, SourceError):
            yield file
        else:
            yield from _file(file, given)


def expected(path: str | Path) -> int:
    """How many reports there are at a path, as far as names of files tell: an archive counts as one."""
    return 1 if str(path) == STDIN or is_address(str(path)) else sum(1 for _ in _files(str(path)))


def _files(path: str) -> Iterator[str | SourceError]:
    if os.path.isdir(path):
        yield from _folder(path)
    elif os.path.exists(path):
        yield path
    elif glob.has_magic(path):
        found = sorted(glob.glob(path, recursive=True))
        if not found:
            yield SourceError(path, "no file matches this pattern; check it, or name a folder")
        for one in found:
            yield from _folder(one) if os.path.isdir(one) else (one,)
    else:
        yield SourceError(path, "there is no such file or folder; check the name")


def _folder(path: str) -> Iterator[str | SourceError]:
    empty = True
    for folder, below, files in os.walk(path):
        below[:] = sorted(name for name in below if not name.startswith("."))
        for name in sorted(files):
            if not name.startswith(".") and name.lower().endswith(SUFFIXES):
                empty = False
                yield os.path.join(folder, name)
    if empty:
        yield SourceError(path, f"no reports in this folder; files that are read end in {', '.join(SUFFIXES)}")


def _file(path: str, given: Given) -> Iterator[Read]:
    try:
        with open(path, "rb") as stream:
            yield from _read(stream, path, given)
    except OSError as fault:
        yield SourceError(path, f"cannot be opened: {fault.strerror or fault}")


def _stdin(given: Given) -> Iterator[Read]:
    from communique.ingest.decode import whole

    try:
        data = whole(sys.stdin.buffer, STDIN)
    except SourceError as fault:
        yield fault
        return
    # Two texts from standard input are two reports, not two versions of one.
    address = "stdin:" + sha256(data).hexdigest()[:12]
    for found in _read(BytesIO(data), STDIN, given):
        renamed = isinstance(found, Document) and found.url == STDIN
        yield replace(found, url=address) if renamed and isinstance(found, Document) else found


def _read(stream: BinaryIO, address: str, given: Given) -> Iterator[Read]:
    head = stream.read(2048)
    stream.seek(0)
    try:
        yield from readers()[format_of(address, head)](stream, address, given)
    except SourceError as fault:
        yield fault
