"""Words under the name of who says them: «Айдос Әлиев, Мәжіліс депутаты:» and on the next line what he says."""

from collections.abc import Iterator

from communique.extract.scene import Scene
from communique.extract.statements.candidates import Candidate
from communique.extract.statements.cues import Cue
from communique.extract.statements.words import Saying
from communique.parse import Line, Parse

# A line of more tokens is a sentence, no name with an office; fewer tokens say nothing.
LONGEST, LEAST = 16, 4
QUOTES = '«„“"•'
DASHES = "-–—"  # before speech: no part of it


def voiced(scene: Scene, words: Saying) -> Iterator[Candidate]:
    """The line behind each that gives a name and ends in a colon."""
    if not words.voices:
        return
    parsed = scene.parsed
    names = {mention.first: mention.last for mention in scene.mentions.people if mention.form == "name"}
    titles = {mention.last for mention in scene.mentions.offices}
    for line, after in zip(parsed.lines, parsed.lines[1:], strict=False):
        dashed = (after.marker or parsed.text[after.start]) in DASHES
        zone = _named(parsed, line, names) or (_titled(parsed, line, names, titles) if dashed else None)
        if zone and parsed.text[after.start] not in QUOTES and after.kind == "body":
            yield from _said(parsed, after, zone)


def _named(parsed: Parse, line: Line, names: dict[int, int]) -> tuple[int, int] | None:
    """The tokens of the name in a line of a name, perhaps an office, and a colon."""
    if parsed.text[line.end - 1] != ":":
        return None
    first, last = parsed.token_at(line.start), parsed.token_at(line.end - 1)
    return (first, names[first]) if first in names and last - first <= LONGEST else None


def _titled(parsed: Parse, line: Line, names: dict[int, int], titles: set[int]) -> tuple[int, int] | None:
    """The tokens of the name in a line of nothing but a name and an office, without a colon."""
    first, last = parsed.token_at(line.start), parsed.token_at(line.end - 1) + 1
    if first not in names or last not in titles or last - first > LONGEST:
        return None
    return None if any(token.form.verb for token in parsed.tokens[first:last]) else (first, names[first])


def _said(parsed: Parse, line: Line, zone: tuple[int, int]) -> Iterator[Candidate]:
    first, last = parsed.token_at(line.start), parsed.token_at(line.end - 1) + 1
    first += parsed.tokens[first].text in DASHES
    if last - first >= LEAST:
        cue = Cue(token=zone[1], first=zone[0], last=zone[1], segment=0, kinds=("say",))
        begin = parsed.tokens[first]
        yield Candidate(
            start=begin.start, end=line.end, manner="direct", form="voiced", sentence=begin.sentence, zone=zone, cue=cue
        )
