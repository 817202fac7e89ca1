"""What reports ask of a register: the questions, whoever answers them."""

from typing import Any, Protocol

from communique.model import Document, Event, Fact
from communique.model.answer import Citation, Life, Person, Summary, Target


class Desk(Protocol):
    """The part of the register's questions that reports use; filters as in `communique.api.Filters`."""

    def facts(self, kind: str, **filters: Any) -> tuple[Fact[Any], ...]:
        """Facts of one kind, newest first."""

    def people(self, **filters: Any) -> tuple[Person, ...]:
        """People with their names and offices."""

    def targets(self, **filters: Any) -> tuple[Target, ...]:
        """Targets with what came of them."""

    def documents(self, **filters: Any) -> tuple[Document, ...]:
        """Reports, newest first."""

    def editions(self, format_id: str, **filters: Any) -> tuple[Fact[Event], ...]:
        """The meetings of one format."""

    def cite(self, fact: Fact[Any]) -> tuple[Citation, ...]:
        """All evidence of a fact, oldest report first."""

    def life(self, event: Fact[Event]) -> Life:
        """The life line of an event."""

    def summary(self) -> Summary:
        """Counts."""
