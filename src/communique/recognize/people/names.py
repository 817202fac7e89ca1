"""Where names of people stand: runs of capitalised words, decided by their looks or, where unsure, by the tagger."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from communique.model.mention import AreaMention, OrganizationMention
from communique.parse import Parse, Token
from communique.recognize.people.declension import CASES, GENDERS, Declension, Part
from communique.recognize.people.namesakes import is_namesake, takes_a_name
from communique.recognize.people.side_by_side import side_by_side
from communique.recognize.people.spelling import (
    common,
    goes_on_a_name,
    in_capitals,
    is_apostrophe,
    is_given,
    is_headline_verb,
    is_initial,
    is_inside_name,
    is_mark_of_initials,
    is_townlike,
    neighbour,
    without_marks,
)
from communique.recognize.people.words import Words

# Kinds of word in a run.
STRONG, WEAK, SMALL, INITIAL = "strong", "weak", "small", "initial"
ROMAN = frozenset("IVXLCDM")
CLOSED = ("ADP", "CCONJ", "DET", "PART", "NUM")  # capital in a headline only, where no ending tells a name
BEYOND = 2  # tokens behind a name that may tell it is a place's
LONGEST_NAME = 4  # "Luiz Inácio Lula da Silva", particles left out
LONGEST = 8  # words; a longer run is a list or a headline in capitals
NAME_POS = ("NOUN", "ADJ", "X", "PART", "PRON", "NUM", "ADV", "INTJ", "VERB", "ADP", "CCONJ", "")


@dataclass(frozen=True, slots=True)
class Name:
    """Tokens `first` to `last` (exclusive) that name a person, or may (`sure` False).

    `strong` is true where a word is no common word of the dictionary.
    """

    first: int
    last: int
    sure: bool
    strong: bool
    parts: tuple[Part, ...]

    @property
    def words(self) -> tuple[Part, ...]:
        """The parts that are neither initials nor particles."""
        return tuple(part for part in self.parts if not part.fixed)


def find_names(parsed: Parse, taken: Sequence[AreaMention | OrganizationMention], words: Words) -> tuple[Name, ...]:
    """All runs that can be names, in order; `taken` are the mentions of areas and organisations, which are none."""
    alike = {mention.first for mention in taken if is_namesake(parsed, mention, words)}
    used = {i for mention in taken for i in range(mention.first, mention.last)} - alike
    used -= {mention.last - 1 for mention in taken if takes_a_name(parsed, mention)}
    found = []
    for first, last, kinds in _runs(parsed, (used, alike), words):
        trimmed = _trimmed((first, last), kinds, parsed, words)
        for start, end in (part for span in trimmed for part in side_by_side(parsed, span, words)):
            if words.named_places and _names_a_place(parsed, start, end, words):
                continue
            kind = kinds[start - first : end - first]
            sure = _sure(parsed.tokens[start:end], kind, words) or _behind_initials(parsed, start, kind, words)
            found.append(Name(start, end, sure, STRONG in kind, _parts(parsed.tokens[start:end], kind, words)))
    return tuple(found)


def name_at(parsed: Parse, span: tuple[int, int], words: Words) -> Name:
    """The name at tokens that are known to be one: brackets, courtesies and stray small words left out."""
    first, last = span
    while last < len(parsed.tokens) and parsed.tokens[last].norm in words.suffixes and not parsed.tokens[last].is_title:
        last += 1
    first = _past_courtesy(parsed, first, last, words)
    kinds = []
    for token in parsed.tokens[first:last]:
        kind = _kind(token, parsed, words) or (WEAK if token.is_word else "")
        if not kind:
            break
        kinds.append(kind)
    while len(kinds) > 1 and kinds[-1] == SMALL and parsed.tokens[first + len(kinds) - 1].norm in words.particles:
        kinds.pop()
    kinds = kinds or [WEAK]
    last = first + len(kinds)
    return Name(first, last, True, True, _parts(parsed.tokens[first:last], kinds, words))


def _past_courtesy(parsed: Parse, first: int, last: int, words: Words) -> int:
    """Where a name begins after «шейх», or after a common word that only opens the sentence («По», «Упрёк»)."""
    while (
        first < last - 1
        and words.courtesy(parsed.tokens[first])
        and (words.caseless or parsed.tokens[first].text[0].islower())
    ):
        first += 1
    token = parsed.tokens[first]
    opening = parsed.sentences[token.sentence].first == first
    stray = opening and first < last - 1 and common(token) and not common(parsed.tokens[first + 1])
    return first + 1 if stray and token.norm not in words.first_families else first


def _runs(parsed: Parse, places: tuple[set[int], set[int]], words: Words) -> Iterator[tuple[int, int, list[str]]]:
    used, alike = places
    for sentence in parsed.sentences:
        i = sentence.first
        while i < sentence.last:
            kinds: list[str] = []
            j = i
            while j < sentence.last and j not in used and len(kinds) < LONGEST + 4:
                kind = STRONG if j in alike else _kind(parsed.tokens[j], parsed, words)
                if kind is None or (kind == SMALL and not kinds):
                    break
                kinds.append(kind)
                j += 1
            if STRONG in kinds or WEAK in kinds:
                yield i, j, kinds
            i = max(j, i + 1)


def _kind(token: Token, parsed: Parse, words: Words) -> str | None:
    """What a token can be in a name; None where it ends the run."""
    if token.text[-1].isdigit():
        return None  # «Миссия-500», "Expo-2017"
    if not token.is_word:
        mark = is_mark_of_initials(token, parsed) or (words.caseless and is_inside_name(parsed, token.index, words))
        return INITIAL if mark else None
    if ROMAN.issuperset(token.text.replace("–", "").replace("-", "")) and not _before_a_name(parsed, token, words):
        return SMALL if ROMAN.issuperset(token.text) else None
    if is_initial(parsed, token, words):
        return INITIAL
    if words.caseless and is_apostrophe(parsed, token.index - 1):
        return SMALL
    return _word(token, parsed, words)


def _before_a_name(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a letter that may be a number is an initial: "D. Tsogtbaatar", "V. K. Singh", never "Charles V. He"."""
    if len(token.text) > 1:
        return False
    before = neighbour(parsed, token, -1)
    at = token.index
    while _is_lettered(parsed, at):
        at += 2
    name = parsed.tokens[at] if at < len(parsed.tokens) else None
    opens = before is None or not before.is_title or words.head.of(before) is not None or words.courtesy(before)
    opens = opens or not words.opens_title.isdisjoint(before.lemmas if before else ())
    if at == token.index or not opens or name is None or name.sentence != token.sentence:
        return False
    return name.is_title and not name.text.isupper() and words.head.of(name) is None


def _is_lettered(parsed: Parse, at: int) -> bool:
    """Whether a capital letter with its stop stands at a place."""
    letter, stop = (*parsed.tokens[at : at + 2], None, None)[:2]
    return bool(letter and stop and len(letter.text) == 1 and letter.is_title and stop.text == ".")


def _word(token: Token, parsed: Parse, words: Words) -> str | None:
    """What a word that is no initial can be in a name; None where it ends the run."""
    named = words.caseless and token.is_title
    if named and (token.norm in words.weekdays or words.letters(parsed.tokens, token.index)):
        return None  # "President Mauricio Macri Friday met …", "H E Josep Borrell"
    if named and is_headline_verb(parsed, token, words):
        return None
    if named and (kind := _by_neighbours(parsed, token, words)):
        return kind
    if token.is_title:
        return STRONG if is_townlike(parsed, token, words) else _capital(token, words)
    return _small(token, words)


def _behind_a_given_name(parsed: Parse, token: Token) -> bool:
    """Whether a word that else is none of a name stands in capitals right behind a given name: "Theresa May"."""
    before = neighbour(parsed, token, -1)
    given = before is not None and before.is_title and is_given(before)
    double = "-" in token.text and token.text.rpartition("-")[2][:1].isupper()  # "Jennifer Geerlings-Simons"
    return given and (token.form.pos in ("AUX", "VERB") or double) and not token.text.isupper()


def _by_neighbours(parsed: Parse, token: Token, words: Words) -> str:
    """What the words beside a word tell that it is in a name; empty where they tell nothing."""
    if _fathered(parsed, token, words) or in_capitals(parsed, token, words):
        return STRONG
    return WEAK if _behind_a_given_name(parsed, token) else ""


def _fathered(parsed: Parse, token: Token, words: Words) -> bool:
    """Whether a monarch's title is a name here: "Sultan bin Saad Al Muraikhi", "Foreign Minister Amir Khan Muttaqi"."""
    title, after = words.head.of(token), neighbour(parsed, token, 1)
    if not title or title.rank != "head_of_state" or after is None:
        return False
    before = neighbour(parsed, token, -1)
    behind_title = before is not None and before.is_title and words.head.of(before) is not None
    return after.norm in words.fathers or (behind_title and after.is_title)


def _names_a_place(parsed: Parse, first: int, last: int, words: Words) -> bool:
    """Whether a name is that of an airport or a university: "King Khalid International Airport"."""
    end = min(parsed.sentences[parsed.tokens[first].sentence].last, last + BEYOND)
    return any(token.is_title and token.lemmas & words.named_places for token in parsed.tokens[first + 1 : end])


def _small(token: Token, words: Words) -> str | None:
    """«аль», «оглы», and «аль-Фалих» as one word."""
    if token.norm in words.particles or token.norm in words.suffixes:
        return SMALL
    head, _, tail = token.text.partition("-")
    return STRONG if tail[:1].isupper() and head in words.particles else None


def _capital(token: Token, words: Words) -> str | None:
    known = [form for form in token.forms if form.known]
    named = [form for form in known if form.name]
    abbreviation = 1 < len(token.text) < 5 and 2 * sum(letter.isupper() for letter in token.text) > len(token.text)
    closed = words.caseless and known and known[0].pos in CLOSED and token.norm not in words.first_families
    if abbreviation or closed or not words.writes(token.text[0]) or (words.head.of(token) is not None and not named):
        return None
    if (words.complement_first and token.lemmas & words.opens_title) or (not named and _is_unlike(token, words)):
        return None
    if not known:
        return STRONG
    people = [form for form in named if form.name in ("given", "surname", "patronymic")]
    if not people and known[0].name in ("organization", "place") and known[0].score > 0.3:
        return None
    if people and sum(form.score for form in people) >= 0.3 and known[0].pos in ("NOUN", "ADJ"):
        return STRONG
    plain = known[0].pos in NAME_POS and len(token.text) <= 12
    return WEAK if people or plain or token.norm in words.first_families else None


def _is_unlike(token: Token, words: Words) -> bool:
    """Whether a word is no name even in capitals: «Олжас Бектенов Халықаралық форумда»."""
    return bool(words.unlike) and (token.form.pos == "ADJ" or token.norm.endswith(words.unlike))


def _trimmed(span: tuple[int, int], kinds: Sequence[str], parsed: Parse, words: Words) -> Iterator[tuple[int, int]]:
    """The run without weak words at its ends that only the place in the sentence makes capital."""
    first, _ = start, end = span
    opening = parsed.sentences[parsed.tokens[first].sentence].first == first
    if opening and kinds[0] == WEAK and _plain(parsed.tokens[start], words) and not _family_first(parsed, start, words):
        start += 1
    start = _past_letters(parsed, (start, end), words)
    start += _before_initials(parsed.tokens[start:end], kinds[start - first :], words)
    while words.caseless and end > start + 1 and _courtesy(parsed.tokens[start], words):
        start += 1
    start = _past_field(parsed, (start, end), words) if words.caseless and start < end else start
    while end > start + 1 and _loose(parsed.tokens[end - 1], kinds[end - 1 - first], words):
        end -= 1
    if end > start + 1 and parsed.tokens[end - 1].norm in words.suffixes:
        end -= bool(words.full_surnames) and parsed.tokens[end - 2].norm.endswith(words.full_surnames)
    while words.caseless and end > start and _shortened(parsed, end - 1, words):
        end -= 1
    if end > start:
        yield start, end


def _before_initials(tokens: Sequence[Token], kinds: Sequence[str], words: Words) -> int:
    """How many common words of a title stand before the initials of a name: "Minister of Trade J. Bush"."""
    at = kinds.index(INITIAL) if words.caseless and INITIAL in kinds else 0
    return at if all(not words.opens_title.isdisjoint(token.lemmas) for token in tokens[:at]) else 0


def _past_letters(parsed: Parse, span: tuple[int, int], words: Words) -> int:
    """Past a courtesy of two letters with stops, the last of which some leave out: "H. E. Evaristo Carvalho"."""
    start, end = span
    after = words.past_letters(parsed.tokens, start)
    return after if start < after < end and parsed.tokens[start + 1].text == "." else start


def _past_field(parsed: Parse, span: tuple[int, int], words: Words) -> int:
    """Past words of a title to the given name behind them: "of European Affairs Juraj Blanár"."""
    start, end = span
    if _is_headed(parsed, start, words):
        return start  # "Minister Gan Kim Yong"
    given = next((i for i in range(start, end - 1) if is_given(parsed.tokens[i])), start)
    while given > start and parsed.tokens[given - 1].norm in words.first_families:
        given -= 1  # "Senior General Min Aung Hlaing"
    plain = all(t.is_title and common(t) and t.norm not in words.first_families for t in parsed.tokens[start:given])
    return given if plain else start


def _is_headed(parsed: Parse, start: int, words: Words) -> bool:
    """Whether the head of a title stands right before a word."""
    before = neighbour(parsed, parsed.tokens[start], -1)
    return before is not None and before.is_title and words.head.of(before) is not None


def _family_first(parsed: Parse, at: int, words: Words) -> bool:
    """Whether a family name that is a common word too stands before an uncommon one: "Wang Yi"."""
    token, after = parsed.tokens[at], neighbour(parsed, parsed.tokens[at], 1)
    noun = words.caseless and token.norm in words.first_families and token.form.pos == "NOUN"
    return noun and goes_on_a_name(after)


def _courtesy(token: Token, words: Words) -> bool:
    """Whether a word is of courtesy, like "Sheikh", and no part of the name that follows."""
    capitals = len(token.text) > 1 and token.text.isupper()  # "HE" is no Mr He
    return words.courtesy(token) and (capitals or token.norm not in words.first_families)


def _shortened(parsed: Parse, at: int, words: Words) -> bool:
    """Whether a word is of courtesy and cut short, with its stop: "Prof." in "Prof. Alpha Conde"."""
    stop = parsed.tokens[at + 1] if at + 1 < len(parsed.tokens) else None
    cut = stop is not None and stop.text == "." and stop.start == parsed.tokens[at].end
    return cut and _courtesy(parsed.tokens[at], words)


def _loose(token: Token, kind: str, words: Words) -> bool:
    """A dash of initials or a small word that joins nothing («Лукашенко до …»)."""
    return (kind == INITIAL and token.text == "-") or (kind == SMALL and token.norm in words.particles)


def _plain(token: Token, words: Words) -> bool:
    """A common word that does not even end as surnames do («Токаев» is a form of «Токай» to the dictionary)."""
    return common(token) and not token.norm.endswith(words.surname_endings)


def _sure(tokens: Sequence[Token], kinds: Sequence[str], words: Words) -> bool:
    """Whether a run is a name by its looks: a given name first, a family name first, a surname's ending last."""
    big = [token for token, kind in zip(tokens, kinds, strict=True) if kind in (STRONG, WEAK)]
    if STRONG not in kinds:
        return False
    if INITIAL in kinds and len(big) == 1:
        return True
    if len(big) > 3:
        big = [token for token in big if token.norm not in words.particles]  # Тамим бен Хамад Әл Тани
    if not 2 <= len(big) <= 3:
        led = len(kinds) > 1 and kinds[-2] == SMALL  # "da Silva"
        known = is_given(big[0]) and not any(map(common, big[: len(big) - led])) if big else False
        return words.caseless and len(big) == LONGEST_NAME and known
    # Without cases a common word behind a given name is a surname too: "Donald Trump".
    plainly = words.caseless and any(f.known and f.name == "given" for f in big[0].forms)
    if plainly or (big[0].norm in words.first_families and not any(common(t) for t in big[1:])):
        return True
    if common(big[0]) or any(_plain(t, words) for t in big):
        return False
    given = [any(f.known and f.name in ("given", "patronymic") for f in t.forms) for t in big]
    of_father = len(big) == 3 and big[1].norm.endswith(tuple(words.suffixes))  # Қасым-Жомарт Кемелұлы Тоқаев
    surname = (len(big) == 2 or of_father) and big[-1].norm.endswith(words.surname_endings)
    return surname or (given[0] and (len(big) == 2 or not all(given)))


def _behind_initials(parsed: Parse, start: int, kinds: Sequence[str], words: Words) -> bool:
    """Whether a common word is a surname, for initials stand before it amid a sentence: "met V. K. Singh"."""
    before = neighbour(parsed, parsed.tokens[start], -1)
    amid = before is not None and before.text != "." and not any(form.name == "place" for form in before.forms)
    return words.caseless and amid and kinds[0] == INITIAL and kinds[-1] == WEAK and kinds.count(WEAK) == 1


def _parts(tokens: Sequence[Token], kinds: Sequence[str], words: Words) -> tuple[Part, ...]:
    """The words of a name, hyphens split, initials and particles fixed."""
    raw: list[tuple[str, bool, str]] = []  # text, fixed, joint
    tokens, kinds = without_marks(tokens, kinds)
    for i, (token, kind) in enumerate(zip(tokens, kinds, strict=True)):
        glued = i + 1 < len(tokens) and tokens[i + 1].start == token.end
        joint = "" if glued else " "
        pieces = token.text.split("-") if kind in (STRONG, WEAK) and "-" in token.text.strip("-") else [token.text]
        for k, piece in enumerate(pieces):
            opening = i == 0 < len(tokens) - 1 and token.norm not in words.first_families  # "Al Sisi"
            inside = len(pieces) > 1 or 0 < i < len(tokens) - 1 or opening
            small = piece.lower() in words.particles and (kind == SMALL or piece.islower() or inside)
            ending = kind == SMALL and (token.norm in words.suffixes or ROMAN.issuperset(piece))
            ending = ending or (i > 0 and token.norm in words.generations)
            fixed = kind == INITIAL or small or ending or not piece
            raw.append((piece, fixed, "-" if k + 1 < len(pieces) else joint))
    big = [i for i, (_, fixed, _) in enumerate(raw) if not fixed]
    asian = bool(big) and raw[big[0]][0].lower() in words.first_families
    parts = []
    for i, (text, fixed, joint) in enumerate(raw):
        stiff = bool(big) and i != big[-1] and (joint == "-" or (asian and len(text) <= 5))
        after_particle = i > 0 and raw[i - 1][1] and raw[i - 1][0].lower() in words.particles
        of_father = i + 1 < len(raw) and raw[i + 1][1] and raw[i + 1][0].lower() in words.suffixes
        last = not big or i >= big[-1]
        rigid = stiff or of_father or (after_particle and not (last and words.only_last))
        parts.append(Part(text=text, fixed=fixed, stiff=rigid, last=last, joint=joint))
    return tuple(parts)


def possible_cases(name: Name, patterns: Declension) -> tuple[str, ...]:
    """The cases that the endings of a name allow."""
    found = []
    for case in CASES:
        for gender in GENDERS:
            weights = [max(patterns.nominatives(p.text.lower(), case, gender).values()) for p in name.words]
            if weights and weights[-1] > -1.9 and sum(weights, 0.0) > -4.5:
                found.append(case)
                break
    return tuple(found)
