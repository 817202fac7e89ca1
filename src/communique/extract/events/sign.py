"""Features of a trigger: whether it is an event of this type, told here rather than referred to."""

from communique.extract.events.assembled import assembled
from communique.extract.events.called_off import called_off
from communique.extract.events.context import Article, Context, Row, reach
from communique.extract.events.stage import Stage
from communique.extract.events.triggers import MEETS, SESSION, Trigger, can_be_subject
from communique.lang.pack import is_bloc
from communique.model.mention import OrganizationMention
from communique.parse import Token

LEFT, RIGHT = 4, 5
ATTENDED = 14  # tokens from a verb of attending to the forum with its name
COUNTED = 4  # tokens from a signing to the number of documents, and from there to the word for them


def sign_features(article: Article, context: Context) -> Row:
    """All features of one trigger read as one type."""
    stage, trigger = article.stage, context.trigger
    kind = trigger.type
    row: Row = {f"type={kind}": 1, f"cue={trigger.cue.id}": 1, f"cue={trigger.cue.id}:{kind}": 1}
    row |= word_features(stage, trigger)
    row |= group_features(stage, trigger)
    row |= _place_features(stage, trigger)
    row |= _mention_features(stage, context)
    row |= _rival_features(article, context)
    row |= _fit_features(stage, context)
    row |= {"called_off": 1.0} if called_off(stage, trigger) else {}
    met = trigger.cue.id in MEETS and assembled(stage, trigger.token) == kind
    row |= {"assembled": 1.0} if met else {}
    row |= {"attended": 1.0} if kind == "forum" and _attended(stage, trigger) else {}
    row |= {"counted": 1.0} if kind == "signing" and _counted(stage, trigger) else {}
    return row


def word_features(stage: Stage, trigger: Trigger) -> Row:
    """The trigger's own word: lemma, form, the words right beside it."""
    token, form = stage.tokens[trigger.token], stage.form_at(trigger.token)
    row: Row = {f"lemma={form.lemma}": 1, f"pos={form.pos}": 1}
    row |= {f"case={form.case}": 1} if form.pos == "NOUN" and form.case else {}
    row |= {f"verb={form.verb}{form.tense}": 1} if form.verb else {}
    row |= {f"voice={form.voice}": 1} if form.voice else {}
    row["plural"] = float(form.pos == "NOUN" and form.number == "Plur")
    row["title_case"] = float(token.is_title)
    row["nominative"] = float(can_be_subject(stage, trigger))
    if trigger.token > trigger.first:
        left = stage.tokens[trigger.token - 1]
        row[f"left={left.pos}"] = 1
        row["left_number"] = float(_is_ordinal(stage, left))
    if trigger.token + 1 < trigger.last:
        row[f"right={stage.tokens[trigger.token + 1].pos}"] = 1
    return row


def _attended(stage: Stage, trigger: Trigger) -> bool:
    """Whether somebody opens, chairs or attends it: "will attend the Business Forum", "took part in the session"."""
    before = range(max(trigger.first, trigger.token - ATTENDED), trigger.token)
    told = any("attend" in stage.groups[i] and stage.between(i, trigger.token) == 0 for i in before)
    return told and (trigger.cue.id == SESSION or stage.tokens[trigger.token].is_title)


def _counted(stage: Stage, trigger: Trigger) -> bool:
    """Whether documents are counted right behind: "exchanged ten memoranda", "the exchange of five memoranda"."""
    behind = range(trigger.token + 1, min(trigger.last, trigger.token + 1 + COUNTED))
    number = next((i for i in behind if stage.tokens[i].pos == "NUM" or stage.tokens[i].is_number), None)
    if number is None or any(stage.tokens[i].pos != "ADP" for i in range(trigger.token + 1, number)):
        return False
    return any("document" in stage.groups[i] for i in range(number + 1, min(trigger.last, number + 1 + COUNTED)))


def _is_ordinal(stage: Stage, token: Token) -> bool:
    """Whether a number stands there, or the end of one: the "th" of "7th"."""
    before = stage.tokens[token.index - 1] if token.index else token
    ended = before.is_number and before.end == token.start
    return token.norm[:1].isdigit() or ended or "number" in stage.groups[token.index]


def group_features(stage: Stage, trigger: Trigger) -> Row:
    """Groups of words just before, just after, in the clause and in the sentence."""
    row: Row = {}
    for i in range(trigger.first, trigger.last):
        if i == trigger.token or not stage.groups[i]:
            continue
        near = stage.between(i, trigger.token) == 0
        offset = i - trigger.token
        for name in stage.groups[i]:
            row[f"sent:{name}"] = 1
            if near:
                row[f"clause:{name}"] = 1
            if -LEFT <= offset < 0 and near:
                row[f"left:{name}"] = 1
            if 0 < offset <= RIGHT and near:
                row[f"right:{name}"] = 1
    return row


def _fit_features(stage: Stage, context: Context) -> Row:
    """Whether the sentence has what an event of this type needs."""
    trigger = context.trigger
    phone = trigger.cue.id.startswith("call") or any(
        "phone" in stage.groups[i] for i in range(trigger.first, trigger.last)
    )
    near_phone = any(
        "phone" in stage.groups[i] and stage.between(i, trigger.token) == 0 for i in range(trigger.first, trigger.last)
    )
    sides = {stage.area_of(p) for p in context.persons} - {""}
    heads = sum(any(o.rank.startswith("head") for o in stage.scene.mentions.person(p).offices) for p in context.persons)
    blocs = {c for c in context.codes if is_bloc(c)}
    row: Row = {
        "phone": float(phone),
        "phone_told": float("phone" in stage.spoken),
        "call_near": float(trigger.type == "call" and near_phone),
        "call_far": float(trigger.type == "call" and not phone),
        "call_fits": float((trigger.type == "call") == near_phone),
        "talks_by_phone": float(trigger.type == "talks" and near_phone),
        "call_bare": float(trigger.type == "call" and not phone),
        "heads": min(heads, 4),
        "many_heads": float(heads >= 3),
        "three_sides": float(len(sides) >= 3 or bool(blocs)),
        "two_sides": float(len(sides) == 2),
        "no_sides": float(not sides),
        "focus": float(context.focus is not None),
        "foreign_code": float(len(context.codes) >= 2),
        "goal": float(_goal(stage, context)),
    }
    row |= _rank_of_meeting(stage, context)
    row |= {f"bands={b.kind}": 1 for b in context.bands}
    return row


def _rank_of_meeting(stage: Stage, context: Context) -> Row:
    """Whether a meeting of several is of heads of states («Совет глав государств») or of ministers."""
    trigger = context.trigger
    near = [i for i in range(trigger.first, trigger.last) if stage.between(i, trigger.token) == 0]
    beside = [i for i in near if -LEFT <= i - trigger.token <= RIGHT and i != trigger.token]
    several = [i for i in beside if i > trigger.token and stage.tokens[i].form.number == "Plur"]
    heads = any("heads" in stage.groups[i] for i in several) or any("highest" in stage.groups[i] for i in beside)
    ministers = any("ministers" in stage.groups[i] and "heads" not in stage.groups[i] for i in several)
    summit, forum = trigger.type == "summit", trigger.type == "forum"
    return _several_before(stage, trigger) | {
        "of_heads": float(heads),
        "of_ministers": float(ministers),
        "summit_of_heads": float(summit and heads),
        "summit_of_ministers": float(summit and ministers),
        "forum_of_heads": float(forum and heads),
        "forum_of_ministers": float(forum and ministers),
        "talks_of_heads": float(trigger.type == "talks" and heads),
        "talks_of_ministers": float(trigger.type == "talks" and ministers),
    }


def _several_before(stage: Stage, trigger: Trigger) -> Row:
    """Whether several heads of state or ministers stand before a word, where order tells who acts: "leaders met"."""
    if not stage.lexicon.caseless:
        return {}
    before = range(trigger.first, trigger.token)
    many = [i for i in before if stage.tokens[i].form.number == "Plur" and stage.between(i, trigger.token) == 0]
    heads = any("heads" in stage.groups[i] for i in many)
    ministers = any("ministers" in stage.groups[i] for i in many)
    return {
        f"heads_before:{trigger.type}": float(heads and not ministers),
        f"ministers_before:{trigger.type}": float(ministers),
    }


def _goal(stage: Stage, context: Context) -> bool:
    """Whether a place of a state that is not a person's own stands in the clause: where a visitor goes."""
    homes = {stage.area_of(p) for p in context.persons}
    return any(m.place and not set(m.areas) & homes and reach(stage, context.trigger, m) == 0 for m in context.areas)


def _place_features(stage: Stage, trigger: Trigger) -> Row:
    parsed = stage.scene.parsed
    sentence = parsed.sentences[trigger.sentence]
    line = parsed.line_of(sentence)
    return {
        "sentence": min(trigger.sentence, 12),
        "first_line": float(line.index == 0),
        f"line={line.kind}": 1,
        "quoted": float(stage.in_quotation(trigger.token)),
        "length": min(trigger.last - trigger.first, 60) / 10,
        "offset": (trigger.token - trigger.first) / max(1, trigger.last - trigger.first),
        "clauses": stage.between(trigger.first, trigger.last - 1),
        "published": float(stage.scene.document.published is not None),
        "flash": float(len(parsed.sentences) == 1),
    }


def _mention_features(stage: Stage, context: Context) -> Row:
    trigger = context.trigger
    close = {stage.area_of(m.person) for m in context.people if reach(stage, trigger, m) == 0} - {""}
    places = {c for m in context.areas if reach(stage, trigger, m) == 0 for c in m.areas}
    people = {m.person for m in context.people if reach(stage, trigger, m) == 0}
    codes = close | places | {c for b in context.bands if reach(stage, trigger, b) == 0 for c in b.areas}
    days = [m for m in context.periods if m.period and m.period.precision == "day"]
    offices = {o.rank for p in context.persons for o in stage.scene.mentions.person(p).offices}
    hub = stage.scene.mentions.hub
    row: Row = {
        "codes": min(len(codes), 5),
        "sent_codes": min(len(context.codes), 6),
        "people": min(len(people), 5),
        "sent_people": min(len(context.persons), 6),
        "people_codes": min(len(close), 4),
        "two_codes": float(len(codes) >= 2),
        "two_people_codes": float(len(close) >= 2),
        "bands": len(context.bands),
        "days": min(len(days), 3),
        "day_here": float(any(reach(stage, trigger, m) == 0 for m in days)),
        "periods": min(len(context.periods), 4),
        "adjective": float(any(m.kind == "adjective" for m in context.areas)),
        "blocs": float(any(m.kind == "bloc" for m in context.areas)),
        "hub_codes": sum(c in codes for c in hub[:2]),
        "hubs": min(len(hub), 4),
        "before_codes": min(len({c for m in context.before.areas for c in m.areas}), 4),
        "subject": float(_subject(stage, context)),
        "organizations": _organizations(stage, trigger),
    }
    row |= {f"rank={rank}": 1 for rank in offices}
    row |= {f"sole_rank={rank}": 1 for rank in offices if len(offices) == 1}
    row |= {f"place_kind={m.kind}": 1 for m in context.areas if reach(stage, trigger, m) == 0}
    return row


def _subject(stage: Stage, context: Context) -> bool:
    """Whether a person in the clause can be in the nominative."""
    return any(reach(stage, context.trigger, m) == 0 and "Nom" in stage.cases.of(m) for m in context.people)


def _organizations(stage: Stage, trigger: Trigger) -> float:
    found = stage.around("organizations", trigger.first, trigger.last)
    return float(sum(isinstance(m, OrganizationMention) and m.kind == "company" for m in found))


def richness(stage: Stage, context: Context) -> float:
    """How much a trigger's sentence tells: people, codes, a day, the nearer the better."""
    trigger = context.trigger
    people = {m.person for m in context.people}
    here = {m.person for m in context.people if reach(stage, trigger, m) == 0}
    day = any(m.period and m.period.precision == "day" for m in context.periods)
    return len(people) + len(here) + 0.5 * min(len(context.codes), 4) + day


def _rival_features(article: Article, context: Context) -> Row:
    """Other triggers of the same type that may tell of the same event."""
    stage, mine = article.stage, richness(article.stage, context)
    beside = article.around(context)
    rivals = [c for c in beside if c.trigger.type == context.trigger.type and c.trigger.token != context.trigger.token]
    alike = [
        c for c in rivals if (c.codes & context.codes or not c.codes or not context.codes) and not _strange(c, context)
    ]
    earlier = [c for c in alike if c.trigger.token < context.trigger.token]
    same = [c for c in rivals if c.trigger.sentence == context.trigger.sentence]
    best = max((richness(stage, c) for c in alike), default=0.0)
    others = {c.trigger.type for c in beside if c.trigger.token == context.trigger.token} - {context.trigger.type}
    return {
        "rivals": min(len(alike), 6),
        "earlier": min(len(earlier), 4),
        "best_told": float(mine >= best),
        "told": mine - best,
        "best_before": float(any(richness(stage, c) >= mine for c in earlier)),
        "in_sentence": len(same),
        "in_sentence_before": sum(c.trigger.token < context.trigger.token for c in same),
        "in_clause": sum(stage.between(c.trigger.token, context.trigger.token) == 0 for c in same),
        "triggers": min(len({c.trigger.token for c in beside}), 12),
        "readings": len(others),
        "shared_people": float(any(c.persons & context.persons for c in earlier)),
        "new_people": float(bool(context.persons) and not any(c.persons & context.persons for c in earlier)),
        **{
            f"beside={c.trigger.type}": 1
            for c in beside
            if c.trigger.sentence == context.trigger.sentence and c.trigger.token != context.trigger.token
        },
    }


def _strange(a: Context, b: Context) -> bool:
    """Whether two contexts name quite different days."""
    days_a = {str(m.period) for m in a.periods if m.period and m.period.precision == "day"}
    days_b = {str(m.period) for m in b.periods if m.period and m.period.precision == "day"}
    return bool(days_a and days_b and not days_a & days_b)
