"""A plain text file is one report."""

from collections.abc import Iterator
from typing import BinaryIO

from communique.ingest.decode import decode, whole
from communique.ingest.given import Given, Read
from communique.ingest.prepare import accept


def read_text(stream: BinaryIO, address: str, given: Given) -> Iterator[Read]:
    """The text of a file, kept as it is (a byte order mark is no part of it)."""
    yield accept(decode(whole(stream, address), address), address, given)
