"""Whose a visit is, by the words right beside its noun: «визит президента Чили», "the President of Chile's visit"."""

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.model.mention import OfficeMention, PersonMention

BEHIND = 8  # tokens from a visit to "by": "the state visit to Peru by the President of Chile"
BEFORE = 4  # tokens from whose it is to a visit, where it stands before
TITLE = 14  # tokens of a title before a name
CLOSING = ("ADP", "VERB", "AUX", "CCONJ", "PUNCT")  # what parts "his" from its noun
LED_BY = frozenset(("delegation", "business"))  # groups of words for many who travel together
MANY = "delegation"  # the rank of nobody
LEADER = "leader"  # «узбекский лидер» may hold any of the first offices
Owner = OfficeMention | PersonMention


def owner(stage: Stage, trigger: Trigger) -> tuple[int | None, str, str]:
    """Who makes a visit, of which state and in which rank; None and empty where nobody is said to.

    Where a name is told, it is the visitor of gold in 86 of 93.
    """
    if trigger.cue.id != "visit_noun" or stage.tokens[trigger.token].form.verb == "Fin":
        return None, "", ""
    found = _beside(stage, trigger)
    if found is None and _of_delegation(stage, trigger):
        return None, "", MANY
    if found is None or (isinstance(found, OfficeMention) and (found.plural or found.former)):
        return None, "", ""
    if isinstance(found, PersonMention):
        return found.person, stage.area_of(found.person), ""
    meant = found.holders or tuple(m.person for m in _people(stage, found.first, found.first + 1))
    return (
        (meant[0] if len(meant) == 1 else None),
        found.office.area,
        "" if found.office.rank == LEADER else found.office.rank,
    )


def _of_delegation(stage: Stage, trigger: Trigger) -> bool:
    """Whether it is that of a delegation, right behind: «визит российской бизнес-миссии»; its head is told apart."""
    if stage.lexicon.caseless or stage.lexicon.verbs_last:
        return False
    behind = stage.tokens[trigger.token + 1 : trigger.last]
    noun = next((t for t in behind if t.pos != "ADJ"), None)
    if noun is None or noun.form.case != "Gen":
        return False
    kind = stage.lexicon.groups.get(noun.lemma.rpartition("-")[2], frozenset())
    return not LED_BY.isdisjoint(kind.union(stage.groups[noun.index]))


def _beside(stage: Stage, trigger: Trigger) -> Owner | None:
    at = trigger.token
    if stage.lexicon.verbs_last:
        return _before(stage, trigger)
    if not stage.lexicon.caseless:
        behind = _at(stage, at + 1)
        return behind if behind is not None and _in_genitive(stage, behind) else None
    return _possessor(stage, trigger) or _agent(stage, trigger) or _actor(stage, trigger)


def _in_genitive(stage: Stage, mention: Owner) -> bool:
    """Whether a title or a name can be in the genitive: never «в ходе визита президент встретился»."""
    last = stage.tokens[mention.last - 1]
    return "Gen" in stage.cases.of(mention).union(form.case for form in last.forms)


def _at(stage: Stage, first: int) -> Owner | None:
    """The title or the name that begins at a token."""
    titles, people = _titles(stage, first, first + 1), _people(stage, first, first + 1)
    return titles[0] if titles else people[0] if people else None


def _titles(stage: Stage, first: int, last: int) -> list[OfficeMention]:
    return [m for m in stage.around("offices", first, last) if isinstance(m, OfficeMention)]


def _people(stage: Stage, first: int, last: int) -> list[PersonMention]:
    return [m for m in stage.around("people", first, last) if isinstance(m, PersonMention)]


def _before(stage: Stage, trigger: Trigger) -> Owner | None:
    """The last title in the genitive before the noun: «Чили президентінің Перуге сапары»."""
    titles = _titles(stage, trigger.first, trigger.token)
    near = [m for m in titles if m.last <= trigger.token <= m.last + BEFORE and not m.holders]
    owning = [m for m in near if stage.tokens[m.last - 1].form.case == "Gen"]
    return owning[-1] if owning else None


def _possessor(stage: Stage, trigger: Trigger) -> Owner | None:
    """Whose "'s" stands before the noun, over words that describe it: "the Chilean president's first state visit"."""
    marks, tokens = stage.lexicon.possessive, stage.tokens
    near = range(trigger.token - 1, max(trigger.first, trigger.token - BEFORE - 2), -1)
    at = next((i for i in near if tokens[i].norm in marks), None)
    if at is None:
        return None
    if any("invite" in stage.groups[i] for i in range(at, trigger.token)):
        return None  # "accepted the president's invitation to visit"
    ended = at - 1 if tokens[at - 1].norm in marks else at
    told: list[Owner] = [*_titles(stage, trigger.first, at), *_people(stage, trigger.first, at)]
    return next((m for m in told if m.last == ended), None)


def _actor(stage: Stage, trigger: Trigger) -> Owner | None:
    """Who acts in the sentence of "his visit": the first who is named before and led by no preposition (14 of 14)."""
    tokens = stage.tokens
    near = range(trigger.token - 1, max(trigger.first, trigger.token - BEHIND) - 1, -1)
    at = next((i for i in near if tokens[i].norm in stage.lexicon.his or tokens[i].pos in CLOSING), None)
    if at is None or tokens[at].norm not in stage.lexicon.his:
        return None
    return next((m for m in _people(stage, trigger.first, at) if not led(stage, m)), None)


def led(stage: Stage, mention: PersonMention) -> bool:
    """Whether a preposition stands before a name, over its title, articles and adjectives."""
    titles = _titles(stage, max(0, mention.first - TITLE), mention.first + 1)
    at = min((mention.first, *(m.first for m in titles if m.first <= mention.first <= m.last + 2)))
    while at and stage.tokens[at - 1].pos in ("DET", "ADJ"):
        at -= 1
    return at > 0 and stage.tokens[at - 1].pos == "ADP" and stage.tokens[at - 1].sentence == mention.sentence


def _agent(stage: Stage, trigger: Trigger) -> Owner | None:
    """Who stands behind "of" or "by" in the same clause, over an article."""
    for i in range(trigger.token + 1, min(trigger.last - 1, trigger.token + BEHIND)):
        token = stage.tokens[i]
        if token.form.verb == "Fin" or not token.is_word or not stage.lexicon.host_words.isdisjoint(token.lemmas):
            return None  # "visited Peru at the invitation of its president"
        if token.norm in stage.lexicon.agents:
            return _at(stage, i + 1) or (_at(stage, i + 2) if stage.tokens[i + 1].pos == "DET" else None)
    return None
