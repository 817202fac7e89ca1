"""What goes into a register and what is told of it: sources of any sort, the report of adding, citations."""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import Any

from communique.errors import SourceError
from communique.ingest import documents as ingested
from communique.model import Document, Fact
from communique.model.answer import AddReport, Citation
from communique.parse.around import sentence_around
from communique.pipeline.adding import Outcome

Source = str | Path | Document | SourceError


def documents(sources: Iterable[Source]) -> Iterator[Document | SourceError]:
    """The documents of paths, of what ingest gives, and documents themselves."""
    for source in sources:
        if isinstance(source, Document | SourceError):
            yield source
        else:
            yield from ingested(source)


def report(outcomes: Sequence[Outcome]) -> AddReport:
    """What adding did."""
    results = [outcome.result for outcome in outcomes]
    return AddReport(
        added=results.count("added"),
        unchanged=results.count("unchanged"),
        versions=results.count("version"),
        claims=sum(outcome.claims for outcome in outcomes),
        failed=tuple((one.address, one.reason) for one in outcomes if one.result == "failed"),
    )


def cited(fact: Fact[Any], held: Mapping[str, Document]) -> tuple[Citation, ...]:
    """Each claim of a fact with its document and the sentence."""
    return tuple(
        Citation(claim=claim, document=document, sentence=sentence_around(document, claim.evidence.span))
        for claim in fact.claims
        for document in (held[claim.evidence.document],)
    )
