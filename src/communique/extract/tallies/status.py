"""Result, target or forecast: words of wish and expectation near a number, and the tense of the verbs."""

from communique.extract.tallies.around import before_words, gap, groups_near, place, unit_features
from communique.extract.tallies.candidates import Candidate, Last
from communique.extract.tallies.stage import Row, Stage, near
from communique.model import Period

TARGET, FORECAST = "figures.target", "figures.forecast"


def features(stage: Stage, candidate: Candidate, last: Last, indicator: str) -> Row:
    """All that both scorers look at."""
    row = {
        **unit_features(candidate), **before_words(stage, candidate), **groups_near(stage, candidate, "status:"),
        f"ind={indicator}": 1.0, f"last={last.status}": 1.0, "last_here": float(last.sentence == candidate.mention.sentence),
    }  # fmt: skip
    return {**row, **_verbs(stage, candidate), **_times(stage, candidate)}


def with_period(row: Row, stage: Stage, period: Period | None) -> Row:
    """The same, with what the chosen period tells."""
    published = stage.scene.document.published
    ahead = bool(period and published and period.last and period.last.year > published.year)
    return {**row, "ahead": float(ahead), "no_period": float(period is None)}


def _verbs(stage: Stage, candidate: Candidate) -> Row:
    """The nearest verb on each side by its form and tense."""
    found: Row = {}
    first, last = stage.bounds(candidate.mention.sentence)
    for side, reach in (("left", range(candidate.mention.first - 1, first - 1, -1)), ("right", range(candidate.mention.last, last))):
        seen = 0
        for at in reach:
            token = stage.tokens[at]
            form = next((f for f in token.forms if f.pos in ("VERB", "AUX") and f.verb), None)
            if form is None or token.pos not in ("VERB", "AUX"):
                continue
            far = near(gap(candidate, at, at + 1))
            name = f"{side}{seen}:{form.verb}{form.tense}"
            found[name] = far
            seen += 1
            if seen == 2:
                break
    return found


def _times(stage: Stage, candidate: Candidate) -> Row:
    found: Row = {}
    published = stage.scene.document.published
    for mention in stage.room(candidate.mention.sentence).periods:
        where = place(candidate, mention.first, mention.last)
        key = f"time:{mention.kind}@{where}"
        found[key] = max(found.get(key, 0.0), near(gap(candidate, mention.first, mention.last)))
        if published and mention.period and mention.period.last and mention.period.last.year > published.year:
            found["time:ahead"] = 1.0
    return found
