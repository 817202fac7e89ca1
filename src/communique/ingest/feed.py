"""RSS and Atom files: one report an entry."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from email.utils import parsedate_to_datetime
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.ingest.decode import whole
from communique.ingest.given import Given, Read
from communique.ingest.page import plain_text
from communique.ingest.prepare import accept
from communique.ingest.stamps import believed, first_day


def read_feed(stream: BinaryIO, address: str, given: Given) -> Iterator[Read]:
    """The headline and text of each entry; the day is the one the entry writes, in its own calendar."""
    import feedparser

    found = feedparser.parse(whole(stream, address), sanitize_html=False, resolve_relative_uris=False)
    if not found.entries:
        raise SourceError(address, "no RSS or Atom feed with entries; a page should end in .html")
    publisher = str(found.feed.get("title", ""))
    for number, entry in enumerate(found.entries, 1):
        where = f"{address}#{number}"
        try:
            yield accept(_text(entry), where, _known(entry, replace(given, publisher=publisher)))
        except SourceError as fault:
            yield fault


def _text(entry: Any) -> str:
    parts = [part.get("value", "") for part in entry.get("content", ())] or [entry.get("summary", "")]
    title = plain_text(str(entry.get("title", "")))
    body = "\n".join(plain_text(str(part)) for part in parts)
    return body if body.startswith(title) else f"{title}\n\n{body}".strip()


def _known(entry: Any, given: Given) -> Given:
    language = str(entry.get("language", ""))[:2].lower()
    return replace(
        given,
        url=str(entry.get("link") or entry.get("id") or ""),
        published=_day(str(entry.get("published") or entry.get("updated") or "")) or given.published,
        title=plain_text(str(entry.get("title", ""))),
        language=language or given.language,
    )


def _day(written: str) -> date | None:
    """The day as the feed writes it: an instant is not moved to another zone, which would move the day."""
    try:
        return believed(parsedate_to_datetime(written).date())
    except (TypeError, ValueError):
        return first_day(written)
