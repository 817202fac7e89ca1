"""The application: pages, their files, errors, guards."""

import asyncio
import gc
import os
import signal
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from multiprocessing import parent_process
from pathlib import Path
from secrets import token_urlsafe
from threading import Thread

from fastapi import FastAPI, Request, Response
from fastapi.exception_handlers import request_validation_exception_handler
from fastapi.exceptions import RequestValidationError
from fastapi.responses import PlainTextResponse, RedirectResponse
from fastapi.staticfiles import StaticFiles
from starlette.concurrency import run_in_threadpool
from starlette.exceptions import HTTPException
from starlette.middleware.gzip import GZipMiddleware
from starlette.middleware.sessions import SessionMiddleware
from starlette.middleware.trustedhost import TrustedHostMiddleware

from communique import report
from communique.api.accounts import Accounts
from communique.errors import CommuniqueError
from communique.report.words import languages, words
from communique.web import beside, decisions, drawn, failing, loads, overviews, v1
from communique.web.asked import Shelf
from communique.web.guard import HEADERS, guard
from communique.web.intake import Intake
from communique.web.keeping import Keeping
from communique.web.kept import Kept
from communique.web.pages import (
    adding,
    articles,
    calendar,
    entering,
    facts,
    finding,
    indicators,
    judging,
    kit,
    leftovers,
    lists,
    pointing,
    subjects,
    team,
    today,
)
from communique.web.render import environment, sheet
from communique.web.team import gate, rates
from communique.web.together import Together
from communique.web.waiting import Waiting

HERE = Path(__file__).parent
FONTS = Path(report.__file__).parent / "static" / "fonts"
# data beside pages comes first, lists last: their addresses (/events.csv) are the widest
PAGES = (
    beside.router,
    today.router,
    calendar.router,
    subjects.router,
    indicators.router,
    facts.router,
    articles.router,
    leftovers.router,
    pointing.router,
    adding.router,
    finding.router,
    kit.router,
    entering.router,
    team.router,
    judging.router,
    lists.router,
)
SIGNED_IN = 14 * 86400  # seconds
SELDOM = (50_000, 20, 50)  # after how many new objects the collector of garbage looks for circles
LOCAL = ("localhost", "127.0.0.1", "[::1]")


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """How pages are served.

    `hosts` are the names they answer to; `private` allows addresses of one's own network to be added; `accounts` is
    the file of a team's accounts, without which everybody who reaches the pages may do everything; `https` says that
    they are reached by https alone; `together` is the folder that several processes share.
    """

    hosts: tuple[str, ...] = LOCAL
    private: bool = False
    accounts: str = ""
    https: bool = False
    together: str = ""


def create_app(address: str, settings: Settings | None = None) -> FastAPI:
    """The pages of one register, answering under their own host names only."""
    chosen = settings or Settings()
    app = FastAPI(
        title="Communiqué",
        version="1",
        docs_url=None,
        redoc_url=None,
        openapi_url="/api/v1/openapi.json",
        lifespan=_life,
    )
    app.state.shelf = Shelf(address)
    together = Together(chosen.together)
    app.state.kept = Kept(app.state.shelf.state, together)
    app.state.intake = Intake(address, private=chosen.private, together=together)
    app.state.accounts = Accounts(chosen.accounts) if chosen.accounts else None
    app.state.rates = rates(together)
    app.state.waiting = Waiting(together)
    app.state.warm = False
    _guarded(app, chosen)
    app.mount("/static/fonts", StaticFiles(directory=FONTS), name="fonts")
    app.add_api_route("/static/style.css", _style, include_in_schema=False)
    app.add_api_route("/favicon.ico", lambda: RedirectResponse("/static/icon.svg", 308), include_in_schema=False)
    # Scripts and the map are large and the same for all: they travel packed.
    app.mount("/static", GZipMiddleware(StaticFiles(directory=HERE / "static"), compresslevel=6), name="static")
    for router in PAGES:
        app.include_router(router, include_in_schema=False)
    for part in (drawn, decisions, loads, overviews, v1):
        app.include_router(part.router, prefix="/api/v1")
    app.add_exception_handler(HTTPException, failing.refused)
    app.add_exception_handler(RequestValidationError, _misfilled)
    app.add_exception_handler(CommuniqueError, failing.failed)
    app.add_exception_handler(Exception, _broken)
    return app


def _guarded(app: FastAPI, chosen: Settings) -> None:
    """The guards, the innermost first: what is kept, accounts, sessions, host names, headers and foreign forms."""
    app.add_middleware(Keeping, kept=app.state.kept)
    app.middleware("http")(gate)
    secret = app.state.accounts.secret if app.state.accounts else token_urlsafe(32)
    app.add_middleware(
        SessionMiddleware,
        secret_key=secret,
        session_cookie="communique",
        max_age=SIGNED_IN,
        same_site="lax",
        https_only=chosen.https,
    )
    app.add_middleware(TrustedHostMiddleware, allowed_hosts=list(chosen.hosts))
    app.middleware("http")(guard)


@asynccontextmanager
async def _life(app: FastAPI) -> AsyncIterator[None]:
    """What is being read is read to its end before the pages close."""
    warming = asyncio.create_task(run_in_threadpool(_warm, app)) if app.state.warm else None
    yield
    if warming:
        await warming
    await app.state.kept.end()
    app.state.intake.close()
    app.state.shelf.close()


def _warm(app: FastAPI) -> None:
    """Load what the first readers would wait for. It stays, so the collector of garbage need not look it through."""
    app.state.shelf.register().search("1")
    app.state.waiting.number(app.state.shelf.register())
    for code in languages():
        words(code)
    environment()
    # What was read stays in memory by tens of thousands; to look it through after every few hundred new objects costs
    # more than the pages do.
    gc.collect()
    gc.freeze()
    gc.set_threshold(*SELDOM)


def served() -> FastAPI:
    """The application for a server that is started by name: the register is the one the environment names."""
    named = os.environ.get("COMMUNIQUE_HOSTS", "").split()
    chosen = Settings(
        hosts=(*LOCAL, *named),
        private=bool(os.environ.get("COMMUNIQUE_PRIVATE")),
        accounts=os.environ.get("COMMUNIQUE_TEAM", ""),
        https=bool(os.environ.get("COMMUNIQUE_HTTPS")),
        together=os.environ.get("COMMUNIQUE_TOGETHER", ""),
    )
    app = create_app(os.environ["COMMUNIQUE_REGISTER"], chosen)
    app.state.warm = True
    Thread(target=_end_with_parent, daemon=True).start()
    return app


def _end_with_parent() -> None:
    """One of several processes ends with the one that watches over them, however that ended."""
    if parent := parent_process():
        parent.join()
        os.kill(os.getpid(), signal.SIGTERM)


def _style() -> Response:
    return PlainTextResponse(sheet(), media_type="text/css", headers={"Cache-Control": "max-age=3600"})


async def _misfilled(request: Request, error: Exception) -> Response:
    """Fields that are missing or too long: to programs one by one, to people as a page."""
    if request.url.path.startswith("/api/") and isinstance(error, RequestValidationError):
        return await request_validation_exception_handler(request, error)
    return failing.refused(request, error)


def _broken(request: Request, error: Exception) -> Response:
    """Answered outside of all guards, so the headers are added here."""
    answer = failing.broken(request, error)
    answer.headers.update(HEADERS)
    return answer
