"""Signing in and out of a team's server."""

from typing import Annotated

from fastapi import APIRouter, Form, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.api.accounts import LONGEST, Accounts
from communique.web.asked import Speech
from communique.web.render import page
from communique.web.team import LOGIN, client

router = APIRouter()


@router.get("/login")
def login_page(request: Request, words: Speech, next: str = "") -> Response:  # noqa: A002 - the name in the address
    """The form; on a server without accounts there is nothing to sign in to."""
    if request.app.state.accounts is None:
        return RedirectResponse("/", 303)
    return _form(request, words, next)


@router.post("/login")
def login(
    request: Request,
    words: Speech,
    name: Annotated[str, Form(max_length=80)],
    password: Annotated[str, Form(max_length=LONGEST)],
    next: Annotated[str, Form(max_length=2000)] = "",  # noqa: A002
) -> Response:
    """Sign in. Too many tries, of one machine or for one name, have to wait."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None:
        return RedirectResponse("/", 303)
    allows = request.app.state.rates.allows
    if not (allows(LOGIN, "login", client(request)) and allows(LOGIN, "name", name)):
        return _form(request, words, next, words("team.slow"), 429)
    account = accounts.check(name, password)
    if account is None:
        return _form(request, words, next, words("team.failed"), 403)
    request.session.clear()
    request.session.update(name=account.name, stamp=account.stamp)
    return RedirectResponse(own(next), 303)


@router.post("/logout")
def logout(request: Request) -> Response:
    """Sign out."""
    request.session.clear()
    return RedirectResponse("/login", 303)


def own(address: str) -> str:
    """An address of this server; the first page where it is any other."""
    plain = address.startswith("/") and not address.startswith(("//", "/\\")) and address.isprintable()
    return address if plain and "\\" not in address else "/"


def _form(request: Request, words: Speech, onward: str, failure: str = "", code: int = 200) -> HTMLResponse:
    title = words("team.login")
    return page(request, "login.html.j2", words, code, title=title, onward=own(onward), failure=failure)
