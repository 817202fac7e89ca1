"""Who came to a meeting of many, told in the next sentence: «Саммит өтті. Жиынға X, Y және Z қатысты»."""

from dataclasses import dataclass

from communique.extract.events.context import SEVERAL, Context
from communique.extract.events.lexicon import Cue
from communique.extract.events.stage import Stage
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, PersonMention

AFTER = 3  # sentences behind the one that tells of the meeting
FEWEST = 2
OPENING = 4  # tokens at the head of a sentence in which the meeting stands
OPEN = ("meet_noun", "session")  # cues that leave open what a meeting is
NEAR = 6  # tokens before it in which those stand whose it is
MANY = 3
STATES = ("country", "adjective")
GATHERINGS = frozenset((*SEVERAL, "session"))  # ids of cues


@dataclass(frozen=True, slots=True)
class Attended:
    """The states and the people of a list of those who came."""

    codes: frozenset[str]
    people: tuple[int, ...]


def attended(stage: Stage, context: Context) -> Attended | None:
    """Those listed behind a meeting; None where no sentence lists two states at least."""
    if context.trigger.type not in SEVERAL or not stage.lexicon.attend:
        return None
    sentences = stage.scene.parsed.sentences
    here = context.trigger.sentence
    told = [s.index for s in sentences[here + 1 : here + 1 + AFTER] if lists_comers(stage, s.index)]
    listed = [_listed(stage, index) for index in told]
    codes = frozenset(code for one in listed for code in one.codes)
    people = tuple(dict.fromkeys(person for one in listed for person in one.people))
    return Attended(codes, people) if len(codes) >= FEWEST else None


def lists_comers(stage: Stage, index: int) -> bool:
    """Whether a sentence opens with a meeting in the dative and ends with a verb of coming to it."""
    sentence = stage.scene.parsed.sentences[index]
    opening = range(sentence.first, min(sentence.last, sentence.first + OPENING))
    at = next((i for i in opening if _gathering(stage, i)), None)
    verbs = range(at + 1, sentence.last) if at is not None else ()
    came = (i for i in verbs if stage.tokens[i].lemmas & stage.lexicon.attend)
    return any(stage.tokens[i].form.verb == "Fin" or _goes_on(stage, i) for i in came)


def _goes_on(stage: Stage, i: int) -> bool:
    """«Қатысып жатыр»."""
    behind = stage.tokens[i + 1 : i + 2]
    return stage.tokens[i].form.verb == "Conv" and any(token.norm in stage.lexicon.going_on for token in behind)


def of_whom(stage: Stage, context: Context) -> str:
    """What a meeting is by those whose it is, told in the plural before it: «министрлердің кездесуі» is a forum.

    Empty where it does not say, or two states at most are named.
    """
    trigger = context.trigger
    if not stage.lexicon.verbs_last or trigger.cue.id not in OPEN:
        return ""
    several = {code for code in context.codes if not is_bloc(code)}
    many = len(several) >= MANY or any(map(is_bloc, context.codes)) or attended(stage, context) is not None
    if not many:
        return ""
    before = range(max(trigger.first, trigger.token - NEAR), trigger.token)
    own = [i for i in before if _several(stage, i)]
    ministers = any("ministers" in stage.groups[i] for i in own)
    return "forum" if ministers else "summit" if any("leaders" in stage.groups[i] for i in own) else ""


def _several(stage: Stage, i: int) -> bool:
    return any(form.number == "Plur" for form in stage.tokens[i].forms)


def _gathering(stage: Stage, i: int) -> bool:
    token = stage.tokens[i]
    cues: tuple[Cue, ...] = stage.lexicon.cues_at(None, token) if token.is_word else ()
    named = any(cue.id in GATHERINGS for cue in cues) and any(form.case == "Dat" for form in token.forms)
    return named or token.norm in stage.lexicon.attended


def _listed(stage: Stage, index: int) -> Attended:
    sentence = stage.scene.parsed.sentences[index]
    here = stage.around("people", sentence.first, sentence.last)
    people = dict.fromkeys(
        m.person for m in here if isinstance(m, PersonMention) and stage.scene.mentions.person(m.person).name
    )
    areas = (m for m in stage.around("areas", sentence.first, sentence.last) if isinstance(m, AreaMention))
    states = (m for m in areas if m.kind in STATES and stage.tokens[m.last - 1].form.case != "Loc")
    codes = {code for m in states for code in m.areas} | {stage.area_of(p) for p in people} - {""}
    return Attended(frozenset(code for code in codes if not is_bloc(code)), tuple(people))


def only_attends(stage: Stage, context: Context) -> bool:
    """Whether a verb of coming only tells who was at a meeting: «Жиынға X келді»."""
    come = context.trigger.type == "visit" and bool(stage.tokens[context.trigger.token].lemmas & stage.lexicon.attend)
    return come and lists_comers(stage, context.trigger.sentence)
