"""From left to right: is it a figure, which indicator, what status, whose, of when; by scorers or plain rules."""

from collections.abc import Callable, Sequence
from typing import TypeVar

from communique.extract.figures.areas import area_sets
from communique.extract.figures.candidates import Reading, readings_of
from communique.extract.figures.ground import Features, Ground
from communique.extract.figures.home import made_at_home, of_home, own_money, with_its_product
from communique.extract.figures.indicator import BALANCE, balance, indicators, told_balance
from communique.extract.figures.interest import interest_of, place_of
from communique.extract.figures.named_sums import lent
from communique.extract.figures.pairs import JOINT, joint, told_count, told_pair
from communique.extract.figures.peers import Peer, along, peer_of, same_owner, same_time, whole_of
from communique.extract.figures.periods import compared, earlier, is_base, of_base, of_end, period_options
from communique.extract.figures.plain import plainly, told_multiplied
from communique.extract.figures.scope import told_in_order, told_partner, whole_trade, without_members
from communique.extract.figures.state import Decided, State
from communique.extract.figures.status import FORECAST, TARGET, governed, status_row, to_come
from communique.extract.figures.sums import add_up
from communique.extract.figures.surroundings import features_of
from communique.extract.figures.turned import turned
from communique.lang import Scorer
from communique.model import Period
from communique.model.mention import PeriodMention

T = TypeVar("T")
Before = tuple[State, Peer | None]  # what was decided before, and the like figure of it
When = tuple[str, Period | None, PeriodMention | None]  # a period as it is written, itself, its words
# Thresholds at strictness 0.5: below, a number is no figure, a field stays unsaid.
IS, AREAS, PERIOD, STATUS = 0.5, 0.54, 0.5, 0.5
SURE = 0.57  # that it is a figure and its indicator the right one, both
PLAIN = 0.95  # how sure a field is that the words leave no doubt of
COUNT = 0.85  # how sure companies of one state in another are a figure, and what else the words tell to be one
LEAST_SUM = 0.5  # candidates that are all unlikely share less than a whole


def decide(ground: Ground) -> tuple[list[Decided], list[tuple[Reading, str]]]:
    """The figures of a document, and the numbers left out with the reason."""
    readings = readings_of(ground)
    rows = [features_of(ground, reading, i) for i, reading in enumerate(readings)]
    wider = interest_of(ground) if readings else {}
    whole = [{**row, **wider, **place_of(ground, reading)} for reading, row in zip(readings, rows, strict=True)]
    chances = _chances(ground, "figures.is", whole, _plainly_one)
    chances = [max(c, COUNT) if told_count(ground, r) else c for c, r in zip(chances, readings, strict=True)]
    state, left = State(), list[tuple[Reading, str]]()
    limit = IS * 2 * ground.scene.strictness if ground.scene.strictness < 0.5 else IS + (ground.scene.strictness - 0.5)
    learned = ground.scene.scorer("figures.indicator") is not None
    for reading, row, learnt in zip(readings, rows, chances, strict=True):
        peer = peer_of(ground, reading, state)
        told = bool(peer) or told_balance(ground, reading) or told_multiplied(ground, reading) or lent(ground, reading)
        chance = max(learnt, COUNT) if told else learnt
        if chance < limit or of_home(ground, reading) or made_at_home(ground, reading):
            left.append((reading, "no_figure_between_states"))
            continue
        decided = _fields(ground, reading, row, chance, (state, peer))
        if own_money(ground, reading, decided.indicator, decided.areas):
            left.append((reading, "domestic_money"))
        elif learned and chance * decided.chances["indicator"] < SURE * 2 * ground.scene.strictness:
            left.append((reading, "no_indicator"))
            state.unnamed.append(decided)
        elif decided.areas or chance > 0.8:
            state.done.append(decided)
            add_up(ground, state)
        else:
            left.append((reading, "no_areas_found"))
    return sorted(state.done, key=lambda decided: decided.reading.mention.first), left


def _fields(ground: Ground, reading: Reading, row: Features, chance: float, before: Before) -> Decided:
    indicator, sure = _indicator(ground, reading, row, before)
    status, certain = _status_of(ground, reading, row, indicator, before)
    areas, known = _whose(ground, reading, row, indicator, before)
    areas = without_members(ground, reading, areas)
    (name, when, words), dated = _of_when(ground, reading, row, status, before)
    strict = 2 * ground.scene.strictness
    # A target has the deadline of its own sentence or none: it never inherits the period of a result.
    own = words is not None and words.sentence == reading.mention.sentence
    period_known = dated >= PERIOD * strict and (own or status != "target")
    return Decided(
        reading=reading,
        indicator=indicator,
        areas=areas if known >= AREAS * strict else frozenset(),
        period=name if period_known else "",
        when=when if period_known else None,
        status=status if certain >= STATUS * strict else "",
        chances={"is": chance, "indicator": sure, "areas": known, "period": dated, "status": certain},
        words={"period": words if period_known else None},
        likely=(name, when),
    )


def _indicator(ground: Ground, reading: Reading, row: Features, before: Before) -> tuple[str, float]:
    state, peer = before
    if joint(ground, reading):
        return JOINT, PLAIN
    if not peer and reading.kind == "money" and balance(ground, reading):
        return BALANCE, PLAIN
    indicator, sure = _best(ground, "figures.indicator", indicators(ground, reading, row, state), _nearest_indicator)
    if peer:
        same = indicator == peer.figure.indicator
        return peer.figure.indicator, max(sure * same, peer.figure.chances["indicator"])
    named = turned(ground, reading, state) or plainly(ground, reading)
    if named and (indicator != BALANCE or named == BALANCE or reading.kind == "count"):
        return named, PLAIN
    if (whole := whole_of(ground, reading, state.last())) is not None:
        return whole.indicator, max(sure * (indicator == whole.indicator), whole.chances["indicator"])
    return indicator, sure


def _status_of(ground: Ground, reading: Reading, row: Features, indicator: str, before: Before) -> tuple[str, float]:
    state, peer = before
    if is_base(ground, reading):
        return "actual", PLAIN  # what is to grow from 200 to 300 billion is 200 billion
    if plain := governed(ground, reading):
        return plain, PLAIN
    peer = along(ground, reading, state) or peer
    if peer and peer.figure.status:
        return peer.figure.status, peer.figure.chances["status"]
    return _status(ground, status_row(ground, reading, row, indicator, state), ahead=to_come(ground, reading))


def _whose(
    ground: Ground, reading: Reading, row: Features, indicator: str, before: Before
) -> tuple[frozenset[str], float]:
    state, peer = before
    if areas := with_its_product(ground, reading, indicator) or _told(ground, reading):
        return areas, PLAIN
    last, here = state.last(), ground.around(reading.mention.sentence)
    if last and last.areas and not here.areas and indicator == last.indicator and earlier(ground, reading, state):
        return last.areas, last.chances["areas"]
    if peer and (alike := same_owner(ground, reading, peer)):
        return alike, peer.figure.chances["areas"]
    return _best(ground, "figures.areas", area_sets(ground, reading, row, indicator, state), plain_areas)


def _of_when(ground: Ground, reading: Reading, row: Features, status: str, before: Before) -> tuple[When, float]:
    state, peer = before
    if plain_words := compared(ground, reading):
        return (str(plain_words.period), plain_words.period, plain_words), PLAIN
    peer = along(ground, reading, state) or peer
    if peer and same_time(ground.around(reading.mention.sentence), peer):
        figure = peer.figure
        return (figure.period, figure.when, figure.words["period"]), figure.chances["period"]
    if base := of_base(ground, reading) or of_end(ground, reading):
        return (str(base[0]), *base), PLAIN
    if before_it := earlier(ground, reading, state):
        return (str(before_it[0]), *before_it), PLAIN
    shared, options = period_options(ground, reading, row, status, state)
    name, dated = _best(ground, "figures.period", (shared, [(o[0], o[3]) for o in options]), plain_period)
    when, words = next(((when, words) for option, when, words, _ in options if option == name), (None, None))
    return (name, when, words), dated


def _told(ground: Ground, reading: Reading) -> frozenset[str]:
    """The areas that the words leave no doubt of; empty where they do."""
    told = whole_trade(ground, reading) or told_pair(ground, reading)
    return told or told_in_order(ground, reading) or told_partner(ground, reading)


def _status(ground: Ground, row: Features, *, ahead: bool) -> tuple[str, float]:
    target = _chances(ground, TARGET, [row], _plain_target)[0]
    forecast = _chances(ground, FORECAST, [row], _plain_forecast)[0]
    if ahead and target + forecast < 1:  # no result: the likelier of the two
        target, forecast = (chance / max(target + forecast, LEAST_SUM) for chance in (target, forecast))
    options = (("actual", max(0.0, 1 - target - forecast)), ("target", target), ("forecast", forecast))
    return max(options[ahead:], key=lambda option: option[1])


def _best(
    ground: Ground,
    task: str,
    options: tuple[Features, Sequence[tuple[T, Features]]],
    rule: Callable[[Features], float],
) -> tuple[T, float]:
    """The likeliest option and its probability among all of them; the rows of all share the features told first."""
    shared, each = options
    if not each:
        return frozenset(), 0.0  # type: ignore[return-value]
    scorer, rows = ground.scene.scorer(task), [features for _, features in each]
    chances = scorer.probabilities(rows, shared) if scorer else [rule(row) for row in rows]
    at = max(range(len(each)), key=lambda i: chances[i])
    whole = max(sum(chances, 0.0), LEAST_SUM) if scorer else 1.0
    return each[at][0], chances[at] / whole


def _chances(ground: Ground, task: str, rows: Sequence[Features], rule: Callable[[Features], float]) -> list[float]:
    scorer: Scorer | None = ground.scene.scorer(task)
    return scorer.probabilities(rows) if scorer else [rule(row) for row in rows]


# Rules for a pack without weights.


def _plainly_one(row: Features) -> float:
    said = row.get("said", 0.0) > 0.1 or bool(row.get("noun_known"))
    return 0.7 if said and not row.get("domestic.left") and not row.get("borrowed") else 0.2


def _nearest_indicator(row: Features) -> float:
    return 0.5 * max(row["left"], row["right"]) + 0.3 * bool(row["counted"]) + 0.2 * row.get("last.same", 0.0)


def _plain_target(row: Features) -> float:
    return 0.9 * max(row.get("target.left", 0.0), row.get("time.deadline.right", 0.0))


def _plain_forecast(row: Features) -> float:
    return 0.5 * row.get("forecast.left", 0.0)


def plain_areas(row: Features) -> float:
    """A pair, all of it named here and near, nothing named left out."""
    named = 0.3 * row["here"] - 0.05 * row["missed"] - 0.004 * row["farthest"]
    return 0.4 + (0.15 if row.get("n2") else 0.0) + named + 0.1 * row.get("last.same", 0.0)


def plain_period(row: Features) -> float:
    """The nearest of the sentence, else that of the figure before."""
    return 0.9 * row.get("near", 0.0) + 0.5 * row.get("last1.here", 0.0) + 0.36 * row.get("none", 0.0)
