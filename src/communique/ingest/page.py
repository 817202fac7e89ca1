"""A web page is one report: its text without menus, its headline, its day as the page states it."""

import json
import logging
import re
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from typing import Any, BinaryIO

from communique.errors import SourceError
from communique.ingest.decode import decode, whole
from communique.ingest.given import Given, Read
from communique.ingest.prepare import accept
from communique.ingest.stamps import day_of, first_day
from communique.model import Document

CHARSET = re.compile(rb"""(?i)<meta[^>]{0,200}?charset\s*=\s*["']?([\w-]{3,20})|encoding=["']([\w-]{3,20})""")
# Where pages state the day they were published, the surest first.
DAY_META = (
    "article:published_time", "og:published_time", "datepublished", "date", "dc.date.issued", "dc.date", "pubdate",
    "publishdate", "sailthru.date", "parsely-pub-date", "mediator_published_time",
)  # fmt: skip
BLOCKS = frozenset(
    ("p", "div", "li", "br", "tr", "h1", "h2", "h3", "h4", "h5", "h6", "blockquote", "ul", "ol", "table")
)


def read_page(stream: BinaryIO, address: str, given: Given) -> Iterator[Read]:
    """The report of an HTML file."""
    yield report_of(whole(stream, address), address, "", given)


def report_of(data: bytes, address: str, charset: str, given: Given) -> Document:
    """The report of a page's bytes. Raises SourceError where the page holds none."""
    declared = CHARSET.search(data[:4096])
    named = charset or (next(filter(None, declared.groups())).decode() if declared else "")
    html = decode(data, address, named)
    body = _body(html)
    if not body.strip():
        raise SourceError(address, "no article text in this page; save the text itself, or another form of the page")
    tree = _tree(html)
    metas = _metas(tree)
    title = metas.get("og:title") or _first_text(tree, "h1") or _first_text(tree, "title")
    text = body if not title or title[:60] in body[:400] else f"{title}\n\n{body}"
    known = replace(
        given,
        published=_published(html, tree, metas) or given.published,
        publisher=metas.get("og:site_name", "") or given.publisher,
        title=title or given.title,
    )
    return accept(text, address, known)


def plain_text(html: str) -> str:
    """The words of a fragment of HTML, a line for each block."""
    if "<" not in html and "&" not in html:
        return html.strip()
    from lxml import html as parser
    from lxml.etree import ParserError

    try:
        tree = parser.fragment_fromstring(html, create_parent="div")
    except ParserError:
        return ""
    for element in tree.iter():
        if element.tag in BLOCKS:
            element.tail = "\n" + (element.tail or "")
    lines = (" ".join(line.split()) for line in str(tree.text_content()).splitlines())
    return "\n".join(line for line in lines if line)


def _body(html: str) -> str:
    import trafilatura

    # What it can't read is told by our own error, once, not by its log.
    logging.getLogger("trafilatura").setLevel(logging.CRITICAL)
    return trafilatura.extract(html, include_comments=False, include_tables=True, favor_precision=False) or ""


def _tree(html: str) -> Any:
    from lxml import html as parser
    from lxml.etree import ParserError

    try:
        return parser.document_fromstring(html.encode(), parser=parser.HTMLParser(encoding="utf-8"))
    except ParserError:
        return parser.document_fromstring("<p></p>")


def _metas(tree: Any) -> dict[str, str]:
    found: dict[str, str] = {}
    for meta in tree.iter("meta"):
        name = meta.get("property") or meta.get("name") or meta.get("itemprop") or ""
        if meta.get("content"):
            found.setdefault(name.lower(), meta.get("content").strip())
    return found


def _first_text(tree: Any, tag: str) -> str:
    return next((text for e in tree.iter(tag) if (text := " ".join(e.text_content().split()))), "")


def _published(html: str, tree: Any, metas: dict[str, str]) -> date | None:
    """The day by JSON-LD, meta, <time>; then by htmldate, believed only where the page bears that very day."""
    stated = [*_json_ld(tree), *(metas[name] for name in DAY_META if name in metas)]
    stated += [e.get("datetime") for e in tree.iter("time") if e.get("datetime")][:1]
    stated += [text for e in tree.iter("time") if (text := e.text_content())][:1]
    found = next((day for text in stated if (day := day_of(text) or first_day(text))), None)
    return found or _guessed(html)


def _json_ld(tree: Any) -> list[str]:
    found = []
    for script in tree.iter("script"):
        if script.get("type") == "application/ld+json":
            try:
                found += _dates(json.loads(script.text or "", strict=False))
            except (json.JSONDecodeError, RecursionError):
                continue
    return found


def _dates(node: Any, depth: int = 0) -> list[str]:
    if depth > 8:
        return []
    if isinstance(node, dict):
        own = [node["datePublished"]] if isinstance(node.get("datePublished"), str) else []
        return own + [day for value in node.values() for day in _dates(value, depth + 1)]
    if isinstance(node, list):
        return [day for value in node for day in _dates(value, depth + 1)]
    return []


def _guessed(html: str) -> date | None:
    from htmldate import find_date

    found = find_date(html, extensive_search=False, original_date=True)
    day = day_of(found or "")
    if day is None:
        return None
    forms = (f"{day:%Y-%m-%d}", f"{day:%d.%m.%Y}", f"{day:%d/%m/%Y}", f"{day:%Y/%m/%d}", f"{day:%d-%m-%Y}")
    return day if any(form in html for form in forms) else None
