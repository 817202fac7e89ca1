"""What the scorers of events learn from: which cues tell an event, who takes part, when, held or planned."""

from typing import Any

from bench.articles import Article, scene_of
from bench.learn import Settings
from communique.extract.events.context import Article as Laid
from communique.extract.events.context import Context, article_of
from communique.extract.events.countries import country_rows
from communique.extract.events.edition import triggers_of
from communique.extract.events.pair import pair_features
from communique.extract.events.participants import people_rows
from communique.extract.events.sign import sign_features
from communique.extract.events.stage import stage_of
from communique.extract.events.status import closer_features, status_features
from communique.extract.events.when import date_rows

TASKS = {
    "events.is": Settings(trees=300),
    "events.countries": Settings(trees=250, rate=0.08),
    "events.people": Settings(trees=250, rate=0.08),
    "events.date": Settings(trees=250, rate=0.1, share=1.0),
    "events.same": Settings(trees=80),
    "events.planned": Settings(trees=150, least_leaf=5),
    "events.planned_closely": Settings(trees=150, least_leaf=5),
    "events.cancelled": Settings(trees=20, depth=2, leaves=4, rate=0.1, by_lot=False),
}
MOST = 40  # contexts that one is compared with
C5 = {"KG", "KZ", "TJ", "TM", "UZ"}
Rows = dict[str, list[tuple[dict[str, float], int]]]


def examples(article: Article) -> Rows:
    """Rows of every task with 1 where the gold says so. Optional events teach fields, not what is an event."""
    stage = stage_of(article.scene)
    laid = article_of(stage, triggers_of(stage))
    gold = article.gold.get("events") or []
    rows: Rows = {task: [] for task in TASKS}
    rows["events.same"] = _pairs(laid, gold)
    for context in laid.contexts:
        told = _sign(rows, laid, context, gold, gold)
        if told:
            _fields(rows, laid, context, told)
    _alone(article, laid, gold, rows)
    return rows


def _alone(article: Article, laid: Laid, gold: list[dict[str, Any]], rows: Rows) -> None:
    """The sentences with a cue once more, each as a report of its own: agencies' flashes are no longer than that."""
    parsed = laid.stage.scene.parsed
    for index in sorted({context.trigger.sentence for context in laid.contexts}):
        start, end = parsed.sentences[index].start, parsed.sentences[index].end
        stage = stage_of(scene_of(article.text[start:end], article.language, published=parsed.document.published))
        flash = article_of(stage, triggers_of(stage))
        met = [g for g in gold if g["start"] < end and start < g["end"]]
        here = [{**g, "start": g["start"] - start, "end": g["end"] - start} for g in met]
        for context in flash.contexts:
            told = _sign(rows, flash, context, here, gold)
            if told:
                _dates(rows, flash, context, told)


def _sign(
    rows: Rows, laid: Laid, context: Context, here: list[dict[str, Any]], gold: list[dict[str, Any]]
) -> list[dict[str, Any]]:
    """The events of the gold that a context tells of, with the row of whether it is one where that is known."""
    told = [g for g in here if _tells(laid, context, g)]
    again = not told and any(_again(laid, context, g) for g in gold)
    if not again and (not told or not all(g.get("optional") for g in told)):
        rows["events.is"].append((sign_features(laid, context), int(bool(told))))
    return told


def _dates(rows: Rows, laid: Laid, context: Context, told: list[dict[str, Any]]) -> None:
    dates = {g["date"] for g in told}
    rows["events.date"] += [(row, int(str(m.period) in dates)) for m, row in date_rows(laid, context)]


def _pairs(laid: Laid, gold: list[dict[str, Any]]) -> list[tuple[dict[str, float], int]]:
    """Two contexts of one type that tell, or tell again, of known events: of one or of two."""
    known = [(context, told) for context in laid.contexts if (told := _meant(laid, context, gold))]
    return [
        (pair_features(laid, a, b), int(bool(mine & theirs)))
        for k, (a, mine) in enumerate(known)
        for b, theirs in known[k + 1 : k + MOST]
        if a.trigger.type == b.trigger.type and a.trigger.token != b.trigger.token
    ]


def _meant(laid: Laid, context: Context, gold: list[dict[str, Any]]) -> set[int]:
    """The events of the gold that a context tells of; of those told elsewhere only one that nothing rivals."""
    told = {k for k, g in enumerate(gold) if _tells(laid, context, g)}
    again = {k for k, g in enumerate(gold) if _again(laid, context, g)}
    return told or (again if len(again) == 1 else set())


def _tells(laid: Laid, context: Context, gold: dict[str, Any]) -> bool:
    at = laid.stage.tokens[context.trigger.token].start
    if gold["type"] != context.trigger.type or not gold["start"] <= at < gold["end"]:
        return False
    if context.focus is None:
        return True
    name = laid.stage.scene.mentions.person(context.focus).name
    return any(_same_person(name, n) for n in gold["people"])


def _again(laid: Laid, context: Context, gold: dict[str, Any]) -> bool:
    """Whether it may be a further mention of an event that the gold has elsewhere: neither for nor against."""
    if gold["type"] != context.trigger.type:
        return False
    codes = set(gold["countries"])
    names = [laid.stage.scene.mentions.person(p).name for p in context.persons]
    people = not names or not gold["people"] or any(_same_person(a, b) for a in names if a for b in gold["people"])
    return bool(people and (not context.codes or context.codes & codes))


def _fields(rows: Rows, laid: Laid, context: Context, told: list[dict[str, Any]]) -> None:
    codes = {c for g in told for c in g["countries"]}
    codes |= C5 if "C5" in codes else {"C5"} if codes >= C5 else set()
    for code, row in country_rows(laid, context).items():
        rows["events.countries"].append((row, int(code in codes)))
    names = [name for g in told for name in g["people"]]
    for person, row in people_rows(laid, context, codes).items():
        rows["events.people"].append(
            (row, int(any(_same_person(laid.stage.scene.mentions.person(person).name, n) for n in names)))
        )
    _dates(rows, laid, context, told)
    row = status_features(laid, context)
    planned = int(told[0]["status"] == "planned")
    rows["events.planned"].append((row, planned))
    rows["events.planned_closely"].append((closer_features(laid, context, row), planned))
    rows["events.cancelled"].append((row, int(told[0]["status"] == "cancelled")))


def _same_person(a: str, b: str) -> bool:
    """One name's words are all in the other."""
    short, long = sorted((a.lower().replace("ё", "е").split(), b.lower().replace("ё", "е").split()), key=len)
    return bool(short) and all(word in long for word in short)
