"""Beside each page its data: the address of a page with `.json` leads to the answer of the API that it is made of."""

from urllib.parse import urlencode

from fastapi import APIRouter, Request
from fastapi.responses import RedirectResponse

from communique.web.data import PAGES
from communique.web.pages.today import beginning

router = APIRouter()


def _lead(page: str, answer: str, names: dict[str, str]) -> None:
    @router.get(f"{page}.json")
    def data(request: Request) -> RedirectResponse:
        place = answer.format(**request.path_params)
        asked = {names.get(name, name): value for name, value in request.query_params.items()}
        if page == "/today":
            asked = {"since": beginning(request).isoformat()}
        parted = "&" if "?" in place else "?"
        return RedirectResponse(f"/api/v1/{place}{parted + urlencode(asked) if asked else ''}", 307)


for one in PAGES:
    _lead(*one)
