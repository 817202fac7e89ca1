"""What did not work, said in the reader's language with what to do about it; to programs as JSON."""

from typing import Any

from fastapi import Request, Response
from fastapi.responses import HTMLResponse, JSONResponse

from communique.errors import QueryError, RegisterError
from communique.web.asked import speech
from communique.web.data import LISTS
from communique.web.intake import BusyError
from communique.web.render import page

READING = ("GET", "HEAD", "OPTIONS")
QUESTIONS = ("/people", "/leftovers", "/search", "/compare", "/judge", "/articles", "/calendar", "/")
# What an answer of this code says, where nothing more is known.
SAID = {403: "forbidden", 404: "not_found", 405: "not_found", 413: "large", 422: "form", 429: "busy"}


def failed(request: Request, error: Exception) -> Response:
    """A question that can't be answered is the asker's to mend; anything else is ours."""
    if request.url.path.startswith("/api/"):
        code = 404 if isinstance(error, QueryError) else 429 if isinstance(error, BusyError) else 500
        return JSONResponse({"error": str(error)}, status_code=code)
    if isinstance(error, QueryError):
        asked = request.url.path in QUESTIONS or LISTS.fullmatch(request.url.path)
        return said(request, "query", 400, str(error)) if asked and request.query_params else said(request, "not_found")
    if isinstance(error, BusyError):
        return said(request, "busy", 429)
    if isinstance(error, RegisterError) and request.method not in READING:
        return said(request, "unwritten", 503, str(error))
    return said(request, "broken", 500)


def refused(request: Request, error: Exception) -> Response:
    """What the framework refuses: no such page, a form that lacks a field."""
    code = int(getattr(error, "status_code", 422))
    detail: Any = getattr(error, "detail", "") or str(error)
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": detail if isinstance(detail, str) else "not found"}, status_code=code)
    return said(request, SAID.get(code, "broken"), code)


def broken(request: Request, _: Exception) -> Response:
    """What nobody thought of. It is in the log; the reader is told that the register is whole."""
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": "internal error; it is in the server's log"}, status_code=500)
    return said(request, "broken", 500)


def said(request: Request, key: str, code: int = 404, detail: str = "") -> HTMLResponse:
    """The page of a failure: what it was, what to do, where to go on."""
    words = speech(request)
    whole = request.url.path if key == "query" else ""
    title, hint = words(f"failure.{key}"), words(f"failure.{key}_hint")
    return page(request, "failure.html.j2", words, code, title=title, hint=hint, detail=detail, whole=whole)
