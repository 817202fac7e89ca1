"""Features of a number that do not depend on what was decided before: its unit, the words around it, its line."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Features, Ground
from communique.extract.figures.words import INDICATORS

CUES = (
    "up", "down", "share", "index", "comparison", "level", "target", "forecast", "modal", "actual", "domestic",
    "physical", "total", "mutual", "members", "whose", "record", "list_words", "now", "product", "each",
    "respectively", "of_them", "reverse",
)  # fmt: skip


def features_of(ground: Ground, reading: Reading, rank: int) -> Features:
    """The row that all scorers of a number share; `rank` is its place among the numbers of the document."""
    mention, around = reading.mention, ground.around(reading.mention.sentence)
    row: Features = {
        f"unit.{reading.kind}": 1,
        f"role.{mention.role}": 1,
        f"before.{around.preposition(mention.first)}": 1,
        f"bound.{reading.bound}": 1,
        "borrowed": reading.borrowed,
        "anchored": bool(reading.anchor),
        "headed": reading.header >= 0,
        "change": reading.change,
        "noun": bool(reading.noun),
        "size": float(len(str(abs(int(reading.value))))),
        "rank": min(rank, 12),
        "first_line": mention.sentence == 0,
        "past": ground.scene.parsed.sentences[mention.sentence].start / max(1, len(ground.scene.document.text)),
        "areas": len(around.areas),
        "countries": min(8, len(ground.counts)),
        "length": min(60, len(around.tokens)),
        "paren": _in_parenthesis(ground, reading),
    }
    _cues(row, ground, reading)
    _verbs(row, ground, reading)
    return row


def _cues(row: Features, ground: Ground, reading: Reading) -> None:
    around, mention = ground.around(reading.mention.sentence), reading.mention
    for name in CUES:
        left, right = around.closeness(name, mention.first, mention.last)
        if left:
            row[f"{name}.left"] = left
        if right:
            row[f"{name}.right"] = right
    best = 0.0
    for name in INDICATORS:
        left, right = around.closeness(f"is.{name}", mention.first, mention.last)
        if left or right:
            row[f"said.{name}"] = max(left, right)
            best = max(best, left, right)
    row["said"] = best
    row["noun_known"] = any(f"is.{name}" in ground.words.single.get(reading.noun, ()) for name in INDICATORS)


def _verbs(row: Features, ground: Ground, reading: Reading) -> None:
    """Tense and mood of the nearest verbs of the clause."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    for token in around.tokens:
        form = token.form
        if form.pos != "VERB" or mention.first <= token.index < mention.last:
            continue
        side = "left" if token.index < mention.first else "right"
        near = 1 / (1 + abs(token.index - mention.first) / 3 + 2 * around.cut(token.index, mention.first))
        name = f"verb.{form.verb}{form.tense if form.verb == 'Fin' else ''}.{side}"
        row[name] = max(row.get(name, 0.0), round(near, 3))


def _in_parenthesis(ground: Ground, reading: Reading) -> bool:
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    opened = [t.index for t in around.tokens if t.text == "(" and t.index < first]
    closed = [t.index for t in around.tokens if t.text == ")" and t.index < first]
    return bool(opened) and (not closed or opened[-1] > closed[-1])
