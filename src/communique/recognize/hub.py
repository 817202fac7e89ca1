"""What an article is about: its areas by weight."""

from collections import defaultdict
from collections.abc import Sequence

from communique.model.mention import AreaMention
from communique.parse import Parse

WEIGHTS = {"country": 1.0, "bloc": 1.0, "adjective": 1.0, "capital": 0.7, "demonym": 0.6, "seat": 0.6, "organ": 0.4,
           "region": 0.4, "city": 0.4}  # fmt: skip
LINES = {"headline": 4.0, "body": 1.0, "item": 0.7, "lead_in": 1.0}
FIRST_LINES, FIRST, DATELINE = 2, 1.5, 0.2


def hub_of(parsed: Parse, mentions: Sequence[AreaMention]) -> tuple[str, ...]:
    """Codes by weight: a headline counts most, the first lines of the body more than others, a dateline least."""
    lines = [line.index for line in parsed.lines if line.kind == "body"][:FIRST_LINES]
    weights: defaultdict[str, float] = defaultdict(float)
    for mention in mentions:
        if mention.part:
            continue
        line = parsed.line_of(parsed.sentences[mention.sentence])
        place = DATELINE if mention.span.start < line.start else FIRST if line.index in lines else 1.0
        weight = WEIGHTS.get(mention.kind, 0.3) * LINES.get(line.kind, 0.0) * place
        for code in mention.areas:
            weights[code] += weight
    return tuple(code for code, weight in sorted(weights.items(), key=lambda item: (-item[1], item[0])) if weight)
