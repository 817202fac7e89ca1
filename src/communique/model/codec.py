"""Nouns to JSON and back. One codec for all types: fields that have their default are left out."""

import json
import types
from collections.abc import Callable
from dataclasses import MISSING, Field, fields, is_dataclass
from datetime import date, datetime
from decimal import Decimal, InvalidOperation
from functools import cache
from typing import Any, Literal, TypeVar, Union, get_args, get_origin, get_type_hints

from communique.model.content import CONTENTS, Content
from communique.model.period import Period

T = TypeVar("T")
Coder = Callable[[Any], Any]
KINDS: dict[str, type[Any]] = {content.kind: content for content in CONTENTS}


def encode(noun: Any) -> dict[str, Any]:
    """A noun as JSON's own types."""
    shape: Any = type(noun)
    found: dict[str, Any] = _encoder(shape)(noun)
    return found


def decode(noun: type[T], found: dict[str, Any]) -> T:
    """The noun of this type that `encode` wrote. Raises ValueError, KeyError or TypeError on anything else."""
    shape: Any = noun
    built: T = _decoder(shape)(found)
    return built


def encode_content(content: Content) -> dict[str, Any]:
    """A content with its kind under `kind`."""
    return {"kind": content.kind, **encode(content)}


def decode_content(found: dict[str, Any]) -> Content:
    """The content that `encode_content` wrote."""
    shape: Any = KINDS[found["kind"]]
    content: Content = _decoder(shape)(found)
    return content


def dumps(found: Any) -> str:
    """JSON in one line, the same for equal input."""
    return json.dumps(found, ensure_ascii=False, sort_keys=True, separators=(",", ":"))


def _default(field: Field[Any]) -> Any:
    if field.default is not MISSING:
        return field.default
    return field.default_factory() if field.default_factory is not MISSING else MISSING


def _same(value: Any) -> Any:
    return value


@cache
def _encoder(noun: Any) -> Coder:
    if noun in (date, datetime):
        return lambda value: value.isoformat()
    if noun is Decimal:
        return str
    if noun is Period:
        return _period_name
    if is_dataclass(noun):
        return _record_encoder(noun)
    return _same


def _encode_value(value: Any) -> Any:
    if isinstance(value, tuple):
        return [_encode_value(item) for item in value]
    if isinstance(value, CONTENTS):
        return encode_content(value)
    if isinstance(value, dict):
        return {key: _encode_value(item) for key, item in value.items()}
    shape: Any = type(value)
    return _encoder(shape)(value)


def _record_encoder(noun: Any) -> Coder:
    plan = tuple((field.name, _default(field)) for field in fields(noun))

    def record(value: Any) -> dict[str, Any]:
        found = {}
        for name, default in plan:
            item = getattr(value, name)
            if item != default:
                found[name] = _encode_value(item)
        return found

    return record


@cache
def _decoder(noun: Any) -> Coder:
    if noun in (date, datetime):
        return noun.fromisoformat  # type: ignore[no-any-return]
    if noun is Decimal:
        return _decimal
    if noun is Period:
        return _period
    if noun == Content:
        return decode_content
    if is_dataclass(noun):
        return _record_decoder(noun)
    return _generic_decoder(noun, get_origin(noun), get_args(noun))


def _decimal(text: str) -> Decimal:
    try:
        return Decimal(text)
    except InvalidOperation as error:
        raise ValueError(f"not a number: {text!r}") from error


@cache
def _period(text: str) -> Period:
    days, at, precision = text.partition("@")
    if not at:
        return Period.parse(text)
    first, _, last = days.partition("/")
    return Period(
        first=date.fromisoformat(first) if first else None,
        last=date.fromisoformat(last) if last else None,
        precision=precision,  # type: ignore[arg-type]
    )


def _period_name(period: Period) -> str:
    """EDTF; a stretch whose EDTF name would lose its precision (two quarters) by its days."""
    name = str(period)
    if _period(name) == period:
        return name
    return f"{period.first or ''}/{period.last or ''}@{period.precision}"


def _generic_decoder(noun: Any, origin: Any, inner: tuple[Any, ...]) -> Coder:
    if origin is tuple:
        item = _decoder(inner[0])
        return lambda value: tuple(item(one) for one in value)
    if origin in (Union, types.UnionType):
        item = _decoder(next(one for one in inner if one is not type(None)))
        return lambda value: None if value is None else item(value)
    if isinstance(noun, TypeVar):
        return decode_content
    if origin is not None and origin is not Literal and is_dataclass(origin):
        return _record_decoder(origin)
    return _same


def _record_decoder(noun: Any) -> Coder:
    hints = get_type_hints(noun)
    plan = tuple((field.name, _decoder(hints[field.name])) for field in fields(noun) if field.init)

    def record(found: dict[str, Any]) -> Any:
        return noun(**{name: item(found[name]) for name, item in plan if name in found})

    return record
