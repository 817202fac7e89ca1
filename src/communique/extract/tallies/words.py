"""A pack's words of figures, compiled once: which cues stand where in a text."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from communique.lang import Pack
from communique.parse import Token

Phrase = tuple[str, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class Cue:
    """Tokens `first` to `last` (exclusive) that belong to a group of words: «indicator:exports», «status:target»."""

    group: str
    first: int
    last: int
    how: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Words:
    """Phrases by their first word, each with its group and how it tells (words, verbs); nouns that are counted."""

    phrases: Mapping[str, tuple[tuple[Phrase, str, str], ...]]
    counted: Mapping[str, tuple[str, ...]]
    indicators: tuple[str, ...]

    def cues(self, tokens: Iterable[Token]) -> tuple[Cue, ...]:
        """All cues among some tokens that follow each other; the longest phrase of a group wins at a place."""
        run = tuple(tokens)
        return tuple(cue for at in range(len(run)) for cue in self._at(run, at))

    def _at(self, run: tuple[Token, ...], at: int) -> list[Cue]:
        found: dict[str, Cue] = {}
        for word in {run[at].norm, *run[at].lemmas}:
            for phrase, group, how in self.phrases.get(word, ()):
                if _follows(run, at, phrase):
                    cue = Cue(group=group, first=run[at].index, last=run[at].index + len(phrase), how=how)
                    if group not in found or cue.last > found[group].last:
                        found[group] = cue
        return [found[group] for group in sorted(found)]


@cache
def words_of(pack: Pack) -> Words:
    """The words of `tallies.toml`."""
    table = pack.table("tallies")
    phrases: dict[str, list[tuple[Phrase, str, str]]] = {}
    counted: dict[str, list[str]] = {}
    for entry in table.get("indicator", ()):
        for how in ("words", "verbs"):
            _add(phrases, entry.get(how, ()), f"indicator:{entry['id']}", how)
        for noun in entry.get("nouns", ()):
            counted.setdefault(noun, []).append(entry["id"])
    for section in ("direction", "status", "scope", "noise"):
        for name, lines in table.get(section, {}).items():
            _add(phrases, lines, f"{section}:{name}", "words")
    return Words(
        phrases={word: tuple(found) for word, found in phrases.items()},
        counted={noun: tuple(ids) for noun, ids in counted.items()},
        indicators=tuple(entry["id"] for entry in table.get("indicator", ())),
    )


def _add(phrases: dict[str, list[tuple[Phrase, str, str]]], lines: Any, group: str, how: str) -> None:
    for line in lines:
        phrase = tuple(line.split())
        phrases.setdefault(phrase[0], []).append((phrase, group, how))


def _follows(run: tuple[Token, ...], at: int, phrase: Phrase) -> bool:
    if at + len(phrase) > len(run):
        return False
    return all(word == token.norm or word in token.lemmas for word, token in zip(phrase, run[at:], strict=False))
