"""The two sides by which a gathering is called: «саммит Индия – ЕС», «форум „Россия – Африка“»."""

from communique.extract.events.context import SEVERAL, Context
from communique.extract.events.stage import Stage
from communique.model.mention import AreaMention, Mention

LINKS = frozenset("–—-+")
OPENING = frozenset('«"“„')
WORDS = 4  # between the word for the gathering and a name in quotation marks: «форум сотрудничества „Китай – Африка“»


def sides_in_name(stage: Stage, context: Context) -> tuple[str, ...]:
    """The states and blocs of such a name; empty where there is none. A continent has no code: the state alone."""
    if context.trigger.type not in SEVERAL:
        return ()
    first = _first(stage, context)
    if first is None:
        return ()
    codes, linked, at = set(first.areas), False, first.last
    if stage.tokens[first.last - 1].end > first.span.end:  # «Китай-Африка» is one word
        return tuple(sorted({c for m in stage.around("areas", first.first, first.last) for c in _areas(m)}))
    while at + 1 < context.trigger.last and stage.tokens[at].text in LINKS:
        other = _at(stage, at + 1)
        if other is None and not stage.tokens[at + 1].text[:1].isupper():
            break
        codes |= set(other.areas) if other else set()
        linked, at = True, other.last if other else at + 2
    return tuple(sorted(codes)) if linked else ()


def _first(stage: Stage, context: Context) -> AreaMention | None:
    """The first side, right behind the word for the gathering or behind the quotation mark that opens its name."""
    trigger = context.trigger
    if not _opens(stage, trigger.token + 1) and (at := _at(stage, trigger.token + 1)) is not None:
        return at if _plain(stage, at) else None
    for i in range(trigger.token + 1, min(trigger.token + 1 + WORDS, trigger.last - 1)):
        if _opens(stage, i):
            return _at(stage, i + 1)
        if not stage.tokens[i].is_word or stage.tokens[i].form.verb == "Fin":
            return None
    return None


def _areas(mention: Mention) -> tuple[str, ...]:
    return mention.areas if isinstance(mention, AreaMention) else ()


def _opens(stage: Stage, i: int) -> bool:
    return i < len(stage.tokens) and stage.tokens[i].text in OPENING


def _at(stage: Stage, i: int) -> AreaMention | None:
    return next((m for m in stage.around("areas", i, i + 1) if isinstance(m, AreaMention)), None)


def _plain(stage: Stage, mention: AreaMention) -> bool:
    """Whether it can be the first word of a name: no «саммит в Индии», no adjective."""
    return mention.kind != "adjective" and (stage.lexicon.caseless or "Nom" in stage.cases.of(mention))
