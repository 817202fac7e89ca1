"""Sessions of the organs of blocs: «заседание Высшего Евразийского экономического совета» is a summit."""

from collections.abc import Mapping

from communique.extract.events.stage import Stage
from communique.extract.events.triggers import SESSION, Trigger
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention, OrganizationMention

NEAR = 2  # tokens from the word for a session to the organ
ELSE = ("quoted", "clause:repeated", "clause:history", "clause:cancel", "clause:propose", "clause:another")


def organ_meets(stage: Stage, trigger: Trigger, row: Mapping[str, float]) -> bool:
    """Whether leaders are told to sit or to have sat together in an organ of their bloc."""
    if trigger.cue.id != SESSION or trigger.type != "summit" or any(row.get(name) for name in ELSE):
        return False
    verb = stage.tokens[trigger.token].form.verb == "Fin"
    told = verb or bool(row.get("nominative") and row.get("clause:hold"))
    return told and any(_of_leaders(stage, m) for m in _organs(stage, trigger))


def _organs(stage: Stage, trigger: Trigger) -> list[range]:
    """The tokens of what right behind the word names an organ of a bloc."""
    near = (trigger.token + 1, trigger.token + 1 + NEAR)
    found = [m for m in stage.around("areas", *near) if isinstance(m, AreaMention) and any(map(is_bloc, m.areas))]
    bodies = [m for m in stage.around("organizations", *near) if isinstance(m, OrganizationMention) and is_bloc(m.area)]
    return [range(m.first, m.last) for m in (*found, *bodies)]


def _of_leaders(stage: Stage, organ: range) -> bool:
    """Whether its name says that leaders or heads of government sit in it."""
    words = ({stage.tokens[i].norm, *(form.lemma for form in stage.tokens[i].forms)} for i in organ)
    return any(not stage.lexicon.of_leaders.isdisjoint(word) for word in words)
