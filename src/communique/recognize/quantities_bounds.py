"""Words that bound a number: «более чем на», «превысил отметку в», «около», «до», «с лишним»."""

from collections.abc import Sequence
from dataclasses import dataclass

from communique.model.quantity import Bound
from communique.parse import Token
from communique.recognize.quantities_lexicon import Bounds, is_one_of

# So many words may stand between the word of a bound and its number, those of a period not counted.
REACH = 5
# A verb of growth this far from «до» makes the number a level and no ceiling.
LEVEL_BEFORE, LEVEL_AFTER = 25, 10
# The case of a level in languages with words behind their numbers, and the tokens in which its verb follows.
TO, VERB = "Dat", 4


@dataclass(frozen=True, slots=True, kw_only=True)
class Bounding:
    """The bound and the tokens that say it."""

    bound: Bound
    first: int
    last: int


def bound_of(
    tokens: Sequence[Token], number: tuple[int, int], sentence: tuple[int, int], skip: frozenset[int], words: Bounds
) -> Bounding | None:
    """The bound of a number at tokens `number` of a `sentence`; tokens of `skip` (periods) may stand between."""
    if _compared(tokens, number, sentence, words):
        return _milestone(tokens, number, sentence, words)
    return (
        _before(tokens, number, sentence, skip, words)
        or _after(tokens, number, sentence[1], words)
        or _behind(tokens, number[1], sentence[1], words)
        or _milestone(tokens, number, sentence, words)
    )


def _compared(tokens: Sequence[Token], number: tuple[int, int], sentence: tuple[int, int], words: Bounds) -> bool:
    """Whether a number is one known before that another is compared with: "higher than the $428 million of 2022"."""
    near = tokens[max(sentence[0], number[0] - 2) : number[0]]
    told = len(near) == 2 and near[0].norm in words.compared and near[1].norm in words.known
    behind = tokens[number[1] : min(sentence[1], number[1] + 1)]
    return told and not any(is_one_of(token, words.milestones) for token in behind)


def _before(
    tokens: Sequence[Token], number: tuple[int, int], sentence: tuple[int, int], skip: frozenset[int], words: Bounds
) -> Bounding | None:
    crossed_wide, steps, at = False, 0, number[0] - 1
    while at >= sentence[0] and steps <= REACH:
        token = tokens[at]
        found = _phrase_at(tokens, at, sentence[0], words)
        if found and not (is_one_of(token, words.narrow) and (crossed_wide or _parted(tokens, found, words))):
            return found
        opening = at - 1 if at > sentence[0] and f"{tokens[at - 1].norm} {token.norm}" in words.ceiling else at
        if token.norm in words.ceiling or opening < at:
            told = _tells_level(tokens, (opening if opening < at else number[0], number[1]), sentence, words)
            rough = _roughly(tokens, opening - 1, sentence[0], words)  # «выросла почти до 610 млрд»
            return rough or (None if told else Bounding(bound="at_most", first=opening, last=at + 1))
        if at not in skip:
            if token.text != "," and not is_one_of(token, words.fillers):
                return None
            steps += 1
            crossed_wide = crossed_wide or not (token.text == "," or is_one_of(token, words.narrow_fillers))
        else:
            crossed_wide = True
        at -= 1
    return None


def _parted(tokens: Sequence[Token], found: Bounding, words: Bounds) -> bool:
    """Whether what stands right behind a single word says that it compares: «больше на 5%», «больше, 31 тыс. тонн»."""
    at = found.last
    than = tokens[at].text == "," and tokens[at + 1].pos in ("SCONJ", "CCONJ", "PART")  # «более, чем на 5%»
    return found.last - found.first == 1 and tokens[at].norm in words.parts and not than


def _roughly(tokens: Sequence[Token], at: int, first: int, words: Bounds) -> Bounding | None:
    """The phrase that ends at a token, right before a word of a level, «чем» between."""
    at -= at > first and is_one_of(tokens[at], words.fillers) and tokens[at].pos in ("SCONJ", "CCONJ", "PART")
    return _phrase_at(tokens, at, first, words) if at >= first else None


def _one(bound: Bound, at: int) -> Bounding:
    return Bounding(bound=bound, first=at, last=at + 1)


def _phrase_at(tokens: Sequence[Token], at: int, first: int, words: Bounds) -> Bounding | None:
    """The longest phrase that ends at a token."""
    keys = [tokens[at].norm, *(form.lemma for form in tokens[at].forms)]
    best: Bounding | None = None
    for key in keys:
        for phrase, bound in words.phrases.get(key, ()):
            start = at - len(phrase) + 1
            if start < first or (best and best.last - best.first >= len(phrase)):
                continue
            if all(is_one_of(tokens[start + i], frozenset((word,))) for i, word in enumerate(phrase)):
                best = Bounding(bound=_checked(bound), first=start, last=at + 1)
    return best


def _checked(bound: str) -> Bound:
    return "at_least" if bound == "at_least" else "at_most" if bound == "at_most" else "about"


def _tells_level(tokens: Sequence[Token], number: tuple[int, int], sentence: tuple[int, int], words: Bounds) -> bool:
    """Whether «с 3 до 5», or a verb or noun of growth near «до», says that the number was reached or is aimed at."""
    left = tokens[max(sentence[0], number[0] - LEVEL_BEFORE) : number[0]]
    right = tokens[number[1] : min(sentence[1], number[1] + LEVEL_AFTER)]
    near = left[-8:]
    changed = any(
        token.norm in words.change_from and any(t.text[-1:].isdigit() for t in near[i + 1 : i + 3])
        for i, token in enumerate(near)
    )
    return changed or any(is_one_of(token, words.level) for token in (*left, *right))


def _after(tokens: Sequence[Token], number: tuple[int, int], end: int, words: Bounds) -> Bounding | None:
    """«два с лишним миллиарда», «5 млрд и более»."""
    for at in range(number[0] + 1, number[1] + 1):
        for phrase in words.postfix:
            last = at + len(phrase)
            if last <= end and all(is_one_of(tokens[at + i], frozenset((w,))) for i, w in enumerate(phrase)):
                return Bounding(bound="at_least", first=at, last=last)
    return None


def _behind(tokens: Sequence[Token], at: int, end: int, words: Bounds) -> Bounding | None:
    """«доллардан астам», «миллиардқа жуық»: a word behind the number, which asks for a case of it."""
    if not words.behind or at >= end:
        return None
    cases = {form.case for form in tokens[at - 1].forms if form.case}
    if tokens[at - 1].form.case == "Equ":
        return _one("about", at - 1)  # 60 мыңдай
    for bound, case, phrases in words.behind:
        if case and case not in cases:
            continue
        for phrase in phrases:
            last = at + len(phrase)
            if last <= end and all(is_one_of(tokens[at + i], frozenset((w,))) for i, w in enumerate(phrase)):
                if bound == "at_most" and case == TO and _reached(tokens[last : min(end, last + VERB)], words):
                    return None
                return Bounding(bound=_checked(bound), first=at, last=last)
    return None


def _reached(behind: Sequence[Token], words: Bounds) -> bool:
    """«долларға дейін жеткізу»: a verb of growth makes a level of it, unless somebody only can: «арттыра алады»."""
    return any(is_one_of(t, words.level) for t in behind) and not any(is_one_of(t, words.able) for t in behind)


def _milestone(
    tokens: Sequence[Token], number: tuple[int, int], sentence: tuple[int, int], words: Bounds
) -> Bounding | None:
    """«планка в 240 миллиардов была преодолена»."""
    left = tokens[max(sentence[0], number[0] - 3) : number[0]]
    if not any(is_one_of(token, words.milestones) for token in left):
        return None
    for token in tokens[number[1] : min(sentence[1], number[1] + 8)]:
        if is_one_of(token, words.milestone_verbs):
            return _one("at_least", token.index)
    return None
