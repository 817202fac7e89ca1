"""A server for a team: who is asking, what the role allows, how often. Off where pages are served to one machine."""

import json
import time
from collections.abc import Awaitable, Callable
from dataclasses import dataclass
from urllib.parse import quote

from limits import RateLimitItem, parse
from limits.storage import MemoryStorage
from limits.storage.memory import Entry
from limits.strategies import MovingWindowRateLimiter
from starlette.requests import Request
from starlette.responses import JSONResponse, RedirectResponse, Response

from communique.api.accounts import Account, Accounts, Role
from communique.web import failing
from communique.web.failing import READING
from communique.web.together import Together

Next = Callable[[Request], Awaitable[Response]]
OPEN = ("/login", "/static/", "/favicon.ico")
ADDING = ("/add", "/api/v1/documents")
# What changes something and who may do it: the longest beginning of the address decides.
NEEDED: tuple[tuple[str, Role], ...] = (
    ("/logout", "reader"),
    ("/judge", "judge"),
    ("/articles", "judge"),
    ("/add", "judge"),
    ("/api/v1/judgements", "judge"),
    ("/api/v1/documents", "judge"),
    ("/", "admin"),
)
LOGIN, ADD = parse("10/minute"), parse("30/minute")


@dataclass(frozen=True, slots=True)
class Rates:
    """How often each may do what costs."""

    limiter: MovingWindowRateLimiter

    def allows(self, item: RateLimitItem, *who: str) -> bool:
        """Whether this is not too often; it is counted."""
        return self.limiter.hit(item, *who)


def rates(together: Together) -> Rates:
    """Counted over all processes of the server."""
    return Rates(MovingWindowRateLimiter(Tally(together)))


class Tally(MemoryStorage):
    """As in memory, and the memory is a file of all processes while one of them counts."""

    def __init__(self, together: Together) -> None:
        """In the folder that they share."""
        super().__init__()
        self._together = together

    def acquire_entry(self, key: str, limit: int, expiry: int, amount: int = 1) -> bool:
        """Count, unless that is too often."""
        with self._together.lock("rates"):
            place = self._together.file("rates.json")
            told = json.loads(place.read_text()) if place.exists() else {}
            self.events = {one: [_entry(*times) for times in entries] for one, entries in told.items()}
            allowed = super().acquire_entry(key, limit, expiry, amount)
            held = {one: [(entry.atime, entry.expiry) for entry in entries] for one, entries in self.events.items()}
            place.write_text(json.dumps({one: entries for one, entries in held.items() if _recent(entries)}))
        return allowed


def _entry(at: float, until: float) -> Entry:
    made = Entry(0)
    made.atime, made.expiry = at, until
    return made


def _recent(entries: list[tuple[float, float]]) -> bool:
    return any(until > time.time() for _, until in entries)


async def gate(request: Request, proceed: Next) -> Response:
    """Let in whom the accounts know, as far as their role goes; count what costs."""
    accounts: Accounts | None = request.app.state.accounts
    request.state.account = None
    if accounts is not None and not request.url.path.startswith(OPEN):
        account = _who(request, accounts)
        if account is None:
            return _ask(request)
        if request.method not in READING and not _named(request):
            return _refuse(request, 403, "a form does not say where it comes from")
        if request.method not in READING and not account.may(_needed(request.url.path)):
            return _refuse(request, 403, "this needs another role")
        request.state.account = account
    if request.method not in READING and request.url.path.startswith(ADDING):
        whose = request.state.account.name if request.state.account else client(request)
        if not request.app.state.rates.allows(ADD, "add", whose):
            return _refuse(request, 429, "too often; wait a minute")
    return await proceed(request)


def _named(request: Request) -> bool:
    """Whether a change says where it comes from, or bears a token: a cookie alone could be sent by any page."""
    return any(name in request.headers for name in ("sec-fetch-site", "origin", "authorization"))


def client(request: Request) -> str:
    """The machine that asks."""
    return request.client.host if request.client else "?"


def _who(request: Request, accounts: Accounts) -> Account | None:
    scheme, _, token = request.headers.get("authorization", "").partition(" ")
    if scheme.lower() == "bearer":
        return accounts.by_token(token.strip())
    account = accounts.find(str(request.session.get("name", "")))
    return account if account and request.session.get("stamp") == account.stamp else None


def _needed(path: str) -> Role:
    fitting = [(start, role) for start, role in NEEDED if path.startswith(start)]
    return max(fitting, key=lambda pair: len(pair[0]))[1]


def _ask(request: Request) -> Response:
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": "sign in, or give a token"}, 401, {"WWW-Authenticate": "Bearer"})
    here = request.url.path + (f"?{request.url.query}" if request.url.query else "")
    onward = f"/login?next={quote(here)}" if request.method in READING and here != "/" else "/login"
    return RedirectResponse(onward, 303)


def _refuse(request: Request, code: int, why: str) -> Response:
    headers = {"Retry-After": "60"} if code == 429 else {}
    if request.url.path.startswith("/api/"):
        return JSONResponse({"error": why}, code, headers)
    answer = failing.said(request, {403: "forbidden", 429: "busy"}[code], code)
    answer.headers.update(headers)
    return answer
