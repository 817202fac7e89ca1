"""Which people take part: candidates with features."""

from collections.abc import Collection, Mapping

from communique.extract.events.context import SEVERAL, TWO_SIDED, Article, Context, Row, gap, near, reach
from communique.extract.events.countries import _preposition as preposition
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.lang.pack import is_bloc
from communique.model.mention import OfficeMention, PersonMention

SAYING = 5
TITLE = 14  # tokens from the beginning of a title to its holder
COURTESY = 7  # tokens between them: ", H.E. Dr."
TWO = 2
LINKED = 5  # tokens from a word for talks to "between"
TITLED = 8  # tokens from there to the first name: "between the President of Peru, X"
BEHIND = 2  # tokens in which the word follows where it stands behind
HOST = 7  # tokens from "at the invitation of" to whose it is
HEAD = 3
LONGEST_LIST = 120  # tokens
COMING = 4  # tokens between a verb of coming and its place


def people_rows(article: Article, context: Context, codes: Collection[str]) -> dict[int, Row]:
    """Each named person who may take part, with features; `codes` are the states that take part."""
    stage = article.stage
    reachable = set(context.persons)
    reachable |= {m.person for m in (*context.before.people, *context.after.people)}
    reachable |= {p for band in (*context.before.bands,) for p in band.persons}
    reachable |= set(article.mains)
    listed = _of_list(article, context)
    reachable |= _of_bands(article, context) | listed
    named = [p for p in sorted(reachable - context.owners) if stage.scene.mentions.person(p).name]
    rows = {p: _features(article, context, p) | _standing(article, context, p, codes) for p in named}
    return {p: row | {"listed": float(p in listed)} for p, row in rows.items()}


def _of_list(article: Article, context: Context) -> set[int]:
    """The people of the sentence that lists who came to a summit or forum."""
    listed = article.lists.near(context.trigger.sentence) if context.trigger.type in SEVERAL else None
    if listed is None:
        return set()
    sentence = article.stage.scene.parsed.sentences[listed[0]]
    here = article.stage.around("people", sentence.first, min(sentence.last, sentence.first + LONGEST_LIST))
    return {m.person for m in here if isinstance(m, PersonMention)}


def _of_bands(article: Article, context: Context) -> set[int]:
    """Heads of the states that «главы государств», «стороны» stand for."""
    person = article.stage.scene.mentions.person
    areas = {code for band in context.bands for code in band.areas}
    known = {p for code in areas for p in article.people.of_state.get(code, ())}
    return {p for p in known if any(o.rank.startswith("head") for o in person(p).offices)}


def _standing(article: Article, context: Context, person: int, codes: Collection[str]) -> Row:
    """How the person stands among the article's people and those of the same state."""
    stage, table = article.stage, article.stage.scene.mentions
    area = stage.area_of(person)
    said = article.people.sentences
    most = len(said[article.mains[0]]) if article.mains else 1
    here = {m.person for m in context.people}
    covered = {stage.area_of(p) for p in here}
    nearest = min(
        (m for m in context.people if stage.area_of(m.person) == area and area),
        key=lambda m: (reach(stage, context.trigger, m), abs(gap(context.trigger, m))),
        default=None,
    )
    last = [m for m in context.before.people if "Nom" in stage.cases.of(m)]
    row: Row = {
        "in_codes": float(area in codes),
        "no_area": float(not area),
        "far": article.people.sentences_back(person, context.trigger.sentence),
        "main": float(len(said.get(person, ())) == most),
        "main_rank": float(article.mains.index(person) + 1 if person in article.mains else 4),
        "nearest_of_state": float(nearest is not None and nearest.person == person),
        "state_covered": float(area in covered),
        "other_covered": float(any(c in covered for c in codes if c != area)),
        "uncovered": sum(c not in covered for c in codes),
        "subject_before": float(bool(last) and last[-1].person == person),
        "focused": float(context.focus == person),
        "rank_of_state": float(_rank_of_state(article, context, person)),
        "spokes": _spokes(article, context, person),
        "untold": float(person not in here and _untold(article, context)),
        "codes": min(len(codes), 5),
        "focus": float(context.focus is not None),
        "first_named": float(bool(table.people) and table.people[0].person == person),
    }
    sides = context.trigger.type in ("talks", "call")
    needed = sides and area in codes and area not in covered and any(c in covered for c in codes)
    row |= {
        "needed": float(needed),
        "needed_main": float(needed and person in article.mains[:1]),
        "two_sides": float(sides),
        "needed_first": float(needed and row["rank_of_state"] == 1),
    }
    return row


def _untold(article: Article, context: Context) -> bool:
    """Whether the clause tells of somebody by a title alone whom the text does not name: "its foreign minister"."""
    stage, trigger = article.stage, context.trigger
    named = {m.first for m in context.people if stage.scene.mentions.person(m.person).name}
    titles = stage.around("offices", trigger.first, trigger.last)
    bare = (m for m in titles if isinstance(m, OfficeMention) and not m.holders and m.first not in named)
    return any(reach(stage, trigger, m) == 0 for m in bare)


def _rank_of_state(article: Article, context: Context, person: int) -> int:
    """Which of the state's people this is by how lately they were spoken of: the last is the first."""
    here, mains = context.trigger.sentence, article.mains
    same = article.people.of_state.get(article.stage.area_of(person), ())
    back = article.people.sentences_back
    order = sorted(same, key=lambda p: (back(p, here), mains.index(p) if p in mains else 9))
    return min(order.index(person) + 1 if person in order else 9, 5)


def _spokes(article: Article, context: Context, person: int) -> float:
    """The share of a person's mentions beside that stand with a word of saying: who only tells is no guest."""
    stage = article.stage
    near = (*context.before.people, *context.people, *context.after.people)
    mine = [m for m in near if m.person == person and m.form == "name"]
    return sum(_speaks(stage, m) for m in mine) / len(mine) if mine else 0.0


def _features(article: Article, context: Context, person: int) -> Row:
    stage, trigger = article.stage, context.trigger
    table = stage.scene.mentions
    entry, area = table.person(person), stage.area_of(person)
    mine = [m for m in context.people if m.person == person]
    said = article.people.sentences.get(person, [])
    row: Row = {
        f"type={trigger.type}": 1,
        f"cue={trigger.cue.id}": 1,
        "sent_people": min(len(context.persons), 6),
        "clause_people": min(len({m.person for m in context.people if reach(stage, trigger, m) == 0}), 5),
        "area": float(bool(entry.area)),
        "home": float(bool(area)),
        "area_words": float(any(area in m.areas for m in context.areas)),
        "hub": float(area in table.hub[:2]),
        "here": float(bool(mine)),
        "mentions": min(len(said), 6),
        "opening": float(bool(said) and said[0] <= 1),
        "compatriots": sum(stage.area_of(p) == area for p in context.persons if p != person),
        "foreigners": sum(stage.area_of(p) not in ("", area) for p in context.persons),
        "before": float(any(m.person == person for m in context.before.people)),
        "after": float(any(m.person == person for m in context.after.people)),
        "band": float(any(person in b.persons for b in context.bands)),
        "bands": len(context.bands),
    }
    row |= _standing_beside(article, context, person)
    row |= _host_state(stage, context, area)
    row |= {f"rank={office.rank}": 1 for office in entry.offices[:2]}
    row |= _nearest(stage, context, mine) if mine else {}
    return row


def _standing_beside(article: Article, context: Context, person: int) -> Row:
    """Whether somebody of like standing is there from another state; whether a group of such people is."""
    stage = article.stage
    mine, area = standing(stage, person), stage.area_of(person)
    others = [standing(stage, p) for p in context.persons if stage.area_of(p) not in ("", area)]
    kinds = {band.kind for band in context.bands}
    return {
        "standing": float(mine),
        "equal": float(mine > 0 and mine in others),
        "unequal": float(mine > 0 and any(others) and mine not in others),
        "of_leaders": float("leaders" in kinds and mine == HEAD),
        "not_of_leaders": float("leaders" in kinds and 0 < mine < HEAD),
        "spokesman": float(_spokesman(stage, person)),
    }


def standing(stage: Stage, person: int) -> int:
    """3 for heads of states and governments, 2 for ministers and speakers, 1 for others, 0 where nothing is said."""
    ranks = {office.rank for office in stage.scene.mentions.person(person).offices}
    if any(rank.startswith("head") for rank in ranks):
        return HEAD
    return 2 if ranks & {"minister", "speaker"} else int(bool(ranks))


def _spokesman(stage: Stage, person: int) -> bool:
    """Whether it is somebody's office to speak for others."""
    words = {word for o in stage.scene.mentions.person(person).offices for word in o.title.lower().split()}
    return not stage.lexicon.spokesmen.isdisjoint(words)


def only_tells(stage: Stage, person: int) -> bool:
    """Whether somebody speaks for others and does nothing else: of 70 such people of gold one took part in anything."""
    titles = [office.title.lower() for office in stage.scene.mentions.person(person).offices]
    return bool(titles) and all(any(words in title for words in stage.lexicon.tellers) for title in titles)


def _host_state(stage: Stage, context: Context, area: str) -> Row:
    """Whether the place that somebody comes to is in the person's own state, or in another's."""
    trigger = context.trigger
    places = [m for m in context.areas if m.place and reach(stage, trigger, m) == 0]
    inside = [m for m in places if preposition(stage, m).get("prep_in")]
    after = [m for m in places if 0 < gap(trigger, m) <= COMING]
    goals = [m for m in inside if gap(trigger, m) > 0] or inside or after
    codes = {code for m in goals for code in m.areas}
    return {
        "goes_home": float(area in codes and bool(area)),
        "goes_abroad": float(bool(area) and bool(codes - {area})),
        "goals": min(len(codes), 3),
    }


def _nearest(stage: Stage, context: Context, mine: list[PersonMention]) -> Row:
    trigger = context.trigger
    best = min(mine, key=lambda m: (reach(stage, trigger, m), abs(gap(trigger, m))))
    distance = gap(trigger, best)
    between = [m for m in context.people if min(best.first, trigger.token) < m.first < max(best.first, trigger.token)]
    row: Row = {
        "near": near(distance),
        "left": float(distance < 0),
        "cuts": min(reach(stage, trigger, best), 4),
        "adjacent": float(abs(distance) <= 2),
        f"form={best.form}": 1,
        "between": min(len(between), 4),
        "coordinated": float(_coordinated(context, best)),
        "speaks": float(_speaks(stage, best)),
        "host": float(_host(stage, best)),
        "quoted": float(stage.in_quotation(best.first)),
        "order": float(sum(m.first < best.first for m in context.people)),
    }
    cases = {best.case} if best.case else stage.cases.of(best)
    row |= {f"case={case}": 1 / len(cases) for case in cases}
    row |= preposition(stage, best)
    return row


def _coordinated(context: Context, mention: PersonMention) -> bool:
    """Whether another person stands right beside with only «и» or a comma and a title between."""
    return any(m.person != mention.person and abs(m.first - mention.last) <= 2 for m in context.people)


def _speaks(stage: Stage, mention: PersonMention) -> bool:
    """Whether a word of saying stands beside a name."""
    low, high = max(0, mention.first - SAYING), min(len(stage.tokens), mention.last + SAYING)
    return any(
        "say" in stage.groups[i]
        and stage.tokens[i].sentence == mention.sentence
        and stage.between(i, mention.first) == 0
        for i in range(low, high)
    )


def between(stage: Stage, trigger: Trigger) -> tuple[int, ...]:
    """The two people of "talks between X and Y"; empty where it is not two who are named."""
    near = range(trigger.token + 1, min(trigger.last, trigger.token + LINKED))
    at = next((i for i in near if stage.tokens[i].norm in stage.lexicon.between_words), None)
    if at is None or stage.tokens[trigger.token].pos != "NOUN":
        return ()
    here = [m for m in stage.around("people", at + 1, trigger.last) if isinstance(m, PersonMention)][:TWO]
    if len(here) < TWO or here[0].first - at > TITLED:
        return ()
    parted = stage.tokens[here[0].last : here[1].first]
    joined = any(t.pos == "CCONJ" for t in parted) and not any(t.form.verb == "Fin" or t.text in ",;" for t in parted)
    two = tuple(dict.fromkeys(m.person for m in here if stage.scene.mentions.person(m.person).name))
    return two if joined and len(two) == TWO else ()


def _host(stage: Stage, mention: PersonMention) -> bool:
    """Whether a word for an invitation or a message stands before a name, or behind one in the genitive.

    «По приглашению президента …», «Президент X-тің шақыруымен».
    """
    if stage.lexicon.verbs_last:
        behind = stage.tokens[mention.last : mention.last + BEHIND]
        return any(not stage.lexicon.host_words.isdisjoint((token.norm, *token.lemmas)) for token in behind)
    first = stage.scene.parsed.sentences[mention.sentence].first
    titles = stage.around("offices", max(first, mention.first - TITLE), mention.first)
    start = min((m.first for m in titles if mention.first - m.last <= COURTESY), default=mention.first)
    words = range(max(first, start - HOST), mention.first)
    return any(not stage.lexicon.host_words.isdisjoint((stage.tokens[i].norm, *stage.tokens[i].lemmas)) for i in words)


def of_the_sides(stage: Stage, countries: Collection[str], scores: Mapping[int, float]) -> dict[int, float]:
    """Of talks between two states the chances without people of a third: they were met another time, or spoken of."""
    if len(countries) != TWO or any(map(is_bloc, countries)):
        return dict(scores)
    able = {"", *countries}
    return {p: score if stage.area_of(p) in able else 0.0 for p, score in scores.items()}


def not_he(stage: Stage, context: Context) -> set[int]:
    """Those whom only other sentences name, of a state for which talks name somebody else by a title alone.

    «Министр торговли Мали встретится с …»: nobody in the report holds the title, and no other takes his place.
    """
    if context.trigger.type not in TWO_SIDED:
        return set()
    mentions = stage.scene.mentions
    here = {m.person for m in mentions.people if m.sentence == context.trigger.sentence}
    alone = (mentions.person(p) for p in here if not mentions.person(p).name)
    told = (person.area for person in alone if any(o.rank == "minister" and " " in o.title for o in person.offices))
    states = {area for area in told if area}
    return {p.id for p in mentions.persons if p.id not in here and stage.area_of(p.id) in states}
