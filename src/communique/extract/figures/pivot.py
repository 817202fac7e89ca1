"""The state that a report's figures are about: its own trade with others, which stand beside the numbers."""

from collections import Counter
from math import exp

from communique.extract.figures.ground import Ground
from communique.extract.figures.lists import tied_area

MOST, FIRST_SENTENCES = 8, 2
# Rounded weights of a logistic regression over all desks; each holds on desks left out.
WEIGHTS = {"first of hub": 1.4, "second of hub": 1.4, "owner": 1.9, "title": 0.3, "early": 1.1, "free": 2.0,
           "tied": -2.0, "share": 3.0, "bloc": -1.0, "near numbers": 1.6}  # fmt: skip
BIAS = -3.5


def pivots_of(ground: Ground) -> dict[str, float]:
    """For each of the areas that the report names most the probability that most of its figures are about it."""
    hub = ground.scene.mentions.hub
    tied, free, near = _counted(ground)
    early = {c for i in range(FIRST_SENTENCES + 1) for m in ground.area_at.get(i, ()) for c in m.areas}
    all_free, all_near = max(1, sum(free.values())), max(1, sum(near.values()))
    named = max(1, sum(ground.counts.values()))
    found = {}
    for code in hub[:MOST]:
        row = {
            "first of hub": hub[0] == code,
            "second of hub": hub[1:2] == (code,),
            "owner": ground.owners.get(code, 0.0),
            "title": code in ground.title,
            "early": code in early,
            "free": free[code] / all_free,
            "tied": tied[code] / max(1, tied[code] + free[code]),
            "share": ground.counts.get(code, 0) / named,
            "bloc": len(code) > 2 or code == "EU",
            "near numbers": near[code] / all_near,
        }
        found[code] = 1 / (1 + exp(-BIAS - sum(WEIGHTS[name] * value for name, value in row.items())))
    return found


def _counted(ground: Ground) -> tuple[Counter[str], Counter[str], Counter[str]]:
    """How often each area is tied to a number, is not, and stands in a sentence with numbers."""
    tied: Counter[str] = Counter()
    free: Counter[str] = Counter()
    near: Counter[str] = Counter()
    for index, mentions in ground.area_at.items():
        around = ground.around(index)
        numbers = ground.numbers_at.get(index, ())
        bound = {c for q in numbers for side in (-1, 1) for c in tied_area(around, q, side)}
        for code in (c for m in mentions for c in m.areas):
            (tied if code in bound else free)[code] += 1
            near[code] += bool(numbers)
    return tied, free, near
