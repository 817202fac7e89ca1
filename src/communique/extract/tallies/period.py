"""Of when a figure is: mentions of time in the sentence and before it, the period of the figure before, or none."""

from datetime import date

from communique.extract.tallies.around import breaks, gap, place
from communique.extract.tallies.candidates import Candidate, Last
from communique.extract.tallies.stage import Row, Stage, near
from communique.model import Period
from communique.model.mention import PeriodMention

TASK = "figures.period"
NONE = ""
USELESS = ("anniversary", "age", "duration", "time")


def options(stage: Stage, candidate: Candidate, last: Last) -> dict[str, tuple[Row, PeriodMention | None]]:
    """Each period as text, with features and the words for it (None where inherited or inferred); `NONE` for no period."""
    found: dict[str, tuple[Row, PeriodMention | None]] = {}
    sentence = candidate.mention.sentence
    mentions = [(0, m) for m in stage.room(sentence).periods]
    mentions += [(back, m) for back in (1, 2, 3) for m in stage.room(sentence - back).periods]
    mentions += [(9, m) for s in (0, 1) if s < sentence - 3 for m in stage.room(s).periods]
    usable = [(back, m) for back, m in mentions if m.period is not None and m.kind not in USELESS]
    ordered = sorted(usable, key=lambda pair: (pair[0], _far(candidate, pair[1]) if pair[0] == 0 else 0))
    for rank, (back, mention) in enumerate(ordered):
        row = _of(stage, candidate, mention, back) | {"rank": float(min(rank, 5))}
        _keep(found, mention.period, row, mention)
        if mention.kind == "comparison" and mention.period:
            _keep(found, _shifted(mention.period, 1), {**row, "shift": 1.0}, mention)
    if last.period:
        _keep(found, last.period, {"inherited": 1.0}, None)
        _keep(found, _shifted(last.period, -1), {"inherited": 1.0, "shift": -1.0}, None)
    for name, period in _published(stage).items():
        _keep(found, period, {f"published={name}": 1.0}, None)
    found[NONE] = ({"none": 1.0}, None)
    shared = _shared(stage, candidate, last, ordered)
    return {key: ({**shared, **row, **_against(stage, key, last)}, m) for key, (row, m) in found.items()}


def _shared(stage: Stage, candidate: Candidate, last: Last, ordered: list[tuple[int, PeriodMention]]) -> Row:
    here = [m for back, m in ordered if back == 0]
    return {
        "mentions": float(min(len(here), 4)), "mentions_all": float(min(len(ordered), 8)), "has_last": float(last.period is not None),
        "last_here": float(last.sentence == candidate.mention.sentence), "last_far": float(min(candidate.mention.sentence - last.sentence, 6)),
        "left_any": float(any(place(candidate, m.first, m.last) == "left" for m in here)),
        "right_any": float(any(place(candidate, m.first, m.last) == "right" for m in here)),
        "now": float(any(m.kind == "now" for m in stage.room(candidate.mention.sentence).periods)),
    }  # fmt: skip


def _of(stage: Stage, candidate: Candidate, mention: PeriodMention, back: int) -> Row:
    row: Row = {f"kind={mention.kind}": 1.0, f"back={back}": 1.0, "inferred": float(mention.inferred)}
    if back == 0:
        row[f"in_{place(candidate, mention.first, mention.last)}"] = 1.0
        row["near"] = near(gap(candidate, mention.first, mention.last))
        row["cuts"] = float(min(breaks(stage, candidate, mention.first, mention.last), 4))
        row["opens"] = float(mention.first - stage.bounds(mention.sentence)[0] <= 1)
        row |= _before(stage, mention)
    return row


def _before(stage: Stage, mention: PeriodMention) -> Row:
    """The word before a time: «в», «за», «к», «с», «чем»."""
    first = stage.bounds(mention.sentence)[0]
    token = stage.tokens[max(first, mention.first - 1)] if mention.first > first else stage.tokens[mention.first]
    inner = stage.tokens[mention.first]
    word = token if token.pos in ("ADP", "CCONJ") else inner
    return {f"word={word.norm}": 1.0} if word.pos in ("ADP", "CCONJ") else {}


def _against(stage: Stage, key: str, last: Last) -> Row:
    """A period seen against the one before and the day of publication."""
    if not key:
        return {}
    period = Period.parse(key)
    row: Row = {f"precision={period.precision}": 1.0, "span": float("/" in key), "is_last": float(period == last.period)}
    published = stage.scene.document.published
    if published and period.first and period.last:
        row["future"] = float(period.last > published)
        row["wholly_future"] = float(period.first > published)
        row["years_ago"] = float(max(-3, min(published.year - period.last.year, 6)))
    return row


def _published(stage: Stage) -> dict[str, Period]:
    day = stage.scene.document.published
    if day is None:
        return {}
    return {"year": Period.year(day.year), "year_before": Period.year(day.year - 1)}


def _shifted(period: Period, years: int) -> Period | None:
    if not (period.first and period.last):
        return None
    try:
        return Period(first=_moved(period.first, years), last=_moved(period.last, years), precision=period.precision)
    except ValueError:
        return None


def _moved(day: date, years: int) -> date:
    last_of_february = day.month == 2 and day.day == 29
    return day.replace(year=day.year + years, day=28 if last_of_february else day.day)


def _keep(
    found: dict[str, tuple[Row, PeriodMention | None]], period: Period | None, row: Row, mention: PeriodMention | None
) -> None:
    """Features of several ways to one period are joined; the first way gives its words."""
    if period is None:
        return
    key = str(period)
    before, words = found.get(key, ({}, mention))
    found[key] = ({**row, **before}, words)


def _far(candidate: Candidate, mention: PeriodMention) -> float:
    where = place(candidate, mention.first, mention.last)
    return abs(gap(candidate, mention.first, mention.last)) + {"before": 15, "after": 25}.get(where, 0)
