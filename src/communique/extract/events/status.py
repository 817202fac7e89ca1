"""Held, planned or cancelled: features of the words that govern the event."""

from communique.extract.events.context import Article, Context, Row
from communique.extract.events.in_speech import of_speech
from communique.extract.events.sign import group_features, word_features
from communique.extract.events.stage import Stage
from communique.extract.events.tree import word_in_tree
from communique.extract.events.triggers import Trigger


def status_features(article: Article, context: Context) -> Row:
    """Words beside the trigger, the nearest verbs, and where the times in the sentence lie."""
    stage, trigger = article.stage, context.trigger
    row: Row = {f"type={trigger.type}": 1, f"cue={trigger.cue.id}": 1, "first_line": float(trigger.sentence == 0)}
    row |= {k: v for k, v in word_features(stage, trigger).items() if not k.startswith("lemma=")}
    row |= group_features(stage, trigger)
    row |= _verbs(stage, trigger) | _to_come(stage, trigger) | _auxiliaries(stage, trigger)
    row |= _times(stage, context)
    return row


def closer_features(article: Article, context: Context, row: Row) -> Row:
    """The same with what governs the word in the tagger's tree: costly, for what the words leave open."""
    return row | {f"tree:{k}": v for k, v in word_in_tree(article.stage, context.trigger.token).items()}


def _verbs(stage: Stage, trigger: Trigger) -> Row:
    """The nearest finite verb on each side in the clause, else in the sentence; infinitives; «будет»."""
    row: Row = {}
    for side, places in (
        ("left", range(trigger.token - 1, trigger.first - 1, -1)),
        ("right", range(trigger.token + 1, trigger.last)),
    ):
        for i in places:
            form = stage.tokens[i].form
            if form.verb in ("Fin", "Inf") or (form.verb == "Part" and form.voice == "Pass"):
                where = "clause" if stage.between(i, trigger.token) == 0 else "sentence"
                row[f"{side}_{where}={form.verb}{form.tense}"] = 1
                row[f"{side}={form.verb}{form.tense}"] = 1
                break
    tenses = [stage.tokens[i].form for i in range(trigger.first, trigger.last)]
    row["future"] = float(any(f.tense == "Fut" and f.verb == "Fin" for f in tenses))
    row["past"] = float(any(f.tense == "Past" and f.verb == "Fin" for f in tenses))
    row["future_clause"] = float(
        any(f.tense == "Fut" and stage.between(i, trigger.token) == 0 for i, f in enumerate(tenses, trigger.first))
    )
    row["past_clause"] = float(
        any(f.tense == "Past" and stage.between(i, trigger.token) == 0 for i, f in enumerate(tenses, trigger.first))
    )
    return row


def _auxiliaries(stage: Stage, trigger: Trigger) -> Row:
    """The auxiliaries right before a verb, where they tell its tense: "has come", "may visit"; none: "arrives"."""
    if not stage.lexicon.caseless or stage.tokens[trigger.token].form.pos == "NOUN":
        return {}
    row: Row = {}
    i = trigger.token - 1
    while i >= trigger.first and stage.tokens[i].pos in ("AUX", "ADV", "PART"):
        row |= {f"aux={stage.tokens[i].form.lemma}": 1} if stage.tokens[i].pos == "AUX" else {}
        i -= 1
    return row or {f"aux=none:{stage.tokens[trigger.token].form.tense}": 1}


def _to_come(stage: Stage, trigger: Trigger) -> Row:
    """Whether "are to", "set to" stand with a verb, in the clause, before the trigger, and of what is past."""
    coming = stage.lexicon.coming
    if not coming:
        return {}
    found = [i for i in range(trigger.first, trigger.last - 2) if stage.announces(i)]
    here = [i for i in found if stage.between(i, trigger.token) == 0]
    return {
        "to_come": float(bool(here)),
        "to_come_left": float(any(i < trigger.token for i in here)),
        "to_come_right": float(any(i > trigger.token for i in here)),
        "to_come_past": float(any(stage.tokens[i].form.tense == "Past" for i in here)),
        "to_come_sentence": float(bool(found)),
    }


def _times(stage: Stage, context: Context) -> Row:
    """Whether a time of the sentence lies ahead of the day of publication or behind it."""
    published = stage.scene.document.published
    told = [m for m in context.periods if not of_speech(stage, context.trigger, m)]
    periods = [m.period for m in told if m.period and m.period.first and m.period.last]
    if not published:
        return {"unpublished": 1}
    return {
        "ahead": float(any(p.first > published for p in periods if p.first)),
        "behind": float(any(p.last < published for p in periods if p.last)),
        "now": float(any(p.first <= published <= p.last for p in periods if p.first and p.last)),
        "deadline": float(any(m.kind in ("deadline", "until") for m in told)),
    }
