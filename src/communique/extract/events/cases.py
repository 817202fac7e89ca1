"""In which case a person or a state stands: by its ending, or by its place where nouns have no cases.

A place is named like the case that other languages would put there ("with the minister" is «с министром»), so that
what was learned of one language serves another.
"""

from bisect import bisect_right

from communique.extract.events.lexicon import Lexicon
from communique.extract.scene import Scene
from communique.model.mention import Mention
from communique.parse import Token

FAR = 25  # tokens between a subject and its verb
INSIDE = ("DET", "ADJ", "NOUN", "NUM", "PART")  # words that may stand between a preposition and a name
WORDS = 4  # so many of them
JOINED = 3  # tokens between two names of one list
STOPS = frozenset(";:–—()")


class Cases:
    """The cases of the mentions of a document."""

    def __init__(self, scene: Scene, lexicon: Lexicon) -> None:
        """Note where titles begin: what stands before a title stands before its holder."""
        self._tokens = scene.parsed.tokens
        self._places, self._last = lexicon.places, lexicon.verbs_last
        # «Ильхам Әлиевпен»: the last word of a name alone tells its case.
        people = scene.mentions.people if self._last else ()
        named = ((m, scene.mentions.person(m.person).name) for m in people if m.form == "name")
        self._inflected = frozenset(m.last for m, name in named if not name.endswith(self._tokens[m.last - 1].text))
        self._titled = {o.last: o.first for o in scene.mentions.offices if o.holders}
        self._people = sorted(scene.mentions.people, key=lambda m: m.last)
        self._lasts = [m.last for m in self._people]
        self._known: dict[tuple[int, int], frozenset[str]] = {}

    def of(self, mention: Mention) -> frozenset[str]:
        """The cases that a mention can be in."""
        if not self._places:
            at = mention.last - 1 if self._last else mention.first
            cases = frozenset(form.case for form in self._tokens[at].forms if form.case)
            return cases - {"Nom"} if mention.last in self._inflected else cases
        key = (mention.first, mention.last)
        if key not in self._known:
            self._known[key] = frozenset()  # a list that would come back to itself ends here
            self._known[key] = frozenset((self._by_place(mention),))
        return self._known[key]

    def _by_place(self, mention: Mention) -> str:
        tokens = self._tokens
        if tokens[mention.last - 1].form.case:
            return tokens[mention.last - 1].form.case
        if getattr(mention, "form", "") == "pronoun":
            after = tokens[mention.last] if mention.last < len(tokens) else None
            return "Nom" if after is not None and after.pos in ("VERB", "AUX", "ADV") else "Acc"
        first = self._start(mention.first)
        before = self._behind(first, mention.sentence)
        if before is None:
            return "Nom"
        if before.pos == "ADP":
            return self._places.get(before.norm, "Loc")
        if self._lists(before, mention.last) and (joined := self._joined(before.index)):
            return joined
        return "Acc" if self._verb_before(before) else "Nom"

    def _start(self, first: int) -> int:
        """Where a name with its title begins: "the deputy minister, X"."""
        comma = first - 1 if first and self._tokens[first - 1].text == "," else first
        return self._titled.get(first, self._titled.get(comma, first))

    def _lists(self, before: Token, last: int) -> bool:
        """Whether a name goes on with a list: behind a conjunction, or between two commas or the like."""
        after = self._tokens[last] if last < len(self._tokens) else None
        goes_on = after is not None and (after.pos == "CCONJ" or after.text == ",")
        return before.pos == "CCONJ" or (before.text == "," and goes_on)

    def _behind(self, first: int, sentence: int) -> Token | None:
        """The word before a name that tells its place, over articles and adjectives; None at the sentence's head."""
        for i in range(first - 1, max(first - 2 - WORDS, -1), -1):
            token = self._tokens[i]
            if token.sentence != sentence:
                return None
            if token.pos not in INSIDE:
                return token
        return self._tokens[first - 1] if first else None

    def _joined(self, at: int) -> str:
        """The case of the name before a conjunction or a comma."""
        k = bisect_right(self._lasts, at) - 1
        near = k >= 0 and at - self._lasts[k] <= JOINED and self._people[k].sentence == self._tokens[at].sentence
        return next(iter(self.of(self._people[k])), "") if near else ""

    def _verb_before(self, token: Token) -> bool:
        """Whether a finite verb of the clause stands before a name."""
        for i in range(token.index, max(token.index - FAR, -1), -1):
            other = self._tokens[i]
            if other.sentence != token.sentence or other.text in STOPS:
                return False
            if other.form.verb == "Fin":
                return True
        return False
