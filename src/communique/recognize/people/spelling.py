"""How a word of a name is written: initials, apostrophes, words the dictionary knows as names or not at all."""

from collections.abc import Sequence

from communique.parse import Parse, Token
from communique.recognize.people.words import Words

INITIALS = (2, 3)  # letters of initials written together
APOSTROPHES = frozenset("'’ʻʼ‘`")
HEADLINE = 40  # tokens; no headline is longer
# Words that are small even where a headline has capitals.
SMALL_IN_HEADLINES = ("ADP", "CCONJ", "DET", "AUX", "PART", "PRON")
ENDINGS = frozenset(("s", "t", "d", "m", "ll", "re", "ve"))  # "it's", "don't": no part of a name


def common(token: Token) -> bool:
    """Whether the dictionary knows the word and knows it as no name."""
    return any(form.known for form in token.forms) and not any(form.known and form.name for form in token.forms)


def is_given(token: Token) -> bool:
    """Whether a word is a given name of the dictionary or of two parts: «Қасым-Жомарт»."""
    twofold = "-" in token.text and all(part[:1].isupper() for part in token.text.split("-"))
    return twofold or any(form.known and form.name == "given" for form in token.forms)


def is_townlike(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a surname that is a form of a town's name too stands behind a given name: «Дениса Мантурова»."""
    before = neighbour(parsed, token, -1)
    town = any(form.known and form.name == "place" for form in token.forms)
    given = before is not None and before.is_title and is_given(before)
    return town and given and token.norm.endswith(words.surname_endings)


def neighbour(parsed: Parse, token: Token, step: int) -> Token | None:
    """The token so many steps on, in the same sentence."""
    i = token.index + step
    other = parsed.tokens[i] if 0 <= i < len(parsed.tokens) else None
    return other if other is not None and other.sentence == token.sentence else None


def is_headline_verb(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a word in capitals is a headline's verb behind a name: "Prime Minister Abiy Ahmed Arrives in Kenya"."""
    verb = any(form.verb == "Fin" and form.lemma in words.headline_verbs for form in token.forms)
    before, after = neighbour(parsed, token, -1), neighbour(parsed, token, 1)
    sentence = parsed.sentences[token.sentence]
    long = sentence.last - sentence.first > HEADLINE
    if not verb or after is None or before is None or not before.is_title or long:
        return False
    told = [t for t in parsed.words(sentence) if t.is_word and t.pos not in SMALL_IN_HEADLINES]
    return len(told) > 2 and all(t.is_title for t in told)


MARKS = frozenset("\"“”‘’'")  # around a nickname
INSIDE = 5  # tokens: a name, the marked nickname, a name


def goes_on_a_name(after: Token | None) -> bool:
    """Whether a word can go on with a name: a capital one that is no common word."""
    return after is not None and after.is_title and not after.text.isupper() and not common(after)


def is_initial(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a word is an initial with its stop, or initials as they are written where nothing else tells them."""
    if len(token.text) == 1 and token.text.isupper() and parsed.text[token.end : token.end + 1] == ".":
        return not _ends_a_name(parsed, token, words)
    return words.caseless and token.is_title and (_glued(parsed, token) or _run_together(parsed, token, words))


def _ends_a_name(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a letter is the whole given name behind a family name, and the stop that of the sentence: «Ван И.»."""
    before = neighbour(parsed, token, -1)
    return before is not None and before.is_title and before.norm in words.first_families


def _run_together(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a word is of initials without stops: "KP Sharma Oli", "AK Abdul Momen"."""
    if not (token.text.isupper() and len(token.text) in INITIALS and token.text.isalpha()):
        return False
    after = neighbour(parsed, token, 1)
    joined = after is not None and after.start - token.end == 1 and words.head.of(after) is None
    return joined and words.head.of(token) is None and goes_on_a_name(after)


def is_mark_of_initials(token: Token, parsed: Parse) -> bool:
    """The dots and the dash of «К.-Ж.»."""
    before = parsed.tokens[token.index - 1] if token.index else None
    if before is None or before.end != token.start:
        return False
    after_dot = token.text == "-" and before.text == "."
    return after_dot or (
        token.text == "." and (_glued(parsed, before) or (len(before.text) == 1 and before.text.isupper()))
    )


def _glued(parsed: Parse, token: Token) -> bool:
    """Whether a word is an initial of two letters, its stop and the name behind it without a space: "Kh.Battulga"."""
    stop, name = (*parsed.tokens[token.index + 1 : token.index + 3], None, None)[:2]
    if len(token.text) != 2 or not token.is_title or stop is None or name is None or stop.text != ".":
        return False
    return stop.start == token.end and name.start == stop.end and name.is_title


def is_apostrophe(parsed: Parse, i: int) -> bool:
    """Whether a mark stands inside a name, as in "O'Neill", "Mata'afa"."""
    if not 0 < i < len(parsed.tokens) - 1 or parsed.tokens[i].text not in APOSTROPHES:
        return False
    before, mark, after = parsed.tokens[i - 1 : i + 2]
    glued = before.end == mark.start and mark.end == after.start
    return glued and before.is_title and after.is_word and after.text.lower() not in ENDINGS


def is_inside_name(parsed: Parse, i: int, words: Words) -> bool:
    """Whether a mark is part of a name: an apostrophe or one around a nickname."""
    return is_apostrophe(parsed, i) or _is_nickname_mark(parsed, i, words)


def _is_nickname_mark(parsed: Parse, i: int, words: Words) -> bool:
    """Whether a mark stands around one word inside a name: 'Ferdinand "Bongbong" Marcos'."""
    if parsed.tokens[i].text not in MARKS:
        return False
    opening = i if i + 1 < len(parsed.tokens) and parsed.tokens[i].end == parsed.tokens[i + 1].start else i - 2
    inside = parsed.tokens[max(0, opening - 1) : opening + 4]
    if opening < 1 or len(inside) < INSIDE or inside[0].sentence != inside[-1].sentence:
        return False
    before, first, nickname, last, after = inside
    glued = first.end == nickname.start and nickname.end == last.start and before.end < first.start
    named = before.is_title and nickname.is_title and words.head.of(before) is None and not common(before)
    goes_on = after.is_title or after.norm in words.particles
    return first.text in MARKS and last.text in MARKS and glued and named and goes_on


def without_marks(tokens: Sequence[Token], kinds: Sequence[str]) -> tuple[list[Token], list[str]]:
    """The words of a name without the marks around a nickname; an apostrophe stays."""
    ends = {token.end for token in tokens} & {token.start for token in tokens}
    kept = [
        (token, kind)
        for token, kind in zip(tokens, kinds, strict=True)
        if token.text not in MARKS or {token.start, token.end} <= ends
    ]
    return [token for token, _ in kept], [kind for _, kind in kept]


def in_capitals(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a short word in capitals is a surname, for a given name in small letters stands before: "Paul BIYA"."""
    if not (words.caseless and token.text.isupper() and token.text.isalpha() and len(token.text) > len("AK")):
        return False
    before = neighbour(parsed, token, -1)
    while before is not None and before.text.isupper() and len(before.text) > 1:
        before = neighbour(parsed, before, -1)
    return before is not None and before.index < token.index and before.is_title and is_given(before)
