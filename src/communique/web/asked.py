"""What a page is asked with: the register, the language of the reader, the day."""

from datetime import date
from threading import Lock
from typing import Annotated, Any

from fastapi import Depends, Query, Request

from communique.api import Register, open_register
from communique.errors import QueryError
from communique.report.words import DEFAULT, Words, languages, words


def desk(request: Request) -> Register:
    """The register, open as long as the pages are."""
    shelf: Shelf = request.app.state.shelf
    return shelf.register()


class Shelf:
    """One register, opened when it is first asked and kept open: its questions are prepared once."""

    def __init__(self, address: str) -> None:
        """The register at this address."""
        self._address = address
        self._lock = Lock()
        self._opened: Register | None = None

    def register(self) -> Register:
        """The open register."""
        with self._lock:
            if self._opened is None:
                self._opened = open_register(self._address)
            return self._opened

    def state(self) -> str:
        """Changes with what the register says."""
        return self.register().state()

    def close(self) -> None:
        """Give the register back."""
        with self._lock:
            if self._opened is not None:
                self._opened.close()
            self._opened = None


def speech(request: Request) -> Words:
    """The language asked for in the address, kept from before, or wanted by the browser."""
    wanted = [request.query_params.get("lang", ""), request.cookies.get("lang", "")]
    wanted += [part.split(";")[0].strip()[:2] for part in request.headers.get("accept-language", "").split(",")]
    return words(next((code for code in wanted if code in languages()), DEFAULT))


def may_judge(request: Request) -> bool:
    """Whether who asks may decide: everybody where there are no accounts."""
    account = getattr(request.state, "account", None)
    return account is None or bool(account.may("judge"))


async def filled(request: Request) -> dict[str, str]:
    """All fields of the form that was sent, the last of each name; files are left out."""
    return {name: value for name, value in (await request.form()).items() if isinstance(value, str)}


def frozen(
    as_of: Annotated[str, Query(max_length=40, description="The register as of the end of a day: 2025-05-30.")] = "",
    asof: Annotated[str, Query(max_length=40, include_in_schema=False)] = "",
) -> str:
    """The day as which the register is asked («2025-09-29»), empty for now. Raises QueryError for what is no day."""
    told = as_of or asof
    try:
        return date.fromisoformat(told).isoformat() if told else ""
    except ValueError as error:
        raise QueryError(f"{told[:40]!r} is no day; expected: 2025-05-30") from error


def known(as_of: str) -> dict[str, Any]:
    """The filter of a question as of a day; none for now."""
    return {"as_of": as_of} if as_of else {}


def today() -> date:
    """The reader's day."""
    return date.today()  # noqa: DTZ011 - the calendar day of the machine that serves


Desk = Annotated[Register, Depends(desk)]
Speech = Annotated[Words, Depends(speech)]
Filled = Annotated[dict[str, str], Depends(filled)]
AsOf = Annotated[str, Depends(frozen)]
Today = Annotated[date, Depends(today)]
