"""Who said it and when: the line of a source, the numbers of reports and of independent ones."""

from typing import Any

from communique.model import Document, Fact
from communique.model.testimony import SAMPLE
from communique.report.phrases import Form, day
from communique.report.words import Words


def source_line(document: Document, words: Words, form: Form = "long") -> str:
    """«Kazpravda.kz, 29 сентября 2025, ссылается на: Акорда»; what is missing is written out."""
    when = day(document.published, words, form) if document.published else words("source.no_date")
    line = words("source.line", publisher=document.publisher or words("source.no_publisher"), date=when)
    return words("source.cites", line=line, cites=", ".join(document.cites)) if document.cites else line


def told_by(fact: Fact[Any], words: Words) -> str:
    """«7 сообщений, 2 независимых»: both numbers, always."""
    sources = words.count("sources", fact.sources)
    return words(
        "dossier.all_reports",
        reports=words.count("reports", fact.reports),
        sources=words("dossier.at_least", sources) if is_sampled(fact) else sources,
    )


def is_sampled(fact: Fact[Any]) -> bool:
    """Whether the sources of a fact were counted by some of its many reports: there are so many at least.

    Lists bring a few claims of each fact, and of very many reports the first and last are counted; a fact that is asked
    for alone brings all.
    """
    return fact.reports > 2 * SAMPLE and len({claim.evidence.document for claim in fact.claims}) < fact.reports
