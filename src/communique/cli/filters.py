"""The filters that questions share, as options of the command line."""

from collections.abc import Sequence
from typing import Annotated, Any

import typer

Areas = Annotated[
    list[str] | None,
    typer.Argument(metavar="[AREA…]", help="A country or bloc, or a pair, by code or name: KZ IT.", show_default=False),
]
Period = Annotated[
    str, typer.Option("--period", "-p", metavar="WHEN", help="2025, 2025-Q1, 2025-05/2025-09, 2025-05-30.")
]
Indicator = Annotated[str, typer.Option("--indicator", "-i", help="trade_turnover, exports, investment …")]
Status = Annotated[
    str, typer.Option("--status", "-s", help="actual, target, forecast; held, planned, cancelled; signed …")
]
Type = Annotated[str, typer.Option("--type", "-t", help="visit, talks, summit, call, forum, signing.")]
Place = Annotated[str, typer.Option("--place", help="City or country, English name.")]
Topic = Annotated[str, typer.Option("--topic", help="trade, transport, energy …")]
Who = Annotated[str, typer.Option("--person", help="Any spelling of a name.")]
Office = Annotated[str, typer.Option("--office", help="Words of an office.")]
Words = Annotated[str, typer.Option("--text", help="Words, in any form.")]
AsOf = Annotated[str, typer.Option("--as-of", metavar="DAY", help="What the register knew at the end of that day.")]
ToldBy = Annotated[str, typer.Option("--told-by", metavar="DAY", help="Only what reports published by that day say.")]
Disputed = Annotated[bool, typer.Option("--disputed", help="Only facts on which sources disagree.")]
Limit = Annotated[int, typer.Option("--limit", "-n", min=0, help="How many at most; 0 is all.")]
Csv = Annotated[bool, typer.Option("--csv", help="Print a CSV table.")]
Ics = Annotated[bool, typer.Option("--ics", help="Print an iCalendar of the events that have days.")]


def filters(areas: Sequence[str] | None, **given: Any) -> dict[str, Any]:
    """The filters that were given, areas as codes. Raises QueryError for an area that nobody knows."""
    found = {name: value for name, value in given.items() if value not in ("", None, False)}
    if areas:
        found["areas"] = tuple(code(area) for area in areas)
    return found


def code(name: str) -> str:
    """The code of an area given by code or name."""
    from communique.errors import QueryError
    from communique.report.subject import area_code

    found = area_code(name)
    if found is None:
        raise QueryError(f"{name!r} is no country or bloc; give a code (KZ, IT, C5, EU) or its name")
    return found
