"""Nouns as rows of the tables and back."""

import json
import struct
from collections.abc import Iterable
from datetime import UTC, date, datetime
from typing import Any

import sqlalchemy as sa

from communique.model import Claim, Document, Evidence, Role, Statement
from communique.model.claim import SURE
from communique.model.codec import decode_content, dumps, encode, encode_content
from communique.model.content import CONTENTS, Content
from communique.model.fact import Dissent
from communique.model.testimony import Report, Testimony
from communique.register.tables import claims, documents

KINDS = tuple(content.kind for content in CONTENTS)
NO_DAY = 9_999_999
# A role is packed as field, start, end and these, which are left out from behind: inferred, confidence, why.
UNSAID: list[Any] = [0, 1.0, ""]
PLACED = 3

# Statements are compared by their words, which stand in the text.
WORDS = sa.func.substr(documents.c.text, claims.c.first + 1, claims.c.last - claims.c.first)
TOLD = sa.select(
    claims.c.num,
    claims.c.id,
    claims.c.kind,
    claims.c.first,
    claims.c.document,
    claims.c.body,
    sa.case((claims.c.kind == KINDS.index("statements"), WORDS), else_="").label("words"),
).join(documents, documents.c.num == claims.c.document)
REPORTS = sa.select(
    documents.c.num,
    documents.c.id,
    documents.c.published,
    documents.c.publisher,
    documents.c.cites,
    documents.c.language,
    documents.c.sketch,
)


def ordinal(day: date | None) -> int:
    """A day as a number to sort by, oldest first; no day comes last."""
    return day.toordinal() if day else NO_DAY


def listed(day: date | None) -> int:
    """A day as a number to list by, newest first; no day comes last."""
    return day.toordinal() if day else 0


def moment(at: datetime) -> str:
    """A time in UTC as text that sorts as time does."""
    return at.astimezone(UTC).isoformat(timespec="microseconds")


def document_row(document: Document, sketch: tuple[int, ...], added: datetime) -> dict[str, Any]:
    """A document as its row."""
    return {
        "id": document.id,
        "url": document.url or document.id,
        "publisher": document.publisher,
        "cites": dumps(list(document.cites)),
        "language": document.language,
        "title": document.title,
        "published": document.published.isoformat() if document.published else None,
        "retrieved": moment(document.retrieved) if document.retrieved else None,
        "text": document.text,
        "sha256": bytes.fromhex(document.sha256),
        "sketch": struct.pack(f"<{len(sketch)}I", *sketch),
        "added": moment(added),
        "reading": 0,
    }


def document_of(row: Any) -> Document:
    """A row as its document. Raises ValueError where the text and its hash differ."""
    return Document(
        text=row.text,
        url="" if row.url == row.id else row.url,
        publisher=row.publisher,
        cites=tuple(json.loads(row.cites)),
        language=row.language,
        title=row.title,
        published=date.fromisoformat(row.published) if row.published else None,
        retrieved=datetime.fromisoformat(row.retrieved) if row.retrieved else None,
        sha256=bytes(row.sha256).hex(),
    )


def report_of(row: Any) -> Report:
    """A row of REPORTS as its report."""
    return Report(
        id=row.id,
        published=date.fromisoformat(row.published) if row.published else None,
        publisher=row.publisher,
        cites=tuple(json.loads(row.cites)),
        language=row.language,
        sketch=struct.unpack(f"<{len(row.sketch) // 4}I", row.sketch),
    )


def claim_row(claim: Claim[Any], document: int, day: date | None) -> dict[str, Any]:
    """A claim as its row. Words that stand in the text are not stored again."""
    span = claim.evidence.span
    content = encode_content(claim.content)
    del content["kind"]
    if isinstance(claim.content, Statement) and claim.content.words == span.text:
        del content["words"]
    body: dict[str, Any] = {"c": content, "o": claim.origin}
    if claim.confidence != 1:
        body["p"] = round(claim.confidence, 4)
    roles = [_role(role) for role in claim.evidence.roles]
    if roles:
        body["r"] = roles
    return {
        "id": claim.id,
        "document": document,
        "kind": KINDS.index(claim.kind),
        "day": ordinal(day),
        "first": span.start,
        "last": span.end,
        "reading": 0,
        "body": dumps(body),
    }


def _role(role: Role) -> list[Any]:
    start, end = (role.span.start, role.span.end) if role.span else (0, 0)
    found = [role.field, start, end, int(role.inferred), round(role.confidence, 4), role.why]
    while len(found) > PLACED and found[-1] == UNSAID[len(found) - PLACED - 1]:
        found.pop()
    return found


def testimony_of(row: Any, report: Report) -> Testimony[Any]:
    """A row of TOLD as its testimony."""
    body = json.loads(row.body)
    content = _content(row.kind, body["c"], row.words)
    return Testimony(
        id=row.id,
        content=content,
        report=report,
        start=row.first,
        confidence=body.get("p", 1.0),
        guessed=frozenset(role[0] for role in body.get("r", ()) if _is_guess(role)),
    )


def _is_guess(packed: list[Any]) -> bool:
    """Whether a packed role is a guess, as `Evidence.guessed` says."""
    inferred, confidence, _ = (packed + UNSAID[len(packed) - PLACED :])[PLACED:]
    return bool(inferred) or confidence < SURE


def content_of(row: Any) -> Content:
    """A row of TOLD as its content."""
    content: Content = _content(row.kind, json.loads(row.body)["c"], row.words)
    return content


def _content(kind: int, found: dict[str, Any], words: str) -> Any:
    if KINDS[kind] == "statements" and "words" not in found:
        found["words"] = words
    return decode_content({"kind": KINDS[kind], **found})


def claim_of(row: Any, document: Document) -> Claim[Any]:
    """A row of claims as its claim, with the words of the document."""
    body = json.loads(row.body)
    span = document.span(row.first, row.last)
    roles = tuple(_role_of(role, document) for role in body.get("r", ()))
    return Claim(
        content=_content(row.kind, body["c"], span.text),
        evidence=Evidence(document=document.id, span=span, roles=roles),
        origin=body["o"],
        confidence=body.get("p", 1.0),
    )


def _role_of(found: list[Any], document: Document) -> Role:
    field, start, end, inferred, confidence, why = found + UNSAID[len(found) - PLACED :]
    span = document.span(start, end) if end else None
    return Role(field=field, span=span, inferred=bool(inferred), confidence=confidence, why=why)


def said(claim: Claim[Any]) -> str:
    """The content and the words of a claim, to be searched for words."""
    return f"{claim.content!r} {claim.evidence.span.text}"


def dissent_text(dissent: Iterable[Dissent]) -> str:
    """Disagreements as JSON."""
    return dumps([encode(one) for one in dissent])
