"""Which states take part: candidates with features."""

from collections.abc import Collection
from dataclasses import dataclass

from communique.extract.events.context import SEVERAL, Article, Context, Row, gap, near, reach
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.lang.pack import is_bloc, members_of
from communique.model.mention import AreaMention, PersonMention

SIDED = ("talks", "call", "visit")
AT_OTHERS = (*SIDED, "signing")  # what two sides may do at the meeting of others
CITY = 5  # tokens back to a city that stands before its state
OF_WORDS = 3  # words between a gathering and whose it is: «саммит глав государств СНГ»
MATTER = 3  # tokens before a state among which what is spoken of stands
OBJECT = 2  # tokens from a verb to its object
DURING = 3  # words before it that say it is only when: «на полях»


def country_rows(article: Article, context: Context) -> dict[str, Row]:
    """Each code that may take part, with its features."""
    stage = article.stage
    reachable = set(context.codes)
    reachable |= {c for m in context.before.areas for c in m.areas}
    reachable |= {c for m in context.before.bands for c in m.areas}
    reachable |= {stage.area_of(m.person) for m in (*context.before.people, *context.after.people)} - {""}
    reachable |= set(stage.scene.mentions.hub[:3])
    reachable |= {stage.area_of(p) for p in article.mains[:2]} - {""}
    listed = article.lists.near(context.trigger.sentence) if context.trigger.type in SEVERAL else None
    reachable |= listed[1] if listed else frozenset()
    clause_codes = {c for m in context.areas if reach(stage, context.trigger, m) == 0 for c in m.areas}
    carried = _Carried.of(article, context)
    return {
        code: _features(article, context, code, clause_codes) | carried.features(code, stage.publishers)
        for code in sorted(reachable)
        if not _only_occasion(article, context, code)
    }


def _features(article: Article, context: Context, code: str, clause_codes: set[str]) -> Row:
    stage, trigger = article.stage, context.trigger
    hub = stage.scene.mentions.hub
    row: Row = {
        f"type={trigger.type}": 1,
        f"cue={trigger.cue.id}": 1,
        "bloc": float(is_bloc(code)),
        "sent_codes": min(len(context.codes), 6),
        "clause_codes": min(len(clause_codes), 5),
        "hub": float(hub.index(code) + 1) if code in hub[:4] else 5.0,
        "top": float(hub[:1] == (code,)),
        "top_two": float(code in hub[:2]),
        "count": min(article.counts.get(code, 0), 8) / max(1, max(article.counts.values(), default=1)),
        "readings": float(code in context.codes),
        "only": float(context.codes == {code}),
        "blocs_here": float(any(map(is_bloc, context.codes))),
        "member": float(_member(code, context)),
        "main_person": float(any(stage.area_of(p) == code for p in article.mains[:1])),
        "place_only": float(_place_only(stage, context, code)),
        "focus": float(context.focus is not None),
        "focused": float(context.focus is not None and stage.area_of(context.focus) == code),
        "two_sides": float(len({stage.area_of(p) for p in context.persons} - {""}) == 2),
    }
    row |= _homeless(article, context) if stage.lexicon.caseless else {}
    row |= _by_words(stage, context, code)
    row |= _by_people(stage, context, code)
    row |= _by_bands(stage, context, code)
    row |= _beside(article, context, code)
    row |= _listed(article, context, code)
    return row


def _homeless(article: Article, context: Context) -> Row:
    """Whether people take part whose state the text does not tell: then some other state that it names may be none."""
    stage = article.stage
    strange = [m for m in context.people if not stage.area_of(m.person) and stage.scene.mentions.person(m.person).name]
    near = [m for m in strange if reach(stage, context.trigger, m) == 0]
    return {
        "homeless": min(len({m.person for m in strange}), 3),
        "homeless_near": float(bool(near)),
        "homeless_first": float(bool(near) and near[0] is context.people[0]),
    }


@dataclass(frozen=True, slots=True)
class _Carried:
    """What tells the state that a chronicle is about, the same for all: it meets one partner after the other.

    `others` are the states of each meeting told elsewhere, `foci` those of the other counterparts of a list, `sides`
    those of the people here, `subject` that of who acted in the sentence before.
    """

    others: tuple[frozenset[str], ...]
    foci: tuple[str, ...]
    sides: frozenset[str]
    subject: str

    @classmethod
    def of(cls, article: Article, context: Context) -> "_Carried":
        """Of one context."""
        stage, trigger = article.stage, context.trigger
        around = article.around(context)
        foci = [c.focus for c in around if c.trigger.token == trigger.token and c.focus not in (None, context.focus)]
        last = [m for m in context.before.people if "Nom" in stage.cases.of(m)]
        return cls(
            others=tuple(c.codes for c in around if c.trigger.sentence != trigger.sentence and c.trigger.type in SIDED),
            foci=tuple(stage.area_of(p) for p in foci if p is not None),
            sides=frozenset(stage.area_of(p) for p in context.persons) - {""},
            subject=stage.area_of(last[-1].person) if last else "",
        )

    def features(self, code: str, publishers: Collection[str]) -> Row:
        """Of one state; `publishers` are those whose bodies are named."""
        return {
            "recurs": sum(code in codes for codes in self.others) / len(self.others) if self.others else 0.0,
            "others": min(len(self.others), 6),
            "other_focus": float(code in self.foci),
            "foci": min(len(self.foci), 4),
            "subject_before": float(code == self.subject),
            "one_side": float(len(self.sides) == 1),
            "alone": float(len(self.sides) == 1 and code not in self.sides),
            "publishes": float(code in publishers),
        }


def _listed(article: Article, context: Context, code: str) -> Row:
    """Whether a list of states in or after the sentence has this one; of a bloc how many of its members."""
    found = article.lists.near(context.trigger.sentence) if context.trigger.type in SEVERAL else None
    if found is None:
        return {"listed": 0.0, "list": 0.0}
    place, codes = found
    members = set(members_of(code))
    return {
        "listed": float(code in codes),
        "list": min(len(codes), 8),
        "list_here": float(place == context.trigger.sentence),
        "members_listed": min(len(members & codes), 6),
    }


def _only_occasion(article: Article, context: Context, code: str) -> bool:
    """Whether a bloc is named only as whose summit or forum it was that two sides met at: «на полях саммита G20»."""
    if context.trigger.type not in AT_OTHERS or not is_bloc(code):
        return False
    named = [m for m in context.areas if code in m.areas]
    return bool(named) and all(_of_occasion(article, context.trigger, m) for m in named)


def _of_occasion(article: Article, trigger: Trigger, bloc: AreaMention) -> bool:
    beside = (*range(bloc.first - OF_WORDS, bloc.first), bloc.last)
    occasions = [i for i in beside if i in article.gatherings and i != trigger.token]
    first = min((bloc.first, *occasions))
    before = range(max(trigger.first, first - DURING), first)
    return bool(occasions) and any("during" in article.stage.groups[i] for i in before)


def _member(code: str, context: Context) -> bool:
    """Whether a bloc named in the sentence has this state as a member."""
    return any(code in members_of(bloc) for bloc in context.codes)


def _place_only(stage: Stage, context: Context, code: str) -> bool:
    """Whether the state is there only as the place where something is."""
    words = [m for m in context.areas if code in m.areas]
    people = any(stage.area_of(p) == code for p in context.persons)
    return bool(words) and not people and all(m.place and _preposition(stage, m).get("prep_in") for m in words)


def _by_words(stage: Stage, context: Context, code: str) -> Row:
    """Words for the state in the sentence: how near, of what kind, after which preposition."""
    trigger = context.trigger
    found = [m for m in context.areas if code in m.areas]
    if not found:
        return {"words": 0, "near": 0}
    best = min(found, key=lambda m: (reach(stage, trigger, m), abs(gap(trigger, m))))
    row: Row = {
        "words": min(len(found), 4),
        "near": near(gap(trigger, best)),
        "cuts": min(reach(stage, trigger, best), 4),
        "before": float(gap(trigger, best) < 0),
        "adjacent": float(abs(gap(trigger, best)) == 1),
        f"kind={best.kind}": 1,
        "pair": float(len(best.areas) > 1),
        "matter": sum(_is_matter(stage, trigger, m) for m in found) / len(found),
        "modifies": float(best.kind == "adjective" and -3 <= gap(trigger, best) < 0),
    }
    row |= _preposition(stage, best)
    cases = {best.case} - {""} or (stage.cases.of(best) if stage.lexicon.caseless else set())
    row |= {f"case={case}": 1 for case in cases}
    row |= {"after_person": 1.0} if _in_title(context, best) else {}
    return row


def _is_matter(stage: Stage, trigger: Trigger, mention: AreaMention) -> bool:
    """Whether a state is what is spoken of: "the situation in Syria", "the Syrian crisis", "discussed Syria"."""
    first = max(trigger.first, mention.first - MATTER)
    beside = (*range(first, mention.first), *range(mention.last, min(mention.last + 1, trigger.last)))
    object_of = trigger.cue.id == "discuss" and 0 < mention.first - trigger.token <= OBJECT
    return object_of or any("matter" in stage.groups[i] and stage.between(i, mention.first) == 0 for i in beside)


def _preposition(stage: Stage, mention: AreaMention | PersonMention) -> Row:
    """The preposition before a mention, over the words that may stand between."""
    first = stage.scene.parsed.sentences[mention.sentence].first
    start = _opening(stage, mention) if isinstance(mention, AreaMention) else mention.first
    for i in range(start - 1, max(first - 1, start - 4), -1):
        token = stage.tokens[i]
        if token.pos == "ADP" or token.norm in stage.lexicon.in_words | stage.lexicon.with_words:
            inside, along = token.norm in stage.lexicon.in_words, token.norm in stage.lexicon.with_words
            return {"prep_in": float(inside), "prep_with": float(along), "prep_other": float(not inside and not along)}
        if token.pos not in ("ADJ", "NOUN", "NUM") or token.text == ",":
            break
    return {"prep_none": 1}


def _opening(stage: Stage, mention: AreaMention) -> int:
    """Where the words for a place begin that a mention closes: "in Bali, Indonesia"."""
    near = stage.around("areas", mention.first - CITY, mention.first) if mention.place else ()
    city = next((m for m in near if m.last == mention.first - 1), None)
    comma = city is not None and stage.tokens[city.last].text == ","
    one = isinstance(city, AreaMention) and bool(city.place) and city.areas == mention.areas
    return city.first if city is not None and comma and one else mention.first


def _in_title(context: Context, mention: AreaMention) -> bool:
    """Whether the words belong to somebody's title: «президента США Трампа»."""
    return any(0 <= m.first - mention.last <= 3 or m.first <= mention.first < m.last for m in context.people)


def _by_people(stage: Stage, context: Context, code: str) -> Row:
    """People of the state in the sentence."""
    trigger = context.trigger
    found = [m for m in context.people if stage.area_of(m.person) == code]
    if not found:
        return {"people": 0}
    best = min(found, key=lambda m: (reach(stage, trigger, m), abs(gap(trigger, m))))
    return {
        "people": min(len({m.person for m in found}), 3),
        "person_near": near(gap(trigger, best)),
        "person_cuts": min(reach(stage, trigger, best), 4),
        "person_before": float(gap(trigger, best) < 0),
        "person_subject": float("Nom" in stage.cases.of(best)),
        f"person_{best.form}": 1,
        **{f"person_{k}": v for k, v in _preposition(stage, best).items()},
    }


def _by_bands(stage: Stage, context: Context, code: str) -> Row:
    found = [b for b in context.bands if code in b.areas]
    if not found:
        return {}
    return {
        "band": 1,
        "band_cuts": min(4, *(reach(stage, context.trigger, b) for b in found)),
        "band_size": len(found[0].areas),
    }


def _beside(article: Article, context: Context, code: str) -> Row:
    """The state in the sentences before and after, and in the first line."""
    stage = article.stage
    return {
        "sentence_before": float(any(code in m.areas for m in context.before.areas)),
        "person_sentence_before": float(any(stage.area_of(m.person) == code for m in context.before.people)),
        "sentence_after": float(any(code in m.areas for m in context.after.areas)),
        "person_sentence_after": float(any(stage.area_of(m.person) == code for m in context.after.people)),
        "opening": float(code in article.opening),
        "sentence": min(context.trigger.sentence, 8),
    }
