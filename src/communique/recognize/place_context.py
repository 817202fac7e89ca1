"""What the words around a name of a place tell: its case, whether it is part of another name, what КР stands for."""

from collections import Counter
from collections.abc import Sequence
from dataclasses import replace
from itertools import takewhile

from communique.lang.pack import is_bloc
from communique.model.mention import AreaMention
from communique.parse import Parse, Token
from communique.parse.structure import Form
from communique.recognize.gazetteer import Gazetteer, Sense

OPENING = frozenset('«“„"')
SUM = ("NUM", "NOUN", "X")
SUM_LONGEST = 4  # "450 million dollars"
BODY = 3  # words in the name of a body behind its adjective


def case_of(parsed: Parse, first: int, forms: Sequence[Form], lexicon: Gazetteer) -> str:
    """The case of a name's first word as far as its form and the word before it tell; empty where they do not."""
    named = [form for form in forms if form.name == "place"] or forms
    cases = list(dict.fromkeys(form.case for form in named if form.case))
    if len(cases) < 2:
        return cases[0] if cases else ""
    before = parsed.tokens[first - 1] if first else None
    if before and before.sentence != parsed.tokens[first].sentence:
        before = None
    taken = lexicon.prepositions.get(before.norm) if before else None
    if taken:
        left = [case for case in cases if case in taken]
    elif "Gen" in cases and before and before.pos == "NOUN":
        left = ["Gen"]
    else:
        left = [case for case in cases if case != "Loc"]
    return left[0] if len(left) == 1 else ""


def is_part(parsed: Parse, first: int, last: int, sense: Sense, lexicon: Gazetteer) -> bool:
    """Whether a name is part of a currency's, a body's or a thing's name: долларов США, Американский университет."""
    tokens = parsed.tokens
    before = tokens[first - 1] if first else None
    if before and before.text == "." and first > 1:
        before = tokens[first - 2]
    after = tokens[last] if last < len(tokens) else None
    money = lexicon.words["currencies"]
    world = before is not None and _of_part_of_the_world(before, sense, lexicon)
    if world or (sense.kind == "country" and before and (before.lemmas | {before.norm}) & money):
        return True
    if sense.kind == "country" and after and not lexicon.prepositions and (after.lemmas | {after.norm}) & money:
        return True
    if sense.kind == "country" and not lexicon.prepositions and _of_sum(tokens, first, last, money):
        return True
    if sense.kind != "adjective" or not after:
        return False
    if (after.lemmas | {after.norm}) & (money | lexicon.words["cultural"]):
        return True
    titled = tokens[first].is_title and bool(before) and tokens[first].sentence == tokens[first - 1].sentence
    return titled and len(sense.areas) == 1 and _is_body(tokens[last : last + BODY + 1], lexicon)


def _of_part_of_the_world(before: Token, sense: Sense, lexicon: Gazetteer) -> bool:
    """Whether a word is of no state or bloc: "South American", "Eastern European"; "southern Turkish" is of one."""
    if before.norm not in lexicon.words["compass"] or sense.kind not in ("adjective", "country"):
        return False
    if sense.kind == "country" and lexicon.capitals:
        return False  # "Western Australia" is Australian
    return before.is_title or is_bloc(sense.areas[0])


def _of_sum(tokens: Sequence[Token], first: int, last: int, money: frozenset[str]) -> bool:
    """Whether letters only say whose money a sum behind them is: "US 450 million dollars", "US one billion dollars"."""
    if last - first > 1 or not tokens[first].text.isupper() or (first and tokens[first - 1].pos == "DET"):
        return False
    ahead = [*takewhile(lambda t: t.pos in SUM or t.text[0].isdigit(), tokens[last : last + SUM_LONGEST])]
    at = next((i for i, token in enumerate(ahead) if (token.lemmas | {token.norm}) & money), 0)
    return at > 0 and ahead[0].pos == "NUM"


def _is_body(ahead: Sequence[Token], lexicon: Gazetteer) -> bool:
    """Whether a body's word ends the name that begins here: no "Energy Minister", no "Minister of Energy"."""
    words = [*takewhile(lambda token: token.pos != "ADP" and token.sentence == ahead[0].sentence, ahead)]
    at = next((i for i, token in enumerate(words[:BODY]) if token.lemmas & lexicon.words["bodies"]), -1)
    if not lexicon.prepositions and at >= 0 and not words[at].is_title:
        return False  # "Serbian companies" are companies of Serbia
    return at >= 0 and not (words[at].is_title and any(token.is_title for token in words[at + 1 : at + 2]))


def is_quoted_name(parsed: Parse, mention: AreaMention, lexicon: Gazetteer) -> bool:
    """Whether a name in quotation marks is a company's or a paper's: авиакомпания «Россия»."""
    tokens = parsed.tokens
    mark = mention.first - 1
    if mark < 1 or tokens[mark].text not in OPENING:
        return False
    owner = tokens[mark - 1]
    return owner.sentence == tokens[mark].sentence and bool(owner.lemmas & lexicon.words["owners"])


def resolved(found: Sequence[tuple[AreaMention, Sense]]) -> list[AreaMention]:
    """Weak abbreviations hold where their area is named otherwise; of several areas the one named most."""
    counts = Counter(code for mention, sense in found if not sense.weak for code in mention.areas)
    kept: list[AreaMention] = []
    for mention, sense in found:
        if not sense.weak:
            kept.append(mention)
            continue
        best = max((sense, *sense.others), key=lambda s: counts[s.areas[0]])
        if counts[best.areas[0]]:
            kept.append(replace(mention, areas=best.areas, kind=best.kind, place=best.place))
    return kept
