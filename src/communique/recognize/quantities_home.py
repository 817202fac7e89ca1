"""Money that several states name alike ("Rs", "pesos"): of the one of them that the report is about."""

from collections.abc import Sequence
from dataclasses import replace

from communique.lang import Pack
from communique.model.mention import AreaMention, QuantityMention
from communique.parse import Parse


def at_home(
    parsed: Parse, found: Sequence[QuantityMention], areas: Sequence[AreaMention], pack: Pack
) -> tuple[QuantityMention, ...]:
    """The quantities, with the currency of the only state named that writes its money so."""
    table: dict[str, dict[str, str]] = pack.table("numbers").get("home", {})
    if not table:
        return tuple(found)
    named = {code for area in areas for code in area.areas}
    told = {i for area in areas for i in range(area.first, area.last)}
    return tuple(_at_home(parsed, mention, table, (named, told)) for mention in found)


def _at_home(
    parsed: Parse, mention: QuantityMention, table: dict[str, dict[str, str]], known: tuple[set[str], set[int]]
) -> QuantityMention:
    named, told = known
    if len(mention.quantity.unit) != 3 or told.intersection(range(mention.first, mention.last + 1)):
        return mention
    tokens = parsed.tokens[mention.first : mention.last]
    words = (word for token in tokens for word in (token.norm, *token.lemmas))
    homes = next((table[word] for word in words if word in table), {})
    units = {homes[code] for code in named if code in homes}
    if len(units) != 1 or mention.quantity.unit not in homes.values():
        return mention
    unit = units.pop()
    upper = replace(mention.upper, unit=unit) if mention.upper is not None else None
    return replace(mention, quantity=replace(mention.quantity, unit=unit), upper=upper)
