"""What a page is asked with: the register, the language of the reader, the day."""

from collections.abc import Iterator
from datetime import date
from typing import Annotated

from fastapi import Depends, Request

from communique.api import Register, open_register
from communique.report.words import DEFAULT, Words, languages, words


def desk(request: Request) -> Iterator[Register]:
    """The register, open for one answer."""
    with open_register(request.app.state.address) as opened:
        yield opened


def speech(request: Request) -> Words:
    """The language asked for in the address, kept from before, or wanted by the browser."""
    wanted = [request.query_params.get("lang", ""), request.cookies.get("lang", "")]
    wanted += [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    return words(next((code for code in wanted if code in languages()), DEFAULT))


async def filled(request: Request) -> dict[str, str]:
    """All fields of the form that was sent, the last of each name; files are left out."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def today() -> date:
    """The reader's day."""
    return date.today()  # noqa: DTZ011 - the calendar day of the machine that serves


Desk = Annotated[Register, Depends(desk)]
Speech = Annotated[Words, Depends(speech)]
Filled = Annotated[dict[str, str], Depends(filled)]
Today = Annotated[date, Depends(today)]
