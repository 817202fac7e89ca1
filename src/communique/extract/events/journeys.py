"""Two journeys in one sentence: "will travel to Egypt after visiting Kenya", "X, who was in Rome, flew to Oslo"."""

from collections.abc import Iterator, Sequence

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.model.mention import AreaMention, PeriodMention

LED = 6  # tokens between "after" and the word for the journey: "after his first official trip to Mali"
DELEGATION = "delegation"


def of_others(stage: Stage, triggers: Sequence[Trigger]) -> dict[int, tuple[range, ...]]:
    """For each word for a journey the tokens of its sentence that tell of another."""
    found: dict[int, tuple[range, ...]] = {}
    if not stage.lexicon.journeys:
        return found
    journeys: dict[int, list[int]] = {}
    others: dict[int, list[int]] = {}
    for trigger in triggers:
        (journeys if trigger.type == "visit" else others).setdefault(trigger.sentence, []).append(trigger.token)
    for sentence, tokens in journeys.items():
        for phrase in _phrases(stage, tokens):
            outside = [t for t in tokens if t not in phrase]
            for token in outside:
                found[token] = (*found.get(token, ()), phrase)
            if not outside:
                continue
            last = stage.scene.parsed.sentences[sentence].last
            rest = range(outside[0], phrase.start), range(max(outside[0], phrase.stop), last)
            for token in (*tokens, *others.get(sentence, ())):
                found[token] = (*found.get(token, ()), *(rest if token in phrase else ()))
    return found


def _phrases(stage: Stage, tokens: Sequence[int]) -> Iterator[range]:
    """What a word for before or after leads, with a word for a journey in it, to where the clause ends."""
    done = -1
    for token in tokens:
        first = stage.scene.parsed.sentences[stage.tokens[token].sentence].first
        link = _link(stage, token, first)
        if link is not None and link > done:
            done = _end(stage, token)
            yield range(token, done)


def _link(stage: Stage, token: int, first: int) -> int | None:
    for i in range(token - 1, max(first, token - LED) - 1, -1):
        if stage.tokens[i].norm in stage.lexicon.journeys:
            return i
        if stage.tokens[i].text in ",;" or stage.tokens[i].pos == "CCONJ":
            return None
    return None


def _end(stage: Stage, token: int) -> int:
    """Where the phrase ends: at a comma, but for one between places or before "where", at another link or clause."""
    last = stage.scene.parsed.sentences[stage.tokens[token].sentence].last
    there, where = False, stage.lexicon.where_words
    for i in range(token + 1, last):
        word = stage.tokens[i]
        goes_on = word.text == "," and (_listed(stage, i) or stage.tokens[min(i + 1, last - 1)].norm in where)
        there = there or word.norm in where
        parted = word.text == "," or (stage.between(token, i) > 0 and not there)
        if (parted and not goes_on) or word.norm in stage.lexicon.journeys:
            return i
    return last


def _listed(stage: Stage, comma: int) -> bool:
    """Whether a comma stands between two places."""
    near = (*stage.around("areas", comma - 3, comma), *stage.around("areas", comma + 1, comma + 2))
    places = [m for m in near if isinstance(m, AreaMention) and m.place]
    return any(m.first > comma for m in places) and any(m.last == comma for m in places)


def left_behind(stage: Stage, trigger: Trigger, first: int) -> bool:
    """Whether a place is where somebody came from: "arrived in Muscat from Ankara", never "a delegation from Japan"."""
    if trigger.type != "visit" or first <= trigger.token + 1 or not stage.lexicon.journeys:
        return False
    before = stage.tokens[first - 1]
    return before.norm in stage.lexicon.from_words and DELEGATION not in stage.groups[first - 2]


def beside_a_guest(stage: Stage, mention: AreaMention) -> bool:
    """Whether a state only tells what another is to it: "visited Pakistan, India's rival"."""
    first, last = mention.first, mention.last
    if not stage.lexicon.journeys or first < 2 or stage.tokens[first - 1].text != ",":
        return False
    behind = stage.tokens[last : last + 1]
    owning = any(token.norm in stage.lexicon.possessive for token in behind)
    return owning and any(m.last == first - 1 for m in stage.around("areas", first - 4, first - 1))


def opens_another(stage: Stage, time: PeriodMention) -> bool:
    """Whether a time opens a clause of something else: «…, а 9 мая гость отбыл», «…, а в мае»."""
    at = time.first - 1
    if at > 0 and stage.tokens[at].pos == "ADP":
        at -= 1
    return at > 0 and stage.tokens[at].norm in stage.lexicon.contrasts and stage.tokens[at - 1].text == ","


def goes_on_later(stage: Stage, trigger: Trigger, times: Sequence[PeriodMention], place: AreaMention) -> bool:
    """Whether a state is visited at another time: «5 мая прибудет в Египет, а 7 мая вылетит в Кению»."""
    if trigger.type != "visit":
        return False
    led = stage.tokens[place.first - 1].norm in stage.lexicon.in_words
    others = [time for time in times if opens_another(stage, time)]
    return any(
        trigger.token < time.first < place.first or (led and place.first < time.first < trigger.token)
        for time in others
    )
