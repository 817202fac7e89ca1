"""Names of people across spellings and alphabets: a folded form to compare by, and whether two names can be one person.

No list of known people: «Токаев», «Тоқаев», "Tokayev" meet because they are transliterated and sounded alike.
"""

from functools import lru_cache

from anyascii import anyascii
from rapidfuzz.fuzz import ratio

# What one sound is written as in several alphabets and customs of transliteration, longest first.
SOUNDS = (
    ("shch", "s"),
    ("chi", "ti"),
    ("sch", "s"),
    ("dzh", "j"),
    ("zh", "j"),
    ("dj", "j"),
    ("kh", "h"),
    ("gh", "g"),
    ("ph", "f"),
    ("sh", "s"),
    ("ck", "k"),
    ("w", "v"),
    ("q", "k"),
    ("tz", "ts"),
    ("x", "ks"),
    ("y", "i"),
)
VOWELS = frozenset("aeiou")
# Consonants that one alphabet writes for the other's: von and фон, Merz and Мерц.
LIKE = str.maketrans({"f": "v", "z": "s"})


def tokens(name: str) -> tuple[str, ...]:
    """The words of a name in plain Latin letters, lower case; hyphens part."""
    return _tokens(name)


@lru_cache(maxsize=50_000)
def _tokens(name: str) -> tuple[str, ...]:
    letters = "".join(c if c.isalnum() else " " for c in anyascii(name).replace("'", "").lower())
    return tuple(letters.split())


@lru_cache(maxsize=50_000)
def sounded(token: str) -> str:
    """One Latin word with customs of transliteration evened out: tokaev, toqaev, tokayev → tokaiev or tokaev."""
    for written, sound in SOUNDS:
        token = token.replace(written, sound)
    softened: list[str] = []
    for here, after in zip(token, token[1:] + " ", strict=True):
        soft = after in "ei"
        letter = {"c": "s" if soft else "k", "g": "j" if soft else "g"}.get(here, here)
        if not softened or softened[-1] != letter:
            softened.append(letter)
    return "".join(softened)


@lru_cache(maxsize=50_000)
def skeleton(token: str) -> str:
    """The consonants of a word as sounded, with a leading vowel marked: tkv."""
    sound = sounded(token)
    bones = "".join(c for c in sound.replace("ts", "s").translate(LIKE) if c not in VOWELS)
    return ("a" if sound[:1] in VOWELS else "") + bones


def name_keys(name: str) -> tuple[str, ...]:
    """Keys under which a name is filed: the skeleton of its last word."""
    words = tokens(name)
    return (skeleton(words[-1]),) if words else ()


@lru_cache(maxsize=100_000)
def same_name(one: str, other: str) -> bool:
    """Whether two names can be one person's: all words of the shorter are in the longer, one of them in full."""
    short, long = sorted((tokens(one), tokens(other)), key=len)
    if not short:
        return False
    left = list(long)
    full = missed = 0
    for word in short:
        found = next((i for i, candidate in enumerate(left) if _same_word(word, candidate)), None)
        if found is None:
            missed += 1
            continue
        full += len(word) > 1 and len(left[found]) > 1
        del left[found]
    # Of long names one word may be written beyond recognition: «Реджеп Тайип Эрдоган», "Recep Tayyip Erdoğan".
    allowed = 1 if len(short) > 2 and _same_word(short[-1], long[-1]) else 0
    return full > 0 and missed <= allowed and (len(short) > 1 or _is_surname(short[0], long))


def _same_word(one: str, other: str) -> bool:
    if len(one) == 1 or len(other) == 1:
        return sounded(one)[:1] == sounded(other)[:1]
    return one == other or (skeleton(one) == skeleton(other) and ratio(sounded(one), sounded(other)) >= 65)


def _is_surname(word: str, name: tuple[str, ...]) -> bool:
    """A single word stands for a fuller name only by its last word: «Путин», not «Владимир»."""
    return len(name) == 1 or _same_word(word, name[-1])


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
