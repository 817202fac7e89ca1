"""Between the guards and the pages: gives what is kept, keeps what is made, makes anew what is out of date."""

import asyncio
import time
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request
from starlette.types import ASGIApp, Message, Receive, Scope, Send

from communique.web.kept import CHANGED, LAG, Kept, Key, Page, changed_by, key_of

NEVER = ("/static/", "/add", "/team", "/settings", "/login", "/api/v1/loads", "/api/v1/openapi.json")
KINDS = (b"text/html", b"application/json")
# Pages are made one after another, for they share one interpreter: of two that are begun together both are late, in
# turn only one is. After so many seconds a page that takes long lets the next one begin beside it.
LONG = 0.3
# The line of a page that says when it was made: it is shown where a newer page is being made.
HIDDEN, SHOWN = b'<p class="made" hidden>', b'<p class="made">'


class Turns:
    """Who makes a page now."""

    def __init__(self) -> None:
        """Nobody yet."""
        self._free = asyncio.Semaphore(1)

    @asynccontextmanager
    async def one(self) -> AsyncIterator[None]:
        """One turn; the next begins when it ends, or when it has lasted long."""
        await self._free.acquire()
        begun = asyncio.get_running_loop().call_later(LONG, self._free.release)
        try:
            yield
        finally:
            if begun.when() > asyncio.get_running_loop().time():
                begun.cancel()
                self._free.release()


class Keeping:
    """Around the pages of one application."""

    def __init__(self, app: ASGIApp, kept: Kept) -> None:
        """Around `app`; the pages are in `kept`."""
        self.app = app
        self.kept = kept
        self._turns = Turns()
        self._waiting: dict[Key, Scope] = {}

    async def __call__(self, scope: Scope, receive: Receive, send: Send) -> None:
        """Answer."""
        if scope["type"] != "http":
            await self.app(scope, receive, send)
            return
        request = Request(scope)
        if request.method != "GET" or request.url.path.startswith("/add"):
            await self.app(scope, receive, self._telling(request, send))
        elif request.url.path.startswith(NEVER):
            await self.app(scope, receive, send)
        elif "no-cache" in request.headers.get("cache-control", ""):
            async with self._turns.one():
                await self.app(scope, receive, _parting(send))
        else:
            await self._answer(request, receive, send)

    async def _answer(self, request: Request, receive: Receive, send: Send) -> None:
        key, since = key_of(request), changed_by(request)
        if await self._given(key, since, dict(request.scope), send):
            return
        async with self.kept.alone(key):
            # Who waited here finds what the one before made.
            if not await self._given(key, since, dict(request.scope), send):
                await self._make(key, request.scope, receive, _parting(send))

    async def _given(self, key: Key, since: float, scope: Scope, send: Send) -> bool:
        """Give the page that is kept, if it will do; one that is out of date is made anew when there is time."""
        page = self.kept.find(key)
        worth = await self.kept.worth(page, since) if page else "none"
        if page is None or worth == "none":
            return False
        body = page.body
        if worth == "late":
            body = body.replace(HIDDEN, SHOWN, 1)
            self._renew(key, scope)
        headers = [*page.headers, (b"age", str(int(time.time() - page.made)).encode())]
        headers = [(name, str(len(body)).encode() if name == b"content-length" else value) for name, value in headers]
        await send({"type": "http.response.start", "status": 200, "headers": headers})
        await send({"type": "http.response.body", "body": body})
        return True

    async def _make(self, key: Key, scope: Scope, receive: Receive, send: Send) -> None:
        """Make a page, give it as it comes, and keep it."""
        state, made, checked = await run_in_threadpool(self.kept.state), time.time(), time.monotonic()
        parts: list[bytes] = []
        begun: list[Message] = []

        async def heard(message: Message) -> None:
            if message["type"] == "http.response.start":
                begun.append(message)
            else:
                parts.append(message.get("body", b""))
            await send(message)

        async with self._turns.one():
            await self.app(scope, receive, heard)
        if begun and begun[0]["status"] == 200 and _kind(begun[0]).startswith(KINDS):
            headers = tuple(begun[0]["headers"])
            self.kept.put(key, Page(state, headers, b"".join(parts), made=made, checked=checked))

    def _renew(self, key: Key, scope: Scope) -> None:
        """Have a page made anew, after those that wait already."""
        self._waiting.setdefault(key, {**scope, "state": dict(scope.get("state", {}))})
        if self.kept.renewing is None or self.kept.renewing.done():
            self.kept.renewing = asyncio.create_task(self._renew_all())

    async def _renew_all(self) -> None:
        """One page after another, and as much rest as work: those who ask come first."""
        while self._waiting and not self.kept.ending:
            key, scope = next(iter(self._waiting.items()))
            begun = time.monotonic()
            try:
                async with self.kept.alone(key):
                    await self._make(key, scope, _nothing, _nowhere)
            finally:
                self._waiting.pop(key, None)
            if not self.kept.ending:
                await asyncio.sleep(time.monotonic() - begun)

    def _telling(self, request: Request, send: Send) -> Send:
        """Sends an answer with the time of the last change from here, so that its reader sees what it brought."""

        async def telling(message: Message) -> None:
            if message["type"] == "http.response.start":
                if request.method != "GET":
                    self.kept.forget()
                told = f"{CHANGED}={self.kept.changed:.6f}; Max-Age={int(2 * LAG)}; Path=/; HttpOnly; SameSite=Lax"
                message["headers"] = [*message["headers"], (b"set-cookie", told.encode())]
            await send(message)

        return telling


def _parting(send: Send) -> Send:
    """Sends an answer after which the browser comes anew, to the process that is free then: this one took long."""

    async def parting(message: Message) -> None:
        if message["type"] == "http.response.start":
            message = {**message, "headers": [*message["headers"], (b"connection", b"close")]}
        await send(message)

    return parting


def _kind(begun: Message) -> bytes:
    return next((value for name, value in begun["headers"] if name == b"content-type"), b"")


async def _nothing() -> Message:
    return {"type": "http.request", "body": b"", "more_body": False}


async def _nowhere(_: Message) -> None:
    """What is made for those who come later is sent to nobody now."""
