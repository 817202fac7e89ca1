"""A text becomes a document: its day, language and title are found in it."""

from dataclasses import replace
from datetime import date

from communique.errors import SourceError
from communique.ingest.decode import LONGEST
from communique.ingest.given import Given
from communique.ingest.stamps import believed, published_in
from communique.ingest.titles import title_of
from communique.lang import available
from communique.lang.identify import identify
from communique.model import Document


def prepare(
    text: str, *, url: str = "", published: date | None = None, language: str = "", title: str = ""
) -> Document:
    """A document of a text, which is kept as it is.

    The day is the one given, else the one that the text's own head or its address bears; None where neither does. The
    first of year 1 and its like, which programs write where they know of no day, is none.
    """
    language = language or identify(text)
    return Document(
        text=text,
        url=url,
        published=believed(published) or published_in(text, url, language),
        language=language,
        title=title or title_of(text, language),
    )


def accept(text: str, address: str, given: Given) -> Document:
    """A document of a text that was read from `address`. Raises SourceError for what is no report."""
    if not any(map(str.isalpha, text)):
        raise SourceError(address, "there is no letter in this text, so there is nothing to read")
    if len(text) > LONGEST:
        raise SourceError(
            address, f"longer than {LONGEST:,} characters: that is no single report; split it into its reports"
        )
    document = prepare(
        text, url=given.url or address, published=given.published, language=given.language, title=given.title
    )
    if document.language not in available():
        packs = ", ".join(available())
        raise SourceError(address, f"the text is in a language without a pack ({document.language}); packs: {packs}")
    return replace(document, publisher=given.publisher, retrieved=given.retrieved)
