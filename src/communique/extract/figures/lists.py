"""Lists: the header of an item, areas and numbers in the same order, «по» for each of a group."""

from itertools import pairwise

from communique.extract.figures.ground import Around, Ground
from communique.model.mention import AreaMention, QuantityMention

# A header stands at most so many sentences above its item.
REACH = 25
BESIDE = 24  # tokens from an area to its number, its own words counted
MOST_BETWEEN = 3  # tokens between two numbers of one list: ", and $"


def header_of(ground: Ground, sentence: int) -> int:
    """The sentence that heads the list an item is in: the nearest line above that ends in a colon; -1 for none."""
    parsed = ground.scene.parsed
    here = parsed.sentences[sentence]
    line = parsed.line_of(here)
    if here.end - here.start > 160 or (line.start != here.start and line.kind != "item"):
        return -1
    for index in range(sentence - 1, max(-1, sentence - REACH), -1):
        above = parsed.sentences[index]
        if parsed.text[above.end - 1] == ":":
            return index if above.line != here.line else -1
        if above.end - above.start > 160 or parsed.line_of(above).kind == "headline":
            return -1
    return -1


def anchors_of(ground: Ground, mention: QuantityMention) -> tuple[str, ...]:
    """The areas that the order of a list ties a number to; empty where no order tells."""
    around = ground.around(mention.sentence)
    if not around.areas:
        return ()
    return _each(around, mention) or _in_order(ground, around, mention)


def groups(areas: tuple[AreaMention, ...], around: Around) -> list[list[AreaMention]]:
    """Runs of areas with only commas and conjunctions between."""
    found: list[list[AreaMention]] = []
    for area in areas:
        if found and _adjoin(around, found[-1][-1], area):
            found[-1].append(area)
        else:
            found.append([area])
    return found


def _adjoin(around: Around, left: AreaMention, right: AreaMention) -> bool:
    between = around.tokens[left.last - around.sentence.first : right.first - around.sentence.first]
    plain = all(t.text == "," or t.pos in ("CCONJ", "ADP", "ADJ", "DET") for t in between)
    return bool(between) and len(between) <= 3 and plain


def _each(around: Around, mention: QuantityMention) -> tuple[str, ...]:
    """«Южная Корея и Турция (по 2,1 млрд)»."""
    at = around.left("per_each", mention.first)
    if at < 0 or mention.first - at > 2:
        return ()
    near = [g for g in groups(around.areas, around) if g[-1].last <= at and at - g[-1].last <= 4]
    if near:
        return tuple(dict.fromkeys(c for m in near[-1] for c in m.areas)) if len(near[-1]) > 1 else ()
    after = [g for g in groups(around.areas, around) if 0 <= g[0].first - mention.last <= 3]
    return tuple(dict.fromkeys(c for m in after[0] for c in m.areas)) if after and len(after[0]) > 1 else ()


def _in_order(ground: Ground, around: Around, mention: QuantityMention) -> tuple[str, ...]:
    """«Россия, Китай и США: 5, 4 и 3 млрд соответственно»."""
    run = run_of(ground, mention)
    if len(run) < 2 or len({q.quantity.unit for q in run if q.role == "value"}) > 1:
        return ()  # a growth and the sum it leads to are no list
    for group in reversed(groups(around.areas, around)):
        between = around.left("between", group[0].first) == group[0].first - 1
        if between or not _enumerates(around, group):
            continue
        if group[-1].last <= run[0].first and len(group) == len(run) and run[0].first - group[-1].last <= 8:
            codes = group[run.index(mention)].areas
            return codes if len(codes) == 1 else ()
    return ()


def _enumerates(around: Around, group: list[AreaMention]) -> bool:
    """Whether commas and conjunctions part the areas: «Россия, Китай и США», but not «Чили с Перу»."""
    start = around.sentence.first
    between = (around.tokens[a.last - start : b.first - start] for a, b in pairwise(group))
    return all(any(t.text == "," or t.pos == "CCONJ" for t in tokens) for tokens in between)


def run_of(ground: Ground, mention: QuantityMention) -> list[QuantityMention]:
    """The numbers of a sentence that commas and conjunctions join to this one: «547, 120 и 60 млн»."""
    around = ground.around(mention.sentence)
    numbers = [q for q in ground.numbers_at.get(mention.sentence, ()) if q.role in ("value", "bare")]
    runs: list[list[QuantityMention]] = []
    for number in numbers:
        since = runs[-1][-1].last if runs else number.first
        between = around.tokens[since - around.sentence.first : number.first - around.sentence.first]
        plain = all(t.text in ",$€" or t.pos in ("CCONJ", "ADP") for t in between)
        ended = around.tokens[since - 1 - around.sentence.first].text.endswith(",")  # "547," is one token
        joined = ended or any(t.text == "," or t.pos == "CCONJ" for t in between)
        if runs and joined and plain and len(between) <= MOST_BETWEEN:
            runs[-1].append(number)
        else:
            runs.append([number])
    return next((run for run in runs if mention in run), [])


def own_area(around: Around, quantity: QuantityMention) -> tuple[int, frozenset[str]]:
    """The side at which the area of a number stands, and the area; 0 and nothing where none does.

    Before it, unless only a comma leads there and none to one behind: «1,6 млрд – Чили, 1,5 млрд – Перу».
    """
    left, right = tied_area(around, quantity, -1), tied_area(around, quantity, 1)
    before = (
        around.tokens[quantity.first - 1 - around.sentence.first].text if quantity.first > around.sentence.first else ""
    )
    behind = around.tokens[quantity.last - around.sentence.first].text if quantity.last < around.sentence.last else ""
    if left and right and before == "," and behind != ",":
        return 1, right
    return (-1, left) if left else (1, right) if right else (0, frozenset())


def tied_area(around: Around, quantity: QuantityMention, side: int) -> frozenset[str]:
    """The areas of the mention beside a number with at most one preposition and one mark between."""
    key = (quantity.first, quantity.last, side)
    if key not in around.tied:
        around.tied[key] = _tied(around, quantity, side)
    return around.tied[key]


def _tied(around: Around, quantity: QuantityMention, side: int) -> frozenset[str]:
    low = quantity.bound_span.start if quantity.bound_span and side < 0 else quantity.span.start
    for mention in around.areas:
        if not -BESIDE < mention.first - quantity.first < BESIDE:
            continue  # at most a preposition and a mark stand between: no long sentence is walked for each pair
        if side < 0 and mention.span.end <= low:
            between = [t for t in around.tokens if mention.span.end <= t.start and t.end <= low]
        elif side > 0 and mention.first >= quantity.last:
            between = list(around.tokens[quantity.last - around.sentence.first : mention.first - around.sentence.first])
        else:
            continue
        marks = [t for t in between if not t.is_word and t.text not in "$€"]
        words = [t for t in between if t.is_word]
        if len(marks) <= 1 and len(words) <= 1 and all(t.pos == "ADP" for t in words) and (marks or words):
            return frozenset(mention.areas)
    return frozenset()
