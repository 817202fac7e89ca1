"""Whether a number is a figure of states at all, or a company's, a country's own, a rank, sport."""

from communique.extract.tallies.around import before_words, groups_near, unit_features
from communique.extract.tallies.candidates import Candidate, Last
from communique.extract.tallies.stage import Row, Stage

TASK = "figures.is"


def features(stage: Stage, candidate: Candidate, last: Last, chosen: tuple[str, float]) -> Row:
    """What tells a figure from other numbers; `chosen` is the likeliest indicator and its probability."""
    room = stage.room(candidate.mention.sentence)
    parsed = stage.scene.parsed
    line = parsed.line_of(parsed.sentences[candidate.mention.sentence])
    areas = {c for m in room.areas for c in m.areas}
    organizations = [o for o in stage.scene.mentions.organizations if o.sentence == candidate.mention.sentence]
    return {
        **unit_features(candidate), **before_words(stage, candidate), **groups_near(stage, candidate, "noise:"),
        **groups_near(stage, candidate, "direction:"), **groups_near(stage, candidate, "scope:"),
        f"ind={chosen[0]}": 1.0, "ind_sure": chosen[1], f"line={line.kind}": 1.0, "states": float(min(len(stage.states), 8)),
        "areas": float(min(len(areas), 4)), "areas_back": float(bool(stage.room(candidate.mention.sentence - 1).areas)),
        "companies": float(any(o.kind == "company" for o in organizations)), "people": float(min(len(room.people), 3)),
        "last_here": float(last.sentence == candidate.mention.sentence), "has_last": float(bool(last.indicator)),
        "last_far": float(min(candidate.mention.sentence - last.sentence, 6)), "same_unit": float(last.unit == candidate.quantity.unit),
        "same_indicator": float(last.indicator == chosen[0]), f"noun={candidate.mention.noun}": 1.0, "first": float(candidate.mention.sentence == 0),
        "hubs": float(min(len(stage.hub), 4)), "numbers": float(min(len(room.quantities), 8)), "periods": float(min(len(room.periods), 3)),
    }  # fmt: skip
