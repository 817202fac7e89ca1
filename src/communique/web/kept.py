"""Pages that were made once are given again as long as the register is as it was: a morning's readers ask the same.

What is kept is told apart by address, language, person and day. A register that another process writes to all the
time would never stand still, so a page may be a few seconds old; what was changed from here is seen at once.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import AsyncIterator, Awaitable, Callable
from dataclasses import dataclass
from datetime import date
from typing import Any

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.responses import Response

Next = Callable[[Request], Awaitable[Any]]
AGE = 5.0  # seconds that a page may lag behind another process
PAGES, LARGEST = 400, 512 * 1024
NEVER = ("/static/", "/add", "/team", "/settings", "/login", "/api/v1/loads", "/api/v1/openapi.json")
KINDS = ("text/html", "application/json")
Key = tuple[str, ...]
# What else a page remembers of its reader.
REMEMBERED = {"/": ("visit",), "/judge": ("by",)}


@dataclass(frozen=True, slots=True)
class Page:
    """An answer with the state of the register that it tells of."""

    state: str
    made: float
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes


class Kept:
    """The answers of one process. `state` says cheaply in which state the register is."""

    def __init__(self, state: Callable[[], str]) -> None:
        """For a register whose state can be asked."""
        self.state = state
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._making: dict[Key, asyncio.Lock] = {}

    def forget(self) -> None:
        """Something was changed from here."""
        self._pages.clear()

    def alone(self, key: Key) -> asyncio.Lock:
        """Who asks for what is just being made waits for it."""
        if len(self._making) > PAGES:
            self._making = {one: lock for one, lock in self._making.items() if lock.locked()}
        return self._making.setdefault(key, asyncio.Lock())

    async def get(self, key: Key) -> Page | None:
        """The page, unless the register has changed since and it is no longer young."""
        page = self._pages.get(key)
        if page is None:
            return None
        if time.monotonic() - page.made < AGE or page.state == await run_in_threadpool(self.state):
            self._pages.move_to_end(key)
            return page
        self._pages.pop(key, None)
        return None

    def put(self, key: Key, page: Page) -> None:
        """Keep a page; the one unasked for longest makes room."""
        self._pages[key] = page
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)


async def keep(request: Request, proceed: Next) -> Response:
    """A page that is kept, or the page as it is made."""
    kept: Kept = request.app.state.kept
    if request.method != "GET":
        answer: Response = await proceed(request)
        kept.forget()
        return answer
    if request.url.path.startswith(NEVER) or "no-cache" in request.headers.get("cache-control", ""):
        fresh: Response = await proceed(request)
        return fresh
    key = _key(request)
    async with kept.alone(key):
        page = await kept.get(key)
        if page is not None:
            return _given(page)
        state = await run_in_threadpool(kept.state)
        made = await proceed(request)
        if made.status_code != 200 or not made.headers.get("content-type", "").startswith(KINDS):
            return made  # type: ignore[no-any-return]
        body = await _whole(made.body_iterator)
        page = Page(state, time.monotonic(), tuple(made.headers.raw), body)
        if len(body) <= LARGEST:
            kept.put(key, page)
        return _given(page)


def _key(request: Request) -> Key:
    """All that an answer depends on besides the register."""
    account = request.state.account
    cookies = (request.cookies.get(name, "") for name in ("lang", *REMEMBERED.get(request.url.path, ())))
    who = (account.name, account.role) if account else ("", "")
    language = request.headers.get("accept-language", "")[:80]
    return (request.url.path, request.url.query, language, date.today().isoformat(), *who, *cookies)  # noqa: DTZ011


async def _whole(parts: AsyncIterator[bytes]) -> bytes:
    return b"".join([part async for part in parts])


def _given(page: Page) -> Response:
    answer = Response(page.body)
    answer.raw_headers = list(page.headers)
    return answer
