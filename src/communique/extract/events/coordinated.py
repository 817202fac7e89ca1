"""States named in one breath: «лидеры Чада, Ганы и Того» come together or not at all."""

from collections.abc import Iterator, Sequence

from communique.extract.events.context import Context
from communique.extract.events.stage import Stage
from communique.model.mention import AreaMention

FEWEST = 3  # states of a list


def with_the_listed(stage: Stage, context: Context, taken: Sequence[str]) -> tuple[str, ...]:
    """Those taken, and the rest of each list in the sentence of which most are taken; of a gathering in the next."""
    found = set(taken)
    visit = context.trigger.type == "visit"
    beside = [] if visit else list(_lists(stage, context.after.areas, visit=visit))
    for codes in (*_lists(stage, context.areas, visit=visit), *beside):
        if len(codes) >= FEWEST and 2 * len(codes & found) > len(codes):
            found |= codes
    return tuple(sorted(found))


def _lists(stage: Stage, areas: Sequence[AreaMention], *, visit: bool) -> Iterator[set[str]]:
    codes: set[str] = set()
    before: AreaMention | None = None
    for mention in sorted(areas, key=lambda m: m.first):
        if not visit and mention.first and stage.tokens[mention.first - 1].norm in stage.lexicon.in_words:
            continue  # «побывает в Чаде, Гане и Того» is of places
        if before is not None and not _joined(stage, before, mention):
            yield codes
            codes = set()
        codes |= set(mention.areas)
        before = mention
    yield codes


def _joined(stage: Stage, one: AreaMention, other: AreaMention) -> bool:
    """Whether only a comma or an "and" stands between two names, or both."""
    between = stage.tokens[one.last : other.first]
    if len(between) > 1 and between[-1].norm in stage.lexicon.in_words:
        between = between[:-1]  # «в Чаде, Гане и на Кубе»
    return 1 <= len(between) <= 2 and all(token.text == "," or token.pos == "CCONJ" for token in between)
