"""Names in doubt decided by the tagger, and two people side by side parted."""

from collections.abc import Mapping, Sequence

from communique.parse import Parse, Token
from communique.recognize.people.declension import Declension, stems
from communique.recognize.people.names import Name, name_at
from communique.recognize.people.spelling import common
from communique.recognize.people.words import Words

Tagged = tuple[int, int, str]
BOTH = 2
NEAR_HEAD = 4  # tokens back to the head of a title whose field is spoken of


def confirm(parsed: Parse, names: Sequence[Name], words: Words, asked: Mapping[int, set[int]]) -> tuple[Name, ...]:
    """The names with those in doubt decided by the tagger.

    `asked` are the sentences that it may be asked about, each with the tokens that are known to be areas: the tagger's
    places that hold one of them say nothing of what stands beside it.
    """
    decided: list[Name] = [name for name in names if name.sure]
    sure = {i for name in decided for i in range(name.first, name.last)}
    tagged: dict[int, list[tuple[int, int, str]]] = {}
    for number in sorted(asked):
        sentence = parsed.sentences[number]
        found = parsed.tagged(sentence)
        answers = found.names if found else ()
        spans = [(n.first + sentence.first, n.last + sentence.first, n.kind) for n in answers]
        tagged[number] = [s for s in spans if s[2] == "PER" or not asked[number] & set(range(s[0], s[1]))]
        for first, last, kind in tagged[number]:
            here = set(range(first, last))
            clear = not here & asked[number] or _beside(parsed, here - asked[number])
            if kind == "PER" and not here & sure and clear and not _cut_off(parsed, first, last):
                decided.append(name_at(parsed, (first, last), words))
                sure |= here
    for name in names:
        span = set(range(name.first, name.last))
        if not span & sure and not any(
            kind != "PER" and first < name.last and name.first < last
            for first, last, kind in tagged.get(parsed.tokens[name.first].sentence, ())
        ):
            decided += [_bare(parsed, name, words)]
    return tuple(sorted(decided, key=lambda name: name.first))


def _beside(parsed: Parse, others: set[int]) -> bool:
    """Whether what the tagger has besides a place is no word of the dictionary («Масанори Фукусима»)."""
    return any(parsed.tokens[i].is_title and not any(f.known for f in parsed.tokens[i].forms) for i in others)


def _cut_off(parsed: Parse, first: int, last: int) -> bool:
    """Whether a single word is the last of the text, with no stop after it: it may be half a word."""
    return last == len(parsed.tokens) and last - first == 1


def _bare(parsed: Parse, name: Name, words: Words) -> Name:
    """A name still in doubt, without the common words before its first uncommon one."""
    first = name.first
    field = words.caseless and _field(parsed, first, words)
    while name.strong and first < name.last - 1 and _drops(parsed.tokens[first], words):
        if words.caseless and not field and not _accident(parsed, first, words):
            break
        first += 1
    found = name_at(parsed, (first, name.last), words)
    return name if first == name.first else Name(found.first, found.last, False, True, found.parts)


def _accident(parsed: Parse, first: int, words: Words) -> bool:
    """Whether a capital letter tells nothing of a name: at the start of a sentence, or in a title."""
    token = parsed.tokens[first]
    opening = parsed.sentences[token.sentence].first == first
    titles = words.keep.union(words.complements, words.own_state)
    return opening or not titles.isdisjoint(token.lemmas)


def _field(parsed: Parse, first: int, words: Words) -> bool:
    """Whether a field of office begins at a word: "Under Secretary for Public Diplomacy X"."""
    link = parsed.tokens[first - 1] if first > 1 else None
    near = parsed.tokens[max(0, first - NEAR_HEAD) : max(0, first - 1)]
    return link is not None and link.norm in words.links and any(words.head.of(token) is not None for token in near)


def _drops(token: Token, words: Words) -> bool:
    double = token.text.rpartition("-")[2][:1].isupper() and "-" in token.text  # "Eva-Maria"
    return common(token) and len(token.text) > 3 and token.norm not in words.first_families and not double


def separate(parsed: Parse, names: Sequence[Name], words: Words, patterns: Declension) -> tuple[Name, ...]:
    """The names, those that hold two people cut in two («Путин Эрдогану», «Алексей Миллер Петер Сийярто»).

    Two people in one word are no name: "Hasina-Lee talks".
    """
    names = _apart(names, patterns)
    surnames = {stems(name.words[-1], patterns) for name in names if name.sure and len(name.words) > 1}
    any_of_them = frozenset().union(*surnames)
    found: list[Name] = []
    for name in names:
        cut = _cut(parsed.tokens[name.first : name.last], name, (surnames, any_of_them), patterns)
        middle = name.first + cut
        spans = ((name.first, middle), (middle, name.last)) if cut else ()
        found += [name_at(parsed, span, words) for span in spans] or [name]
    return tuple(found)


def _apart(names: Sequence[Name], patterns: Declension) -> list[Name]:
    """The names but those with a hyphen that hold two people, whom other names tell apart: "the Lee-Xi talks"."""
    double = [name for name in names if len(name.words) >= BOTH and name.words[0].joint == "-"]
    if not double:
        return list(names)
    told = {name: frozenset().union(*(stems(part, patterns) for part in name.words)) for name in names}
    joined = [name for name in double if _joined(name, told, patterns)]
    return [name for name in names if name not in joined]


def _joined(name: Name, told: Mapping[Name, frozenset[str]], patterns: Declension) -> bool:
    """Whether others name what stands before and behind a hyphen apart, and nobody else bears both."""
    first, *rest = (stems(part, patterns) for part in name.words)
    others = [found for other, found in told.items() if other != name]
    ones = [found for found in others if found & first]
    seconds = [found for found in others if all(found & part for part in rest)]
    return bool(ones and seconds) and not any(found in seconds for found in ones)


Surnames = tuple[set[frozenset[str]], frozenset[str]]  # the forms of each, and all of them


def _cut(tokens: Sequence[Token], name: Name, surnames: Surnames, patterns: Declension) -> int:
    """After how many tokens a second person begins; 0 where there is one only."""
    plain = len(tokens) == len(name.words) == len(name.parts)
    given = [_given(token) for token in tokens]
    if plain and given == [True, False, True, False]:
        return 2
    if not plain or len(tokens) != 2 or any(given):
        return 0
    first, second = (stems(part, patterns) for part in name.words)
    apart = first & surnames[1] and second & surnames[1]
    return 1 if apart and not any(first & known and second & known for known in surnames[0]) else 0


def _given(token: Token) -> bool:
    return any(form.known and form.name == "given" and form.number != "Plur" for form in token.forms)
