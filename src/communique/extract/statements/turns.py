"""Turns of a transcript: "MR KIRBY: We did …", with all lines up to the next voice."""

from collections.abc import Iterator

from communique.extract.scene import Scene
from communique.extract.statements.candidates import Candidate
from communique.extract.statements.cues import Cue
from communique.extract.statements.words import Saying
from communique.parse import Line, Parse

# A voice with its title has so many tokens at most; fewer tokens than this say nothing.
LONGEST, LEAST = 14, 3
# So many voices make a transcript where they are not in capitals.
FEWEST = 2
# A turn of more lines has lost its end.
LINES = 30
Voice = tuple[int, int]


def turns(scene: Scene, words: Saying) -> Iterator[Candidate]:
    """What each voice of a transcript says; whoever only asks says nothing."""
    parsed = scene.parsed
    if not words.askers:
        return
    names = {i for person in scene.mentions.people if person.form == "name" for i in range(person.first, person.last)}
    voices = [_voice(parsed, line, names, words) for line in parsed.lines]
    at = [i for i, voice in enumerate(voices) if voice]
    if sum(1 for voice in voices if voice) < FEWEST:
        return
    for i, after in zip(at, [*at[1:], 0], strict=True):
        first, last = voices[i] or (0, 0)
        if any(t.lemmas & words.askers and t.norm not in words.answers for t in parsed.tokens[first:last]):
            continue
        end = parsed.lines[after - 1] if i < after <= i + LINES else parsed.lines[i]
        yield from _said(parsed, (first, last), end)


def _voice(parsed: Parse, line: Line, names: set[int], words: Saying) -> Voice | None:
    """The tokens of the name, in capitals or known, that a colon parts from the rest of a line."""
    first = parsed.token_at(line.start)
    near = parsed.tokens[first : first + LONGEST]
    if len(near[0].text) == 1 and near[0].norm in words.answers and len(near) > 1 and near[1].text == ":":
        return first, first + 1
    if near[0].lemmas & words.askers and len(near[0].text) == 1:  # "Q" without a colon
        return first, first + 1
    colon = next((token.index for token in near if token.text == ":"), -1)
    if colon <= first or parsed.tokens[colon].start >= line.end:
        return None
    tokens = [t for t in parsed.tokens[first:colon] if t.is_word]
    titled = any(t.norm in words.courtesy or t.lemmas & words.speakers for t in tokens)
    capitals = titled and all(t.text.isupper() for t in tokens)
    known = any(t.index in names for t in tokens) and not any(words.kinds(t) for t in tokens)
    asks = any(t.lemmas & words.askers for t in tokens) and len(tokens) <= 2
    return (first, colon) if capitals or known or asks else None


def _said(parsed: Parse, voice: Voice, end: Line) -> Iterator[Candidate]:
    first = voice[1] + (parsed.tokens[voice[1]].text == ":")
    last = parsed.token_at(end.end - 1) + 1
    if last - first >= LEAST:
        cue = Cue(token=voice[1], first=voice[0], last=voice[1], segment=0, kinds=("say",))
        yield Candidate(
            start=parsed.tokens[first].start, end=end.end, manner="direct", form="turn",
            sentence=parsed.tokens[first].sentence, zone=voice, cue=cue,
        )  # fmt: skip
