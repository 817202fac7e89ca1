"""All candidates of a document, direct and reported, before anything decides."""

from communique.extract.scene import Scene
from communique.extract.statements.candidates import Candidate
from communique.extract.statements.clauses import Clauses
from communique.extract.statements.cues import cues
from communique.extract.statements.listed import listed
from communique.extract.statements.quoted import Heard, quoted
from communique.extract.statements.reported import reported
from communique.extract.statements.spoken import Spoken
from communique.extract.statements.turns import turns
from communique.extract.statements.unmarked import unmarked
from communique.extract.statements.verb_last import heads_of, verb_last
from communique.extract.statements.voiced import voiced
from communique.extract.statements.words import saying
from communique.parse import Parse, Sentence

UNREAD = frozenset({"clutter", "share", "caption"})


def propose(scene: Scene) -> list[Candidate]:
    """What may have been said, in the order of the text; several candidates may share words."""
    parsed, words = scene.parsed, saying(scene.pack)
    clauses = Clauses(parsed, scene.mentions.quotations, scene.mentions.organizations)
    found = [c for c in quoted(Heard(clauses, words), scene.mentions.quotations) if _read(parsed, c.sentence)]
    before: Sentence | None = None
    heads = heads_of(scene)
    for sentence in parsed.sentences:
        if not _read(parsed, sentence.index):
            continue
        segments = clauses.segments(sentence)
        if segments:
            spoken = Spoken(clauses, sentence, segments, list(cues(clauses, segments, words)), words, before)
            found += reported(spoken)
            found += verb_last(clauses, sentence, spoken.cues, words, heads)
            before = sentence
    found += unmarked(Heard(clauses, words), scene.mentions.quotations, scene.mentions.people)
    found += listed(parsed, words)
    found += voiced(scene, words)
    found += turns(scene, words)
    return sorted(found, key=lambda c: (c.start, c.end, c.form))


def _read(parsed: Parse, sentence: int) -> bool:
    return parsed.line_of(parsed.sentences[sentence]).kind not in UNREAD
