"""Words that can mean a meeting, each with the types it can be of."""

from dataclasses import dataclass

from communique.extract.events.lexicon import Cue
from communique.extract.events.stage import Stage


@dataclass(frozen=True, slots=True)
class Trigger:
    """A cue at a token, read as one type. `first` to `last` (exclusive) are the tokens of its sentence."""

    token: int
    cue: Cue
    type: str
    sentence: int
    first: int
    last: int


def triggers_of(stage: Stage) -> tuple[Trigger, ...]:
    """All of them in the order of the text, one for each type that is possible."""
    found: list[Trigger] = []
    parsed, lexicon = stage.scene.parsed, stage.lexicon
    for sentence in parsed.sentences:
        if parsed.line_of(sentence).kind in ("share", "clutter"):
            continue
        for i in range(sentence.first, sentence.last):
            token = stage.tokens[i]
            if not token.is_word or len(token.norm) < 3:
                continue
            before = stage.tokens[i - 1] if i > sentence.first else None
            kinds: dict[str, Cue] = {}
            for cue in lexicon.cues_at(before, token):
                for kind in cue.types:
                    kinds.setdefault(kind, cue)
            found += [Trigger(i, cue, kind, sentence.index, sentence.first, sentence.last) for kind, cue in kinds.items()]
    return tuple(found)
