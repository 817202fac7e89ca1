"""Cities and bodies whose words are rather part of a person's name."""

from communique.model.mention import AreaMention, OrganizationMention
from communique.parse import Parse, Token
from communique.recognize.people.spelling import common, goes_on_a_name, is_given, neighbour
from communique.recognize.people.words import Words

CITIES = ("city", "capital")
PLACES = (*CITIES, "country")


def is_namesake(parsed: Parse, mention: AreaMention | OrganizationMention, words: Words) -> bool:
    """Whether a city is rather a part of a name: «Багдад Амреев», «Мария Иванова»."""
    if not isinstance(mention, AreaMention) or mention.part or mention.last - mention.first > 1:
        return False
    token = parsed.tokens[mention.first]
    if words.caseless and mention.kind in PLACES and _behind_a_name(parsed, token):
        return True  # "Luís Montenegro", "Gabriel Obiang Lima"
    return mention.kind in CITIES and _is_named_city(parsed, mention, words)


def _is_named_city(parsed: Parse, mention: AreaMention, words: Words) -> bool:
    """Whether the words beside a city tell that a name begins or ends with it."""
    token = parsed.tokens[mention.first]
    after = neighbour(parsed, token, 1)
    before = neighbour(parsed, token, -1)
    if words.caseless and _titled(before, words) and goes_on_a_name(after):
        return True  # "Foreign Minister Santiago Cafiero"
    if after is not None and after.is_title and not common(after) and after.norm.endswith(words.surname_endings):
        return True
    new = after is not None and after.is_title and not any(form.known for form in after.forms)
    new = new or (after is not None and after.is_title and any(f.name == "given" for f in token.forms if f.known))
    there = "Loc" in (mention.case, token.form.case)
    if new and not there and (before is None or (before.pos != "ADP" and words.head.of(before) is None)):
        return True
    given = before is not None and before.is_title and is_given(before)
    return given and (words.caseless or token.norm.endswith(words.surname_endings))


def _behind_a_name(parsed: Parse, token: Token) -> bool:
    """Whether a given name stands right before, or before the first surname."""
    before = neighbour(parsed, token, -1)
    if before is None or not before.is_title or common(before):
        return False
    first = neighbour(parsed, before, -1)
    return is_given(before) or (first is not None and first.is_title and is_given(first))


def _titled(before: Token | None, words: Words) -> bool:
    """Whether a title in capitals, that belongs to nothing else, stands before a word."""
    return before is not None and before.is_title and not before.form.case and words.head.of(before) is not None


def takes_a_name(parsed: Parse, mention: AreaMention | OrganizationMention) -> bool:
    """Whether the last word of a body is rather the first of a name («ведомства Наледи Пандор»)."""
    last, first = parsed.tokens[mention.last - 1], parsed.tokens[mention.first]
    after = neighbour(parsed, last, 1)
    apart = isinstance(mention, OrganizationMention) and mention.last - mention.first > 1 and not first.is_title
    return apart and last.is_title and after is not None and after.is_title and not common(after)
