"""A noun phrase around its head, and the same in the nominative: «аналитиков АТОР» → «аналитики АТОР»."""

from collections.abc import Set as AbstractSet

from communique.extract.statements.words import Saying
from communique.parse import Parse
from communique.parse.structure import Form
from communique.parse.tokens import APOSTROPHES

# So many tokens of complements follow a head at most: «пресс-служба Комитета по статистике республики».
COMPLEMENT = 12
LEFT = 4
JOINED = frozenset({"-", "–"})


def phrase(parsed: Parse, head: int, bounds: tuple[int, int], words: Saying) -> tuple[int, int]:
    """The tokens of the phrase that a noun heads: adjectives before it, complements after it."""
    tokens = parsed.tokens
    first = head
    while first - 1 >= bounds[0] and head - first < LEFT and _agrees(parsed, first - 1, head):
        if tokens[first - 1].lemmas & (words.documents | words.nouns | words.pointers):
            break
        first -= 1
    last = head + 1
    while last < min(bounds[1], head + 1 + COMPLEMENT):
        token = tokens[last]
        # Where verbs of saying close a sentence, complements stand before the noun: «сарапшылар Қытайдың …» are two.
        if words.quoting and any(form.case == "Gen" for form in token.forms):
            break
        linking = token.lemmas & (words.linking | words.joining)
        if linking and _links(parsed, head, last, words) and _goes_on(parsed, last, bounds[1], words):
            last += 2
        elif _complements(parsed, last) or (last > head + 1 and _lists(parsed, last, bounds[1], words)):
            last += 1
        else:
            break
    last = _seated(parsed, (first, last), bounds[1], words)
    while last > head + 1 and not (tokens[last - 1].is_word or tokens[last - 1].is_number):
        last -= 1
    return first, last


def compound(parsed: Parse, first: int, low: int, words: Saying) -> int:
    """Where a phrase begins whose nouns stand side by side without cases: "foreign ministry official"."""
    tokens, start = parsed.tokens, first
    while words.bare and first > low and start - first < LEFT:
        token = tokens[first - 1]
        if not token.is_word or token.form.pos not in ("NOUN", "ADJ", "X") or token.norm in words.nobody:
            break
        if token.lemmas & words.pointers or tokens[first - 2].text in APOSTROPHES:
            break
        first -= 1
    return first


def named_after(parsed: Parse, last: int, end: int, known: tuple[Saying, AbstractSet[int]]) -> int:
    """Past what a name in capitals goes on with: "Bank | of Estonia", "Ministry of Strategy | and Finance".

    `known` are the words of a pack and the tokens of people and their titles, which are no part of it.
    """
    words, taken = known
    tokens = parsed.tokens
    while last < end:
        link = tokens[last]
        at = last + 1 + (last + 1 < end and tokens[last + 1].pos == "DET" and not tokens[last + 1].is_title)
        joins = link.norm in words.linking or (link.pos == "CCONJ" and tokens[last - 1].is_title)
        if not joins or link.is_title or at >= end or not tokens[at].is_title or at in taken:
            break
        last = at
        while last < end and tokens[last].is_title and last not in taken:
            last += 1
    return last


def nominative(parsed: Parse, first: int, last: int, head: int) -> str:
    """The words of a phrase with the head and its adjectives in the nominative, the rest as it stands."""
    form = _reading(parsed, first, head)
    found = []
    for i in range(first, last):
        token = parsed.tokens[i]
        gap = "" if i == first else parsed.text[parsed.tokens[i - 1].end : token.start]
        found.append(gap + (_nominative(parsed, i, head, form) if i <= head else token.text))
    return " ".join("".join(found).split())


def glued(parsed: Parse, i: int) -> bool:
    """Whether a token goes on with the address of a site: «Day.Az»."""
    token, behind = parsed.tokens[i], parsed.tokens[i - 1]
    if token.start != behind.end or i + 1 >= len(parsed.tokens):
        return False
    after = parsed.tokens[i + 1]
    dotted = token.text == "." and after.start == token.end and after.text.isascii() and after.is_word
    return dotted or behind.text == "."


def noun_form(parsed: Parse, i: int) -> Form:
    """The likeliest reading of a word as a noun, else its likeliest reading."""
    token = parsed.tokens[i]
    return next((form for form in token.forms if form.pos == "NOUN"), token.form)


def _agrees(parsed: Parse, i: int, head: int) -> bool:
    """Whether a word before a head is an adjective or participle in one of the head's cases and numbers."""
    token = parsed.tokens[i]
    if not token.is_word:
        return False
    heads = {(form.case, form.number) for form in parsed.tokens[head].forms if form.pos == "NOUN"}
    known = {(f.case, f.number) for f in token.forms if f.pos == "ADJ" or (f.verb == "Part" and f.case)}
    return bool(heads & known) or (bool(known) and not heads)


def _complements(parsed: Parse, i: int) -> bool:
    """Whether a word can stand in a complement: a genitive, a name, an abbreviation, an undeclined word."""
    token = parsed.tokens[i]
    if token.is_number:
        return False
    if not token.is_word:
        return token.text in ("«", "»", '"', "“", "”") or token.text in JOINED
    if token.text.isupper() and len(token.text) > 1:
        return True
    genitive = any(
        (form.case == "Gen" and form.pos in ("NOUN", "ADJ", "X")) or (form.verb == "Part" and form.case == "Gen")
        for form in token.forms
    )
    return (genitive and token.pos not in ("ADP", "PRON", "ADV")) or (token.is_title and not token.form.known)


def _seated(parsed: Parse, found: tuple[int, int], end: int, words: Saying) -> int:
    """«посольство Беларуси в Украине»: missions go on with the place they sit in."""
    first, last = found
    if last + 1 >= end or not parsed.tokens[last].lemmas & words.inside or not parsed.tokens[last + 1].is_title:
        return last
    place = parsed.tokens[last + 1]
    if not any(parsed.tokens[i].lemmas & words.missions for i in range(first, last)):
        return last
    return last + 2 if place.text.isupper() or any(f.case == "Loc" for f in place.forms) else last


def _links(parsed: Parse, head: int, i: int, words: Saying) -> bool:
    """«Комитет по статистике» goes on, «пресс-служба кабмина по итогам» does not; «и» only inside a complement."""
    if parsed.tokens[i].pos != "ADP":
        return i > head + 1
    return bool(parsed.tokens[head].lemmas & words.heads_by)


def _lists(parsed: Parse, comma: int, last: int, words: Saying) -> bool:
    """«Министерство инвестиций, промышленности и торговли»: a genitive after the comma and one more after «и»."""
    if parsed.tokens[comma].text != ",":
        return False
    rest = parsed.tokens[comma + 1 : min(comma + 5, last)]
    joined = next((n for n, t in enumerate(rest) if t.pos == "CCONJ" and t.lemmas & words.linking), -1)
    if joined < 1 or joined + 1 >= len(rest):
        return False
    return all(
        any(f.case == "Gen" and f.pos in ("NOUN", "ADJ") for f in t.forms) for t in (*rest[:joined], rest[joined + 1])
    )


def _goes_on(parsed: Parse, i: int, last: int, words: Saying) -> bool:
    """Whether a preposition or conjunction inside a name is followed by more of the name."""
    if i + 1 >= last:
        return False
    token, behind = parsed.tokens[i + 1], parsed.tokens[i - 1]
    cases = {"Loc", "Gen" if parsed.tokens[i].pos == "CCONJ" else "Dat" if parsed.tokens[i].pos == "ADP" else ""}
    if parsed.tokens[i].norm in words.joining:  # «отдел по связям с общественностью»
        cases = {"Ins"} if any(form.case == "Dat" for form in behind.forms) else set()
    return behind.pos in ("NOUN", "ADJ") and any(
        form.case in cases and form.pos in ("NOUN", "ADJ") for form in token.forms
    )


def _reading(parsed: Parse, first: int, head: int) -> Form:
    """The reading of a head that its adjectives and the word before let it have."""
    forms = [form for form in parsed.tokens[head].forms if form.pos == "NOUN"] or [parsed.tokens[head].form]
    for i in range(first, head):
        known = {(f.case, f.number, f.gender) for f in parsed.tokens[i].forms if f.case}
        alike = [f for f in forms if {(f.case, f.number, f.gender), (f.case, f.number, "")} & known]
        forms = alike or forms
    for case in _cases_after(parsed, first):
        if found := next((form for form in forms if form.case == case and (form.known or not forms[0].known)), None):
            return found
    return forms[0]


def _cases_after(parsed: Parse, first: int) -> tuple[str, ...]:
    """The cases that a phrase can be in after the word before it."""
    behind = parsed.tokens[first - 1] if first else None
    if behind is None or parsed.tokens[first].sentence != behind.sentence:
        return ("Nom",)
    if behind.pos == "ADP":
        return ("Loc", "Dat", "Ins", "Gen", "Acc")
    if behind.pos in ("NOUN", "ADJ") or any(f.verb == "Part" and f.case for f in behind.forms[:1]):
        return ("Gen", "Dat", "Nom")
    return ("Nom",)


def _nominative(parsed: Parse, i: int, head: int, form: Form) -> str:
    token = parsed.tokens[i]
    if (token.text.isupper() and len(token.text) > 1) or not token.is_word or form.case == "Nom":
        return token.text
    if i == head and not token.form.known:
        return token.text
    if i != head and not any(f.pos == "ADJ" or f.case for f in token.forms):
        return token.text
    gender = form.gender if form.number == "Sing" else ""
    return parsed.morphology.inflect(token.text, case="Nom", number=form.number, gender=gender)
