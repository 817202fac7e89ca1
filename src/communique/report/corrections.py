"""The fields of a fact as a person may correct them: names, values as they are written, values to choose from."""

import shlex
from collections.abc import Mapping
from dataclasses import dataclass
from typing import Any, get_args

from communique.errors import QueryError
from communique.model.content import EventStatus, EventType, FigureStatus
from communique.model.quantity import BOUNDS
from communique.report.export.records import fields
from communique.report.words import Words

CHOICES: dict[tuple[str, str], tuple[str, ...]] = {
    ("events", "type"): get_args(EventType),
    ("events", "status"): get_args(EventStatus),
    ("figures", "status"): get_args(FigureStatus),
    ("figures", "bound"): BOUNDS,
}
# Not corrected here: a statement's words are the source's, a format's shape has its own page.
LEFT_OUT = {"words", "kind", "manner", "rank_at_most", "members"}
GROUPS = {("events", "type"): "event", ("figures", "bound"): "bound_name"}
LONGEST = 1000


@dataclass(frozen=True, slots=True, kw_only=True)
class Box:
    """One field of the form: `choices` are (value, words) where only some will do."""

    field: str
    name: str
    value: str
    choices: tuple[tuple[str, str], ...] = ()


def boxes(content: Any, words: Words) -> tuple[Box, ...]:
    """The form of a fact."""
    return tuple(
        Box(
            field=field,
            name=words.name("field", field),
            value=_written(field, value),
            choices=tuple((one, _named(content.kind, field, one, words)) for one in _offered(content.kind, field)),
        )
        for field, value in fields(content).items()
        if field not in LEFT_OUT
    )


def correction(content: Any, given: Mapping[str, str]) -> str:
    """What was changed, as `field=value` pairs; empty where nothing was. Raises QueryError for what will not do."""
    changed = []
    for field, value in fields(content).items():
        wanted = " ".join(given.get(field, "").split())
        if field in LEFT_OUT or field not in given or wanted == _written(field, value):
            continue
        offered = _offered(content.kind, field)
        if offered and wanted not in offered:
            raise QueryError(f"{field} is one of {', '.join(offered)}, not {wanted[:40]!r}")
        if len(wanted) > LONGEST:
            raise QueryError(f"{field} has at most {LONGEST} characters")
        changed.append(f"{field}={wanted}")
    return shlex.join(changed)


def _offered(kind: str, field: str) -> tuple[str, ...]:
    return CHOICES.get((kind, field), ())


def _named(kind: str, field: str, value: str, words: Words) -> str:
    group = GROUPS.get((kind, field), f"status.{kind}")
    return words.name(group, value)


def _written(field: str, value: Any) -> str:
    if isinstance(value, list):
        return ("; " if field == "people" else ",").join(value)
    # A field of a form holds one line: where a text has a line break, words would grow together.
    return "" if value is None else " ".join(str(value).split())
