"""Countries, blocs, cities and the adjectives that stand for them."""

from communique.lang import Pack
from communique.model.mention import AreaMention
from communique.parse import Parse


def find_areas(parsed: Parse, pack: Pack) -> tuple[tuple[AreaMention, ...], tuple[str, ...]]:
    """All mentions in the order of the text, and the codes the article is about most, likeliest first."""
    del parsed, pack
    return (), ()
