"""Items of a list are alike: «Китай – 5 млрд, Чили – 3 млрд» tell one thing of each, of one time and one owner."""

from dataclasses import dataclass

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Ground
from communique.extract.figures.lists import own_area
from communique.extract.figures.state import Decided, State
from communique.extract.figures.words import INDICATORS, TRADE

SOMETHING_ELSE = (*(f"is.{name}" for name in INDICATORS), "reverse")  # marks of what a number may be of
NEAR = 1  # sentences between two items
NEXT, OWN = 3, 5  # tokens from «из них» to its number, and from that to a flow of its own


@dataclass(frozen=True, slots=True)
class Peer:
    """The figure in the same place of the item before; `since` is the first token that may say something new."""

    figure: Decided
    since: int


def peer_of(ground: Ground, reading: Reading, state: State) -> Peer | None:
    """The peer of a number, where no word between says that it is of something else.

    In gold the indicator is the same in 436 of 437, the status in all, the period in 422 of 429.
    """
    figure = state.peer(reading)
    if figure is None or not reading.place.listed or reading.unit != figure.reading.unit:
        return None
    around = ground.around(reading.mention.sentence)
    away = reading.mention.sentence - figure.reading.mention.sentence
    since = around.sentence.first if away else figure.reading.mention.last
    said = any(at >= since for name in SOMETHING_ELSE for at in around.marks.get(name, ()))
    return None if away > NEAR or said else Peer(figure, since)


def along(ground: Ground, reading: Reading, state: State) -> Peer | None:
    """The figure before whose change a converb tells: «достиг 12 млрд, увеличившись в 1,6 раза».

    In gold both are of one status and one time in all of 28.
    """
    around, last = ground.around(reading.mention.sentence), state.last()
    since, start = ground.since(reading.mention), around.sentence.first
    if last is None or not reading.change or last.reading.mention.last != since or since <= start:
        return None
    between = around.tokens[since - start : reading.mention.first - start]
    verbs = {token.form.verb for token in between}
    return Peer(last, since) if "Conv" in verbs and "Fin" not in verbs else None


def same_time(around: Around, peer: Peer) -> bool:
    """Whether no time is named behind the peer, which has one."""
    return bool(peer.figure.period) and not any(period.first >= peer.since for period in around.periods)


def same_owner(ground: Ground, reading: Reading, peer: Peer) -> frozenset[str]:
    """The area beside the number with whom the peer's was told; empty where the two are not built alike."""
    around, before = ground.around(reading.mention.sentence), peer.figure.reading.mention
    side, mine = own_area(around, reading.mention)
    other, theirs = own_area(ground.around(before.sentence), before)
    if side != other or not len(mine) == len(theirs) == 1 or not theirs < peer.figure.areas or mine & peer.figure.areas:
        return frozenset()
    alone = all(set(m.areas) <= mine | theirs for m in around.areas if peer.since <= m.first < reading.mention.first)
    return (peer.figure.areas - theirs) | mine if alone else frozenset()


def whole_of(ground: Ground, reading: Reading, last: Decided | None) -> Decided | None:
    """The flow of which a number is told to be a part: «экспорт – 5 млн тонн, из них 2 млн купила Чили».

    None where the part has a flow of its own: «оборот – 5 млрд, из них 2 млрд – импорт».
    """
    if last is None or last.indicator not in TRADE or last.reading.unit != reading.unit:
        return None
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    at = around.left("of_them", first)
    here = last.reading.mention.sentence == reading.mention.sentence and at >= last.reading.mention.last
    behind = around.tokens[reading.mention.last - around.sentence.first :][:OWN]
    here = here and any(token.pos == "PRON" for token in around.tokens[at - around.sentence.first :][:2])  # «из них»
    own = any(token.form.lemma in around.words.flows for token in behind)
    return last if here and first - at <= NEXT and not own else None
