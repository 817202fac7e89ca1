"""The flow in the other direction: «обратный поток вырос на 3%» are imports where exports were told of before."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Ground
from communique.extract.figures.indicator import FLOWS
from communique.extract.figures.state import State
from communique.lang.pack import world

SINCE = 2  # sentences since the flow that was told of before
CLOSE = 3  # tokens from a number to the words behind it: «подрос, на 28%, и встречный поток»
BESIDE = 2  # tokens from a state to «в обратную сторону» where its own flow is told: «турецкий в обратную сторону»


def turned(ground: Ground, reading: Reading, state: State) -> str:
    """The flow of a number told of as the reverse of the flow before; empty where it is not.

    In gold such a number is of the other flow in all of 20 that no state stands beside.
    """
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    at = _turn(around, reading) if reading.unit != "count" else -1
    low, high = min(at, first), max(at, first)
    if at < 0 or any(low - BESIDE <= m.last and m.first < high for m in around.areas):
        return ""
    last = next((one for one in reversed(state.done) if one.reading.mention.first < low), None)
    if last is None or last.indicator not in FLOWS or around.sentence.index - last.reading.mention.sentence > SINCE:
        return ""
    return str(world("indicators")[last.indicator]["reverse"])


def _turn(around: Around, reading: Reading) -> int:
    """Where «обратный поток» stands, before a number or behind it; -1 where another flow is told of since."""
    first, last = reading.mention.first, reading.mention.last
    flows = [at for name in FLOWS for at in around.marks.get(f"is.{name}", ())]
    at = around.left("turned", first)
    if at >= 0:
        return -1 if any(at + 1 < flow < first for flow in flows) else at
    at = around.right("turned", last)
    return at if 0 <= at - last <= CLOSE and not any(flow < at for flow in flows) else -1
