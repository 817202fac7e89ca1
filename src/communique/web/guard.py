"""What keeps a page safe by default: headers, one's own hosts, no foreign forms, bounded uploads."""

from collections.abc import Awaitable, Callable
from urllib.parse import urlsplit

from starlette.requests import Request
from starlette.responses import Response

from communique.web import failing
from communique.web.failing import READING

MOST_BYTES = 32 * 1024 * 1024
HEADERS = {
    # Lengths of bars are style attributes made of our own numbers; no other style, script or address is allowed.
    "Content-Security-Policy": (
        "default-src 'none'; style-src 'self'; style-src-attr 'unsafe-inline'; script-src 'self'; font-src 'self'; "
        "img-src 'self' data:; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'"
    ),
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "no-referrer",
    "Cross-Origin-Opener-Policy": "same-origin",
    "Cross-Origin-Resource-Policy": "same-origin",
    "Permissions-Policy": "camera=(), geolocation=(), microphone=()",
}
Next = Callable[[Request], Awaitable[Response]]


async def guard(request: Request, proceed: Next) -> Response:
    """Refuse what comes from elsewhere or is too large; add the headers to every answer."""
    response = _refused(request) or await proceed(request)
    for name, value in HEADERS.items():
        response.headers.setdefault(name, value)
    return response


def _refused(request: Request) -> Response | None:
    if request.method in READING:
        return None
    if not own(request):
        return failing.said(request, "foreign", 403)
    return None if _small(request) else failing.said(request, "large", 413)


def own(request: Request) -> bool:
    """Whether a change comes from our own page, or from a program that is no browser."""
    site = request.headers.get("sec-fetch-site")
    if site is not None:
        return site in ("same-origin", "none")
    origin = request.headers.get("origin")
    return origin is None or urlsplit(origin).netloc == request.headers.get("host")


def _small(request: Request) -> bool:
    length = request.headers.get("content-length")
    return length is not None and length.isdigit() and int(length) <= MOST_BYTES
