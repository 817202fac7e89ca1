"""Actual, target or forecast: the nearest words of wishing and expecting, the verbs' tense, the last figure."""

from collections.abc import Sequence

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Features, Ground
from communique.extract.figures.state import State
from communique.parse import Token

STATUSES = ("actual", "target", "forecast")


TARGET, FORECAST = "figures.target", "figures.forecast"


def status_row(ground: Ground, reading: Reading, base: Features, indicator: str, state: State) -> Features:
    """The row from which both scorers of status decide."""
    around = ground.around(reading.mention.sentence)
    row = {k: v for k, v in base.items() if not k.startswith(("said", "rank", "past"))}
    row[f"id.{indicator}"] = 1
    published = ground.scene.document.published
    for period in around.periods:
        side = "left" if period.first < reading.mention.first else "right"
        near = 1 / (1 + abs(period.first - reading.mention.first) / 3 + around.cut(period.first, reading.mention.first))
        row[f"time.{period.kind}.{side}"] = max(row.get(f"time.{period.kind}.{side}", 0.0), near)
        if period.period and period.period.last and published and period.period.last > published:
            row[f"future.{side}"] = max(row.get(f"future.{side}", 0.0), near)
    for name in ("target", "forecast", "actual", "modal"):
        row[f"{name}.here"] = min(3, len(around.marks.get(name, ())))
        row[f"{name}.clause"] = any(around.cut(at, reading.mention.first) == 0 for at in around.marks.get(name, ()))
    last = state.last()
    if last is not None:
        row[f"last.{last.status}"] = 1 if reading.mention.sentence == last.reading.mention.sentence else 0.5
    return row


# "Expected to reach $5 billion": so many tokens from a word of wishing or expecting to the number.
GOVERNS = 9
# "Is estimated at about $5 billion": a sum that is known, if not well.
OBJECT = ("DET", "PRON", "NOUN", "ADJ", "NUM", "ADP", "PUNCT")  # of what may be wished that it reach a number
RECKONS = 4


def governed(ground: Ground, reading: Reading) -> str:
    """The status that a word with an infinitive gives without doubt: "is expected to reach …", "plan to double …".

    Empty where none does, and in a language whose infinitive has no particle.
    """
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    if _aimed(around, reading.mention.last):
        return "target"
    reckoned = around.left("reckoned", first)
    if 0 <= first - reckoned <= RECKONS and reckoned >= 0 and not around.cut(reckoned, first):
        return "actual"
    if around.preposition(first) in ("from", "against", "than") or reading.kind == "count":
        return ""
    if told := _expected(ground, reading) or _ahead(around, first) or _raised(around, first):
        return told
    near = {name: around.left(name, first) for name in ("target", "forecast")}
    name = max(near, key=lambda n: near[n])
    at, start = near[name], around.sentence.first
    if at < 0 or first - at > GOVERNS or around.cut(at, first) or near["target"] == near["forecast"]:
        return ""
    behind = _from_particle(ground, around.tokens[at - start + 1 : first - start])
    apart = any(token.pos == "CCONJ" or token.norm in ground.words.before for token in behind[2:-1])
    return name if behind and not apart else ""


def _expected(ground: Ground, reading: Reading) -> str:
    """The status of a number that is only expected: «оборот ожидается в 54 млрд»; empty otherwise."""
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    at = around.left("expected", first)
    near = max(0, ground.since(reading.mention)) <= at and first - at <= GOVERNS
    return "forecast" if near and not around.cut(at, first) else ""


def to_come(ground: Ground, reading: Reading) -> bool:
    """Whether the verb that leads to a number in its clause is in the future: «торговля достигнет 5 млрд».

    In gold 1 of 105 such sums is a result.
    """
    around, mention = ground.around(reading.mention.sentence), reading.mention
    if reading.kind in ("count", "t") or around.preposition(mention.first, own=True) in ("from", "against", "than"):
        return False
    start, low = around.sentence.first, max(around.sentence.first, ground.since(mention))
    verbs = [t for t in around.tokens[low - start : mention.first - start] if t.form.verb == "Fin"]
    return bool(verbs) and verbs[-1].form.tense == "Fut" and not around.cut(verbs[-1].index, mention.first)


def _ahead(around: Around, first: int) -> str:
    """The status of a number whose verb is only possible or promised; empty otherwise."""
    if _may(around, first):
        return "forecast"
    return "target" if _promised(around, first) else ""


def _raised(around: Around, first: int) -> str:
    """Whether trade is to be brought to a number: "measures to lift trade to $2 billion", «довести до 5 млрд».

    Of 60 such figures of gold 57 are targets. Who helped or managed to bring it there has done so.
    """
    verb, start = around.left("raising", first), around.sentence.first
    if around.preposition(first) != "to" or not 0 <= first - verb <= GOVERNS or verb < 0 or around.cut(verb, first):
        return ""
    token, before = around.tokens[verb - start], around.tokens[max(0, verb - start - RECKONS) : verb - start]
    to_do = token.form.verb == "Inf"
    if around.words.to:
        led = bool(before) and (before[-1].norm in around.words.to or _joined(around, verb))
        to_do = led and any(f.verb == "Inf" for f in token.forms)
    managed = around.left("managed", verb)
    done = managed >= 0 and verb - managed <= RECKONS and not around.cut(managed, verb)
    done = done and around.tokens[managed - start].form.tense == "Past"
    return ("actual" if done else "target") if to_do else ""


def _joined(around: Around, verb: int) -> bool:
    """Whether "and" joins a verb to one that "to" leads: "to widen ties and raise trade to $2 billion"."""
    start = around.sentence.first
    if around.tokens[verb - 1 - start].pos != "CCONJ":
        return False
    for at in range(verb - 2, max(start, verb - GOVERNS) - 1, -1):
        if around.tokens[at - start].norm in around.words.to:
            return any(form.verb == "Inf" for form in around.tokens[at + 1 - start].forms)
        if around.tokens[at - start].text == "," or around.tokens[at - start].pos in ("AUX", "PRON"):
            return False
    return False


def _promised(around: Around, first: int) -> bool:
    """Whether a sum is the nearest that somebody will give: "will extend a $200 million loan"."""
    start, gives = around.sentence.first, around.words.gives
    for at in range(first - 1, max(start, first - RECKONS) - 1, -1):
        if around.tokens[at - start].lemmas & gives and not around.cut(at, first):
            joined = reversed(around.tokens[max(0, at - start - RECKONS) : at - start])  # "will buy and invest"
            before = next((t for t in joined if t.pos not in ("ADV", "CCONJ") and not _bare(t)), None)
            return before is not None and before.norm in around.words.will
    return False


def _bare(token: Token) -> bool:
    return any(form.verb == "Inf" for form in token.forms) and token.form.verb != "Fin" and not token.is_title


def _aimed(around: Around, last: int) -> bool:
    """Whether a number is called a goal right behind it: "the $5 billion target"."""
    return last in around.marks.get("goal", ())


def _from_particle(ground: Ground, behind: Sequence[Token]) -> Sequence[Token]:
    """The words from the particle of an infinitive on, be it behind a verb or its object: "expect trade to reach".

    Empty where none stands, or another verb comes first.
    """
    at = next((i for i, token in enumerate(behind) if token.norm in ground.words.to), len(behind))
    object_only = all(token.pos in OBJECT for token in behind[:at])
    return behind[at:] if object_only else ()


def _may(around: Around, first: int) -> bool:
    """Whether the verb of a number is only possible: "trade could soon reach $3 billion"; never the month of May."""
    start = around.sentence.first
    for at in range(first - 1, max(start, first - GOVERNS) - 1, -1):
        if around.tokens[at - start].text in around.words.may and not around.cut(at, first):
            behind = [token for token in around.tokens[at - start + 1 : first - start] if token.pos != "ADV"]
            return (behind or [around.tokens[first - start]])[0].pos == "VERB"  # "could triple"
    return False
