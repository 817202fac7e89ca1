"""A document through the rooms that read: the table of contents of the house; no rule is written here."""

from datetime import date

from communique.extract import extract, unread
from communique.ingest import prepare
from communique.lang import Pack, load
from communique.model import Document, Reading
from communique.parse import parse
from communique.pipeline.undisturbed import undisturbed
from communique.recognize import about_relations, recognize


def read(document: Document, strictness: float = 0.5) -> Reading:
    """What a document claims, and what in it was not understood.

    `document.language` must be the code of an installed pack; raises PackError otherwise.
    """
    pack = load(document.language)
    if not about_relations(document.text, pack):
        return unread(document)
    with undisturbed():
        return _read(document, pack, strictness)


def _read(document: Document, pack: Pack, strictness: float) -> Reading:
    """Through all rooms. What they leave is gone at the return, before the collector could look through it."""
    parsed = parse(document, pack)
    mentions = recognize(parsed, pack)
    return extract(parsed, mentions, pack, strictness)


def read_text(
    text: str, *, published: date | None = None, language: str = "", url: str = "", strictness: float = 0.5
) -> Reading:
    """Read a text as it is; date, language, publisher are found in it where they are not given."""
    return read(prepare(text, url=url, published=published, language=language), strictness)
