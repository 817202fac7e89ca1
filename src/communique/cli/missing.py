"""What was not understood, on the command line: a list to go through, or how often for which reason."""

from typing import TYPE_CHECKING, Annotated, Any

import typer

from communique.cli.filters import code
from communique.cli.options import REGISTER, Address, Json, Language, opened, vocabulary
from communique.cli.terminal import complain, emit_json, table

if TYPE_CHECKING:
    from communique.api import Register
    from communique.model.answer import Missed
    from communique.report.words import Words

SHOWN = 40
HEADS = ("leftover", "what", "reason", "article", "date", "source")


def leftovers(
    area: Annotated[
        str, typer.Argument(metavar="[AREA]", help="Reports about a country or bloc.", show_default=False)
    ] = "",
    reason: Annotated[str, typer.Option("--reason", help="One reason by its id; --reasons lists them.")] = "",
    kind: Annotated[str, typer.Option("--kind", help="number, date, quotation, claim.")] = "",
    limit: Annotated[int, typer.Option("--limit", "-n", min=1, help="How many at most.")] = SHOWN,
    after: Annotated[
        str, typer.Option("--after", metavar="PLACE", help="Go on there, as the answer before says.")
    ] = "",
    reasons: Annotated[bool, typer.Option("--reasons", help="Only how often for which reason, in all.")] = False,
    as_json: Json = False,
    register: Address = REGISTER,
    lang: Language = "",
) -> None:
    """Numbers, dates and quotations that no fact holds, and why.

    The newest reports come first. What was nearly a fact is here too, as a claim that was too weak.
    """
    words = vocabulary(lang)
    with opened(register, lang) as desk:
        if reasons:
            _reasons(desk, words, as_json=as_json)
            return
        country = code(area) if area else ""
        found = desk.leftovers(reason=reason, kind=kind, country=country, limit=limit, cursor=after)
    if as_json:
        for one in found.entries:
            emit_json(_record(one))
    elif found.entries:
        table([words.name("field", head) for head in HEADS], [_row(one, words) for one in found.entries])
    else:
        complain(words("ask.nothing"))
    if found.cursor:
        complain(words("ask.further", found.cursor))


def _reasons(desk: "Register", words: "Words", *, as_json: bool) -> None:
    found = desk.reasons()
    if as_json:
        emit_json(found)
        return
    rows = [(words.name("left", reason), reason, str(number)) for reason, number in found.items()]
    table([words.name("field", "reason"), "--reason", words("summary.count")], rows, right=[2])


def _row(one: "Missed", words: "Words") -> tuple[str, ...]:
    from communique.report.phrases import day
    from communique.report.reading import around, because

    document = one.document
    when = day(document.published, words, "short") if document.published else ""
    kind = words.name("leftover", one.left.kind)
    return (kind, around(one.left, document), because(one.left, words), document.id, when, document.publisher)


def _record(one: "Missed") -> dict[str, Any]:
    left, document = one.left, one.document
    return {
        "kind": left.kind,
        "reason": left.reason,
        "words": left.span.text,
        "start": left.span.start,
        "end": left.span.end,
        "sentence": one.sentence.text,
        "document": document.id,
        "file": document.url,
        "publisher": document.publisher or None,
        "published": document.published.isoformat() if document.published else None,
    }
