"""The indicator of which the words leave no doubt: rules that hold in gold without exception, or nearly so."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.direction import direction_of, fits
from communique.extract.figures.ground import PAIR, Around, Ground
from communique.extract.figures.indicator import BOUGHT, FLOWS, given
from communique.extract.figures.lists import run_of
from communique.extract.figures.named_sums import named_sum
from communique.extract.figures.pairs import DASHES
from communique.extract.figures.words import INDICATORS, TRADE
from communique.lang.pack import world
from communique.parse import Token

TURNOVER = "trade_turnover"
STUDENTS = "students"
WORDS = 4  # tokens from a share to the flow that it is of
DASH = 3  # how much a dash cuts
BEFORE_NAME = (*DASHES, "(")  # between a number and the flow that it is called


def plainly(ground: Ground, reading: Reading) -> str:
    """The one indicator that the words name; empty where it is not plain."""
    around = ground.around(reading.mention.sentence)
    if reading.kind == "count":
        return STUDENTS if _studies(ground, reading) else ""
    if reading.kind in ("money", "percent", "t") and _between(around, reading.mention.first):
        return TURNOVER
    if doubled := multiplied(around, reading):
        return doubled
    told = named_sum(ground, reading)
    if not told and reading.kind != "t":
        told = _at_number(around, reading) or _in_order(ground, around, reading)
    return told or _of_clause(ground, around, reading) or _only_flow(ground, around, reading)


def told_multiplied(ground: Ground, reading: Reading) -> bool:
    """Whether a verb tells how many times the trade of the two states that a sentence names grew."""
    around = ground.around(reading.mention.sentence)
    named = {code for mention in around.areas for code in mention.areas}
    return len(named) == PAIR and bool(multiplied(around, reading))


def multiplied(around: Around, reading: Reading) -> str:
    """The flow that a verb of growth to so many times has as its object: "Chile doubled its exports to Peru"."""
    mention, start = reading.mention, around.sentence.first
    verb = around.tokens[mention.first - start]
    if mention.role != "multiple" or mention.last != mention.first + 1 or verb.form.verb not in ("Fin", "Inf"):
        return ""
    behind = around.tokens[mention.last - start :][:WORDS]
    noun = next((t for t in behind if t.pos not in ("DET", "PRON", "ADJ")), None)
    if noun is None or noun.pos != "NOUN":
        return ""
    return _flow(around, noun) or (TURNOVER if noun.index in around.marks.get(f"is.{TURNOVER}", ()) else "")


def _between(around: Around, first: int) -> bool:
    """Whether goods go between two: "supplies between the two countries" are the exports of neither."""
    at, start = around.left("is.exports", first), around.sentence.first
    nearest = all(around.left(f"is.{name}", first) < at for name in INDICATORS if name != "exports")
    if at < 0 or not nearest or around.cut(at, first) or _flow(around, around.tokens[at - start]):
        return False
    behind = around.tokens[at + 1 - start]
    noun = around.tokens[at - start].pos == "NOUN"
    return noun and behind.pos == "ADP" and behind.index in around.marks.get("mutual", ())


def _studies(ground: Ground, reading: Reading) -> bool:
    """Whether people are told of of whom all is said that they study: «40 тысяч граждан приехали учиться»."""
    people = reading.noun in ground.words.persons
    return people and {STUDENTS} <= set(ground.named_in(reading.mention.sentence)) <= {STUDENTS, "tourists", "other"}


def _at_number(around: Around, reading: Reading) -> str:
    """A flow named right behind the number."""
    last = reading.mention.last
    if reading.kind == "percent" and (flow := _part_of(around, last)):
        return flow
    return _falls_on(around, last) or _called(around, last)


def _of_clause(ground: Ground, around: Around, reading: Reading) -> str:
    """The one indicator that a clause names between the number before and this one.

    In gold it is that of the number in 154 of 154 for turnover, and in 29 of 30 for exports and imports of money whose
    direction is told from the state that the report is about. Turnover that alone is named in a sentence is that of the
    sums of money behind it in 511 of 519.
    """
    first = reading.mention.first
    if reading.kind == "money" and ground.named_in(reading.mention.sentence) == [TURNOVER]:
        return TURNOVER if around.marks[f"is.{TURNOVER}"][0] < first else ""
    since = ground.since(reading.mention)
    named = [n for n in INDICATORS if any(_leads(around, at, since, first) for at in around.marks.get(f"is.{n}", ()))]
    fitting = [name for name in named if reading.kind in world("indicators")[name]["units"]]
    if len(fitting) != 1 or fitting[0] not in TRADE or reading.kind not in ("money", "percent"):
        return ""
    if fitting[0] == TURNOVER:
        return TURNOVER
    if fitting[0] == BOUGHT and reading.kind == "money" and given(ground, reading):
        return ""
    return fitting[0] if fits(direction_of(ground, reading), fitting[0]).get("direction", 0.0) >= 0 else ""


def _only_flow(ground: Ground, around: Around, reading: Reading) -> str:
    """The flow that alone is named before a number, by its own noun: whatever else is named stands in another clause.

    «Ввоз из Чили вырос, в свою очередь, до 5 млрд» are imports from whichever side they are told. In gold it is that of
    the number in 260 of 264. Not where the flow in the other direction is spoken of.
    """
    first = reading.mention.first
    if "reverse" in around.marks:
        return ""
    before = {n for n in INDICATORS if around.left(f"is.{n}", first) >= 0}
    if len(before) != 1 or not before <= set(FLOWS):
        return ""
    flow = next(iter(before))
    here = first - around.sentence.first
    strict = any(flow == _flow(around, t) for t in around.tokens[:here])
    others = (n for n in ground.named_in(reading.mention.sentence) if n != flow)
    apart = all(around.cut(first, at) > 0 for n in others for at in around.marks[f"is.{n}"])
    return flow if strict and apart else ""


def _part_of(around: Around, at: int) -> str:
    """The flow of which a share is told right before it: «75 % импорта», "75% of all imports" (48 of 48 in gold)."""
    of, start = around.words.of, around.sentence.first
    at += at - start < len(around.tokens) and around.tokens[at - start].text == "."  # «8 проц. экспорта»
    behind = around.tokens[at - start : at - start + WORDS]
    if of and not (behind and behind[0].norm in of):
        return ""
    noun = next((token for token in behind[bool(of) :] if token.pos not in ("ADJ", "DET")), None)
    if noun is None or not (of or any(form.case == "Gen" for form in noun.forms)):
        return ""
    return next((name for name in FLOWS if noun.index in around.marks.get(f"is.{name}", ())), "")


def _falls_on(around: Around, at: int) -> str:
    """The flow that a sum falls on right behind it: «1,9 млрд пришлись на экспорт, а 4,5 млрд – на импорт»."""
    start, end = around.sentence.first, around.sentence.last
    low = at
    while (
        at < end and at - low < 2 and (around.tokens[at - start].text in DASHES or at in around.marks.get("share", ()))
    ):
        at += 1
    told = around.tokens[at - start].norm if at + 1 < end else ""
    onto = told in around.words.onto if at > low else told in around.words.of_flow  # «минус 2% по импорту»
    return next((name for name in FLOWS if onto and at + 1 in around.marks.get(f"is.{name}", ())), "")


def _called(around: Around, at: int) -> str:
    """The flow that a dash or a bracket behind the number names: «178 млн долларов – экспорт», "$89m (imports)"."""
    start, end = around.sentence.first, around.sentence.last
    if at + 1 >= end or around.tokens[at - start].text not in BEFORE_NAME:
        return ""
    noun = around.tokens[at + 1 - start]
    flow = _flow(around, noun)
    behind = around.tokens[at + 2 - start : at + 2 - start + WORDS]
    return flow if not behind or not behind[0].is_word or behind[0].pos in ("CCONJ", "ADP") else ""


def _in_order(ground: Ground, around: Around, reading: Reading) -> str:
    """Of flows joined by "and" the one in the number's place: «экспорт и импорт упали на 20 % и 19,6 %»."""
    run = run_of(ground, reading.mention)
    first = run[0].first if run else reading.mention.first
    if len(run) != len(FLOWS) or ground.since(run[0]) or reading.mention not in run:
        return ""
    start = around.sentence.first
    named = [(t.index, name) for t in around.tokens[: first - start] if (name := _flow(around, t))]
    if len(named) != len(FLOWS) or {name for _, name in named} != set(FLOWS):
        return ""
    (left, _), (right, _) = named
    joined = right - left == 2 and around.tokens[left + 1 - start].pos == "CCONJ"
    return named[run.index(reading.mention)][1] if joined else ""


def _flow(around: Around, token: Token) -> str:
    """The flow of which a word is the own noun; empty for other words."""
    return around.words.flows.get(token.form.lemma, "") if token.is_word else ""


def _leads(around: Around, at: int, since: int, first: int) -> bool:
    """Whether a word stands before a number in its clause, or over the dash in place of a verb: «импорт — на 28 %»."""
    if not since <= at < first:
        return False
    between = around.tokens[at + 1 - around.sentence.first : first - around.sentence.first]
    return around.cut(at, first) == 0 or (around.cut(at, first) == DASH and any(t.text in DASHES for t in between))
