"""statements of a document: candidates by structure, chosen by evidence, each with its speaker."""

from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import replace
from functools import partial
from typing import Any

from communique.extract.scene import Scene
from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Clauses
from communique.extract.statements.features import of_candidates, of_speaker
from communique.extract.statements.labels import is_label, is_phrase, is_pointer
from communique.extract.statements.media import MEDIUM
from communique.extract.statements.options import by_medium, is_impersonal, lacks_subject, options
from communique.extract.statements.propose import propose
from communique.extract.statements.rules import certain, plain_choice, plain_weight, plainly, set_off
from communique.extract.statements.speakers import Room, Speaker
from communique.extract.statements.taken import Taken
from communique.lang import Scorer
from communique.model import Claim, Leftover, Role, Span, Statement

# Two candidates that share this much of the shorter one are one statement.
SAME = 0.5
# A statement this likely is claimed even where its speaker is left unsaid.
SURE_ENOUGH = 0.75
# Candidates at least this likely, but below the threshold, are reported in the ledger.
WORTH_NOTING = 0.25
# A speaker less likely is left unsaid, at the default strictness.
SPEAKER = 0.5
# Of the words of a title that are longer than `SHORT` letters so large a part has a capital.
SHORT, TITLED = 3, 0.8


def statements(scene: Scene) -> tuple[tuple[Claim[Any], ...], tuple[Leftover, ...]]:
    """All claims of this kind, and candidates too weak to be claimed with the reason."""
    room = Room(scene)
    chosen, weak = choose(scene, room)
    claims: list[Claim[Any]] = []
    left = [_leftover(scene, c, "weak_statement") for c in weak]
    said: list[Speaker] = []
    for candidate, probability in chosen:
        speaker, sure = speaker_of(scene, room, candidate, said)
        # What somebody said who is not named.
        passed_on = by_medium(room, candidate) if speaker is None else speaker.kind == MEDIUM
        if passed_on:
            speaker, sure = None, 0.0
        none_named = is_impersonal(room, candidate) or lacks_subject(room, candidate)
        nobodys = passed_on or (speaker is None and none_named)
        reported_only = nobodys and candidate.manner != "direct"
        if speaker is None and (probability < SURE_ENOUGH or reported_only or _is_title(scene, candidate)):
            left.append(_leftover(scene, candidate, "no_speaker"))
            continue
        if speaker is not None:
            said.append(replace(speaker, spoke=candidate.sentence))
        claims.append(_claim(scene, candidate, speaker, probability, sure))
    return tuple(claims), tuple(left)


def _marks(scene: Scene) -> list[Span]:
    """What stands between quotation marks and is nobody's title, by where it ends."""
    marks = (q.span for q in scene.mentions.quotations if q.kind == "marks" and not q.name)
    return sorted(marks, key=_end)


def _end(span: Span) -> int:
    return span.end


def _crosses(marks: Sequence[Span], candidate: Candidate) -> bool:
    """Whether words begin inside quotation marks and go on behind them: nobody says that."""
    first = bisect_right(marks, candidate.start, key=_end)
    last = bisect_left(marks, candidate.end, lo=first, key=_end)
    return any(span.start < candidate.start for span in marks[first:last])


def _relates(room: Room, candidate: Candidate) -> bool:
    """Whether a clause behind a quotation tells of a place: «…, — сказал он в Москве, где собрался …»."""
    first = room.parsed.tokens[room.parsed.token_at(candidate.start)]
    return candidate.form == "rest" and bool(first.lemmas & room.words.relative)


def _is_title(scene: Scene, candidate: Candidate) -> bool:
    """Whether what stands between marks is a title, for its words have capitals: “Framework Agreement on Trade”."""
    if candidate.cue is not None:
        return False
    parsed = scene.parsed
    said = parsed.tokens[parsed.token_at(candidate.start) : parsed.token_at(candidate.end) + 1]
    words = [t for t in said if candidate.start <= t.start < candidate.end and len(t.text) > SHORT]
    return len(words) > 1 and sum(token.is_title for token in words) >= TITLED * len(words)


def choose(scene: Scene, room: Room) -> tuple[list[tuple[Candidate, float]], list[Candidate]]:
    """The candidates that were said, in the order of the text with their probability; and those nearly so."""
    marks = _marks(scene)
    tests = (_relates, is_label, is_phrase, is_pointer)
    unsaid = (partial(_crosses, marks), *(partial(test, room) for test in tests))
    candidates = [c for c in propose(scene) if not any(test(c) for test in unsaid)]
    clauses = Clauses(scene.parsed, scene.mentions.quotations, scene.mentions.organizations)
    rows = of_candidates(room, clauses, candidates)
    scorer = scene.scorer("statements.is")
    known = scorer.probabilities(rows) if scorer else [plain_weight(c) for c in candidates]
    known = [max(probability, certain(row)) for probability, row in zip(known, rows, strict=True)]
    ranked = sorted(zip(candidates, known, strict=True), key=lambda pair: (-pair[1], pair[0].start, pair[0].end))
    least = threshold(scene.strictness)
    chosen: list[tuple[Candidate, float]] = []
    weak: list[Candidate] = []
    taken, noted = Taken(SAME), Taken(SAME)
    for candidate, probability in ranked:
        if taken.has_words_of(candidate) or taken.has_cue_of(candidate):
            continue
        if probability >= least:
            chosen.append((candidate, probability))
            taken.add(candidate)
        elif probability >= WORTH_NOTING and not noted.has_words_of(candidate):
            weak.append(candidate)
            noted.add(candidate)
    return sorted(chosen, key=lambda pair: (pair[0].start, pair[0].end)), weak


def threshold(strictness: float) -> float:
    """The probability below which nothing is claimed."""
    return 0.06 + 0.95 * strictness


def speaker_of(scene: Scene, room: Room, candidate: Candidate, said: list[Speaker]) -> tuple[Speaker | None, float]:
    """The likeliest speaker and how likely; None where nobody is likely enough."""
    found = options(room, candidate, said)
    if not found:
        return None, 0.0
    scorer: Scorer | None = scene.scorer("statements.speaker")
    if scorer is None:
        return plain_choice(found, candidate), 1.0
    known = likely(room, candidate, found, scorer)
    best = max(range(len(found)), key=lambda i: (known[i], -i))
    return (found[best], known[best]) if known[best] >= SPEAKER * 2 * scene.strictness else (None, 0.0)


def likely(room: Room, candidate: Candidate, found: list[Speaker], scorer: Scorer) -> list[float]:
    """How likely each of these spoke: as learned, but whoever stands plainly in the speaker's place comes first."""
    learned = scorer.probabilities([of_speaker(room, candidate, s, found) for s in found])
    tokens = room.parsed.tokens
    plain = [plainly(s, candidate, found) or set_off(tokens, s, candidate.cue) for s in found]
    if any(plain):
        learned = [max(p, sure) if sure else 0.5 * p for p, sure in zip(learned, plain, strict=True)]
    return _by_name(found, learned)


def _by_name(found: list[Speaker], known: list[float]) -> list[float]:
    """A name that stands twice among the options is as likely as its likelier place."""
    return [max(p for s, p in zip(found, known, strict=True) if s.name == speaker.name) for speaker in found]


def _claim(scene: Scene, candidate: Candidate, speaker: Speaker | None, probability: float, sure: float) -> Claim[Any]:
    span = scene.parsed.span(candidate.start, candidate.end)
    roles = [Role(field="words", span=span)]
    if speaker is not None and speaker.span is not None:
        roles.append(Role(field="speaker", span=speaker.span, confidence=sure))
    elif speaker is not None:
        roles.append(Role(field="speaker", inferred=True, why="spoke last", confidence=sure))
    content = Statement(speaker=speaker.name if speaker else "", manner=candidate.manner, words=span.text)
    return scene.claim(content, span, tuple(roles), f"statements/{candidate.form}", probability)


def _leftover(scene: Scene, candidate: Candidate, reason: str) -> Leftover:
    return Leftover(kind="claim", span=scene.parsed.span(candidate.start, candidate.end), reason=reason)
