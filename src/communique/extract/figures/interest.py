"""Whether a report, a passage and a list are about trade between states at all: features of a number's wider place."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Features, Ground
from communique.extract.figures.lists import tied_area
from communique.extract.figures.words import INDICATORS

CLASSES = ("domestic", "physical", "mutual", "foreign", "share", "target", "product")
MANY = 12  # areas; more tell no more


def interest_of(ground: Ground) -> Features:
    """How much of a report speaks of each class of words, how many areas it names and numbers it ties to them."""
    sentences = [ground.around(s.index) for s in ground.scene.parsed.sentences]
    some = max(1, len(sentences))
    row: Features = {f"report.{name}": ground.told(name) for name in (*CLASSES, *(f"is.{n}" for n in INDICATORS))}
    row["report.areas"] = min(MANY, len(ground.counts))
    row["report.named"] = sum(bool(a.areas) for a in sentences) / some
    numbers = [(ground.around(i), q) for i, qs in ground.numbers_at.items() for q in qs]
    row["report.tied"] = sum(bool(tied_area(a, q, -1)) for a, q in numbers) / max(1, len(numbers))
    row["report.pivot"] = max(ground.pivots.values(), default=0.0)
    row["report.second"] = sorted(ground.pivots.values())[-2] if len(ground.pivots) > 1 else 0.0
    companies = sum(o.kind in ("company", "bank") for o in ground.scene.mentions.organizations)
    row["report.companies"] = companies / some
    return row


def place_of(ground: Ground, reading: Reading) -> Features:
    """What the head of the list, the sentence above and the numbers beside say."""
    index, mention = reading.mention.sentence, reading.mention
    around = ground.around(index)
    row: Features = {
        "tied": bool(tied_area(around, mention, -1) or tied_area(around, mention, 1)),
        "numbers": min(8, len(ground.numbers_at.get(index, ()))),
        "near_areas": any(ground.area_at.get(i) for i in range(max(0, index - 1), index + 1)),
        "companies": ground.companies.get(index, 0),
    }
    if index:
        row.update(_said("above", ground.around(index - 1)))
    if reading.header >= 0:
        row.update(_said("header", ground.around(reading.header)))
    return row


def _said(name: str, around: Around) -> Features:
    row: Features = {f"{name}.is.{i}": 1 for i in INDICATORS if f"is.{i}" in around.marks}
    row.update({f"{name}.{c}": 1 for c in ("domestic", "mutual", "product") if c in around.marks})
    row[f"{name}.said"] = any(f"is.{i}" in around.marks for i in INDICATORS)
    return row
