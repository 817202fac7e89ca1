"""Which page is made of which answer of the API: the address of its data is that of the page with `.json`."""

import re
from urllib.parse import urlencode

from fastapi import Request

# The page, the question to the API, and names that the page gives its filters where they differ.
PAGES: tuple[tuple[str, str, dict[str, str]], ...] = (
    ("/today", "changes", {}),
    ("/countries", "countries", {}),
    ("/people", "people", {"q": "person"}),
    ("/calendar", "events?status=planned", {}),
    ("/articles", "documents", {}),
    ("/articles/{name}", "documents/{name}", {}),
    ("/articles/{name}/left", "leftovers?document={name}", {}),
    ("/leftovers", "leftovers", {}),
    ("/sources", "sources", {}),
    ("/search", "search", {}),
    ("/judge", "queue", {}),
    ("/compare", "compare", {}),
    ("/countries/{name}/figures/{indicator}", "figures?areas={name}&indicator={indicator}", {}),
    ("/pairs/{name}/figures/{indicator}", "figures?areas={name}&indicator={indicator}", {}),
)
PART = "[A-Za-z0-9_.-]+"
SHAPES = tuple(re.compile(re.sub(r"\{\w+\}", PART, page)) for page, _, _ in PAGES)
OWN = re.compile(rf"/(countries|pairs|people|formats|facts|events|targets)/{PART}")
LISTS = re.compile("/(events|figures|agreements|initiatives|statements|formats|rankings|offices|topics|targets)")


def data_of(request: Request) -> str:
    """The address of the data of the page that is asked for; empty where it has none."""
    path = "/today" if request.url.path == "/" else request.url.path
    has = any(shape.fullmatch(path) for shape in (*SHAPES, OWN, LISTS))
    query = urlencode([pair for pair in request.query_params.multi_items() if pair[0] not in ("lang", "words")])
    return f"{path}.json{'?' + query if query else ''}" if has else ""
