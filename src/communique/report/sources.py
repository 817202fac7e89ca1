"""Who said it and when: the line of a source, the numbers of reports and of independent ones."""

from typing import Any

from communique.model import Document, Fact
from communique.report.phrases import Form, day
from communique.report.words import Words


def source_line(document: Document, words: Words, form: Form = "long") -> str:
    """«Kazpravda.kz, 29 сентября 2025, ссылается на: Акорда»; what is missing is written out."""
    when = day(document.published, words, form) if document.published else words("source.no_date")
    line = words("source.line", publisher=document.publisher or words("source.no_publisher"), date=when)
    return words("source.cites", line=line, cites=", ".join(document.cites)) if document.cites else line


def told_by(fact: Fact[Any], words: Words) -> str:
    """«7 сообщений, 2 независимых»: both numbers, always."""
    return words(
        "dossier.all_reports",
        reports=words.count("reports", fact.reports),
        sources=words.count("sources", fact.sources),
    )
