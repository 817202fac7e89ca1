"""Which way goods go, seen from the state that the report is about: «из», «в», who buys, who sells."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Features, Ground
from communique.model.mention import AreaMention

ADJACENT = 3  # tokens from an adjective to its noun: "Turkish agricultural exports"
NEAR = 5  # tokens between a buyer and the word for what he does
AWAY = {"exports": 1, "imports": -1}


def direction_of(ground: Ground, reading: Reading) -> Features:
    """How strongly the clause of a number says away from the pivot and towards it, by each sort of sign."""
    around = ground.around(reading.mention.sentence)
    pivot = ground.pivot
    row: Features = {}
    for mention in around.areas:
        cut = around.cut(mention.first, reading.mention.first)
        if cut > 3 or (mention.kind == "adjective" and not around.words.marks):
            continue
        mine = pivot in mention.areas
        signs = _of_adjective(around, mention) if mention.kind == "adjective" else _signs(around, mention)
        for sign, away in signs:
            toward = away if mine else -away
            name = f"{sign}.{'away' if toward > 0 else 'home'}"
            row[name] = max(row.get(name, 0.0), 1 / (1 + cut))
    return row


def _signs(around: Around, mention: AreaMention) -> list[tuple[str, int]]:
    """Signs that one area gives: 1 where goods leave it, -1 where they come to it."""
    found = []
    for name, away in (("from_", 1), ("into", -1)):
        at = around.left(name, mention.first)
        if at >= 0 and mention.first - at <= 2:
            found.append((name, away))
    for name, away in AWAY.items():
        left, right = around.left(f"is.{name}", mention.first), around.right(f"is.{name}", mention.last)
        near = (left >= 0 and mention.first - left <= NEAR) or (right >= 0 and right - mention.last <= NEAR)
        if near and mention.case == "Nom":
            found.append(("who", away))
        if near and mention.case == "Gen" and (left == mention.first - 1 or _whose(around, mention, left, right)):
            found.append(("whose", away))
        if near and mention.case == "Dat":
            found.append(("to", -1))
    return found


def _of_adjective(around: Around, mention: AreaMention) -> list[tuple[str, int]]:
    """Signs of an adjective that stands before its noun: "Turkish exports", "Korean goods", "the Chinese bought"."""
    found = []
    for name, away in AWAY.items():
        right = around.right(f"is.{name}", mention.last)
        if 0 <= right - mention.last < ADJACENT:
            found.append(("who" if mention.case == "Nom" else "adjective", away))
    made = around.right("product", mention.last)
    if 0 <= made - mention.last < ADJACENT:
        found.append(("made", 1))
    return found


def _whose(around: Around, mention: AreaMention, left: int, right: int) -> bool:
    """Whether "Kenya's exports", "exports of Kenya" are told of, where no case tells."""
    if not around.words.marks:
        return False
    return 0 <= mention.first - left <= 3 or 0 <= right - mention.last <= 3


def fits(row: Features, indicator: str) -> Features:
    """The signs of a clause for or against one indicator."""
    away = AWAY.get(indicator, 0)
    if not away:
        return {"direction.other": sum(row.values(), 0.0)}
    found: Features = {}
    for name, value in row.items():
        sign, way = name.split(".")
        found[f"direction.{sign}"] = found.get(f"direction.{sign}", 0.0) + value * away * (1 if way == "away" else -1)
    found["direction"] = sum(found.values(), 0.0)
    return found
