"""Titles of offices in any words and language: «глава МИД», "foreign minister", «сыртқы істер министрі» are one post.

A title is read as a set: of ids where its words are known (`lang/world/posts.toml`, named by the languages), of the
beginnings of the words where they are not. Takes titles, gives sets; which language a title is in is not asked.
"""

from collections import defaultdict
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from functools import cache, lru_cache

from communique.lang.pack import every_table, world
from communique.resolve.names import tokens
from communique.resolve.words import STEM, stems

Post = frozenset[str]
# Words are known by their beginnings: so many letters at least, and so many may end otherwise.
BEGUN, ENDING = 3, 2
# What may stand behind a word that is there in full: a short word has no long endings.
SUFFIXES, SHORT, SHORT_SUFFIX, OTHERWISE = 7, 4, 2, 3
NO = -1_000
NOTHING: tuple[int, int, list[str]] = (0, 0, [])


@dataclass(frozen=True, slots=True)
class Phrase:
    """Words of a title in plain letters, and the ids they mean."""

    words: tuple[str, ...]
    ids: Post


@lru_cache(maxsize=20_000)
def post_of(title: str) -> Post:
    """The post that a title tells of, the same for each way of calling it."""
    found: set[str] = set()
    for ids in _read(tokens(title)):
        found |= ids
    return _joined(frozenset(found - {world("posts")["plain"]}))


def is_single(post: Post) -> bool:
    """Whether a state has one holder of this post at a time: of what is not known it is assumed."""
    table = world("posts")
    if not post or post & frozenset(table["many"]) or post <= frozenset(table["placed"]):
        return False
    return not post <= _ids() or bool(post & frozenset(table["single"]))


def is_called_by_given_name(post: Post) -> bool:
    """Whether a holder of this post may go by his first name alone: a king, a president."""
    return is_single(post) and bool(post & frozenset(world("posts")["by_given_name"]))


def answers(title: str, asked: str) -> bool:
    """Whether a title is of the post asked for, or has all its words; who asks for a ministry means its people."""
    wanted, words = post_of(asked), stems(asked)
    of = wanted - {world("posts")["ministry"]} or wanted
    return of <= post_of(title) or (bool(words) and words <= stems(title))


@cache
def _ids() -> Post:
    """All ids that words of titles are known by."""
    return frozenset().union(*(phrase.ids for phrases in _lexicon().values() for phrase in phrases))


def _read(words: tuple[str, ...]) -> Iterator[Post]:
    """The ids of each phrase, the longest and best that fits first; the beginnings of words that are in none."""
    at = 0
    while at < len(words):
        known = _lexicon().get(words[at][:BEGUN], ())
        count, _, ids = max(((*_fit(phrase, words[at:]), sorted(phrase.ids)) for phrase in known), default=NOTHING)
        if count:
            yield frozenset(ids)
        elif len(words[at]) > 2 or words[at].isdigit():
            yield frozenset({words[at][:STEM].replace("z", "s")})
        at += count or 1


def _fit(phrase: Phrase, words: tuple[str, ...]) -> tuple[int, int]:
    """How many words a phrase covers and how well; none where it does not stand here."""
    count = len(phrase.words)
    fits = [_likeness(known, word) for known, word in zip(phrase.words, words[:count], strict=False)]
    return (count, sum(fits)) if len(fits) == count and NO not in fits else (0, 0)


def _likeness(known: str, word: str) -> int:
    """Letters that a known word shares with one of a title, less those it has beside them; `NO` for another word."""
    if known == word:
        return 2 * len(known)
    shared = next((n for n, (a, b) in enumerate(zip(known, word, strict=False)) if a != b), min(len(known), len(word)))
    rest, behind = len(known) - shared, len(word) - shared
    if shared < BEGUN or rest > ENDING:
        return NO
    most = SHORT_SUFFIX if len(known) <= SHORT else OTHERWISE if rest else SUFFIXES
    return 2 * shared - rest - behind if behind <= most else NO


@cache
def _lexicon() -> Mapping[str, tuple[Phrase, ...]]:
    """All phrases of all languages by the beginning of their first word."""
    found: dict[str, dict[tuple[str, ...], Phrase]] = defaultdict(dict)
    for table in every_table("posts"):
        for ids, phrases in table["words"].items():
            for phrase in phrases:
                words = tokens(phrase)
                found[words[0][:BEGUN]].setdefault(words, Phrase(words, frozenset(ids.split())))
    return {begin: tuple(phrases.values()) for begin, phrases in found.items()}


def _joined(post: Post) -> Post:
    """What parts make together, as the table has it; what only says more of what leads is left out."""
    table = world("posts")
    for rule in table["joined"]:
        if post >= frozenset(rule["of"]):
            post = post - frozenset(rule["of"]) | frozenset(rule["make"])
    if post & frozenset(table["houses"]):
        post -= {table["parliament"]}
    leading = frozenset(table["leading"])
    return post - (frozenset(table["fields"]) - leading) if post & leading else post
