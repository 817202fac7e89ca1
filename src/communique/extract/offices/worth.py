"""Whether a title and a holder are an office of a state held by this person, as a probability."""

from communique.extract.offices.candidates import Candidate
from communique.extract.scene import Scene

TASK = "offices.worth"
Features = dict[str, float]


def worth(scene: Scene, candidate: Candidate) -> float:
    """The probability that the pair is a fact of the register, whatever its area."""
    scorer = scene.scorer(TASK)
    if scorer is None:
        return 0.1 if candidate.mention.office.rank == "private" else 1.0
    return scorer.probabilities([features(scene, candidate)])[0]


def features(scene: Scene, candidate: Candidate) -> Features:
    """What the title and its place look like."""
    mention, name = candidate.mention, candidate.name
    words = candidate.title.split()
    row: Features = {
        f"rank_{mention.office.rank}": 1.0,
        "explicit": float(bool(candidate.area)),
        "words": float(min(len(words), 8)),
        "lower": float(words[0].islower()),
        "plural": float(mention.plural),
        "full_name": float(len(candidate.person.name.split()) > 1),
        "sentence": float(min(mention.sentence, 10)),
        "titles": float(len(candidate.person.offices)),
        "states": float(min(len(scene.mentions.hub), 6)),
    }
    if name is not None:
        row["before"] = float(name.first >= mention.last)
        row["gap"] = float(min(8, max(name.first - mention.last, mention.first - name.last, 0)))
    return row
