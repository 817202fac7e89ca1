"""One document laid out for events: for each token its sentence and clause, the mentions that stand at it."""

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, field
from itertools import pairwise

from communique.extract.events.cases import Cases
from communique.extract.events.homes import homes_of
from communique.extract.events.lexicon import Lexicon, lexicon_of
from communique.extract.events.who import people_of
from communique.extract.scene import Scene
from communique.model.mention import (
    AreaMention,
    GroupMention,
    Mention,
    OfficeMention,
    OrganizationMention,
    PeriodMention,
    PersonMention,
)
from communique.parse import Token
from communique.parse.structure import Form

PUBLISHERS = ("press_service", "ministry", "agency")
BRACKETS = 40  # tokens that brackets hold at most
SPEAKER = 12  # tokens of one who says it, title and all, with the verb
WITHIN = frozenset("'’.-")  # marks within words
STOPS = frozenset(';:–—()«»"“”')


@dataclass(slots=True)
class Stage:
    """What the features of events are read from.

    `cuts[i]` is twice the clause boundaries before token i, and one more in brackets.
    """

    scene: Scene
    lexicon: Lexicon
    cuts: list[int]
    groups: list[frozenset[str]]
    areas: tuple[AreaMention, ...]
    people: tuple[PersonMention, ...]
    periods: tuple[PeriodMention, ...]
    bands: tuple[GroupMention, ...]
    offices: tuple[OfficeMention, ...]
    organizations: tuple[OrganizationMention, ...]
    quoted: tuple[tuple[int, int], ...]
    homes: Mapping[int, str]
    cases: Cases
    publishers: frozenset[str]
    spoken: frozenset[str]
    _starts: dict[str, list[int]] = field(default_factory=dict)

    @property
    def tokens(self) -> tuple[Token, ...]:
        """The tokens of the document."""
        return self.scene.parsed.tokens

    def between(self, a: int, b: int) -> int:
        """How many clause boundaries lie between two tokens."""
        return (abs(self.cuts[a] - self.cuts[b]) + 1) // 2

    def around(self, kind: str, first: int, last: int) -> tuple[Mention, ...]:
        """The mentions of a kind that start at tokens `first` to `last` (exclusive)."""
        mentions: tuple[Mention, ...] = getattr(self, kind)
        starts = self._starts.get(kind)
        if starts is None:
            starts = self._starts[kind] = [m.first for m in mentions]
        return mentions[bisect_left(starts, first) : bisect_right(starts, last - 1)]

    def in_quotation(self, token: int) -> bool:
        """Whether a token stands inside quoted speech."""
        at = self.tokens[token].start
        last = bisect_right(self.quoted, (at, len(self.scene.parsed.text))) - 1
        return last >= 0 and at < self.quoted[last][1]

    def form_at(self, token: int) -> Form:
        """The reading by which a word tells of an event: «прибыли» is of coming, though profits are more common."""
        forms = self.tokens[token].forms
        told = [form for form in forms if form.lemma in self.lexicon.cues] or list(forms[:1])
        # A form of a verb that the pack lists is one, whatever it looks like: «кездескен».
        return next((form for form in told if self.lexicon.verbs_last and form.verb == "Fin"), told[0])

    def announces(self, i: int) -> bool:
        """Whether two words and a verb behind them tell of what is ahead: "are to meet", "is going to meet"."""
        return _announces(self.tokens, i, self.lexicon)

    def area_of(self, person: int) -> str:
        """The area of a person of the table, the likeliest where no title says it."""
        return self.scene.mentions.person(person).area or self.homes.get(person, "")


def stage_of(scene: Scene) -> Stage:
    """Lay out a document."""
    lexicon = lexicon_of(scene.pack)
    mentions = scene.mentions
    homes = homes_of(scene)
    groups = [lexicon.groups_of.of(token) for token in scene.parsed.tokens]
    return Stage(
        scene=scene,
        lexicon=lexicon,
        cuts=_cuts(scene, lexicon),
        groups=groups,
        areas=tuple(a for a in mentions.areas if not a.part),
        people=people_of(scene, homes, lexicon),
        periods=mentions.periods,
        bands=mentions.groups,
        offices=mentions.offices,
        organizations=mentions.organizations,
        quoted=tuple((q.span.start, q.span.end) for q in mentions.quotations if not q.name),
        homes=homes,
        cases=Cases(scene, lexicon),
        spoken=frozenset().union(*groups),
        publishers=frozenset(o.area for o in mentions.organizations if o.area and o.kind in PUBLISHERS),
    )


def _announces(tokens: tuple[Token, ...], i: int, lexicon: Lexicon) -> bool:
    word, to, verb = (*tokens[i : i + 3], None, None, None)[:3]
    if word is None or to is None or verb is None:
        return False
    pairs = any((lemma, to.norm) in lexicon.coming for lemma in word.lemmas)
    return pairs and any(f.verb == "Inf" or f.pos == "AUX" for f in verb.forms)


def _cuts(scene: Scene, lexicon: Lexicon) -> list[int]:
    """Clause boundaries: marks, commas before what opens a clause, "and" before what is ahead."""
    tokens, found, count, inside = scene.parsed.tokens, [], 0, 0
    named = _named(scene)
    for i, token in enumerate(tokens):
        if i and token.sentence != tokens[i - 1].sentence:
            count, inside = count + 4, 0
        elif inside:
            inside = int(token.text != ")")  # behind brackets the clause goes on
        elif token.text == "(" and _closed(tokens, i):
            inside = 1
        elif (i not in named and token.text in STOPS) or _begins(tokens, i, lexicon):
            count += 1
        found.append(2 * count + inside)
    return found


def _closed(tokens: tuple[Token, ...], i: int) -> bool:
    """Whether a bracket is closed in its sentence."""
    behind = (token for token in tokens[i : i + BRACKETS] if token.sentence == tokens[i].sentence)
    return any(token.text == ")" for token in behind)


def _begins(tokens: tuple[Token, ...], i: int, lexicon: Lexicon) -> bool:
    """Whether a clause begins at a token behind a comma, or at the "and" of "and plans to visit"."""
    if i and tokens[i - 1].text == "," and _opens(tokens, i, lexicon):
        return True
    return tokens[i].pos == "CCONJ" and _announces(tokens, i + 1, lexicon)


def _named(scene: Scene) -> set[int]:
    """The tokens of names in quotation marks with their marks, and dashes between two states: no clause ends there."""
    parsed = scene.parsed
    found: set[int] = set()
    for quotation in scene.mentions.quotations:
        if quotation.name:
            found.update(range(max(0, quotation.first - 1), min(len(parsed.tokens), quotation.last + 1)))
    for a, b in pairwise(scene.mentions.areas):
        if b.first - a.last == 1 and a.sentence == b.sentence:
            found.add(a.last)
    return found


def _opens(tokens: tuple[Token, ...], i: int, lexicon: Lexicon) -> bool:
    """Whether a clause opens at a token after a comma."""
    for token in tokens[i : i + 3]:
        if token.text == ",":
            return False
        if not lexicon.openers.isdisjoint((token.norm, *token.lemmas)) or token.form.verb in ("Part", "Conv"):
            return True
    return lexicon.caseless and _says(tokens[i : i + SPEAKER], lexicon)


def _says(tokens: tuple[Token, ...], lexicon: Lexicon) -> bool:
    """Whether a verb of saying stands behind who says it: ", Peru's President Juan Diaz said after talks"."""
    for token in tokens:
        if token.form.verb == "Fin" and not lexicon.openers.isdisjoint(token.lemmas):
            return True
        if token.pos not in ("NOUN", "ADJ", "DET", "ADP") and token.text not in WITHIN:
            return False
    return False
