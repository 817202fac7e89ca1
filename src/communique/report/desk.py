"""What reports ask of a register: the questions, whoever answers them."""

from collections.abc import Callable, Iterable
from typing import Any, Protocol

from communique.model import Claim, Document, Event, Fact
from communique.model.answer import Citation, Life, Person, Summary, Target


class Desk(Protocol):
    """The part of the register's questions that reports use; filters as in `communique.api.Filters`."""

    @property
    def facts(self) -> Callable[..., tuple[Fact[Any], ...]]:
        """Facts of one kind, newest first: `facts(kind, **filters)`."""

    @property
    def people(self) -> Callable[..., tuple[Person, ...]]:
        """People with their names and offices: `people(**filters)`."""

    @property
    def targets(self) -> Callable[..., tuple[Target, ...]]:
        """Targets with what came of them: `targets(**filters)`."""

    @property
    def documents(self) -> Callable[..., tuple[Document, ...]]:
        """Reports, newest first: `documents(**filters)`."""

    @property
    def number(self) -> Callable[..., int | None]:
        """How many facts of a kind, or documents, answer, where it is known: `number(kind, **filters)`."""

    @property
    def editions(self) -> Callable[..., tuple[Fact[Event], ...]]:
        """The meetings of one format: `editions(format_id, **filters)`."""

    @property
    def life(self) -> Callable[..., Life]:
        """The life line of an event: `life(fact)`."""

    @property
    def facts_of(self) -> Callable[..., tuple[tuple[Fact[Any], ...], ...]]:
        """The facts that each of several documents supports: `facts_of(document_ids)`."""

    @property
    def facts_in(self) -> Callable[..., tuple[tuple[Fact[Any], Claim[Any]], ...]]:
        """What one document claims, each claim with its fact: `facts_in(document_id)`."""

    def cite(self, fact: Fact[Any]) -> tuple[Citation, ...]:
        """All evidence of a fact, oldest report first."""

    def cite_all(self, facts: Iterable[Fact[Any]]) -> dict[str, tuple[Citation, ...]]:
        """The evidence of several facts by their ids."""

    def summary(self) -> Summary:
        """Counts."""
