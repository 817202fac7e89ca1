"""The words of a figure: the shortest stretch of its sentence that holds all its roles."""

from communique.extract.figures.ground import Around, Ground
from communique.extract.figures.indicator import FLOWS
from communique.extract.figures.pairs import format_pair
from communique.extract.figures.periods import of_base
from communique.extract.figures.state import Decided
from communique.model import Role, Span
from communique.model.mention import AreaMention

BEHIND = 8  # how much farther a word is that comes after the number
ATTACHED = ("ADP", "ADJ", "DET")


def evidence_of(ground: Ground, decided: Decided) -> tuple[Span, tuple[Role, ...]]:
    """The span and the role of each filled field."""
    mention = decided.reading.mention
    around = ground.around(mention.sentence)
    roles = [Role(field="value", span=mention.span, confidence=decided.chances["is"])]
    if mention.bound_span is not None and decided.reading.bound != "exact":
        roles.append(Role(field="bound", span=mention.bound_span))
    roles += _indicator(ground, around, decided)
    roles += _areas(ground, around, decided)
    roles += _period(ground, decided)
    if decided.status:
        roles.append(_status(ground, around, decided))
    inside = [r.span for r in roles if r.span and _within(around, r.span)]
    start, end = min(s.start for s in inside), max(s.end for s in inside)
    return ground.scene.parsed.span(_whole_words(ground, around, start), end), tuple(roles)


def _whole_words(ground: Ground, around: Around, start: int) -> int:
    """The start with the preposition and adjectives that belong to its first word: «За последние 20 лет»."""
    tokens = ground.scene.parsed.tokens
    at = ground.scene.parsed.token_at(start)
    while at > around.sentence.first and tokens[at - 1].pos in ATTACHED:
        at -= 1
    return min(start, tokens[at].start)


def _within(around: Around, span: Span) -> bool:
    return around.sentence.start <= span.start and span.end <= around.sentence.end


def _indicator(ground: Ground, around: Around, decided: Decided) -> list[Role]:
    mention, chance = decided.reading.mention, decided.chances["indicator"]
    cue = f"is.{decided.indicator}"
    if cue not in around.marks and decided.indicator in FLOWS:
        cue = "turned"  # «обратный поток»
    places = (around.left(cue, mention.first), around.right(cue, mention.last))
    near = [
        (abs(at - mention.first) + 3 * around.cut(at, mention.first) + BEHIND * (at > mention.first), at)
        for at in places
        if at >= 0
    ]
    if not near:
        return [Role(field="indicator", inferred=True, confidence=chance, why="from what stands before")]
    token = ground.scene.parsed.tokens[min(near)[1]]
    return [Role(field="indicator", span=ground.scene.parsed.span(token.start, token.end), confidence=chance)]


def _areas(ground: Ground, around: Around, decided: Decided) -> list[Role]:
    chance, first = decided.chances["areas"], decided.reading.mention.first
    found: dict[tuple[int, int], AreaMention] = {}
    missing = False
    told = around.areas or _of_format(ground, decided.areas)
    for code in sorted(decided.areas):
        near = [m for m in told if code in m.areas]
        if near:
            best = min(near, key=lambda m: (around.cut(m.first, first), abs(m.first - first)))
            found[best.first, best.last] = best
        else:
            missing = True
    roles = [Role(field="areas", span=m.span, confidence=chance) for _, m in sorted(found.items())]
    if missing:
        roles.append(Role(field="areas", inferred=True, confidence=chance, why="from what the report is about"))
    return roles


def _of_format(ground: Ground, areas: frozenset[str]) -> tuple[AreaMention, ...]:
    """The words of the format that a report opens with, where a figure is of its two sides."""
    pair = format_pair(ground)
    return pair if areas == {code for m in pair for code in m.areas} else ()


def _period(ground: Ground, decided: Decided) -> list[Role]:
    if not decided.when:
        return []
    words, chance = decided.words["period"], decided.chances["period"]
    if words is None:
        why = "a year before what it grew to" if of_base(ground, decided.reading) else "the period of the figure before"
        return [Role(field="period", inferred=True, confidence=chance, why=why)]
    return [Role(field="period", span=words.span, confidence=chance, inferred=words.inferred)]


def _status(ground: Ground, around: Around, decided: Decided) -> Role:
    chance = decided.chances["status"]
    at = around.left(decided.status, decided.reading.mention.first)
    if decided.status == "actual" or at < 0:
        return Role(field="status", inferred=True, confidence=chance, why="by tense and words around")
    token = ground.scene.parsed.tokens[at]
    return Role(field="status", span=ground.scene.parsed.span(token.start, token.end), confidence=chance)
