"""Words that can mean a meeting, each with the types it can be of."""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import pairwise

from communique.extract.events.assembled import assembled
from communique.extract.events.calls import as_spoken, called, names_talks, receives_call
from communique.extract.events.leaving import LEAVE, only_left
from communique.extract.events.lexicon import Cue
from communique.extract.events.stage import Stage
from communique.model.content import EventType
from communique.model.mention import Mention, OfficeMention
from communique.parse import Token
from communique.parse.structure import Form

# Tokens on each side: a sentence longer than this is a list or junk, and must not cost its length squared.
WINDOW = 80
RECEIVE = "receive"
SESSION = "session"
MEETS = frozenset(("meet_noun", "meet", SESSION))
CALL = "call"
MATTERS = frozenset(("talk_noun", "meet_noun"))
WELCOMES = frozenset(("receive", "meet"))
ARRIVE, ENVOY = "arrive", "envoy"
PAPERS = 4  # tokens between "received" and "credentials": an envoy who brings them is no visitor
DEEDS = frozenset(("receive", "arrive", "leave"))  # cues that are verbs
BODIES = "forum"  # the cue of commissions, councils and conferences
BODY = 9  # tokens behind a meeting among which its body is named
HYPHENS = ("-", "–", "'", "’")
TITLES = 14  # tokens behind "received by" among which the host's titles stand
NEAR = 6  # tokens between a cue and what must follow it


@dataclass(frozen=True, slots=True)
class Trigger:
    """A cue at a token, read as one type. `first` to `last` (exclusive) are the tokens of its sentence in reach.

    `noun` is the token of the noun that a word for another edition stands for; -1 where the cue is in the text itself.
    """

    token: int
    cue: Cue
    type: EventType
    sentence: int
    first: int
    last: int
    noun: int = -1


def words_for_meetings(stage: Stage) -> tuple[Trigger, ...]:
    """All of them in the order of the text, one for each type that is possible."""
    found: list[Trigger] = []
    parsed, lexicon = stage.scene.parsed, stage.lexicon
    for sentence in parsed.sentences:
        if parsed.line_of(sentence).kind in ("share", "clutter"):
            continue
        for i in range(sentence.first, sentence.last):
            token = stage.tokens[i]
            if not token.is_word or len(token.norm) < 2:
                continue
            before = stage.tokens[i - 1] if i > sentence.first else None
            if lexicon.is_title(token) and _titled(stage, i):
                continue
            if i + 1 < sentence.last and lexicon.is_idiom(token, stage.tokens[i + 1]):
                continue
            if before is not None and lexicon.is_idiom(before, token):
                continue  # «келісімге келді»
            kinds: dict[EventType, Cue] = {}
            for cue in (as_spoken(stage, _session(stage, cue, i), i) for cue in lexicon.cues_at(before, token)):
                for kind in _possible(stage, cue, i):
                    kinds.setdefault(kind, cue)
            first, last = max(sentence.first, i - WINDOW), min(sentence.last, i + WINDOW)
            found += [Trigger(i, cue, kind, sentence.index, first, last) for kind, cue in kinds.items()]
    return tuple(found)


def _possible(stage: Stage, cue: Cue, token: int) -> tuple[EventType, ...]:
    """The types of a cue; what can be talks is a call only where a telephone is spoken of."""
    if not _allowed(stage, cue, token):
        return ()
    if cue.goes and stage.announces(token) and not stage.tokens[token + 2].is_title:
        return ()  # "is set to meet X in Rome" tells of no leaving
    if not {"talks", "call"} <= set(cue.types):
        papers = any("credentials" in groups for groups in stage.groups[token + 1 : token + 1 + PAPERS])
        return tuple(kind for kind in cue.types if kind != "visit") if cue.id == RECEIVE and papers else cue.types
    by_phone, of_words = _beside(stage, token, "phone"), cue.types[:2] == ("talks", "call")
    if by_phone and of_words:
        return tuple(kind for kind in cue.types if kind != "talks")
    if by_phone or (of_words and "phone" in stage.spoken):
        return cue.types
    return tuple(kind for kind in cue.types if kind != "call")


def _session(stage: Stage, cue: Cue, token: int) -> Cue:
    """The cue itself, or that of a session: "the 7th meeting of the Intergovernmental Commission" is no talks.

    Where ministers of several states met, the word can be of a forum too: «министры … встретились».
    """
    if cue.types[0] != "talks" or cue.id == SESSION:
        return cue
    if "forum" in cue.types and _of_body(stage, token):
        return replace(cue, id="session", types=("forum",))
    kind = assembled(stage, token) if cue.id in MEETS else None
    return cue if kind is None or kind in cue.types else replace(cue, types=(*cue.types, kind))


def _of_body(stage: Stage, token: int) -> bool:
    """Whether "of" and a word for a body stand behind a word."""
    tokens = stage.tokens[token + 1 : token + 1 + BODY]
    if not tokens or tokens[0].norm not in stage.lexicon.of_words:
        return False
    for before, word in pairwise(tokens):
        if word.pos in ("ADP", "VERB", "PUNCT") and word.text not in HYPHENS:
            return False
        if any(cue.id == BODIES for cue in stage.lexicon.cues_at(before, word)):
            return True
    return False


def _allowed(stage: Stage, cue: Cue, token: int) -> bool:
    """Whether the words stand around that a cue asks for."""
    if (cue.needs and not _beside(stage, token, cue.needs)) or (cue.id in DEEDS and _is_thing(stage, token)):
        return False
    if cue.id in MATTERS and _in_document(stage, token):
        return False
    if (cue.id == RECEIVE and (_beside(stage, token, "phone") or receives_call(stage, token))) or (
        cue.id == LEAVE and only_left(stage, token)
    ):
        return False  # who receives a call receives nobody, who leaves a town is no guest there
    if cue.id in WELCOMES and (_beside(stage, token, "arrival") or _on_arrival(stage, token)):
        return False  # who is met at the airport has no talks there
    if (cue.alone and not called(stage, token)) or (cue.id == CALL and names_talks(stage, token)):
        return False
    return (not cue.goes or _leads_on(stage, cue, token)) and (not cue.both or _both(stage, token))


def _on_arrival(stage: Stage, token: int) -> bool:
    """Whether who comes is only met: "arrived in Lima, where she was greeted by X", or received by an envoy of his own.

    Who is received by another than an envoy may have talks: «прибыл в Лиму, где был принят президентом».
    """
    sentence = stage.scene.parsed.sentences[stage.tokens[token].sentence]
    verbs = (i for i in range(token - 1, max(sentence.first, token - WINDOW) - 1, -1) if _tells(stage.tokens[i]))
    came = next(verbs, sentence.first)
    if not any(cue.id == ARRIVE for cue in stage.lexicon.cues_at(None, stage.tokens[came])):
        return False
    behind = stage.around("offices", token + 1, min(sentence.last, token + TITLES))
    return "greeting" in stage.groups[token] or any(
        isinstance(m, OfficeMention) and m.office.rank == ENVOY for m in behind
    )


def _tells(token: Token) -> bool:
    return token.form.verb == "Fin" and token.pos != "AUX"


def _in_document(stage: Stage, token: int) -> bool:
    """Whether a word tells what a document is about: "memorandum of understanding on political consultations"."""
    first = stage.scene.parsed.sentences[stage.tokens[token].sentence].first
    led = False
    for i in range(token - 1, max(first, token - BODY) - 1, -1):
        word = stage.tokens[i]
        if led and "document" in stage.groups[i]:
            return word.form.pos == "NOUN"
        noun = word.form.verb == "Part" and stage.tokens[i - 1].pos == "ADP"  # "memorandum of understanding"
        plain = noun or word.pos in ("NOUN", "ADJ", "DET") or word.norm in stage.lexicon.of_words
        led = led or word.norm in stage.lexicon.matters
        if not plain and word.norm not in stage.lexicon.matters:
            return False
    return False


def _is_thing(stage: Stage, token: int) -> bool:
    """Whether a word for a deed is a noun here, where nouns have no cases: "from his host", "the Commander's Cross"."""
    first = stage.scene.parsed.sentences[stage.tokens[token].sentence].first
    if not stage.lexicon.caseless or token == first:
        return False
    before, mark = stage.tokens[token - 1], stage.tokens[max(first, token - 2)]
    possessive = before.norm == "s" and mark.text in HYPHENS
    return possessive or (before.pos == "DET" and stage.tokens[token].form.pos == "NOUN")


def _leads_on(stage: Stage, cue: Cue, token: int) -> bool:
    """Whether the words behind a cue are those that it must have: "will be in" and a place, "called on" and a person.

    An empty word among them means that the place or person may follow at once.
    """
    if "visit" in cue.types and not _somebody(stage, token):
        return False
    kinds = ("areas",) if "visit" in cue.types else ("people", "offices")
    after = stage.tokens[token + 1 : token + 2]
    if "visit" in cue.types and after and after[0].pos == "ADV" and "here" in stage.groups[token + 1]:
        return True  # "was here", "came here"
    end = stage.scene.parsed.sentences[stage.tokens[token].sentence].last
    verb = next((i for i in range(token + 1, end) if _is_verb(stage, i)), end)  # "was held in Tehran" is no stay
    behind = range(token + 1, min(token + NEAR, verb))
    led = [i + 1 for i in behind if stage.tokens[i].norm in cue.goes]
    # "Set for May 5 in Rome" tells of no leaving.
    starts = [i for i in led if not stage.around("periods", i, i + 1)] + [token + 1] * ("" in cue.goes)
    return any(_names(stage, kinds, range(start, _near(stage, kinds, start, end))) for start in starts)


def _is_verb(stage: Stage, i: int) -> bool:
    """Whether a verb stands at a token, which may look like a noun: "are set for May in Lima"."""
    set_for = any(form.verb and form.lemma in stage.lexicon.set_for for form in stage.tokens[i].forms)
    return bool(stage.tokens[i].form.verb) or set_for


def _near(stage: Stage, kinds: Sequence[str], start: int, end: int) -> int:
    """How far a place or somebody is looked for; never past a preposition: "spoke with reporters about X"."""
    near = range(start, min(start + NEAR - 1, end))
    parted = (i for i in near if stage.tokens[i].pos == "ADP" and stage.tokens[i].norm not in stage.lexicon.of_words)
    return next(parted, near.stop) if "people" in kinds else near.stop


def _somebody(stage: Stage, token: int) -> bool:
    """Whether people stand in the sentence before a verb: goods that go abroad are no guests."""
    first = stage.scene.parsed.sentences[stage.tokens[token].sentence].first
    before = range(max(first, token - WINDOW), token)
    said = any(stage.around(kind, before.start, token + 1) for kind in ("people", "offices", "bands"))
    said = said or any("delegation" in stage.groups[i] or _is_person(stage.tokens[i].form) for i in before)
    return said or _surname(stage, token - 1, first)


def _is_person(form: Form) -> bool:
    """Whether a pronoun stands for people: "he", "we", "they", never "it" or "what"."""
    return (
        form.pos == "PRON" and bool(form.person) and (bool(form.gender) or form.number == "Plur" or form.person != "3")
    )


def _surname(stage: Stage, i: int, first: int) -> bool:
    """Whether a capital word of no dictionary stands right before a verb, behind its auxiliaries: "Castro went"."""
    while i > first and stage.tokens[i].pos == "AUX":
        i -= 1
    if i < first or not stage.tokens[i].is_title or stage.around("areas", i, i + 1):
        return False
    return not any(form.known for form in stage.tokens[i].forms) or any(form.name for form in stage.tokens[i].forms)


def _both(stage: Stage, token: int) -> bool:
    """Whether two people, or "the two", stand before a verb in its sentence."""
    first = stage.scene.parsed.sentences[stage.tokens[token].sentence].first
    people = {getattr(m, "person", 0) for m in stage.around("people", max(first, token - WINDOW), token)}
    return len(people) > 1 or bool(stage.around("bands", max(first, token - WINDOW), token))


def _names(stage: Stage, kinds: Sequence[str], places: range) -> bool:
    """Whether a mention of a kind begins at these tokens, or a word that stands for a place: "in the country"."""
    here = "areas" in kinds and any("here" in stage.groups[i] for i in places)
    return here or any(stage.around(kind, places.start, places.stop) for kind in kinds)


def _beside(stage: Stage, token: int, group: str) -> bool:
    """Whether a word of a group stands in the clause of a token."""
    sentence = stage.scene.parsed.sentences[stage.tokens[token].sentence]
    places = range(max(sentence.first, token - WINDOW), min(sentence.last, token + WINDOW))
    return any(group in stage.groups[i] and stage.between(i, token) == 0 for i in places)


def _titled(stage: Stage, token: int) -> bool:
    """Whether a word stands inside somebody's title or the name of an organisation."""
    held = any(m.last > token for m in stage.around("offices", token - 20, token + 1))
    named = [m for m in stage.around("organizations", token - 20, token + 1) if m.last > token]
    return held or any(not _joint(stage, m) for m in named)


def _joint(stage: Stage, body: Mention) -> bool:
    """Whether a body is one of two states or more, whose name tells of its meeting: "Joint Economic Commission"."""
    return any(stage.tokens[i].norm in stage.lexicon.joint for i in range(body.first, body.last))


def can_be_subject(stage: Stage, trigger: Trigger) -> bool:
    """Whether a noun can be in the nominative: no preposition leads it."""
    led = trigger.token > trigger.first and stage.tokens[trigger.token - 1].pos == "ADP"
    return not led and any(f.pos == "NOUN" and f.case == "Nom" for f in stage.tokens[trigger.token].forms)
