"""The numbered references of a report: every line points to exact words in an article with its date."""

from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from typing import Any

from communique.model import Document, Fact, Role, Span
from communique.model.answer import Citation
from communique.report.desk import Desk
from communique.report.inference import inferred_because
from communique.report.marked import context
from communique.report.sources import source_line
from communique.report.words import Words

MOST = 5  # citations of one fact that are written out where no other number is given; the rest are counted


@dataclass(frozen=True, slots=True, kw_only=True)
class Run:
    """Words of a quotation; `marked` are the exact words."""

    text: str
    marked: bool = False


@dataclass(frozen=True, slots=True, kw_only=True)
class Field:
    """One field of a claim: its words in the text, or empty where it was inferred, and why."""

    name: str
    words: str
    inferred: bool
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Note:
    """One reference: its number, the words in their sentence, the source, the place in the text."""

    number: int
    source: str
    document: str
    address: str
    language: str
    published: date | None
    start: int
    end: int
    origin: str
    citation: Citation
    speech: Words

    @property
    def words(self) -> str:
        """The exact words on one line."""
        return " ".join(self.citation.claim.evidence.span.text.split())

    @property
    def runs(self) -> tuple[Run, ...]:
        """The words in their sentence."""
        return runs(self.citation.document.text, self.citation.claim.evidence.span, self.citation.sentence)

    @property
    def fields(self) -> tuple[Field, ...]:
        """Each field with its own words."""
        return tuple(_field(role, self.speech) for role in self.citation.claim.evidence.roles)


@dataclass(slots=True)
class Notes:
    """References in the order in which lines first ask for them; the same words have the same number.

    `first` are the areas that a report is about: they are named first where several are. `today` is the reader's day:
    what was announced for a day before it says so. Of each fact the words of the first `most` reports are written out.
    """

    desk: Desk
    words: Words
    first: tuple[str, ...] = ()
    today: date | None = None
    most: int = MOST
    notes: list[Note] = field(default_factory=list)
    _known: dict[tuple[str, int, int], int] = field(default_factory=dict)
    _sources: dict[str, str] = field(default_factory=dict)
    _told: dict[str, tuple[Citation, ...]] = field(default_factory=dict)

    def cite(self, fact: Fact[Any]) -> tuple[Citation, ...]:
        """All evidence of a fact, oldest report first; asked for once."""
        if fact.id not in self._told:
            self._told[fact.id] = self.desk.cite(fact)
        return self._told[fact.id]

    def expect(self, facts: Iterable[Fact[Any]]) -> None:
        """Ask for the evidence of several facts at once: their lines will want it."""
        new = [fact for fact in facts if fact.id not in self._told]
        if new:
            self._told |= self.desk.cite_all(new)

    def refer(self, fact: Fact[Any]) -> tuple[Note, ...]:
        """The notes of a fact, oldest report first."""
        found = [self.of(citation)[0] for citation in self.cite(fact)[: self.most]]
        return tuple({note.number: note for note in found}.values())

    def of(self, citation: Citation) -> tuple[Note]:
        """The note of one citation."""
        span = citation.claim.evidence.span
        key = (citation.document.id, span.start, span.end)
        if key not in self._known:
            self._known[key] = len(self.notes)
            self.notes.append(self._note(citation, len(self.notes) + 1))
        return (self.notes[self._known[key]],)

    def _note(self, citation: Citation, number: int) -> Note:
        span, document = citation.claim.evidence.span, citation.document
        return Note(
            number=number,
            source=self._source(document),
            document=document.id,
            address=document.url,
            language=document.language,
            published=document.published,
            start=span.start,
            end=span.end,
            origin=citation.claim.origin,
            citation=citation,
            speech=self.words,
        )

    def _source(self, document: Document) -> str:
        if document.id not in self._sources:
            self._sources[document.id] = source_line(document, self.words)
        return self._sources[document.id]


def runs(text: str, span: Span, window: Span | None = None) -> tuple[Run, ...]:
    """The words of a span in their sentence, or with some words around where the sentence is not known or long."""
    around = window if window and window.covers(span) and len(window.text) < len(span.text) + 400 else None
    around = around or context(text, span)
    parts = (
        Run(text=text[around.start : span.start]),
        Run(text=span.text, marked=True),
        Run(text=text[span.end : around.end]),
    )
    return tuple(part for part in parts if part.text.strip())


def narrow(text: str, span: Span, inner: Span) -> tuple[Run, ...]:
    """A claim's words with only the words of one field marked in them."""
    if not span.covers(inner):
        return (Run(text=span.text, marked=True),)
    parts = (
        Run(text=text[span.start : inner.start]),
        Run(text=inner.text, marked=True),
        Run(text=text[inner.end : span.end]),
    )
    return tuple(part for part in parts if part.text)


def _field(role: Role, words: Words) -> Field:
    return Field(
        name=words.name("field", role.field),
        words=" ".join(role.span.text.split()) if role.span else "",
        inferred=role.inferred,
        why=inferred_because(role.why, words),
    )
