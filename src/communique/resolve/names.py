"""Names of people across spellings and alphabets: a folded form to compare by, and whether two names can be one person.

No list of known people: «Токаев», «Тоқаев», "Tokayev" meet because they are transliterated and sounded alike, and
«Си Цзиньпин» meets "Xi Jinping" because a table spells its syllables.
"""

from collections.abc import Callable, Mapping
from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

from communique.resolve.gender import are_of_two_sexes
from communique.resolve.orthographies import is_cyrillic, transcribed
from communique.resolve.romanized import romanized

# What one sound is written as in several alphabets and customs of transliteration, longest first.
SOUNDS = (
    ("shch", "s"),
    ("chi", "ti"),
    ("sch", "s"),
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("dz", "z"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("sh", "s"),
    ("th", "t"),
    ("ck", "k"),
    ("w", "v"),
    ("q", "k"),
    ("tz", "ts"),
    ("x", "ks"),
    ("y", "i"),
)
# Letters that languages read differently: Charles and Michel, Friedrich; Juncker, José.
AMBIGUOUS = (("ch", ("ch", "sh", "kh", "k")), ("j", ("j", "y", "kh")))
# What French leaves unspoken at the end: Barrot, Charles.
SILENT = "tsd"
SPOKEN = 4
# Behind these an h is no letter of its own; elsewhere Cyrillic may write it as g: «Ибрагим», «Шмыгаль».
JOINED = frozenset("sczktgpdwr")
# What of South Slavic names is written without its marks: Vucic, Plenkovic.
SLAVIC = "ic"
Words = tuple[str, ...]
ALIKE = 65
GIVEN = 60
NEARLY = 85
VOWELS = frozenset("aeiou")
# Consonants that one alphabet writes for the other's: von and фон, Merz and Мерц.
LIKE = str.maketrans({"f": "v", "z": "s"})
# Marks that tell a sound, before they are taken off.
MARKED = str.maketrans(
    {"č": "ch", "ć": "ch", "ç": "ch", "š": "sh", "ş": "sh", "ș": "sh", "ž": "zh", "ţ": "ts", "ț": "ts"}
)
# What of a name is the same in any custom: hissing sounds, h, j and vowels aside, voiced as voiceless.
HISSING = ("shch", "sch", "dzh", "ch", "sh", "zh", "dj", "kh")
COARSE = str.maketrans("cqgzfwd", "kkksvvt", "aeiouyjh")
# Letters of which Latin has two for each of Korean, and Cyrillic one.
KOREAN = str.maketrans("gdbrc", "ktplj", "aeiouwyh")


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters, lower case; hyphens part."""
    return _tokens(name)


@lru_cache(maxsize=50_000)
def _tokens(name: str) -> tuple[str, ...]:
    plain = anyascii(_initials(name.lower()).translate(MARKED)).replace("'", "").lower()
    letters = "".join(c if c.isalnum() else " " for c in plain)
    return tuple(letters.split())


def _initials(name: str) -> str:
    """A name with each initial that Latin writes with several letters as its sound: «Ш. Мирзиёев», «Ю. Ушаков»."""
    if name.isascii():
        return name
    words = "".join(c if c.isalnum() else " " for c in name).split()
    if not any(len(word) == 1 and is_cyrillic(word) for word in words):
        return name
    return " ".join(sounded(anyascii(word))[:1] if len(word) == 1 and is_cyrillic(word) else word for word in words)


@lru_cache(maxsize=50_000)
def sounded(token: str) -> str:
    """One Latin word with customs of transliteration evened out: tokaev, toqaev, tokayev → tokaiev or tokaev."""
    for written, sound in SOUNDS:
        token = token.replace(written, sound)
    softened: list[str] = []
    for here, after in zip(token, (token + " ")[1:], strict=True):
        soft = after in "ei"
        letter = {"c": "s" if soft else "k", "g": "j" if soft else "g"}.get(here, here)
        unspoken = letter == "h" and after.isalpha() and after not in VOWELS
        if not unspoken and (not softened or softened[-1] != letter):
            softened.append(letter)
    return "".join(softened)


@lru_cache(maxsize=50_000)
def skeleton(token: str) -> str:
    """The consonants of a word as sounded, with a leading vowel marked: tkv."""
    sound = sounded(token)
    bones = "".join(c for c in sound.replace("ts", "s").translate(LIKE) if c not in VOWELS)
    return ("a" if sound[:1] in VOWELS else "") + bones


@lru_cache(maxsize=50_000)
def _key(token: str) -> str:
    """A word as coarse as to be one for all customs of writing it: what may differ is left out."""
    coarse = token
    for hissing in HISSING:
        coarse = coarse.replace(hissing, "")
    for written, sound in (("ts", "s"), ("x", "ks"), ("ph", "f"), ("ng", "n")):
        coarse = coarse.replace(written, sound)
    bones = coarse.translate(COARSE)
    once = "".join(c for c, before in zip(bones, " " + bones, strict=False) if c != before)
    return once.rstrip("ts") or once or skeleton(coarse or token)


def name_keys(name: str) -> tuple[str, ...]:
    """Keys under which a name is filed: of its last word, by a table of syllables first where one fits."""
    words = tokens(name)
    spelled = [_key(other[-1]) for _, other in romanized(name)]
    written = [_key(tokens(other)[-1]) for other in transcribed(name)]
    others = [_key(other) for other in _spellings(words[-1])] if words else []
    return tuple(dict.fromkeys([*spelled, _key(words[-1]), *written, *others])) if words else ()


def word_keys(name: str) -> frozenset[str]:
    """Keys of all words of a name: two that can be one person's share one."""
    rows = (tokens(name), *(spelled for _, spelled in romanized(name)), *map(tokens, transcribed(name)))
    words = {word for row in rows for word in row}
    every = words | {other for word in words for other in _spellings(word)}
    return frozenset(_key(word) if len(word) > 1 else word for word in every)


@lru_cache(maxsize=100_000)
def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: all words of the shorter are in the longer, one of them in full."""
    return _same_words(tokens(one), tokens(other)) or _same_by_table(one, other) or _same_transcribed(one, other)


def _same_transcribed(one: str, other: str) -> bool:
    """Whether a name in Cyrillic is the other, in Latin letters, as its language is transcribed."""
    for name, latin in ((one, other), (other, one)):
        if is_cyrillic(name) and any(_same_words(tokens(name), tokens(spelled)) for spelled in transcribed(latin)):
            return True
    return False


def _same_by_table(one: str, other: str) -> bool:
    """Whether the syllables of one name are those of the other: in one row, for such a name is never cut short."""
    for name, latin in ((one, other), (other, one)):
        if name.isascii() or not latin.isascii():
            continue
        words = tokens(latin)
        for system, spelled in romanized(name):
            if any(BY_TABLE[system](row, words) for row in {spelled, (*spelled[1:], spelled[0])}):
                return True
    return False


def _chinese(one: Words, other: Words) -> bool:
    return "".join(one) == "".join(other)


def _korean(one: Words, other: Words) -> bool:
    """Every Korean spells his name as he likes: its consonants are compared, weak as strong."""
    bones, others = (
        "".join(word.replace("ng", "n").replace("ck", "k").replace("ch", "j").translate(KOREAN) for word in words)
        for words in (one, other)
    )
    return bones == others and len(bones) > 2


def _japanese(one: Words, other: Words) -> bool:
    return _sound_alike("".join(one), "".join(other)) and ratio("".join(one), "".join(other)) >= NEARLY


BY_TABLE: Mapping[str, Callable[[Words, Words], bool]] = {
    "palladius": _chinese,
    "kontsevich": _korean,
    "polivanov": _japanese,
}


def _same_words(one: Words, other: Words) -> bool:
    short, long = sorted((one, other), key=len)
    if not short:
        return False
    left = list(long)
    full = missed = 0
    pairs: list[tuple[str, str]] = []
    for word in short:
        found = next((i for i, candidate in enumerate(left) if _same_word(word, candidate)), None)
        if found is None:
            missed += 1
            continue
        full += len(word) > 1 and len(left[found]) > 1
        pairs.append((word, left[found]))
        del left[found]
    if are_of_two_sexes(pairs):
        return False
    # Of long names one word may be written beyond recognition: «Реджеп Тайип Эрдоган», "Recep Tayyip Erdoğan".
    allowed = 1 if len(short) > 2 and _same_word(short[-1], long[-1]) else 0
    return full > 0 and missed <= allowed and (len(short) > 1 or _is_surname(short[0], long))


def _same_word(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return sounded(one)[:1] == sounded(other)[:1]
    if one == other or _sound_alike(one, other):
        return True
    return any(_sound_alike(this, that) for this in _readings(one) for that in _readings(other))


def _sound_alike(one: str, other: str) -> bool:
    return skeleton(one) == skeleton(other) and ratio(sounded(one), sounded(other)) >= ALIKE


@lru_cache(maxsize=50_000)
def _readings(token: str) -> tuple[str, ...]:
    """A word in the ways that languages read its letters, itself included."""
    found = [token]
    for letters, sounds in AMBIGUOUS:
        if letters in token:
            found += [word.replace(letters, sound) for word in found for sound in sounds[1:]]
    found += _spellings(token)
    if len(token) > SPOKEN and token[-1] in SILENT:
        found += [word[:-1] for word in found]
    return tuple(found)


@lru_cache(maxsize=50_000)
def _spellings(token: str) -> tuple[str, ...]:
    """A Latin word as another alphabet may write it: h as g, the c of Vucic as ch."""
    hard = "".join(
        "g" if c == "h" and before not in JOINED else c for before, c in zip(" " + token, token, strict=False)
    )
    slavic = token.replace("c", "ch") if token.endswith(SLAVIC) and len(token) > SPOKEN else token
    return tuple(word for word in (hard, slavic) if word != token)


def _is_surname(word: str, name: tuple[str, ...]) -> bool:
    """A single word stands for a fuller name only by its last word: «Путин», not «Владимир»."""
    return len(name) == 1 or _same_word(word, name[-1])


def shares_word(one: str, other: str) -> bool:
    """Whether two names have a word of some length in common: the least that one person's names have."""
    others = [word for word in tokens(other) if len(word) >= SPOKEN]
    return any(_same_word(word, known) for word in tokens(one) if len(word) >= SPOKEN for known in others)


def is_given_name(one: str, other: str) -> bool:
    """Whether one of two names is a single word of the other, and not its last: «Тамим», «Карл», «Лула»."""
    short, long = sorted((tokens(one), tokens(other)), key=len)
    return len(short) == 1 < len(long) and len(short[0]) >= SPOKEN and any(_same_word(short[0], w) for w in long[:-1])


def is_short_form(one: str, other: str) -> bool:
    """Whether two names have one surname and given names that begin alike: Joe and Joseph Biden."""
    some, others = tokens(one), tokens(other)
    if len(some) < 2 or len(others) < 2 or not _same_word(some[-1], others[-1]):
        return False
    given, known = sounded(some[0]), sounded(others[0])
    alike = len(given) > 1 and given[:2] == known[:2]
    return alike and not are_of_two_sexes([(some[-1], others[-1])])


def is_written_otherwise(one: str, other: str) -> bool:
    """Whether a name in Cyrillic and one in Latin letters have one surname and given names that sound much alike.

    Of anybody that is too little: for two tellings of who holds one post it is enough.
    """
    some, others = tokens(one), tokens(other)
    if is_cyrillic(one) == is_cyrillic(other) or min(len(some), len(others)) < 2:
        return False
    if not _same_word(some[-1], others[-1]) or min(len(some[0]), len(others[0])) < SPOKEN:
        return False
    return ratio(sounded(some[0]), sounded(others[0])) >= GIVEN


def matched(some: tuple[str, ...], others: tuple[str, ...]) -> int:
    """How many names of one list can be people of the other; each is used once."""
    left = list(others)
    count = 0
    for name in some:
        found = next((i for i, other in enumerate(left) if same_name(name, other)), None)
        if found is not None:
            count += 1
            del left[found]
    return count
