"""Where something stands seen from a number: in which segment, how far, behind which words."""

from communique.extract.tallies.candidates import Candidate
from communique.extract.tallies.stage import Row, Stage, near
from communique.extract.tallies.words import Cue
from communique.model.mention import Mention


def place(candidate: Candidate, first: int, last: int) -> str:
    """left: since the number before; right: until the next number; before, after: further in the sentence."""
    mention = candidate.mention
    if last <= mention.first:
        return "left" if first >= candidate.left else "before"
    if first >= mention.last:
        return "right" if last <= candidate.right else "after"
    return "inside"


def gap(candidate: Candidate, first: int, last: int) -> int:
    """Tokens between a number and something else; negative on its left."""
    mention = candidate.mention
    if last <= mention.first:
        return last - mention.first - 1
    return first - mention.last + 1 if first >= mention.last else 0


def breaks(stage: Stage, candidate: Candidate, first: int, last: int) -> int:
    """Commas, semicolons, dashes and brackets between a number and something else."""
    mention = candidate.mention
    low, high = (last, mention.first) if last <= mention.first else (mention.last, first)
    return sum(token.text in ",;:—–-()" for token in stage.tokens[low:high])


def standing(stage: Stage, candidate: Candidate, mention: Mention | Cue, name: str) -> Row:
    """Features of where something stands in the number's own sentence."""
    where = place(candidate, mention.first, mention.last)
    cuts = breaks(stage, candidate, mention.first, mention.last)
    return {
        f"{name}_{where}": 1.0,
        f"{name}_near": near(gap(candidate, mention.first, mention.last)),
        f"{name}_cuts": float(min(cuts, 4)),
    }


def groups_near(stage: Stage, candidate: Candidate, prefix: str) -> Row:
    """For each group of cues how near its nearest word stands, left and right apart, and in the sentences before."""
    found: Row = {}
    sentence = candidate.mention.sentence
    for cue in stage.room(sentence).cues:
        if cue.group.startswith(prefix):
            where = place(candidate, cue.first, cue.last)
            key = f"{cue.group}@{where}"
            found[key] = max(found.get(key, 0.0), near(gap(candidate, cue.first, cue.last)))
    for back in (1, 2):
        for cue in stage.room(sentence - back).cues:
            if cue.group.startswith(prefix):
                found[f"{cue.group}@-{back}"] = 1.0
    return found


def unit_features(candidate: Candidate) -> Row:
    """What sort of number it is."""
    unit = candidate.quantity.unit
    sort = unit if unit in ("percent", "count", "t") else "money"
    size = len(str(int(abs(candidate.quantity.value))))
    return {
        f"unit={sort}": 1.0, f"role={candidate.mention.role}": 1.0, "size": float(min(size, 14)),
        "signed": float(candidate.quantity.value < 0), "range": float(candidate.mention.upper is not None),
        "borrowed": float(candidate.borrowed), "order": float(min(candidate.order, 6)),
    }  # fmt: skip


def before_words(stage: Stage, candidate: Candidate) -> Row:
    """The word just before a number («на», «до», «с», a dash, a bracket) by its form, and the mark behind it."""
    found: Row = {}
    first, last = stage.bounds(candidate.mention.sentence)
    at = candidate.mention.bound_span
    start = stage.scene.parsed.token_at(at.start) if at and at.start < candidate.mention.span.start else candidate.mention.first
    start = min(start, candidate.mention.first)
    if start > first:
        token = stage.tokens[start - 1]
        short = token.norm if token.pos in ("ADP", "CCONJ", "PART") or not token.is_word else token.pos
        found[f"prev={short}"] = 1.0
    else:
        found["prev=^"] = 1.0
    after = candidate.mention.last
    found[f"next={stage.tokens[after].text if after < last and not stage.tokens[after].is_word else 'w'}"] = 1.0
    return found
