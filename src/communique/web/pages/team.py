"""The accounts of a team, for its administrators: who there is, with which role; new ones; keys for programs."""

from typing import Annotated

from fastapi import APIRouter, Form, HTTPException, Request
from fastapi.responses import HTMLResponse, RedirectResponse, Response

from communique.api.accounts import LONGEST, ROLES, Account, Accounts
from communique.errors import QueryError
from communique.report.words import Words
from communique.web.asked import Speech
from communique.web.render import page

router = APIRouter()
Name = Annotated[str, Form(max_length=80)]


@router.get("/team")
def team_page(request: Request, words: Speech) -> HTMLResponse:
    """All accounts."""
    return _shown(request, words, _accounts(request))


@router.post("/team")
def add(
    request: Request,
    words: Speech,
    name: Name,
    role: Annotated[str, Form(max_length=20)],
    password: Annotated[str, Form(max_length=LONGEST)],
) -> Response:
    """A new account."""
    accounts = _accounts(request)
    try:
        accounts.add(name.strip(), role, password)
    except QueryError as error:
        return _shown(request, words, accounts, str(error))
    return RedirectResponse("/team", 303)


@router.post("/team/role")
def change(request: Request, name: Name, role: Annotated[str, Form(max_length=20)]) -> Response:
    """Another role; nobody takes the administrator's from the last who has it."""
    accounts = _accounts(request)
    _keep_one(accounts, name, role)
    accounts.change(name, role=role)
    return RedirectResponse("/team", 303)


@router.post("/team/remove")
def remove(request: Request, name: Name) -> Response:
    """No account of this name any more."""
    accounts = _accounts(request)
    _keep_one(accounts, name, "")
    accounts.remove(name)
    return RedirectResponse("/team", 303)


def _accounts(request: Request) -> Accounts:
    """The accounts, for administrators alone; where there are none there is no such page."""
    accounts: Accounts | None = request.app.state.accounts
    if accounts is None:
        raise HTTPException(404)
    account: Account = request.state.account
    if not account.may("admin"):
        raise HTTPException(403)
    return accounts


def _keep_one(accounts: Accounts, name: str, role: str) -> None:
    left = [one for one in accounts.all() if one.role == "admin" and one.name != name]
    if not left and role != "admin":
        raise HTTPException(403)


def _shown(request: Request, words: Words, accounts: Accounts, failure: str = "") -> HTMLResponse:
    code = 422 if failure else 200
    title = words("team.title")
    return page(request, "team.html.j2", words, code, title=title, people=accounts.all(), roles=ROLES, failure=failure)
