"""Bytes → text: the declared encoding first, then UTF-8, then what the bytes look like. Never a silent guess."""

import codecs
import re
from typing import BinaryIO

from communique.errors import SourceError

LARGEST = 8 * 1024 * 1024
LONGEST = 4_000_000
LIKELY = 0.4  # a text in the right encoding looks at least this much like one of the known languages
MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# Encodings that texts in our alphabets come in, tried where the bytes are no UTF-8.
SINGLE_BYTE = ("cp1251", "koi8-r", "cp866", "iso8859-5", "mac-cyrillic", "cp1252")
# Control characters, lines of boxes, private use: what text does not have and wrongly decoded text does.
STRAY = re.compile(r"[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f\u2500-\u259f\ufffd\ue000-\uf8ff]")
LETTERS = re.compile(r"[^\W\d_][^\W\d_]+")
MIXED = re.compile(r"[a-zA-Z][\u0400-\u052f]|[\u0400-\u052f][a-zA-Z]")


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
    if _control_bytes(head) > len(head) * 0.02:
        raise SourceError(address, "this is a binary file, not a text; save the report as text, HTML or JSON Lines")
    found = detect_encoding(head) or ""
    texts = [text for name in dict.fromkeys((found, *SINGLE_BYTE)) if (text := _try(data, name)) is not None]
    ranked = sorted(((_likeness(text), i) for i, text in enumerate(texts) if not _spoilt(text)), reverse=True)
    if not ranked or ranked[0][0] < LIKELY:
        raise SourceError(address, "the encoding of this text can't be told; convert it to UTF-8")
    return texts[ranked[0][1]]


def _control_bytes(data: bytes) -> int:
    return sum(data.count(bytes((code,))) for code in (*range(9), *range(14, 27)))


def _spoilt(text: str) -> bool:
    """Whether a decoded text can't be what was written: stray characters, capitals inside words, mixed alphabets."""
    head = text[:20_000]
    if len(STRAY.findall(head)) > len(head) * 0.005:
        return True
    words = [word for word in LETTERS.findall(head) if not word.isascii()]
    crooked = sum(1 for word in words if _has_case(word) and not (word.isupper() or word[1:].islower()))
    mixed = sum(1 for word in words if MIXED.search(word))
    return len(words) > 2 and (crooked > len(words) * 0.3 or mixed > len(words) * 0.2)


def _has_case(word: str) -> bool:
    """Arabic and Chinese words have none."""
    return word.lower() != word.upper()


def _likeness(text: str) -> float:
    """How much the words that the encoding decides about look like a language that is known."""
    from communique.lang.identify import likeness

    words = [word for word in LETTERS.findall(text[:50_000]) if not word.isascii()]
    return likeness(" ".join(words[:500]))
