"""A report as it was read: its text never changes."""

from dataclasses import dataclass, field
from datetime import date, datetime
from functools import lru_cache
from hashlib import sha256

from communique.model.span import Span


@dataclass(frozen=True, slots=True, kw_only=True)
class Document:
    """One version of one report. A changed page is a new document of the same `url`.

    `published` is a day in the publisher's own calendar; `retrieved` is UTC. `cites` names the sources that
    the report itself names («со ссылкой на Акорду»). `url` is an address or the path that was given.
    """

    text: str
    url: str = ""
    publisher: str = ""
    cites: tuple[str, ...] = ()
    language: str = ""
    title: str = ""
    published: date | None = None
    retrieved: datetime | None = None
    sha256: str = field(default="")

    def __post_init__(self) -> None:
        """The hash is of the text in UTF-8; a given hash must agree."""
        found = sha256(self.text.encode("utf-8", "surrogatepass")).hexdigest()
        if self.sha256 and self.sha256 != found:
            raise ValueError(f"{self.url}: text and hash differ")
        object.__setattr__(self, "sha256", found)

    @property
    def id(self) -> str:
        """A short name that depends on address and text only."""
        return _short(self.url, self.sha256)

    def span(self, start: int, end: int) -> Span:
        """The words from `start` to `end`."""
        return Span(start=start, end=end, text=self.text[start:end])


@lru_cache(maxsize=8192)  # asked for again with every citation
def _short(url: str, text_hash: str) -> str:
    return "d" + sha256(f"{url}\0{text_hash}".encode()).hexdigest()[:15]
