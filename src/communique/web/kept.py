"""Pages that were made once are given again as long as the register is as it was: a morning's readers ask the same.

What is kept is told apart by address, language, person and day. While another process writes to the register, nobody
waits for each of its reports: for a minute the page as it was is given, with the time at which it was made, and the
new one is made meanwhile. Whoever changed something sees it at once; programs never get what is out of date for more
than a few seconds.
"""

import asyncio
import time
from collections import OrderedDict
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from typing import Literal

from starlette.concurrency import run_in_threadpool
from starlette.requests import Request

from communique.web.together import Together

AGE = 5.0  # seconds that a page may lag behind another process without being looked at
LAG = 60.0  # seconds that a page for people may be given while the new one is made
PAGES, LARGEST = 400, 512 * 1024
CHANGED = "changed"  # the cookie that says when its reader changed something last
# What else a page remembers of its reader.
REMEMBERED = {"/": ("visit",), "/judge": ("by",)}
Key = tuple[str, ...]
Worth = Literal["good", "late", "none"]


@dataclass(slots=True)
class Page:
    """An answer with the state of the register that it tells of; `checked` is when it was last known to be true."""

    state: str
    headers: tuple[tuple[bytes, bytes], ...]
    body: bytes
    made: float = field(default_factory=time.time)
    checked: float = field(default_factory=time.monotonic)

    @property
    def is_for_people(self) -> bool:
        """Whether it is a page and not data."""
        return any(name == b"content-type" and value.startswith(b"text/html") for name, value in self.headers)


class Kept:
    """The answers of one process. `state` says cheaply in which state the register is."""

    def __init__(self, state: Callable[[], str], together: Together) -> None:
        """For a register whose state can be asked, served by so many processes together."""
        self.state = state
        self._together = together
        self.renewing: asyncio.Task[None] | None = None  # makes late pages anew
        self.ending = False
        self._pages: OrderedDict[Key, Page] = OrderedDict()
        self._making: dict[Key, asyncio.Lock] = {}

    @property
    def changed(self) -> float:
        """When something was changed through this server."""
        return self._together.changed

    def forget(self) -> None:
        """Something was changed from here."""
        self._together.change()

    async def end(self) -> None:
        """Make no more pages, and wait for the one being made: the register is given back after it."""
        self.ending = True
        if self.renewing is not None:
            await self.renewing

    def alone(self, key: Key) -> asyncio.Lock:
        """Who asks for what is just being made waits for it."""
        if len(self._making) > PAGES:
            self._making = {one: lock for one, lock in self._making.items() if lock.locked()}
        return self._making.setdefault(key, asyncio.Lock())

    def find(self, key: Key) -> Page | None:
        """The page, whatever it is worth."""
        return self._pages.get(key)

    async def worth(self, page: Page, since: float) -> Worth:
        """Whether a page tells what the register says now. Its reader changed something last at the time `since`."""
        if page.made <= since:
            return "none"
        if page.made > self.changed:
            if time.monotonic() - page.checked < AGE:
                return "good"
            if page.state == await run_in_threadpool(self.state):
                page.checked = time.monotonic()
                return "good"
        return "late" if page.is_for_people and time.monotonic() - page.checked < LAG else "none"

    def put(self, key: Key, page: Page) -> None:
        """Keep a page; the one made first makes room."""
        if len(page.body) > LARGEST:
            return
        self._pages[key] = page
        self._pages.move_to_end(key)
        while len(self._pages) > PAGES:
            self._pages.popitem(last=False)


def key_of(request: Request) -> Key:
    """All that an answer depends on besides the register."""
    account = request.state.account
    cookies = (request.cookies.get(name, "") for name in ("lang", *REMEMBERED.get(request.url.path, ())))
    who = (account.name, account.role) if account else ("", "")
    language = request.headers.get("accept-language", "")[:80]
    return (request.url.path, request.url.query, language, date.today().isoformat(), *who, *cookies)  # noqa: DTZ011


def changed_by(request: Request) -> float:
    """When this reader changed something last; 0 where that is long ago."""
    told = request.cookies.get(CHANGED, "")
    return float(told) if told.replace(".", "", 1).isdecimal() and len(told) < 20 else 0.0
