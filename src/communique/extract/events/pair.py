"""Features of two words for meetings of one type: whether they tell of one event."""

from collections.abc import Collection

from communique.extract.events.context import Article, Context, Row, reach
from communique.extract.events.stage import Stage

NEAR = 4  # tokens before a word for a meeting in which «этот», «другой» stand


def pair_features(article: Article, one: Context, other: Context) -> Row:
    """What two contexts share and where they part; the order in which they are given makes no difference."""
    first, second = sorted((one, other), key=lambda c: c.trigger.token)
    stage = article.stage
    distance = second.trigger.sentence - first.trigger.sentence
    row: Row = {
        f"type={first.trigger.type}": 1,
        "distance": min(distance, 12),
        "same_sentence": float(distance == 0),
        "next_sentence": float(distance == 1),
        "same_cue": float(first.trigger.cue.id == second.trigger.cue.id),
        "same_lemma": float(_lemma(stage, first) == _lemma(stage, second)),
        "first_line": float(first.trigger.sentence == 0),
        "nouns": sum(stage.tokens[c.trigger.token].pos == "NOUN" for c in (first, second)),
        "between": min(_between(article, first, second), 6),
        "tense": float(_tense(stage, first) * _tense(stage, second) < 0),
        "focus": float(None not in (first.focus, second.focus) and first.focus != second.focus),
    }
    row |= {f"later:{name}": 1 for name in _before(stage, second)}
    row |= _shared("codes", _codes(stage, first), _codes(stage, second))
    row |= _shared("sent_codes", first.codes, second.codes)
    row |= _shared("people", _people(stage, first), _people(stage, second))
    row |= _shared("sent_people", first.persons, second.persons)
    row |= _shared("days", _days(stage, first), _days(stage, second))
    row |= _shared("places", _places(stage, first), _places(stage, second))
    return row


def _shared(name: str, one: Collection[object], other: Collection[object]) -> Row:
    """How two sets meet: nothing known on one side, some in common, all in common, none."""
    a, b = set(one), set(other)
    if not a or not b:
        return {f"{name}:unknown": 1.0, f"{name}:neither": float(not a and not b)}
    return {
        f"{name}:share": len(a & b) / len(a | b),
        f"{name}:within": float(a <= b or b <= a),
        f"{name}:apart": float(not a & b),
    }


def _lemma(stage: Stage, context: Context) -> str:
    return stage.tokens[context.trigger.token].form.lemma


def _codes(stage: Stage, context: Context) -> set[str]:
    near = {code for m in context.areas if reach(stage, context.trigger, m) == 0 for code in m.areas}
    return near | ({stage.area_of(p) for p in _people(stage, context)} - {""})


def _people(stage: Stage, context: Context) -> set[int]:
    return {m.person for m in context.people if reach(stage, context.trigger, m) == 0}


def _days(stage: Stage, context: Context) -> set[str]:
    near = [m for m in context.periods if m.period and reach(stage, context.trigger, m) <= 1]
    return {str(m.period) for m in near if m.kind in ("point", "span", "same")}


def _places(stage: Stage, context: Context) -> set[str]:
    return {m.place for m in context.areas if m.place and reach(stage, context.trigger, m) == 0}


def _tense(stage: Stage, context: Context) -> int:
    """1 where a verb of the clause is in the future, -1 in the past, 0 where neither or both."""
    trigger = context.trigger
    tenses = {
        stage.tokens[i].form.tense
        for i in range(trigger.first, trigger.last)
        if stage.between(i, trigger.token) == 0 and stage.tokens[i].form.verb == "Fin"
    }
    return int("Fut" in tenses) - int("Past" in tenses)


def _before(stage: Stage, context: Context) -> set[str]:
    """The groups of words just before the later word: «этот», «другой», «очередной»."""
    trigger = context.trigger
    near = range(max(trigger.first, trigger.token - NEAR), trigger.token)
    return {name for i in near for name in stage.groups[i] if name in ("anaphor", "another", "number", "repeated")}


def _between(article: Article, first: Context, second: Context) -> int:
    """Other words for meetings of the type between the two."""
    low, high = first.trigger.token, second.trigger.token
    same = [c for c in article.around(first) if c.trigger.type == first.trigger.type]
    return sum(low < c.trigger.token < high for c in same)
