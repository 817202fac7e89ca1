"""Exports and imports that add up to a turnover are of the same states and the same time as it."""

from collections.abc import Sequence
from dataclasses import replace
from itertools import pairwise

from communique.extract.figures.ground import Ground
from communique.extract.figures.state import Decided, State

PARTS = {"exports", "imports"}
WHOLE = "trade_turnover"
BACK = 8  # figures
ROUNDED = 0.015  # of the turnover: all three may be rounded


def add_up(ground: Ground, state: State) -> None:
    """Give the parts of a turnover what is said of the whole, once the last of the three was decided.

    Of 135 such threes of gold 128 are of one pair of states; the others name a state beside the part.
    """
    recent = state.done[-BACK:]
    sums = [decided for decided in recent if _sum(decided)]
    for one, other in pairwise(sums):
        if {one.indicator, other.indicator} != PARTS:
            continue
        whole = next((w for w in reversed(sums) if _adds_up(one, other, w)), None)
        whole = whole or _misnamed(state, sums, (one, other))
        if whole is None or not _speak_of(ground, (one, other), whole):
            continue
        for at, decided in enumerate(state.done[-BACK:], max(0, len(state.done) - BACK)):
            if decided is one or decided is other or _change_of(decided, (one, other)):
                state.done[at] = _as(decided, whole)


def _misnamed(state: State, sums: Sequence[Decided], parts: tuple[Decided, Decided]) -> Decided | None:
    """The sum before its parts in a sentence that was taken for one: «Чили (5,6 млрд): экспорт – 1,8, импорт – 3,8»."""
    for one in (*sums, *state.unnamed[-1:]):
        here = one.reading.mention.sentence == parts[0].reading.mention.sentence
        before = one.reading.mention.first < parts[0].reading.mention.first
        as_whole = replace(one, indicator=WHOLE)
        if here and before and one.indicator in PARTS and _adds_up(*parts, as_whole):
            state.done = [as_whole if decided is one else decided for decided in state.done]
            if one in state.unnamed:
                state.unnamed.remove(one)
                state.done.append(as_whole)
            return as_whole
    return None


def _change_of(decided: Decided, parts: tuple[Decided, Decided]) -> bool:
    """Whether a growth is told with a part: "exports of $5bn (up 4%)"."""
    beside = any(decided.reading.mention.sentence == part.reading.mention.sentence for part in parts)
    return decided.reading.change and beside and any(decided.areas == part.areas for part in parts)


def _sum(decided: Decided) -> bool:
    return decided.reading.kind == "money" and not decided.reading.change


def _adds_up(one: Decided, other: Decided, whole: Decided) -> bool:
    if whole.indicator != WHOLE or not whole.areas:
        return False
    units = {d.reading.unit for d in (one, other, whole)}
    missing = abs(float(one.reading.value + other.reading.value - whole.reading.value))
    return len(units) == 1 and missing <= ROUNDED * abs(float(whole.reading.value))


def _speak_of(ground: Ground, parts: tuple[Decided, Decided], whole: Decided) -> bool:
    """Whether no part has a state beside it that the whole is not of."""
    named = (m for part in parts for m in ground.around(part.reading.mention.sentence).areas)
    return all(code in whole.areas for mention in named for code in mention.areas)


def _as(part: Decided, whole: Decided) -> Decided:
    """A part with the states of the whole, and with its time where it has none of its own."""
    chances = {**part.chances, "areas": whole.chances["areas"]}
    found = replace(part, areas=whole.areas, chances=chances)
    if part.period or not whole.period:
        return found
    chances["period"] = whole.chances["period"]
    return replace(
        found, period=whole.period, when=whole.when, words={**part.words, "period": whole.words.get("period")}
    )
