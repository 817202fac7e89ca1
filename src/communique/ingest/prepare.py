"""A text becomes a document: its date, language, publisher and the sources it cites are found in it."""

import re
from datetime import date

from communique.model import Document

HEAD_DATE = re.compile(r"\s*date\s+(\d{4}-\d{2}-\d{2})\b")


def prepare(text: str, *, url: str = "", published: date | None = None, language: str = "") -> Document:
    """A document of a text that is kept as it is."""
    found = HEAD_DATE.match(text)
    day = published or (date.fromisoformat(found[1]) if found else None)
    return Document(text=text, url=url, published=day, language=language or "ru")
