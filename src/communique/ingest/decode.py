"""Bytes → text: the declared encoding first, then UTF-8, then what the bytes look like. Never a silent guess."""

import codecs
import re
from typing import BinaryIO

from communique.errors import SourceError

LARGEST = 8 * 1024 * 1024
LONGEST = 4_000_000
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that texts in the alphabets of our languages come in, tried where the bytes are no UTF-8.
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp1252")
CONTROL = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\ufffd\ue000-\uf8ff]")
# A small letter, then a capital inside one word: the sign of one Cyrillic encoding read as another.
CROOKED = re.compile(r"[^\W\d_][^\W\d_]+")


def whole(stream: BinaryIO, address: str, largest: int = LARGEST) -> bytes:
    """All bytes of a stream; raises SourceError where there are none or too many (no more than that is read)."""
    data = stream.read(largest + 1)
    if len(data) > largest:
        raise SourceError(
            address, f"larger than {largest // 1024 // 1024} MB: that is no single report; split it into its reports"
        )
    if not data.strip():
        raise SourceError(address, "the file is empty")
    return data


def decode(data: bytes, address: str, declared: str = "") -> str:
    """The text of some bytes. Raises SourceError for what is no text, and where the encoding can't be told."""
    for mark, encoding in MARKS:
        if data.startswith(mark):
            return _strict(data, encoding, address)
    if b"\0" in data[:4096]:
        raise SourceError(address, "this is a binary file, not a text; save the report as text, HTML or JSON Lines")
    for encoding in (declared, "utf-8"):
        text = _try(data, encoding)
        if text is not None and not _spoilt(text):
            return text
    return _detect(data, address)


def _strict(data: bytes, encoding: str, address: str) -> str:
    try:
        return data.decode(encoding)
    except UnicodeDecodeError as fault:
        raise SourceError(address, f"starts as {encoding} but is not ({fault.reason}); convert it to UTF-8") from fault


def _try(data: bytes, encoding: str) -> str | None:
    try:
        return data.decode(encoding) if encoding else None
    except (UnicodeDecodeError, LookupError):
        return None


def _detect(data: bytes, address: str) -> str:
    from resiliparse.parse.encoding import detect_encoding

    head = data[:100_000]
    if len(CONTROL.findall(head.decode("latin-1"))) > len(head) * 0.3 or _control_bytes(head) > len(head) * 0.02:
        raise SourceError(address, "this is a binary file, not a text; save the report as text, HTML or JSON Lines")
    found = detect_encoding(head) or ""
    options = dict.fromkeys((found, *SINGLE_BYTE))
    texts = [text for option in options if (text := _try(data, option)) is not None and not _spoilt(text)]
    if not texts:
        raise SourceError(address, "the encoding of this text can't be told; convert it to UTF-8")
    return max(texts, key=_likeness)


def _control_bytes(data: bytes) -> int:
    return sum(data.count(bytes((code,))) for code in (*range(9), *range(14, 27)))


def _spoilt(text: str) -> bool:
    """Whether a decoded text can't be what was written: control characters, capitals inside words."""
    head = text[:20_000]
    if len(CONTROL.findall(head)) > len(head) * 0.005:
        return True
    words = CROOKED.findall(head)
    crooked = sum(1 for word in words if not (word.islower() or word.isupper() or word[1:].islower()))
    return len(words) > 2 and crooked > len(words) * 0.3


def _likeness(text: str) -> float:
    """How much a decoded text looks like one of the languages that have a pack."""
    from communique.lang.identify import likeness

    return likeness(text[:5_000])
