"""The ledger of a text that was not read: its numbers and quotations with the reason, found without a parse."""

import re

from communique.model import Document, Leftover, Reading

REASON = "not_about_relations_between_states"
# A number with what is written together with it, and words in quotation marks within a line.
NUMBER = re.compile(r"\d(?:[\d.,:]*\d)?")
QUOTATION = re.compile(r"«[^«»\n]{1,2000}»|“[^“”\n]{1,2000}”")


def unread(document: Document) -> Reading:
    """No claim, and each number and quotation with the reason why it is in none."""
    found = [
        Leftover(kind=kind, span=document.span(match.start(), match.end()), reason=REASON)
        for kind, pattern in (("number", NUMBER), ("quotation", QUOTATION))
        for match in pattern.finditer(document.text)
    ]
    return Reading(document=document, claims=(), leftovers=tuple(sorted(found, key=lambda left: left.span)))
