"""What a number tells of one state's own economy, and whose flows are told beside it."""

from communique.extract.figures.candidates import Reading
from communique.extract.figures.ground import Around, Ground
from communique.extract.figures.words import INDICATORS, TRADE
from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention

SPENT = ("projects", "investment", "loans")  # what a state's own money may be told of as well as another's
COMMON = ("USD", "EUR")  # money in which any state reckons
SECOND = 0.2  # how probably a report is about another side too
OF_SIZE = 4  # tokens from an economy to its size
NEAR = 2  # tokens from a state to its product: "Georgia's real GDP"


def of_home(ground: Ground, reading: Reading) -> bool:
    """Whether all that is named since the number before is a part of a state's own economy: its product, its industry.

    «ВВП Армении вырос на 7,5 %, экспорт – на 25 %, сфера услуг – на 15 %». What members of a bloc have in common is
    told between states.
    """
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    since = ground.since(reading.mention)
    if reading.kind == "money" and _size(ground, around, first):
        return True
    named = ("gdp", "economy") if reading.kind == "percent" else ("gdp",)
    if not any(around.left(name, first) >= since for name in named):
        return False
    told = [name for name in INDICATORS if name != "other" and around.left(f"is.{name}", first) >= since]
    blocs = (m for m in around.areas if since <= m.first < first and any(map(is_bloc, m.areas)))
    return not told and next(blocs, None) is None


def own_money(ground: Ground, reading: Reading, indicator: str, areas: frozenset[str]) -> bool:
    """Whether a state spends its own money at home: «школа в Астане обойдется в 3 млрд тенге».

    The first two letters of a currency's code are those of its state. Not where another side is named near, in the
    title or among those that the report is about.
    """
    if indicator not in SPENT or reading.kind != "money" or reading.unit in COMMON or areas != {reading.unit[:2]}:
        return False
    index = reading.mention.sentence
    near = [ground.around(max(0, at)) for at in (index, index - 1)]
    sides = {code for around in near for mention in around.areas for code in mention.areas}
    others = (sides | ground.title | ground.pivots_above(SECOND)) - areas
    return not others and not any("elsewhere" in around.marks for around in near)


def _size(ground: Ground, around: Around, first: int) -> bool:
    """Whether a sum is how large an economy is: "an economy of some $400 billion"."""
    at = around.left("economy", first)
    behind = around.tokens[at + 1 - around.sentence.first] if at >= 0 else None
    near = behind is not None and behind.norm in ground.words.of and first - at <= OF_SIZE
    return near and around.tokens[at - around.sentence.first].pos == "NOUN"


def made_at_home(ground: Ground, reading: Reading) -> bool:
    """Whether a plant or a field only makes so much: «зауыт 2 млн тонна болат шығарды», nothing of it sold abroad.

    The verb may be that of exports; then who makes it stands before, and no state or market where it goes.
    """
    around, mention = ground.around(reading.mention.sentence), reading.mention
    verb = around.right("output", mention.last)
    if reading.kind in ("money", "percent") or verb < 0 or around.cut(mention.first, verb):
        return False
    made = around.left("maker", mention.first) >= 0 or around.right("is.exports", verb) != verb
    abroad = around.left("abroad", mention.first) >= 0 or around.right("abroad", mention.last) >= 0
    tokens = ground.scene.parsed.tokens
    return made and not abroad and not any(tokens[m.last - 1].form.case == "Dat" for m in around.areas)


def with_its_product(ground: Ground, reading: Reading, indicator: str) -> frozenset[str]:
    """The one state whose product is told before its flows in a sentence that names no other; they are with all."""
    around, first = ground.around(reading.mention.sentence), reading.mention.first
    at = around.left("gdp", first)
    named = [m for m in around.areas if m.first < first]
    codes = {code for m in named for code in m.areas}
    if indicator not in TRADE or at < 0 or len(codes) != 1 or around.left("mutual", first) > at:
        return frozenset()
    behind = [m for m in named if m.first == at + 1 and m.case == "Gen"]
    return frozenset(codes) if behind or any(_owns(m) and 0 <= at - m.last <= NEAR for m in named) else frozenset()


def _owns(mention: AreaMention) -> bool:
    return mention.case == "Gen" or mention.kind == "adjective"
