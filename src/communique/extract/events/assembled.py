"""What several of one rank meet in: "the foreign ministers of Chile and Peru met" is talks, of three states a forum."""

from communique.extract.events.stage import Stage
from communique.lang.pack import is_bloc
from communique.model.content import EventType
from communique.model.mention import GroupMention, OfficeMention
from communique.parse import Token

TWO = 2
LINKS = 3  # tokens between a word for a meeting and those who met: "meeting of the"
HOLDING = 9  # tokens from "held" to the meeting
SUBJECT = 20  # tokens from a verb to those who met
LEADERS = ("head_of_state", "head_of_government", "leader")
RANKED = (*LEADERS, "minister")


def assembled(stage: Stage, token: int) -> EventType | None:
    """The type of a meeting whose word tells that the ministers or leaders of several states met; None elsewhere.

    Leaders "of the EU and China" hold a summit or talks: that is left open.
    """
    company = _company(stage, token)
    return _type_of(stage, company) if company is not None else None


def _type_of(stage: Stage, company: OfficeMention) -> EventType | None:
    states, rank = set(company.areas) - {""}, company.office.rank
    bloc = any(map(is_bloc, states))
    number = max(len(states) + bloc, _count(stage, company))
    if number < TWO or (rank in LEADERS and bloc and len(states) > 1):
        return None
    if number == TWO and not bloc:
        return "talks"
    return "summit" if rank in LEADERS else "forum"


def states_of(stage: Stage, token: int) -> tuple[str, ...]:
    """The states whose ministers or leaders are told to have met; empty where nobody assembled."""
    company = _who_assembled(stage, token)
    return tuple(code for code in company.areas if code) if company is not None else ()


def leaders_met(stage: Stage, token: int) -> bool:
    """Whether it is leaders who are told to have met, no ministers."""
    company = _who_assembled(stage, token)
    return company is not None and company.office.rank in LEADERS


def _who_assembled(stage: Stage, token: int) -> OfficeMention | None:
    company = _company(stage, token)
    return company if company is not None and _type_of(stage, company) is not None else None


def _company(stage: Stage, token: int) -> OfficeMention | None:
    noun = stage.tokens[token].form.pos == "NOUN"
    behind = _behind(stage, token) if noun else None
    return _subject(stage, token) if behind is None and (not noun or _is_held(stage, token)) else behind


def _behind(stage: Stage, token: int) -> OfficeMention | None:
    """«встреча министров иностранных дел Чили и Перу», "a meeting of the foreign ministers of Chile and Peru"."""
    near = stage.around("offices", token + 1, token + 1 + LINKS)
    found = next((m for m in near if isinstance(m, OfficeMention) and _several(stage, m)), None)
    if found is None or found.sentence != stage.tokens[token].sentence:
        return None
    linked = all(_links(stage, t) for t in stage.tokens[token + 1 : found.first])
    behind = stage.tokens[found.last : found.last + 1]
    with_others = any(t.norm in stage.lexicon.with_words for t in behind)  # «встреча министров … с президентом»
    whose = stage.lexicon.caseless or "Gen" in stage.cases.of(found)
    return found if linked and whose and not with_others else None


def _is_held(stage: Stage, token: int) -> bool:
    """Whether a verb of holding stands before a noun, which is its object: «министры провели встречу»."""
    before = range(max(0, token - HOLDING), token)
    held = [i for i in before if "hold" in stage.groups[i] and stage.tokens[i].form.verb == "Fin"]
    led = stage.tokens[token - 1].pos == "ADP" if token else True
    return bool(held) and not led and stage.between(held[-1], token) == 0


def _links(stage: Stage, token: Token) -> bool:
    """Whether a word may stand between a meeting and those who met."""
    return token.pos in ("ADJ", "DET", "NUM") or token.norm in stage.lexicon.of_words


def _subject(stage: Stage, token: int) -> OfficeMention | None:
    """«министры Чили и Перу встретились»: the title stands in the clause of the verb, nobody else does."""
    sentence = stage.scene.parsed.sentences[stage.tokens[token].sentence]
    first, last = max(sentence.first, token - SUBJECT), min(sentence.last, token + SUBJECT)
    titles = [m for m in stage.around("offices", first, last) if isinstance(m, OfficeMention)]
    here = [m for m in titles if stage.between(m.first, token) == 0]
    whole = here[:1] if len(here) == 1 else [m for m in here if _of_bloc(m)]  # «главы стран ЕС и президент Чили»
    if len(whole) != 1 or not _several(stage, whole[0]) or (stage.lexicon.caseless and whole[0].first > token):
        return None
    with_others = any(stage.tokens[i].norm in stage.lexicon.with_words for i in range(first, last))
    acts = stage.lexicon.caseless or all("Nom" in stage.cases.of(m) for m in here)
    return whole[0] if acts and not with_others else None


def _of_bloc(mention: OfficeMention) -> bool:
    """Whether a title is that of all heads or ministers of a bloc's states."""
    return mention.plural and bool(mention.areas) and all(map(is_bloc, mention.areas))


def _several(stage: Stage, mention: OfficeMention) -> bool:
    states = len(mention.areas) + any(map(is_bloc, mention.areas))
    return mention.office.rank in RANKED and max(states, _count(stage, mention)) > 1


def _count(stage: Stage, mention: OfficeMention) -> int:
    """How many states a title says that it is of: «министры двух стран»."""
    bands = stage.around("bands", mention.first, mention.first + 1)
    return max((max(m.count, len(m.areas)) for m in bands if isinstance(m, GroupMention)), default=0)
