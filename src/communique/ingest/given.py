"""What is known of a report before its own text is looked at."""

from dataclasses import dataclass
from datetime import date, datetime

from communique.errors import SourceError
from communique.model import Document

Read = Document | SourceError


@dataclass(frozen=True, slots=True, kw_only=True)
class Given:
    """What the caller, the page or the archive says; empty where nothing does.

    `url` replaces the address that the report was read from; `retrieved` is the moment of reading, in UTC.
    """

    url: str = ""
    language: str = ""
    published: date | None = None
    title: str = ""
    publisher: str = ""
    retrieved: datetime | None = None
