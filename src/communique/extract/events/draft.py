"""An event as far as its own sentence tells it: every field with its probability."""

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from math import prod

from communique.extract.events.ahead import (
    in_plans,
    only_ahead,
    planned_at_the_end,
    to_be_held,
    took_place,
    upcoming,
    will_be_held,
    would,
)
from communique.extract.events.assembled import leaders_met, states_of
from communique.extract.events.attended import attended
from communique.extract.events.called_off import called_off, only_meant, put_off
from communique.extract.events.context import SEVERAL, TWO_SIDED, Article, Context, Row, clause, reach
from communique.extract.events.coordinated import with_the_listed
from communique.extract.events.countries import country_rows
from communique.extract.events.fallback import guess
from communique.extract.events.invited import accepted
from communique.extract.events.joined import two_companies, with_the_joined
from communique.extract.events.named_sides import sides_in_name
from communique.extract.events.next_told import next_told
from communique.extract.events.owner import MANY, owner
from communique.extract.events.participants import TWO, between, not_he, of_the_sides, only_tells, people_rows, standing
from communique.extract.events.parties import half, just_these, near_first, parties, sides
from communique.extract.events.plain_day import is_there, plain_day
from communique.extract.events.referring import going_on
from communique.extract.events.set_for import set_for, then_called_off
from communique.extract.events.stage import Stage
from communique.extract.events.status import closer_features, status_features
from communique.extract.events.told_at import met_at, told_at, under_way
from communique.extract.events.told_sides import told_sides
from communique.extract.events.triggers import MEETS, Trigger
from communique.extract.events.visitor import guest_told, receives, signer, visitor
from communique.extract.events.when import date_rows
from communique.extract.scene import Scene
from communique.lang.pack import is_bloc, members_of
from communique.model.content import EventStatus, EventType
from communique.model.mention import PeriodMention
from communique.parse import Token

OPEN = 0.2  # a plan less likely than this is none, without asking the tagger
GUEST = 0.1  # how likely the only visitor must be whom a title can mean
LISTED = 3  # members of a bloc in one sentence: they are who met
PLAIN = 0.9  # how sure a status is that the words leave no doubt of
DONE = frozenset({"arrive", "meet", "talk", "receive", "call", "sign", "speak"})  # cues by which somebody does it
MOSTLY = 0.95  # how sure it is that most of those listed as having come took part
ALIKE = 0.05  # chances so near tell nothing apart
BOTH_ACT = (*TWO_SIDED, "signing")
NAMING = (*BOTH_ACT, "forum")  # types whose clause names who takes part
MINISTER = 2  # the standing of ministers
# Signs that a forum at which something was is still to come: without them «по итогам встречи на полях форума» is past.
TO_COME = ("future", "clause:plan", "ahead", "left=Inf", "right=Inf")
NAMED = 0.8  # how sure a bloc is whose name belongs to the word for the meeting


@dataclass(frozen=True, slots=True)
class Draft:
    """One event, told at a trigger. `sure` is the probability that it is one at all; fields have their own."""

    context: Context
    sure: float
    countries: tuple[str, ...] = ()
    countries_sure: float = 0.0
    countries_half: float = 0.0
    people: tuple[int, ...] = ()
    people_sure: float = 0.0
    date: PeriodMention | None = None
    date_sure: float = 0.0
    status: EventStatus | None = None
    status_sure: float = 0.0

    @property
    def belief(self) -> float:
        """How sure the whole is: that there is an event, and that most of those taken are who took part."""
        return self.sure * self.countries_half

    @property
    def type(self) -> EventType:
        """visit, talks, summit, call, forum or signing."""
        return self.context.trigger.type


def draft(article: Article, context: Context, sure: float, least: float = 0.0) -> Draft:
    """All fields of one event; only the countries where these already show that it is believed less than `least`."""
    found = _countries(article, Draft(context, sure))
    if found.belief < least:
        return found
    for fill in (_people, _date, _status):
        found = fill(article, found)
    return found


def _probabilities(scene: Scene, task: str, rows: Sequence[Row]) -> list[float]:
    scorer = scene.scorer(task)
    return scorer.probabilities(rows) if scorer else [guess(task, row) for row in rows]


def chosen(scores: Mapping[str, float], least: int) -> tuple[tuple[str, ...], float]:
    """The likely ones, at least so many where the next best are not unlikely, and how sure the whole choice is."""
    ranked = sorted(scores, key=lambda key: (-scores[key], key))
    taken = [key for key in ranked if scores[key] >= 0.5]
    # A meeting has two sides: the next likely state, never a bloc, comes in where only one is sure.
    spare = [key for key in ranked if 0.25 <= scores[key] < 0.5 and not is_bloc(key)]
    taken += spare[: max(0, least - len(taken))]
    return tuple(sorted(taken)), just_these(scores, taken, ranked)


def _countries(article: Article, found: Draft) -> Draft:
    two = _named(article.stage, found) if found.type in BOTH_ACT else []
    states = sorted({article.stage.area_of(p) for p in two})
    if len(states) == 2 and states[0]:
        # In gold talks and calls are between the states of the two people whom their clause names, always.
        return replace(found, countries=tuple(states), countries_sure=PLAIN, countries_half=PLAIN)
    came = attended(article.stage, found.context)
    if came is not None and len(came.codes) >= LISTED:
        return replace(found, countries=tuple(sorted(came.codes)), countries_sure=PLAIN, countries_half=MOSTLY)
    if whose := sides_in_name(article.stage, found.context):
        return replace(found, countries=whose, countries_sure=PLAIN, countries_half=1.0)
    rows = country_rows(article, found.context)
    scores = dict(zip(rows, _probabilities(article.stage.scene, "events.countries", list(rows.values())), strict=True))
    named = _called_by(article, rows) if found.type in SEVERAL else ()
    met = states_of(article.stage, found.context.trigger.token) if found.context.trigger.cue.id in MEETS else ()
    scores |= {c: max(scores[c], NAMED) for c in (*named, *met) if c in scores}
    if named and only_ahead(article.stage, found.context.trigger):
        scores = {code: score if code in named else 0.0 for code, score in scores.items()}
    places = {code for code, row in rows.items() if row.get("place_only") and not row["listed"]}
    bloc = _of_bloc(found, scores)
    if bloc or sum(score >= 0.5 for code, score in scores.items() if code not in places) >= 2:
        # Two sides, or a bloc, meet in a third country: it is the place, no participant.
        scores = {code: 0.0 if code in places and found.type != "visit" else score for code, score in scores.items()}
    if found.type in SEVERAL:
        scores = _by_name(scores, named)
        taken, sure = chosen(_bloc_or_members(scores), 1 if bloc else 2)
        alone = half(scores, taken)
        taken = with_the_listed(article.stage, found.context, taken)
        alike = max(alone, half(scores, taken))
    else:
        # Each state weighed alone and all together: the whole is as sure as the weaker of the two.
        scores = _of_two(states, scores, article.stage.scene.mentions.hub)
        told = told_sides(article, found.context)
        scores = {code: score for code, score in scores.items() if code in told} if told else scores
        near = near_first(scores, found.context.codes) if found.type in TWO_SIDED else scores
        taken, together, alike = sides(near)
        if found.type == "visit":
            taken = with_the_listed(article.stage, found.context, taken)
        alike = alike if found.context.focus is not None else min(alike, sides(scores)[2])
        sure = min(chosen(scores, 2)[1], together)
    return replace(found, countries=taken, countries_sure=sure, countries_half=alike)


def _of_two(states: Sequence[str], scores: dict[str, float], hub: Sequence[str]) -> dict[str, float]:
    """Where two people are named and the state of one is known, no third state takes part: the likeliest other does."""
    known = [code for code in states if code]
    others = {code: score for code, score in scores.items() if code not in known}
    if len(states) != 2 or len(known) != 1 or not others:
        return scores
    # Of states about as likely the one that the report is most about.
    alike = {code for code, score in others.items() if score >= max(others.values()) - ALIKE}
    other = next((code for code in hub if code in alike), min(alike))
    return {code: score if code in (known[0], other) else 0.0 for code, score in scores.items()}


def _called_by(article: Article, rows: Mapping[str, Row]) -> tuple[str, ...]:
    """The blocs whose name belongs to the word: «саммит ШОС», "the SCO summit". It is they who meet."""
    front = float(article.stage.lexicon.caseless and not article.stage.lexicon.adjectives_last)
    return tuple(code for code, row in rows.items() if row["bloc"] and _own(row, front))


def _own(row: Row, front: float) -> bool:
    """Whether a bloc stands right at the word, where its name belongs to it, and the text does not list who came."""
    return bool(row.get("adjacent")) and row.get("before", 0.0) == front and row.get("members_listed", 0) < LISTED


def _by_name(scores: Mapping[str, float], named: Collection[str]) -> dict[str, float]:
    """A bloc meets, not its members, where the word is called by it («саммит ШОС») or few of them are told.

    `named` are the blocs that the word is called by.
    """
    told = dict(scores)
    for bloc, inside in _blocs(told):
        told |= dict.fromkeys(inside, 0.0) if bloc in named or len(inside) < LISTED else {}
    return told


def _bloc_or_members(scores: Mapping[str, float]) -> Mapping[str, float]:
    """Of a bloc and its members one side only, the likelier: those who met are told by its name or one by one."""
    told = dict(scores)
    for bloc, inside in _blocs(told):
        both = [bloc, *inside]
        by_name = just_these(told, [bloc], both) >= just_these(told, inside, both)
        told |= dict.fromkeys(inside, 0.0) if by_name else {bloc: 0.0}
    return told


def _blocs(told: Mapping[str, float]) -> Iterator[tuple[str, list[str]]]:
    """The likely blocs, each with its members that are likely too when it is its turn: `told` may change meanwhile."""
    for bloc in sorted(c for c in told if is_bloc(c) and told[c] >= 0.5):
        yield bloc, [c for c in members_of(bloc) if told.get(c, 0.0) >= 0.5]


def _of_bloc(found: Draft, scores: Mapping[str, float]) -> bool:
    """Whether it is the meeting of a bloc, which needs no second side."""
    return found.type in SEVERAL and any(score >= 0.5 and is_bloc(code) for code, score in scores.items())


def _people(article: Article, found: Draft) -> Draft:
    came = attended(article.stage, found.context)
    if came is not None and len(came.codes) >= LISTED:
        return replace(found, people=came.people, people_sure=PLAIN)
    scores, guest = _weighed(article, found)
    taken, sure = parties(found.type, scores, article.stage.area_of)
    named = _told(article, found) if guest is None else (guest,)
    if named and (sure < PLAIN or not taken or taken == named):
        taken, sure = named, max(sure, PLAIN)
    if found.type in TWO_SIDED and len(taken) > 1:
        more = with_the_joined(article.stage, found.context, taken, found.countries)
        sure = max(sure, PLAIN) if len(more) > len(taken) and _all_named(article.stage, found, more) else sure
        taken = more
    return replace(found, people=taken, people_sure=sure)


def _told(article: Article, found: Draft) -> tuple[int, ...]:
    """All who met or signed, where the words name them without doubt."""
    stage, trigger = article.stage, found.context.trigger
    only_asked = found.type == "forum" and any("invite" in stage.groups[i] for i in clause(stage, trigger))
    named = between(stage, trigger) or (() if only_asked else _two_named(stage, found))
    if not named and found.type in TWO_SIDED and found.context.focus is None:
        named = two_companies(article.stage, found.context, found.countries)
    return signer(article.stage, found.context) if not named and found.type == "signing" else named


def _weighed(article: Article, found: Draft) -> tuple[dict[int, float], int | None]:
    """How likely each person took part, none who cannot; the visitor, where the words tell him."""
    stage, trigger, rows = article.stage, found.context.trigger, people_rows(article, found.context, found.countries)
    scores = dict(zip(rows, _probabilities(stage.scene, "events.people", list(rows.values())), strict=True))
    hosts = receives(stage, found.context) | not_he(stage, found.context)
    if found.type == "visit" and any(score >= OPEN and not rows[p].get("host") for p, score in scores.items()):
        hosts |= {p for p in rows if rows[p].get("host")}  # who invites is no visitor
    ministers = trigger.cue.id in MEETS and leaders_met(stage, trigger.token)
    whose, home, rank = owner(stage, trigger)
    title = guest_told(stage, trigger) if whose is None and not rank else ("", "")
    home, rank = title if title[0] else (home, rank)
    # Who only tells of it is no party to it: «по словам официального представителя X», «сообщил о визите президента».
    out = (
        p in hosts
        or only_tells(stage, p)
        or (ministers and standing(stage, p) == MINISTER)
        or not _can_be(stage, p, home, rank)
        for p in scores
    )
    scores = {p: 0.0 if none else score for (p, score), none in zip(scores.items(), out, strict=True)}
    scores = of_the_sides(stage, found.countries if found.type in TWO_SIDED else (), scores)
    guest = visitor(stage, found.context)
    if guest is None and title[0]:
        able = [p for p, score in scores.items() if score >= GUEST]
        guest = able[0] if len(able) == 1 else None
    if guest is None and whose is not None and stage.scene.mentions.person(whose).name:
        guest = whose
    return scores, guest


def _can_be(stage: Stage, person: int, home: str, rank: str) -> bool:
    """Whether a person can be of a state and in a rank that are told without a name; nobody alone is a delegation."""
    if rank == MANY:
        return False
    if home and stage.area_of(person) not in ("", home):
        return False
    ranks = {office.rank for office in stage.scene.mentions.person(person).offices}
    return not rank or not ranks or rank in ranks


def _named(stage: Stage, found: Draft) -> list[int]:
    """The people whom the clause of talks or a call names, where there are two; empty otherwise."""
    context = found.context
    if found.type not in NAMING or (context.focus is not None and not stage.lexicon.verbs_last):
        return []
    here = {m.person for m in context.people if reach(stage, context.trigger, m) == 0}
    named = sorted(p for p in here if stage.scene.mentions.person(p).name)
    named = [p for p in named if not only_tells(stage, p)] if len(named) > TWO else named
    return named if len(named) == TWO else []


def _all_named(stage: Stage, found: Draft, taken: Collection[int]) -> bool:
    """Whether these are all whom the clause names, of both states that met."""
    near = (m for m in found.context.people if reach(stage, found.context.trigger, m) == 0)
    named = {m.person for m in near if stage.scene.mentions.person(m.person).name}
    return named <= set(taken) and {stage.area_of(p) for p in taken} - {""} == set(found.countries)


def _two_named(stage: Stage, found: Draft) -> tuple[int, ...]:
    """Two people of the two sides, whom the clause names: in gold it is they in 95 of 100.

    One whose state is not known is of the other where both together are whom the verb is told of.
    """
    named, trigger = _named(stage, found), found.context.trigger
    sides = {stage.area_of(p) for p in named}
    here = (m for m in found.context.people if m.person in named and reach(stage, trigger, m) == 0)
    one_known = len(sides) == 2 and sides - {""} < set(found.countries) and all(m.last <= trigger.token for m in here)
    both = sides == set(found.countries) or one_known
    return tuple(named) if len(found.countries) == 2 and both else ()


def _date(article: Article, found: Draft) -> Draft:
    rows = date_rows(article, found.context)
    if told_at(article.stage, found.context.trigger):
        # What was said then may be of other days.
        rows = [(m, row) for m, row in rows if not _of_speech(article.stage, found.context, m)]
    if not rows:
        return replace(found, date_sure=1.0)
    times = [m for m, _ in rows]
    if (plain := next_told(article, found.context, times) or plain_day(article, found.context, times)) is not None:
        return replace(found, date=plain, date_sure=PLAIN)
    scores = _probabilities(article.stage.scene, "events.date", [row for _, row in rows])
    # Two words for one time («во вторник» under a dateline of that day) both speak for it.
    alike = [prod(1 - q for (other, _), q in zip(rows, scores, strict=True) if _same_time(m, other)) for m, _ in rows]
    best = max(range(len(rows)), key=lambda k: (-alike[k], scores[k], -k))
    plainly = _lasts_until(article.stage, rows[best][0])
    return replace(found, date=rows[best][0], date_sure=max(1 - alike[best], PLAIN if plainly else 0.0))


def _of_speech(stage: Stage, context: Context, mention: PeriodMention) -> bool:
    """Whether a time stands in another clause of the sentence of a meeting."""
    return mention.sentence == context.trigger.sentence and reach(stage, context.trigger, mention) > 0


def _lasts_until(stage: Stage, mention: PeriodMention) -> bool:
    """Whether the days are counted from the last: "on a three-day visit through Thursday"."""
    return mention.kind == "until" and mention.period not in [m.period for m in stage.periods]


def _same_time(one: PeriodMention, other: PeriodMention) -> bool:
    return one.period == other.period and one.sentence == other.sentence


def _status(article: Article, found: Draft) -> Draft:
    stage, trigger = article.stage, found.context.trigger
    if (plain := _plain_status(stage, trigger)) is not None:
        return replace(found, status=plain, status_sure=PLAIN)
    row = status_features(article, found.context)
    planned = _probabilities(article.stage.scene, "events.planned", [row])[0]
    if OPEN < planned < 1 - OPEN:
        closer = closer_features(article, found.context, row)
        planned = _probabilities(article.stage.scene, "events.planned_closely", [closer])[0]
    # At what was called off nothing else was: «в рамках визита не смог приехать на форум».
    was_on = going_on(stage, trigger)
    cancelled = 0.0 if was_on else _probabilities(article.stage.scene, "events.cancelled", [row])[0]
    scores: dict[EventStatus, float] = {
        "held": max(0.0, 1 - planned - cancelled),
        "planned": planned,
        "cancelled": cancelled,
    }
    best = max(scores, key=lambda key: scores[key])
    at_it = was_on and found.type in SEVERAL and not any(row.get(name) for name in TO_COME)
    if best != "cancelled" and (at_it or _is_done(stage, trigger)):
        return replace(found, status="held", status_sure=max(scores["held"], PLAIN))
    if best != "cancelled" and (upcoming(stage, trigger) or will_be_held(stage, trigger) or would(stage, trigger)):
        return replace(found, status="planned", status_sure=max(scores["planned"], PLAIN))
    return replace(found, status=best, status_sure=scores[best])


def _plain_status(stage: Stage, trigger: Trigger) -> EventStatus | None:
    """What the words say without doubt; None where they leave it open."""
    was_set = set_for(stage, trigger)
    if called_off(stage, trigger) or (was_set and then_called_off(stage, trigger)):
        return "cancelled"
    to_come = was_set or accepted(stage, trigger) is not None
    if to_come or any(rule(stage, trigger) for rule in (put_off, only_meant, to_be_held, in_plans, planned_at_the_end)):
        return "planned"
    return "held" if any(rule(stage, trigger) for rule in (told_at, under_way, took_place, met_at)) else None


def _is_done(stage: Stage, trigger: Trigger) -> bool:
    """Whether the verb itself says that it was done: "called up", «посетил»; of a hundred such one was not.

    Or that it was done to somebody, "was received" (71 of 71), or that somebody is there, "is in Rome" (20 of 20).
    """
    form = stage.form_at(trigger.token)
    before = stage.tokens[trigger.token - 1] if trigger.token > trigger.first else None
    if trigger.cue.id in DONE and before is not None and _was(stage, before, trigger):
        return True
    if form.verb != "Fin" or (before is not None and before.pos in ("AUX", "PART", "SCONJ")):
        return False
    done = trigger.cue.id in DONE or not DONE.isdisjoint(stage.lexicon.deeds_at(stage.tokens[trigger.token]))
    return (done and form.tense == "Past") or is_there(stage, trigger)


def _was(stage: Stage, before: Token, trigger: Trigger) -> bool:
    """Whether "was" or its like stands right before a participle."""
    past = before.pos == "AUX" and before.form.verb == "Fin" and before.form.tense == "Past"
    return past and any(f.verb == "Part" and f.tense == "Past" for f in stage.tokens[trigger.token].forms)
