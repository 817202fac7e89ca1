"""Place, level and name of an event: plain rules over its clause."""

from communique.extract.events.ahead import only_ahead
from communique.extract.events.context import gap, reach
from communique.extract.events.draft import Draft
from communique.extract.events.in_speech import of_speech
from communique.extract.events.stage import Stage
from communique.extract.events.told_at import told_at
from communique.extract.events.triggers import Trigger
from communique.model import Span
from communique.model.mention import AreaMention

BESIDE = 4  # tokens from "ahead of the SCO summit" to its place
MOTTO = 2  # tokens before the first word in marks: "under the theme “…”"
LISTED = 3  # tokens between two places of one list: ", and to"
WHERE = 12  # tokens between "where" and a meeting
ANTECEDENT = 5  # tokens between a place and "where": "in Lima on Monday afternoon, where"
POST = 12  # tokens of the name of an office before the place where it is held
WAY = 5  # tokens from "before" to the place of a journey: "before flying back to Cairo"
GOAL = 4  # tokens from a verb of coming to its place
PLACES = ("city", "capital", "country", "region")


def place_of(stage: Stage, draft: Draft) -> AreaMention | None:
    """The city or country of the event: the nearest one after «в» in the clause."""
    trigger = draft.context.trigger
    if trigger.type == "call":
        return None
    beside = only_ahead(stage, trigger)
    places = [m for m in draft.context.areas if m.place and m.kind in PLACES and not of_office(stage, m)]
    places = [m for m in places if not of_speech(stage, trigger, m) and not _left_for(stage, trigger, m)]
    apart = not beside and not told_at(stage, trigger)
    found = [m for m in places if _inside(stage, m, trigger.token) and reach(stage, trigger, m) <= apart]
    found = [m for m in found if not beside or 0 < gap(trigger, m) <= BESIDE]
    if trigger.type == "visit":
        told = any(reach(stage, trigger, m) == 0 for m in found)
        goal = _visited(stage, draft, places) or (None if told else _goal(stage, draft, places))
        found = [m for m in ([goal] if goal else found) if not _one_of_several(stage, m, places)]
    antecedent = _where(stage, draft)
    if antecedent is not None and not any(m.first > antecedent.first for m in found):
        return antecedent
    on_the_way = {m.first: trigger.type != "visit" and _led_to(stage, m) for m in found}
    return min(
        found,
        key=lambda m: (reach(stage, trigger, m), on_the_way[m.first], m.kind == "country", abs(gap(trigger, m))),
        default=None,
    )


def _where(stage: Stage, draft: Draft) -> AreaMention | None:
    """The place of "arrived in Lima on Monday, where he met the president": the one that "where" stands for."""
    trigger = draft.context.trigger
    mine = (i for i in range(trigger.token - 1, max(trigger.first, trigger.token - WHERE), -1))
    at = next((i for i in mine if stage.tokens[i].norm in stage.lexicon.where_words), None)
    if trigger.type == "visit" or at is None or stage.between(at, trigger.token):
        return None
    near = [m for m in draft.context.areas if 0 <= at - m.last <= ANTECEDENT and m.place and m.kind in PLACES]
    return near[-1] if near and not of_office(stage, near[-1]) else None


def _one_of_several(stage: Stage, goal: AreaMention, places: list[AreaMention]) -> bool:
    """Whether other states are named with a place in one list: "will visit China and Japan" has no one place."""
    for other in places:
        one, two = sorted((goal, other), key=lambda m: m.first)
        if one.sentence != two.sentence or one.areas == two.areas or not 0 < two.first - one.last <= LISTED:
            continue
        between = stage.tokens[one.last : two.first]
        if stage.lexicon.caseless and stage.tokens[two.last - 1].form.case == "Gen":
            continue  # "visited Saudi Arabia, Iran's rival"
        marks = [t.pos == "CCONJ" or t.text == "," for t in between]
        if any(marks) and all(mark or t.pos in ("ADP", "DET") for mark, t in zip(marks, between, strict=True)):
            return True
    return False


def of_office(stage: Stage, mention: AreaMention) -> bool:
    """Whether a place belongs to the name of an office: "the ambassador of Chile to Peru"."""
    near = stage.around("offices", mention.first - POST, mention.first + 1)
    return any(office.first <= mention.first and mention.span.end <= office.span.end for office in near)


def _left_for(stage: Stage, trigger: Trigger, mention: AreaMention) -> bool:
    """Whether a place is only where somebody went afterwards: "before flying to Cairo, he met the minister"."""
    between = stage.tokens[mention.last : trigger.token]
    if trigger.type == "visit" or not any(token.text == "," for token in between) or not _led_to(stage, mention):
        return False
    return any("ahead_of" in stage.groups[i] for i in range(max(trigger.first, mention.first - WAY), mention.first))


def _led_to(stage: Stage, mention: AreaMention) -> bool:
    """Whether "to" stands before a place: "before flying to Cairo, he met the minister in Riyadh"."""
    before = stage.tokens[mention.first - 1] if mention.first else None
    return before is not None and stage.lexicon.places.get(before.norm) == "Dat"


def _inside(stage: Stage, mention: AreaMention, event: int) -> bool:
    """Whether a word for «in» stands just before, over adjectives and «столице», never over the event itself."""
    if not stage.lexicon.in_words:  # said by an ending: Астанада
        return _case(stage, mention) == "Loc"
    first = stage.scene.parsed.sentences[mention.sentence].first
    for i in range(mention.first - 1, max(first - 1, mention.first - 4), -1):
        token = stage.tokens[i]
        if token.norm in stage.lexicon.in_words:
            over = i < event < mention.first  # «в форуме России и Чили» is where nobody met
            return not over and not _of_matter(stage, i) and not (i + 1 < mention.first and _pressed(stage, i))
        if token.pos not in ("ADJ", "NOUN"):
            return False
    return False


def _of_matter(stage: Stage, at: int) -> bool:
    """Whether a word for a matter stands before «in»: "the situation in Libya" is where nobody met."""
    matters = {"abstract" if stage.lexicon.caseless else "matter", "there_already"}
    here = at > 0 and stage.tokens[at - 1].sentence == stage.tokens[at].sentence
    return here and not matters.isdisjoint(stage.groups[at - 1])


def _pressed(stage: Stage, at: int) -> bool:
    """Whether a verb stands behind "to": "to pressure Russia" is no way there."""
    towards = stage.lexicon.places.get(stage.tokens[at].norm) == "Dat"
    after = stage.tokens[at + 1]
    return towards and "here" not in stage.groups[at + 1] and any(form.verb for form in after.forms)


def _goal(stage: Stage, draft: Draft, places: list[AreaMention]) -> AreaMention | None:
    """«Посетил Астану»: the place after a verb of coming."""
    trigger = draft.context.trigger
    if not stage.lexicon.in_words:  # Астанаға келді
        near = [m for m in places if _towards(stage, m)]
        return min(near, key=lambda m: (reach(stage, trigger, m), m.kind == "country"), default=None)
    found = [m for m in places if 0 < gap(trigger, m) <= GOAL]
    told = trigger.cue.id != "visit_noun" or any(f.verb for f in stage.tokens[trigger.token].forms)  # "visited Tehran"
    return found[0] if found and told and reach(stage, trigger, found[0]) == 0 else None


def _visited(stage: Stage, draft: Draft, places: list[AreaMention]) -> AreaMention | None:
    """«Был на форуме в Лиме и посетил Москву»: what is visited stands behind its verb without a preposition."""
    trigger = draft.context.trigger
    if stage.lexicon.caseless or not stage.lexicon.in_words or not stage.tokens[trigger.token].form.verb:
        return None
    near = [m for m in places if 0 < gap(trigger, m) <= GOAL and reach(stage, trigger, m) == 0]
    return next((m for m in near if _is_object(stage, m)), None)


def _is_object(stage: Stage, place: AreaMention) -> bool:
    """Whether a place can be in the accusative, and no preposition or noun that it belongs to leads it."""
    accusative = any(form.case == "Acc" for form in stage.tokens[place.last - 1].forms)
    return accusative and stage.tokens[place.first - 1].pos not in ("ADP", "ADJ", "NOUN")


def _towards(stage: Stage, mention: AreaMention) -> bool:
    return _case(stage, mention) == "Dat"


def _case(stage: Stage, mention: AreaMention) -> str:
    """The case of a place, or of the word behind that says what it is: «Шымкент қаласында»."""
    after = stage.tokens[mention.last : mention.last + 1]
    behind = [token for token in after if not stage.lexicon.towns.isdisjoint(token.lemmas)]
    return (behind[0] if behind else stage.tokens[mention.last - 1]).form.case


def level_of(stage: Stage, draft: Draft) -> tuple[str, Span | None]:
    """State, official or working, where such a word stands with the visit."""
    trigger = draft.context.trigger
    if trigger.type not in ("visit", "talks"):
        return "", None
    reachable = range(
        max(trigger.first, trigger.token - 3), min(trigger.last, trigger.token + (9 if trigger.type == "visit" else 1))
    )
    for level, words in stage.lexicon.levels.items():
        for i in reachable:
            token = stage.tokens[i]
            if not words.isdisjoint(token.lemmas) and _describes(stage, i, trigger.token):
                return level, stage.scene.parsed.span(token.start, token.end)
    return "", None


def _describes(stage: Stage, adjective: int, trigger: int) -> bool:
    """Whether an adjective stands with a noun of visiting."""
    if stage.lexicon.adjectives_last:
        return _follows(stage, adjective, trigger)
    kinds = {form.pos for form in stage.tokens[adjective].forms}
    # "State visit", «жұмыс сапары»: a noun right before does the same.
    if "ADJ" not in kinds and not stage.lexicon.caseless and not _is_visit(stage, adjective + 1):
        return False
    for i in range(adjective + 1, min(adjective + 4, len(stage.tokens))):
        if i == trigger or _is_visit(stage, i):
            return True
        if stage.tokens[i].pos not in ("ADJ", "CCONJ"):
            return False
    return False


def _is_visit(stage: Stage, at: int) -> bool:
    """Whether a noun of visiting stands at a token."""
    here = stage.tokens[at : at + 1]
    return any(cue.id == "visit_noun" for token in here for cue in stage.lexicon.cues_at(None, token))


def _follows(stage: Stage, describing: int, trigger: int) -> bool:
    """Whether a word stands behind a noun of visiting: «visita ufficiale», «visita di Stato»."""
    for i in range(describing - 1, max(describing - 4, -1), -1):
        if i == trigger or _is_visit(stage, i):
            return True
        if stage.tokens[i].pos not in ("ADJ", "CCONJ", "ADP"):
            return False
    return False


def name_of(stage: Stage, draft: Draft) -> Span | None:
    """The proper name of a forum or summit in quotation marks near its word."""
    trigger = draft.context.trigger
    if trigger.type not in ("summit", "forum"):
        return None
    at = stage.tokens[trigger.token].start
    sentence = stage.scene.parsed.sentences[trigger.sentence]
    for quotation in stage.scene.mentions.quotations:
        inside = sentence.start <= quotation.span.start < sentence.end
        motto = any("motto" in stage.groups[i] for i in range(max(0, quotation.first - MOTTO), quotation.first))
        if (
            inside
            and quotation.name
            and not motto
            and -60 <= quotation.span.start - at <= 60
            and len(quotation.span.text) <= 80
        ):
            return quotation.span
    return None
