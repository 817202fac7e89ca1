"""Which drafts tell of one event: positive evidence and no conflict."""

from collections.abc import Sequence

from communique.extract.events.ahead import only_ahead
from communique.extract.events.context import SEVERAL, TWO_SIDED, Article, gap
from communique.extract.events.draft import Draft
from communique.extract.events.pair import pair_features
from communique.extract.events.referring import going_on, refers_back, reported_before
from communique.extract.events.stage import Stage
from communique.extract.events.told_at import told_at
from communique.extract.events.where import place_of
from communique.model import Period

TASK = "events.same"
SAME = 0.55
NEAREST = 12  # events that one is compared with
KNOWN = 0.8  # how sure two companies are that tell two meetings apart
CERTAIN = 0.9  # how sure it is that one is over and the other to come, where they are two
BACK = 3  # sentences back to the meeting that «после встречи» is
NAME = 4  # tokens between two words of one name
WAY = 4  # tokens from a word for a journey to its place
PLACED = (*SEVERAL, "visit")  # events that have one place
RETURN = 2  # tokens from "return" to the visit
COMES = 8  # tokens from "arrived" to the noun of "on an official visit"
LONG_AGO = 180  # days before the report
WEEKS = 14  # days: a visit told «на следующей неделе» is one of them
SURE = 0.5  # below this a field is too weak to keep two drafts apart


def distinct(article: Article, drafts: Sequence[Draft]) -> list[list[Draft]]:
    """Drafts of one event together, the best told first."""
    groups: list[list[Draft]] = []
    for one in sorted(drafts, key=lambda d: (-d.sure, d.context.trigger.token)):
        home = _home(article, groups, one)
        if home is None:
            groups.append([one])
        else:
            home.append(one)
    return groups


def _home(article: Article, groups: Sequence[list[Draft]], one: Draft) -> list[Draft] | None:
    """The group that tells of the same event: the likeliest of those without a conflict."""
    scorer = article.stage.scene.scorer(TASK)
    parted = _conflict if scorer is None else _apart
    free = (group for group in groups if not any(_two_editions(told, one) for told in group))
    open_groups = [group for group in free if not parted(article, group[0], one)]
    other = next(
        (g for g in open_groups if g[0].type != one.type and _one_meeting_twice(article.stage, g[0], one)), None
    )
    here = one.context.trigger.sentence
    same = [group for group in open_groups if group[0].type == one.type]
    if only_ahead(article.stage, one.context.trigger):
        other = next((group for group in same if group[0].countries == one.countries), other)
    if (whole := next((g for g in same if _one_name(article.stage, g[0], one)), None)) is not None:
        return whole
    back = [group for group in same if refers_back(article.stage, one.context.trigger) and _told_of(group[0], one)]
    if back:
        return max(back, key=lambda group: group[0].context.trigger.token)
    near = sorted(same, key=lambda g: abs(g[0].context.trigger.sentence - here))[:NEAREST]
    if scorer is None:
        return next((group for group in same if same_event(group[0], one)), other)
    if (again := next((group for group in near if _same_days(group[0], one)), None)) is not None:
        return again
    chances = scorer.probabilities([pair_features(article, group[0].context, one.context) for group in near])
    best = max(zip(chances, range(len(near)), strict=True), default=(0.0, 0))
    return near[best[1]] if best[0] >= SAME else other


def _two_editions(a: Draft, b: Draft) -> bool:
    """Whether one is told as another edition of the other: "the first was held in 2022"."""
    one, other = a.context.trigger, b.context.trigger
    return other.token == one.noun or one.token == other.noun


def _one_name(stage: Stage, a: Draft, b: Draft) -> bool:
    """Whether two words belong to one name: «конференция Форума партнёрства», «заседание комиссии»."""
    first, last = sorted((a.context.trigger.token, b.context.trigger.token))
    if a.type not in SEVERAL or not 0 < last - first <= NAME or stage.lexicon.verbs_last:
        return False
    between = stage.tokens[first + 1 : last]
    genitive = stage.lexicon.caseless or any(form.case == "Gen" for form in stage.tokens[last].forms)
    return genitive and all(t.pos in ("ADJ", "NOUN") or t.norm in stage.lexicon.of_words for t in between)


def _told_of(told: Draft, one: Draft) -> bool:
    """Whether a meeting was told a few sentences before another of the same states."""
    sentences = one.context.trigger.sentence - told.context.trigger.sentence
    return 0 < sentences <= BACK and told.countries == one.countries


def _same_days(a: Draft, b: Draft) -> bool:
    """Whether two visits of the same states on the same days have no visitors that surely differ."""
    if a.type != "visit" or a.countries != b.countries or not (a.date and b.date and _dated(a, b)):
        return False
    known = bool(a.people and b.people) and min(a.people_sure, b.people_sure) >= KNOWN
    same = str(a.date.period) == str(b.date.period) or _within_days(a.date.period, b.date.period)
    return same and (a.people == b.people or not known)


def _within_days(one: Period | None, other: Period | None) -> bool:
    """Whether some days lie among others: «на следующей неделе», then «20–21 ноября»."""
    if one is None or other is None or "day" not in (one.precision, other.precision):
        return False
    wide = other if one.within(other) else one if other.within(one) else None
    if wide is None or wide.first is None or wide.last is None:
        return False
    return (wide.last - wide.first).days <= WEEKS


def same_event(a: Draft, b: Draft) -> bool:
    """Without weights: whether two drafts of one type without a conflict share people, a day or all states."""
    if set(a.people) & set(b.people):
        return True
    if a.date and b.date and _dated(a, b) and str(a.date.period) == str(b.date.period):
        return True
    return a.countries == b.countries and not (_named(a) and _named(b))


def _named(one: Draft) -> bool:
    """Whether a draft is sure of its people."""
    return bool(one.people) and one.people_sure >= SURE


def _dated(a: Draft, b: Draft) -> bool:
    """Whether both are sure of their time."""
    return min(a.date_sure, b.date_sure) >= SURE


def _one_meeting_twice(stage: Stage, a: Draft, b: Draft) -> bool:
    """«Звонок … о разговоре»: one meeting under two types, in the same sentence or the next.

    A deed is neither a plan nor what was called off.
    """
    kinds = {a.type, b.type}
    distance = abs(a.context.trigger.sentence - b.context.trigger.sentence)
    again = any(going_on(stage, d.context.trigger) for d in (a, b)) and _same_company(a, b)
    close = distance <= (BACK if again else 1)
    both = "held" in (a.status, b.status) and a.status != b.status and max(a.status_sure, b.status_sure) >= KNOWN
    return (
        close
        and not both
        and kinds in ({"talks", "call"}, {"talks", "summit"}, {"forum", "summit"})
        and a.countries == b.countries
    )


def _conflict(article: Article, a: Draft, b: Draft) -> bool:
    codes_a, codes_b = set(a.countries), set(b.countries)
    if codes_a and codes_b and len(codes_a & codes_b) * 2 < len(codes_a | codes_b):
        return True
    people_a, people_b = set(a.people), set(b.people)
    if _named(a) and _named(b) and not people_a & people_b:
        return True
    if (
        min(len(people_a), len(people_b)) >= 2
        and a.type in ("talks", "call")
        and not (people_a <= people_b or people_b <= people_a)
    ):
        return True
    return _apart(article, a, b)


def _apart(article: Article, a: Draft, b: Draft) -> bool:
    """Whether two drafts cannot be of one event: two counterparts of a list, sure days that do not meet, other states.

    All else is for the scorer to weigh.
    """
    listed = a.context.focus is not None and b.context.focus is not None and a.context.focus != b.context.focus
    if listed and not _same_company(a, b):
        return True
    codes_a, codes_b = set(a.countries), set(b.countries)
    if codes_a and codes_b and len(codes_a & codes_b) * 3 <= len(codes_a | codes_b):
        return True
    if (
        _there_and_back(article.stage, a, b)
        or _two_journeys(article.stage, a, b)
        or _other_partner(a, b)
        or _over_and_ahead(article.stage, a, b)
        or _now_and_once(article.stage, a, b)
    ):
        return True
    days, others = (d.date.period if d.date else None for d in (a, b))
    return bool(days and others and _dated(a, b) and not days.meets(others))


def _same_company(a: Draft, b: Draft) -> bool:
    """Whether two drafts are of the very same people and states: "talks between X and Y" has no second partner."""
    return len(a.people) > 1 and (a.people, a.countries) == (b.people, b.countries)


def _other_partner(a: Draft, b: Draft) -> bool:
    """Whether two meetings are surely of other people: neither company is part of the other's."""
    known = min(a.people_sure, b.people_sure) >= KNOWN and min(len(a.people), len(b.people)) > 1
    return a.type in TWO_SIDED and known and not (set(a.people) <= set(b.people) or set(b.people) <= set(a.people))


def _over_and_ahead(stage: Stage, a: Draft, b: Draft) -> bool:
    """Whether one meeting is surely over and the other surely to come, or announced at the first.

    "He was received by the president on arrival; the two will hold talks", "talks will be in May, he said after talks".
    """
    if {a.status, b.status} != {"held", "planned"}:
        return False
    held, planned = (a, b) if a.status == "held" else (b, a)
    if reported_before(stage, planned.context.trigger):
        return False
    here = a.context.trigger.sentence == b.context.trigger.sentence
    if here and planned.status_sure >= KNOWN and told_at(stage, held.context.trigger):
        return True
    return not here and a.type in TWO_SIDED and min(a.status_sure, b.status_sure) >= CERTAIN


def _now_and_once(stage: Stage, a: Draft, b: Draft) -> bool:
    """Whether a visit is told as news, and only behind it one of long ago: "he last visited Baku in 2021"."""
    published = stage.scene.document.published
    if not a.type == b.type == "visit" or published is None:
        return False
    news, once = sorted((a, b), key=lambda d: d.context.trigger.token)
    known = news.date is not None and news.date_sure >= SURE
    if known or once.date is None or once.date.period is None or once.date.period.last is None:
        return False
    at = news.context.trigger.token
    before = stage.tokens[max(news.context.trigger.first, at - COMES) : at + 1]
    verb = any(token.form.verb == "Fin" and not stage.between(token.index, at) for token in before)
    apart = news.context.trigger.sentence != once.context.trigger.sentence and once.date_sure >= SURE
    return verb and apart and (published - once.date.period.last).days > LONG_AGO


def _there_and_back(stage: Stage, a: Draft, b: Draft) -> bool:
    """Whether one visit is told as the return of another: "visited X and invited him to pay a return visit"."""
    if not a.type == b.type == "visit" or a.context.trigger.sentence != b.context.trigger.sentence:
        return False
    places = (range(max(0, d.context.trigger.token - RETURN), d.context.trigger.token) for d in (a, b))
    one, other = (any("return" in stage.groups[i] for i in place) for place in places)
    return one != other


def _two_journeys(stage: Stage, a: Draft, b: Draft) -> bool:
    """Whether two visits, summits or forums are in different states.

    In one sentence only visits whose places stand right behind their words: "will visit X, he said on a trip to Y".
    """
    if not a.type == b.type in PLACED:
        return False
    goals, others = place_of(stage, a), place_of(stage, b)
    if goals is None or others is None or set(goals.areas) & set(others.areas):
        return False
    if a.context.trigger.sentence != b.context.trigger.sentence:
        return True
    ways = (gap(d.context.trigger, place) for d, place in ((a, goals), (b, others)))
    return a.type == "visit" and stage.lexicon.caseless and all(0 < way <= WAY for way in ways)
