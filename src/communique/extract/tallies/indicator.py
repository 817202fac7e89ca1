"""What a number is about: candidates are the indicators whose words are near, that of the figure before, the noun."""

from communique.extract.tallies.around import before_words, place, standing, unit_features
from communique.extract.tallies.candidates import Candidate, Last
from communique.extract.tallies.stage import Row, Stage
from communique.extract.tallies.words import Cue

TASK = "figures.indicator"
PREFIX = "indicator:"
MONEY = ("trade_turnover", "exports", "imports", "investment", "loans", "projects", "contracts", "other")


def options(stage: Stage, candidate: Candidate, last: Last) -> dict[str, Row]:
    """Each indicator that the words near a number allow, with features."""
    named: dict[str, list[tuple[int, Cue]]] = {}
    for back in (0, 1, 2):
        for cue in stage.room(candidate.mention.sentence - back).cues:
            if cue.group.startswith(PREFIX):
                named.setdefault(cue.group.removeprefix(PREFIX), []).append((back, cue))
    if candidate.mention.sentence > 2:
        for cue in stage.room(0).cues:
            if cue.group.startswith(PREFIX):
                named.setdefault(cue.group.removeprefix(PREFIX), []).append((3, cue))
    counted = stage.words.counted.get(candidate.mention.noun, ())
    allowed = set(named) | set(counted) | ({last.indicator} if last.indicator else set())
    shared = _shared(stage, candidate, last, len(allowed))
    best = _nearest(stage, candidate, named)
    return {
        each: {**shared, **_of(stage, candidate, named.get(each, []), each), "counted": float(each in counted),
               "last": float(each == last.indicator), "nearest": float(each == best), f"is={each}": 1.0}
        for each in sorted(allowed)
    }  # fmt: skip


def _shared(stage: Stage, candidate: Candidate, last: Last, count: int) -> Row:
    return {
        **unit_features(candidate), **before_words(stage, candidate), "options": float(min(count, 6)),
        "last_here": float(last.sentence == candidate.mention.sentence), "has_last": float(bool(last.indicator)),
        "same_unit": float(last.unit == candidate.quantity.unit), "noun": float(bool(candidate.mention.noun)),
    }  # fmt: skip


def _of(stage: Stage, candidate: Candidate, cues: list[tuple[int, Cue]], each: str) -> Row:
    here = [cue for back, cue in cues if back == 0]
    row: Row = {"cues_here": float(min(len(here), 3)), "cues_all": float(min(len(cues), 6))}
    for back in (1, 2, 3):
        row[f"cue@-{back}"] = float(any(b == back for b, _ in cues))
    if here:
        nearest = min(here, key=lambda cue: _distance(candidate, cue))
        row |= standing(stage, candidate, nearest, "cue")
        row[f"cue_{nearest.how}"] = 1.0
        row["cue_long"] = float(nearest.last - nearest.first > 1)
    if candidate.quantity.unit not in ("percent", "count", "t"):
        row["money_sort"] = float(each in MONEY)
    return row


def _nearest(stage: Stage, candidate: Candidate, named: dict[str, list[tuple[int, Cue]]]) -> str:
    """The indicator whose word stands nearest in the sentence, words since the number before first."""
    best = ("", 999)
    for each in sorted(named):
        for back, cue in named[each]:
            if back == 0:
                far = _distance(candidate, cue)
                far += 20 if place(candidate, cue.first, cue.last) in ("before", "after") else 0
                best = min(best, (each, far), key=lambda pair: pair[1])
    return best[0]


def _distance(candidate: Candidate, cue: Cue) -> int:
    mention = candidate.mention
    return mention.first - cue.last if cue.last <= mention.first else cue.first - mention.last
