"""When: the times in reach with features."""

from dataclasses import replace

from communique.extract.events.called_off import is_ahead
from communique.extract.events.context import Article, Context, Row, clause, gap, near, reach
from communique.extract.events.in_speech import of_saying, of_speech
from communique.extract.events.journeys import opens_another
from communique.extract.events.lasting import days_of, only_while, stretched
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import Trigger
from communique.model.mention import PeriodMention

FARTHEST = 250  # tokens
FURTHER = 5  # so many times from other sentences are looked at
LONGEST = 366  # days
TITLE = 4  # tokens between a document and the time that it is for
LENGTHS = ("age",)  # how long or how old, no rivals of a day: «5 мая начал двухдневный визит»
NO_DATE = ("comparison", "duration", "anniversary", "age", "time")


def date_rows(article: Article, context: Context) -> list[tuple[PeriodMention, Row]]:
    """Each time that may be the event's, with features; those of a whole article's statistics are among them."""
    beside = (*context.before.periods, *context.periods, *context.after.periods)
    found = [m for m in beside if m.kind not in NO_DATE and _occasion(m) and not _of_document(article.stage, m)]
    found += [m for m in _elsewhere(article, context) if m not in found]
    found = [m for m in found if m.sentence == context.trigger.sentence or not _of_another(article.stage, m)]
    found = [m for m in found if not _of_another_deed(article.stage, context.trigger, m)]
    found = [m for m in found if not of_speech(article.stage, context.trigger, m)]
    found = [m for m in found if not _of_main_clause(article.stage, context.trigger, m)]
    found = [m for m in found if not only_while(article.stage, context, m)]
    if is_ahead(article.stage, context.trigger):
        found = [m for m in found if not _of_what_was(article.stage, context.trigger, m)]
    times = tuple(m for m in context.periods if m.kind not in LENGTHS)
    own = tuple(m for m in times if not of_speech(article.stage, context.trigger, m))
    # A dateline alone would be taken for what the sentence tells of its own.
    told = any(not dateline(article.stage, m) for m in own)
    context = replace(context, periods=own if told else times)
    days = days_of(article.stage, context)
    return [(stretched(article.stage, context, m, days), _features(article, context, m)) for m in found]


def _of_what_was(stage: Stage, trigger: Trigger, mention: PeriodMention) -> bool:
    """Whether a day behind us stands in another clause: "arrived on Monday in Lima, where he will meet X"."""
    published, period = stage.scene.document.published, mention.period
    behind = published is not None and period is not None and period.last is not None and period.last < published
    return behind and mention.sentence == trigger.sentence and reach(stage, trigger, mention) > 0


def _of_main_clause(stage: Stage, trigger: Trigger, mention: PeriodMention) -> bool:
    """Whether a time elsewhere is none of a meeting that is only recalled.

    That of a guest's visit («принял премьера, прибывшего с визитом»), one that was earlier («недавно виделись»).
    """
    same = mention.sentence == trigger.sentence
    if stage.lexicon.caseless or (same and not reach(stage, trigger, mention)):
        return False
    here = list(clause(stage, trigger))
    if trigger.type == "visit" and any(_describes(stage, i) for i in here if i <= trigger.token):
        return True
    behind = same and mention.first > trigger.token  # «прежде виделись трижды: 14 декабря, …»
    words = ({stage.tokens[i].norm, *stage.tokens[i].lemmas} for i in here)
    return not behind and any(not stage.lexicon.earlier.isdisjoint(word) for word in words)


def _describes(stage: Stage, i: int) -> bool:
    """Whether a participle behind a comma says who somebody is: «премьер, прибывший с визитом»."""
    form = stage.tokens[i].form
    return form.verb == "Part" and bool(form.case) and stage.tokens[i - 1].text == ","


def _occasion(mention: PeriodMention) -> bool:
    """Whether a meeting can be of such a time: no stretch of several years («за последние 20 лет»)."""
    period = mention.period
    if period is None or period.first is None or period.last is None:
        return False
    since_year = mention.kind == "since" and period.precision == "year"  # «второй визит с 2016 года»
    return not since_year and (period.last - period.first).days <= LONGEST


def _of_document(stage: Stage, mention: PeriodMention) -> bool:
    """Whether it is the time that a document is for: "signed a cooperation plan for 2025"."""
    at = mention.first - 1
    if at < 0 or stage.tokens[at].norm not in stage.lexicon.lasts:
        return False
    return any("document" in stage.groups[i] for i in range(max(0, at - TITLE), at))


def _of_another_deed(stage: Stage, trigger: Trigger, mention: PeriodMention) -> bool:
    """Whether a time stands in another clause behind the meeting: "the first trip since he took office in April"."""
    told = range(trigger.token + 1, mention.first)
    if mention.sentence != trigger.sentence:
        return False
    if told and opens_another(stage, mention):
        return True  # «встретились в Осло, а 9 мая гость отбыл»
    if any("ahead_of" in stage.groups[i] and not stage.lexicon.caseless for i in told):
        return True  # «турне в преддверии саммита в июле»
    if not stage.lexicon.since:
        return False
    at = next((i for i in told if stage.tokens[i].norm in stage.lexicon.since), None)
    return at is not None and any(stage.tokens[i].form.verb for i in range(at + 1, mention.first))


def _elsewhere(article: Article, context: Context) -> list[PeriodMention]:
    """Days and months in other sentences that tell of events, the nearest first; the first of the text."""
    stage, mine = article.stage, context.trigger
    near = stage.around("periods", mine.first - FARTHEST, mine.last + FARTHEST)
    days = [m for m in (*stage.periods[:3], *near) if isinstance(m, PeriodMention) and _dated(m)]
    told = [m for m in days if m.sentence in article.told]
    found = sorted(told, key=lambda m: abs(m.sentence - mine.sentence))[:FURTHER]
    return list(dict.fromkeys((*found, *days[:1])))


def _dated(mention: PeriodMention) -> bool:
    """Whether it is a day or a month, or a few of them."""
    known = mention.period is not None and mention.period.precision in ("day", "month")
    return known and mention.kind in ("point", "span", "same")


def _features(article: Article, context: Context, mention: PeriodMention) -> Row:
    stage, trigger, period = article.stage, context.trigger, mention.period
    if period is None:
        return {}
    offset = mention.sentence - trigger.sentence
    row: Row = {
        f"type={trigger.type}": 1,
        f"cue={trigger.cue.id}": 1,
        f"kind={mention.kind}": 1,
        f"precision={period.precision}": 1,
        "inferred": float(mention.inferred),
        f"sentence={max(-2, min(2, offset))}": 1,
        "near": near(gap(trigger, mention)),
        "left": float(gap(trigger, mention) < 0),
        "cuts": min(reach(stage, trigger, mention), 6),
        "others": min(len(context.periods), 4),
        "range": float(period.first != period.last),
        "opening": float(mention.sentence <= 1),
        "first": float(mention is (stage.periods[0] if stage.periods else None)),
        "dateline": float(dateline(stage, mention)),
        "closest": float(_closest(stage, context, mention)),
        "brackets": float(_bracket(stage, mention)),
        "quoted": float(stage.in_quotation(mention.first)),
        "words": mention.last - mention.first,
        "of_saying": float(of_saying(stage, mention)),
        "flash": float(len(stage.scene.parsed.sentences) == 1),
    }
    row |= _from_now(stage, mention)
    row |= {
        f"there={c.trigger.type}": 1
        for c in article.around(context)
        if c.trigger.sentence == mention.sentence and abs(offset) > 0
    }
    row |= {"distance": min(abs(offset), 12), "own_time": float(any(m.period for m in context.periods))}
    row |= {
        f"left:{name}": 1
        for i in range(max(trigger.first, trigger.token - 4), trigger.token)
        for name in stage.groups[i]
        if name in ("anaphor", "during")
    }
    row |= _between(article, context, mention)
    row["days_between"] = min(len(_days_between(article, context, mention)), 3)
    return row | _of_visit(article, context, mention)


def _of_visit(article: Article, context: Context, mention: PeriodMention) -> Row:
    """Whether it is the time of a visit between the same states, and whether words tie this meeting to that visit."""
    stage, trigger = article.stage, context.trigger
    visits = [c for c in article.around(context) if c.trigger.type == "visit" and c.trigger.token != trigger.token]
    theirs = [c for c in visits if c.trigger.sentence == mention.sentence and reach(stage, c.trigger, mention) == 0]
    shared = any(c.codes & context.codes or c.persons & context.persons for c in theirs)
    here = any(c.trigger.sentence == trigger.sentence for c in visits)
    there = any("there" in stage.groups[i] for i in range(trigger.first, trigger.last))
    return {
        "visit_time": float(bool(theirs)),
        "visit_time_shared": float(shared),
        "visit_here": float(here),
        "there_word": float(there),
        "tied_to_visit": float(bool(theirs) and (here or there)),
    }


def dateline(stage: Stage, mention: PeriodMention) -> bool:
    """Whether it stands at the head of the text before any verb."""
    if mention.sentence > 1 or mention.first > 14:
        return False
    return not any(stage.tokens[i].form.verb == "Fin" for i in range(mention.first))


def _of_another(stage: Stage, mention: PeriodMention) -> bool:
    """Whether a time of another sentence is nothing's that is told here: a year, the head's own day."""
    year = mention.period is not None and mention.period.precision == "year"
    return year or _masthead(stage, mention)


def _masthead(stage: Stage, mention: PeriodMention) -> bool:
    """Whether it only says of which day the report is: "today" or its like would tie an event to it."""
    published, period = stage.scene.document.published, mention.period
    if published is None or period is None or not period.first == period.last == published:
        return False
    sentence = stage.scene.parsed.sentences[mention.sentence]
    told = any(stage.tokens[i].form.verb == "Fin" for i in range(sentence.first, sentence.last))
    return dateline(stage, mention) and not told


def _closest(stage: Stage, context: Context, mention: PeriodMention) -> bool:
    rivals = [m for m in context.periods if m.period is not None]
    key = lambda m: (reach(stage, context.trigger, m), abs(gap(context.trigger, m)))  # noqa: E731
    return bool(rivals) and min(rivals, key=key) is mention


def _bracket(stage: Stage, mention: PeriodMention) -> bool:
    return mention.first > 0 and stage.tokens[mention.first - 1].text == "("


def _from_now(stage: Stage, mention: PeriodMention) -> Row:
    published, period = stage.scene.document.published, mention.period
    if not published or not period or not period.first or not period.last:
        return {}
    return {
        "ahead": float(period.first > published),
        "behind": float(period.last < published),
        "today": float(period.first <= published <= period.last),
        "far": min(abs((period.first - published).days), 1500) / 365,
    }


def _days_between(article: Article, context: Context, mention: PeriodMention) -> set[str]:
    """Other days of which something is told between a day of a sentence before and this meeting."""
    here, there = context.trigger.sentence, mention.sentence
    if there >= here:
        return set()
    between = article.stage.around("periods", mention.last, context.trigger.first)
    days = [m for m in between if isinstance(m, PeriodMention) and _dated(m)]
    return {str(m.period) for m in days if m.sentence in article.told} - {str(mention.period)}


def _between(article: Article, context: Context, mention: PeriodMention) -> Row:
    """Other triggers that are nearer to the time, and verbs between it and this one."""
    stage, trigger = article.stage, context.trigger
    mine = abs(gap(trigger, mention))
    tokens = article.told.get(mention.sentence, frozenset()) - {trigger.token}
    nearer = sum(abs(token - mention.first) < mine for token in tokens)
    low, high = sorted((mention.first, trigger.token))
    verbs = sum(stage.tokens[i].form.verb == "Fin" for i in range(low + 1, high)) if high - low < 80 else 5
    return {"nearer_triggers": min(nearer, 4), "verbs_between": min(verbs, 4), "triggers_there": min(len(tokens), 4)}
