"""Whom a dossier is about: a country or bloc, a pair, a person, a format."""

from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from typing import Any, Literal

from communique.errors import QueryError
from communique.report.desk import Desk
from communique.report.phrases import areas
from communique.report.words import Words, languages, words

LEAST = 3  # letters of a name that tell what is meant,
LONG = 4  # and of a name that is looked for in other forms
ENDING = 3  # letters by which forms of a name differ in length


@dataclass(frozen=True, slots=True, kw_only=True)
class Subject:
    """`kind` decides the filters; `codes` are areas, `person` a name, `format` a fact's id."""

    kind: Literal["country", "pair", "person", "format"]
    title: str
    codes: tuple[str, ...] = ()
    person: str = ""
    format: str = ""

    @property
    def filters(self) -> dict[str, Any]:
        """The filters that narrow questions to the subject."""
        if self.codes:
            return {"areas": self.codes}
        return {"person": self.person} if self.person else {"text": self.title}


def subject(asked: Sequence[str], desk: Desk, speech: Words) -> Subject:
    """What the words of a command mean: codes or names of areas, else a person, else a format.

    Raises QueryError when the register knows nothing of the kind.
    """
    codes = tuple(code for word in asked if (code := area_code(word)))
    joined = " ".join(asked).strip()
    if len(codes) == len(asked) and 1 <= len(codes) <= 2:
        return Subject(kind="pair" if len(codes) == 2 else "country", title=areas(codes, speech), codes=codes)
    if (whole := area_code(joined)) is not None:
        return Subject(kind="country", title=areas((whole,), speech), codes=(whole,))
    people = desk.people(person=joined, limit=1)
    if people:
        return Subject(kind="person", title=people[0].name, person=people[0].name)
    formats = desk.facts("formats", text=joined, limit=1)
    if formats:
        return Subject(kind="format", title=formats[0].content.name, format=formats[0].id)
    raise QueryError(
        f"nothing in the register is called {joined!r}. Give one or two countries (KZ IT), the name of a person, "
        "or of a format of meetings"
    )


def area_code(name: str) -> str | None:
    """The code of an area given by code or by name in any language of the interface; None where it is neither."""
    return _names().get(name.strip().casefold())


def areas_named(text: str, most: int = 8) -> tuple[tuple[str, ...], ...]:
    """What somebody may mean who types this: a pair of areas, or areas whose names begin so, in any language."""
    if (whole := area_code(text)) is not None:
        return ((whole,),)
    parts = text.replace(",", " ").replace("\u2013", " ").split()
    for cut in range(1, len(parts)):
        codes = area_like(" ".join(parts[:cut]).rstrip("- ")), area_like(" ".join(parts[cut:]).lstrip("- "))
        if codes[0] and codes[1] and codes[0] != codes[1]:
            return ((codes[0], codes[1]), (codes[0],), (codes[1],))
    return tuple((code,) for code in _begun(text)[:most])


def area_like(name: str) -> str | None:
    """The code of the area that a name, the beginning of one, or another form of one means most likely."""
    return area_code(name) or next(iter(_begun(name)), None)


def _begun(text: str) -> list[str]:
    """Codes of the areas whose names begin with a text of three letters or more, or differ from it in the ending."""
    said = text.strip().casefold()
    if len(said) < LEAST:
        return []
    begun = [code for name, code in _names().items() if name.startswith(said) and len(name) > LEAST]
    ended = [code for name, code in _names().items() if _is_form(said, name)]
    return list(dict.fromkeys(begun or ended))


def _is_form(said: str, name: str) -> bool:
    """Whether two words differ in their ending alone: «Италии» and «Италия»."""
    return len(name) > LONG and abs(len(said) - len(name)) <= ENDING and said.startswith(name[:-1])


@cache
def _names() -> dict[str, str]:
    from babel import Locale

    found: dict[str, str] = {}
    for code in languages():
        catalogue = words(code)
        territories = Locale.parse(code).territories
        for ident, name in territories.items():
            if len(ident) == 2 and ident.isalpha():
                found.setdefault(str(name).casefold(), str(ident))
                found[str(ident).casefold()] = str(ident)
        for group in ("bloc", "country"):
            for ident, name in catalogue.table(group).items():
                found[name.casefold()] = ident
                found[ident.casefold()] = ident
    return found
