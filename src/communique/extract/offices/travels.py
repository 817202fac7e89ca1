"""Where people go on state and official visits: nobody pays such a visit to the state that he serves."""

from collections import defaultdict
from collections.abc import Mapping

from communique.extract.events.lexicon import Lexicon, lexicon_of
from communique.extract.scene import Scene
from communique.model.mention import AreaMention
from communique.parse import Token

ACTS = 6  # tokens from a name to its verb, and from there to the place
GOING = frozenset(("arrive", "visit", "stay"))
FOREIGN = ("state", "official")  # levels of visits that lead abroad


def goals(scene: Scene) -> Mapping[int, frozenset[str]]:
    """The states that each person arrives in on such a visit: "President X arrived in Abuja for a state visit"."""
    lexicon, found = lexicon_of(scene.pack), dict[int, frozenset[str]]()
    words = frozenset[str]().union(*(lexicon.levels.get(level, frozenset()) for level in FOREIGN))
    named = frozenset(m.first for m in scene.mentions.people)
    places: dict[int, list[AreaMention]] = defaultdict(list)
    for area in scene.mentions.areas:
        if area.place:
            places[area.sentence].append(area)
    for mention in scene.mentions.people:
        verb = _verb(scene, lexicon, mention.last, named) if mention.form == "name" else None
        near = [m for m in places[mention.sentence] if verb is not None and 0 < m.first - verb.index <= ACTS]
        goal = near[0] if near else None
        if goal is not None and _on_a_visit(scene, lexicon, goal, words):
            found[mention.person] = found.get(mention.person, frozenset()).union(goal.areas)
    return found


def _verb(scene: Scene, lexicon: Lexicon, first: int, named: frozenset[int]) -> Token | None:
    """The verb of arriving that stands behind a name, before anybody else is named."""
    for token in _behind(scene, first):
        if token.index in named or (token.form.verb == "Fin" and _goes(lexicon, token)):
            return None if token.index in named else token
    return None


def _goes(lexicon: Lexicon, token: Token) -> bool:
    return any(cue.id in GOING for cue in lexicon.cues_at(None, token))


def _on_a_visit(scene: Scene, lexicon: Lexicon, goal: AreaMention, words: frozenset[str]) -> bool:
    """Whether a sentence calls it a state or official visit, or a visit to a whole state or its capital."""
    tokens = scene.parsed.words(scene.parsed.sentences[goal.sentence])
    if any(not words.isdisjoint(token.lemmas) for token in tokens):
        return True
    visits = any(cue.id == "visit_noun" for token in tokens for cue in lexicon.cues_at(None, token))
    return visits and goal.kind in ("country", "capital")


def _behind(scene: Scene, first: int) -> tuple[Token, ...]:
    behind = scene.parsed.tokens[first : first + ACTS]
    return tuple(t for t in behind if t.sentence == scene.parsed.tokens[first - 1].sentence)
