"""Where people go on state and official visits: nobody pays such a visit to the state that he serves."""

from collections.abc import Mapping

from communique.extract.events.lexicon import Lexicon, lexicon_of
from communique.extract.scene import Scene
from communique.model.mention import AreaMention, PersonMention
from communique.parse import Token

ACTS = 6  # tokens from a name to its verb, and from there to the place
GOING = frozenset(("arrive", "visit"))
FOREIGN = ("state", "official")  # levels of visits that lead abroad


def goals(scene: Scene) -> Mapping[int, frozenset[str]]:
    """The states that each person arrives in on such a visit: "President X arrived in Abuja for a state visit"."""
    lexicon, found = lexicon_of(scene.pack), dict[int, frozenset[str]]()
    words = frozenset[str]().union(*(lexicon.levels.get(level, frozenset()) for level in FOREIGN))
    for mention in scene.mentions.people:
        if mention.form == "name" and (place := _goal(scene, lexicon, mention)) and _on_a_visit(scene, mention, words):
            found[mention.person] = found.get(mention.person, frozenset()).union(place.areas)
    return found


def _goal(scene: Scene, lexicon: Lexicon, mention: PersonMention) -> AreaMention | None:
    """The place behind a verb of arriving that stands behind a name."""
    tokens = _behind(scene, mention.last)
    verb = next((t for t in tokens if t.form.verb == "Fin" and _goes(lexicon, t)), None)
    others = [m.first for m in scene.mentions.people if verb is not None and mention.last <= m.first < verb.index]
    if verb is None or others:
        return None
    places = (m for m in scene.mentions.areas if m.sentence == mention.sentence and m.place)
    return next((m for m in places if 0 < m.first - verb.index <= ACTS), None)


def _goes(lexicon: Lexicon, token: Token) -> bool:
    return any(cue.id in GOING for cue in lexicon.cues_at(None, token))


def _on_a_visit(scene: Scene, mention: PersonMention, words: frozenset[str]) -> bool:
    sentence = scene.parsed.sentences[mention.sentence]
    return any(not words.isdisjoint(token.lemmas) for token in scene.parsed.words(sentence))


def _behind(scene: Scene, first: int) -> tuple[Token, ...]:
    behind = scene.parsed.tokens[first : first + ACTS]
    return tuple(t for t in behind if t.sentence == scene.parsed.tokens[first - 1].sentence)
