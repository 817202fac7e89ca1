"""A sentence as a row of atoms: words, figures, dashes. «29–30 мая» is one token and three atoms."""

import re
from collections.abc import Iterator

from communique.parse import Parse, Sentence, Token
from communique.parse.record import record
from communique.parse.tokens import fold
from communique.recognize.periods.lexicon import Lexicon

# What a token can be cut into: figures with an ending («2025-го»), words, single marks.
PIECE = re.compile(r"\d+(?:-[^\W\d_]{1,3}(?![\w-]))?|[^\W\d_]+|[^\w\s]")
FIGURES = re.compile(r"(\d+)(?:-([^\W\d_]{1,3}))?\Z")
NUMERIC_DATE = re.compile(r"(\d{1,4})([./-])(\d{1,2})\2(\d{2,4})[,;]?\Z")
CLOCK = re.compile(r"([01]?\d|2[0-3])[:.]([0-5]\d)[,;]?\Z")
AGED = re.compile(r"(\d+)[-‑]([^\W\d_]{4,})\Z")
ROMAN = {
    "i": 1,
    "ii": 2,
    "iii": 3,
    "iv": 4,
    "v": 5,
    "vi": 6,
    "vii": 7,
    "viii": 8,
    "ix": 9,
    "x": 10,
    "xi": 11,
    "xii": 12,
    "xviii": 18,
    "xix": 19,
    "xx": 20,
    "xxi": 21,
}
MARKS = dict.fromkeys(":;!?()«»“”\"'…%", "mark") | {",": "comma", "/": "slash", ".": "dot", "°": "th"}
DASHES, SLASH = frozenset("-–—‑−"), frozenset("/")


@record
class Atom:
    """Offsets in the text, the token's index, and the classes it belongs to with their values."""

    start: int
    end: int
    token: int
    classes: dict[str, int]


def atoms_of(parsed: Parse, sentence: Sentence, lexicon: Lexicon) -> list[Atom]:
    """All atoms of a sentence; a full stop after an abbreviation of a time belongs to it."""
    found: list[Atom] = []
    tokens = parsed.words(sentence)
    for i, token in enumerate(tokens):
        if token.text == "." and i and tokens[i - 1].norm in lexicon.abbreviations and token.start == tokens[i - 1].end:
            if i + 1 < len(tokens) and found:
                found[-1] = Atom(found[-1].start, token.end, found[-1].token, found[-1].classes)
            continue
        found.extend(_atoms(parsed, token, lexicon))
    return found


def _atoms(parsed: Parse, token: Token, lexicon: Lexicon) -> Iterator[Atom]:
    text = token.text
    if text.isalpha():
        yield Atom(token.start, token.end, token.index, _word(token, lexicon))
    elif text in MARKS:
        yield Atom(token.start, token.end, token.index, {MARKS[text]: 0})
    elif not any(c.isdigit() for c in text):
        yield from _compound(parsed, token, lexicon)
    else:
        whole = _whole(text, lexicon)
        if whole:
            end = token.end - (text[-1] in ",;")
            yield Atom(token.start, end, token.index, whole)
        else:
            for piece in PIECE.finditer(text):
                classes = _piece(parsed, piece[0], lexicon)
                yield Atom(token.start + piece.start(), token.start + piece.end(), token.index, classes)


def _word(token: Token, lexicon: Lexicon) -> dict[str, int]:
    roman = ROMAN.get(token.norm) if token.text.isupper() else None
    classes = lexicon.of_token.of(token)
    return {**classes, "ordinal": roman} if roman else classes


def _compound(parsed: Parse, token: Token, lexicon: Lexicon) -> Iterator[Atom]:
    """«Январь–март» is three atoms; any other word with a dash is one, with no class of a time."""
    if all(c in DASHES for c in token.text):
        yield Atom(token.start, token.end, token.index, {"dash": 0})
        return
    parts = list(PIECE.finditer(token.text))
    classes = [_piece(parsed, p[0], lexicon) for p in parts]
    named = [c for c in classes if not c.keys().isdisjoint(("months", "weekday", "count"))]
    if len(named) == 1 and "months" in named[0] and not classes[0].keys().isdisjoint(("start", "middle", "end")):
        named = [classes[0], *named]  # "mid-November"
    if len(parts) == 1 or (len(parts) == 3 and len(named) == 2):
        for part, found in zip(parts, classes, strict=True):
            yield Atom(token.start + part.start(), token.start + part.end(), token.index, found)
    else:
        yield Atom(token.start, token.end, token.index, lexicon.classes(token.norm, token.forms))


def _whole(text: str, lexicon: Lexicon) -> dict[str, int]:
    """The classes of a token of figures that is not cut: a date, a time of day, «30-летие»."""
    date = NUMERIC_DATE.match(text)
    if date:
        value = _numeric_date(date)
        if value:
            return {"date": value}
    if CLOCK.match(text) and ":" in text:
        return {"clock": 0}
    aged = AGED.match(text)
    return lexicon.aged(int(aged[1][:6]), fold(aged[2])) if aged else {}


def _numeric_date(found: re.Match[str]) -> int:
    """Year, month and day in one number (20250530); 0 where it is none."""
    first, mark, month, last = found[1], found[2], int(found[3]), found[4]
    if len(first) == 4:
        year, day = int(first), int(last)
    elif len(last) == 3 or (len(last) == 2 and mark == "-"):
        return 0
    else:
        day, year = int(first), int(last) + (2000 if len(last) == 2 else 0)
    return year * 10000 + month * 100 + day if 1900 <= year <= 2100 and 1 <= month <= 12 and 1 <= day <= 31 else 0


def _piece(parsed: Parse, text: str, lexicon: Lexicon) -> dict[str, int]:
    if text in DASHES:
        return {"dash": 0}
    if not text[0].isdigit():
        if len(text) == 1 and not text.isalpha():
            return {MARKS.get(text, "mark"): 0}
        norm = fold(text)
        return lexicon.classes(norm, parsed.morphology.forms(norm))
    found = FIGURES.match(text)
    return _figures(found[1], (found[2] or "").lower(), lexicon) if found and len(found[1]) <= 4 else {}


def _figures(digits: str, ending: str, lexicon: Lexicon) -> dict[str, int]:
    value, classes = int(digits), {}
    decade = value % 10 == 0 and ending in lexicon.decades and (len(digits) == 2 or value >= 1800)
    if decade:
        classes["Yd"] = value
    if len(digits) == 4 and 1000 <= value <= 2199:
        classes["Yo" if ending else "Y"] = value
        classes["Y"] = value
        return {"Yd": value} if decade and ending in lexicon.plural_only else classes
    if 1 <= value <= 31 and len(digits) <= 2:
        classes["D"] = value
        if ending in lexicon.days:
            classes["Do"] = value
    if len(digits) == 2:
        classes["N2"] = value
    classes["ordinal" if ending else "count"] = value
    return classes
