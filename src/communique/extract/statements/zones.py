"""How far an attribution reaches: its clause, the titles and clauses that hang on it, what opens after it."""

from communique.extract.statements.clauses import DASHES, Segment, has_case
from communique.extract.statements.cues import Cue
from communique.extract.statements.spoken import Spoken

# «…, в ходе которых», «…, главный исполнительный директор»: so many tokens of a clause tell what it is.
LED = 3


def declines(spoken: Spoken) -> bool:
    """Whether nouns have cases and verbs stand before what they tell: marks part an attribution from what is said."""
    return not spoken.words.bare and not spoken.words.quoting


def subordinate(spoken: Spoken, cue: Cue) -> bool:
    """Whether a verb stands in a clause that hangs on the one before: «…, что он ожидает», «…, в ходе которых X …»."""
    if not declines(spoken) or not cue.is_verb:
        return False
    first = spoken.segments[cue.segment].first
    return spoken.tokens[first].norm in spoken.words.that or _describes(spoken, first, cue.first)


def _describes(spoken: Spoken, first: int, last: int) -> bool:
    """Whether a clause begins with «который», or with a preposition and a noun before it."""
    near = spoken.tokens[first : min(last, first + LED)]
    return any(token.lemmas & spoken.words.relative for token in near)


def closes(spoken: Spoken, cue: Cue) -> bool:
    """Whether all behind an attribution belongs to it: «, сказал X, министр обороны», «, сказал он, открывая форум»."""
    behind = spoken.segments[cue.segment + 1 :]
    return declines(spoken) and cue.is_verb and bool(behind) and all(_belongs(spoken, s) for s in behind)


def _belongs(spoken: Spoken, segment: Segment) -> bool:
    """Whether a segment only tells who said it, or when: a title, a converb, a participle, a relative clause."""
    opening = spoken.tokens[segment.first : min(segment.last, segment.first + LED)]
    if segment.mark != "," or any(c.first in range(segment.first, segment.last) for c in spoken.cues):
        return False
    head = opening[0]
    titled = any(t.lemmas & spoken.words.speakers and has_case(t, "Nom") and not t.is_title for t in opening)
    described = head.form.verb == "Conv" or (head.form.verb == "Part" and head.form.case not in ("", "Nom"))
    predicate = spoken.clauses.predicate(segment.first, segment.last) >= 0
    return described or _describes(spoken, segment.first, segment.last) or (titled and not predicate)


def opening_of(spoken: Spoken, cue: Cue) -> int:
    """Where the attribution of a cue begins: after the content of the cue before it."""
    earlier = [c for c in spoken.cues if c.segment < cue.segment]
    return (
        spoken.segments[earlier[-1].segment].last
        if earlier and earlier[-1].segment < cue.segment - 1
        else spoken.sentence.first
    )


def zone_end(spoken: Spoken, cue: Cue) -> int:
    """Where an attribution ends: with its segment and the appositions after it."""
    j = cue.segment
    while j + 1 < len(spoken.segments) and _continues(spoken, j + 1, cue):
        j += 1
    return spoken.segments[j].last


def _continues(spoken: Spoken, j: int, cue: Cue) -> bool:
    """Whether a segment still belongs to the attribution: no predicate of its own and something follows or ends it."""
    segment = spoken.segments[j]
    if segment.mark in DASHES and spoken.segments[j - 1].mark not in DASHES:
        return False
    if segment.mark in (":", ";"):
        return False
    head = spoken.tokens[segment.first]
    if (head.form.verb in ("Conv", "Part") and head.form.case != "") or head.form.verb == "Conv":
        # «По данным МИД, опубликованным в среду, …»; a nominative is the subject of what was said.
        return cue.segment != 0 or head.form.verb == "Conv" or not has_case(head, "Nom")
    if any(c.segment == j for c in spoken.cues):
        return False
    tells_whom = declines(spoken) and _describes(spoken, segment.first, segment.last)
    if tells_whom or spoken.clauses.predicate(segment.first, segment.last) >= 0:
        return tells_whom  # «…, сказал X на встрече с Y, который прибыл в Рим»
    rest = [s for s in spoken.segments[j:] if spoken.clauses.predicate(s.first, s.last) >= 0]
    case = "Nom" if cue.is_verb else "Gen"
    return not rest or (bool(spoken.segments[j + 1 :]) and has_case(head, case) and head.pos in ("NOUN", "ADJ"))


def tail(spoken: Spoken, end: int) -> int:
    """The first token after an attribution that goes on with what was said; 0 where only more attribution follows."""
    for j, segment in enumerate(spoken.segments):
        if segment.first < end:
            continue
        if any(c.segment == j and c.first - segment.first < 2 for c in spoken.cues):
            continue
        head = spoken.tokens[segment.first]
        if head.form.verb == "Conv" or head.lemmas & spoken.words.relative:
            continue
        return segment.first
    return 0
