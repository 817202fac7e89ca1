"""The laws of ARCHITECTURE, as far as one reading shows them."""

import json
from datetime import date

from communique.model import Reading, Span
from communique.pipeline import read_text
from communique.report.guide import guide


def check_laws(reading: Reading) -> None:
    """Every span bears its words, every claim its evidence in this document, every field its words or a mark."""
    text = reading.document.text
    for claim in reading.claims:
        assert claim.evidence.document == reading.document.id
        assert claim.origin
        assert 0.0 <= claim.confidence <= 1.0
        bears(text, claim.evidence.span)
        for role in claim.evidence.roles:
            assert 0.0 <= role.confidence <= 1.0
            assert role.span or role.inferred
            if role.span:
                bears(text, role.span)
    for left in reading.leftovers:
        assert left.reason
        bears(text, left.span)
    json.dumps(guide(reading), allow_nan=False)


def bears(text: str, span: Span) -> None:
    """The span's words stand where it says."""
    assert text[span.start : span.end] == span.text


def read_lawfully(text: str, published: date | None = date(2025, 5, 30), language: str = "ru") -> Reading:
    """Read a text; the reading keeps the laws."""
    reading = read_text(text, published=published, language=language)
    check_laws(reading)
    return reading
