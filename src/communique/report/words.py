"""The words of the interface, as data: one catalogue a language, looked up by dotted keys."""

import os
import tomllib
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path
from typing import Any

from communique.errors import QueryError

FOLDER = Path(__file__).parent / "words"
DEFAULT = "ru"


@dataclass(frozen=True, eq=False)
class Words:
    """One catalogue. `words("status.events.held")` gives the words, `words.count("reports", 7)` a number of things."""

    code: str
    catalogue: Mapping[str, Any]
    # What was looked up once: a page asks for the same few hundred words thousands of times.
    _found: dict[str, str] = field(default_factory=dict, repr=False)

    def __call__(self, key: str, *values: object, **named: object) -> str:
        """The words under a dotted key, its places filled in. Raises KeyError for a key that no catalogue has."""
        found = self.get(key)
        if found is None:
            raise KeyError(f"{self.code}.toml has no {key}")
        return found.format(*values, **named) if values or named else found

    def get(self, key: str) -> str | None:
        """The words under a dotted key, or None."""
        known = self._found.get(key)
        return known if known is not None else self._find(key)

    def _find(self, key: str) -> str | None:
        found: Any = self.catalogue
        for part in key.split("."):
            if not isinstance(found, Mapping) or part not in found:
                return None
            found = found[part]
        if not isinstance(found, str):
            return None
        self._found[key] = found
        return found

    def name(self, group: str, ident: str) -> str:
        """The name of an id in a group (an indicator, a topic); the id itself where the catalogue has none."""
        return self.get(f"{group}.{ident}") or ident.replace("_", " ")

    def table(self, key: str) -> Mapping[str, Any]:
        """A table of the catalogue."""
        found: Any = self.catalogue
        for part in key.split("."):
            found = found[part]
        return dict(found)

    def count(self, thing: str, number: int) -> str:
        """«7 сообщений»: the number with its noun in the form of the language's plural."""
        return self.form(f"count.{thing}", number).format(number)

    def form(self, key: str, number: int) -> str:
        """The form of a noun that goes with a number."""
        forms = self.table(key)
        return str(forms.get(_plural(self.code, number), forms["other"]))


def words(code: str = "") -> Words:
    """The catalogue of a language; without a code, of the environment's `COMMUNIQUE_LANG`, else Russian.

    Raises QueryError where there is none.
    """
    wanted = code or os.environ.get("COMMUNIQUE_LANG", "") or DEFAULT
    if wanted not in languages():
        raise QueryError(f"no words of the interface in {wanted!r}; there are: {', '.join(languages())}")
    return _words(wanted)


@cache
def languages() -> tuple[str, ...]:
    """Codes of the languages that the interface speaks."""
    return tuple(sorted(path.stem for path in FOLDER.glob("*.toml")))


@cache
def _words(code: str) -> Words:
    return Words(code, tomllib.loads((FOLDER / f"{code}.toml").read_text(encoding="utf-8")))


@cache
def _plural(code: str, number: int) -> str:
    from babel import Locale

    return str(Locale.parse(code).plural_form(number))
