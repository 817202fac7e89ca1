"""Journeys of which only the start is told: «вылетел из Парижа», "left Paris" is no visit to Paris."""

from communique.extract.events.stage import Stage
from communique.model.mention import AreaMention

LEAVE = "leave"
REACH = 9  # tokens behind the verb among which the way is told
HOME = 4  # tokens from the verb to "his country"
FROM = "Abl"  # the case of where somebody comes from, where no preposition tells it
WAY = (FROM, "Dat", "Loc")


def only_left(stage: Stage, token: int) -> bool:
    """Whether the clause of a verb of leaving names where from, and nothing of where to."""
    sentence = stage.scene.parsed.sentences[stage.tokens[token].sentence]
    if any(_home(stage, i) for i in range(token + 2, min(sentence.last, token + HOME))):
        return True
    # Verbs come last where endings tell the way.
    start = token if stage.lexicon.in_words else max(sentence.first, token - REACH)
    near = (m for m in stage.around("areas", start, min(sentence.last, token + REACH)) if isinstance(m, AreaMention))
    places = [m for m in near if m.kind != "adjective" and not stage.between(m.first, token)]
    if not stage.lexicon.in_words:
        places = [m for m in places if stage.tokens[m.last - 1].form.case in WAY]
    left = [_from(stage, m, token) for m in places]
    return any(left) and all(left)


def _home(stage: Stage, i: int) -> bool:
    """Whether somebody goes home: "will depart for his country"."""
    return "here" in stage.groups[i] and stage.tokens[i - 1].norm in stage.lexicon.his


def _from(stage: Stage, place: AreaMention, token: int) -> bool:
    """Whether a place is where a journey starts."""
    if not stage.lexicon.in_words:
        return stage.tokens[place.last - 1].form.case == FROM
    before = stage.tokens[place.first - 1]
    return before.norm in stage.lexicon.from_words or (stage.lexicon.caseless and place.first == token + 1)
