"""Addresses of pages, and the attributes that open evidence in place."""

from urllib.parse import quote, urlencode

from markupsafe import Markup

from communique.report.notes import Note
from communique.report.subject import Subject


class Addresses:
    """Where a line of a served page leads."""

    live = True

    def fact(self, fact_id: str) -> str:
        """The page of a fact."""
        return f"/facts/{quote(fact_id)}"

    def drawer(self, fact_id: str) -> str:
        """The words are fetched into the drawer; without script the link is a link."""
        return Markup(' hx-get="/facts/{}/words" hx-target="#drawer" hx-swap="innerHTML"').format(quote(fact_id))

    def note(self, note: Note) -> str:
        """The article, opened at the words."""
        return f"/articles/{quote(note.document)}#s{note.start}"

    def about(self, asked: Subject) -> str:
        """A subject as a question to the API."""
        return urlencode({"areas": "-".join(asked.codes)} if asked.codes else {"person": asked.person})

    def indicator(self, codes: tuple[str, ...], indicator: str) -> str:
        """The page of one indicator of a country or pair; empty where there is none for so many."""
        return f"{subject(codes)}/figures/{quote(indicator)}" if 1 <= len(codes) <= 2 else ""


def subject(codes: tuple[str, ...]) -> str:
    """The page of a country or pair."""
    return f"/pairs/{'-'.join(codes)}" if len(codes) == 2 else f"/countries/{codes[0]}"


def safe(address: str) -> str:
    """An address of an article that a browser may open; empty for anything but http and https."""
    return address if address.lower().startswith(("https://", "http://")) else ""
