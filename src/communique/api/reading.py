"""Reading a text without a register."""

from datetime import date, datetime

from communique.errors import QueryError
from communique.model import Reading
from communique.pipeline import read_text


def read(
    text: str, *, published: date | str | None = None, language: str = "", url: str = "", strictness: float = 0.5
) -> Reading:
    """The claims of a text, to be iterated over; `leftovers` of what is given is what was not understood.

    `published` is the day of publication, from which relative dates are told; where it is not given it is looked for
    in the text, as the language is. `strictness` from 0 (claim more) to 1 (claim only what is sure).
    """
    return read_text(text, published=_day(published), language=language, url=url, strictness=strictness)


def _day(given: date | str | None) -> date | None:
    if isinstance(given, datetime):
        return given.date()
    if given is None or isinstance(given, date):
        return given
    try:
        return date.fromisoformat(given)
    except ValueError as error:
        raise QueryError(f"{given!r} is no day of publication; write 2025-05-30") from error
