"""What was not understood, asked of an open register: by reason and country, the newest reports first."""

from collections.abc import Iterator
from dataclasses import dataclass
from itertools import islice

from communique.errors import QueryError
from communique.model import Document, Leftover
from communique.model.answer import Ledger, Missed
from communique.parse.around import sentence_around
from communique.register.ledger import KINDS, left_in
from communique.register.queries import Library
from communique.resolve.tags import left_tag

# Reports looked at together.
AT_ONCE = 40
Left = tuple[Document, int, Leftover]


@dataclass(frozen=True, slots=True, kw_only=True)
class Sought:
    """What is asked for; empty filters ask nothing. `cursor` is what an earlier answer gave to go on."""

    reason: str = ""
    kind: str = ""
    country: str = ""
    limit: int = 100
    cursor: str = ""


def ledger(library: Library, sought: Sought) -> Ledger:
    """Leftovers that answer. Raises QueryError for what can't be understood, saying what can."""
    if sought.kind and sought.kind not in KINDS:
        raise QueryError(f"what was not understood is of kind {', '.join(KINDS)}, not {sought.kind!r}")
    if sought.limit < 1:
        raise QueryError(f"limit is a number of entries from 1 on, not {sought.limit}")
    found = list(islice(_answers(library, sought), sought.limit + 1))
    shown, more = found[: sought.limit], len(found) > sought.limit
    entries = tuple(_missed(document, one) for document, _, one in shown)
    return Ledger(entries=entries, cursor=f"{shown[-1][0].id}.{shown[-1][1] + 1}" if more else "")


def _answers(library: Library, sought: Sought) -> Iterator[Left]:
    """Each leftover that answers, with its report and its place among those of the report."""
    begun, _, done = sought.cursor.partition(".")
    if sought.cursor and not done.isdecimal():
        raise QueryError(f"no answer gave {sought.cursor!r} to go on; ask without it")
    for document, left in _reports(library, sought, begun):
        for place, one in enumerate(left):
            if document.id == begun and place < int(done):
                continue
            if sought.reason in ("", one.reason) and sought.kind in ("", one.kind):
                yield document, place, one


def _reports(library: Library, sought: Sought, begun: str) -> Iterator[tuple[Document, tuple[Leftover, ...]]]:
    """Reports with their leftovers: the one an answer stopped in, and those after it."""
    if begun:
        num, document = library.document(begun)
        yield document, left_in(library.connection, {num: document}).get(num, ())
    keys = [left_tag(sought.reason), *([f"documents|{sought.country.upper()}"] if sought.country else ())]
    coming = library.reports(keys, after=begun)
    while part := dict(islice(coming, AT_ONCE)):
        left = left_in(library.connection, part)
        yield from ((document, left.get(num, ())) for num, document in part.items())


def left_of(library: Library, document_id: str) -> tuple[Missed, ...]:
    """All that was not understood in one report, in the order of its text."""
    num, document = library.document(document_id)
    return tuple(_missed(document, one) for one in left_in(library.connection, {num: document}).get(num, ()))


def _missed(document: Document, one: Leftover) -> Missed:
    return Missed(left=one, document=document, sentence=sentence_around(document, one.span))
