"""Of when: the periods of the sentence, the header, the title and the last figure, and none."""

from functools import lru_cache

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Features, Ground
from communique.extract.figures.state import State
from communique.model import Period
from communique.model.mention import PeriodMention, QuantityMention

KEPT = ("unit.", "change", "role.", "before.", "headed", "comparison.", "up.", "down.", "paren", "share.", "now.",
        "total.")  # fmt: skip
BACK = 4  # sentences above that are looked at


@lru_cache(maxsize=4096)
def _kept(name: str) -> bool:
    return name.startswith(KEPT)


def period_options(
    ground: Ground, reading: Reading, base: Features, status: str, state: State
) -> tuple[Features, list[tuple[str, Period | None, PeriodMention | None, Features]]]:
    """What all rows share, and each period as it is written, itself, its words, its row; the empty one is `none`."""
    shared = {name: value for name, value in base.items() if _kept(name)}
    shared[f"status.{status}"] = 1
    last = state.last()
    shared["start"] = last is None
    if last is not None:
        shared["last.here"] = last.reading.mention.sentence == reading.mention.sentence
        shared["last.distance"] = min(6, reading.mention.sentence - last.reading.mention.sentence)
        shared["last.none"] = not last.spoken[0]
    around = ground.around(reading.mention.sentence)
    shared["periods_here"] = sum(m.period is not None for m in around.periods)
    found: dict[str, tuple[Period | None, PeriodMention | None, Features]] = {}
    result, of_result = _result_of(ground, reading), list[Period | None]()
    for mention, place in _mentions(ground, reading):
        if _opens_the_next(ground, reading, mention):
            continue
        for period, way in _ways(ground, mention):
            behind = place.startswith("right") and mention.first > result
            if (behind or (result < FAR and place.startswith("left"))) and way in OF_RESULT:
                of_result.append(period)
                continue
            name = str(period) if period else ""
            if status == "actual" and mention.kind == "deadline" and _is_anothers(ground, reading, mention):
                continue
            row = _row(ground, reading, mention, place, way)
            old = found.get(name)
            if old is None:
                found[name] = (period, mention, row)
            else:
                old[2].update({k: v for k, v in row.items() if k not in old[2]})
                old[2]["repeated"] = old[2].get("repeated", 0.0) + 1
    if _compares(ground, reading):
        _a_year_back(found, state, reading, of_result)
    _inherit(found, state, reading)
    if status == "actual" and not reading.change and reading.kind != "percent":
        found = {name: entry for name, entry in found.items() if name not in ground.grown_over}
    found.setdefault("", (None, None, {}))[2]["none"] = 1
    return shared, [(name, period, mention, {**row, **_shape(ground, name, period)})
                    for name, (period, mention, row) in found.items()]  # fmt: skip


# What stands behind the result of a growth is the result's ("from 3.2 to 3.6 billion in nine months of 2025"), and so
# is what stands before its base («в 2025 году вырос с 3,2 до 3,6 млрд»).
OF_RESULT = frozenset({"plain", "closing"})
FAR = 1_000_000
YEAR = 366  # days


def _result_of(ground: Ground, reading: Reading) -> int:
    """The place of the number that a base leads to ("from 3.2 to 3.6"); beyond the text where it is no base."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    if around.preposition(mention.first, own=True) != "from":
        return FAR
    behind = (q for q in ground.numbers_at.get(mention.sentence, ()) if q.first >= mention.last)
    near = next(behind, None)
    leads = near and around.preposition(near.first, own=True) == "to" and not around.cut(mention.first, near.first)
    return near.first if near and leads else FAR


def is_base(ground: Ground, reading: Reading) -> bool:
    """Whether a number is where a growth begins: "from 3.2 to 3.6 billion"."""
    return _result_of(ground, reading) < FAR


def of_base(ground: Ground, reading: Reading) -> tuple[Period, PeriodMention | None] | None:
    """Of when the base of a growth is: what the result is compared with, else a year before the result.

    In gold it is so of all whose sentence tells one time: «за 2017 год выросла с 1 до 2 млрд» is from 2016.
    """
    result, mention = _result_of(ground, reading), reading.mention
    if result == FAR:
        return None
    told = [m for m in ground.around(mention.sentence).periods if m.period and m.period.first and m.period.last]
    if any(mention.last <= m.first < result for m in told):
        return None
    with_what = [m for m in told if m.kind == "comparison" and m.first > result]
    if with_what and with_what[0].period:
        return with_what[0].period, with_what[0]
    if any(m.kind == "deadline" for m in told):
        return None
    times = {m.period: m for m in told if m.kind != "comparison"}
    when = next(iter(times), None)
    if len(times) != 1 or when is None or times[when].kind == "since" or not _within_a_year(when):
        return None
    return when.a_year_before(), None


def of_end(ground: Ground, reading: Reading) -> tuple[Period, PeriodMention | None] | None:
    """Of when the result of a growth is whose years alone are named: «с 2016 по 2024 год выросла с 4 до 7 млрд»."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    before = [q for q in ground.numbers_at.get(mention.sentence, ()) if q.last <= mention.first]
    led = around.preposition(mention.first, own=True) == "to"
    told = [m for m in around.periods if m.period]
    if not led or not before or around.preposition(before[-1].first, own=True) != "from" or len(told) != 1:
        return None
    when = told[0].period
    if when is None or when.precision != "year" or when.first is None or when.last is None:
        return None
    named = all(str(day.year) in told[0].span.text for day in (when.first, when.last))
    return (Period.year(when.last.year), told[0]) if named and when.first.year < when.last.year else None


def _within_a_year(when: Period) -> bool:
    if when.first is None or when.last is None or (when.precision == "day" and when.first == when.last):
        return False
    return (when.last - when.first).days <= YEAR


# "Compared with $30 billion in the same period last year": so many tokens before and behind the number.
LED, FOLLOWED = 4, 2
DASH = 3  # how much a dash cuts
TOLD = 4  # words that say which period; "a year earlier" does not by itself


def compared(ground: Ground, reading: Reading) -> PeriodMention | None:
    """The period that a sum is compared from: it stands right behind a sum that a comparison leads to.

    Or right before one in brackets: «больше показателя аналогичного периода 2021 года (141 млн)».
    """
    around, mention = ground.around(reading.mention.sentence), reading.mention
    if reading.kind != "percent" and (before := _bracketed(around, mention) or _opening(ground, reading)):
        return before
    at = around.left("comparison", mention.first)
    led = at >= 0 and mention.first - at <= LED and not around.cut(at, mention.first)
    if not led or reading.kind == "percent" or not ground.words.marks:
        return None
    near = (m for m in around.periods if 0 <= m.first - mention.last <= FOLLOWED and m.kind == "comparison")
    told = (m for m in near if not around.cut(mention.last - 1, m.first) and _is_told(around, m))
    return next(
        (m for m in told if m.period and (m.period.precision != "day" or m.period.first != m.period.last)), None
    )


def _opening(ground: Ground, reading: Reading) -> PeriodMention | None:
    """The stretch of another year that opens the clause of a sum: «…, а за тот же период 2022 года – 59 млрд»."""
    around, mention = ground.around(reading.mention.sentence), reading.mention
    told = [m for m in around.periods if m.last <= mention.first][-1:]
    if reading.change or not told or told[0].kind != "comparison" or told[0].last - told[0].first < TOLD:
        return None
    opening = told[0]
    led = around.preposition(opening.first, own=True) in ("over", "in")
    than = around.left("comparison", opening.first) == opening.first - 2  # «больше, чем за тот же период»
    between = ground.since(mention) > opening.first or around.cut(opening.last - 1, mention.first) not in (0, DASH)
    return opening if led and not than and not between and opening.period else None


def earlier(ground: Ground, reading: Reading, state: State) -> tuple[Period, PeriodMention] | None:
    """Of when a sum is that a sentence opens with "a year earlier" before: a year before the sum told last."""
    around, mention, last = ground.around(reading.mention.sentence), reading.mention, state.last()
    if len(around.periods) != 1 or last is None or not last.when or reading.change or reading.kind == "percent":
        return None
    told, when = around.periods[0], last.when
    away = mention.sentence - last.reading.mention.sentence
    opens = told.kind == "comparison" and told.first == around.sentence.first and told.last <= mention.first
    named = told.period is None or any(map(str.isdigit, told.span.text))
    if away != 1 or not opens or named or last.status != "actual" or not when.last or not _within_a_year(when):
        return None
    first = told.period.first if told.period and told.period.precision == "year" else None
    before = when.a_year_before()
    fits = told.period == before or (first is not None and first.year == when.last.year - 1)
    return (before, told) if fits else None


def _bracketed(around: Around, mention: QuantityMention) -> PeriodMention | None:
    """The time compared with that stands right before the bracket in which a number does."""
    at = mention.first - 1 - around.sentence.first
    if at < 0 or around.tokens[at].text != "(":
        return None
    told = (m for m in around.periods if m.last == mention.first - 1 and m.kind == "comparison" and m.period)
    return next(told, None)


def _is_told(around: Around, mention: PeriodMention) -> bool:
    """Whether it says of which year: by itself, or it is a year before another that the sentence has."""
    years = (m.period for m in around.periods if m.period and m.period.first and m.first < mention.first)
    return mention.last - mention.first >= TOLD or any(year.a_year_before() == mention.period for year in years)


def _is_anothers(ground: Ground, reading: Reading, mention: PeriodMention) -> bool:
    """Whether another number stands between a result and a deadline: "was $2 million, is to be $3 million by 2030"."""
    here = mention.sentence == reading.mention.sentence
    numbers = ground.numbers_at.get(mention.sentence, ())
    return here and any(reading.mention.last <= q.first < mention.first for q in numbers)


def _opens_the_next(ground: Ground, reading: Reading, mention: PeriodMention) -> bool:
    """Whether a time behind a number opens a clause with a number of its own.

    As in «учатся 500 студентов, а в 2024 году страну посетили 12 тысяч туристов»; in gold one of 16 figures is of it.
    """
    number = reading.mention
    if mention.sentence != number.sentence or mention.first < number.last:
        return False
    around = ground.around(number.sentence)
    behind = [q for q in ground.numbers_at.get(number.sentence, ()) if q.first >= number.last]
    apart = around.cut(number.last - 1, mention.first) > 0 and not any(q.last <= mention.first for q in behind)
    return apart and any(q.first >= mention.last and around.cut(mention.last - 1, q.first) == 0 for q in behind)


def _mentions(ground: Ground, reading: Reading) -> list[tuple[PeriodMention, str]]:
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    left = [m for m in around.periods if m.first < first][::-1]
    right = [m for m in around.periods if m.first >= first]
    found = [(m, f"left{min(i, 2)}") for i, m in enumerate(left)]
    found += [(m, f"right{min(i, 2)}") for i, m in enumerate(right)]
    if reading.header >= 0:
        found += [(m, "header") for m in ground.around(reading.header).periods]
    for back in range(1, BACK):
        if reading.mention.sentence >= back:
            above = ground.around(reading.mention.sentence - back).periods
            found += [(m, f"above{back}") for m in above[::-1][:3]]
    if reading.mention.sentence >= BACK:
        found += [(m, "title") for i in range(2) for m in ground.around(i).periods[:2]]
    if reading.mention.sentence in ground.headlines:
        # A headline leaves to the first sentences below it when its figure is of.
        below = range(reading.mention.sentence + 1, reading.mention.sentence + BACK)
        found += [(m, f"below{i}") for i, s in enumerate(below) for m in ground.period_at.get(s, ())[:3]]
    return found


def _ways(ground: Ground, mention: PeriodMention) -> list[tuple[Period | None, str]]:
    """A period as it is; of several years the first and the last («с X до Y»); of what began long ago the years to now.

    That is a comparison with an early year, and what is counted since one: «с 2005 года вложено 27 млрд».
    """
    if mention.period is None:
        return [(None, "unresolved")]
    ways: list[tuple[Period | None, str]] = [(mention.period, "plain")]
    published, first = ground.scene.document.published, mention.period.first
    old = first is not None and published is not None and first.year < published.year - 1
    last = mention.period.last
    accounts = first is not None and last is not None and _of_accounts(mention, first.year, last.year)
    if mention.period.precision != "day" and first and last and first.year < last.year and not accounts:
        ways += [(Period.year(first.year), "opening"), (Period.year(last.year), "closing")]
    counted = old if mention.kind == "comparison" else mention.kind == "since"
    if counted and mention.period.precision == "year" and first and published and first.year < published.year:
        ways.append((Period.years(first.year, published.year), "since"))
    return ways


def _of_accounts(mention: PeriodMention, first: int, last: int) -> bool:
    """Whether two years in a row are one year of accounts: "2019-20", "2023/2024", never "from 2023 to 2024"."""
    words = mention.span.text
    return last == first + 1 and (str(last) not in words or not any(map(str.isalpha, words)))


def _row(ground: Ground, reading: Reading, mention: PeriodMention, place: str, way: str) -> Features:
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    row: Features = {f"place.{place}": 1, f"kind.{mention.kind}": 1, f"way.{way}": 1, "inferred": mention.inferred}
    if mention.period and mention.period.first and mention.period.last and way == "plain":
        row["accounts"] = _of_accounts(mention, mention.period.first.year, mention.period.last.year)
    if mention.sentence == reading.mention.sentence:
        row["near"] = 1 / (1 + abs(mention.first - first) / 4 + around.cut(mention.first, first))
        row["cut"] = around.cut(mention.first, first)
        row["clause"] = around.cut(mention.first, first) == 0
        row["adjacent"] = abs(mention.first - reading.mention.last) <= 2 or abs(first - mention.last) <= 1
        row[f"prep.{around.preposition(mention.first)}"] = 1
        others = [q for q in ground.numbers_at.get(mention.sentence, ()) if q.role in ("value", "multiple")]
        row["numbers_between"] = sum(min(mention.first, first) < q.first < max(mention.first, first) for q in others)
    return row


# So near a word of comparison makes a number the base of one: "$3 billion a year earlier".
COMPARED = 0.15


def _compares(ground: Ground, reading: Reading) -> bool:
    """Whether a sum may be what another is compared with: "against $3 billion", "up from $3 billion a year earlier"."""
    if reading.kind == "percent":
        return False
    around, mention = ground.around(reading.mention.sentence), reading.mention
    led = around.preposition(mention.first) in ("from", "against", "than")
    return led or max(around.closeness("comparison", mention.first, mention.last)) >= COMPARED


def _a_year_back(
    found: dict[str, tuple[Period | None, PeriodMention | None, Features]],
    state: State,
    reading: Reading,
    of_result: list[Period | None],
) -> None:
    """The periods of the sentence and of the last figure, a year before: those of what these are compared with."""
    here = [when for when, words, _ in found.values() if words and words.sentence == reading.mention.sentence]
    last = state.last()
    sources = [("sentence", when) for when in (*here, *of_result)] + ([("last", last.spoken[1])] if last else [])
    for source, when in sources:
        if when is None or when.first is None or (when.precision == "day" and when.first == when.last):
            continue
        back = when.a_year_before()
        found.setdefault(str(back), (back, None, {}))[2][f"year_back.{source}"] = 1


def _inherit(
    found: dict[str, tuple[Period | None, PeriodMention | None, Features]], state: State, reading: Reading
) -> None:
    for back in (1, 2, 3):
        decided = state.last(back)
        if decided is None:
            break
        name, when = decided.spoken
        entry = found.setdefault(name, (when, None, {}))
        entry[2][f"last{back}"] = 1
        entry[2][f"last{back}.unit"] = decided.reading.unit == reading.unit
        entry[2][f"last{back}.here"] = decided.reading.mention.sentence == reading.mention.sentence
    if not state.done:
        return
    if peer := state.peer(reading):
        name, when = peer.spoken
        beside = found.setdefault(name, (when, None, {}))[2]
        beside["peer.listed" if reading.place.listed else "peer"] = 1
        beside["peer.distance"] = min(5, reading.mention.sentence - peer.reading.mention.sentence)
    newest = state.newest()
    opening = state.done[0].spoken[0]
    for name, entry in found.items():
        entry[2]["usual"] = state.usual(name)
        entry[2]["opening"] = name == opening
        if newest and entry[0] and entry[0].last:
            entry[2]["newest"] = entry[0].last == newest
            entry[2]["older"] = entry[0].last < newest


def _shape(ground: Ground, name: str, period: Period | None) -> Features:
    if period is None:
        return {}
    published = ground.scene.document.published
    row: Features = {f"precision.{period.precision}": 1, "span": "/" in name}
    row["named"] = ground.period_counts.get(name, 0) / max(1, sum(ground.period_counts.values()))
    row["named_first"] = next(iter(ground.period_counts), "") == name
    if published and period.last and period.first:
        row["future"] = period.last > published
        row["years_back"] = max(-20, min(20, published.year - period.last.year))
        row["same_day"] = period.precision == "day"
    return row
