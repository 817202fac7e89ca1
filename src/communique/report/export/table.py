"""CSV: one line a fact, the same columns for all facts of a kind, the bound beside its number."""

import csv
from collections.abc import Iterable, Mapping
from io import StringIO
from typing import Any

from communique.report.guide import KINDS

COLUMNS = {
    "figures": ("indicator", "areas", "period", "value", "unit", "bound", "status"),
    "events": ("type", "status", "date", "name", "countries", "people", "place", "level"),
    "offices": ("person", "office", "area"),
    "statements": ("speaker", "manner", "words"),
    "agreements": ("title", "areas", "status"),
    "initiatives": ("what", "by", "status"),
    "formats": ("name", "members", "partner", "purpose"),
    "rankings": ("area", "of", "indicator", "rank", "rank_at_most"),
    "topics": ("topic",),
    "people": ("name", "names", "areas", "offices", "first", "last", "facts"),
    "targets": (
        "indicator", "areas", "value", "unit", "bound", "deadline", "state", "share", "growth_needed", "results",
    ),
}  # fmt: skip
TOLD = ("reports", "sources")
assert set(KINDS) <= set(COLUMNS)  # noqa: S101 - a kind without columns would print empty lines


def table(kind: str, records: Iterable[Mapping[str, Any]]) -> str:
    """The records of one kind as CSV with a head, lists joined by semicolons."""
    columns = ("id", *COLUMNS[kind], *(() if kind in {"people", "targets"} else TOLD))
    out = StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for record in records:
        writer.writerow([cell(record.get(column)) for column in columns])
    return out.getvalue()


def cell(found: Any) -> str:
    """One cell. Words that a spreadsheet would run as a formula are kept from it by an apostrophe."""
    if found is None:
        return ""
    if isinstance(found, (list, tuple)):
        return "; ".join(_short(one) for one in found)
    text = str(found)
    return f"'{text}" if isinstance(found, str) and text[:1] in "=+-@\t\r" else text


def _short(found: Any) -> str:
    if isinstance(found, Mapping):
        return " ".join(str(found[key]) for key in ("office", "area", "period", "value") if found.get(key))
    return cell(found)
