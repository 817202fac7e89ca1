"""Where a line of a page leads: to an anchor within one file, or to an address of the served page."""

from typing import Protocol

from communique.report.notes import Note


class Links(Protocol):
    """What templates ask."""

    live: bool
    """Whether a server answers: charts and pages beside the file can be asked for."""

    def fact(self, fact_id: str) -> str:
        """Where a fact's evidence stands."""

    def drawer(self, fact_id: str) -> str:
        """Attributes that open the evidence in place; empty where a plain link is all there is."""

    def note(self, note: Note) -> str:
        """Where a reference leads."""


class Anchors:
    """Places within one file."""

    live = False

    def fact(self, fact_id: str) -> str:
        """The drawer of a fact."""
        return f"#w-{fact_id}"

    def drawer(self, fact_id: str) -> str:  # noqa: ARG002 - a drawer of one file opens by its anchor alone
        """Nothing more than the link."""
        return ""

    def note(self, note: Note) -> str:
        """The entry in the list of exact words."""
        return f"#n-{note.number}"
