"""Addresses of pages, and the attributes that open evidence in place."""

from urllib.parse import quote, urlencode

from markupsafe import Markup

from communique.report.notes import Note
from communique.report.subject import Subject


class Addresses:
    """Where a line of a served page leads. From a page of an earlier day all lines lead to pages of that day."""

    live = True

    def __init__(self, as_of: str = "") -> None:
        """Links of now, or as of a day."""
        self.frozen = f"?as_of={as_of}" if as_of else ""

    def fact(self, fact_id: str) -> str:
        """The page of a fact."""
        return f"/facts/{quote(fact_id)}{self.frozen}"

    def drawer(self, fact_id: str) -> str:
        """The words are fetched into the drawer; without script the link is a link."""
        place = f"/facts/{quote(fact_id)}/words{self.frozen}"  # neither has a character that markup could mean
        return Markup(f' hx-get="{place}" hx-target="#drawer" hx-swap="innerHTML"')  # noqa: S704

    def note(self, note: Note) -> str:
        """The article, opened at the words."""
        return f"/articles/{quote(note.document)}#s{note.start}"

    def about(self, asked: Subject) -> str:
        """A subject as a question to the API."""
        return urlencode({"areas": "-".join(asked.codes)} if asked.codes else {"person": asked.person})

    def indicator(self, codes: tuple[str, ...], indicator: str) -> str:
        """The page of one indicator of a country or pair; empty where there is none for so many."""
        return f"{subject(codes)}/figures/{quote(indicator)}{self.frozen}" if 1 <= len(codes) <= 2 else ""

    def all(self, kind: str, asked: Subject) -> str:
        """The list of all facts of a kind about a subject."""
        return f"/{kind}?{self.about(asked)}" + self.frozen.replace("?", "&")

    def subject(self, codes: tuple[str, ...]) -> str:
        """The page of a country or pair."""
        return f"{subject(codes)}{self.frozen}"

    def file(self, fact_id: str, form: str) -> str:
        """A fact as a file."""
        return f"/facts/{quote(fact_id)}.{form}{self.frozen}"


def subject(codes: tuple[str, ...]) -> str:
    """The page of a country or pair."""
    return f"/pairs/{'-'.join(codes)}" if len(codes) == 2 else f"/countries/{codes[0]}"


def safe(address: str) -> str:
    """An address of an article that a browser may open; empty for anything but http and https."""
    return address if address.lower().startswith(("https://", "http://")) else ""
